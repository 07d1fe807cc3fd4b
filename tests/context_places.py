"""Places near others, inside others, and named before.

Each figure with its place, the day of its event and who says so; `...` where nothing is asked. All words are ours.
"""

from __future__ import annotations

from context_cases import Report

PLACES: list[Report] = [
    Report(
        "Rescuers put the death toll at 45, and in Lovania at least nine people died.",
        [("45", None, None, ...), ("at least nine", "Lovania", None, ...)],
    ),
    Report(
        "Six people died in Kano and in Zaria nine were hurt.", [("Six", "Kano", ..., ...), ("nine", "Zaria", ..., ...)]
    ),
    Report(
        "Nine farmers were killed when gunmen opened fire on a village in Zamfara state on Monday night, "
        "residents said.",
        [("Nine", "Zamfara state", "2023-06-12", "residents")],
    ),
    Report(
        "A roadside bomb struck a minibus in the Badakhshan provincial capital Faizabad on Thursday, "
        "killing 12, the provincial police spokesman said.",
        [("12", "Badakhshan", "2023-06-08", "provincial police spokesman")],
    ),
    Report(
        "At least 78 migrants drowned off the Greek coast near Pylos early on Wednesday.",
        [("At least 78", "Pylos", "2023-06-14", None)],
    ),
    Report(
        "A suicide bomber blew himself up at a mosque in the northwestern Pakistani city of Peshawar in "
        "January, killing more than 100 people.",
        [("more than 100", "Peshawar", "2023-01", None)],
    ),
    Report(
        "Dozens were injured in clashes in Paris and Lyon on Saturday, according to the interior ministry.",
        [("Dozens", "Paris and Lyon", "2023-06-10", "interior ministry")],
    ),
    Report(
        "Two explosions rocked Damascus on Sunday, killing three people, the state news agency SANA reported.",
        [("three", "Damascus", "2023-06-11", "state news agency SANA")],
    ),
    Report(
        "Six people were killed in the Nir Oz kibbutz in southern Israel.",
        [("Six", "Nir Oz", None, None)],
    ),
    Report(
        "The raid on the Nur Shams camp near Tulkarm left five dead.",
        [("five", "Nur Shams camp, Tulkarm", None, None)],
    ),
    Report(
        "Shells hit the Al-Ahli hospital in Gaza City, killing dozens, doctors said.",
        [("dozens", "Gaza City", None, "doctors")],
    ),
    Report(
        "In the eastern city of Goma, M23 rebels killed 14 civilians, the UN mission in Congo said.",
        [("14", "Goma", None, "UN mission in Congo")],
    ),
    Report(
        "In a village outside Goma, 14 civilians were hacked to death on Sunday.",
        [("14", "Goma", "2023-06-11", None)],
    ),
    Report(
        "A shooting at a mall in Allen, Texas, left eight people dead on 6 May.",
        [("eight", "Allen, Texas", "2023-05-06", None)],
    ),
    Report(
        "Three people died and 12 were hurt when a tram left the rails in Croydon, south London.",
        [("Three", "Croydon, south London", None, None)],
    ),
    Report(
        "Mr Putin said in Moscow that 54 soldiers had been killed in Belgorod.",
        [("54", "Belgorod", None, "Mr Putin")],
    ),
    Report(
        "The White House said the strike in Deir al-Zor had killed 19 fighters.",
        [("19", "Deir al-Zor", None, "White House")],
    ),
    Report(
        "The US Geological Survey said the quake killed 12 people in Guayaquil.",
        [("12", "Guayaquil", None, "US Geological Survey")],
    ),
    Report(
        "Thousands of people fled their homes in Khartoum after fighting broke out on 15 April.",
        [("Thousands", "Khartoum", "2023-04-15", None)],
    ),
    Report(
        "At least 40 students were abducted from a school in Kasese, western Uganda, near the border with Congo.",
        [("At least 40", "Kasese, western Uganda", None, None)],
    ),
    Report(
        "Five soldiers were wounded in Kashmir's Poonch district, an army spokesman said.",
        [("Five", "Poonch district, Kashmir", None, "army spokesman")],
    ),
    Report(
        "A dam burst in the Kherson region on June 6, flooding 80 villages and killing 45 people, "
        "Russian-installed officials said.",
        [("45", "Kherson region", "2023-06-06", "Russian-installed officials")],
    ),
    Report(
        "An avalanche in Nepal's Mustang district buried 14 trekkers on Tuesday; five bodies were recovered.",
        [("five", "Mustang district, Nepal", "2023-06-13", None)],
    ),
    Report(
        "In northern Mali, jihadists killed 49 civilians aboard a boat on the Niger River on Thursday.",
        [("49", "Niger River", "2023-06-08", None)],
    ),
    Report(
        "A ferry sank off Mindoro on Saturday with 100 people aboard; 23 drowned.",
        [("23", "Mindoro", "2023-06-10", None)],
    ),
    Report(
        "The Kenyan coast guard said 11 fishermen were missing off Lamu.",
        [("11", "Lamu", None, "Kenyan coast guard")],
    ),
    Report(
        "Hundreds of Rohingya drowned off Myanmar last month, a rights group said.",
        [("Hundreds", "Myanmar", "2023-05", "rights group")],
    ),
    Report(
        "A bus plunged into a gorge in Ayacucho region before dawn on Tuesday. It was carrying 47 "
        "passengers. Police said 24 of them died.",
        [("24", "Ayacucho region", "2023-06-13", "Police")],
        title="Bus plunges into gorge in Peru",
    ),
    Report(
        "The quake struck Herat at noon on Saturday. Rescuers dug with bare hands. At least 1,000 people "
        "were killed, the Taliban said.",
        [("At least 1,000", "Herat", "2023-06-10", "Taliban")],
    ),
    Report(
        "KINSHASA, June 13 (Reuters) - Floods swept through the capital's Mont-Ngafula district "
        "overnight. At least 12 people died.",
        [("At least 12", "Mont-Ngafula district", "2023-06-14", None)],
    ),
    Report(
        "Fighting erupted in El Geneina in April. Doctors there have counted 1,100 dead.",
        [("1,100", "El Geneina", None, "Doctors there")],
    ),
    Report(
        "",
        [("at least 21", "Kabul", None, None)],
        title="Kabul mosque blast: at least 21 killed",
    ),
    Report(
        "",
        [("At least 21", "Kabul", None, None)],
        title="At least 21 killed in Kabul mosque blast",
    ),
    Report(
        "",
        [("73", "Johannesburg", None, None)],
        title="Fire at Johannesburg building kills 73",
    ),
    Report(
        "",
        [("five", "Kherson", None, None)],
        title="Ukraine war: Kherson shelling kills five",
    ),
    Report(
        "",
        [("12", "Nepal", None, None)],
        title="12 die as bus falls into ravine in Nepal",
    ),
    Report(
        "",
        [("40", "Khartoum market", None, "medics")],
        title="Sudan: 40 killed in Khartoum market air strike, medics say",
    ),
    Report(
        "",
        [("10", "Baja California", None, None)],
        title="Mexico: gunmen kill 10 at Baja California car show",
    ),
    Report(
        "Twenty people were killed when a bomb went off at a market in Maiduguri on Friday, police said.",
        [("20", "Maiduguri", "2023-06-09", "Nigeria Police")],
        title="Nigeria Police Say 20 Killed in Market Blast",
    ),
    Report(
        "ATHENS - The death toll from Greece's worst train crash rose to 57 on Thursday, the coroner said.",
        [("57", "Greece", None, "coroner")],
        title="Greece Train Crash Death Toll Rises to 57",
    ),
    Report(
        "GHAZNI (AFP) - Thirty soldiers were killed on Sunday.",
        [("30", ..., "2023-06-11", None)],
        title="Taliban Attack Kills 30 in Ghazni",
    ),
]
