"""The dates of a whole article in order: its dateline first, then sentence by sentence with the day named last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..calendar import is_day
from ..model import Article, When
from .dates_find import DATED, find
from .dates_words import DateWords

MEMORY = 2
"""For how many sentences a named day is what "two days later" counts from."""
_LINES, _LINE = 5, 200
_AFTER = re.compile(r"\s*[.,]?\s*(?:-|–|—|\(|/|\[|:)|\s*\.\s")
_AFTER_DASH = re.compile(r"\s*[.,]?\s*(?:--|[-–—])")
_BARE = re.compile(r"[^\W\d_]+")


def document_dates(article: Article, sentences: Sequence[tuple[int, int]], words: DateWords) -> list[When]:
    """The date phrases of an article in order; `sentences` are [start, end) in its checked text.

    Where `published` is missing, a dateline ("MOSCOW, February 13. /TASS/.", a line "04 July 2023") stands for it;
    a dateline without a year leaves the years open (`--10-07`), for ever. The dateline has role "dateline".
    """
    text = article.checked
    line = dateline(article, words)
    base = article.published or (line.iso if line else None)
    found: list[When] = [line] if line else []
    previous, age = None, 0
    for start, end in sentences:
        age += 1
        here = find(text, start, end, words, base, previous if age <= MEMORY else None)
        if line is not None and start < line.end:
            here = [w for w in here if w.end <= line.start or w.start >= line.end]
        for when in here:
            if when.iso and when.role in DATED and is_day(when.iso):
                previous, age = when.iso, 0
        found += here
    return sorted(found, key=lambda w: w.start)


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
            whens = [w for w in find(text, at, cut, words, article.published) if w.role not in ("duration", "age")]
            days = [w for w in whens if w.iso and is_day(w.iso) and any(c.isdecimal() for c in w.text)]
            if days and days[0].role == "day" and _heads(text, at, cut, stop, days[0], whens):
                return replace(days[0], role="dateline")
        at = stop + 1
    return None


def _heads(text: str, at: int, cut: int, stop: int, day: When, whens: Sequence[When]) -> bool:
    """Does the day stand where a dateline has it?"""
    before, after = text[at : day.start], text[day.end : cut]
    bare = _BARE.findall(before)
    if stop == cut and len(bare) + len(_BARE.findall(_without(text, day.end, cut, whens))) <= 1:
        return True  # alone on its line, or with one word ("Published: 04 July 2023")
    if not bare:
        return _AFTER_DASH.match(after) is not None
    place = bare[0].isupper() and len(bare[0]) > 1 and len(bare) <= 8 and all(w[0].isupper() for w in bare)
    if not place or any(c.isdecimal() for c in before) or not _AFTER.match(after + " "):
        return False
    return before.rstrip().endswith((",", ")", "/", "-")) or not text[at:cut].isupper()


def _without(text: str, start: int, end: int, whens: Sequence[When]) -> str:
    """A stretch of text without its date phrases."""
    kept, at = [], start
    for when in whens:
        if when.start >= start:
            kept.append(text[at : when.start])
            at = max(at, when.end)
    return "".join([*kept, text[at:end]])
