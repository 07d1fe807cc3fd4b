"""What speaks against holding two counts of linked events against each other."""

from __future__ import annotations

from . import gates
from .bounds import point, relation
from .claims import Claim
from .events import UNNAMED, Ties
from .hurt import died
from .side_by_side import Pair

SETTLED = 5.0
"""Score of a link from which two places that nobody lists are taken for one."""


def one_site(a: Claim, b: Claim, place: str, tied: Ties) -> bool:
    """The narrower place, a street of the town, is named by the other article as well: both speak of what was there."""
    inner, outer = (a, b) if place == "inside" else (b, a)
    words = tied.lexicon.known(inner.place or "") - tied.lexicon.known(outer.place or "")
    return bool(words) and words <= outer.home.source.terms


def untold(p: Pair) -> tuple[str, ...]:
    """What would have to be told before the two can be held against each other: a place, the day of one event.

    Rare names that both share, or evidence of every other kind, make up for what one of them leaves out.
    """
    a, b = p.a, p.b
    if UNNAMED in p.link.missing:
        return (UNNAMED,)
    if p.link.named or p.link.score >= SETTLED:
        return ()
    untold = []
    if gates.place(a.place, b.place).result != gates.PASS:
        untold.append(f"whether {a.place} and {b.place} are one place" if a.place and b.place else "the place")
    if not a.running and gates.date(a.day, b.day, p.options.event_window).result != gates.PASS:
        untold.append("the date of the event")
    return tuple(untold)


def two_places(a: Claim, b: Claim) -> bool:
    """Both places are told, nobody lists how they lie, and one article counts people in both: it holds them for two."""
    if not a.place or not b.place or gates.place(a.place, b.place).result == gates.PASS:
        return False
    return any(
        c.place and gates.place_relation(c.place, other.place or "") == "same"
        for one, other in ((a, b), (b, a)) for c in one.home.source.claims
    )  # fmt: skip


def elsewhere_told(a: Claim, b: Claim) -> bool:
    """One article has the other's number as well: of others, by another source, or as all those hit less the dead."""
    for claim, other in ((a, b), (b, a)):
        for c in claim.home.source.claims:
            if c.figure.indefinite or c.figure.bound == "vague":
                continue
            if c.place and claim.place and gates.place_relation(c.place, claim.place) == "contains":
                continue  # its own article counts a wider place there
            if c is not claim and c.metric == other.metric and relation(c.figure, other.figure).kind == "agree":
                return True
            if (
                c.metric == "casualties"
                and other.metric == "injured"
                and point(c.figure)
                and c.nominal - died(claim) == other.nominal
            ):
                return True
    return False
