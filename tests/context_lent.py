"""Places lent by a dateline, by the sentences before or by a later name; and names that are no places.

Each figure with its place, the day of its event and who says so; `...` where nothing is asked. All words are ours.
"""

from __future__ import annotations

from context_cases import Report

LENT: list[Report] = [
    # a bureau writes about its country, a reporter on the spot about the spot
    Report(
        "KABUL (AFP) - A bomb killed nine soldiers on Monday, the defence ministry said.",
        [("nine", "Afghanistan", "2024-03-11", "defence ministry")],
    ),
    Report(
        "KABUL (AFP) - A bomb killed nine soldiers in the capital on Monday, the defence ministry said.",
        [("nine", "KABUL", "2024-03-11", "defence ministry")],
    ),
    Report(
        "GARISSA, Kenya (AP) - Gunmen killed nine students on Monday, police said.",
        [("nine", "GARISSA, Kenya", "2024-03-11", "police")],
    ),
    Report(
        "GENEVA (AFP) - Fighting killed 40 patients on Monday, the Red Cross said.",
        [("40", None, "2024-03-11", "Red Cross")],
    ),
    Report(
        "PARIS (AFP) - Rebels freed two journalists on Monday, their families said.",
        [("two", None, "2024-03-11", "families")],
    ),
    # another scene, or another day
    Report(
        "A bomb went off in Quetta, killing four. Elsewhere, two policemen were shot dead.",
        [("four", "Quetta", ..., None), ("two", None, ..., None)],
    ),
    Report(
        "A bomb went off in Quetta, killing four. Across the province, 11 people were killed.",
        [("11", None, ..., None)],
    ),
    Report(
        "A bomb killed four people in Quetta on Sunday. On Monday, police firing at a crowd killed five.",
        [("four", "Quetta", "2024-03-10", None), ("five", None, "2024-03-11", None)],
    ),
    Report(
        "A bomb killed four people in Quetta on Sunday. Another 12 were hurt, medics said on Monday.",
        [("Another 12", "Quetta", "2024-03-10", "medics")],
    ),
    # a name told later
    Report(
        "Jets bombed a rebel-held town on Monday, killing eight people. Witnesses spoke of three blasts in the town of "
        "Manbej in Aleppo province.",
        [("eight", "Manbej, Aleppo province", "2024-03-11", None)],
    ),
    # where it was told is not where it happened
    Report(
        "Nine aid workers were killed on Monday, a spokesman told reporters in Geneva.",
        [("Nine", None, "2024-03-11", "spokesman")],
    ),
    Report(
        "Officials in Jenin said nine people were killed on Monday.", [("nine", "Jenin", ..., "Officials in Jenin")]
    ),
    # names whole, and what is inside what
    Report(
        "Pirates took 23 sailors hostage in the Gulf of Aden on Monday.", [("23", "Gulf of Aden", "2024-03-11", None)]
    ),
    Report("Six migrants drowned in the Strait of Gibraltar.", [("Six", "Strait of Gibraltar", None, None)]),
    Report(
        "The tsunami of 2004 killed 230,000 people around the Indian Ocean.",
        [("230,000", "Indian Ocean", "2004", None)],
    ),
    Report("Nine people were shot in the Burundi capital Bujumbura.", [("Nine", "Bujumbura, Burundi", None, None)]),
    Report("Nine people were shot in Nesh district of Kandahar.", [("Nine", "Nesh district, Kandahar", None, None)]),
    Report("Nine people were shot in the Syrian city of Homs.", [("Nine", "Homs", None, None)]),
    Report("Six civilians were killed outside of Taiz on Monday.", [("Six", "Taiz", "2024-03-11", None)]),
    Report("Floods swamped much of Kelantan. Six people drowned.", [("Six", "Kelantan", None, None)]),
    # no places
    Report("Nine workers died at a Foxcorn plant near Chengdu.", [("Nine", "Chengdu", None, None)]),
    Report("Two people were shot outside a Roe's Club store in Bloomfield.", [("Two", "Bloomfield", None, None)]),
    Report("Rebels fired at Tiger positions; 12 fighters died.", [("12", None, None, None)]),
    Report("He was jailed for killing Ada Roe and wounding two others.", [("two", None, None, None)]),
    Report("Nine died in Sri Lankan army shelling.", [("Nine", None, None, None)]),
    Report(
        "The storm, Hurricane Ada, killed 12 people in Orvala.",
        [("12", "Orvala", None, None)],
        "Hurricane Ada Kills 12",
    ),
    Report(
        "The blaze hurt two people; a suspicious smell was noticed.",
        [("Two", None, None, None)],
        "Two Hurt In Suspicious Fire",
    ),
    # places without a name
    Report(
        "A blast in Deraa killed five people. At least 10 died when a bomber blew himself up in a village in northern "
        "Syria.",
        [("five", "Deraa", None, None), ("At least 10", "Syria", None, None)],
    ),
    Report(
        "A bomb killed six people in Orvane. Weeks of air strikes across the northern province have left 75 dead.",
        [("six", "Orvane", None, None), ("75", None, ..., None)],
    ),
    Report(
        "A bomb killed six people in the Salhin part of Orvane city. Rebel fire killed eight in the west of the city.",
        [("eight", "Orvane city", None, None)],
    ),
    Report(
        "A suicide bomber killed 32 people in Syria. The bomber blew himself up in the village of Tall Orvan.",
        [("32", "Tall Orvan", None, None)],
    ),
    Report(
        "Gunmen killed nine people in Syria on Monday. The president will speak in Tasmir.",
        [("nine", "Syria", "2024-03-11", None)],
    ),
    Report(
        "Tasmane neighbourhood was shelled; a woman was killed and 13 people were hurt.",
        [("13", "Tasmane neighbourhood", None, None)],
    ),
    Report(
        "Relatives of the 298 people killed on the flight gathered in Amsterdam on Monday.",
        [("298", None, None, None)],
    ),
]
