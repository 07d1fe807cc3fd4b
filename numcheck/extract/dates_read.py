"""What a matched date form means: its slots, laid out from the day of publication or the day named before."""

from __future__ import annotations

import re

from ..calendar import month_length, parts, shifted, whole, written
from ..codes import later
from ..native import date, timedelta
from ..typed import NamedTuple
from .dates_pattern import Form
from .dates_words import UNIT_DAYS, DateWords

Slots = dict[str, list[str]]
"""For each slot of a form the tokens that fill it, as written."""

SOON = 7
"""A day without a year may lie this many days after publication ("will meet on March 3")."""
LONG_AGO = 300
"""A day without a year that is further back than this could as well be ahead: its year stays unknown."""
_PIVOT = 69  # two-digit years as POSIX reads them: 69 is 1969, 68 is 2068
_LEADING = later(r"\d+")


class Meaning(NamedTuple):
    """What a form means: When without its place in the text."""

    iso: str | None
    weekday: int | None = None
    inferred: bool = False
    problem: str | None = None
    days: int | None = None


NOTHING = Meaning(None)


def meaning(form: Form, slots: Slots, words: DateWords, published: str | None, previous: str | None) -> Meaning:
    """Reads one matched form. Duration, age and time mean no date."""
    read = form.read
    if read == "date":
        return _date(form, slots, words, published)
    if read == "weekday":
        return _weekday(form, slots, words, published)
    if read == "shift":
        return _shift(form, slots, words, previous if form.base == "previous" else published)
    if read == "window":
        return _window(form, slots, words, published)
    if read == "weekend":
        return _weekend(form, published)
    if read == "now":
        return Meaning(published, inferred=published is not None)
    if read == "offset":
        return Meaning(None, days=_offset(form, slots, words))
    if read == "numeric":
        return Meaning(_numeric(slots))
    if read == "name":
        return Meaning(words.names.get(form.text.lower()))
    if read == "decade":
        year = _digits(slots, "decade") or _digits(slots, "year")
        return Meaning(f"{year}/{year + 9}") if year is not None and year % 10 == 0 else NOTHING
    return NOTHING


def _digits(slots: Slots, name: str) -> int | None:
    """The number a slot begins with: 7 for "7" and for "7th"."""
    match = _LEADING.match(slots[name][0]) if name in slots else None
    return int(match[0]) if match and len(match[0]) <= 4 else None


def _worded(slots: Slots, words: DateWords, name: str, kind: str) -> int | None:
    """The number of a month or weekday slot."""
    return words.values[kind].get(slots[name][0].lower()) if name in slots else None


def amount(slots: Slots, words: DateWords, name: str = "number") -> int | None:
    """The whole number of a {number} slot, 1 without one; None for "7-9" and "2.5"."""
    if name not in slots:
        return 1
    found = []
    table = words.values.get("n", {})
    for token in slots[name]:
        word = token.lower()
        if word in table:
            found.append(table[word])
        elif (plain := word.replace(",", "")).isdecimal() and len(plain) <= 6:
            found.append(int(plain))
    if len(found) == 2 and slots[name][0].isalpha() and found[0] in range(20, 100, 10) and found[1] < 10:
        return sum(found)
    return found[0] if len(found) == 1 and len(slots[name]) == 1 else None


def _century(yy: int, published: str | None) -> int:
    """A year of two digits: the latest that is at most one year ahead of publication, else as POSIX has it."""
    today = whole(published)
    if today is None:
        return yy + (1900 if yy >= _PIVOT else 2000)
    year = today.year - today.year % 100 + yy
    return year if year <= today.year + 1 else year - 100


def _date(form: Form, slots: Slots, words: DateWords, published: str | None) -> Meaning:
    """Any mixture of weekday, day, month and year, or a range of days, months or years."""
    if "iso" in slots:
        known = parts(slots["iso"][0])
        return Meaning(written(*known)) if known else Meaning(None, problem=f"there is no {slots['iso'][0]}")
    weekday = _worded(slots, words, "weekday", "weekday")
    month, month2 = (_worded(slots, words, name, "month") for name in ("month", "month2"))
    month = month or _worded(slots, words, "month_name", "month")
    month2 = month2 or _worded(slots, words, "month_name2", "month")
    day, day2 = _digits(slots, "day"), _digits(slots, "day2")
    if "nth" in slots:
        day = words.values["nth"].get(slots["nth"][0].lower())
    year, year2 = _digits(slots, "year"), _digits(slots, "year2")
    if "yy" in slots:
        year = _century(int(slots["yy"][0]), published)
    today = whole(published)
    inferred = False
    if form.year is not None:
        if today is not None:
            year, inferred = today.year + form.year, True
    elif year is None and month is not None and today is not None:
        year = recent(month2 or month, day2 or day, today)
        inferred = year is not None
    if month is None or (day is None and month2 is None):
        if year2 is not None:
            return Meaning(f"{year}/{year2}") if year is not None and year < year2 else NOTHING
        return Meaning(written(year, month), weekday, inferred) if month or year else NOTHING
    return _days(words, (year, month, day, month2, day2), weekday, inferred, today)


def _days(
    words: DateWords, known: tuple[int | None, ...], weekday: int | None, inferred: bool, today: date | None
) -> Meaning:
    """A day or a range of days and months, looked up in the calendar."""
    year, month, day, month2, day2 = known
    assert month is not None
    last_month = month2 or month
    last_day = day2 if (day2 or month2) else day
    first_year = year - 1 if year is not None and (last_month, last_day or 31) < (month, day or 1) else year
    for y, m, d in ((first_year, month, day), (year, last_month, last_day)):
        if d is not None and d > month_length(y, m):
            # a 29 February whose year was only inferred keeps its day
            kept = written(None, m, d) if d <= month_length(None, m) and m == month and day2 is None else None
            return Meaning(kept, weekday, False, _no_such_day(words, y, m, d, inferred))
    if day is None and day2 is not None:
        return NOTHING
    first = written(first_year, month, day)
    last = written(year, last_month, last_day)
    if first != last:
        return Meaning(f"{first}/{last}", weekday, inferred)
    if weekday is None or year is None or day is None:
        return Meaning(first, weekday, inferred)
    truly = date(year, month, day).weekday()
    problem = None
    if truly != weekday:
        name = f"{words.month_names[month - 1]} {day}, {year}"
        tense = "is" if today is not None and date(year, month, day) >= today else "was"
        taken = " (the year is taken from the date of publication)" if inferred else ""
        problem = f"{name} {tense} a {words.weekday_names[truly]}, not a {words.weekday_names[weekday]}{taken}"
    return Meaning(first, weekday, inferred, problem)


def _no_such_day(words: DateWords, year: int | None, month: int, day: int, inferred: bool) -> str:
    name = words.month_names[month - 1]
    if year is not None and day <= month_length(None, month):
        return f"{year} has no {name} {day}" + (" (the year is taken from the date of publication)" if inferred else "")
    return f"{name} has no day {day}"


def recent(month: int, day: int | None, today: date) -> int | None:
    """The year of a month or day named without one: its most recent turn, a week ahead allowed. None if long ago."""
    if day is None:
        if (today.month - month) % 12 > 9:
            return None
        return today.year if month <= today.month else today.year - 1
    if day > month_length(None, month):
        return today.year
    for year in (today.year + 1, today.year, today.year - 1):
        if day > month_length(year, month):
            # 29 February of a common year that would have been the near one
            if 0 <= (today - date(year, 3, 1)).days <= LONG_AGO:
                return year
            continue
        back = (today - date(year, month, day)).days
        if back >= -SOON:
            return year if back <= LONG_AGO else None
    return None


def _weekday(form: Form, slots: Slots, words: DateWords, published: str | None) -> Meaning:
    """A weekday alone: the latest one on or before publication, or the one before or after that the form asks for."""
    weekday = next((_worded(slots, words, n, "weekday") for n in slots if n.startswith("weekday")), None)
    today = whole(published)
    if today is None or weekday is None:
        return Meaning(None, weekday)
    back = (today.weekday() - weekday) % 7
    if form.which == "before":
        back = back or 7
    elif form.which == "after":
        back -= 7
    elif form.which == "week":  # "Monday last week"
        back = today.weekday() - weekday - 7 * form.by
    return Meaning(shifted(today.isoformat(), -back), weekday, True)


def _shift(form: Form, slots: Slots, words: DateWords, base: str | None) -> Meaning:
    """So many units before or after a day; the coarser the unit, the coarser the answer."""
    unit = words.unit_of.get(slots["unit"][0].lower(), "day") if "unit" in slots else form.unit
    number = amount(slots, words)
    if base is None or number is None or number > 3000:
        return NOTHING
    by = form.by * number
    counted = "number" in slots
    if UNIT_DAYS[unit] == 0:
        return NOTHING
    if unit == "day":
        moved = shifted(base, by)
        return Meaning(moved, None, moved is not None)
    known, day = parts(base), whole(base)
    if known is None or known[0] is None:
        return NOTHING
    if unit == "week":
        if day is None:
            return NOTHING
        middle = shifted(base, 7 * by)
        # "last week" is a calendar week; "three weeks ago" is about that day
        back = 3 if counted or form.base == "previous" else day.weekday()
        first = shifted(middle, -back)
        last = shifted(first, 6)
        return Meaning(f"{first}/{last}" if first and last else None, None, True)
    year, month = known[0], known[1]
    if unit == "month":
        if month is None:
            return NOTHING
        total = year * 12 + month - 1 + by
        return Meaning(written(total // 12, total % 12 + 1), None, True) if total >= 12 else NOTHING
    year += by * (10 if unit == "decade" else 1)
    return Meaning(written(year), None, True) if 1 <= year <= 9999 and unit == "year" else NOTHING


def _offset(form: Form, slots: Slots, words: DateWords) -> int | None:
    """The days of "two days after" (above zero) and "the day before"; None where only the order is sure."""
    number = amount(slots, words) if form.by else None
    unit = words.unit_of.get(slots["unit"][0].lower(), "day") if "unit" in slots else form.unit
    if number is None or number > 3000:
        return None
    if unit == "hour":
        return form.by * number // 24 if number and number % 24 == 0 else None
    return form.by * number if unit == "day" else None


def _window(form: Form, slots: Slots, words: DateWords, published: str | None) -> Meaning:
    """A stretch of time that ends with publication: "the past 24 hours", "so far this year"."""
    today = whole(published)
    unit = words.unit_of.get(slots["unit"][0].lower(), "day") if "unit" in slots else form.unit
    number = amount(slots, words)
    if today is None or number is None or number > 3000:
        return NOTHING
    if form.which == "calendar":
        first = {"week": today - timedelta(today.weekday()), "month": today.replace(day=1),
                 "year": today.replace(month=1, day=1)}.get(unit, today)  # fmt: skip
        return Meaning(f"{first}/{today}" if first != today else str(today), None, True)
    if unit == "hour":
        number, unit = -(-number // 24), "day"
    days = number * UNIT_DAYS[unit]
    start = shifted(today.isoformat(), -days)
    return Meaning(f"{start}/{today}" if days and start else today.isoformat(), None, True)


def _weekend(form: Form, published: str | None) -> Meaning:
    """The Saturday and Sunday that begin on or before publication, or `by` weeks from there."""
    today = whole(published)
    if today is None:
        return NOTHING
    saturday = shifted(today.isoformat(), -((today.weekday() - 5) % 7) + 7 * form.by)
    sunday = shifted(saturday, 1)
    return Meaning(f"{saturday}/{sunday}" if saturday and sunday else None, None, True)


def _numeric(slots: Slots) -> str | None:
    """A date in figures: only when it can be read in one way (a day past 12, the year first, or points between)."""
    token = slots["numeric"][0] if "numeric" in slots else "/".join(slots[name][0] for name in ("day", "day2", "year"))
    figures = re.findall(r"\d+", token)
    first, *_, last = (int(f) for f in figures)
    if len(figures) == 2:
        return written(last, first) if 1 <= first <= 12 and last else None
    middle = int(figures[1])
    if len(figures[0]) == 4:
        iso = written(first, middle, last)
    elif len(figures[2]) != 4:
        return None
    elif "." in token or first > 12 or first == middle:
        iso = written(last, middle, first)
    elif middle > 12:
        iso = written(last, first, middle)
    else:
        return None
    return iso if whole(iso) else None
