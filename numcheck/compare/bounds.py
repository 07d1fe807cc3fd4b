"""Interval arithmetic on what counts say: how two of them relate, sums of several, and shares."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import inf

from ..model import Count, Figure, Number
from ..values import frozen, record


@record
class Told:
    """What a figure says in numbers, apart from everything around it; one object for the same words, so quick to find.
    """

    low: Number | None
    high: Number | None
    value: Number | None
    bound: str
    text: str
    """The words, where they hold no number."""


Counted = Figure | Count | Told


def told(figure: Figure) -> Told:
    """A figure's numbers."""
    bound = figure.bound
    bare = bound == "vague" or figure.value is None
    return _told(figure.low, figure.high, figure.value, bound, figure.text if bare else "")


@lru_cache(maxsize=1 << 15, typed=True)
def _told(low: Number | None, high: Number | None, value: Number | None, bound: str, text: str) -> Told:
    return Told(low, high, value, bound, text)


FLOORS = ("at_least", "more_than")
CEILINGS = ("up_to", "fewer_than")


@frozen
class Relation:
    """How two counts relate, whatever they count.

    `kind` is one of:
      agree    both say the same, or one says exactly what the other admits at its edge
      approx   apart by bounds, within the tolerance of "about" or of a round number
      refines  one lies inside the other's range, half-line or vague word
      overlap  the intervals meet otherwise
      open     they meet only because both are half-lines the same way: compatible, never confirmed
      soft     apart, but a vague word's edge is soft
      apart    they cannot both hold for the same people at the same moment
    `gap` is the difference of the printed numbers, `share` the same as a share of the larger.
    `smaller` is -1 when the first number is the smaller, 1 when the second is, 0 when they are equal.
    """

    kind: str
    gap: float
    share: float
    smaller: int


EQUAL = Relation("agree", 0, 0.0, 0)


def lower(count: Counted) -> float:
    """The low end; an open one is 0, since people are counted."""
    return 0 if count.low is None else count.low


def upper(count: Counted) -> float:
    """The high end; an open one is infinite."""
    return inf if count.high is None else count.high


def nominal(count: Counted) -> float:
    """The number people remember: as printed, else the middle of a range, else the end that is known."""
    if count.value is not None:
        return count.value
    if count.low is not None and count.high is not None:
        return (count.low + count.high) / 2
    known = count.low if count.low is not None else count.high
    return 0 if known is None else known


def tolerance(number: Number) -> float:
    """How far "about" reaches: 10% and at least 1; 20% below 50 (docs: the comparability rules of the project)."""
    return max(1.0, (0.2 if number < 50 else 0.1) * number)


def reach(count: Counted) -> tuple[float, float]:
    """The interval with the tolerance of "about" spread around it."""
    low, high = lower(count), upper(count)
    if count.bound == "about":
        slack = tolerance(nominal(count))
        return max(0.0, low - slack), high + slack
    return low, high


def relation(a: Counted, b: Counted) -> Relation:
    """How counts `a` and `b` relate. Symmetrical but for `smaller`, which changes its sign."""
    na, nb = nominal(a), nominal(b)
    if a.bound == b.bound == "exact":
        if na == nb:
            return EQUAL
        gap = abs(na - nb)
        return Relation("apart", gap, gap / max(na, nb), -1 if na < nb else 1)
    if a.bound in ("vague", "range") or b.bound in ("vague", "range"):
        gap = _distance(a, b)
        smaller = 0 if gap == 0 else (-1 if upper(a) < lower(b) else 1)
        larger = max(_near(a, b), _near(b, a))
    else:
        gap = abs(na - nb)
        smaller = 0 if gap == 0 else (-1 if na < nb else 1)
        larger = max(na, nb)
    share = gap / larger if larger else 0.0
    return Relation(_kind(a, b, na, nb), gap, share, smaller)


@lru_cache(maxsize=1 << 15)
def relating(a: Told, b: Told) -> Relation:
    """The same, remembered: few numbers make up most news."""
    return relation(a, b)


def _distance(a: Counted, b: Counted) -> float:
    return max(0.0, lower(b) - upper(a), lower(a) - upper(b))


def _near(a: Counted, b: Counted) -> float:
    """The end of `a` that looks at `b`."""
    if upper(a) < lower(b):
        return upper(a)
    if upper(b) < lower(a):
        return lower(a)
    return min(nominal(a), upper(a))


def _kind(a: Counted, b: Counted, na: float, nb: float) -> str:
    la, ha, lb, hb = lower(a), upper(a), lower(b), upper(b)
    if la == lb and ha == hb:
        return "agree"
    vague = a.bound == "vague" or b.bound == "vague"
    if la <= hb and lb <= ha:
        if na == nb and not vague and a.bound != "range" and b.bound != "range":
            return "agree"
        if ha == hb == inf:
            return "open"
        if (la >= lb and ha <= hb) or (lb >= la and hb <= ha):
            return "refines"
        return "overlap"
    (sla, sha), (slb, shb) = reach(a), reach(b)
    if sla <= shb and slb <= sha:
        return "approx"
    if na == nb and not vague:  # "more than 500" and "exactly 500": one round number, told twice
        return "approx"
    return "soft" if vague else "apart"


def point(count: Counted) -> bool:
    """Whether the words name one number, exactly."""
    return count.low is not None and count.low == count.high and count.bound == "exact"


def hard(count: Counted) -> bool:
    """Whether the words can take part in a contradiction: a number was said, not a word such as dozens."""
    return count.bound != "vague" and (count.value is not None or count.bound == "range")


def total(counts: Iterable[Counted]) -> Count:
    """The sum of counts of different people: ends add up, and so do the printed numbers.

    The bound is `exact` when every part is; `at_least` when only the top is open; else `about` or `range`.
    """
    low: Number = 0
    high: Number | None = 0
    value: Number = 0
    bounds: set[str] = set()
    for count in counts:
        low += 0 if count.low is None else count.low
        high = None if high is None or count.high is None else high + count.high
        value += _number(nominal(count))
        bounds.add(count.bound)
    if bounds <= {"exact"}:
        bound = "exact"
    elif "vague" in bounds:
        bound = "vague"
    elif high is None:
        bound = "at_least"
    elif "about" in bounds and bounds <= {"exact", "about"}:
        bound = "about"
    else:
        bound = "range"
    return Count(low, high, value, bound)


def fits(whole: Counted, parts: Count) -> bool:
    """Whether a whole and the sum of its parts can both hold, with the tolerance of "about" on either side."""
    (wl, wh), (pl, ph) = reach(whole), reach(parts)
    if not (wl <= ph and pl <= wh):
        return False
    if point(whole) and parts.bound == "at_least":  # a floor says little: its printed number must be near as well
        return abs(nominal(whole) - nominal(parts)) <= tolerance(nominal(whole))
    return True


def share_kind(claimed: Counted, ratio: float) -> bool:
    """Whether a share worked out from printed numbers lies within the share that is claimed (0 to 1)."""
    low, high = lower(claimed), 1.0 if claimed.high is None else float(claimed.high)
    if claimed.bound == "more_than":
        return low < ratio <= high if claimed.value is not None and low == claimed.value else low <= ratio <= high
    if claimed.bound in ("exact", "about"):
        return low - 0.05 <= ratio <= high + 0.05
    return low <= ratio <= high


def _number(value: float) -> Number:
    return int(value) if float(value).is_integer() else value
