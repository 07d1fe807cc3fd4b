"""Small stories with summaries of them, faithful ones and such as carry one slip each; all made up."""

from __future__ import annotations

from compare_texts import told

QUAKE = (
    told("wire", """An earthquake killed at least 57 people, among them 14 children, and injured more than 1,300 in the
                    Kaltara valley on Sunday, the interior ministry said. About 4,000 people were displaced, and 23 were
                    still missing.""", "2024-03-05"),
)  # fmt: skip
BUS = (
    told("star", """A bus plunged into a ravine near Dorsa on Monday, killing 12 people and injuring 31, police said.
                    Among the dead were five children and the driver.""", "2024-05-07"),
)  # fmt: skip
STRIKE = (
    told("first", "An air strike on a market in Kunsara on Tuesday killed 18 people, medics said.", "2024-06-04"),
    told("second", """The toll of Tuesday's air strike on a market in Kunsara has risen to 26, medics said on Thursday.
                      Another 40 people were injured.""", "2024-06-06"),
)  # fmt: skip
CLASH = (
    told("north", """Fighting in the town of Orvane on Friday left nine soldiers and 22 rebels dead, the army said. The
                     army detained 140 men.""", "2024-07-06"),
)  # fmt: skip
FERRY = (
    told("coast", """A ferry with more than 200 passengers sank off Beltane on 3 March 2024. Eighty-eight people drowned
                     and 97 were rescued, the coast guard said. In 2011 a ferry sank on the same route and 212 people
                     drowned.""", "2024-03-04"),
)  # fmt: skip

SLIPS = (
    ("killed-for-injured", BUS, "A bus plunged into a ravine near Dorsa on Monday, killing 31 people.", "31"),
    ("injured-for-killed", BUS, "A bus plunged into a ravine near Dorsa on Monday, and 12 people were injured.", "12"),
    ("floor-lost", QUAKE, "An earthquake killed 57 people in the Kaltara valley on Sunday.", "57"),
    ("floor-passed", QUAKE, "An earthquake killed 77 people in the Kaltara valley on Sunday.", "77"),
    ("floor-raised", QUAKE, "An earthquake injured more than 1,500 people in the Kaltara valley on Sunday.", "1,500"),
    ("about-lost", QUAKE, "An earthquake in the Kaltara valley on Sunday displaced 4,000 people.", "4,000"),
    ("rounded-up", BUS, "A bus plunged into a ravine near Dorsa on Monday, killing 15 people.", "15"),
    ("rounded", CLASH, "The army detained 150 men after fighting in the town of Orvane on Friday.", "150"),
    ("group-widened", BUS, "A bus plunged into a ravine near Dorsa on Monday. Five people were killed.", "Five"),
    ("group-narrowed", STRIKE, "An air strike on a market in Kunsara on Tuesday killed 26 children.", "26"),
    ("group-swapped", CLASH, "Fighting in the town of Orvane on Friday left 22 soldiers dead.", "22"),
    ("two-metrics-summed", BUS, "A bus plunged into a ravine near Dorsa on Monday, killing 43 people.", "43"),
    ("two-tolls-summed", STRIKE, "An air strike on a market in Kunsara on Tuesday killed 44 people.", "44"),
    ("older-toll", STRIKE, "An air strike on a market in Kunsara on Tuesday killed 18 people.", "18"),
    ("other-year", FERRY, "A ferry sank off Beltane on 3 March 2024 and 212 people drowned.", "212"),
    ("aboard-for-drowned", FERRY, "A ferry sank off Beltane on 3 March 2024 and more than 200 people drowned.", "200"),
    ("rescued-for-drowned", FERRY, "A ferry sank off Beltane on 3 March 2024 and 97 people drowned.", "97"),
    ("digit-slip", FERRY, "A ferry sank off Beltane on 3 March 2024 and 98 people drowned.", "98"),
    ("word-for-part", QUAKE, "Scores of children died in an earthquake in the Kaltara valley on Sunday.", "Scores"),
    ("from-nowhere", FERRY, "A ferry sank off Beltane on 3 March 2024; 88 drowned and 15 are missing.", "15"),
)  # fmt: skip
"""Name, sources, summary, and the number in it that they do not bear."""

FAITHFUL = (
    ("quake", QUAKE, "At least 57 people, 14 of them children, died in Sunday's earthquake in the Kaltara valley."),
    ("quake-two", QUAKE, "An earthquake in the Kaltara valley on Sunday killed more than 50 people. 14 children died."),
    ("quake-hurt", QUAKE, "More than 1,300 people were injured by Sunday's earthquake in the Kaltara valley."),
    ("quake-words", QUAKE, "Dozens of people were killed by an earthquake in the Kaltara valley on Sunday."),
    ("quake-homes", QUAKE, "Sunday's earthquake in the Kaltara valley displaced some 4,000 people; 23 are missing."),
    ("quake-over", QUAKE, "The earthquake in the Kaltara valley on Sunday injured over 1,000 people."),
    ("bus", BUS, "Twelve people died and 31 were hurt when a bus fell into a ravine near Dorsa on Monday."),
    ("bus-part", BUS, "A bus crash near Dorsa on Monday killed a dozen people, including five children."),
    ("bus-floor", BUS, "At least 12 people were killed when a bus plunged into a ravine near Dorsa on Monday."),
    ("bus-vague", BUS, "A bus plunged into a ravine near Dorsa, killing 12 and injuring dozens."),
    ("strike", STRIKE, "An air strike on a market in Kunsara on Tuesday killed 26 people and injured 40."),
    ("strike-both", STRIKE, "The toll of Tuesday's air strike on a market in Kunsara rose from 18 to 26."),
    ("strike-more", STRIKE, "More than 20 people were killed by an air strike on a market in Kunsara on Tuesday."),
    ("strike-hurt", STRIKE, "The air strike on a Kunsara market on Tuesday left 26 dead and 40 wounded."),
    ("clash", CLASH, "Nine soldiers and 22 rebels were killed in fighting in the town of Orvane on Friday."),
    ("clash-sum", CLASH, "Fighting in the town of Orvane on Friday killed 31 people."),
    ("clash-held", CLASH, "The army detained 140 men after fighting in the town of Orvane on Friday."),
    ("ferry", FERRY, "Eighty-eight people drowned when a ferry sank off Beltane on 3 March 2024; 97 were rescued."),
    ("ferry-round", FERRY, "Nearly 90 people drowned and almost 100 were rescued when a ferry sank off Beltane."),
    ("ferry-past", FERRY, "A ferry sank off Beltane and 88 drowned. In 2011 a sinking there drowned 212 people."),
)  # fmt: skip
"""Name, sources, and a summary that says nothing they do not."""
