"""What a figure counts: one event, or what has run up over days or several events. All words are ours."""

from __future__ import annotations

import pytest

from numcheck.extract import read_article
from numcheck.model import Article

CUMULATIVE = [
    ("Nine people were killed in three days of street fighting in Orvala.", "Nine"),
    ("In two weeks of clashes, nine people were killed.", "nine"),
    ("The army ended a four-day operation that left nine dead.", "nine"),
    ("Floods and landslides killed nine people in two days.", "nine"),
    ("Nine people were killed during a six-week period.", "Nine"),
    ("Nine villagers were killed from Monday to Wednesday.", "Nine"),
    ("Nine villagers died on Saturday and Sunday.", "Nine"),
    ("The panel said guards killed 90 inmates between 2011 and 2014.", "90"),
    ("Nine people have been killed by gunmen in the past month.", "Nine"),
    ("Gunmen killed nine people in two separate attacks on Monday.", "nine"),
    ("Separate bombings killed nine people in Orvala.", "nine"),
    ("Nine guards were killed in recent attacks on the border.", "Nine"),
    ("Three days of violence that have killed nine, wounded 60 and closed the port ended on Monday.", "60"),
    ("A cholera outbreak has killed 88 people, the ministry said on Friday.", "88"),
    ("The epidemic has claimed 300 lives.", "300"),
    ("At least nine people were killed in violence across Lebanon on Sunday.", "At least nine"),
    ("Nine people were killed nationwide on Friday.", "Nine"),
]
EVENT = [
    ("Nine people were killed in the second blast in two days.", "Nine"),
    ("Nine villagers shot dead two weeks ago were farmers.", "Nine"),
    ("Gunmen killed nine people in retaliation for two separate attacks.", "nine"),
    ("Nine men were arrested, the latest in a series of recent clashes with police.", "Nine"),
    ("A series of car bombs killed nine people on Monday.", "nine"),
    ("Nine people died in the night of December 2-3.", "Nine"),
    ("Nine people were killed in the past 24 hours.", "Nine"),
    ("The quake killed nine people across Lebanon.", "nine"),
    ("A tank killed nine guards on the border between the two countries.", "nine"),
    ("So far nine people have died in the quake.", "nine"),
    ("Nine people have been killed so far in the bombing.", "Nine"),
    ("Forty died in four days of riots, and nine others drowned in Lirava on Friday.", "nine"),
    ("Police shot a student after three days of protests.", "a"),
]


@pytest.mark.parametrize(
    ("text", "words", "scope"),
    [*((*case, "cumulative") for case in CUMULATIVE), *((*case, "event") for case in EVENT)],
)
def test_a_figure_is_of_one_event_or_runs_up(text: str, words: str, scope: str) -> None:
    figures = read_article(Article(id="a", text=text, published="2024-03-13")).figures
    assert [figure.scope for figure in figures if figure.text == words] == [scope]
