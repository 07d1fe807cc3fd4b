"""Reports of war.

Each figure with its place, the day of its event and who says so; `...` where nothing is asked. All words are ours.
"""

from __future__ import annotations

from context_cases import Report

WAR: list[Report] = [
    Report(
        "A day after an air strike on a school in Nuseirat killed 33 people, jets hit a market in Rafah "
        "on Tuesday, killing nine.",
        [("33", "Nuseirat", "2024-03-11", None), ("nine", "Rafah", "2024-03-12", None)],
    ),
    Report(
        "Two days after a raid that killed 14 people in Jenin, troops shot dead two men in Nablus on Sunday.",
        [("14", "Jenin", "2024-03-08", None), ("two", "Nablus", "2024-03-10", None)],
    ),
    Report(
        "Shelling killed six people in Kherson on Saturday, the regional governor said, the day after a "
        "missile killed 20 in Odesa.",
        [("six", "Kherson", "2024-03-09", "regional governor"), ("20", "Odesa", "2024-03-08", ...)],
    ),
    Report(
        "The strike came three days after 12 soldiers died in an ambush near Gao.",
        [("12", "Gao", "2024-03-09/2024-03-10", None)],
    ),
    Report(
        "Israeli tanks stormed Khan Younis overnight, killing 10 people, medics said.",
        [("10", "Khan Younis", "2024-03-13", "medics")],
    ),
    Report(
        "Russian missiles struck Kharkiv on Friday, killing seven and wounding 30.",
        [("seven", "Kharkiv", "2024-03-08", None), ("30", "Kharkiv", "2024-03-08", None)],
    ),
    Report(
        "Rebels fired rockets into Goma on Monday. At least 12 people were killed, the army said.",
        [("At least 12", "Goma", "2024-03-11", "army")],
    ),
    Report(
        "Militants attacked the town of Djibo in northern Burkina Faso on Sunday, killing at least 40 "
        "people, the government said on Tuesday.",
        [("at least 40", "Djibo, Burkina Faso", "2024-03-10", "government")],
    ),
    Report(
        "Gunmen killed 11 miners in Balochistan's Mach area on Sunday.",
        [("11", "Mach area, Balochistan", "2024-03-10", None)],
    ),
    Report(
        "Fighters in Pakistan's South Waziristan tribal district killed nine soldiers.",
        [("nine", "South Waziristan, Pakistan", None, None)],
    ),
    Report(
        "A car bomb exploded in the town of Baiji, north of Baghdad, on Tuesday, killing at least seven Iraqis.",
        [("at least seven", "Baiji", "2024-03-12", None)],
    ),
    Report(
        "The governor of Idlib said 12 people had died in a raid on Saraqib.",
        [("12", "Saraqib", None, "governor of Idlib")],
    ),
    Report(
        "A U.S. military official in Baghdad said seven marines were killed on Monday in a blast in Ramadi.",
        [("seven", "Ramadi", "2024-03-11", "U.S. military official in Baghdad")],
    ),
    Report(
        "Officials in Kabul said eight people died when a bus plunged into a ravine.",
        [("eight", "Kabul", None, "Officials in Kabul")],
    ),
    Report(
        "Ukraine's U.S.-backed government said 31 people had been killed.",
        [("31", ..., None, "Ukraine's U.S.-backed government")],
    ),
    Report(
        "Since October 7, Israeli fire has killed at least 31,000 people in Gaza, according to its health ministry.",
        [("at least 31,000", "Gaza", ..., "health ministry")],
    ),
    Report(
        "The army said it had killed 15 gunmen in Sinai over the past 24 hours.",
        [("15", "Sinai", "2024-03-12/2024-03-13", "army")],
    ),
    Report(
        "A barrel bomb attack killed 12 people in Aleppo on Sunday, activists said.",
        [("12", "Aleppo", "2024-03-10", "activists")],
        title="Barrel Bomb Attack Kills 12 in Aleppo",
    ),
    Report(
        "TEHRAN (Reuters) - Security forces shot dead nine protesters on Saturday, rights groups said.",
        [("9", "Iran", "2024-03-09", "rights groups"), ("nine", "Iran", "2024-03-09", "rights groups")],
        title="Iran Kills 9 Protesters as Unrest Spreads",
    ),
    Report(
        "Six people were killed in an air raid on Monday.",
        [("Six", None, "2024-03-11", None)],
        title="Idlib Defies Assad as Raid Kills Six",
    ),
    Report(
        "Dozens of people were injured when a train left the rails near Burgos on Tuesday.",
        [("Dozens", "Burgos", "2024-03-12", None)],
        title="Dozens Injured as Train Derails in Northern Spain",
    ),
    Report(
        "Six people died in a blast.",
        [("Six", "Kabul", None, None)],
        title="Six Dead in Kabul Blast",
    ),
    Report(
        "KANDAHAR, Afghanistan - Five policemen were killed on Thursday.",
        [("5", "Kandahar", "2024-03-07", None)],
        title="Suicide Attack in Kandahar Kills 5 Policemen",
    ),
    Report(
        "",
        [("10", "Peshawar", None, None)],
        title="Gunmen Kill 10 Near Peshawar Market",
    ),
    Report(
        "Troops raided the Jabalia refugee camp on Friday, leaving 12 people dead, medics said.",
        [("12", "Jabalia", "2024-03-08", "medics")],
        title="Gaza Camp Raid Leaves 12 Dead",
    ),
    Report(
        "",
        [("21", None, None, "Ministry")],
        title="Hospital Strike Death Toll Rises to 21, Ministry Says",
    ),
    Report(
        "An earthquake struck Bam in southeastern Iran on Friday, killing 26,000 people.",
        [("26,000", "Bam, Iran", "2024-03-08", None)],
    ),
    Report(
        "A 6.4-magnitude quake shook Lombok early on Sunday, killing 14.",
        [("14", "Lombok", "2024-03-10", None)],
    ),
    Report(
        "Typhoon Rai slammed into Siargao on Thursday. At least 31 people died, the disaster agency said on Saturday.",
        [("At least 31", "Siargao", "2024-03-07", "disaster agency")],
    ),
    Report(
        "Floods in Libya have killed 5,300 people in Derna alone, the Red Crescent said on Tuesday.",
        [("5,300", "Derna", None, "Red Crescent")],
    ),
    Report(
        "Kerala reported 12 deaths and Tamil Nadu four.",
        [("12", "Kerala", None, "Kerala")],
    ),
    Report(
        "Italy recorded 627 new deaths on Friday, its civil protection agency said.",
        [("627", "Italy", "2024-03-08", "civil protection agency")],
    ),
    Report(
        "Hurricane Idalia ripped through Florida on Wednesday, leaving two people dead.",
        [("two", "Florida", "2024-03-13", None)],
    ),
    Report(
        "Heavy rain set off landslides on Java, killing 19 villagers.",
        [("19", "Java", None, None)],
    ),
    Report(
        "Mudslides buried houses on the island of Sulawesi on Saturday night, killing 18.",
        [("18", "Sulawesi", "2024-03-09", None)],
    ),
    Report(
        "A wildfire swept through the Hawaiian town of Lahaina last August, killing 97 people.",
        [("97", "Lahaina", "2023-08", None)],
    ),
    Report(
        "In Palu, the toll rose to 1,234 on Tuesday, four days after the quake.",
        [("1,234", "Palu", "2024-03-08", ...)],
    ),
    Report(
        "Tornadoes that tore across Kentucky on Friday killed at least 70 people, Governor Andy Beshear said.",
        [("at least 70", "Kentucky", "2024-03-08", "Governor Andy Beshear")],
    ),
    Report(
        "More than 100 people are still missing in Petrópolis, the mayor said on Thursday, two days "
        "after mudslides killed 104.",
        [("More than 100", "Petrópolis", ..., "mayor"), ("104", "Petrópolis", "2024-03-05", ...)],
    ),
    Report(
        "A bus carrying pilgrims overturned near the city of Yazd late on Tuesday, killing 28 people, "
        "state television reported on Wednesday.",
        [("28", "Yazd", "2024-03-12", "state television")],
    ),
    Report(
        "Police said a ferry capsized off Zanzibar on Monday and 30 people drowned.",
        [("30", "Zanzibar", "2024-03-11", "Police")],
    ),
    Report(
        "Three workers were killed in an explosion at a factory in Izmir, Turkey, on 4 March.",
        [("Three", "Izmir, Turkey", "2024-03-04", None)],
    ),
]
