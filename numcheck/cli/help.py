"""The help pages, made from the tables of options.py."""

from __future__ import annotations

from .options import COMMANDS, DEFAULT_FORMAT, Option, options_of

_EXITS = "Results go to standard output, everything else to standard error. Nothing is sent anywhere."


def overview() -> str:
    """`numcheck --help`: the commands, where to begin, and how to learn more."""
    lines = [
        "numcheck finds casualty figures in news articles and tells where they differ.",
        "",
        "Usage: numcheck COMMAND [OPTIONS] PATH…",
        "",
        "Commands:",
        *overview_lines(),
        "",
        "To begin:",
        "  numcheck report articles/               every figure of a folder, and how they fit",
        "  numcheck check draft.md --against old/  a draft against what was published",
        "",
        "`numcheck COMMAND --help` tells the options of a command; options stand before or after it.",
        "`numcheck help` is the manual: what is read, exit codes, configuration, suppression, formats.",
        _EXITS,
    ]
    return "\n".join(lines) + "\n"


def overview_lines() -> list[str]:
    """A line for each command: what it takes and what it does."""
    width = max(len(f"{name} {command.takes}") for name, command in COMMANDS.items())
    return [f"  {f'{name} {command.takes}'.ljust(width)}  {command.does}" for name, command in COMMANDS.items()]


def page(name: str) -> str:
    """`numcheck COMMAND --help`: what it does, examples, options."""
    command = COMMANDS[name]
    lines = [
        f"numcheck {name}: {command.does}",
        "",
        f"Usage: numcheck {name} [OPTIONS] {command.takes}".rstrip(),
        "",
        command.tells,
    ]
    lines += ["", "Examples:"]
    for example, meaning in command.examples:
        lines += [f"  {example}", f"      {meaning}"]
    lines += ["", "Options:"]
    for option in options_of(name):
        lines += _option(option)
    if name in DEFAULT_FORMAT and name != "rule":
        lines += ["", "Environment: NUMCHECK_OUTPUT_FORMAT, NO_COLOR, FORCE_COLOR, COLUMNS."]
    return "\n".join([*lines, "", _EXITS]) + "\n"


def _option(option: Option) -> list[str]:
    names = ", ".join(option.names) + (f" {option.value}" if option.value else "")
    text = option.help + (" (may be repeated)" if option.many else "")
    lines = [f"  {names.ljust(24)}  {text}"] if len(names) <= 24 else [f"  {names}", f"  {'':24}  {text}"]
    if option.choices:
        from textwrap import wrap

        lines += [f"  {'':24}  {part}" for part in wrap("one of: " + ", ".join(option.choices), 66)]
    return lines
