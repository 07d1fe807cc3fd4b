"""What a sentence leaves out: counts taken up by "them" or "another", told again, gapped, or set behind a label."""

from __future__ import annotations

import pytest
from extract_cases import Case, differences, params

CASES = [
    Case("them-dead", "The raiders lined up the nine farmhands and shot them dead.", ["killed 9 farmhands"]),
    Case("them-killed", "Rebels dragged five clerks from a bus and killed them.", ["killed 5 clerks"]),
    Case("them-hostage", "Robbers tied up two clerks and took them hostage.", ["hostages_taken 2 clerks"]),
    Case("them-subject", "Nine men broke in and a guard beat them back to death row.", []),
    Case("them-threat", "Rebels stopped two priests and threatened to kill them.", []),
    Case("them-actor", "Four men came to the farm and the owner shot them dead.", [], may=["killed 4 men"]),
    Case("another-verb", "Two men died at once and another was hurt.", ["killed 2 men", "injured 1 person"]),
    Case("another-participle", "A boy was killed and another injured.", ["killed 1 boy", "injured 1 person"]),
    Case("third", "Two clerks died and a third was wounded.", ["killed 2 clerks", "injured 1 person"]),
    Case("third-share", "A third of the crop was lost.", []),
    Case("dated-object", "The raid killed on Friday 25 farmers.", ["killed 25 farmers"]),
    Case(
        "left-including",
        "The raid left six miners, including two boys, dead.",
        ["killed 6 miners", "killed 2 boys"],
        {1: {"part_of": 0}},
    ),
    Case("believed-to-be", "Some 30 men believed to be smugglers have been killed.", ["killed ~ 30 men"]),
    Case(
        "noun-of-its-own",
        "Five refugees, two women and three boys, were killed.",
        ["killed 5 refugees", "killed 2 women", "killed 3 boys"],
        {1: {"part_of": 0}, 2: {"part_of": 0}},
    ),
    Case("bodies-of-their-own", "Divers brought up five survivors and eight bodies.", ["killed 8 people"],
         may=["rescued 5 survivors"]),
    Case("along", "Five farmers were killed, along with two guards.", ["killed 5 farmers", "killed 2 guards"]),
    Case("died-along", "The mayor died along with three aides.", ["killed 3 aides"]),
    Case("batch", "The gang freed the last batch of 23 pupils.", ["hostages_freed 23 pupils"]),
    Case("group-was", "A group of 14 hikers was rescued.", ["rescued 14 hikers"]),
    Case(
        "possessive",
        "Latvia's toll is 45 and Malta's 12.",
        ["killed 45 people", "killed 12 people"],
        {1: {"place": "Malta"}},
    ),
    Case(
        "told-again",
        "The army spoke of nine dead, while police put it at 11.",
        ["killed 9 people", "killed 11 people"],
    ),
    Case("put-at-price", "Nine died in the mine, whose owner put its price at 40.", ["killed 9 people"]),
    Case(
        "labels",
        "Displaced: 31,400; deaths: 57; injured: 112; missing: 8.",
        ["displaced 31400 people", "killed 57 people", "injured 112 people", "missing 8 people"],
    ),
    Case("label-lines", "Dead: 14. Injured: 33.", ["killed 14 people", "injured 33 people"]),
    Case("label-bars", "Killed: 7 | Arrested: 4", ["killed 7 people", "detained 4 people"]),
    Case("label-noun", "Confirmed dead: 14", ["killed 14 people"]),
    Case("toll-up", "Ferry disaster: toll up to 58", ["killed 58 people"]),
    Case("toll-year", "The road toll 2019 was worse.", []),
    Case(
        "from-to",
        "In Sofala deaths rose from 3 to 11.",
        ["killed 3 people", "killed 11 people"],
        {0: {"assertion": "superseded"}},
    ),
    Case("by-to", "The number of displaced people rose by 120 to 3,400.", ["displaced 3400 people"]),
    Case("broke-out", "Some 4,000 inmates broke out of the prison.", []),
    Case("further", "Eleven men died and a further three were hurt.", ["killed 11 men", "injured 3 men"],
         {1: {"role": "increment"}}),
    Case("left-of", "A raid left five members of the same family dead.", ["killed 5 *"]),
    Case("number-verb", "Fatalities number 18 and injuries reached 40.", ["killed 18 people", "injured 40 people"]),
    Case("whole-and-back", "Of the 14,000 who fled, only 900 have come back.", ["displaced 14000 people"]),
    Case("alive", "Dogs found two men alive and three were brought out dead.", ["rescued 2 men", "killed 3 people"]),
    Case("parallel", "Villagers put the dead at 35, the army at eight.", ["killed 35 people", "killed 8 people"]),
    Case("says-nine", "Unions say 12 died; the company says nine.", ["killed 12 people", "killed 9 people"]),
    Case("says-more", "Unions say 12 died; the company says two of its mines shut.", ["killed 12 people"]),
    Case("part-between", "Kidnappers let two of the five nuns go.", ["hostages_freed 2 *"]),
    Case("part-named", "Troops captured 14 of the 29 escapees.", ["detained 14 *"]),
    Case("last-two", "Divers are looking for the last two crewmen.", ["missing 2 crewmen"]),
    Case("cost-lives", "The blast cost nine miners their lives.", ["killed 9 miners"]),
    Case("deltas", "Deaths 311 (+12), injured 1,405 (+60)", ["killed 311 people", "injured 1405 people"]),
    Case("own-clause", "Some 62 are held, including at least 35 who have been declared dead.", ["killed >= 35 people"],
         may=["detained ~ 62 people"]),
    Case("own-verb", "Five rebels surrendered and three were killed.", ["killed 3 *"]),
    Case("own-hospital", "Of the 52 aboard, 19 were killed outright and eight died in hospital.",
         ["killed 19 people", "killed 8 people"]),
    Case("dead-and-hurt", "The UN put the number of dead and wounded at more than 100.", ["casualties > 100 people"]),
    Case("pulled", "Divers pulled three women from the water and five bodies from the hold.",
         ["rescued 3 women", "killed 5 people"]),
    Case("buried", "The avalanche buried 55 workers; she had buried two sons.", ["trapped 55 workers"]),
    Case("place-between", "Sixty women in Gaza killed daily", ["killed 60 women"], {0: {"scope": "rate"}}),
    Case("place-actors", "Two soldiers in Iraq killed a civilian.", ["killed 1 civilian"]),
    Case("name-aside", "Four hostages, including Ann Lee, freed in raid", ["hostages_freed 4 hostages"]),
    Case("lost-soldiers", "The army lost 12 soldiers in the raid.", ["killed 12 soldiers"]),
    Case("lost-others", "The bank lost 12 clients and the club lost three players.", []),
]  # fmt: skip


@pytest.mark.parametrize("case", params(CASES))
def test_reads(case: Case) -> None:
    assert differences(case) == []
