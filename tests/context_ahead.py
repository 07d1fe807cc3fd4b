"""What the sentence after tells of an event, and places and days that are not the event's.

Each figure with its place, the day of its event and who says so; `...` where nothing is asked. All words are ours.
"""

from __future__ import annotations

from context_cases import Report

AHEAD: list[Report] = [
    # the day, or a narrower place, is told in the next sentence
    Report(
        "A bus plunged into a ravine in northern Peru, killing 14 people, authorities said Friday. "
        "The accident happened late Thursday on a mountain road near the town of Otuzco.",
        [("14", "Otuzco", "2024-03-14", "authorities")],
    ),
    Report(
        "Gunmen killed seven policemen near Kirkuk, sources said on Friday. "
        "The attackers opened fire late on Wednesday. Three policemen were wounded and taken to a hospital in Erbil.",
        [("seven", "Kirkuk", "2024-03-13", "sources"), ("Three", "Kirkuk", "2024-03-13", None)],
    ),
    Report(
        "One person was killed in an explosion in Bishkek, the ministry said on March 15. "
        "It said the blast, caused by a gas leak, occurred on the evening of March 14.",
        [("One", "Bishkek", "2024-03-14", "ministry")],
    ),
    Report(
        "Three people died in an explosion on the Kerch bridge, investigators said. "
        "The blast, at 6 a.m. on Wednesday, set fire to a train.",
        [("Three", "Kerch", "2024-03-13", "investigators")],
    ),
    Report(
        "The toll from a chemical attack in Orvala has risen to 86, a monitor said on Friday. "
        "Rebel groups vowed revenge for Wednesday's strike.",
        [("86", "Orvala", "2024-03-13", "monitor")],
    ),
    # a headline is of what its lead tells
    Report(
        "Two dead, five hurt in mall shooting\nPosted: 10:14 PM, March 14, 2024\n"
        "Two people died and five were hurt in a shooting at a mall in Orvala on Wednesday, police said.",
        [("Two", "Orvala", "2024-03-13", ...), ("five", "Orvala", "2024-03-13", ...)],
    ),
    # or a month or year in the one before
    Report(
        "Two people died in a fire in Orvala on Monday. In 2004, a blaze swept through a school in Tasmir. "
        "It killed 31 children.",
        [("Two", "Orvala", "2024-03-11", None), ("31", "Tasmir", "2004", None)],
    ),
    # but not that of another event, nor that of a visit
    Report(
        "Four people were killed when a mine collapsed in Lirava. In a separate incident on Monday, a miner fell.",
        [("Four", "Lirava", None, None)],
    ),
    Report(
        "Four people were killed when a mine collapsed in Lirava. The governor visited their families on Monday.",
        [("Four", "Lirava", None, None)],
    ),
    Report(
        "Four people were killed in a fire in Lirava. The blaze began on Monday and was put out on Wednesday.",
        [("Four", "Lirava", None, None)],
    ),
    # where people were brought, came from, spoke or were tried
    Report(
        "Rescuers pulled 32 people out of the sea off Samos on Monday and took them to the port of Vathy.",
        [("32", "Samos", "2024-03-11", None)],
    ),
    Report(
        "The boat was coming from the town of Minova when it sank off the port of Kituku on Monday, killing two.",
        [("two", "Kituku", "2024-03-11", None)],
    ),
    Report(
        "At a news conference in Geneva, a spokesman said fighting in the Lirava region had killed 220 people.",
        [("220", "Lirava region", ..., "spokesman")],
    ),
    Report(
        "A bomb hit a hospital in Orvala on Monday, killing nine.",
        [("nine", "Orvala", "2024-03-11", None)],
    ),
    Report(
        "Twelve people were taken to hospital after a blast in Orvala that wounded 12.",
        [("12", "Orvala", None, None)],
    ),
    # a border, a road, one village of many, an official of a capital
    Report("Troops killed 15 militants near the Cameroon border.", [("15", None, None, None)]),
    Report("Four people were killed on the Ibadan expressway.", [("Four", "Ibadan expressway", None, None)]),
    Report(
        "A quake on a Tasmir island killed ten people. Villages on Orvala island were destroyed.",
        [("ten", "Orvala island", None, None)],
    ),
    Report(
        "Warplanes killed 11 militants, the defence ministry in Ankara said on Monday.",
        [("11", "Turkey", None, "defence ministry in Ankara")],
    ),
    Report(
        "Nine people were killed, police in Ankara said on Monday.",
        [("Nine", "Ankara", None, "police in Ankara")],
    ),
    # another country opens a sentence; a country is carried on where no place is told
    Report(
        "Floods killed 117 people in Ahrweiler district. In neighbouring Belgium, 31 people died.",
        [("117", "Ahrweiler district", None, None), ("31", "Belgium", None, None)],
    ),
    Report(
        "A mine collapsed in central Ghana on Monday. Four miners were killed.",
        [("Four", "Ghana", "2024-03-11", None)],
    ),
    Report(
        "An earthquake struck Lirava province in 2004. It killed 170,000 people in the province and 40 in Tasmir.",
        [("170,000", "Lirava province", ..., None), ("40", "Tasmir", ..., None)],
    ),
    Report(
        "The blast killed nine in Orvala. Militants have attacked schools before, including one in Tasmir, "
        "when 11 people died.",
        [("nine", "Orvala", None, None), ("11", "Tasmir", None, None)],
    ),
    Report(
        'Five rebels died in Orvala. "Two more were hurt," a source said by telephone from Lirava, north of Tasmir.',
        [("Two", "Orvala", None, "source")],
    ),
    # nothing but an adjective tells where
    Report("Three people were killed at an Afghan checkpoint.", [("Three", "Afghanistan", None, None)]),
    Report("Bombings in the Iraqi capital killed ten people, Iraqi police said.", [("ten", "Baghdad", None, ...)]),
    Report("Three Afghan soldiers were killed, Turkish police told an Iraqi hospital.", [("Three", None, ..., ...)]),
    # the day of what is done about it
    Report(
        "Prosecutors on Wednesday charged a man over a shooting that killed three people at a house in Aurora.",
        [("three", "Aurora", None, None)],
    ),
    Report(
        "Rebels accused the army on Wednesday of killing 46 civilians in Orvala.",
        [("46", "Orvala", None, ...)],
    ),
    Report(
        "A court on Wednesday jailed five men over the 2015 bombing that killed nine in Orvala.",
        [("nine", "Orvala", "2015", None)],
    ),
    Report(
        "Rescuers handed out blankets on Wednesday to survivors of a quake that killed ten people.",
        [("ten", None, None, None)],
    ),
    Report(
        "Clashes between supporters of rivals in last month's election have killed 22 people in Orvala.",
        [("22", "Orvala", None, None)],
    ),
    # a dateline in brackets
    Report(
        "GRAND FALLS, Minn. (March 14, 2024) — A truck hit a crowd Wednesday, killing six people.",
        [("six", "GRAND FALLS, Minn.", "2024-03-13", None)],
    ),
]
