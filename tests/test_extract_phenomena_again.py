"""The harder phenomena a second time, in other words: what reads the first text must read these, too."""

from __future__ import annotations

import pytest
from extract_cases import Case, differences, holds, params
from extract_known import expect_known  # noqa: F401

CASES = [
    Case(
        "P001-b",
        "A grenade rolled into a cafe in Bogota on Friday, wounding nearly 15 students and killing at least two cooks.",
        ["injured ~ 15 students", "killed >= 2 cooks"],
        {0: {"place": "Bogota"}, 1: {"place": "Bogota"}},
    ),
    Case(
        "P005-b",
        "The explosion left at least 30 miners trapped and missing, and 12 dead.",
        ["missing >= 30 miners", "killed 12 *"],
    ),
    Case(
        "P010-b",
        "The death toll from the fire in the silver mine reached 19, with eleven drillers unaccounted for.",
        ["killed 19 people", "missing 11 drillers"],
    ),
    Case(
        "P012-b",
        "A sniper killed two nurses on Monday, bringing the toll of the month-long siege to 48.",
        ["killed 2 nurses", "killed 48 people"],
        {0: {"scope": "event"}, 1: {"scope": "cumulative"}},
    ),
    Case(
        "P024-b",
        "Two officers and nine members of the Kenyan coast guard were killed by a mine.",
        ["killed 2 officers", "killed 9 members of the Kenyan coast guard"],
    ),
    Case(
        "P028-b",
        "Odisha accounted for nine of the 24 deaths in India.",
        ["killed 9 people", "killed 24 people"],
        {0: {"part_of": 1, "role": "part"}},
    ),
    Case(
        "P031-b",
        "The avalanche buried a hut, killing 11 skiers, seven of them Austrians, and a guide.",
        ["killed 11 skiers", "killed 7 Austrians", "killed 1 guide"],
        {1: {"part_of": 0}, 2: {"part_of": None, "indefinite": True}},
    ),
    Case(
        "P035-b",
        "A bus carrying about 70 pupils overturned, hurting more than half of those aboard.",
        ["share > 0.5 *"],
        {0: {"unit": "injured"}},
    ),
    Case(
        "P036-b",
        "Among the dead were two nuns, four novices and a driver.",
        ["killed 2 nuns", "killed 4 novices", "killed 1 driver"],
    ),
    Case(
        "P040-b",
        "Militants still hold 34 captives, of whom 12 have been declared dead.",
        ["hostages_held 34 captives", "killed 12 *"],
        {1: {"part_of": 0, "role": "part"}},
    ),
    Case(
        "P041-b",
        "The fire killed 30 guests, 18 of whom were foreigners, five of them Finns.",
        ["killed 30 guests", "killed 18 foreigners", "killed 5 Finns"],
        {1: {"part_of": 0}, 2: {"part_of": 1}},
    ),
    Case(
        "P045-b",
        "A bomber blew himself up on a tram, killing six other passengers.",
        ["killed 6 *"],
        {0: {"role": "residual", "victims": holds("passengers")}},
        may=["killed 1 bomber"],
    ),
    Case(
        "P048-b",
        "A bomber died when his car blew up, killing another woman and hurting two guards.",
        ["killed 1 bomber", "killed 1 woman", "injured 2 guards"],
        {0: {"role": "perpetrator"}},
    ),
    Case(
        "P052-b",
        "Burma has questioned Red Cross estimates that as many as 90,000 villagers have drowned.",
        ["killed <= 90000 villagers"],
        {0: {"assertion": "disputed", "attribution": holds("Red Cross")}},
    ),
    Case(
        "P054-b",
        "The cell beheaded a third Nepalese cook and threatened to kill two Turkish drivers.",
        ["killed 1 Nepalese cook"],
    ),
    Case("P058-b", "The crash almost killed two cyclists, and a gas leak very nearly killed 30 guests."),
    Case("P057-b", "Two men who plotted to kill 12 ministers were arrested.", ["detained 2 men"]),
    Case(
        "P060-b",
        "Sixty marchers were detained on Friday; the police said 45 would be freed soon.",
        ["detained 60 marchers"],
        may=["detained 45 *"],
    ),
    Case(
        "P068-b",
        "It is an uprising that has led to the killing of some 90 officers this year.",
        ["killed ~ 90 officers"],
        {0: {"scope": "cumulative"}},
    ),
    Case(
        "P072-b",
        "Four people drowned, according to the coast guard, but the mayor spoke of seven dead.",
        ["killed 4 people", "killed 7 *"],
        {0: {"attribution": holds("coast guard")}, 1: {"attribution": holds("mayor")}},
    ),
    Case(
        "P074-b",
        "Nine dockers were killed in the blast. Officials had earlier put the death toll at seven.",
        ["killed 9 dockers", "killed 7 people"],
        {0: {"assertion": "asserted"}, 1: {"assertion": "superseded"}},
    ),
    Case(
        "P076-b",
        "The agency lowered the toll of the quake from over 300 to around 210.",
        ["killed > 300 people", "killed ~ 210 people"],
        {0: {"assertion": "superseded"}},
    ),
    Case(
        "P078-b",
        "The blast killed 14 shoppers, and three gunmen were also killed.",
        ["killed 14 shoppers", "killed 3 gunmen"],
        {0: {"role": "toll"}, 1: {"role": "perpetrator"}},
    ),
    Case(
        "P084-b",
        "They are well.",
        ["hostages_freed 3 *"],
        title="Kidnapped trio released in Niger",
        may=["hostages_taken 3 *"],
    ),
    Case("P086-b", "A couple and their three children died in the fire.", ["killed 2 *", "killed 3 *"]),
    Case("P091-comma-b", "Floods made 3,5 million people homeless.", ["displaced 3500000 people"]),
    Case("P099-b", "More follows.", ["killed 5 Divers"], title="5 Divers Feared Killed by Cave Flood"),
    Case("P104-b", "The gang said it would free the six nuns it is holding.", ["hostages_held 6 nuns"]),
    Case(
        "P106-b",
        "Rebels have executed a third hostage and vowed to shoot two more.",
        ["killed 1 *"],
        {0: {"victims": holds("hostage")}},
    ),
    Case("P110-b", "The flu caused the death or illness of over 500 people.", may=["casualties > 500 people"]),
    Case("P113-b", "About 2,000 villagers spent the night in tents.", ["displaced ~ 2000 villagers"]),
    Case("P114-b", "Two brothers have been arrested three times since May.", ["detained 2 brothers"]),
    Case("P121-b", "Three boys aged 9, 11 and 14 were wounded.", ["injured 3 boys"]),
    Case("P126-b", "The striker hurt his knee after 12 minutes and Ajax lost 2-0."),
    Case("P128-b", "The carmaker axed 900 jobs and dropped two models."),
    Case("P131-b", "There were no immediate reports of injuries.", ["injured 0 people"]),
    Case("P131-c", "No casualties were reported.", ["casualties 0 people"]),
    Case(
        "two-verbs-one-list",
        "Shelling killed a farmer and wounded his wife and two children.",
        ["killed 1 farmer", "injured 1 wife", "injured 2 children"],
    ),
    Case(
        "and-is-no-verb", "The raid killed about 50 prisoners and wounded an unknown number.", ["killed ~ 50 prisoners"]
    ),
    Case(
        "one-of-those-who",
        "She was one of 43 students who disappeared in 2014.",
        ["missing 1 person", "missing 43 students"],
        {0: {"part_of": 1}},
    ),
    Case("a-third-of-the", "About a third of the town's 9,000 residents were evacuated."),
    Case("none-survived", "There were 346 people on the two planes, none of whom survived.", ["rescued 0 people"]),
    Case(
        "among-those-killed-were",
        "Among the 16 killed were three firefighters and a nurse.",
        ["killed 16 people", "killed 3 firefighters", "killed 1 nurse"],
        {1: {"part_of": 0}, 2: {"part_of": 0}},
    ),
    Case(
        "among-those-who-died",
        "Sixteen children are among 48 people who died in the fire.",
        ["killed 16 children", "killed 48 people"],
        {0: {"part_of": 1}},
    ),
    Case(
        "the-same-person", "One of the victims, a 23-year-old woman, died at the scene.", ["killed 1 23-year-old woman"]
    ),
    Case(
        "ages-before-a-noun",
        "Two 20-year-old men were hurt and a 19-year-old was stabbed to death.",
        ["injured 2 20-year-old men", "killed 1 19-year-old"],
    ),
]


@pytest.mark.parametrize("case", params(CASES))
def test_reads(case: Case) -> None:
    assert not differences(case)
