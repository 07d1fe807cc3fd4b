"""Compiles the date words of a language: words become classes, forms become patterns over one character a token."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from ..codes import later
from ..errors import Problem
from ..rulebook import Items, Table, Text
from ..values import lone
from .dates_pattern import Forms

TOKEN = later(r"\d{4}-\d\d-\d\d(?!\d)|\d+(?:[.,:/]\d+)*(?:[^\W\d_]+)?|[^\W\d_]+|[^\w\s]|_")
NUMBER = later(r"(\d+(?:[.,:/]\d+)*)([^\W\d_]*)\Z")
_PIECE = later(r"\{(\w+)\}|([<>\[\]])|([^\s\[\]<>{}]+)")
DASHES = "-‐‑–—"
_SECTIONS = ("months", "weekdays", "units", "parts", "numbers", "ordinals", "suffixes", "capital", "lists", "forms",
             "roles", "skip", "stamps", "possessive", "ranges", "names", "examples", "doc")  # fmt: skip
DIGIT_SLOTS = {"day": "d", "year": "y"} | {k: k for k in ("yy", "iso", "numeric", "clock", "hhmm", "decade")}
READS = tuple("date weekday shift window weekend duration age time since now decade name numeric offset never".split())
ROLES = ("since", "as_of", "by", "until", "before", "after")
OTHER, WORD = "!", "x"
SAMPLES = ("1", "07", "13", "31", "32", "99", "00", "100", "1800", "1999", "0930", "9999", "1:30", "1:30:10", "1.30",
            "1,300", "7/10/2023", "7.10.2023", "2023/10/07", "7/2023", "7/10")  # fmt: skip


Cut = tuple[list[str], str]
"""Tokens, and a character for each: its set of classes."""


@lone
class DateWords:
    """The date words of one language, ready for `find`. Holds no state; can be pickled."""

    name: str
    lexicon: dict[str, str]
    exact: dict[str, str]
    kinds: dict[str, str]
    numbers: dict[frozenset[str], str]
    values: dict[str, dict[str, int]]
    unit_of: dict[str, str]
    forms: dict[str, Forms]
    starts: re.Pattern[str]
    roles: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]
    since: frozenset[str]
    skip: frozenset[str]
    stamps: frozenset[str]
    tails: frozenset[str]
    ranges: tuple[tuple[str | None, frozenset[str]], ...]
    names: dict[str, str]
    month_names: tuple[str, ...]
    weekday_names: tuple[str, ...]
    anchors: frozenset[bytes]
    digits: re.Pattern[str]

    @cached_property
    def cut(self) -> tuple[Callable[[str], Cut], Callable[[str], Cut]]:
        """Cuts what stands between two spaces into tokens: keeping the latest, for short pieces; and for long ones."""
        return lru_cache(1 << 12)(self._cut), self._cut

    def _cut(self, word: str) -> tuple[list[str], str]:
        tokens, chars = TOKEN.findall(word), ""
        for token in tokens:
            char = self.exact.get(token)
            if char is None and token[0].isdecimal():
                char = self.numbers.get(number_classes(token, self.kinds), WORD)
            chars += char or (WORD if token.isalpha() else OTHER)
        return tokens, chars


def number_classes(token: str, kinds: dict[str, str]) -> frozenset[str]:
    """The classes of a token that begins with a digit: d day, y year, yy, m, n number, hhmm, clock, numeric, decade."""
    match = NUMBER.match(token)
    if match is None:
        return frozenset(("iso",))
    digits, suffix = match[1], match[2].lower()
    kind = kinds.get(suffix, "none") if suffix else ""
    found: set[str] = set()
    if kind == "none":
        return frozenset()
    if digits.isdecimal():
        size = len(digits)
        value = int(digits) if size <= 4 else 10000
        if kind == "clock":
            return frozenset(("clock",)) if size <= 2 or (size <= 4 and value < 2400) else frozenset()
        if kind == "decade":
            return frozenset(("decade",)) if size == 4 and 1800 <= value <= 2090 and value % 10 == 0 else frozenset()
        if size <= 2 and 1 <= value <= 31:
            found.add("d")
        if kind == "ordinal":
            return frozenset(found)
        found.add("n")
        if size == 2:
            found.add("yy")
        if size == 4 and 1800 <= value <= 2099:
            found.add("y")
        if size == 4 and value // 100 < 24 and value % 100 < 60:
            found.add("hhmm")
        return frozenset(found)
    if kind not in ("", "clock"):
        return frozenset()
    pieces = re.split(r"[.,:/]", digits)
    marks = {c for c in digits if not c.isdecimal()}
    if len(pieces) == 3 and (marks == {"/"} or marks == {"."}) and max(map(len, pieces)) <= 4 and not kind:
        return frozenset(("numeric",))
    if len(pieces) == 2 and marks == {"/"} and len(pieces[0]) <= 2 and len(pieces[1]) == 4 and not kind:
        return frozenset(("numeric",))
    if len(pieces) <= 3 and (marks == {":"} or (marks == {"."} and kind)) and all(len(p) <= 2 for p in pieces):
        return frozenset(("clock",))
    if marks <= {",", "."} and not kind:
        return frozenset(("n",))
    return frozenset()


def _words(value: object) -> list[str]:
    """A scalar or list of scalars as a list."""
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]


class Builder:
    """Gathers words, classes and mistakes while a language file is compiled."""

    def __init__(self, table: Table, name: str) -> None:
        self.table, self.name = table, name
        self.problems: list[Problem] = []
        self.classes: dict[str, set[str]] = {}
        self.values: dict[str, dict[str, int]] = {}
        self.unit_of: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.capital = {w.lower() for w in _words(table.get("capital", []))}
        self.lists: dict[str, list[str]] = {}

    def fail(self, message: str, line: int | None) -> None:
        self.problems.append(Problem(message, self.name, line))

    def section(self, key: str, kind: type) -> Table | Items:
        value = self.table.get(key)
        if value is None:
            return Table(0) if kind is Table else Items(0)
        if not isinstance(value, kind):
            self.fail(f"'{key}' is to be a {'mapping' if kind is Table else 'list'}", self.table.lines.get(key))
            return Table(0) if kind is Table else Items(0)
        assert isinstance(value, (Table, Items))
        return value

    def add(self, word: str, kind: str, value: int | None = None) -> None:
        word = word.lower()
        self.classes.setdefault(word, set()).add(kind)
        if value is not None:
            self.values.setdefault(kind.split("_")[0], {})[word] = value

    def numbered(self, key: str, kind: str, low: int, high: int) -> None:
        """A section that maps a number to its words; "Jan." with a period is an abbreviation."""
        section = self.section(key, Table)
        assert isinstance(section, Table)
        for number, words in section.items():
            if not number.isdecimal() or not low <= int(number) <= high:
                self.fail(f"'{key}' is to be numbered from {low} to {high}, not '{number}'", section.lines[number])
                continue
            for word in _words(words):
                short = word.endswith(".")
                self.add(word.rstrip("."), kind + ("_short" if short else "_name"), int(number))

    def read_words(self) -> None:
        for key in self.table:
            if key not in _SECTIONS:
                self.fail(f"'{key}' is no section of a dates file", self.table.lines[key])
        self.numbered("months", "month", 1, 12)
        self.numbered("weekdays", "weekday", 0, 6)
        self.numbered("numbers", "n", 0, 999)
        self.numbered("ordinals", "nth", 1, 31)
        for key, kind in (("units", "unit"), ("suffixes", "suffix"), ("lists", "list")):
            section = self.section(key, Table)
            assert isinstance(section, Table)
            for label, words in section.items():
                if key == "units" and label not in UNIT_DAYS:
                    self.fail(f"'{label}' is no unit of time; they are {', '.join(UNIT_DAYS)}", section.lines[label])
                for word in _words(words):
                    if kind == "suffix":
                        self.kinds[word.lower()] = label
                    elif kind == "list":
                        self.lists.setdefault(label, []).append(word.lower())
                        self.add(word, "@" + label)
                    else:
                        self.add(word, kind)
                        self.unit_of[word.lower()] = label
        for word in self.section("parts", Items):
            self.add(str(word), "part")


UNIT_DAYS = {"minute": 0, "hour": 0, "day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
"""The units a form may count in, with their rough length in days (0: shorter than a day)."""


def line_of(value: object) -> int | None:
    """The line a value of the rule file stands on."""
    return value.line if isinstance(value, (Text, Table, Items)) else None


def pieces(form: str) -> Iterable[tuple[str, str]]:
    """A form cut into ("slot", name), ("mark", one of <>[]) and ("word", alternatives joined by |)."""
    at = 0
    for match in _PIECE.finditer(form):
        if form[at : match.start()].strip():
            raise ValueError(f"'{form[at : match.start()].strip()}' cannot be read")
        at = match.end()
        kind = "slot" if match[1] else "mark" if match[2] else "word"
        yield kind, match[1] or match[2] or match[3]
    if form[at:].strip():
        raise ValueError(f"'{form[at:].strip()}' cannot be read")


ANY = frozenset(("any",))
"""Stands for every character, where a form may end or a free word may follow."""


def begins(nodes: list[frozenset[str] | str | None]) -> dict[str, frozenset[str]]:
    """For each character a form can begin with the characters that can come second (ANY where it may end).

    `nodes` are sets of characters, with "[" and "]" around what is optional.
    """
    result: dict[str, frozenset[str]] = {}
    for first in _reachable(nodes, 0):
        if first == len(nodes):
            continue
        seconds: frozenset[str] = frozenset()
        for second in _reachable(nodes, first + 1):
            chars = nodes[second] if second < len(nodes) else ANY
            assert isinstance(chars, frozenset)
            seconds |= chars or ANY
        chars = nodes[first]
        assert isinstance(chars, frozenset)
        for char in chars:
            result[char] = result.get(char, frozenset()) | seconds
    return result


def _reachable(nodes: list[frozenset[str] | str | None], at: int) -> list[int]:
    """The places a match may go on from `at`: through the next optional parts up to a required one, or the end."""
    found, depth = [], 0
    while at < len(nodes):
        node = nodes[at]
        if node == "]":
            depth = max(depth - 1, 0)
            at += 1
        elif node == "[":
            close, level = at, 0
            while True:
                level += {"[": 1, "]": -1}.get(str(nodes[close]), 0) if isinstance(nodes[close], str) else 0
                if level == 0:
                    break
                close += 1
            found += [i for i in _reachable(nodes[:close], at + 1) if i < close]
            at = close + 1
        else:
            found.append(at)
            return found
    found.append(len(nodes))
    return found
