"""A count told again by somebody else: his word for it, of the same people and event, and only where one was told."""

from __future__ import annotations

import pytest
from extract_cases import Case, differences, params

CASES = [
    Case(
        "put-at",
        "The government says 81 people have been killed since May; the opposition puts the figure at 127.",
        ["killed 81 people", "killed 127 people"],
        {0: {"attribution": "government"}, 1: {"attribution": "opposition", "scope": "cumulative"}},
    ),
    Case(
        "acknowledged",
        "The rebels said they had killed 28 soldiers in Kayna; the government acknowledged 11.",
        ["killed 28 soldiers", "killed 11 soldiers"],
        {1: {"attribution": "government", "place": "Kayna", "part_of": None}},
    ),
    Case(
        "next-sentence",
        "Police said 12 people had been hurt in Rosario. Witnesses put the number at more than 30.",
        ["injured 12 people", "injured > 30 people"],
        {1: {"attribution": "Witnesses", "place": "Rosario"}},
    ),
    Case(
        "past-the-parts",
        "The ministry says 31 people died, including 12 children. Doctors have counted 45.",
        ["killed 31 people", "killed 12 children", "killed 45 people"],
        {1: {"part_of": 0}, 2: {"attribution": "Doctors", "part_of": None}},
    ),
    Case(
        "figure-of",
        "The army said 12 had been hurt, but medics gave a figure of 19.",
        ["injured 12 people", "injured 19 people"],
        {1: {"attribution": "medics"}},
    ),
    Case(
        "another-country",
        "The death toll in Turkey rose to 45,968, while Syria reported 7,259.",
        ["killed 45968 people", "killed 7259 people"],
        {0: {"place": "Turkey"}, 1: {"place": "Syria"}},
    ),
    Case(
        "of-which-of-two",
        "Police said 12 people were killed and 30 injured. Witnesses put the number at 50.",
        ["killed 12 people", "injured 30 people"],
    ),
    Case("nothing-told-before", "The factory employs 300 people. The union counted 280."),
    Case(
        "of-something-else",
        "The crash killed four. The company recorded 300 complaints.",
        ["killed 4 people"],
    ),
    Case("no-subject", "The crash killed four. In all, 300 were recorded.", ["killed 4 people"]),
]


@pytest.mark.parametrize("case", params(CASES))
def test_reads(case: Case) -> None:
    assert not differences(case)
