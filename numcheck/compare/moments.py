"""Days and moments as numbers: ISO dates, whole, partial or in ranges, put in order."""

from __future__ import annotations

from functools import lru_cache

from ..calendar import Parts, bounds, month_length, parts
from ..codes import later
from ..native import date
from ..typed import NamedTuple

_TIME = later(r"[T ](\d\d)(?::?(\d\d))?")


class Days(NamedTuple):
    """First and last day as proleptic ordinals. While the year is unknown both count from 1 January of year 4."""

    first: int
    last: int
    yearless: bool = False


class Moment(NamedTuple):
    """A day, and the minute of it where one is told."""

    day: int
    minute: int | None = None


@lru_cache(maxsize=1 << 16)
def days(iso: str | None, published: str | None = None) -> Days | None:
    """The days an ISO date means: whole, `2023-10`, `2023`, `a/b`, or `--10-07`.

    With a publication date a yearless day is the most recent one up to it, as in news. None for what is no date.
    """
    plain = _untimed(iso)
    if plain is None:
        return None
    if (known := bounds(plain)) is not None:
        return Days(known[0].toordinal(), known[1].toordinal())
    ends = [parts(part) for part in plain.split("/")]
    first, last = ends[0], ends[-1]
    if len(ends) > 2 or first is None or last is None:
        return None
    if first[0] is not None or last[0] is not None:  # one end has a year: let the other keep silent
        known = bounds(plain.split("/")[0] if first[0] is not None else plain.split("/")[-1])
        return Days(known[0].toordinal(), known[1].toordinal()) if known else None
    moment = latest(published)
    years = (4,) if moment is None else range(min(moment.day // 365 + 1, 9000), moment.day // 366 - 9, -1)
    for year in years:
        laid = _laid(first, last, year)
        if laid is not None and (moment is None or laid.first <= moment.day + 1):
            return laid if moment is not None else Days(laid.first, laid.last, True)
    return None


def _laid(first: Parts, last: Parts, year: int) -> Days | None:
    try:
        start = date(year, first[1] or 1, first[2] or 1)
        month = last[1] or 12
        end = date(year, month, last[2] or month_length(year, month))
        if end < start:
            end = end.replace(year=year + 1)
    except ValueError:
        return None
    return Days(start.toordinal(), end.toordinal())


def _untimed(iso: str | None) -> str | None:
    return "/".join(part.split("T")[0].split(" ")[0] for part in iso.split("/")) if iso else None


@lru_cache(maxsize=1 << 16)
def latest(iso: str | None, published: str | None = None) -> Moment | None:
    """The last moment an ISO date or time means, where it names a day; None otherwise."""
    if not iso:
        return None
    last = iso.rsplit("/", 1)[-1]
    known = parts(_untimed(last))
    if known is None or known[2] is None:
        return None
    found = days(last, published)
    if found is None or found.yearless:
        return None
    clock = _TIME.search(last)
    return Moment(found.last, int(clock[1]) * 60 + int(clock[2] or 0) if clock else None)


LONG = 7
STRETCH = 5
"""Days from which a span is a period and no day of an event."""


def spans(value: Days) -> bool:
    """Whether a date is a period."""
    return value.last - value.first >= LONG


def week(value: Days) -> bool:
    """Whether a date is about a week: "last week", which two writers may count from different days."""
    return STRETCH <= value.last - value.first < 2 * LONG


def apart(a: Days | None, b: Days | None) -> int | None:
    """Days between two dates, 0 when they meet, None when one is unknown; yearless days by month and day.

    A period of most of a week or more that does not meet the other date is a whole period away: 2011 and 2012 are a
    year apart, and two weeks are no night told twice.
    """
    if a is None or b is None:
        return None
    gap = _between(a, b)
    return gap + LONG if gap and max(a.last - a.first, b.last - b.first) >= STRETCH else gap


def _between(a: Days, b: Days) -> int:
    if a.yearless != b.yearless:
        a, b = _yearless(a), _yearless(b)
    gap = max(0, b.first - a.last, a.first - b.last)
    return min(gap, abs(366 - gap)) if a.yearless else gap


@lru_cache(maxsize=1 << 16)
def _yearless(value: Days) -> Days:
    if value.yearless:
        return value
    if value.last - value.first >= 365:
        return Days(*_YEAR4, True)
    first, last = (date.fromordinal(end) for end in (value.first, value.last))
    start, stop = (date(4, d.month, d.day).toordinal() for d in (first, last))
    return Days(start, stop, True) if start <= stop else Days(*_YEAR4, True)


_YEAR4 = (date(4, 1, 1).toordinal(), date(4, 12, 31).toordinal())


def order(a: Moment | None, b: Moment | None) -> str:
    """Whether `a` is `before`, `after` or the `same` as `b`, or `unknown`; a day without a time meets all its times."""
    if a is None or b is None:
        return "unknown"
    if a.day != b.day:
        return "before" if a.day < b.day else "after"
    if a.minute is None or b.minute is None or a.minute == b.minute:
        return "same"
    return "before" if a.minute < b.minute else "after"


@lru_cache(maxsize=1 << 12)
def spoken(day: int) -> str:
    """An ordinal as people write it: 16 October 2023."""
    told = date.fromordinal(day)
    return f"{told.day} {_MONTHS[told.month - 1]} {told.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
