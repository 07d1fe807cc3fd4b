"""Situations an editor meets every week, made up: what is one event, what is two, and what is worth a warning."""

from __future__ import annotations

from dataclasses import dataclass

from compare_texts import told

from numcheck.model import Article

Pair = tuple[str, int, str, int]
"""An article and a number of it, against another article and its number."""


@dataclass(frozen=True)
class Situation:
    """Articles, the pairs that are of one thing, those that are not, and whether something is warned of."""

    name: str
    articles: tuple[Article, ...]
    same: tuple[Pair, ...] = ()
    other: tuple[Pair, ...] = ()
    warned: bool = False


SITUATIONS = (
    Situation(
        "one-school-of-one-town",
        (
            told("a", "At least 40 people were killed at a school in Dorsa, medics said.", "2024-05-03"),
            told("b", "A strike on a school in Dorsa killed 33 people on Friday, rescue workers said.", "2024-05-03"),
        ),
        same=(("a", 40, "b", 33),),
        warned=True,
    ),
    Situation(
        "one-town-and-no-site",
        (
            told("a", "At least 40 people were killed in Dorsa, medics said.", "2024-05-03"),
            told("b", "A strike in Dorsa killed 33 people on Friday, rescue workers said.", "2024-05-03"),
        ),
    ),
    Situation(
        "two-strikes-one-city-following-days",
        (
            told("a", """DORSA, 3 May (Wire) - An air strike on a market in the centre of Dorsa killed 18
                         people on Friday, rescue workers said.""", "2024-05-03"),
            told("b", """DORSA, 4 May (Post) - A strike hit a bakery in the east of Dorsa on Saturday,
                         killing 11 people, rescue workers said. A day earlier, 18 people died in a
                         strike on a market in the city.""", "2024-05-04"),
        ),
        same=(("a", 18, "b", 18),),
        other=(("a", 18, "b", 11),),
    ),
    Situation(
        "one-blast-two-place-names",
        (
            told("a", """A gas explosion tore through a block of flats in the Velm quarter of Kaltara on
                         Tuesday, killing nine people, the fire service said. The five-storey block on
                         Linden Street collapsed.""", "2024-06-05"),
            told("b", """At least nine people died when a gas explosion brought down a five-storey block
                         of flats on Linden Street in Kaltara on Tuesday, fire service spokeswoman Ina
                         Holt said.""", "2024-06-05"),
        ),
        same=(("a", 9, "b", 9),),
    ),
    Situation(
        "war-toll-against-event",
        (
            told("a", """Shelling killed 14 people in Orvane on Monday, the health ministry said. More
                         than 31,000 people have been killed since the war began in October, according to
                         the ministry.""", "2024-03-12"),
            told("b", """A strike on a school in Orvane killed 22 people on Monday, medics said. The war
                         has killed more than 31,000 people, the health ministry says.""", "2024-03-12"),
        ),
        same=(("a", 31000, "b", 31000),),
        other=(("a", 14, "b", 31000), ("a", 31000, "b", 22),),
    ),
    Situation(
        "earthquake-updates",
        (
            told("a", """A magnitude 6.4 earthquake struck the Tarn province on Sunday, killing at least
                         40 people, officials said.""", "2024-02-04"),
            told("b", """The death toll from the earthquake in Tarn province climbed to 112 on Monday,
                         with 300 injured, the disaster agency said.""", "2024-02-05"),
            told("c", """Rescuers ended their search in Tarn on Wednesday. Sunday's earthquake killed 187
                         people, the disaster agency said.""", "2024-02-07"),
        ),
        same=(("a", 40, "b", 112), ("b", 112, "c", 187),),
    ),
    Situation(
        "toll-falls-without-announcement",
        (
            told("a", """The death toll from the earthquake in Tarn province climbed to 187 on Tuesday,
                         the disaster agency said.""", "2024-02-06"),
            told("b", """Sunday's earthquake in Tarn province killed 112 people, the disaster agency said
                         on Wednesday.""", "2024-02-07"),
        ),
        same=(("a", 187, "b", 112),),
        warned=True,
    ),
    Situation(
        "two-shootings-two-towns-one-state",
        (
            told("a", """Four people were shot dead at a house in Milbrook, Ohio, on Saturday night,
                         police said. A suspect, Carl Dunning, was arrested.""", "2023-07-16"),
            told("b", """Two people were shot dead at a bar in Harnett, Ohio, early on Sunday, the
                         sheriff said. No arrests were made.""", "2023-07-16"),
        ),
        other=(("a", 4, "b", 2),),
    ),
    Situation(
        "background-of-another-bombing",
        (
            told("a", """A car bomb outside a court in Lorvane killed seven people on Monday, police
                         said. Last month a bomb at a bus station in the city killed 16.""", "2024-04-09"),
            told("b", """Seven people were killed by a car bomb outside a Lorvane court on Monday, police
                         said. In March, 19 people died in a bombing at a bus station there.""", "2024-04-09"),
        ),
        same=(("a", 7, "b", 7), ("a", 16, "b", 19),),
        other=(("a", 7, "b", 19), ("a", 16, "b", 7),),
        warned=True,
    ),
    Situation(
        "two-outlets-rival-sources",
        (
            told("a", """Security forces opened fire on protesters in Dorsa on Friday, killing 23 people,
                         doctors at the central hospital said.""", "2024-05-11"),
            told("b", """Seven people were killed when security forces fired on protesters in Dorsa on
                         Friday, the interior ministry said.""", "2024-05-11"),
        ),
        same=(("a", 23, "b", 7),),
        warned=True,
    ),
    Situation(
        "two-blasts-one-day-one-city",
        (
            told("a", """A bomb at a bus stop in northern Kunsara killed six people on Monday morning,
                         police said.""", "2024-01-09"),
            told("b", """A suicide attacker blew himself up at a police station in southern Kunsara on
                         Monday evening, killing 15 officers, police said.""", "2024-01-09"),
        ),
        other=(("a", 6, "b", 15),),
    ),
    Situation(
        "same-quake-two-countries",
        (
            told("a", """The earthquake on Sunday killed 57 people in Armenia, officials in Yerevan
                         said.""", "2024-02-05"),
            told("b", """The earthquake on Sunday killed 19 people in Georgia, officials in Tbilisi
                         said.""", "2024-02-05"),
        ),
        other=(("a", 57, "b", 19),),
    ),
    Situation(
        "whole-quake-and-one-country",
        (
            told("a", """Sunday's earthquake killed 76 people in Armenia and Georgia, the Red Cross
                         said.""", "2024-02-05"),
            told("b", """The earthquake on Sunday killed 19 people in Georgia, officials in Tbilisi
                         said.""", "2024-02-05"),
        ),
    ),
    Situation(
        "undated-stale-copy",
        (
            told("a", """The landslide in Orvalle killed 45 people, the interior ministry said."""),
            told("b", """The landslide in Orvalle killed 12 people, the interior ministry said."""),
        ),
    ),
    Situation(
        "place-unknown-in-one",
        (
            told("a", """Eleven people died when a coach carrying pilgrims crashed into a lorry on
                         Thursday, police said. The coach driver fell asleep, said traffic officer Milo
                         Renn.""", "2024-09-06"),
            told("b", """A coach with pilgrims hit a lorry near Velmar on Thursday and 14 people died,
                         said traffic officer Milo Renn.""", "2024-09-06"),
        ),
        same=(("a", 11, "b", 14),),
        warned=True,
    ),
    Situation(
        "weekly-tolls-of-a-war",
        (
            told("a", """At least 120 people were killed in fighting in the Marat region last week, the
                         UN said on Monday.""", "2024-10-07"),
            told("b", """At least 95 people were killed in fighting in the Marat region last week, the UN
                         said on Monday.""", "2024-10-14"),
        ),
        other=(("a", 120, "b", 95),),
    ),
    Situation(
        "storm-in-two-regions",
        (
            told("a", """Typhoon Lando killed 21 people in the north of the Philippines on Sunday, the
                         civil defence office said.""", "2024-10-21"),
            told("b", """Typhoon Lando killed eight people in Taiwan on Tuesday, the fire agency
                         said.""", "2024-10-23"),
        ),
        other=(("a", 21, "b", 8),),
    ),
    Situation(
        "attackers-counted-or-not",
        (
            told("a", """Gunmen attacked a hotel in Orvane on Sunday, killing 12 people, police said.
                         Three attackers were also killed.""", "2024-12-02"),
            told("b", """Fifteen people died in Sunday's attack on a hotel in Orvane, including the three
                         gunmen, police said.""", "2024-12-02"),
        ),
        same=(("a", 12, "b", 15),),
    ),
    Situation(
        "two-outlets-same-day-one-stale",
        (
            told("a", """A fire in a garment factory in Lorvane killed 34 workers on Tuesday, the fire
                         chief, Oskar Wendt, said.""", "2024-06-12"),
            told("b", """A fire in a garment factory in Lorvane killed 21 workers on Tuesday, the labour
                         ministry said. Fire chief Oskar Wendt said exits were locked.""", "2024-06-12"),
        ),
        same=(("a", 34, "b", 21),),
        warned=True,
    ),
)  # fmt: skip
