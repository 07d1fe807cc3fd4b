"""Situations of one number of two kinds of people, of places that a report holds for one, and of rival counts."""

from __future__ import annotations

from compare_texts import told
from situations import Situation

PEOPLE = (
    Situation(
        "those-shot-are-the-injured",
        (
            told("a", """Four people were injured in a shooting at the Velvet club in Marlow, Alabama, early on
                         Sunday,
                         Lieutenant Rod Tanner said.""", "2016-02-14"),
            told("b", """Five people were shot inside the Velvet club in Marlow, Alabama, early on Sunday, Lieutenant
                         Rod Tanner said.""", "2016-02-15"),
        ),
        same=(("a", 4, "b", 5),),
    ),
    Situation(
        "named-on-the-day-after",
        (
            told("a", """Five people were found shot to death on Friday in a house on Orchard Lane in Brandale,
                         Kansas,
                         Chief Vernon Stroud said. "It is the worst I have seen," Stroud told Brandale Radio.""",
                 "2016-09-24"),
            told("b", """Police on Sunday identified the five people who were found shot to death in a house on
                         Orchard
                         Lane in Brandale, Kansas. Chief Vernon Stroud said a neighbour was being sought.""",
                 "2016-09-25"),
        ),
        same=(("a", 5, "b", 5),),
    ),
    Situation(
        "club-and-its-street",
        (
            told("a", """Two people were killed and 14 wounded in a gunfight at the Amber Room nightclub on
                         Carver Street in
                         Toledo early on Sunday, police chief Ann Keller said on Monday.""", "2017-03-27"),
            told("b", """Gunfire at the Amber Room nightclub on Carver Street in Toledo early on Sunday left
                         four people dead,
                         the coroner, Dr Peter Lang, said on Monday. Fourteen people were wounded.""", "2017-03-27"),
        ),
        same=(("a", 2, "b", 4), ("a", 14, "b", 14)),
        warned=True,
    ),
    Situation(
        "month-and-one-of-its-days",
        (
            told("a", """Rocket fire on Kaltara killed 14 people on 10 August, state media said.""", "2016-08-11"),
            told("b", """More than 100 people were killed by shells in Kaltara in August, the governor said.""",
                 "2016-08-13"),
        ),
        other=(("a", 14, "b", 100),),
    ),
    Situation(
        "died-since-in-hospital",
        (
            told("a", """A block of flats collapsed in Mumbra on Monday night, killing six people and injuring
                         33, the fire
                         brigade said.""", "2013-10-01"),
            told("b", """Two of the people who were pulled out of the block of flats that collapsed in Mumbra
                         on Monday
                         night died in hospital, the fire brigade said, bringing the dead to eight.""", "2013-10-02"),
        ),
        other=(("a", 6, "b", 2),),
    ),
    Situation(
        "wounded-by-one-source-fewer",
        (
            told("a", """Nine people were wounded in Saturday's shooting at Woodhill Mall in Tulsa, police
                         spokesman Lee Ash
                         said.""", "2015-12-22"),
            told("b", """A man who wounded four people at Woodhill Mall in Tulsa on Saturday was charged,
                         police spokesman
                         Lee Ash said.""", "2015-12-23"),
        ),
        same=(("a", 9, "b", 4),),
        warned=True,
    ),
)  # fmt: skip
