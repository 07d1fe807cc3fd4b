"""Reports of disasters, accidents and epidemics; who says so.

Each figure with its place, the day of its event and who says so; `...` where nothing is asked. All words are ours.
"""

from __future__ import annotations

from context_cases import Report

DISASTERS: list[Report] = [
    Report(
        "The crash on the M6 motorway near Birmingham left four dead, West Midlands Police said.",
        [("four", "Birmingham", None, "West Midlands Police")],
    ),
    Report(
        "Two people died and five were hurt at the Kaaba crossing when a train hit a minibus, the fire "
        "brigade told reporters.",
        [("Two", ..., None, "fire brigade")],
    ),
    Report(
        "Firefighters found seven bodies in the wreck, the prosecutor's office in Milan said.",
        [("seven", "Milan", None, "prosecutor's office in Milan")],
    ),
    Report(
        "Four skiers died in an avalanche in the French Alps on Sunday.",
        [("Four", "French Alps", "2024-03-10", None)],
        title="Four Die in Alps Avalanche",
    ),
    Report(
        "Eleven people were killed when a helicopter crashed in Papua New Guinea's Western Highlands.",
        [("Eleven", "Western Highlands, Papua New Guinea", None, None)],
    ),
    Report(
        "At least 22 people were crushed to death at a football stadium in Abidjan, Ivory Coast, on "
        "Sunday, state radio said.",
        [("At least 22", "Abidjan, Ivory Coast", "2024-03-10", "state radio")],
    ),
    Report(
        "Sierra Leone has registered 2,000 Ebola deaths since May, the World Health Organization said.",
        [("2,000", "Sierra Leone", ..., "World Health Organization")],
    ),
    Report(
        "Cholera has killed 315 people in Zambia this year, Health Minister Sylvia Masebo said on Friday.",
        [("315", "Zambia", ..., "Health Minister Sylvia Masebo")],
    ),
    Report(
        "Dengue fever killed 64 people in Dhaka and 12 in Chittagong, the health directorate said.",
        [("64", "Dhaka", None, "health directorate"), ("12", "Chittagong", None, "health directorate")],
    ),
    Report(
        "BAGHDAD, Sept 12: At least 45 people died in a wave of bombings on Sunday.",
        [("At least 45", "Iraq", "2024-03-10", None)],
    ),
    Report(
        "BANGKOK/JEDDAH, 29 October 2023 - A bomb ripped through two bars yesterday, killing two people.",
        [("two", ..., "2024-03-12", None)],
    ),
    Report(
        "Published 12 March 2024\nNine people died in a fire in Lisbon.",
        [("Nine", "Lisbon", None, None)],
    ),
    Report(
        "Updated 1852 GMT (0252 HKT) March 12, 2024\nNine people died in a fire in Lisbon.",
        [("Nine", "Lisbon", None, None)],
    ),
    Report(
        "By Jane Roe, CNN\nUpdated 6:52 PM ET, Tue March 12, 2024\n(CNN) A blast in Beirut killed 12 "
        "people, officials said.",
        [("12", "Beirut", None, "officials")],
    ),
    Report(
        "12 Mar 2024, 10:15\nA blast in Beirut killed 12 people.",
        [("12", "Beirut", None, None)],
    ),
    Report(
        "KABUL, March 12 (Xinhua) -- Seven people were killed and 19 injured when a bomb went off in "
        "Kunduz on Tuesday, police said.",
        [("Seven", "Kunduz", "2024-03-12", "police")],
    ),
    Report(
        "NAIROBI (AFP) - Seven people were killed when gunmen ambushed a bus, police said Monday.",
        [("Seven", "Kenya", None, "police")],
    ),
    Report(
        "Four people drowned, according to the coast guard, but the mayor spoke of seven dead.",
        [("Four", None, None, "coast guard"), ("seven", None, None, "mayor")],
    ),
    Report(
        "Soldiers shot a militant whom the military said was behind a rocket attack that killed two children.",
        [("two", None, None, "military")],
    ),
    Report(
        "The death toll, the ministry said in a statement, had climbed to 61.",
        [("61", None, None, "ministry")],
    ),
    Report(
        "Al Jazeera's correspondent in Gaza reported that 15 people were killed in Deir al-Balah.",
        [("15", "Deir al-Balah", None, "Al Jazeera's correspondent in Gaza")],
    ),
    Report(
        '"We have recovered 23 bodies," Colonel Amadou Diallo of the civil protection service told AFP.',
        [("23", None, None, "Colonel Amadou Diallo of the civil protection service")],
    ),
    Report(
        "Hospital sources told Reuters that 18 people had been killed in Tripoli.",
        [("18", "Tripoli", None, "Hospital sources")],
    ),
    Report(
        "Twelve people were killed, local media reported, citing the police chief of Ciudad Juárez.",
        [("Twelve", None, None, "local media reported, citing the police chief of Ciudad Juárez")],
    ),
    Report(
        "The UN puts the number of displaced at 1.2 million.",
        [("1.2 million", None, None, "UN")],
    ),
    Report(
        "A spokesperson for the Ministry of Health, Ashraf al-Qidra, said 70 people had been killed.",
        [("70", None, None, "spokesperson for the Ministry of Health, Ashraf al-Qidra")],
    ),
    Report(
        "As many as 40 people were killed, says the Syrian Observatory for Human Rights, a UK-based monitor.",
        [("As many as 40", None, None, "Syrian Observatory for Human Rights")],
    ),
    Report(
        "In a statement, the army said 12 of its soldiers had been killed.",
        [("12", None, None, "army")],
    ),
    Report(
        "Thirty people are feared dead after a dam burst in Solai, the Kenya Red Cross said on Twitter.",
        [("Thirty", "Solai", None, "Kenya Red Cross")],
    ),
    Report(
        "The Interior Ministry's spokesman said on Telegram that six officers had been wounded in Belgorod.",
        [("six", "Belgorod", None, "Interior Ministry's spokesman")],
    ),
    Report(
        "US Airstrikes Said to Kill at Least 44 in Iraq",
        [("at Least 44", "Iraq", None, None)],
    ),
    Report(
        "Local officials confirmed to the BBC that 17 people died.",
        [("17", None, None, "Local officials")],
    ),
    Report(
        "The monitoring group counted 94 dead, but the government said only 30 people were killed.",
        [("94", None, None, "monitoring group"), ("only 30", None, None, "government")],
    ),
    Report(
        "Police found five people with gunshot wounds.",
        [("five", None, None, ...)],
    ),
    Report(
        "A bomb exploded in Yala on Monday, killing one person, in what could be the first reaction to "
        "the deaths of 85 protesters last week.",
        [("one", "Yala", "2024-03-11", None), ("85", ..., "2024-03-04/2024-03-10", None)],
    ),
    Report(
        "It was the deadliest attack since 2015, when 130 people were killed in Paris.",
        [("130", "Paris", "2015", None)],
    ),
    Report(
        "The blast killed 12 people, nearly a year after a similar attack in Lahore left 70 dead.",
        [("12", None, None, None), ("70", "Lahore", ..., None)],
    ),
    Report(
        "Sunday's attack in Mogadishu, which killed 27, was claimed by al-Shabaab on Tuesday.",
        [("27", "Mogadishu", "2024-03-10", None)],
    ),
    Report(
        "Police said on Monday that a shooting on Saturday night had left three people dead.",
        [("three", None, "2024-03-09", "Police")],
    ),
    Report(
        "On Tuesday, rescuers pulled 12 bodies from the mine, where an explosion on Friday trapped 50 workers.",
        [("12", None, "2024-03-12", None), ("50", None, "2024-03-08", None)],
    ),
    Report(
        "The following day, a second bomb killed eight people in Kirkuk.",
        [("eight", "Kirkuk", None, None)],
    ),
    Report(
        "A strike hit Zaporizhzhia on Thursday, killing 11. The next day, another killed six in Dnipro.",
        [("11", "Zaporizhzhia", "2024-03-07", None), ("six", "Dnipro", "2024-03-08", None)],
    ),
    Report(
        "The previous day, shelling killed five people in Sumy.",
        [("five", "Sumy", ..., None)],
    ),
]
