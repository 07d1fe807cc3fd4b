"""Small articles with more than one event.

Each figure with its place, the day of its event and who says so; `...` where nothing is asked. All words are ours.
"""

from __future__ import annotations

from context_cases import Report

STORIES: list[Report] = [
    Report(
        "Shelling of a residential district in Kharkiv killed seven people on Wednesday, the regional "
        "governor Oleh Syniehubov said. Another 16 were wounded, he added. In neighbouring Sumy region, "
        "two farmers died when their tractor hit a mine.",
        [
            ("seven", "Kharkiv", "2022-08-17", "regional governor Oleh Syniehubov"),
            ("Another 16", "Kharkiv", "2022-08-17", "regional governor Oleh Syniehubov"),
            ("two", "Sumy region", ..., None),
        ],
    ),
    Report(
        "A huge explosion tore through a mosque in Kabul during evening prayers on Wednesday. Kabul "
        "police spokesman Khalid Zadran said 21 people were killed and 33 wounded. The Italian NGO "
        "Emergency said it had received 27 patients, including five children. A week earlier, a suicide "
        "bomber killed a prominent cleric in the city.",
        [
            ("21", "Kabul", "2022-08-17", "Kabul police spokesman Khalid Zadran"),
            ("33", "Kabul", "2022-08-17", "Kabul police spokesman Khalid Zadran"),
        ],
        title="Mosque blast in Kabul kills 21",
    ),
    Report(
        "Three children were killed in an air strike on Tuesday in the village of Minneh in Aleppo "
        "province, the Observatory said. The strike came a day after rebels shelled the town of Azaz, "
        "wounding nine.",
        [("Three", "Minneh, Aleppo province", "2022-08-16", "Observatory"), ("nine", "Azaz", "2022-08-15", None)],
    ),
    Report(
        "Turkish drones struck a police post in Tal Rifaat on Monday. The attack left four officers "
        "dead, Kurdish officials said. On Friday, a similar attack near Qamishli had killed three.",
        [("four", "Tal Rifaat", "2022-08-15", "Kurdish officials"), ("three", "Qamishli", "2022-08-12", None)],
    ),
    Report(
        "Gunmen raided a village in Plateau State overnight. Residents said at least 30 people were "
        "killed and 50 houses burnt. Police confirmed only 12 deaths.",
        [("at least 30", "Plateau State", "2022-08-18", "Residents"), ("only 12", "Plateau State", ..., "Police")],
    ),
    Report(
        "Rescuers searched the Padma River on Monday after a ferry sank near Munshiganj, about 30 km "
        "south of Dhaka. Twenty-six bodies had been pulled out by nightfall, the fire service said.",
        [
            ("26", "Munshiganj", "2022-08-15", "fire service"),
            ("Twenty-six", "Munshiganj", "2022-08-15", "fire service"),
        ],
        title="Ferry disaster: 26 dead",
    ),
    Report(
        "JALALABAD, Afghanistan (AP) — A roadside bomb hit a van carrying wedding guests in eastern "
        "Nangarhar province on Saturday, killing 11, provincial officials said.",
        [("11", "Nangarhar province", "2022-08-13", "provincial officials")],
    ),
    Report(
        "Monkeypox has killed 12 people worldwide, the WHO said in Geneva on Wednesday.",
        [("12", None, None, "WHO")],
    ),
    Report(
        "GENEVA, Aug 17 - Cholera has killed 44 people in Syria's Deir al-Zor province, the World Health "
        "Organization said.",
        [("44", "Deir al-Zor province, Syria", ..., "World Health Organization")],
    ),
    Report(
        "Uganda's health ministry confirmed 19 Ebola deaths in Mubende district.",
        [("19", "Mubende district", None, "Uganda's health ministry")],
    ),
    Report(
        "Spain recorded 510 heat-related deaths between 10 and 16 July, the Carlos III institute said.",
        [("510", "Spain", "2022-07-10/2022-07-16", "Carlos III institute")],
    ),
    Report(
        "The U.N. human rights office said 5,587 civilians had been killed in Ukraine since the invasion "
        "began on February 24.",
        [("5,587", "Ukraine", ..., "U.N. human rights office")],
    ),
    Report(
        "Ukraine's general staff claimed 200 Russian soldiers were killed near Bakhmut on Tuesday.",
        [("200", "Bakhmut", "2022-08-16", "Ukraine's general staff")],
    ),
    Report(
        "Russia's defence ministry said its missiles had killed up to 500 Ukrainian troops at a base in "
        "Mykolaiv region. Kyiv denied the claim.",
        [("up to 500", "Mykolaiv region", None, "Russia's defence ministry")],
    ),
    Report(
        "Peru's worst bus accident this year left 20 dead in Ancash in May, according to the prosecutor's office.",
        [("20", "Ancash", "2022-05", "prosecutor's office")],
    ),
    Report(
        "In Haiti, where gangs control most of the capital, 470 people were killed or injured in Cité "
        "Soleil in nine days in July, the U.N. said.",
        [("470", "Cité Soleil", "2022-07", "U.N.")],
    ),
    Report(
        "A gunman shot dead seven people at an Independence Day parade in Highland Park, a suburb of "
        "Chicago, on July 4.",
        [("seven", "Highland Park, Chicago", "2022-07-04", None)],
    ),
    Report(
        "The shooting at Robb Elementary School in Uvalde, Texas, on May 24 killed 19 children and two teachers.",
        [
            ("19", "Robb Elementary School, Uvalde, Texas", "2022-05-24", None),
            ("two", "Robb Elementary School, Uvalde, Texas", "2022-05-24", None),
        ],
    ),
    Report(
        "Police in Winnipeg said four people were injured, one critically, in a crash on Portage Avenue.",
        [("four", "Portage Avenue", None, "Police in Winnipeg")],
    ),
    Report(
        "At the Kramatorsk railway station, a Tochka-U missile killed 59 people on April 8.",
        [("59", "Kramatorsk", "2022-04-08", None)],
    ),
    Report(
        "Six people died at the scene and two more in hospital, Ambulance Victoria said.",
        [("Six", None, None, "Ambulance Victoria"), ("two", None, None, "Ambulance Victoria")],
    ),
    Report(
        "Mexican authorities have found 53 dead migrants in a lorry outside San Antonio, Texas.",
        [("53", "San Antonio, Texas", None, ...)],
    ),
    Report(
        "Iran's state TV said a magnitude 6.1 quake hit the southern province of Hormozgan early on July "
        "2, killing five.",
        [("five", "Hormozgan", "2022-07-02", "Iran's state TV")],
    ),
    Report(
        "Some 1,150 people died in the June quake in Paktika, Afghan officials said. It was the deadliest since 1998.",
        [("Some 1,150", "Paktika", "2022-06", "Afghan officials")],
    ),
    Report(
        "The attack on the Red Mosque in Peshawar on March 4 killed 63, and the toll has since risen.",
        [("63", "Red Mosque, Peshawar", "2022-03-04", None)],
    ),
    Report(
        "Hamas-affiliated media said 44 people, including 15 children, were killed in three days of "
        "Israeli strikes on Gaza, which ended on August 7.",
        [("44", "Gaza", ..., "Hamas-affiliated media")],
    ),
    Report(
        "A boat carrying 80 migrants capsized off Tartus, Syria. By Friday 94 bodies had been recovered, "
        "Syrian state media said.",
        [("94", "Tartus, Syria", ..., "Syrian state media")],
    ),
    Report(
        "Nearly two years after a blast at Beirut port killed 220 people, part of the silos collapsed on Sunday.",
        [("220", "Beirut port", None, None)],
    ),
    Report(
        "Around 100 protesters were arrested in Colombo on Thursday, two days after the storming of the "
        "palace in which 40 were hurt.",
        [("Around 100", "Colombo", "2022-08-18", None), ("40", ..., "2022-08-16", None)],
    ),
    Report(
        "Troops rescued 12 hostages in Zamfara, Nigeria's defence headquarters announced Monday. They "
        "had been seized on August 2.",
        [("12", "Zamfara", None, "Nigeria's defence headquarters")],
    ),
    Report(
        "An IED killed two peacekeepers from Egypt near Timbuktu, Mali's UN mission said.",
        [("two", "Timbuktu", None, "Mali's UN mission")],
    ),
    Report(
        "Three tourists from Spain died in a hot-air balloon crash in Cappadocia, Turkish media said.",
        [("Three", "Cappadocia", None, "Turkish media")],
    ),
    Report(
        "It was in Srebrenica that 8,000 Muslim men and boys were killed in July 1995.",
        [("8,000", "Srebrenica", "1995-07", None)],
    ),
    Report(
        "Two soldiers were killed in fighting with the Arakan Army in Paletwa, Chin state, local people said.",
        [("Two", "Paletwa, Chin state", None, "local people")],
    ),
    Report(
        "On the outskirts of Mogadishu, at least eight people died in a hotel siege; police ended it on Saturday.",
        [("at least eight", "Mogadishu", ..., None)],
    ),
    Report(
        "In a tweet, Governor Andy Beshear said the toll from the Kentucky floods had reached 37.",
        [("37", "Kentucky", None, "Governor Andy Beshear")],
    ),
    Report(
        "The coroner of Allegheny County named the four men who were killed in the fire.",
        [("four", None, None, ...)],
    ),
]
