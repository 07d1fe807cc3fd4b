"""Phenomena P042 to P070: increments, negation and time, one text of ours for each."""

from __future__ import annotations

import pytest
from extract_cases import Case, differences, holds, params, starts
from extract_known import expect_known  # noqa: F401

TOTAL = {"scope": "cumulative"}
EVENT = {"scope": "event"}

INCREMENTS = [
    Case(
        "P042",
        "The death toll in the fuel riots has risen to 26. Officials said three more people died this morning.",
        ["killed 26 people", "killed 3 people"],
        {1: {"role": "increment"}},
    ),
    Case(
        "P043",
        "At least five people were killed in three car bombings in Kabul while another 33 people died in a series of "
        "air strikes on Kunduz.",
        ["killed >= 5 people", "killed 33 people"],
        {0: {"place": "Kabul"}, 1: {"place": "Kunduz"}},
    ),
    Case(
        "P044",
        "At least 21 civilians were killed. A rocket hit a bakery on Saturday, killing 13 people. Another eight people "
        "were killed in a school on Sunday.",
        ["killed >= 21 civilians", "killed 13 people", "killed 8 people"],
        {2: {"role": "increment"}},
    ),
    Case(
        "P045",
        "They suspect three suicide bombers in the car set off the charge, killing nine other people.",
        ["killed 9 *"],
        {0: {"role": "residual"}},
    ),
    Case(
        "P046",
        "A senior warlord survived the strike, but at least six other Pashtuns were killed.",
        ["killed >= 6 *"],
        {0: {"victims": holds("Pashtuns"), "role": "residual"}},
    ),
    Case(
        "P047",
        "Three other crew members who were injured in the raid had been treated in hospital.",
        ["injured 3 *"],
        {0: {"victims": holds("crew members")}},
    ),
    Case(
        "P048",
        "A gunman has died after he went on a rampage that left another man dead.",
        ["killed 1 gunman", "killed 1 man"],
        {0: {"indefinite": True, "role": "perpetrator"}, 1: {"indefinite": True}},
    ),
    Case(
        "P049",
        "The driver was killed, but the only other person in the van, a 29-year-old cook, suffered slight injuries.",
        ["killed 1 driver", "injured 1 *"],
        {0: {"indefinite": True}, 1: {"indefinite": True}},
    ),
]

NEGATION = [
    Case("P050", "Gales threw a crane onto a tram depot, but no one was injured.", ["injured 0 people"]),
    Case(
        "P051",
        "There have been no deaths recorded in Corsica or Sardinia.",
        ["killed 0 people", "killed 0 people"],
        {0: {"place": "Corsica"}, 1: {"place": "Sardinia"}},
    ),
    Case(
        "P052",
        "Eritrea on Friday questioned UN estimates that up to 40,000 people have died from hunger and cholera.",
        ["killed <= 40000 people"],
        {0: {"attribution": holds("UN"), "assertion": "disputed"}},
    ),
    Case(
        "P053",
        "The air force denied that 14 shepherds had died.",
        ["killed 14 shepherds"],
        {0: {"assertion": "denied", "attribution": holds("air force")}},
    ),
    Case(
        "P054",
        "The gang threatened to kill an Italian engineer and beheaded a second Korean driver.",
        ["killed 1 Korean driver"],
    ),
    Case("P055", "Rescue goes on.", ["killed 33 people"], title="Chile Mine Fire Kills 33, Death Toll Could Climb"),
    Case("P056", "The next eruption could kill thousands."),
    Case("P057", "The court sentenced to death another rebel who plotted to kill the French consul."),
    Case("P058", "He had an operation in 2011 that almost killed him; the same error nearly killed four nurses."),
    Case("P059", "Cyprus has demanded the arrest of 28 smugglers."),
    Case(
        "P060",
        "The state would prosecute 250 Buddhists detained at a march, while another 600 would be released.",
        ["detained 250 Buddhists"],
        may=["detained 600 *"],
    ),
    Case(
        "P061",
        "The firm is halting drilling in Chad in a bid to save the lives of eight workers kidnapped by rebels.",
        ["hostages_taken 8 workers"],
    ),
    Case(
        "P062",
        "A minister has rejected claims that 700 detainees at the Nauru camp are to be relocated.",
        may=["detained 700 detainees"],
    ),
]

TIME = [
    Case(
        "P063",
        "A court sent her to prison for life for a 1994 ferry fire in which more than 150 people died.",
        ["killed > 150 people"],
        {0: {"event_date": "1994"}},
        published="2002-03-08",
    ),
    Case(
        "P064",
        "The clan is behind the killing of four Dutchmen in Tirana nearly a year ago.",
        ["killed 4 Dutchmen"],
        {0: {"event_date": lambda value: value is None or value < "2012"}},
        published="2012-05-10",
    ),
    Case(
        "P065",
        "The road toll in Ulster stands at 38, six fewer than at the same time last year.",
        ["killed 38 people"],
    ),
    Case(
        "P066",
        "Some 1,120 people died from heroin in the year 1998, fewer than in 1997 when 1,340 Swedes died.",
        ["killed ~ 1120 people", "killed 1340 Swedes"],
        {0: {"event_date": "1998"}, 1: {"event_date": "1997"}},
    ),
    Case(
        "P067",
        "The onslaught has killed more than 80 Chechens since tanks rolled into the valley 12 days ago.",
        ["killed > 80 Chechens"],
        {0: TOTAL},
    ),
    Case(
        "P068",
        "It is a revolt that has led to the deaths of more than 350 people this year.",
        ["killed > 350 people"],
        {0: TOTAL},
    ),
    Case(
        "P069",
        "At least 31 people died in a string of blasts on Tuesday, and over 1,800 had perished since the revolt began.",
        ["killed >= 31 people", "killed > 1800 *"],
        {0: {**EVENT, "event_date": starts("2014-06-17")}, 1: TOTAL},
        published="2014-06-18",
    ),
    Case(
        "P070", "The country's deadliest avalanche in eleven years killed at least 16 people.", ["killed >= 16 people"]
    ),
]

CASES = [*INCREMENTS, *NEGATION, *TIME]


@pytest.mark.parametrize("case", params(CASES))
def test_reads(case: Case) -> None:
    assert not differences(case)


def test_every_phenomenon_has_a_text() -> None:
    numbers = sorted({case.id[:4] for case in CASES})
    assert numbers == [f"P{number:03}" for number in range(42, 71)]
    assert len({case.id for case in CASES}) == len(CASES)
