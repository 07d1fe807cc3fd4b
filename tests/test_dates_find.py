"""Date phrases: what is written is what is read, resolved as newsrooms do, on any text and in linear time."""

from __future__ import annotations

import pickle
import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.calendar import days_between, is_day, parts, weekday_of
from numcheck.errors import RuleError
from numcheck.extract.dates import DateWords, compile_dates, find
from numcheck.model import When
from numcheck.rulebook import parse_yaml, read_yaml, shipped

TABLE = read_yaml(shipped() / "en" / "dates.yaml")
WORDS = compile_dates(TABLE, "rules/en/dates.yaml")
DAYS = st.dates(date(1950, 1, 1), date(2060, 12, 31))
MONTHS, WEEKDAYS = WORDS.month_names, WORDS.weekday_names


def read(text: str, published: str | None = None, previous: str | None = None, words: DateWords = WORDS) -> list[When]:
    return find(text, 0, len(text), words, published, previous)


@given(DAYS, st.integers(0, 6))
def test_a_full_date_reads_back_and_its_weekday_is_checked(day: date, said: int) -> None:
    month = MONTHS[day.month - 1]
    for text in (
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{month[:3]}. {day.day}, {day.year}",
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
    ):
        (when,) = read(f"The ferry sank on {text} off the coast.")
        assert (when.iso, when.text, when.problem, when.inferred) == (day.isoformat(), text, None, False)
    (when,) = read(f"It sank on {WEEKDAYS[said]}, {month} {day.day}, {day.year}.")
    assert when.weekday == said
    if said == day.weekday():
        assert when.problem is None
    else:
        assert when.problem is not None
        assert f"was a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[said]}" in when.problem.replace(" is a ", " was a ")


@given(DAYS, DAYS)
def test_a_day_without_a_year_is_the_recent_one(day: date, published: date) -> None:
    (when,) = read(f"It sank on {MONTHS[day.month - 1]} {day.day}.", published.isoformat())
    assert when.iso is not None
    known = parts(when.iso)
    assert known is not None
    assert known[1:] == (day.month, day.day)
    if known[0] is not None:
        ahead = days_between(published.isoformat(), when.iso)
        assert ahead is not None
        assert -300 <= ahead <= 7
        assert when.inferred


@given(st.integers(-290, 7), DAYS)
def test_a_near_day_finds_its_year(ahead: int, published: date) -> None:
    day = published + timedelta(ahead)
    (when,) = read(f"It sank on {day.day} {MONTHS[day.month - 1]}.", published.isoformat())
    assert when.iso == day.isoformat()


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_the_last_one(published: date, said: int) -> None:
    (when,) = read(f"It sank on {WEEKDAYS[said]}.", published.isoformat())
    assert weekday_of(when.iso) == said
    back = days_between(when.iso, published.isoformat())
    assert back is not None
    assert 0 <= back <= 6
    assert read(f"It sank on {WEEKDAYS[said]}.")[0].iso is None


@given(DAYS, st.integers(1, 60))
def test_days_ago_and_later(day: date, number: int) -> None:
    unit = "day" if number == 1 else "days"
    (ago,) = read(f"It sank {number} {unit} ago.", day.isoformat())
    assert days_between(ago.iso, day.isoformat()) == number
    (later,) = read(f"He died {number} {unit} later.", None, day.isoformat())
    assert days_between(day.isoformat(), later.iso) == number


FRAGMENTS = [
    "October",
    "oct.",
    "MAY",
    "7",
    "07",
    "30",
    "2004",
    "2,000",
    "1990s",
    "9/11",
    "3:14pm",
    "Monday",
    "Sat.",
    "'s",
    "’s",
    ",",
    ".",
    "-",
    "–",
    "(",
    ")",
    "the",
    "of",
    "since",
    "as of",
    "two",
    "twenty-one",
    "days",
    "year",
    "ago",
    "later",
    "last",
    "next",
    "day before",
    "from",
    "to",
    "between",
    "and",
    "so far",
    "at",
    "p.m.",
    "0930 GMT",
    "2004-09-31",
    "31.12.1999",
    "99999999",
    "٣",
    "½",
    "people",
    "\n",
    "\u2028",
    "😀",
    "began",
    "in the past",
]


@given(
    st.lists(st.sampled_from(FRAGMENTS), max_size=25),
    st.sampled_from([" ", "", "  "]),
    st.sampled_from([None, "2024-02-29", "--02-29", "2023", "nonsense"]),
    st.sampled_from([None, "--12-31", "9999-12-31"]),
)
def test_any_mixture_is_read_without_a_fault(
    pieces: list[str], gap: str, published: str | None, previous: str | None
) -> None:
    text = "x " + gap.join(pieces)
    found = find(text, 2, len(text), WORDS, published, previous)
    end = 2
    for when in found:
        assert end <= when.start < when.end <= len(text)
        assert text[when.start : when.end] == when.text
        end = when.end
        for part in when.iso.split("/") if when.iso else ():
            assert parts(part) is not None
    assert found == find(text, 2, len(text), WORDS, published, previous)


@given(st.text(max_size=80))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    for when in read(text, "2024-02-13"):
        assert text[when.start : when.end] == when.text


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1/",
        "1.",
        "since ",
        "2004-",
        "the day before ",
        "October ",
        "7 to ",
        "two-",
        "(",
        "3:1",
        "from 7 October to ",
        "since a b c d e f ",
    ],
)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    began = time.process_time()
    small = piece * (20_000 // len(piece))
    read(small, "2024-02-13")
    middle = time.process_time()
    read(small * 10, "2024-02-13")
    assert time.process_time() - middle < 40 * (middle - began) + 0.2


def test_the_words_survive_pickling() -> None:
    again = pickle.loads(pickle.dumps(WORDS))
    text = "As of Monday evening 31 were dead, nine more than on October 7."
    assert read(text, "2024-02-13", words=again) == read(text, "2024-02-13")


def test_offsets_are_of_the_whole_text() -> None:
    text = "😀 On Monday it rained. On Tuesday, October 16, 2023 it did not."
    start = text.index("On Tuesday")
    (when,) = find(text, start, len(text), WORDS)
    assert text[when.start : when.end] == "Tuesday, October 16, 2023"
    assert (when.weekday, when.problem) == (1, "October 16, 2023 was a Monday, not a Tuesday")


def test_an_inferred_year_is_said_in_the_problem() -> None:
    (when,) = read("It opened on Tuesday, October 16.", "2023-10-18")
    assert when.inferred
    assert when.problem is not None
    assert when.problem.endswith("(the year is taken from the date of publication)")


def test_mistakes_of_the_rule_file_come_all_at_once_with_their_lines() -> None:
    table = parse_yaml(
        """months: {13: [Foo]}
units: {eon: [eons]}
forms:
  - {form: "{mnth} 7", read: date}
  - {form: "soon", read: guess}
  - {form: "[{number}", read: duration, sort: x}
  - {form: "{number}", read: duration}
ranges: ["{date}"]
roles: {whenever: [when]}
colour: red
""",
        "x.yaml",
    )
    with pytest.raises(RuleError) as raised:
        compile_dates(table, "x.yaml")
    lines = {p.line for p in raised.value.problems}
    assert {1, 2, 4, 5, 6, 7, 8, 9, 10} <= lines
    assert all(p.path == "x.yaml" for p in raised.value.problems)


def test_another_language_needs_only_its_file() -> None:
    months = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
    days = "lunes martes miércoles jueves viernes sábado domingo".split()
    source = "months:\n" + "".join(f"  {i}: [{m}]\n" for i, m in enumerate(months, 1))
    source += "weekdays:\n" + "".join(f"  {i}: [{d}]\n" for i, d in enumerate(days))
    source += """units: {day: [día, días]}
roles: {since: [desde, desde el]}
forms:
  - {form: "[{weekday} [,]] {day} de {month} [de {year}]", read: date}
  - {form: "el <{weekday}>", read: weekday}
  - {form: "ayer", read: shift, by: -1}
  - {form: "hace {number} {unit}", read: shift, by: -1}
"""
    words = compile_dates(parse_yaml(source, "es.yaml"), "es.yaml")
    text = "Desde el 7 de octubre murieron 12, ayer 3 y el MIÉRCOLES 2; hace 3 días, nadie."
    assert [(w.text, w.iso, w.role) for w in read(text, "2024-02-13", words=words)] == [
        ("7 de octubre", "2023-10-07", "since"),
        ("ayer", "2024-02-12", "day"),
        ("MIÉRCOLES", "2024-02-07", "day"),
        ("hace 3 días", "2024-02-10", "day"),
    ]


def test_days_named_in_a_sentence_are_counted_on_from() -> None:
    first, second = read("The raid of October 7, 2023 ended two days later.")
    assert is_day(first.iso or "")
    assert second.iso == "2023-10-09"
