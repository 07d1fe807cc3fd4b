"""What the sources have where they do not bear a draft's figure: in words for an editor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from ..compare.bounds import point, relation
from ..compare.gates import place_relation
from ..compare.groups import key
from ..compare.moments import apart, days
from ..model import Comparison, Figure
from ..typed import NamedTuple
from .view import nominal, said, same_interval, where

CHANCE = 4
"""A number below this stands in many articles by chance: it is only looked for where the draft's story is told."""
ROUND = 0.15
"""How far a rounded number may lie from what it was rounded from."""


class Hint(NamedTuple):
    """The tail of the message. `elsewhere`: the number itself was found, told of something else; `open`: it was found
    told of the same people, of an event that may or may not be the draft's."""

    words: str = ""
    elsewhere: bool = False
    open: bool = False


def hint(figure: Figure, against: Sequence[tuple[Comparison, Figure]], sources: Sequence[Figure]) -> Hint:
    """What to tell of a figure that nothing bears: where its number stands, what it adds up from, what is given."""
    linked = {other.article for _, other in against}
    number = nominal(figure)
    near = [f for f in sources if f.article in linked] or list(sources)
    same = [f for f in (near if number is not None and number < CHANCE else sources) if nominal(f) == number]
    same.sort(key=lambda f: f.article not in linked)
    alike = next((f for f in same if _may_be_one(figure, f)), None)
    if alike is not None and alike.article not in {f.article for f in _rivals(figure, against)}:
        return Hint(f"; {where(alike)} has {said(alike)}, but not surely of the same event", open=True)
    found = next(_told_of_another(figure, same), None)
    if found:
        return Hint(f"; {found}{_own(figure, against)}", True)
    summed = _sum(figure, near)
    if summed:
        return Hint(f"; {summed}", True)
    return Hint(_instead(figure, against))


def _may_be_one(figure: Figure, other: Figure) -> bool:
    """The same count of the same people, and neither day nor place sets the two apart."""
    alike = other.metric == figure.metric and key(other.groups) == key(figure.groups) and same_interval(other, figure)
    return alike and other.part_of is None and not (_another_day(figure, other) or _another_place(figure, other))


def _rivals(figure: Figure, against: Sequence[tuple[Comparison, Figure]]) -> list[Figure]:
    """What is surely of the same people and event, and cannot hold beside the figure."""
    alike = [f for _, f in against if f.metric == figure.metric and key(f.groups) == key(figure.groups)]
    return [f for f in alike if relation(f, figure).kind in ("apart", "soft")]


def _another_day(figure: Figure, other: Figure) -> bool:
    gap = apart(days(figure.event_date, figure.published), days(other.event_date, other.published))
    return gap is not None and gap > 1


def _another_place(figure: Figure, other: Figure) -> bool:
    return bool(figure.place and other.place) and place_relation(figure.place or "", other.place or "") == "apart"


def _told_of_another(figure: Figure, same: Sequence[Figure]) -> Iterator[str]:
    """The same number, of another metric, of other people, at another time or place; the surest first."""
    for other in same:
        if other.metric == figure.metric and key(other.groups) != key(figure.groups):
            yield f"{where(other)} has it of others: {said(other)}"
    for other in same:
        if other.metric == figure.metric and same_interval(other, figure):
            if _another_day(figure, other):
                yield f"{where(other)} has it for {other.event_date}"
            elif _another_place(figure, other):
                yield f"{where(other)} has it for {other.place}"
    for other in same:
        if other.metric != figure.metric:
            yield f"{where(other)} has this number for {said(other)}"


def _own(figure: Figure, against: Sequence[tuple[Comparison, Figure]]) -> str:
    """What the sources give for the figure's own metric and people, in short."""
    for _, other in against:
        if other.metric == figure.metric and other.groups == figure.groups and nominal(other) != nominal(figure):
            return f", and {said(other)}"
    return ""


def _sum(figure: Figure, near: Sequence[Figure]) -> str:
    """Two counts of one article that add up to the draft's: a sum that the source itself does not draw."""
    if not point(figure) or (figure.value or 0) < CHANCE:
        return ""
    by_article: dict[str, list[Figure]] = {}
    for f in near:
        if point(f) and f.value and not f.indefinite and f.metric in _ADDED.get(figure.metric, (figure.metric,)):
            by_article.setdefault(f.article, []).append(f)
    every = [pair for told in by_article.values() for pair in combinations(told, 2)]
    every += [(a, b) for a, b in combinations([f for told in by_article.values() for f in told], 2)
              if a.article != b.article and a.metric == b.metric]  # fmt: skip
    for a, b in every:
        if (a.value or 0) + (b.value or 0) == figure.value:
            return f"it is the sum of {said(a)} ({where(a)}) and {said(b)} ({where(b)}), which no source adds up"
    return ""


_ADDED = {"killed": ("killed", "injured", "missing"), "injured": ("injured", "killed"), "casualties": ("casualties",)}
"""Counts that a hasty reader adds up to one of the first metric."""


def _instead(figure: Figure, against: Sequence[tuple[Comparison, Figure]]) -> str:
    best = next((b for _, b in against if b.metric == figure.metric), None)
    if best is None:
        best = next((b for _, b in against), None)
    if best is not None:
        at, number = nominal(best), nominal(figure)
        if point(figure) and at and number and best.metric == figure.metric and _rounded(number, at):
            return f"; {where(best)} has {said(best)}, which this rounds without 'about' or 'nearly'"
        return f"; {where(best)} has {said(best)}"
    return ""


def _rounded(number: float, source: float) -> bool:
    """Whether one number is the other, rounded to its last digit that is not zero."""
    if number == source or not float(number).is_integer():
        return False
    digits = str(int(number))
    zeros = len(digits) - len(digits.rstrip("0"))
    return zeros > 0 and abs(number - source) <= min(10**zeros, ROUND * source)
