"""Days as far as they are known: whole, partial, ranges, or a day without a year. Arithmetic, no words, no clock."""

from __future__ import annotations

from .codes import later
from .native import date, timedelta

_FORM = later(r"(?:(\d{4})|-)(?:-(\d\d)(?:-(\d\d))?)?\Z")
# a year with 29 February, to check days whose year is unknown
_LEAP, _COMMON = 2000, 2001
_LAST = date.max.toordinal()

Parts = tuple[int | None, int | None, int | None]


def month_length(year: int | None, month: int) -> int:
    """Days in a month; February has 29 while the year is unknown."""
    if month == 2:
        return 29 if year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def parts(iso: str | None) -> Parts | None:
    """(year, month, day) of `2023-10-07`, `2023-10`, `2023`, `--10-07` or `--10`; None for anything else."""
    match = _FORM.match(iso) if iso else None
    if match is None:
        return None
    y, m, d = match.groups()
    year, month, day = int(y) if y else None, int(m) if m else None, int(d) if d else None
    if year == 0 or (year is None and month is None):
        return None
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and (month is None or not 1 <= day <= month_length(year, month)):
        return None
    return year, month, day


def is_day(iso: str) -> bool:
    """Is a well-formed date a single day, its year known or not? (`2023-10-07`, `--10-07`)"""
    return len(iso) == 10 if iso[0] != "-" else len(iso) == 7


def written(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """The other way round: the parts as `2023-10-07`, `2023-10`, `2023`, `--10-07` or `--10`."""
    head = f"{year:04}" if year is not None else "-"
    if month is None:
        return head
    return f"{head}-{month:02}" if day is None else f"{head}-{month:02}-{day:02}"


def whole(iso: str | None) -> date | None:
    """The day, when year, month and day are all known (a time after it is ignored)."""
    if iso is None or len(iso) < 10:
        return None
    try:
        return date.fromisoformat(iso[:10]) if len(iso) == 10 or iso[10] in "T " else None
    except ValueError:
        return None


def year_of(iso: str | None) -> int | None:
    """The year of a date; of a range, the year both ends share. None when it is unknown."""
    if not iso:
        return None
    years = {p[0] if p else None for p in map(parts, iso.split("/"))}
    return years.pop() if len(years) == 1 else None


def days_between(iso_a: str | None, iso_b: str | None) -> int | None:
    """Days from a to b (negative when b is earlier); None unless both are whole days."""
    a, b = whole(iso_a), whole(iso_b)
    return None if a is None or b is None else (b - a).days


def weekday_of(iso: str | None) -> int | None:
    """0 for Monday … 6 for Sunday; None unless the day is whole."""
    day = whole(iso)
    return None if day is None else day.weekday()


def shifted(iso: str | None, days: int) -> str | None:
    """A day moved by some days. Without a year the answer stands only when leap and common years agree on it."""
    start = whole(iso)
    if start is not None:
        ordinal = start.toordinal() + days
        return date.fromordinal(ordinal).isoformat() if 1 <= ordinal <= _LAST else None
    known = parts(iso)
    if known is None or known[0] is not None or known[1] is None or known[2] is None:
        return None
    years = (_LEAP,) if (known[1], known[2]) == (2, 29) else range(_LEAP, _LEAP + 4)
    try:
        moved = {(date(y, known[1], known[2]) + timedelta(days)).isoformat()[4:] for y in years}
    except OverflowError:
        return None
    return f"-{moved.pop()}" if len(moved) == 1 else None


def bounds(iso: str | None) -> tuple[date, date] | None:
    """First and last day of a date or range whose years are known."""
    if not iso:
        return None
    ends = [parts(part) for part in iso.split("/")]
    first, last = ends[0], ends[-1]
    if len(ends) > 2 or first is None or last is None or first[0] is None or last[0] is None:
        return None
    start = date(first[0], first[1] or 1, first[2] or 1)
    month = last[1] or 12
    end = date(last[0], month, last[2] or month_length(last[0], month))
    return (start, end) if start <= end else None


def _yearless(iso: str, year: int) -> tuple[date, date] | None:
    """A date or range without years, laid into the year it begins in; None when that year lacks the day."""
    ends = [parts(part) for part in iso.split("/")]
    first, last = ends[0], ends[-1]
    if len(ends) > 2 or first is None or last is None or first[0] is not None or last[0] is not None:
        return None
    assert first[1] is not None
    assert last[1] is not None
    try:
        start = date(year, first[1], first[2] or 1)
        late = year + ((last[1], last[2] or 31) < (first[1], first[2] or 1))
        return start, date(late, last[1], last[2] or month_length(late, last[1]))
    except ValueError:
        return None


def overlap(iso_a: str | None, iso_b: str | None) -> bool | None:
    """May the two share a day? True also when only a missing year keeps them apart; None when one says nothing."""
    if not iso_a or not iso_b:
        return None
    a, b = bounds(iso_a), bounds(iso_b)
    if a and b:
        return a[0] <= b[1] and b[0] <= a[1]
    if a is None and b is None:
        laid = [[span for y in range(_LEAP - 1, _LEAP + 6) if (span := _yearless(iso, y))] for iso in (iso_a, iso_b)]
        if not laid[0] or not laid[1]:
            return None
        return any(s <= v and u <= t for s, t in laid[0] for u, v in laid[1])
    known, other = (a, iso_b) if a else (b, iso_a)
    assert known is not None
    if not any(_yearless(other, y) for y in (_LEAP, _COMMON)):
        return None
    start, end = known
    years = range(max(start.year - 1, 1), min(end.year, 9998) + 1)
    if len(years) > 9:  # eight years hold every day of the calendar at least once
        return True
    return any(span[0] <= end and start <= span[1] for y in years if (span := _yearless(other, y)))
