"""The dates of a whole article in order: its dateline first, then sentence by sentence with the day named last."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ..calendar import is_day
from ..codes import later
from ..model import Article, When
from ..values import replace
from .dates_find import DATED, find, may_hold_dates
from .dates_words import DateWords
from .gate import folded

MEMORY = 2
"""For how many sentences a named day is what "two days later" counts from."""
_LINES, _LINE, _LONGEST = 5, 200, 30
_AFTER = later(r"\)?\s*[.,]?\s*(?:-|–|—|\(|/|\[|:)|\s*\.\s")
_AFTER_DASH = later(r"\s*[.,]?\s*(?:--|[-–—])")
_DIGIT = later(r"\d")
_BARE = later(r"[^\W\d_]+")


def document_dates(article: Article, sentences: Sequence[tuple[int, int]], words: DateWords) -> list[When]:
    """The date phrases of an article in order; `sentences` are [start, end) in its checked text.

    Where `published` is missing, a dateline ("MOSCOW, February 13. /TASS/.", a line "04 July 2023") stands for it;
    a dateline without a year leaves the years open (`--10-07`), for ever. The dateline has role "dateline".
    """
    return Dates(article, sentences, words).all()


class Dates:
    """The same for single sentences, each read when it is asked for; numbers count the sentences.

    `data` is the checked text as `gate.folded` leaves it, where the caller has it.
    """

    def __init__(
        self, article: Article, sentences: Sequence[tuple[int, int]], words: DateWords, data: bytes | None = None
    ) -> None:
        self._text, self._sentences, self._words = article.checked, sentences, words
        self._data = folded(self._text) if data is None else data
        self._article = article
        self._known: dict[int, list[When]] = {}

    @cached_property
    def _line(self) -> When | None:
        return dateline(self._article, self._words)

    @cached_property
    def _base(self) -> str | None:
        return self._article.published or (self._line.iso if self._line else None)

    def of(self, number: int) -> list[When]:
        """The phrases that begin in a sentence, in order."""
        start, end = self._sentences[number]
        found, line = self._read(number), self._line
        if line is None or not start <= line.start < end:
            return found
        return sorted([*found, line], key=_start)

    def claimed(self, number: int) -> list[tuple[int, int]]:
        """The spans of the phrases that reach into a sentence, in order."""
        spans = [(when.start, when.end) for when in self.of(number)]
        line = self._line
        if line is not None and line.start < self._sentences[number][0] < line.end:
            spans.insert(0, (line.start, line.end))
        return spans

    def all(self) -> list[When]:
        """All phrases of the article, in order."""
        found = [when for number in range(len(self._sentences)) for when in self._read(number)]
        return found if self._line is None else sorted([self._line, *found], key=_start)

    def _read(self, number: int) -> list[When]:
        """The phrases of a sentence, without the dateline and what meets it."""
        known = self._known.get(number)
        if known is not None:
            return known
        start, end = self._sentences[number]
        found: list[When] = []
        if may_hold_dates(self._text, start, end, self._words, self._data[start:end]):
            found = find(self._text, start, end, self._words, self._base, lambda: self._named(number), tested=True)
            line = self._line
            if line is not None and start < line.end:
                found = [w for w in found if w.end <= line.start or w.start >= line.end]
        self._known[number] = found
        return found

    def _named(self, number: int) -> str | None:
        """The day that the sentences right before name last."""
        first = number
        while first and first - 1 not in self._known:
            first -= 1
        for earlier in range(first, number):  # in order, since each may count from the one before
            self._read(earlier)
        for earlier in range(number - 1, max(-1, number - MEMORY - 1), -1):
            for when in reversed(self._read(earlier)):
                if when.iso and when.role in DATED and is_day(when.iso):
                    return when.iso
        return None


def _start(when: When) -> int:
    return when.start


def dateline(article: Article, words: DateWords) -> When | None:
    """The date that stands for the article's own: after the place at its head, before a dash, or alone on a line."""
    text = article.checked
    at, seen = len(article.title) + 1 if article.title else 0, 0
    while seen < _LINES and at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        cut = min(stop, at + _LINE)
        if text[at:cut].strip():
            seen += 1
            reach = _reach(text, at, cut) if _DIGIT.search(text, at, cut) else at
            if not (_DIGIT.search(text, at, reach) and may_hold_dates(text, at, reach, words)):
                at = stop + 1
                continue
            whens = [w for w in find(text, at, cut, words, article.published) if w.role not in ("duration", "age")]
            days = [w for w in whens if w.iso and is_day(w.iso) and any(c.isdecimal() for c in w.text)]
            if days and days[0].role == "day" and _heads(text, at, cut, stop, days[0], whens, words.stamps):
                return replace(days[0], role="dateline")
        at = stop + 1
    return None


def _reach(text: str, at: int, cut: int) -> int:
    """How far into a line a dateline's digits can stand: one small word before the day at most, and a long day."""
    small = 0
    for found in _BARE.finditer(text, at, cut):
        small += not found.group()[0].isupper()
        if small == 2:
            return min(cut, found.start() + _LONGEST)
    return cut


def _heads(text: str, at: int, cut: int, stop: int, day: When, whens: Sequence[When], stamps: frozenset[str]) -> bool:
    """Does the day stand where a dateline has it?"""
    before, after = text[at : day.start], text[day.end : cut]
    bare = _BARE.findall(before)
    others = [*bare, *_BARE.findall(_without(text, day.end, cut, whens))]
    if stop == cut and sum(word.lower() not in stamps for word in others) <= 1:
        return True  # alone on its line, or with one word, or with those of a stamp ("Last updated on 4 July 2023")
    if not bare:
        return _AFTER_DASH.match(after) is not None
    place = bare[0].isupper() and len(bare[0]) > 1 and len(bare) <= 8 and all(w[0].isupper() for w in bare)
    if not place or any(c.isdecimal() for c in before) or not _AFTER.match(after + " "):
        return False
    return before.rstrip().endswith((",", ")", "/", "-", "(")) or not text[at:cut].isupper()


def _without(text: str, start: int, end: int, whens: Sequence[When]) -> str:
    """A stretch of text without its date phrases."""
    kept, at = [], start
    for when in whens:
        if when.start >= start:
            kept.append(text[at : when.start])
            at = max(at, when.end)
    return "".join([*kept, text[at:end]])
