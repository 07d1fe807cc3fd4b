"""Arguments to a call: options before or after the command; every mistake is told at once, with what was meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..errors import UsageError
from ..typed import NamedTuple
from .options import ARTICLES, COMMANDS, DEFAULT_FORMAT, OPTIONS, SUFFIXES, Option

Value = str | bool | list[str]


class Call(NamedTuple):
    """A command with its paths and its options by key; `command` is empty when none was given."""

    command: str
    paths: list[str]
    options: dict[str, Value]

    def flag(self, key: str) -> bool:
        return bool(self.options.get(key))

    def text(self, key: str) -> str | None:
        value = self.options.get(key)
        return value if isinstance(value, str) else None

    def every(self, key: str) -> list[str]:
        """What was given for an option that may be repeated."""
        value = self.options.get(key)
        return list(value) if isinstance(value, list) else []

    def codes(self, key: str) -> list[str]:
        """The same, with `A,B` taken apart."""
        return [code.strip() for value in self.every(key) for code in value.split(",") if code.strip()]


def meant(word: str, known: Iterable[str]) -> str:
    """`; did you mean X?`, or nothing when no known word is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean {near[0]}?" if near else ""


def by_suffix(output: Value | None) -> str | None:
    """The format that the name of a file asks for: `report.html`, `figures.csv`."""
    name = output.lower() if isinstance(output, str) else ""
    return next((format_ for suffix, format_ in SUFFIXES.items() if name.endswith(suffix)), None)


def parse(arguments: Sequence[str], environment: Mapping[str, str]) -> Call:
    """The call that the arguments make. Raises UsageError with every mistake found."""
    named = {name: option for option in OPTIONS for name in option.names}
    problems: list[str] = []
    given: list[tuple[str, Option, str]] = []
    words: list[str] = []
    queue = _spread(arguments, named)
    while queue:
        word = queue.pop(0)
        if word == "--":
            words += queue
            break
        if word == "-" or not word.startswith("-"):
            words.append(word)
            continue
        name, equals, value = word.partition("=")
        option = named.get(name)
        if option is None:
            problems.append(f"there is no option {name}{meant(name, (known for known in named if len(known) > 2))}")
        elif not option.value:
            if equals:
                problems.append(f"{name} takes no value")
            given.append((name, option, ""))
        elif equals or queue:
            given.append((name, option, value if equals else queue.pop(0)))
        else:
            problems.append(f"{name} needs {option.value}")
    command = ""
    if len(words) == 2 and words[0] == "help" and words[1] in COMMANDS:
        given.append(("--help", named["--help"], ""))
        words = words[1:]
    if words and words[0] in COMMANDS:
        command = words.pop(0)
    elif words:
        problems.append(f"there is no command {words[0]}{meant(words[0], COMMANDS)}")
    options = _collect(command, given, problems)
    if "output_format" not in options and command in DEFAULT_FORMAT:
        chosen = environment.get("NUMCHECK_OUTPUT_FORMAT", "")
        formats = next(option.choices for option in OPTIONS if option.key == "output_format")
        if chosen and chosen not in formats:
            problems.append(
                f"NUMCHECK_OUTPUT_FORMAT is {chosen}, but there is {_either(formats)}{meant(chosen, formats)}"
            )
        elif chosen:
            options["output_format"] = chosen
        elif command in ARTICLES and (told := by_suffix(options.get("output"))):
            options["output_format"] = told
    if problems and not options.get("help"):
        raise UsageError(*problems)
    return Call(command, words, options)


def _spread(arguments: Sequence[str], named: Mapping[str, Option]) -> list[str]:
    """`-qv` as `-q -v`, `-j4` as `-j 4`; long options and everything after `--` stay as they are."""
    spread: list[str] = []
    for place, word in enumerate(arguments):
        if word == "--":
            return spread + list(arguments[place:])
        if len(word) < 3 or word[0] != "-" or word[1] == "-":
            spread.append(word)
            continue
        for at in range(1, len(word)):
            option = named.get(f"-{word[at]}")
            spread.append(f"-{word[at]}")
            if option is not None and option.value:
                if word[at + 1 :]:
                    spread.append(word[at + 1 :].removeprefix("="))
                break
    return spread


def _collect(command: str, given: list[tuple[str, Option, str]], problems: list[str]) -> dict[str, Value]:
    options: dict[str, Value] = {}
    for name, option, value in given:
        if command and command not in option.commands.split():
            having = _either(tuple(option.commands.split()), "and")
            problems.append(f"{name} is an option of {having}, not of {command}")
        elif option.choices and value not in option.choices:
            problems.append(f"{name} is {value}, but there is {_either(option.choices)}{meant(value, option.choices)}")
        elif option.many:
            kept = options.setdefault(option.key, [])
            assert isinstance(kept, list)
            kept.append(value)
        else:
            options[option.key] = value if option.value else True
    for key, least in (("jobs", 0), ("max_findings", 0)):
        number = options.get(key)
        if isinstance(number, str) and not (number.isascii() and number.isdigit() and int(number) >= least):
            problems.append(f"--{key.replace('_', '-')} is {number}; it takes a whole number from {least}")
    return options


def _either(choices: tuple[str, ...], word: str = "or") -> str:
    return choices[0] if len(choices) == 1 else f"{', '.join(choices[:-1])} {word} {choices[-1]}"
