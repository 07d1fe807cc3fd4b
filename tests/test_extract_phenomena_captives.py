"""Phenomena P102 to P133: captives, the missing and displaced, distractors; a text of ours or more for each."""

from __future__ import annotations

import pytest
from extract_cases import Case, differences, holds, params
from extract_known import expect_known  # noqa: F401

TOTAL = {"scope": "cumulative"}
EVENT = {"scope": "event"}

CAPTIVES = [
    Case(
        "P102",
        "Marchers met in Rome to demand the release of two Dutch nurses seized in Kirkuk.",
        ["hostages_taken 2 Dutch nurses"],
        {0: {"place": "Kirkuk"}},
    ),
    Case(
        "P103",
        "Of 190 people taken hostage, 120 have been released, 64 are still held captive and six were rescued alive.",
        ["hostages_taken 190 people", "hostages_freed 120 people", "hostages_held 64 people", "rescued 6 people"],
    ),
    Case(
        "P104",
        "The clan will release nine hostages it has been holding for more than a year as soon as the road opens.",
        ["hostages_held 9 hostages"],
    ),
    Case(
        "P105",
        "The junta promises to release one of two well-known women prisoners.",
        ["detained 2 *"],
        {0: {"victims": holds("prisoners")}},
    ),
    Case(
        "P106",
        "The group killed a second Korean hostage and threatened to kill a Polish captive.",
        ["killed 1 Korean hostage"],
    ),
    Case("P107", "The blast left 74 missing with little hope of finding any of them alive.", ["missing 74 people"]),
    Case(
        "P108",
        "Seven people were confirmed dead and 44 remained missing on Saturday.",
        ["killed 7 people", "missing 44 people"],
    ),
    Case(
        "P109",
        "Many of the thousands still missing from the Somme will lie under the new motorway.",
        ["missing 2000..9999? *"],
    ),
    Case(
        "P110",
        "The firm was held responsible for the death or injury of almost 700 people in 14 countries.",
        ["casualties ~ 700 people"],
    ),
    Case(
        "P111",
        "About 350 residents were evacuated from nearby hamlets after 40 tons of fuel caught fire.",
        ["displaced ~ 350 residents"],
    ),
    Case("P112", "Three clinics were evacuated."),
    Case(
        "P113",
        "Thousands of people were spending the night in emergency shelters.",
        ["displaced 2000..9999? people"],
    ),
    Case("P114", "Larsen has been arrested four times in connection with the fire.", may=["detained 1 *"]),
    Case(
        "P115",
        "Troops have arrested some 80 rebels in the sweep since Thursday.",
        ["detained ~ 80 rebels"],
        {0: TOTAL},
    ),
    Case(
        "P116", "All 320 detainees on Lesbos are being watched.", ["detained 320 detainees"], {0: {"place": "Lesbos"}}
    ),
    Case(
        "P117",
        "Firemen cut through steel to reach 80 passengers trapped when a tram overturned, killing at least two people.",
        ["trapped 80 passengers", "killed >= 2 people"],
    ),
]

DISTRACTORS = [
    Case(
        "P118",
        "He was one of three Basques who shot the mayor dead on Monday before being killed by guards.",
        may=["killed 1 mayor", "killed 3 Basques"],
    ),
    Case(
        "P119",
        "Three Greek airmen were killed when their lorry hit a land mine near Florina, the last of two attacks then.",
        ["killed 3 Greek airmen"],
    ),
    Case("P120", "A B-1 bomber dropped a 1,000-pound bomb too near the column, killing no one.", ["killed 0 people"]),
    Case("P121", "Two girls aged four and 11 died.", ["killed 2 girls"]),
    Case(
        "P122",
        "The raid came just 14 hours after a double blast in Izmir which killed eight young Turks.",
        ["killed 8 young Turks"],
        {0: {"place": "Izmir"}},
    ),
    Case(
        "P123",
        "An earthquake measuring 5.8 shook Epirus, killing five people and injuring at least 14 more.",
        ["killed 5 people", "injured >= 14 people"],
    ),
    Case(
        "P124",
        "Rebels holding three Swiss climbers asked for a $2 million ransom on Friday and gave a 36-hour deadline.",
        ["hostages_held 3 Swiss climbers"],
    ),
    Case("P125", "At the time a 30-strong repair crew was working on the line, which killed the power."),
    Case("P126", "Moreau scored twice but is injured; Lille won 3-1."),
    Case("P127-heat", "Labour and the Greens are in a dead heat with 41 seats."),
    Case("P127-wound", "The bank wound up two funds."),
    Case("P127-toll", "Toll booths on two roads were closed for 30 days."),
    Case("P127-profits", "The slump hurt profits at 12 banks."),
    Case("P127-bill", "She killed the bill after nine votes."),
    Case("P127-tie", "Two late goals killed off the tie."),
    Case("P127-app", "The killer app has four million users."),
    Case("P128", "The mill is cutting 1,400 jobs; it lost 300 jobs in May and has axed 40 posts since."),
    Case(
        "P129",
        "Some 40 crop planes bombed the valley with flower seeds. Nearly 300 people have been killed there since May.",
        ["killed ~ 300 people"],
        {0: TOTAL},
    ),
    Case("P130", "The fire killed 250 head of cattle and 40 horses."),
    Case(
        "P131",
        "In the 41st race round Gotland, with 22 boats still at sea, there were no reported injuries on board.",
        ["injured 0 people"],
    ),
    Case(
        "P132",
        "TRIPOLI, Libya March 9, 2011 - Troops killed at least 12 rebels and wounded 20 near Brega, where fighting "
        "broke out three years ago.",
        ["killed >= 12 rebels", "injured 20 *"],
    ),
    Case("P133", "A court sentenced two men to death and 11 others to prison terms.", may=["detained 11 others"]),
]

CASES = [*CAPTIVES, *DISTRACTORS]


@pytest.mark.parametrize("case", params(CASES))
def test_reads(case: Case) -> None:
    assert not differences(case)


def test_every_phenomenon_has_a_text() -> None:
    numbers = sorted({case.id[:4] for case in CASES})
    assert numbers == [f"P{number:03}" for number in range(102, 134)]
    assert len({case.id for case in CASES}) == len(CASES)
