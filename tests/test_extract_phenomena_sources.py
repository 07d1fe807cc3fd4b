"""Phenomena P071 to P101: sources, number forms and headlines, a text of ours or more for each."""

from __future__ import annotations

import pytest
from extract_cases import Case, differences, holds, one_of, params
from extract_known import expect_known  # noqa: F401

TOTAL = {"scope": "cumulative"}
EVENT = {"scope": "event"}

SOURCES = [
    Case(
        "P071",
        "Local radio said at least seven had died, but state broadcaster RTV said the toll had reached 10.",
        ["killed >= 7 people", "killed 10 people"],
        {0: {"attribution": "Local radio"}, 1: {"attribution": holds("RTV")}},
    ),
    Case(
        "P072",
        "About 12 people were dead and 20 hurt, fire captain Ivo Blanc said. A spokesman for the interior ministry "
        "said two people were killed and six hurt.",
        ["killed ~ 12 people", "injured 20 people", "killed 2 people", "injured 6 people"],
        {
            0: {"attribution": holds("Blanc")},
            1: {"attribution": holds("Blanc")},
            2: {"attribution": holds("interior ministry")},
            3: {"attribution": holds("interior ministry")},
        },
    ),
    Case(
        "P073",
        "Bombers struck twice in the port of Aden, injuring five sailors. It was the day of the two suicide bombings "
        "in which four people were wounded.",
        ["injured 5 sailors", "injured 4 people"],
    ),
    Case(
        "P074",
        "Three Canadian medics were killed by a mine near Kandahar. The ministry had earlier confirmed that two "
        "Canadian medics were killed and 15 others wounded.",
        ["killed 3 Canadian medics", "killed 2 Canadian medics", "injured 15 other Canadian medics"],
        {0: {"assertion": "asserted"}, 1: {"assertion": "superseded"}, 2: {"assertion": "asserted"}},
    ),
    Case(
        "P075",
        '"Sadly the number of our pilots killed is now four," the general said.',
        ["killed 4 *"],
        {0: {"attribution": holds("general")}},
    ),
    Case(
        "P076",
        "The ministry revised the toll of the May attack from more than 800 to about 650.",
        ["killed > 800 people", "killed ~ 650 people"],
        {0: {"assertion": "superseded"}, 1: {"assertion": one_of("asserted", "revised")}},
    ),
    Case("P077", "Officials cut the death toll by more than 60, to about 190.", ["killed ~ 190 people"]),
    Case(
        "P078",
        "The toll was raised to 27; two attackers also died.",
        ["killed 27 people", "killed 2 attackers"],
        {1: {"role": "perpetrator"}},
    ),
    Case(
        "P079",
        "A bomber struck a barracks in Aden on Sunday, killing 18 people.",
        ["killed 17 Yemeni Recruits", "killed 18 people"],
        title="Blast Kills 17 Yemeni Recruits",
    ),
    Case(
        "P080",
        "Two suicide bombers blew themselves up at a checkpoint in Mosul, injuring three guards.",
        ["injured 3 guards"],
        may=["killed 2 suicide bombers"],
    ),
    Case(
        "P081",
        "The state agency IRNA, quoting informed sources, said nine smugglers were killed.",
        ["killed 9 smugglers"],
        {0: {"attribution": holds("IRNA")}},
    ),
    Case(
        "P082",
        "Armenia says four of its conscripts were killed on Monday, while Azeri officials say four shepherds died.",
        ["killed 4 conscripts", "killed 4 shepherds"],
        {0: {"attribution": "Armenia"}, 1: {"attribution": "Azeri officials"}},
    ),
]

NUMBERS = [
    Case("P083", "The police are at a loss.", ["killed 2 *"], title="Swiss couple shot dead in Kenya"),
    Case(
        "P084",
        "Three Norwegian engineers held hostage in Niger landed on Friday.",
        ["hostages_freed 3 *"],
        title="Freed trio fly home to Oslo",
        may=["hostages_held 3 Norwegian engineers"],
    ),
    Case(
        "P085",
        "Another Kurd was killed in the town of Cizre when his van blew up.",
        ["killed 1 Kurd"],
        {0: {"indefinite": True}},
    ),
    Case("P086", "A family of six was killed in the blaze.", ["killed 6 *"]),
    Case("P087", "Troops raided the quarter, arresting several people and sealing shops.", ["detained 3..9? people"]),
    Case(
        "P088",
        "At least 51 people have been killed and scores wounded. One of the blasts hurt over 90 people.",
        ["killed >= 51 people", "injured 40..199? people", "injured > 90 people"],
    ),
    Case(
        "P089",
        "The flood is entering its third week, with 84 already dead and hundreds of thousands evacuated.",
        ["killed 84 people", "displaced 200000..999999? people"],
    ),
    Case("P090", "Aid is short for the 60 000 homeless Jamaicans.", ["displaced 60000 Jamaicans"]),
    Case("P091-birds", "Schoolchildren folded 80m paper cranes for the dead of the war."),
    Case("P091-decimal", "The war has displaced 1.4 million people.", ["displaced 1400000 people"]),
    Case("P091-comma", "The landslide displaced 2,8 thousand villagers.", ["displaced 2800 villagers"]),
    Case("P092-fence", "At least 40 to 45 convicts broke through a fence."),
    Case("P092-range", "At least 40 to 45 convicts were hurt.", ["injured 40..45 convicts"]),
    Case(
        "P093",
        "Four miners are killed by a blast which leaves up to 180 trapped.",
        ["killed 4 miners", "trapped <= 180 *"],
    ),
    Case(
        "P094",
        "In Mozambique, as many as 7,000 people may have already died.",
        ["killed <= 7000 people"],
        {0: {"assertion": "alleged", "place": "Mozambique"}},
    ),
    Case("P095", "It was a day of clashes that left nearly 50 dead nationwide.", ["killed ~ 50 people"]),
    Case(
        "P096",
        "The storm struck by night, killing at least 70 people and leaving dozens of families huddled on roofs.",
        ["killed >= 70 people"],
    ),
]

HEADLINES = [
    Case(
        "P097",
        "Police stormed a flat in Bilbao on Friday, killing at least 11 gunmen.",
        ["killed 11 Basque Gunmen", "killed >= 11 gunmen"],
        {0: {"in_title": True}, 1: {"in_title": False}},
        title="11 Basque Gunmen Killed in Bilbao",
    ),
    Case(
        "P098",
        "Searchers go on.",
        ["killed 31 people", "missing 56 people"],
        title="Cyclone Vera Claims 31 Lives; 56 Missing",
    ),
    Case(
        "P099", "The navy is looking for more.", ["killed 3 Sailors"], title="3 Sailors Said Killed by Yemen Sea Mine"
    ),
    Case(
        "P100",
        "In Kunduz, 39 Afghans died.",
        ["killed >= 58 people", "killed 39 Afghans"],
        {1: {"place": "Kunduz"}},
        title="Afghan raids kill at least 58",
    ),
    Case("P101", "Bus leaves Andean road killing 32 : A night bus left the road above Cusco.", ["killed 32 people"]),
]

CASES = [*SOURCES, *NUMBERS, *HEADLINES]


@pytest.mark.parametrize("case", params(CASES))
def test_reads(case: Case) -> None:
    assert not differences(case)


def test_every_phenomenon_has_a_text() -> None:
    numbers = sorted({case.id[:4] for case in CASES})
    assert numbers == [f"P{number:03}" for number in range(71, 102)]
    assert len({case.id for case in CASES}) == len(CASES)
