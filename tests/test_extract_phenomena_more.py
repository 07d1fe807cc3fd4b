"""Phenomena P071 to P133: sources, number forms, headlines, captives, distractors; a text of ours or more for each."""

from __future__ import annotations

import pytest
from extract_cases import Case, differences, holds, one_of, params
from extract_known import expect_known  # noqa: F401

TOTAL = {"scope": "cumulative"}

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
        ["killed 3 Canadian medics", "killed 2 Canadian medics", "injured 15 others"],
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

CASES = [*SOURCES, *NUMBERS, *HEADLINES, *CAPTIVES, *DISTRACTORS]


@pytest.mark.parametrize("case", params(CASES))
def test_reads(case: Case) -> None:
    assert not differences(case)


def test_every_phenomenon_has_a_text() -> None:
    numbers = sorted({case.id[:4] for case in CASES})
    assert numbers == [f"P{number:03}" for number in range(71, 134)]
    assert len({case.id for case in CASES}) == len(CASES)
