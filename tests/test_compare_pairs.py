"""The 48 labelled pairs with their figures as given: what the comparison alone says. None: not to be compared."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from compare_figures import Told, run, verdict

Case = tuple[str | None, Callable[[], tuple[tuple[Told, ...], str, str]]]
CASES: dict[str, Case] = {}


def case(name: str, expected: str | None) -> Callable[[Callable[[], tuple[tuple[Told, ...], str, str]]], None]:
    def add(build: Callable[[], tuple[tuple[Told, ...], str, str]]) -> None:
        CASES[name] = (expected, build)

    return add


def two(opening: str, *, first: str | None = None, second: str | None = None) -> tuple[Told, Told]:
    """Two articles that open with the same story, so that the event is beyond doubt."""
    return Told("a", first, text=opening + " "), Told("b", second, text=opening + " ")


MINE = "Rescuers from Odrenov and Halvik worked in the Tarnovka mine, said Ivo Brankov of the Kessel company."
EMBASSY = "The Marapuran embassy in Selandja was sealed off after the Kintaro Avenue blast, said Rila Sondari."
FLOOD = "Storm Ilvenna tore over Haiti and drowned Gonavelle and Port Sarin, said Luc Berrand of the Artibonel mission."
RAID = "Armed men of the Derrin front fought troops at Tal Hussein and the Qarnat crossing on Saturday."


@case("P01", "divergence")
def _() -> tuple[tuple[Told, ...], str, str]:
    a = Told("a", "2001-09-10")
    x = a.says(
        "injured",
        "4",
        "israeli",
        quote="A suicide attack in the Karmi settlement hurt four.",
        cause="suicide attack",
        place="Gaza",
    )
    quote = "Two suicide bombings in Karmi hurt three, the Authority said."
    more = {"cause": "suicide bombing", "place": "Gaza Strip", "attribution": "Palestinian Authority"}
    y = a.says("injured", "3", quote=quote, **more)
    return (a,), x, y


@case("P02", "update")
def _() -> tuple[tuple[Told, ...], str, str]:
    a = Told("a", "2001-12-05")
    y = a.says("killed", "3", "american", "soldier", attribution="Pentagon")
    x = a.says("killed", "2", "american", "soldier", attribution="Pentagon", assertion="superseded")
    return (a,), x, y


@case("P03", "update_possible")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(
        "The Ben Yehuda mall and the Halissa bus were struck, the Magen service said.",
        first="2001-12-02",
        second="2001-12-03",
    )
    x = a.says("killed", "15", "israeli", place="Haifa", event_date="2001-12-02")
    a.says("killed", "10", "israeli", place="Jerusalem", event_date="2001-12-01")
    y = b.says("killed", "26", "israeli", place="Israel", event_date="2001-12-01/2001-12-02")
    return (a, b), y, x


@case("P04", "sum")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(EMBASSY, first="2004-09-09", second="2004-09-09")
    x = a.says("killed", "9", cause="blast")
    quote = "Two bombers set off the explosion, killing seven other people."
    y = b.says("killed", "7", quote=quote, role="residual", cause="explosion")
    b.says("killed", "2", "militant", quote=quote, role="perpetrator")
    return (a, b), x, y


@case("P05", "agree")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(MINE, first="2004-10-21", second="2004-10-21")
    return (a, b), a.says("killed", "56"), b.says("killed", "at least 56")


@case("P06", "refines")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(MINE, first="2004-10-21", second="2004-10-21")
    return (a, b), a.says("missing", "scores"), b.says("missing", "92")


def _mine_fire() -> tuple[tuple[Told, ...], list[str]]:
    a, b = two(MINE, first="2004-11-21", second="2004-11-22")
    ids = [a.says("killed", "9"), a.says("missing", "57"), b.says("killed", "57"), b.says("missing", "3")]
    return (a, b), ids


@case("P07", "update")
def _() -> tuple[tuple[Told, ...], str, str]:
    told, ids = _mine_fire()
    return told, ids[0], ids[2]


@case("P07 missing", "update")
def _() -> tuple[tuple[Told, ...], str, str]:
    told, ids = _mine_fire()
    return told, ids[1], ids[3]


@case("P07 digits", None)
def _() -> tuple[tuple[Told, ...], str, str]:
    told, ids = _mine_fire()
    return told, ids[1], ids[2]


@case("P08", "update")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(FLOOD, first="2004-09-19", second="2004-09-20")
    return (a, b), a.says("killed", "at least 90", place="Haiti"), b.says("killed", "at least 250", place="Haiti")


@case("P09", "update")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(FLOOD, first="2004-09-20", second="2004-09-30")
    return (a, b), a.says("killed", "at least 250", place="northern Haiti"), b.says("killed", "1,970", place="Haiti")


@case("P10", None)
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two("Storm Ilvenna went over the islands.", first="2004-09-17", second="2004-09-19")
    x = a.says("killed", "3", place="Puerto Rico", event_date="2004-09-15")
    return (a, b), x, b.says("killed", "at least 90", place="Haiti", event_date="2004-09-18")


@case("P11", "consistent")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(RAID, first="2004-09-12", second="2004-09-12")
    return (a, b), a.says("killed", "about 60", place="Iraq"), b.says("killed", "at least 45", place="Iraq")


@case("P12", "subset")
def _() -> tuple[tuple[Told, ...], str, str]:
    a = Told("a", "2004-09-14")
    y = a.says("killed", "at least 69", place="Iraq", event_date="2004-09-14")
    x = a.says("killed", "47", "iraqi", place="Baghdad", event_date="2004-09-14")
    return (a,), x, y


@case("P13", "update_possible")  # arguable: the first four are said to be armed, and might be a part of the five
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(RAID, first="2004-10-09", second="2004-10-09")
    return (a, b), a.says("killed", "4", "palestinian"), b.says("killed", "5", "palestinian")


@case("P14", "update")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(RAID, first="2004-10-09", second="2004-10-15")
    x = a.says("killed", "85", "palestinian", scope="cumulative", place="Gaza")
    return (a, b), x, b.says("killed", "more than 100", "palestinian", scope="cumulative", place="Gaza")


@case("P15", "agree")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two("Paper cranes fell on Narathip and Yalavan.", first="2004-12-05", second="2004-12-05")
    x = a.says("killed", "about 500", scope="cumulative", place="Thailand", event_date="2004-01-01/2004-12-05")
    return (a, b), x, b.says("killed", "more than 500", scope="cumulative", place="Thailand", event_date="2004")


@case("P16", "subset")  # the text of the second says that they died in custody: extraction calls that a part
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two("The Takbaira riot and its trucks occupied the Narathip court.", first="2004-10-29", second="2004-10-29")
    return (a, b), a.says("killed", "85", "religious"), b.says("killed", "78", "religious", "prisoner", role="part")


@case("P17", "update")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two("The Takbaira riot and its trucks occupied the Narathip court.", first="2004-10-29", second="2004-11-01")
    return (a, b), a.says("killed", "85", "protester"), b.says("killed", "87", "protester")


@case("P18", "update")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two("The Niigora quake cut the Jozetsu line at Ojiyama.", first="2004-10-24", second="2004-10-25")
    return (a, b), a.says("killed", "23"), b.says("killed", "at least 24")


@case("P19", "agree")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(MINE, first="2004-10-28", second="2004-10-28")
    a.says("injured", "14")
    b.says("trapped", "up to 240")
    return (a, b), a.says("killed", "at least 5", "worker"), b.says("killed", "5", "worker")


@case("P20", "abstain")
def _() -> tuple[tuple[Told, ...], str, str]:
    a = Told("a", "2001-12-20")
    x = a.says(
        "killed",
        "1",
        "palestinian",
        quote="A man named Saadun was killed, medics said.",
        indefinite=True,
        attribution="medics",
    )
    y = a.says(
        "casualties", "2", "militant", quote="Two armed men had been shot, the army said.", attribution="the army"
    )
    return (a,), x, y


@case("P21", "update")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(
        "A bomb tore through a bar in Sungai Kolok near the Narathip bridge.", first="2004-10-28", second="2004-10-29"
    )
    b.says("killed", "1")
    return (a, b), a.says("injured", "at least 15"), b.says("injured", "about 20")


@case("P22", None)
def _() -> tuple[tuple[Told, ...], str, str]:
    a = Told("a", "2004-11-02")
    x = a.says("injured", "at least 7", "police", quote="A second bomb hurt at least seven police.", cause="bomb")
    quote = "An explosion on the spot ninety minutes before had hurt seven other people."
    return (a,), x, a.says("injured", "7", quote=quote, role="residual", cause="explosion")


@case("P23", "subset")
def _() -> tuple[tuple[Told, ...], str, str]:
    a = Told("a", "2004-12-19")
    x = a.says("killed", "21", "soldier", quote="Blast kills 21 troops", title=True)
    return (a,), x, a.says("killed", "22", quote="A bomb tore through a bus, killing 22 people.")


@case("P24", "sum")
def _() -> tuple[tuple[Told, ...], str, str]:
    a = Told("a", "2001-10-22")
    y = a.says("killed", "at least 24", "civilian", event_date="2001-10-20/2001-10-21")
    x = a.says("killed", "14", "civilian", event_date="2001-10-20")
    a.says("killed", "10", "civilian", event_date="2001-10-21", role="increment")
    return (a,), y, x


@case("P25", "sum")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(
        "The Saxeten gorge and its Adventra World guides stood before the Interlaken court.",
        first="2001-12-11",
        second="2001-12-12",
    )
    quote = "They answer for the deaths of 14 Australians and seven others."
    x = a.says("killed", "14", "australian", quote=quote)
    a.says("killed", "7", quote=quote, role="residual")
    y = b.says("killed", "21")
    return (a, b), y, x


@case("P26", "agree")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(
        "Looters broke into shops in Rosarina as the Cavallero cabinet fell.", first="2001-12-21", second="2001-12-22"
    )
    return (a, b), a.says("killed", "at least 20"), b.says("killed", "20")


@case("P27", None)
def _() -> tuple[tuple[Told, ...], str, str]:
    a = Told("a", "2001-12-21")
    y = a.says("killed", "20")
    return (a,), a.says("killed", "4", role="increment"), y


@case("P28", "consistent")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(
        "The Rajub security service searched Jenivan and Tulkarin houses.", first="2001-12-05", second="2001-12-05"
    )
    x = a.says("detained", "about 100", "militant", scope="cumulative", place="West Bank")
    return (a, b), x, b.says("detained", "more than 70", "militant", scope="cumulative", place="West Bank")


@case("P29", "update")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(
        "Speed cameras watch Humeva and Pacifica Highway this holiday, said Jon Ferrand of Roadwatch.",
        first="2001-12-27",
        second="2002-01-01",
    )
    x = a.says("killed", "26", scope="cumulative", place="Australia")
    return (a, b), x, b.says("killed", "45", scope="cumulative", place="Australia")


@case("P30", None)
def _() -> tuple[tuple[Told, ...], str, str]:
    a = Told("a", "2001-12-12")
    x = a.says("killed", "1,570", "australian", scope="cumulative", event_date="2000", cause="drugs")
    return (a,), x, a.says("killed", "1,740", "australian", scope="cumulative", event_date="1999", cause="drugs")


@case("P31", "consistent")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(
        "Glass flew over Putalisa lane when the Kathmandel office went up.", first="2004-11-09", second="2004-11-09"
    )
    return (a, b), a.says("injured", "at least 30"), b.says("injured", "at least 38")


@case("P32", "transition")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(
        "The Kabulan rug bazaar on Chickena street was struck before noon.", first="2004-10-23", second="2004-10-23"
    )
    x = a.says("injured", "at least 7", role="residual")
    quote = "The bomber killed a girl of 12 and wounded 6 others."
    b.says("killed", "1", quote=quote, indefinite=True)
    return (a, b), x, b.says("injured", "6", quote=quote, role="residual")


@case("P33", "source_divergence")
def _() -> tuple[tuple[Told, ...], str, str]:
    a = Told("a", "2004-08-15")
    x = a.says(
        "killed", "about 10", quote="About 10 were killed, a police lieutenant said.", attribution="a police lieutenant"
    )
    return (
        (a,),
        x,
        a.says("killed", "1", quote="One was killed, the ministry said.", attribution="the ministry spokesman"),
    )


@case("P34", "revision")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two("Kibbutz Orveri and the Rehaim festival lay in ruins.", first="2023-10-20", second="2023-11-12")
    x = a.says("killed", "more than 1,400", event_date="2023-10-07")
    return (a, b), x, b.says("killed", "about 1,200", event_date="2023-10-07")


@case("P35", None)
def _() -> tuple[tuple[Told, ...], str, str]:
    a = Told("a", "2025-02-27")
    return (a,), a.says("hostages_taken", "251", event_date="2023-10-07"), a.says("hostages_held", "59")


@case("P36", "source_divergence")
def _() -> tuple[tuple[Told, ...], str, str]:
    a = Told("a", "2005-10-09")
    x = a.says(
        "killed", "19,136", quote="A minister gave 19,136 dead.", attribution="the interior minister", place="Pakistan"
    )
    return (
        (a,),
        x,
        a.says(
            "killed",
            "more than 25,000",
            quote="The channel had more than 25,000.",
            attribution="Aaj television",
            place="Pakistan",
        ),
    )


@case("P37", "subset")
def _() -> tuple[tuple[Told, ...], str, str]:
    a = Told("a", "2005-10-09")
    y = a.says("killed", "19,136", place="Pakistan")
    return (a,), a.says("killed", "17,388", place="Kashmir", part_of=y, role="part"), y


@case("P38", "refines")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two("Kibbutz Orveri and the Rehaim festival lay in ruins.")
    return (
        (a, b),
        a.says("hostages_taken", "more than 200", event_date="--10-07"),
        b.says("hostages_taken", "230", event_date="--10-07"),
    )


@case("P39", "refines")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(MINE)
    return (a, b), a.says("killed", "dozens"), b.says("killed", "45")


@case("P40", "weak")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(MINE)
    return (a, b), a.says("killed", "dozens"), b.says("killed", "11")


@case("P41", "update")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(MINE)
    return (
        (a, b),
        a.says("killed", "at least 12", as_of="2024-05-06T12:00"),
        b.says("killed", "15", as_of="2024-05-06T22:00"),
    )


@case("P42", "weak")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(MINE, first="2024-05-06", second="2024-05-07")
    return (a, b), a.says("killed", "15", attribution="police"), b.says("killed", "at least 12", attribution="police")


@case("P43", "divergence")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(EMBASSY, first="2024-05-06", second="2024-05-06")
    x = a.says("casualties", "0", place="Selandja")
    return (a, b), x, b.says("injured", "3", place="Selandja", attribution="hospital sources")


@case("P44", "divergence")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(EMBASSY, first="2024-05-06", second="2024-05-06")
    x = a.says("killed", "fewer than 10", event_date="2024-05-04")
    return (a, b), x, b.says("killed", "12", event_date="2024-05-04")


@case("P45", None)
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(MINE)
    return (a, b), a.says("trapped", "up to 50"), b.says("rescued", "4")


@case("P46", "update_possible")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b = two(FLOOD)
    return (a, b), a.says("killed", "hundreds"), b.says("killed", "at least 1,100")


def _seeds() -> tuple[Told, Told, list[str]]:
    call = "Vladimir Putin telephoned Benjamin Netanyahu, the Kremlin said; "
    call += "Ebrahim Raisi, Bashar Assad and Fattah Sisi were rung before."
    a, b = two(call)
    quote = "The dead of the clashes exceeded 4,000, more than half of them Palestinians."
    ids = [a.says("killed", "more than 4,000", quote=quote, scope="cumulative", event_date="--10-07")]
    ids.append(a.shares("more than half", "palestinian", quote=quote, whole=ids[0]))
    ids.append(b.says("killed", "more than 1,300", "israeli", event_date="--10-07", attribution="local authorities"))
    ids.append(
        b.says(
            "killed", "more than 2,800", "palestinian", scope="cumulative", attribution="Palestinian health ministry"
        )
    )
    return a, b, ids


@case("P47", "sum")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b, ids = _seeds()
    return (a, b), ids[0], ids[2]


@case("P47 share", "share")
def _() -> tuple[tuple[Told, ...], str, str]:
    a, b, ids = _seeds()
    return (a, b), ids[1], ids[3]


@case("P48", None)
def _() -> tuple[tuple[Told, ...], str, str]:
    _, b, ids = _seeds()
    c = Told("c", text="Al Mayadara reported strikes. ")
    x = c.says("killed", "100", place="Rafah", event_date="--02-12")
    return (b, c), x, ids[3]


@pytest.mark.parametrize("name", sorted(CASES), ids=lambda name: name.replace(" ", "-"))
def test_labelled_pair(name: str) -> None:
    expected, build = CASES[name]
    told, a, b = build()
    assert verdict(run(*told), a, b) == expected
    assert verdict(run(*reversed(told)), a, b) == expected
