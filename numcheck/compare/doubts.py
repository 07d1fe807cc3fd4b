"""What speaks against holding two counts of linked events against each other."""

from __future__ import annotations

from . import gates
from .bounds import point, relation
from .claims import Claim, died
from .events import UNNAMED, Ties
from .evidence import DAILY
from .side_by_side import Pair
from .words import Lexicon

SETTLED = 5.0
"""Score of a link from which two places that nobody lists are taken for one."""


def one_place(a: Claim, b: Claim, place: str, tied: Ties) -> bool:
    """Both counts are of one place, though one place lies in the other.

    The narrower, a street of the town, is named by the other article as well; or it is only where the report was
    written, and its sentence names the wider: "YAKUTSK - Across Russia 2,130 people were detained".
    """
    inner, outer = (a, b) if place == "inside" else (b, a)
    narrow, wide = tied.lexicon.known(inner.place or ""), tied.lexicon.known(outer.place or "")
    words = narrow - wide
    if words and words <= outer.home.source.terms:
        return not counted_there(inner, outer)
    return inner.lent_place and bool(wide) and wide <= inner.home.sentence(inner, tied.lexicon)


def counted_there(inner: Claim, outer: Claim) -> bool:
    """The article with the wider place has a count of the narrower one as well: it holds the two apart."""
    return any(
        c is not outer and c.metric == inner.metric and c.place and c.groups == inner.groups
        and gates.place_relation(c.place, inner.place or "") == "same"
        for c in outer.home.source.claims
    )  # fmt: skip


def listed(a: Claim, b: Claim, lexicon: Lexicon) -> bool:
    """One place is several, told side by side, the other at most one of them, and its article tells of no more.

    A number that is the same for both is so by chance.
    """
    if not a.place or not b.place or a.place == b.place:
        return False
    both, one = (a, b) if gates.several_places(a.place) else (b, a)
    if not gates.several_places(both.place) or gates.several_places(one.place):
        return False
    if gates.place_relation(a.place, b.place) is not None and a.nominal != b.nominal:
        return False  # a part and its whole
    return not lexicon.known(both.place or "") <= one.home.source.terms


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


def two_places(a: Claim, b: Claim, tied: Ties) -> bool:
    """Both places are told, nobody lists how they lie, and the articles themselves hold them for two.

    One article counts people in both; or it names both while the other knows only the wider one, and the smaller count
    is that of the narrower; or one place is a site, an airport, of which the other count's sentence does not speak.
    """
    if not a.place or not b.place or gates.place(a.place, b.place).result == gates.PASS:
        return False
    if any(
        c.place and gates.place_relation(c.place, other.place or "") == "same" and not _same_event(c, one)
        for one, other in ((a, b), (b, a)) for c in one.home.source.claims
    ):  # fmt: skip
        return True
    lexicon = tied.lexicon
    for one, other in ((a, b), (b, a)):
        narrow, wide = (lexicon.known((c.place or "").split(",")[0]) for c in (one, other))
        sites = narrow & lexicon.sites
        if sites and not sites <= other.home.sentence(other, lexicon):
            return True
        if one.nominal < other.nominal and wide <= one.home.source.terms and not narrow <= other.home.source.terms:
            return True
    return False


def _same_event(c: Claim, one: Claim) -> bool:
    """Told of one event with it: the nightclub and its street, or a repeat of the toll under the dateline's place."""
    if c.home is not one.home:
        return False
    return c.metric != one.metric or relation(c.figure, one.figure).kind in ("agree", "approx", "refines", "open")


def day_for_day(a: Claim, b: Claim) -> bool:
    """Each article tells of a day of its own, the later of the later: news of every day rather than one night's."""
    one, other = a.home.source.moment, b.home.source.moment
    if a.day is None or b.day is None or one is None or other is None or a.day.yearless or b.day.yearless:
        return False
    if not {a.cause, b.cause} - {None} <= DAILY:
        return False
    days = b.day.first - a.day.first
    if days == 0 or not b.day.last - a.day.last == days == other.day - one.day:
        return False
    return not (a.lent_day or b.lent_day)


def elsewhere_told(a: Claim, b: Claim) -> bool:
    """One article has the other's number as well: of others, by another source, or as all those hit less the dead."""
    for claim, other in ((a, b), (b, a)):
        for c in claim.home.source.claims:
            if c.figure.indefinite or c.figure.bound == "vague" or c.figure.assertion == "superseded":
                continue  # what it gives up is where its own count comes from
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
