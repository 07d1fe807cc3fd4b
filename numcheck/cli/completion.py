"""`numcheck completion SHELL`: a script that completes commands, options and what they take, made from options.py."""

from __future__ import annotations

from ..errors import UsageError
from .manual import topics
from .options import COMMANDS, OPTIONS, Option
from .parse import meant

SHELLS = ("bash", "zsh", "fish")
_FILES = {"FILE", "DIR", "PATH"}
_NO_FILES = ("rule", "lsp", "completion", "help")
_WORDS = {
    "rule": "{codes}",
    "help": " ".join([*COMMANDS, *topics()]),
    "completion": " ".join(SHELLS),
    "ledger": "init add show log current export import verify",
}


def script(paths: list[str]) -> str:
    """The completion script of one shell. Raises UsageError for another."""
    shell = paths[0].lower() if paths else ""
    if len(paths) != 1 or shell not in SHELLS:
        said = f"there is no completion for {paths[0]}{meant(paths[0], SHELLS)}; " if paths else ""
        raise UsageError(f"{said}completion takes one of {', '.join(SHELLS)}")
    from ..checks.rules import load

    rules = [(rule.code, rule.name) for rule in load(())]
    return {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](rules)


def _of(command: str) -> list[Option]:
    return [option for option in OPTIONS if not command or command in option.commands.split()]


def _values(option: Option, codes: str) -> str:
    """What an option takes, as words; nothing when that is a file or free text."""
    return codes if option.value == "CODES" else " ".join(option.choices)


def _bash(rules: list[tuple[str, str]]) -> str:
    codes = " ".join(code for code, _ in rules)
    values = []
    for option in OPTIONS:
        names = "|".join(option.names)
        if words := _values(option, codes):
            values.append(f'    {names}) _numcheck_words "{words}"; return ;;')
        elif option.value in _FILES:
            values.append(f"    {names}) _numcheck_files; return ;;")
        elif option.value:
            values.append(f"    {names}) return ;;")
    options = [f'    {name or chr(34) * 2}) options="{_long(name)}" ;;' for name in ("", *COMMANDS)]
    rest = [f'    {name}) _numcheck_words "{text.format(codes=codes)}" ;;' for name, text in _WORDS.items()]
    return "\n".join([
        "# bash completion of numcheck; written by `numcheck completion bash`",
        # no mapfile: the bash of macOS is older than it
        "_numcheck_words() { local IFS=$' \\n'; COMPREPLY=($(compgen -W \"$1\" -- \"$current\")); }",
        "_numcheck_files() {",
        "  compopt -o filenames 2>/dev/null",
        "  local IFS=$'\\n'",
        '  COMPREPLY+=($(compgen -f -- "$current"))',
        "}",
        "_numcheck() {",
        "  COMPREPLY=()",
        "  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= options= word",
        "  # bash gives --output-format=sa as three words",
        '  if [ "$current" = "=" ]; then current=',
        '  elif [ "$before" = "=" ]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi',
        '  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
        f'    case $word in {"|".join(COMMANDS)}) command=$word; break ;; esac',
        "  done",
        "  case $before in",
        *values,
        "  esac",
        "  case $command in",
        *options,
        "  esac",
        "  case $current in",
        '    -*) _numcheck_words "$options"; return ;;',
        "  esac",
        "  case $command in",
        f'    "") _numcheck_words "{" ".join(COMMANDS)}" ;;',
        *rest,
        "  esac",
        "  case $command in",
        f'    ""|{"|".join(_NO_FILES)}) ;;',
        "    *) _numcheck_files ;;",
        "  esac",
        "}",
        "complete -F _numcheck numcheck",
    ]) + "\n"  # fmt: skip


def _long(command: str) -> str:
    return " ".join(option.names[-1] for option in _of(command))


def _zsh(rules: list[tuple[str, str]]) -> str:
    codes = " ".join(code for code, _ in rules)
    described = " ".join(_quoted(f"{code}:{name}") for code, name in rules)
    lines = ["#compdef numcheck", "# written by `numcheck completion zsh`", "_numcheck() {",
             "  local context state state_descr line", "  typeset -A opt_args", "  local -a commands rules",
             "  rules=(" + described + ")", "  commands=("]  # fmt: skip
    lines += [f"    {_quoted(f'{name}:{command.does}')}" for name, command in COMMANDS.items()]
    lines += ["  )", "  local command word", "  for word in ${words[2,CURRENT-1]}; do",
              f"    case $word in {'|'.join(COMMANDS)}) command=$word; break ;; esac", "  done",
              "  case $command in"]  # fmt: skip
    for name in ("", *COMMANDS):
        lines.append(f"    {name or chr(39) * 2}) _arguments -S \\")
        for option in _of(name):
            lines.append(f"      {_zsh_option(option, codes)} \\")
        rest = {"": "'1: :->command'", "rule": "'1: :' '2:rule:->rule'", "lsp": "'1: :'"}.get(name)
        if rest is None:
            words = _WORDS.get(name)
            rest = f"'1: :' '2: :({words})'" if words else "'*: :_files'"
            rest += " '*: :_files'" if name == "ledger" else ""
        lines.append(f"      {rest} ;;")
    lines += ["  esac", "  case $state in", "    command) _describe command commands ;;",
              "    rule) _describe rule rules ;;", "  esac", "}",
              # both ways to load it: as an autoloaded function, and with source after compinit
              'if [ "$funcstack[1]" = _numcheck ]; then _numcheck "$@"',
              "else compdef _numcheck numcheck; fi"]  # fmt: skip
    return "\n".join(lines) + "\n"


def _zsh_option(option: Option, codes: str) -> str:
    text = option.help.replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")
    take = ""
    if option.value:
        words = _values(option, codes)
        take = f":{option.value}:" + (f"({words})" if words else "_files" if option.value in _FILES else "")
    parts = []
    for name in option.names:
        equals = "=" if take and name.startswith("--") else ""
        many = "*" if option.many else f"({' '.join(option.names)})" if len(option.names) > 1 else ""
        parts.append(_quoted(f"{many}{name}{equals}[{text}]{take}"))
    return " ".join(parts)


def _fish(rules: list[tuple[str, str]]) -> str:
    codes = " ".join(code for code, _ in rules)
    none = f"not __fish_seen_subcommand_from {' '.join(COMMANDS)}"
    lines = ["# fish completion of numcheck; written by `numcheck completion fish`", "complete -c numcheck -f"]
    for name, command in COMMANDS.items():
        lines.append(f"complete -c numcheck -n {_quoted(none)} -a {name} -d {_quoted(command.does)}")
    for option in OPTIONS:
        every = len(option.commands.split()) == len(COMMANDS)
        where = "" if every else f" -n {_quoted(f'__fish_seen_subcommand_from {option.commands}')}"
        names = "".join(f" -l {n[2:]}" if n.startswith("--") else f" -s {n[1:]}" for n in option.names)
        words = _values(option, codes)
        take = "" if not option.value else " -r -F" if option.value in _FILES else " -x"
        take += f" -a {_quoted(words)}" if words else ""
        lines.append(f"complete -c numcheck{where}{names}{take} -d {_quoted(option.help)}")
    seen = "complete -c numcheck -n '__fish_seen_subcommand_from"
    for name, words in _WORDS.items():
        if name == "rule":
            for code, about in rules:
                lines.append(f"{seen} rule' -a {code} -d {_quoted(about)}")
        else:
            lines.append(f"{seen} {name}' -a {_quoted(words)}")
    files = [name for name in COMMANDS if name not in _NO_FILES]
    lines.append(f"complete -c numcheck -n {_quoted(f'__fish_seen_subcommand_from {chr(32).join(files)}')} -F")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """In single quotes, as all three shells read them (fish alike, but for a backslash before a quote)."""
    return "'" + text.replace("'", "'\\''") + "'"
