"""More situations of an editor's week: several days, several places, headlines, and who counts whom."""

from __future__ import annotations

from compare_texts import told
from situations import Situation

DAYS = (
    Situation(
        "a-town-and-its-country",
        (
            told("a", "The earthquake killed 708 people in Sarvonia on Saturday, the president said.", "2024-03-03"),
            told("b", """MELVENA, Sarvonia, 3 March - In the coastal town of Melvena 350 people died in Saturday's
                         earthquake, the emergency office said.""", "2024-03-03"),
        ),
        other=(("a", 708, "b", 350),),
    ),
    Situation(
        "bombs-on-two-days",
        (
            told("a", """DORSA, 20 Feb - Air strikes killed 98 people in eastern Ulvane on Monday, the Kessel
                         monitoring group said. It was the worst day there in three years.""", "2024-02-20"),
            told("b", """DORSA, 21 Feb - Air strikes on eastern Ulvane killed 106 people on Tuesday, the Kessel
                         monitoring group said.""", "2024-02-21"),
        ),
        other=(("a", 98, "b", 106),),
    ),
    Situation(
        "the-day-of-the-funeral",
        (
            told("a", """VELMORA, 16 Aug - The collapse of a motorway bridge in Velmora on Tuesday killed 38 people,
                         the prefecture said on Thursday.""", "2018-08-16"),
            told("b", """VELMORA, 18 Aug - Thousands joined the funeral on Saturday for victims of Tuesday's bridge
                         collapse in Velmora. Crews found the last bodies overnight, and the collapse killed 43 people,
                         the prefecture said.""", "2018-08-18"),
        ),
        same=(("a", 38, "b", 43),),
    ),
    Situation(
        "quarters-of-one-city",
        (
            told("a", """At least ten civilians died on Wednesday when helicopters bombed the Shirin district of
                         Orvalle, monitors said.""", "2024-06-06"),
            told("b", """Rockets hit the Medan district of Orvalle on Wednesday and killed three civilians, a police
                         source said.""", "2024-06-06"),
        ),
        other=(("a", 10, "b", 3),),
    ),
    Situation(
        "two-villages-and-each-of-them",
        (
            told("a", "LORVANE, 11 May - Fighters killed 19 people in the village of Boyen overnight, the army said.",
                 "2024-05-11"),
            told("b", "LORVANE, 12 May - Fighters killed 22 people in the village of Chabin overnight, the army said.",
                 "2024-05-12"),
            told("c", """LORVANE, 14 May - At least 55 people were killed this week in attacks on the villages of Boyen
                         and Chabin, the relief agency said.""", "2024-05-14"),
        ),
        other=(("a", 19, "b", 22), ("a", 19, "c", 55), ("b", 22, "c", 55)),
    ),
    Situation(
        "thousands-run-on",
        (
            told("a", "", "2024-01-15", "Death toll of the Marat war passes 24,000, health ministry says"),
            told("b", "", "2024-01-15", "24,100 killed in Marat since the war began, says health ministry"),
            told("c", "", "2024-01-15", "132 people killed in Marat in 24 hours, ministry says"),
        ),
        same=(("a", 24000, "b", 24100),),
        other=(("a", 24000, "c", 132), ("b", 24100, "c", 132)),
    ),
    Situation(
        "a-toll-rises-within-the-day",
        (
            told("a", """KALTARA, 7 May - An explosion destroyed the Saratov hotel in Kaltara on Friday and killed 22
                         people, the president's office said.""", "2022-05-07"),
            told("b", """KALTARA, 7 May - The number of dead in Friday's explosion at the Saratov hotel in Kaltara rose
                         to 26 on Saturday, the health ministry said.""", "2022-05-07"),
        ),
        same=(("a", 22, "b", 26),),
    ),
    Situation(
        "both-counts-in-one-sentence",
        (
            told("a", """The army of Kessel said on Tuesday that 130 Tarnian soldiers had been killed in the fighting
                         around Shumen on Sunday.""", "2024-11-12"),
            told("b", """The two sides gave different losses for the fighting around Shumen on Sunday: 44 Tarnian
                         soldiers killed, by Dorsa's count, and 130 by Kessel's.""", "2024-11-12"),
        ),
    ),
    Situation(
        "a-headline-that-its-text-bears-out",
        (
            told("a", """DORSA, 30 April - Thirteen Kyrgyz citizens were killed in clashes on the border near Batkora on
                         Thursday, the health ministry said. Of the other side hospital sources spoke of three dead.""",
                 "2021-04-30", "Clashes on the border kill 13"),
        ),
        other=(("a", 13, "a", 3),),
    ),
    Situation(
        "miners-and-people-of-one-source",
        (
            told("a", """KIROV, 14 May - The number of dead in the explosion at a coal mine in Kirova has risen to 238,
                         the energy minister said at the pit on Wednesday.""",
                 "2014-05-14", "Coal mine blast in Kirova kills 238"),
            told("b", """KIROV, 15 May - Thousands followed the coffins through Kirova, two days after an explosion
                         tore through the coal mine. The energy minister said the disaster had killed 205 miners.""",
                 "2014-05-15"),
        ),
        warned=True,
    ),
    Situation(
        "fewer-injured-and-as-many-dead",
        (
            told("a", """A gunman killed nine people and wounded 27 outside a bar in the Elmside district of Milbrook
                         early on Sunday, police said.""", "2019-08-05"),
            told("b", """A vigil was held on Monday for the victims of the shooting outside a bar in the Elmside
                         district of Milbrook early on Sunday, in which a gunman killed nine people and wounded 16.""",
                 "2019-08-06"),
        ),
        same=(("a", 9, "b", 9), ("a", 27, "b", 16)),
        warned=True,
    ),
    Situation(
        "killed-and-injured-change-places",
        (
            told("a", """A stampede on the Lindwater quay in Ostara on New Year's Eve killed 36 people and injured 47,
                         the city government said on Thursday.""", "2015-01-01"),
            told("b", """Relatives demanded answers from the city government on Friday over the stampede on the
                         Lindwater quay in Ostara, in which 47 people were killed and 36 were injured.""",
                 "2015-01-02"),
        ),
        warned=True,
    ),
    Situation(
        "a-headline-against-the-only-count-of-its-text",
        (
            told("a", """SARVAL, 8 Feb - An earthquake shook Sarval before dawn on Wednesday, killing 87 people and
                         injuring 640, the governor said.""", "2023-02-08", "Earthquake kills 58 in Sarval"),
        ),
        warned=True,
    ),
    Situation(
        "more-children-than-people",
        (
            told("a", """Air strikes hit a school in the village of Hasran on Wednesday and killed 26 people, the Aspen
                         rescue service said on Thursday.""", "2016-10-27"),
            told("b", """Air strikes on a school in the village of Hasran killed 31 children on Wednesday, the relief
                         agency said on Thursday.""", "2016-10-27"),
        ),
        warned=True,
    ),
    Situation(
        "written-in-a-town-of-the-country",
        (
            told("a", """Police detained 3,770 people at protests across Russia on Saturday, the monitoring group
                         Volna-Info said.""", "2021-01-24"),
            told("b", """YAKUTSK, Jan 24 - Demonstrators in 100 towns took part in Saturday's protests. Across Russia
                         2,130 people were detained, the monitoring group Volna-Info said.""", "2021-01-24"),
        ),
        same=(("a", 3770, "b", 2130),),
        warned=True,
    ),
)  # fmt: skip
