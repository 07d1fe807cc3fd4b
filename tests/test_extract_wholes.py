"""Parts and wholes: "of the 40, 12", "two among 12", lists behind a colon, ratios, and counts that nobody told."""

from __future__ import annotations

import pytest
from extract_cases import Case, differences, params

CASES = [
    Case(
        "part-after-whole",
        "Of the 40 hurt, 12 are in critical condition.",
        ["injured 40 people", "injured 12 people"],
        {1: {"part_of": 0}},
    ),
    Case("aboard", "Of 25 people on board, 20 died.", ["killed 20 people"]),
    Case(
        "among-headline",
        "Two teens among 4 killed at Oslo party",
        ["killed 2 teens", "killed 4 people"],
        {0: {"part_of": 1, "role": "part"}, 1: {"role": "toll"}},
    ),
    Case(
        "among",
        "Two nuns were among the five people killed in the raid.",
        ["killed 2 nuns", "killed 5 people"],
        {0: {"part_of": 1}, 1: {"role": "toll"}},
    ),
    Case(
        "colon-places",
        "Ten people were killed: six in Tripoli, three in Sirte and one in Zuwara.",
        ["killed 10 people", "killed 6 people", "killed 3 people", "killed 1 person"],
        {1: {"part_of": 0}, 2: {"part_of": 0, "place": "Sirte"}, 3: {"part_of": 0, "place": "Zuwara"}},
    ),
    Case(
        "colon-people",
        "The clinic took in 40 wounded: 25 adults and 15 children.",
        ["injured 40 people", "injured 25 adults", "injured 15 children"],
        {1: {"part_of": 0}, 2: {"part_of": 0}},
    ),
    Case("colon-clause", "Two people died: 12 officers were on the scene.", ["killed 2 people"]),
    Case(
        "those-of",
        "The morgue received 37 bodies, including those of 11 pupils.",
        ["killed 37 bodies", "killed 11 pupils"],
        {1: {"part_of": 0}},
    ),
    Case(
        "severity",
        "The blast wounded ten, two critically.",
        ["injured 10 people", "injured 2 people"],
        {1: {"part_of": 0}},
    ),
    Case(
        "shared-noun",
        "Six Palestinian and two Israeli deaths were recorded.",
        ["killed 6 Palestinian", "killed 2 Israeli"],
    ),
    Case(
        "new-deaths",
        "The ministry reported 43 new deaths, taking the total to 1,204.",
        ["killed 43 people", "killed 1204 people"],
        {0: {"role": "increment"}, 1: {"role": "toll", "scope": "cumulative"}},
    ),
    Case(
        "previous",
        "Officials raised the number of dead from 24 to 31.",
        ["killed 24 people", "killed 31 people"],
        {0: {"assertion": "superseded"}},
    ),
    Case("on-board", "A helicopter crash has left all six people on board dead.", ["killed 6 people"]),
    Case("own-verb", "Months after the quake killed 55,000, 3 million still live in tents.", ["killed 55000 people"]),
    Case("handed-over", "Rebels handed over 15 prisoners of war.", ["detained 15 prisoners"]),
    Case(
        "of-the-more-than",
        "The rebels freed 82 of the more than 200 girls they had seized.",
        ["hostages_freed 82 people"],
        {0: {"role": "toll"}},
        may=["hostages_taken > 200 girls"],
    ),
    Case("things", "The crew shot down 34 of 40 drones; debris killed one man.", ["killed 1 man"]),
    Case("ratio-in", "One in five people in the camp have died.", []),
    Case("ratio-out-of", "Seven out of 10 of those killed were farmers.", []),
    Case("no-ratio", "Three out of the 12 crew died.", ["killed 3 people"]),
    Case("many", "Many of the 80 passengers died.", []),
    Case("how-many", "It is not known how many of the 80 on board survived.", []),
    Case("all-of", "All of the 80 passengers died.", ["killed 80 passengers"]),
    Case("several-of", "Several of the 12 miners died.", ["killed 3..9? people"]),
    Case("all-but", "All but three of the 80 passengers died.", []),
    Case(
        "predicate-is-no-noun",
        "Some 1,200 people were killed and 251 taken hostage.",
        ["killed ~ 1200 people", "hostages_taken 251 people"],
    ),
    Case(
        "one-verb-each",
        "Gunmen took 14 women hostage and wounded three soldiers.",
        ["hostages_taken 14 women", "injured 3 soldiers"],
    ),
    Case(
        "once",
        "The death toll from the earthquake in Morocco has passed 2,800.",
        ["killed > 2800 people"],
        {0: {"scope": "event"}},
    ),
    Case("running", "The death toll of the war has passed 2,800.", ["killed > 2800 *"], {0: {"scope": "cumulative"}}),
    Case(
        "superlative",
        "The fire, the deadliest since a 1997 blaze that killed 14, injured nine.",
        ["killed 14 people", "injured 9 people"],
        {0: {"scope": "event", "event_date": "1997"}, 1: {"scope": "event", "event_date": None}},
    ),
    Case(
        "superlative-clause",
        "It was the worst accident there since 2011, and 14 people died.",
        ["killed 14 people"],
        {0: {"scope": "event", "event_date": None}},
    ),
]


@pytest.mark.parametrize("case", params(CASES))
def test_reads(case: Case) -> None:
    assert differences(case) == []
