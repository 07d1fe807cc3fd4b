"""What is stated as a fact, and what only might be: forecasts, rates, accusations, a toll that has not yet risen."""

from __future__ import annotations

import pytest
from extract_cases import Case, differences, params

CASES = [
    Case("could-rise", "The death toll could rise to 100."),
    Case("fear", "Officials fear the toll could rise above 100."),
    Case("may-exceed", "The toll may exceed 100."),
    Case("could-reach", "The number of dead could reach 50."),
    Case("would-see", "The plan would see 33 captives freed over six weeks.", [], may=["hostages_held 33 captives"]),
    Case("generations", "Three generations of one family, eight people in all, died.", ["killed 8 people"]),
    Case("not-risen", "The toll had not risen to 100 by noon."),
    Case("has-risen", "The toll had risen above 100 by noon.", ["killed > 100 people"]),
    Case("may-have-risen", "The toll may have risen to 100.", ["killed 100 people"], {0: {"assertion": "alleged"}}),
    Case(
        "likely-to-rise",
        "The death toll is likely to rise from 40 to 60.",
        ["killed 40 people"],
        {0: {"assertion": "asserted"}},
    ),
    Case("past", "The death toll has climbed past 2,000.", ["killed > 2000 people"], {0: {"scope": "event"}}),
    Case(
        "pushed-past", "The raid pushed the toll past 40,000.", ["killed > 40000 people"], {0: {"scope": "cumulative"}}
    ),
    Case("accused", "He is accused of killing six women.", ["killed 6 women"], {0: {"assertion": "alleged"}}),
    Case(
        "accused-another",
        "Kyiv accused Russia of killing 12 civilians.",
        ["killed 12 civilians"],
        {0: {"assertion": "alleged"}},
    ),
    Case("rate-day", "On average, 10 people a day die on the roads.", ["killed 10 people"], {0: {"scope": "rate"}}),
    Case("rate-year", "Malaria claims 600,000 lives annually.", ["killed 600000 people"], {0: {"scope": "rate"}}),
    Case("no-rate", "Three people died a day after the quake.", ["killed 3 people"], {0: {"scope": "event"}}),
    Case("day-of", "Thirty people died in a day of violence.", ["killed 30 people"], {0: {"scope": "event"}}),
    Case("range-from", "Anywhere from 50 to 100 people were missing.", ["missing 50..100 people"]),
    Case("range-ranging", "There are figures ranging from 5 to 20 dead.", ["killed 5..20 people"]),
    Case("another-clause", "The toll is 64, but aid groups say it is closer to 3,000.", ["killed 64 people"]),
    Case("quoted", "‘Hundreds’ killed in hospital blast", ["killed 200..999? people"]),
    Case("percent-of", "Some 15 percent of the 600 patients died."),
    Case("neither", "Neither of the two pilots survived."),
    Case("hurt-by", "Some 150 officers were sent; three were hurt by stones.", ["injured 3 people"]),
    Case("clock", "He was arrested around 1: 30 a.m. on Friday."),
    Case(
        "list-behind-toll", "Toll rises to 12: 3 in Leyte, 9 in Samar", ["killed 12 people", "killed 3 *", "killed 9 *"]
    ),
    Case(
        "by-what",
        "In the raid 34 people were wounded, seven by live fire.",
        ["injured 34 people", "injured 7 people"],
        {1: {"part_of": 0}},
    ),
    Case("state-holds", "The army holds some 9,500 Palestinian detainees.", ["detained ~ 9500 Palestinian detainees"]),
    Case(
        "the-counted-whole",
        "Nearly 100 people have been killed and scores injured, 46 of them in Punjab.",
        ["killed ~ 100 people", "injured 40..199? people", "killed 46 people"],
        {2: {"part_of": 0, "place": "Punjab"}},
    ),
]


@pytest.mark.parametrize("case", params(CASES))
def test_reads(case: Case) -> None:
    assert differences(case) == []
