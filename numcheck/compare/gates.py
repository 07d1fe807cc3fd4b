"""The gates: may two figures be compared? Each answers pass, fail or unknown, with a short reason."""

from __future__ import annotations

from functools import lru_cache

from ..typed import NamedTuple
from ..values import frozen, record
from .groups import relate
from .moments import Days, apart, spoken

PASS, FAIL, UNKNOWN = "pass", "fail", "unknown"


class Gate(NamedTuple):
    """One gate's answer, ready to be shown. `relation` is what it found out, for gates that find a relation."""

    result: str
    shown: str
    relation: str = ""


def _gate(name: str, result: str, reason: str, relation: str = "") -> Gate:
    return Gate(result, f"{name}: {result} ({reason})" if reason else f"{name}: {result}", relation)


@lru_cache(maxsize=1 << 16)
def place_relation(a: str, b: str) -> str | None:
    """`same`, `inside` (a in b), `contains`, `apart`, or None when the gazetteer cannot tell."""
    if a == b or a.casefold() == b.casefold():
        return "same"
    from ..gazetteer import relation

    return relation(a, b)


def several_places(place: str | None) -> bool:
    """Whether a place is several, named side by side."""
    if not place or " " not in place:
        return False
    from ..gazetteer import several

    return several(place)


@lru_cache(maxsize=1 << 10)
def metric(a: str, b: str) -> Gate:
    """The same metric, or a combined one and its part."""
    if a == b:
        return _gate("metric", PASS, a.replace("_", " "), "same")
    return _gate("metric", FAIL, f"{a} and {b} are counted apart")


@lru_cache(maxsize=1 << 8)
def status(a: str, b: str) -> Gate:
    """Both given as counts that hold."""
    if "denied" in (a, b):
        return _gate("status", FAIL, "one is denied")
    if "superseded" in (a, b):
        return _gate("status", UNKNOWN, "one is an earlier count", "superseded")
    return _gate("status", PASS, "")


_VICTIMS = {
    "equal": _gate("victims", PASS, "the same group", "equal"),
    "contains": _gate("victims", PASS, "a part and its whole", "contains"),
    "inside": _gate("victims", PASS, "a part and its whole", "inside"),
    "disjoint": _gate("victims", FAIL, "different people", "disjoint"),
    "unknown": _gate("victims", UNKNOWN, "the groups may overlap", "unknown"),
}


def victims(a: frozenset[str], b: frozenset[str]) -> Gate:
    """The same people, a part and its whole, or different people."""
    return _VICTIMS[relate(a, b)]


@lru_cache(maxsize=1 << 14)
def place(a: str | None, b: str | None) -> Gate:
    """Where: the same place, one inside the other, or apart."""
    if not a or not b:
        return _gate("place", UNKNOWN, "a place is not told")
    found = place_relation(a, b)
    if found == "apart":
        return _gate("place", FAIL, f"{a} is not {b}", found)
    if found is None:
        return _gate("place", UNKNOWN, f"{a} and {b} may be one")
    return _gate("place", PASS, a if found == "same" else f"{a} and {b}: one lies in the other", found)


@lru_cache(maxsize=1 << 14)
def date(a: Days | None, b: Days | None, window: int = 1) -> Gate:
    """When it happened: dates that meet, or lie at most `window` days apart."""
    gap = apart(a, b)
    if gap is None or a is None:
        return _gate("event date", UNKNOWN, "a date is not told")
    if gap == 0:
        single = a.first == a.last and not a.yearless
        return _gate("event date", PASS, spoken(a.first) if single else "the dates meet", "same")
    if gap <= window:
        return _gate("event date", PASS, f"{gap} day apart" if gap == 1 else f"{gap} days apart", "near")
    return _gate("event date", FAIL, f"{gap} days apart")


@lru_cache(maxsize=1 << 6)
def scope(a: str, b: str) -> Gate:
    """One event against one event, or one running count against another."""
    if "rate" in (a, b):
        return _gate("scope", FAIL, "a rate is no toll")
    if a == b:
        return _gate("scope", PASS, "one event each" if a == "event" else "running counts", "same")
    return _gate("scope", UNKNOWN, "an event and a running count", "mixed")


REPORTED = _gate("event date", UNKNOWN, "one article names both days").shown
"""The date's gate, where the articles lie apart in it and one of them tells why."""
AS_OF = {
    "unknown": _gate("as of", UNKNOWN, "the order in time is not known", "unknown"),
    "before": _gate("as of", PASS, "the second is later", "before"),
    "after": _gate("as of", PASS, "the first is later", "after"),
    "same": _gate("as of", PASS, "the same day", "same"),
}
"""Which is the later statement, of the first against the second."""


@record
class Facts:
    """What the gates look at, one object for all figures that are alike in it: compared by identity, so quickly."""

    metric: str
    assertion: str
    groups: frozenset[str]
    place: str | None
    day: Days | None
    scope: str
    lent_day: bool = False
    """Whether the day is told elsewhere in the article, or is only that of its dateline."""
    lent_place: bool = False
    """Whether the place may be only where the article was written."""


LENT = 7
"""Days by which the day of a report and that of its event may differ."""


@frozen
class Meeting:
    """The gates' answers on two figures: how groups and places relate, and all of them shown.

    `barred` when the places lie apart, `late` when the dates do.
    """

    groups: str
    place: str
    barred: bool
    late: bool
    shown: tuple[str, ...]


@lru_cache(maxsize=1 << 15)
def meet(a: Facts, b: Facts, window: int) -> Meeting:
    """Every gate but the last, which knows the moments."""
    where, when = place(a.place, b.place), date(a.day, b.day, window)
    if where.result == FAIL and (a.lent_place or b.lent_place):
        where = _gate("place", UNKNOWN, f"{a.place} or {b.place} may be only where the report was written")
    if when.result == FAIL and (a.lent_day or b.lent_day) and (apart(a.day, b.day) or 0) <= LENT:
        when = _gate("event date", UNKNOWN, "a date may be only that of the report")
    shown = (
        metric(a.metric, b.metric).shown,
        status(a.assertion, b.assertion).shown,
        victims(a.groups, b.groups).shown,
        where.shown,
        when.shown,
        scope(a.scope, b.scope).shown,
    )
    return Meeting(relate(a.groups, b.groups), where.relation, where.result == FAIL, when.result == FAIL, shown)


@lru_cache(maxsize=1)
def voices() -> frozenset[str]:
    """The beginnings of what sources of any kind are called: `rules/background/*-voices.txt`."""
    from ..rulebook import shipped

    files = sorted((shipped() / "background").glob("*-voices.txt"))
    return frozenset(word[:6] for file in files for word in file.read_text(encoding="utf-8").split())


@lru_cache(maxsize=1 << 14)
def names_differ(one: str | None, other: str | None) -> bool:
    """Whether two sources are named and share no telling word ("Vallejo Police" and "police" are one).

    What any source may be called, an official, tells only where nothing else is said of both.
    """
    if not one or not other:
        return False
    stems = [{word[:6] for word in name.casefold().replace(".", "").split() if len(word) > 3 or len(name) < 5}
             for name in (one, other)]  # fmt: skip
    telling = [words - voices() for words in stems]
    if all(telling):
        stems = telling
    if not stems[0] or not stems[1]:
        return one.casefold() != other.casefold()
    return not stems[0] & stems[1]
