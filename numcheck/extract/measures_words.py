"""The words of `--all` compiled: units and money, fractions, labels and idioms of one language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from .. import rulebook
from ..errors import Problem, RuleError
from .grammar import Grammar
from .tokens import Sentence

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it may be worded: `name` is None where quantulum3 gives it; `line` is where the rules tell of it."""

    words: Phrase
    name: str | None
    line: int
    duration: bool = False


@dataclass(slots=True)
class MeasureWords:
    """What measures.yaml says, indexed by first words (money by its last); built once, then only read."""

    file: str = ""
    units: dict[str, list[Unit]] = field(default_factory=dict)
    symbols: dict[str, Unit] = field(default_factory=dict)
    money: dict[str, list[Unit]] = field(default_factory=dict)
    money_letters: dict[str, str] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    fractions: dict[str, list[tuple[Phrase, float]]] = field(default_factory=dict)
    idioms: dict[str, list[Phrase]] = field(default_factory=dict)
    out_of: list[Phrase] = field(default_factory=list)
    entities: frozenset[str] = frozenset()
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    years: tuple[int, int] = (0, 0)
    lines: dict[str, int] = field(default_factory=dict)

    def rule(self, line: int) -> str:
        return f"{self.file}:{line}"


_LISTS = (
    "averages minus fraction_of one in every old apart aged age_unit alone dimensions rates rates_with_unit labels "
    "names no_units not_one pronoun_before moves moved_by moved_from"
).split()


@lru_cache(maxsize=4)
def measure_words(language: str) -> MeasureWords:
    """The shipped measures.yaml of a language. Raises RuleError with file and line for what cannot be used."""
    name = f"{language}/measures.yaml"
    path = rulebook.shipped() / language / "measures.yaml"
    if not path.is_file():
        raise RuleError(Problem(f"rules/{name} is missing"))
    return compile_measures(rulebook.read_yaml(path, name), name)


def compile_measures(table: rulebook.Table, name: str) -> MeasureWords:
    """The words of a measures file. Raises RuleError with every mistake at its line."""
    problems: list[Problem] = []
    words = MeasureWords(file=name)
    durations = frozenset(str(table.get("durations", "")).split())
    for unit, text in table.get("units", {}).items():
        _units(words, str(text), unit, table["units"].lines[unit], unit in durations)
    for text in table.get("measured", ()):
        _units(words, str(text), None, text.line, False)
    for unit, text in table.get("symbols", {}).items():
        line = table["symbols"].lines[unit]
        for symbol in phrases(text):
            words.symbols[" ".join(symbol)] = Unit(symbol, unit, line, unit in durations)
    for unit, text in table.get("money", {}).items():
        line = table["money"].lines[unit]
        for phrase in phrases(text):
            words.money.setdefault(phrase[-1], []).append(Unit(phrase, unit, line))
    for entries in (*words.units.values(), *words.money.values()):
        entries.sort(key=lambda entry: -len(entry.words))
    words.money_letters = {str(key): str(value) for key, value in table.get("money_letters", {}).items()}
    for bound, text in table.get("marks", {}).items():
        words.marks.update(dict.fromkeys(str(text).split(), str(bound)))
    for phrase, share in table.get("fractions", {}).items():
        split = tuple(phrase.split())
        try:
            words.fractions.setdefault(split[0], []).append((split, float(share)))
        except ValueError:
            problems.append(Problem(f"the share '{share}' is no number", name, share.line))
    for phrase in phrases(table.get("idioms", "")):
        words.idioms.setdefault(phrase[0], []).append(phrase)
    odds = table.get("odds", {})
    words.out_of = sorted(phrases(odds.get("out", "")), key=len, reverse=True)
    for key in _LISTS:
        words.words[key] = frozenset(str(odds.get(key, table.get(key, ""))).split())
    words.entities = frozenset(_entities(str(table.get("entities", ""))))
    years = str(table.get("years", "")).split()
    if len(years) == 2 and all(year.isdigit() for year in years):
        words.years = (int(years[0]), int(years[1]))
    else:
        problems.append(Problem("'years' needs a first and a last year", name, table.lines.get("years", table.line)))
    words.lines = dict(table.lines)
    if problems:
        raise RuleError(*problems)
    return words


def phrases(text: str) -> list[Phrase]:
    """The phrases of "miles an hour; mph", cut into tokens as sentences are."""
    bare = Grammar()
    out = []
    for part in str(text).split(";"):
        part = part.strip()
        if part:
            out.append(tuple(Sentence(part, 0, len(part), bare).raw))
    return out


def _units(words: MeasureWords, text: str, name: str | None, line: int, duration: bool) -> None:
    for phrase in phrases(text):
        words.units.setdefault(phrase[0], []).append(Unit(phrase, name, line, duration))


def _entities(text: str) -> Iterable[str]:
    head, _, rest = text.partition(";")
    yield from head.split()
    for part in rest.split(";"):
        yield part.strip()


def begins(low: Sequence[str], at: int, phrase: Phrase) -> bool:
    """Whether the words of a phrase stand at token `at`."""
    return tuple(low[at : at + len(phrase)]) == phrase
