"""Which day and place belong to which count of a sentence, and what the sentences before lend it."""

from __future__ import annotations

import pytest
from extract_cases import Case, differences, holds, params

CASES = [
    Case(
        "counted-on",
        "The number of people killed in Friday's earthquake in western Nepal rose to 157 on Sunday, with 105 dead in "
        "Jajarkot and 52 in Rukum West. More than 250 people were injured.",
        ["killed 157 people", "killed 105 people", "killed 52 people", "injured > 250 people"],
        {
            0: {"event_date": "2023-11-03", "as_of": "2023-11-05", "place": "Nepal"},
            1: {"event_date": "2023-11-03", "as_of": "2023-11-05", "place": "Jajarkot"},
            2: {"event_date": "2023-11-03", "as_of": "2023-11-05", "place": "Rukum West"},
            3: {"event_date": "2023-11-03"},
        },
        published="2023-11-05",
    ),
    Case(
        "counted-on-told-before",
        "In Jajarkot 105 people died, and the number of people killed in Friday's earthquake rose to 157 on Sunday.",
        ["killed 105 people", "killed 157 people"],
        {0: {"event_date": "2023-11-03", "as_of": "2023-11-05"}, 1: {"event_date": "2023-11-03"}},
        published="2023-11-05",
    ),
    Case(
        "raised-on-a-day",
        "A ferry sank near Orvala on Friday. Divers found more bodies on Sunday, raising the toll to 38.",
        ["killed 38 people"],
        {0: {"event_date": "2023-11-03", "as_of": "2023-11-05"}},
        published="2023-11-06",
    ),
    Case(
        "reached-on-a-day",
        "Deaths from Friday's collision near Orvala reached 71 on Sunday.",
        ["killed 71 people"],
        {0: {"event_date": "2023-11-03", "as_of": "2023-11-05"}},
        published="2023-11-06",
    ),
    Case(
        "relative-clause",
        "Survivors of the quake that killed 153 people in the Jajarkot area of Nepal spent Sunday outdoors.",
        ["killed 153 people"],
        {0: {"event_date": None, "place": holds("Jajarkot")}},
        published="2023-11-06",
    ),
    Case(
        "relative-clause-with-day",
        "The bombing that killed 12 soldiers on Friday has been condemned by the union on Sunday.",
        ["killed 12 soldiers"],
        {0: {"event_date": "2023-11-03"}},
        published="2023-11-06",
    ),
    Case(
        "day-of-saying-behind",
        "A quake struck on Friday, killing 132 people, officials said on Saturday. In Rukum 36 people were killed.",
        ["killed 132 people", "killed 36 people"],
        {1: {"event_date": "2023-11-03"}},
        published="2023-11-05",
    ),
    Case(
        "still-missing",
        "A boat sank on Sunday off Djibouti; 21 bodies were found, and 23 people were still missing on Tuesday.",
        ["killed 21 bodies", "missing 23 people"],
        {0: {"event_date": "2024-05-12"}, 1: {"event_date": "2024-05-12", "as_of": "2024-05-14"}},
        published="2024-05-14",
    ),
    Case(
        "went-missing",
        "Ten people went missing on Tuesday.",
        ["missing 10 people"],
        {0: {"event_date": "2024-05-14"}},
        published="2024-05-14",
    ),
    Case(
        "place-of-a-part",
        "Nearly 100 people have been killed across Pakistan, 46 of them in Punjab.",
        ["killed ~ 100 people", "killed 46 people"],
        {0: {"place": "Pakistan"}, 1: {"place": "Punjab", "part_of": 0}},
    ),
    Case("without", "The storm left 1.2 million customers without power and four people dead.", ["killed 4 people"]),
    Case("top", "Deaths top 200 in Kenya", ["killed > 200 people"], {0: {"place": "Kenya"}}),
    Case(
        "revised-from",
        "India train crash: toll revised to 275 from 288",
        ["killed 275 people", "killed 288 people"],
        {1: {"assertion": "superseded"}},
    ),
    Case(
        "of-the-dead",
        "The quake killed 153 people. Of the dead, 78 were children.",
        ["killed 153 people", "killed 78 children"],
        {1: {"part_of": 0, "role": "part"}},
    ),
]


@pytest.mark.parametrize("case", params(CASES))
def test_reads(case: Case) -> None:
    assert differences(case) == []
