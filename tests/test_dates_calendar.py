"""Partial days: arithmetic and overlap against the plain calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.calendar import bounds, days_between, is_day, overlap, parts, shifted, weekday_of, written, year_of

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_parts_and_written_are_inverse(day: date) -> None:
    for iso in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4], f"--{day.isoformat()[5:]}"):
        known = parts(iso)
        assert known is not None
        assert written(*known) == iso
        assert is_day(iso) == (known[2] is not None)


@pytest.mark.parametrize(
    "iso", ["", "x", "2023-13", "2023-02-29", "--02-30", "0000", "20231007", "2023-10-07/2023-10-09", None]
)
def test_what_is_no_date_has_no_parts(iso: str | None) -> None:
    assert parts(iso) is None


@given(DAYS, st.integers(-400, 400))
def test_shifting_a_whole_day(day: date, days: int) -> None:
    moved = shifted(day.isoformat(), days)
    assert moved == (day + timedelta(days)).isoformat()
    assert days_between(day.isoformat(), moved) == days
    assert weekday_of(moved) == (day.weekday() + days) % 7


@given(DAYS, st.integers(-360, 360))
def test_shifting_a_day_without_a_year_holds_in_every_year(day: date, days: int) -> None:
    moved = shifted(f"--{day.isoformat()[5:]}", days)
    truly = {
        (date(y, day.month, day.day) + timedelta(days)).isoformat()[5:]
        for y in range(2001, 2009)
        if (day.month, day.day) != (2, 29) or y in (2004, 2008)
    }
    assert moved is None or truly == {moved[2:]}


def test_a_29_february_between_leaves_a_yearless_shift_open() -> None:
    assert shifted("--02-28", 2) is None
    assert shifted("--02-07", 2) == "--02-09"
    assert shifted("2024-02-28", 2) == "2024-03-01"


@given(DAYS, st.integers(0, 40), DAYS, st.integers(0, 40))
def test_overlap_of_known_ranges(a: date, length_a: int, b: date, length_b: int) -> None:
    first, second = f"{a}/{a + timedelta(length_a)}", f"{b}/{b + timedelta(length_b)}"
    shared = {a + timedelta(n) for n in range(length_a + 1)} & {b + timedelta(n) for n in range(length_b + 1)}
    assert overlap(first, second) is bool(shared)
    assert overlap(second, first) is bool(shared)


@given(DAYS, st.integers(0, 500), DAYS)
def test_a_missing_year_alone_keeps_nothing_apart(a: date, length: int, b: date) -> None:
    days = {(a + timedelta(n)).isoformat()[5:] for n in range(length + 1)}
    iso = f"--{b.isoformat()[5:]}"
    assert overlap(f"{a}/{a + timedelta(length)}", iso) is (iso[2:] in days)
    assert overlap(iso, f"{a}/{a + timedelta(length)}") is (iso[2:] in days)


@pytest.mark.parametrize(
    ("a", "b", "may"),
    [
        ("--10-07", "2023-10-07", True),
        ("--10-07", "2023-10-08", False),
        ("--10-07", "--10-07", True),
        ("--10-07", "--10-08", False),
        ("--10", "--10-08", True),
        ("2023", "--10-07", True),
        ("2023-10", "2023-10-31", True),
        ("--12-30/--01-02", "2024-01-01", True),
        ("--12-30/--01-02", "--01-03", False),
        ("--02-29", "2023", False),
        ("--02-29", "2000/2012", True),
        ("2023-10-07", None, None),
        (None, None, None),
        ("soon", "2023", None),
        ("--10-07/2023-11-03", "2023", None),
    ],
)
def test_overlap_of_partial_days(a: str | None, b: str | None, may: bool | None) -> None:
    assert overlap(a, b) is may
    assert overlap(b, a) is may


def test_years_and_bounds() -> None:
    assert year_of("2023-10-07/2023-11-03") == 2023
    assert year_of("2023-12-30/2024-01-02") is None
    assert year_of("--10-07") is None
    assert bounds("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert bounds("1990/1999") == (date(1990, 1, 1), date(1999, 12, 31))
    assert days_between("2023-10", "2023-10-07") is None
