"""Phenomena P001 to P041: predicates, coordination and parts, one text of ours for each."""

from __future__ import annotations

import pytest
from extract_cases import Case, differences, holds, one_of, params
from extract_known import expect_known  # noqa: F401

TOTAL = {"scope": "cumulative"}
EVENT = {"scope": "event"}

PREDICATES = [
    Case(
        "P001",
        "A bomb hidden in a fruit cart went off beside the customs house in Karachi on Monday, killing at least six "
        "people and wounding about nine.",
        ["killed >= 6 people", "injured ~ 9 people"],
        {0: {"place": "Karachi"}, 1: {"bound": "about"}},
    ),
    Case(
        "P002",
        "Four Kurds were hurt when two armoured cars drove 300 metres into the camp.",
        ["injured 4 Kurds"],
    ),
    Case(
        "P003",
        "One pilot has died after a crop-spraying plane came down near Dubbo.",
        ["killed 1 pilot"],
        {0: {"indefinite": False, "bound": "exact"}},
    ),
    Case(
        "P004",
        "Rebels raided a hamlet in Manipur before dawn and shot dead five villagers.",
        ["killed 5 villagers"],
    ),
    Case(
        "P005",
        "A methane blast in a pit near Karaganda killed 38 people and left dozens trapped and missing.",
        ["killed 38 people", "missing 24..99? *"],
        {1: {"value": None}},
    ),
    Case(
        "P006",
        "The two shellings by the Northern Liberation Front which left 17 Turks dead drew protests.",
        ["killed 17 Turks"],
    ),
    Case("P007", "The two-week-old siege of the old town has cost 64 Armenian lives.", ["killed 64 *"]),
    Case(
        "P008",
        "At Scimitar Hill, in August 1915, 1,700 British troopers lost their lives in the Second Charge.",
        ["killed 1700 British troopers"],
        {0: {"event_date": "1915-08"}},
    ),
    Case(
        "P009",
        "She broke down on hearing of the deaths of 11 Filipino captives in Basra.",
        ["killed 11 Filipino captives"],
    ),
    Case(
        "P010",
        "The death toll from a blaze in a tin mine near Oruro rose to 48, with four diggers still missing.",
        ["killed 48 people", "missing 4 diggers"],
    ),
    Case(
        "P011",
        "The death toll from the ferry sinking climbed to 52 from 47.",
        ["killed 52 people", "killed 47 people"],
        {0: {"assertion": "asserted"}, 1: {"assertion": "superseded"}},
    ),
    Case(
        "P012",
        "Raiders shot dead four farmers on Sunday, police said, taking the toll in the worst month in the restive "
        "delta to 71.",
        ["killed 4 farmers", "killed 71 people"],
        {0: EVENT, 1: TOTAL},
    ),
    Case(
        "P013",
        "The ambush raised the death toll to 18 Afghans and one Danish soldier.",
        ["killed 18 Afghans", "killed 1 Danish soldier"],
    ),
    Case("P014", "The British military death toll in Helmand tops 400.", ["killed > 400 *"], {0: TOTAL}),
    Case(
        "P015",
        "Gunmen slaughtered 12 herders, including four children who were burned alive.",
        ["killed 12 herders", "killed 4 children"],
        {1: {"part_of": 0, "role": "part"}},
    ),
    Case(
        "P016",
        "A wall of mud came down, sweeping at least five hikers to their deaths and injuring more than 20.",
        ["killed >= 5 hikers", "injured > 20 *"],
    ),
    Case(
        "P017",
        "At least 38 people died in a wave of shootings on Friday; over 2,500 had perished in the terrorism rolling "
        "across the country, the prime minister said.",
        ["killed >= 38 people", "killed > 2500 people"],
        {0: EVENT, 1: {**TOTAL, "attribution": holds("prime minister")}},
    ),
    Case(
        "P018",
        "Divers recovered the bodies of all eight people killed in the crash.",
        ["killed 8 people"],
        {0: {"bound": "exact"}},
    ),
    Case(
        "P019",
        "In Tikrit, scores of bodies have been found in shallow graves.",
        ["killed 40..199? *"],
        {0: {"attribution": None, "place": "Tikrit"}},
    ),
    Case(
        "P020",
        "No inmates were hurt, but 12 warders were treated for smoke inhalation.",
        ["injured 0 inmates", "injured 12 warders"],
    ),
    Case(
        "P021",
        "Oklahoma has executed a man convicted of stabbing to death six schoolgirls.",
        ["killed 6 schoolgirls"],
        may=["killed 1 man"],
    ),
    Case("P022", "Mr Lind, 47, was on the ferry with his crew when it was boarded by robbers and he was shot dead."),
]

COORDINATION = [
    Case(
        "P023",
        "The cyclone killed at least 190 people and injured at least 410 in eastern Luzon.",
        ["killed >= 190 people", "injured >= 410 people"],
        {0: {"place": "Luzon"}, 1: {"place": "Luzon"}},
    ),
    Case(
        "P024",
        "Four Polish sailors and six members of the Malian guard were killed by a stray rocket.",
        ["killed 4 Polish sailors", "killed 6 members of the Malian guard"],
    ),
    Case(
        "P025",
        "Twenty-two people have drowned off Spanish beaches, with six deaths in both Galicia and Valencia.",
        ["killed 22 people", "killed 6 people", "killed 6 people"],
        {1: {"place": "Galicia"}, 2: {"place": "Valencia"}},
    ),
    Case(
        "P026",
        "Tuscany, Umbria and Sicily have each recorded four deaths.",
        ["killed 4 people", "killed 4 people", "killed 4 people"],
        {0: {"place": "Tuscany"}, 1: {"place": "Umbria"}, 2: {"place": "Sicily"}},
    ),
    Case(
        "P027",
        "Six people have died in Tuscany, four in Umbria, two in Sicily and one in Sardinia.",
        ["killed 6 people", "killed 4 people", "killed 2 people", "killed 1 person"],
        {0: {"place": "Tuscany"}, 1: {"place": "Umbria"}, 2: {"place": "Sicily"}, 3: {"place": "Sardinia"}},
    ),
    Case(
        "P028",
        "Kerala has recorded 12 of the 31 deaths in India since the monsoon began.",
        ["killed 12 people", "killed 31 people"],
        {0: {**TOTAL, "part_of": 1, "place": "Kerala"}, 1: {**TOTAL, "place": "India"}},
    ),
    Case(
        "P029",
        "The jet came down on a suburb of Lagos on Friday, killing all 59 people on board and 2 on the ground.",
        ["killed 61 people", "killed 59 people", "killed 2 people"],
        title="Crash of Cargo Jet in Lagos, Killing 61",
    ),
    Case(
        "P030",
        "He was charged over the deaths of 16 Belgians and five others.",
        ["killed 16 Belgians", "killed 5 others"],
        {1: {"role": "residual", "part_of": None}},
    ),
    Case(
        "P031",
        "A coach plunged into the gorge, killing 21 pilgrims, 13 of them Poles, and two drivers.",
        ["killed 21 pilgrims", "killed 13 Poles", "killed 2 drivers"],
        {1: {"part_of": 0, "role": "part"}, 2: {"part_of": None, "role": "toll"}},
    ),
    Case(
        "P032",
        "The fighting went on.",
        ["killed 14 Rebels", "killed 1 Police Officer"],
        {1: {"indefinite": True}},
        title="Gunfights in Karachi Slum Kill 14 Rebels, Police Officer",
    ),
]

PARTS = [
    Case(
        "P033",
        "The coach overturned near Lyon, killing 19 people, including four children.",
        ["killed 19 people", "killed 4 children"],
        {1: {"part_of": 0}},
    ),
    Case(
        "P034",
        "More than 210 captives were killed, half of them women.",
        ["killed > 210 captives", "share 0.5 women"],
        {1: {"part_of": 0, "unit": "killed"}},
    ),
    Case(
        "P035",
        "A tram carrying more than 90 people left the tracks on Sunday, injuring most of those on board.",
        ["share > 0.5 *"],
        {0: {"unit": "injured"}},
    ),
    Case(
        "P036",
        "The dead were six children, three women and four men.",
        ["killed 6 children", "killed 3 women", "killed 4 men"],
    ),
    Case("P037", "Five patients of the clinic have caught the fungus and one of those has died.", ["killed 1 *"]),
    Case(
        "P038",
        "Eight people were hurt when a shell hit the market, three of them critically.",
        ["injured 8 people", "injured 3 people"],
        {1: {"part_of": 0, "role": one_of("part", "severity")}},
    ),
    Case(
        "P039",
        "The blast went off early, wounding four Greek farmers, including a mother and two-year-old girl.",
        ["injured 4 Greek farmers", "injured 1 mother", "injured 1 *"],
        {1: {"part_of": 0, "indefinite": True}, 2: {"part_of": 0, "indefinite": True}},
    ),
    Case(
        "P040",
        "Fifty-one hostages are still in captivity, of whom 27 have been declared dead.",
        ["hostages_held 51 hostages", "killed 27 *"],
        {1: {"part_of": 0, "role": "part"}},
    ),
    Case(
        "P041",
        "Eighteen were killed, 12 of them Danes, three of whom were nurses.",
        ["killed 18 people", "killed 12 Danes", "killed 3 nurses"],
        {1: {"part_of": 0}, 2: {"part_of": 1}},
    ),
]

CASES = [*PREDICATES, *COORDINATION, *PARTS]


@pytest.mark.parametrize("case", params(CASES))
def test_reads(case: Case) -> None:
    assert not differences(case)


def test_every_phenomenon_has_a_text() -> None:
    numbers = sorted({case.id[:4] for case in CASES})
    assert numbers == [f"P{number:03}" for number in range(1, 42)]
    assert len({case.id for case in CASES}) == len(CASES)
