"""Days told by others, days of counting, and who says so.

Each figure with its place, the day of its event and who says so; `...` where nothing is asked. All words are ours.
"""

from __future__ import annotations

from context_cases import Report

DAYS: list[Report] = [
    Report(
        'The Orval agency reported "Soldiers killed 12 herders. Thousands of residents have since fled."',
        [("12", None, None, "Orval agency"), ("Thousands", None, None, "Orval agency")],
    ),
    Report(
        'Clinic head Ana Ruiz said nine people died.\n\n"Three more were killed on the road, all of them farmers."',
        [("nine", None, None, "Clinic head Ana Ruiz"), ("Three", None, None, "Clinic head Ana Ruiz")],
    ),
    Report('The "martyrs" brigade attacked. Nine people died.', [("Nine", None, None, None)]),
    Report(
        "",
        [("18,000", "Yemen", ..., "UN")],
        title="UN Says 18,000 Killed in Yemen Since 2014",
    ),
    Report(
        "",
        [("Three", "Manila", None, "Police"), ("Dozens", "Manila", None, "Police")],
        title="Three Killed, Dozens Hurt in Manila Fire: Police",
    ),
    Report(
        "",
        [("8", "Syria", None, "Monitor")],
        title="Car Bomb in Northern Syria Kills 8, Monitor Says",
    ),
    Report(
        "",
        [("15", None, None, "Witnesses")],
        title="Boko Haram Kills 15 in Nigerian Village - Witnesses",
    ),
    Report(
        "Three weeks after the siege, which left 12 dead, the mayor resigned on Monday.",
        [("12", None, None, None)],
    ),
    Report(
        "A month after the quake killed 50,000 people in Turkey, the government opened an inquiry.",
        [("50,000", "Turkey", None, None)],
    ),
    Report(
        "Four days after militants killed 20 villagers in Solhan, soldiers retook the town on Sunday.",
        [("20", "Solhan", "2023-06-07", None)],
    ),
    Report(
        "The day before, a drone had killed two farmers near Orikhiv.",
        [("two", "Orikhiv", ..., None)],
    ),
    Report(
        "Nine police officers died in an ambush in Michoacán on Sunday, a day before the governor was due to visit.",
        [("Nine", "Michoacán", "2023-06-11", None)],
    ),
    Report(
        "Less than a week after 13 people were shot dead in Tulsa, two died at a rodeo in Waco.",
        [("13", "Tulsa", None, None), ("two", "Waco", None, None)],
    ),
    Report(
        "Police said on Tuesday they had found the bodies of 12 people in a cave.",
        [("12", None, None, "Police")],
    ),
    Report(
        "As of Monday, 301 people had died in the floods, the relief agency said.",
        [("301", None, None, "relief agency")],
    ),
    Report(
        "The death toll from Friday's train crash in Odisha has risen to 288, the railway ministry said on Sunday.",
        [("288", "Odisha", "2023-06-09", "railway ministry")],
    ),
    Report(
        "The toll climbed to 41 on Tuesday after more bodies were found.",
        [("41", None, None, None)],
    ),
    Report(
        "On 2 June 2023 three trains collided in Balasore, killing 290.",
        [("290", "Balasore", "2023-06-02", None)],
    ),
    Report(
        "More than 1,000 people have been killed in Haiti so far this year, the UN said on Monday.",
        [("More than 1,000", "Haiti", ..., "UN")],
    ),
    Report(
        "Between June 1 and June 10, 27 people drowned in Bavaria, the lifeguard association said.",
        [("27", "Bavaria", "2023-06-01/2023-06-10", "lifeguard association")],
    ),
    Report(
        "Last Friday's landslide buried 15 houses in Trabzon, and 10 people are missing.",
        [("10", "Trabzon", "2023-06-09", None)],
    ),
    Report(
        "Monday night's strike was the second in two days; one on Sunday killed six.",
        [("six", None, "2023-06-11", None)],
    ),
    Report(
        "Security forces killed five militants late Tuesday in Khost, hours after a bomb wounded three policemen.",
        [("five", "Khost", "2023-06-13", None), ("three", "Khost", None, None)],
    ),
    Report(
        "The number of dead stands at 87, according to figures from the civil defence agency seen by the BBC.",
        [("87", None, None, "figures from the civil defence agency seen by the BBC")],
    ),
    Report(
        "The group's military wing said its fighters had killed eight soldiers, a claim the army denied.",
        [("eight", None, None, "group's military wing")],
    ),
    Report(
        "The Kremlin, for its part, says 27 people were killed.",
        [("27", None, None, "Kremlin")],
    ),
    Report(
        "Officials, who spoke on condition of anonymity, said nine troops were killed.",
        [("nine", None, None, "Officials")],
    ),
    Report(
        "Seven people were killed, the head of the region, Vyacheslav Gladkov, wrote on Telegram.",
        [("Seven", None, None, "head of the region, Vyacheslav Gladkov")],
    ),
    Report(
        "State media reported 12 deaths; opposition activists spoke of at least 60.",
        [("12", None, None, "State media")],
    ),
    Report(
        "A doctor at Al-Shifa hospital, Marwan Abu Saada, told AFP that 22 bodies had arrived.",
        [("22", ..., None, "doctor at Al-Shifa hospital, Marwan Abu Saada")],
    ),
    Report(
        "He said 12 of his men had died.",
        [("12", None, None, None)],
    ),
    Report(
        "Mayor Ana Ruiz put the number of missing at 30.",
        [("30", None, None, "Mayor Ana Ruiz")],
    ),
    Report(
        "By the army's own account, 41 conscripts died.",
        [("41", None, None, "army")],
    ),
    Report(
        "Rights group Amnesty International has documented the killing of 106 protesters in 21 cities.",
        [("106", None, None, "Rights group Amnesty International")],
    ),
    Report(
        "Nearly 500 people were arrested, OVD-Info, an independent monitor, said.",
        [("Nearly 500", None, None, "OVD-Info, an independent monitor")],
    ),
    Report(
        "An official with the governor's office, who declined to be named, said 16 had been killed.",
        [("16", None, None, "official with the governor's office")],
    ),
    Report(
        "The hospital's director, Dr. Ahmed Muhanna, confirmed that eight patients died.",
        [("eight", None, None, "hospital's director, Dr. Ahmed Muhanna")],
    ),
    Report(
        "The dead include three children, said a police source who asked not to be named.",
        [("three", None, None, "police source")],
    ),
    Report(
        "Israel says about 1,200 people were killed on 7 October; the Hamas-run health ministry says "
        "more than 37,000 have died in Gaza.",
        [("about 1,200", ..., "2022-10-07", "Israel"), ("more than 37,000", "Gaza", ..., "Hamas-run health ministry")],
    ),
    Report(
        "Five people were killed, local television showed.",
        [("Five", None, None, None)],
    ),
    Report(
        'Rescue chief Hassan Diaz said: "We found 14 bodies."',
        [("14", None, None, "Rescue chief Hassan Diaz")],
    ),
    Report(
        "Provincial council member Ali Rezaei estimated that 60 people had been killed.",
        [("60", None, None, "Provincial council member Ali Rezaei")],
    ),
]
