"""Who says so: whole names, origin and carrier, pronouns; and days that are those of saying, of a charge, of the text.

Each figure with its place, the day of its event and who says so; `...` where nothing is asked. All words are ours.
"""

from __future__ import annotations

from context_cases import Report

VOICES: list[Report] = [
    Report("Doctors Without Borders said 40 patients had died.", [("40", ..., None, "Doctors Without Borders")]),
    Report(
        "Forty patients died, according to Doctors Without Borders.", [("Forty", ..., None, "Doctors Without Borders")]
    ),
    Report(
        "The Democratic Republic of Congo's health ministry said 31 people had died.",
        [("31", ..., None, "Democratic Republic of Congo's health ministry")],
    ),
    Report(
        "Health officials in Wenchuan county, Sichuan province, say seven people died.",
        [("seven", ..., None, "Health officials in Wenchuan county")],
    ),
    Report("Local officials placed the toll at 22.", [("22", ..., None, "Local officials")]),
    Report("Nine had died, state press said late on Monday.", [("Nine", ..., None, "state press")]),
    # the origin
    Report("AFP quoted a hospital doctor as saying nine people had died.", [("nine", ..., None, "hospital doctor")]),
    Report(
        "Nine people had died, the provincial chief was quoted by AFP as saying.",
        [("Nine", ..., None, "provincial chief")],
    ),
    Report("CNN reported, citing police, that nine people died.", [("nine", ..., None, "CNN reported, citing police")]),
    Report("Citing a doctor, Reuters reported that nine people died.", [("nine", ..., ..., "doctor")]),
    Report("Governor says calm has returned as blast kills nine", [("nine", ..., ..., None)]),
    Report(
        "The raid left nine dead [a later report says 14 were killed], the mayor said.",
        [("nine", ..., ..., "mayor"), ("14", ..., ..., "report")],
    ),
    Report('"We heard nothing," said Ada Roe, whose son was among nine miners killed.', [("nine", ..., ..., None)]),
    Report(
        "An Orvala police report says Tasmir gunmen shot nine people.",
        [("nine", ..., ..., "Orvala police report")],
        title="Report: Gunmen shoot nine",
    ),
    # whom "the doctor" takes up
    Report(
        'A wall fell, Ada Roe, a doctor at the clinic, said. "We have nine dead," the doctor said.',
        [("nine", ..., ..., "Ada Roe, a doctor at the clinic")],
    ),
    Report(
        "The health ministry sent medics, the health ministry said. A ministry in Lirava said nine people died.",
        [("nine", ..., ..., "ministry in Lirava")],
    ),
    # who "he" is
    Report("Mayor Ada Roe flew to Tampico. She said nine people had died.", [("nine", ..., ..., "Mayor Ada Roe")]),
    Report(
        "One man died, said rescue worker Amin Roe.\n\nHe was found in the mud, he said.\n\nNine others died, he said.",
        [("Nine", ..., ..., "rescue worker Amin Roe")],
    ),
    Report(
        "Mayor Carlos Roe spoke in Tampico. Nine people had died, he said.", [("Nine", ..., ..., "Mayor Carlos Roe")]
    ),
    Report(
        'The fire spread in minutes, nurse Ada Roe said. "We ran out. There was smoke. Nine of us died," she said.',
        [("Nine", ..., ..., "nurse Ada Roe")],
    ),
    Report("The president spoke of a raid on Guffa that he said killed seven.", [("seven", "Guffa", ..., "president")]),
    Report(
        '"They reported 21 injured civilians," said Ali Roe, head of the ambulance service.',
        [("21", ..., ..., "Ali Roe")],
    ),
    Report(
        "Seven of my colleagues died, Maria Roe told Reuters outside the plant in Porto.",
        [("Seven", ..., ..., "Maria Roe")],
    ),
    # days
    Report("A man was jailed on Monday for killing six people in Kazan in 2021.", [("six", "Kazan", "2021", None)]),
    Report("A man was jailed on Monday for killing six people.", [("six", None, None, None)]),
    Report(
        "A man shot two people at a bank from which he was fired last week.",
        [("two", ..., None, None)],
    ),
    Report("The raid left 21 dead on Sunday; 13 died the week before.", [("13", ..., "2024-02-29/2024-03-06", None)]),
    Report("Over 150 people died in the crush of 2022.", [("Over 150", None, "2022", None)]),
    Report(
        "A landslide hit Sarang on Saturday. The governor went to the capital on Monday. Eleven bodies were found.",
        [("Eleven", "Sarang", "2024-03-09", None)],
    ),
]
