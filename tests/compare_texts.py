"""Articles of our own that tell the situations of the labelled pairs and of the controls, read by the whole pipe."""

from __future__ import annotations

from dataclasses import dataclass, field

from numcheck import engine
from numcheck.model import Article, Report

Pick = tuple[str, str, str]
"""Which figure: article, metric, the words of its number."""


@dataclass(frozen=True)
class Case:
    """A labelled pair: `left` may be the whole of a sum that `right` is part of. `verdict` None: not to be compared."""

    name: str
    verdict: str | None
    left: Pick
    right: Pick
    articles: tuple[Article, ...] = field(repr=False)
    arguable: str = ""


def told(name: str, text: str, published: str | None = None, title: str = "", event: str | None = None) -> Article:
    """An article; lines of the text are joined."""
    return Article(name, " ".join(text.split()), title, f"Outlet {name}", published, event=event)


def figure(report: Report, pick: Pick) -> str:
    """The id of the figure; in the text rather than in the title, where both have it."""
    article, metric, text = pick
    found = [f for f in report.figures if (f.article, f.metric, f.text.lower()) == (article, metric, text.lower())]
    assert found, f"not read: {pick}; read are {[(f.article, f.metric, f.text) for f in report.figures]}"
    return min(found, key=lambda f: (f.in_title, f.start)).id


def verdict(report: Report, left: Pick, right: Pick) -> str | None:
    """What is said of two figures, or of a whole and a sum that the other is part of."""
    a, b = figure(report, left), figure(report, right)
    for one in report.comparisons:
        if one.a == a and b in one.sum_of:
            return one.verdict
    return next((one.verdict for one in report.comparisons if {one.a, one.b} == {a, b} and not one.sum_of), None)


def read(*articles: Article, event: str | None = None) -> Report:
    """The report on some articles."""
    return engine.report(articles, event=event)


MINE = "Rescuers went on digging at the Tarnovka mine near Odrenov on {day} after a gas explosion in the Kessel seam"
EMBASSY = "A blast outside the Marapuran embassy in Selandja tore open Kintaro Avenue on {day}"
RIOT = "The riot at the Takbaira police station in Narathip province"

CASES: tuple[Case, ...] = (
    Case("P01", "divergence", ("a", "injured", "four"), ("a", "injured", "three"), (
        told("a", """A double suicide attack in the Karmi settlement of the Gaza Strip injured four Israelis on
                     Monday. The Palestinian Authority condemned the two suicide bombings in the Gaza Strip on
                     Monday in which three people were wounded.""", "2001-09-10"),
    ), "four Israelis might be a part of more people, but three people cannot hold four Israelis"),
    Case("P02", "update", ("a", "killed", "two"), ("a", "killed", "three"), (
        told("a", """The Pentagon said three American soldiers had been killed near Torvan by a stray bomb. Earlier it
                     had said that two American soldiers were killed and 20 wounded.""", "2001-12-05"),
    )),
    Case("P03", "update_possible", ("b", "killed", "26"), ("a", "killed", "15"), (
        told("a", """A suicide bomber killed 15 Israelis on a bus in Haifa on Sunday, the Magen rescue service said.
                     Twelve hours earlier, on Saturday, bombers had killed 10 Israelis in Jerusalem.""", "2001-12-02"),
        told("b", """Suicide bombings over the weekend killed 26 Israelis in Israel, on a bus and in a mall, the Magen
                     rescue service said in Haifa.""", "2001-12-03"),
    )),
    Case("P04", "sum", ("a", "killed", "nine"), ("b", "killed", "seven"), (
        told("a", EMBASSY.format(day="Thursday") + ", killing nine people and wounding 173.", "2004-09-09"),
        told("b", EMBASSY.format(day="Thursday") + ", killing two suicide bombers and seven others.",
             "2004-09-09"),
    )),
    Case("P05", "agree", ("a", "killed", "56"), ("b", "killed", "at least 56"), (
        told("a", MINE.format(day="Thursday") + " that killed 56 miners.", "2004-10-21"),
        told("b", MINE.format(day="Thursday") + " that killed at least 56 miners and left 92 missing.", "2004-10-21"),
    )),
    Case("P06", "refines", ("a", "missing", "scores"), ("b", "missing", "92"), (
        told("a", MINE.format(day="Thursday") + ". The explosion left scores of miners missing.", "2004-10-21"),
        told("b", MINE.format(day="Thursday") + " that killed at least 56 miners and left 92 missing.", "2004-10-21"),
    )),
    *(
        Case(name, verdict, left, right, (
            told("a", MINE.format(day="Sunday") + """. Nine people were confirmed dead and 57 were missing late on
                                                     Sunday.""", "2004-11-21"),
            told("b", MINE.format(day="Sunday") + """. The death toll rose to 57 on Monday, with three people still
                                                     missing.""", "2004-11-22"),
        ))
        for name, verdict, left, right in (
            ("P07", "update", ("a", "killed", "nine"), ("b", "killed", "57")),
            ("P07-missing", "update", ("a", "missing", "57"), ("b", "missing", "three")),
            ("P07-digits", None, ("a", "missing", "57"), ("b", "killed", "57")),
        )
    ),
    Case("P08", "update", ("a", "killed", "at least 90"), ("b", "killed", "at least 250"), (
        told("a", """Tropical storm Ilvenna has killed at least 90 people in Haiti, drowning the Gonavelle plain, the
                     Artibonel mission said.""", "2004-09-19"),
        told("b", """Tropical storm Ilvenna killed at least 250 people in northern Haiti, most of them in the
                     Gonavelle plain, the United Nations said.""", "2004-09-20"),
    )),
    Case("P09", "update", ("a", "killed", "at least 250"), ("b", "killed", "1,970"), (
        told("a", """Tropical storm Ilvenna killed at least 250 people in northern Haiti, most of them in the
                     Gonavelle plain, the United Nations said.""", "2004-09-20"),
        told("b", """Deaths from the floods that tropical storm Ilvenna brought to Haiti have risen to 1,970, with 884
                     people missing, said officials in the Gonavelle plain.""", "2004-09-30"),
    )),
    Case("P10", None, ("a", "killed", "three"), ("b", "killed", "at least 90"), (
        told("a", "Storm Ilvenna killed three people in Puerto Rico on Wednesday.", "2004-09-17"),
        told("b", "Storm Ilvenna has killed at least 90 people in Haiti since Saturday.", "2004-09-19"),
    )),
    Case("P11", "consistent", ("a", "killed", "nearly 60"), ("b", "killed", "at least 45"), (
        told("a", """Fighting with the Derrin front killed nearly 60 people in Iraq on Sunday, most of them at the
                     Qarnat crossing.""", "2004-09-12"),
        told("b", """At least 45 people died in Iraq on Sunday in fighting with the Derrin front at the Qarnat
                     crossing and elsewhere.""", "2004-09-12"),
    )),
    Case("P12", "subset", ("a", "killed", "47"), ("a", "killed", "at least 69"), (
        told("a", """At least 69 people were killed in attacks in Iraq on Tuesday. In Baghdad 47 Iraqis died when a
                     car bomb went off outside a police station.""", "2004-09-14"),
    )),
    Case("P13", "update_possible", ("a", "killed", "four"), ("b", "killed", "five"), (
        told("a", """Israeli troops killed four Palestinians in the Jabaron camp in the Gaza Strip on Saturday in a
                     raid on the Nisarit workshop.""", "2004-10-09"),
        told("b", """Israeli troops killed five Palestinians in the Jabaron camp in the Gaza Strip on Saturday, when a
                     raid on the Nisarit workshop went on.""", "2004-10-09"),
    ), "the four are said to be armed in the original and might be a part of the five"),
    Case("P14", "update", ("a", "killed", "85"), ("b", "killed", "more than 100"), (
        told("a", "The Israeli offensive in the northern Gaza Strip has killed 85 Palestinians since 29 September.",
             "2004-10-09"),
        told("b", """The Israeli offensive in the northern Gaza Strip has killed more than 100 Palestinians since 29
                     September.""",
             "2004-10-15"),
    )),
    Case("P15", "agree", ("a", "killed", "nearly 500"), ("b", "killed", "more than 500"), (
        told("a", """Nearly 500 people have been killed in southern Thailand since January, as paper cranes fell on
                     Narathip.""",
             "2004-12-05"),
        told("b", """More than 500 people have been killed in southern Thailand this year; paper cranes fell on
                     Narathip.""",
             "2004-12-05"),
    )),
    Case("P16", "subset", ("a", "killed", "85"), ("b", "killed", "78"), (
        told("a", RIOT + " led to the deaths of 85 Muslims on Monday.", "2004-10-29"),
        told("b", RIOT + " on Monday: 78 Muslim detainees died in police custody.", "2004-10-29"),
    )),
    Case("P17", "update", ("a", "killed", "85"), ("b", "killed", "87"), (
        told("a", RIOT + " led to the deaths of 85 protesters on Monday.", "2004-10-29"),
        told("b", RIOT + " led to the deaths of 87 protesters, a commission said.", "2004-11-01"),
    )),
    Case("P18", "update", ("a", "killed", "23"), ("b", "killed", "at least 24"), (
        told("a", "The earthquake in Niigora on Saturday killed 23 people and injured more than 900 around Ojiyama.",
             "2004-10-24"),
        told("b", """The earthquake in Niigora on Saturday killed at least 24 people, many of them in Ojiyama.""",
                  "2004-10-25"),
    )),
    Case("P19", "agree", ("a", "killed", "at least five"), ("b", "killed", "five"), (
        told("a", MINE.format(day="Thursday") + " that killed at least five miners and injured 14.", "2004-10-28"),
        told("b", MINE.format(day="Thursday") + ". The explosion killed five miners, and up to 240 were trapped.",
             "2004-10-28"),
    )),
    Case("P20", "abstain", ("a", "killed", "a"), ("a", "casualties", "two"), (
        told("a", """A man named Saadun was killed by machine-gun fire near Rafah on Thursday, Palestinian medics
                     said. Israeli military sources said two armed men had been shot. It was not clear whether
                     he was one of them.""",
             "2001-12-20"),
    )),
    Case("P21", "update", ("a", "injured", "at least 15"), ("b", "injured", "about 20"), (
        told("a", "A bomb at a bar in Sungai Kolok in southern Thailand injured at least 15 people on Thursday.",
             "2004-10-28"),
        told("b", """The bomb at a bar in Sungai Kolok in southern Thailand on Thursday killed one person and injured
                     about 20.""",
             "2004-10-29"),
    )),
    Case("P22", None, ("a", "injured", "at least seven"), ("a", "injured", "seven"), (
        told("a", """A second bomb injured at least seven police officers in Narathip on Tuesday. A previous explosion
                     on the same spot ninety minutes before had injured seven other people.""", "2004-11-02"),
    )),
    Case("P23", "subset", ("a", "killed", "21"), ("a", "killed", "22"), (
        told("a", "A bomb tore through a bus near Tikrana on Sunday, killing 22 people.", "2004-12-19",
             "Blast kills 21 Iraqi troops"),
    )),
    Case("P24", "sum", ("a", "killed", "at least 24"), ("a", "killed", "14"), (
        told("a", """At least 24 civilians were killed in weekend raids on Jenivan. The raids killed 14 civilians on
                     Saturday and another 10 on Sunday.""", "2001-10-22"),
    )),
    Case("P25", "sum", ("b", "killed", "21"), ("a", "killed", "14"), (
        told("a", """Guides of the Adventra firm stood before a court in Interlaken for the Saxeten gorge flood. They
                     answer for the deaths of 14 Australians and seven other people.""", "2001-12-11"),
        told("b", """The Saxeten gorge flood killed 21 people, and guides of the Adventra firm were sentenced in
                     Interlaken.""", "2001-12-12"),
    )),
    Case("P26", "agree", ("a", "killed", "at least 20"), ("b", "killed", "20"), (
        told("a", """At least 20 people have been killed in food riots in Argentina as the Cavallero cabinet fell in
                     Rosarina.""",
             "2001-12-21"),
        told("b", "The death toll in the food riots in Argentina rose to 20 as the Cavallero cabinet fell in Rosarina.",
             "2001-12-22"),
    )),
    Case("P27", None, ("a", "killed", "four"), ("a", "killed", "20"), (
        told("a", """Four more people died this morning in Rosarina. The death toll in the riots has risen to 20.""",
             "2001-12-21"),
    )),
    Case("P28", "consistent", ("a", "detained", "some 100"), ("b", "detained", "more than 70"), (
        told("a", "Palestinian police have arrested some 100 militants since Sunday, among them men of the Rajub cell.",
             "2001-12-05"),
        told("b", """Palestinian police have arrested more than 70 militants since Sunday, among them men of the Rajub
                     cell.""",
             "2001-12-05"),
    )),
    Case("P29", "update", ("a", "killed", "26"), ("b", "killed", "45"), (
        told("a", """The holiday road toll has risen to 26 dead in Australia since 21 December, with crashes on the
                     Humeva road.""",
             "2001-12-27"),
        told("b", """The holiday road toll has risen to 45 dead in Australia since 21 December, with crashes on the
                     Humeva road.""",
             "2002-01-01"),
    )),
    Case("P30", None, ("a", "killed", "1,570"), ("a", "killed", "1,740"), (
        told("a", "In 2000, 1,570 Australians died of drugs. In 1999, 1,740 Australians died of drugs.", "2001-12-12"),
    )),
    Case("P31", "consistent", ("a", "injured", "at least 30"), ("b", "injured", "at least 38"), (
        told("a", "At least 30 people were hurt when an explosion hit the Putalisa office in Kathmandu on Tuesday.",
             "2004-11-09"),
        told("b", "At least 38 people were wounded when an explosion hit the Putalisa office in Kathmandu on Tuesday.",
             "2004-11-09"),
    )),
    Case("P32", "transition", ("a", "injured", "at least seven"), ("b", "injured", "six"), (
        told("a", """A suicide bomber blew himself up in the Chickena Street bazaar in Kabul on Saturday and wounded
                     at least seven others.""", "2004-10-23"),
        told("b", """A suicide bomber struck the Chickena Street bazaar in Kabul on Saturday. The bomber killed a girl
                     of 12 and wounded six others.""", "2004-10-23"),
    )),
    Case("P33", "source_divergence", ("a", "killed", "about 10"), ("a", "killed", "one"), (
        told("a", """A police lieutenant said about 10 people were killed and 15 injured when shells hit Kirkan on
                     Sunday. A ministry spokesman said one person was killed and five were injured when shells
                     hit Kirkan on Sunday.""",
             "2004-08-15"),
    )),
    Case("P34", "revision", ("a", "killed", "more than 1,400"), ("b", "killed", "about 1,200"), (
        told("a", """More than 1,400 people were killed in Israel on 7 October, the foreign ministry says, many of
                     them in Kibbutz Orveri.""", "2023-10-20"),
        told("b", """About 1,200 people were killed in Israel on 7 October, the foreign ministry says, many of them in
                     Kibbutz Orveri.""", "2023-11-12"),
    )),
    Case("P35", None, ("a", "hostages_taken", "251"), ("a", "hostages_held", "59"), (
        told("a", """On 7 October 2023, 251 people were taken hostage. In Gaza 59 hostages are still held.""",
                  "2025-02-27"),
    )),
    Case("P36", "source_divergence", ("a", "killed", "19,136"), ("a", "killed", "more than 25,000"), (
        told("a", """The interior minister said the earthquake had killed 19,136 people in Pakistan. Orya television
                     said the earthquake had killed more than 25,000 people in Pakistan.""", "2005-10-09"),
    )),
    Case("P37", "subset", ("a", "killed", "17,388"), ("a", "killed", "19,136"), (
        told("a", """The earthquake killed 19,136 people in Pakistan, 17,388 of them in Kashmir, the minister said.""",
             "2005-10-09"),
    )),
    Case("P38", "refines", ("a", "hostages_taken", "more than 200"), ("b", "hostages_taken", "230"), (
        told("a", """On 7 October more than 200 people were taken hostage in Israel, many from Kibbutz Orveri near
                     Rehaim.""",
             "2023-10-25"),
        told("b", "On 7 October 230 people were taken hostage in Israel, many from Kibbutz Orveri near Rehaim.",
             "2023-10-29"),
    )),
    Case("P39", "refines", ("a", "killed", "dozens"), ("b", "killed", "45"), (
        told("a", MINE.format(day="Thursday") + " that killed dozens of miners.", "2004-10-21"),
        told("b", MINE.format(day="Thursday") + " that killed 45 miners.", "2004-10-21"),
    )),
    Case("P40", "weak", ("a", "killed", "dozens"), ("b", "killed", "11"), (
        told("a", MINE.format(day="Thursday") + " that killed dozens of miners.", "2004-10-21"),
        told("b", MINE.format(day="Thursday") + " that killed 11 miners.", "2004-10-21"),
    )),
    Case("P41", "update", ("a", "killed", "at least 12"), ("b", "killed", "15"), (
        told("a", MINE.format(day="Monday") + " that killed at least 12 miners.", "2024-05-06T12:00"),
        told("b", MINE.format(day="Monday") + " that killed 15 miners.", "2024-05-06T22:00"),
    )),
    Case("P42", "weak", ("a", "killed", "15"), ("b", "killed", "at least 12"), (
        told("a", MINE.format(day="Monday") + " that killed 15 miners, police said.", "2024-05-06"),
        told("b", MINE.format(day="Monday") + " that killed at least 12 miners, police said.", "2024-05-07"),
    )),
    Case("P43", "divergence", ("a", "casualties", "no"), ("b", "injured", "three"), (
        told("a", EMBASSY.format(day="Monday") + ". No casualties were reported.", "2024-05-06"),
        told("b", EMBASSY.format(day="Monday") + ". Three people were injured, hospital sources said.", "2024-05-06"),
    )),
    Case("P44", "divergence", ("a", "killed", "fewer than 10"), ("b", "killed", "12"), (
        told("a", EMBASSY.format(day="Saturday") + " and killed fewer than 10 people.", "2024-05-06"),
        told("b", EMBASSY.format(day="Saturday") + " and killed 12 people.", "2024-05-06"),
    )),
    Case("P45", None, ("a", "trapped", "up to 50"), ("b", "rescued", "four"), (
        told("a", MINE.format(day="Thursday") + ". Up to 50 miners were trapped.", "2004-10-21"),
        told("b", MINE.format(day="Thursday") + ". Four miners were rescued and no others were found.", "2004-10-21"),
    )),
    Case("P46", "update_possible", ("a", "killed", "hundreds"), ("b", "killed", "at least 1,100"), (
        told("a", """Tropical storm Ilvenna has killed hundreds of people in the Gonavelle plain of Haiti near
                     Artibonel."""),
        told("b", """Tropical storm Ilvenna has killed at least 1,100 people in the Gonavelle plain of Haiti near
                     Artibonel."""),
    )),
)  # fmt: skip

CALL = "Vladimir Putin rang Benjamin Netanyahu, Mahmoud Abbas, Ebrahim Raisi and Bashar Assad of Syria on Monday. "


def _war(total: str = "more than 4,000", share: str = "Palestinians") -> tuple[Article, Article]:
    """One article with the total of a war and a share of it, one with the count of either side."""
    return (
        told(
            "a",
            f"{CALL}The fighting has killed {total} people since October 7, more than half of them {share}.",
            "2023-10-16",
        ),
        told(
            "b",
            CALL
            + """Hamas fighters came over the border from Gaza on October 7. Local authorities say that
                            more than 1,300 Israelis were killed in the raid. The Palestinian health ministry
                            said that, as of Monday evening, over 2,800 Palestinians were killed and more than
                            10,800 injured in Israeli airstrikes.""",
            "2023-10-16",
        ),
    )


def _rafah(text: str, published: str | None) -> Article:
    return told("b", f"The strikes on Rafah on February 12 {text}.", published)


WAR = _war()
STRIKES = told("a", """The Israeli military struck Rafah on February 12. The strikes on Rafah killed 100 people and
                       wounded more than 230, the Mayadara TV channel said.""", "2024-02-13")  # fmt: skip
TAKEN = told("a", """Militants of Hamas attacked Israel on October 7, killed many Israelis near the Gaza border and
                     took more than 200 people hostage.""", "2024-02-13")  # fmt: skip
SIDE = told("a", """On October 7 Hamas fighters came over the border. Local authorities say that more than 1,300
                    Israelis were killed in Israel on October 7. As of Monday over 2,800 Palestinians have been
                    killed in Israeli airstrikes on the Gaza Strip since October 7, the Palestinian health
                    ministry said.""", "2023-10-16")  # fmt: skip

MORE: tuple[Case, ...] = (
    Case("P47", "sum", ("a", "killed", "more than 4,000"), ("b", "killed", "more than 1,300"), WAR),
    Case("P47-share", "share", ("a", "share", "more than half"), ("b", "killed", "over 2,800"), WAR),
    Case("P48", None, ("a", "killed", "100"), ("b", "killed", "over 2,800"), (STRIKES, WAR[1])),
)

CONTROLS: tuple[Case, ...] = (
    Case("K1", "divergence", ("a", "share", "more than half"), ("b", "killed", "more than 1,300"),
         _war(share="Israelis")),
    Case("K2", "divergence", ("a", "killed", "about 2,500"), ("b", "killed", "more than 1,300"),
         _war(total="about 2,500")),
    Case("K3", "divergence", ("a", "hostages_taken", "more than 200"), ("b", "hostages_taken", "some 120"), (
        TAKEN, told("b", """Militants of Hamas attacked Israel on October 7, killed many Israelis near the Gaza border
                            and took some 120 people hostage.""", "2024-02-13"),
    )),
    Case("K4", "weak", ("a", "killed", "100"), ("b", "killed", "at least 67"),
         (STRIKES, _rafah("killed at least 67 people, the Gaza health ministry said", "2024-02-13"))),
    Case("K5", "source_divergence", ("a", "killed", "100"), ("b", "killed", "67"),
         (STRIKES, _rafah("killed 67 people, a doctor said", "2024-02-13"))),
    Case("K5-unsourced", "divergence", ("a", "killed", "100"), ("b", "killed", "67"),
         (STRIKES, _rafah("killed 67 people", "2024-02-13"))),
    Case("K5-earlier", "update", ("a", "killed", "100"), ("b", "killed", "67"),
         (STRIKES, _rafah("killed 67 people", "2024-02-12"))),
    Case("K5-undated", "weak", ("a", "killed", "100"), ("b", "killed", "67"),
         (STRIKES, _rafah("killed 67 people", None))),
    Case("K6", "update", ("a", "killed", "over 2,800"), ("b", "killed", "3,785"), (
        SIDE, told("b", """The Palestinian health ministry said 3,785 Palestinians have been killed in Israeli
                           airstrikes on the Gaza Strip since October 7.""", "2023-10-20"),
    )),
    Case("K7", "weak", ("a", "killed", "over 2,800"), ("b", "killed", "3,500"), (
        SIDE, told("b", """The Palestinian health ministry said 3,500 Palestinians have been killed in Israeli
                           airstrikes on the Gaza Strip since October 7.""", "2023-10-14"),
    )),
    Case("K8", "revision", ("a", "killed", "more than 1,300"), ("b", "killed", "about 1,200"), (
        SIDE, told("b", """About 1,200 Israelis were killed in Israel on October 7 when Hamas fighters came over the
                           border, the foreign ministry says.""", "2023-11-12"),
    )),
)  # fmt: skip
