"""Numbers and figures as sentences name them: grouped with commas, bounds in words."""

from __future__ import annotations

from functools import lru_cache

from ..model import Count, Figure, Number
from .bounds import Told, nominal

_BOUND = {
    "at_least": "at least ",
    "more_than": "more than ",
    "up_to": "up to ",
    "fewer_than": "fewer than ",
    "about": "about ",
}


@lru_cache(maxsize=1 << 14)
def number(value: float) -> str:
    """1300 as 1,300; halves keep one decimal."""
    if type(value) is int:
        return f"{value:,}"
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.1f}"


def count(told: Figure | Count | Told) -> str:
    """The count in words and digits: `more than 1,300`, `40 to 50`, or the words themselves when they are vague."""
    return _count(told) if isinstance(told, Told) else _worded(told)


@lru_cache(maxsize=1 << 14)
def _count(told: Told) -> str:
    return _worded(told)


def _worded(told: Figure | Count | Told) -> str:
    if told.bound == "vague" or (told.value is None and told.bound != "range"):
        text = getattr(told, "text", "")
        text = text[:1].lower() + text[1:] if text[1:2].islower() else text
        return f"'{text}'" if text else _ends(told.low, told.high)
    if told.bound == "range":
        return _ends(told.low, told.high)
    return _BOUND.get(told.bound, "") + number(nominal(told))


def people(told: Figure | Count | Told, victims: str | None) -> str:
    """The count with those counted: `12 militants`, `more than 40 people`."""
    return f"{count(told)} {victims or 'people'}" if told.bound != "vague" else count(told)


def _ends(low: Number | None, high: Number | None) -> str:
    if low is None and high is None:
        return "an unknown number"
    if high is None:
        return f"at least {number(low or 0)}"
    return f"{number(low or 0)} to {number(high)}"


@lru_cache(maxsize=1 << 14)
def difference(a: float, b: float) -> str:
    """`67 differs from 100 by 33 (33%)`, the smaller first; the share is of the larger."""
    low, high = sorted((a, b))
    gap = high - low
    return f"{number(low)} differs from {number(high)} by {number(gap)} ({percent(gap / high if high else 0)})"


def percent(share: float) -> str:
    """A share as whole percent, with one decimal below 10%."""
    value = share * 100
    return f"{value:.0f}%" if value >= 9.95 or value == 0 else f"{value:.1f}%".replace(".0%", "%")


def addition(parts: list[float]) -> str:
    """`1,300 + 2,800 = 4,100`."""
    return " + ".join(number(part) for part in parts) + f" = {number(sum(parts))}"


def source(figure: Figure) -> str:
    """Who says so, else which article."""
    return figure.attribution or figure.source or figure.article
