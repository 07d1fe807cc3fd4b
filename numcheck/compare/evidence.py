"""Single pieces of evidence for and against two segments being of one event."""

from __future__ import annotations

from .claims import Segment
from .gates import LENT, place_relation
from .moments import Days, days
from .roles import STROKES
from .segments import kindred, spelt_alike
from .words import Lexicon

THOUSANDS, CLOSE = 1000, 0.05
"""A count so large, told twice with so small a difference, is of one thing."""
HUNDREDS, NEARLY = 100, 0.02
"""The same of one event."""
WAR = frozenset({"airstrike", "fighting"})
"""Causes of which a town at war sees several a day."""
DAILY = frozenset({"airstrike", "fighting", "protest", "bombing"})
"""Causes that kill on one day and again on the next."""
RETOLD = 2.5
"""Weight of shared words from which one toll at one place is of one event, whichever day each report names."""
NEVER = Days(0, 0)
ANCHOR = 1.2
"""Weight of shared names, without those of the place, that can stand for a shared cause."""
SAID = 0.25
"""The same of words of both sentences: more than people, police, killed, said and the day of the week."""


def one_stroke(a: Segment, b: Segment) -> bool:
    """Of what strikes once the running count is the toll of the event: those who died "since the dam burst"."""
    return bool(a.cause and b.cause and a.cause in STROKES and b.cause in STROKES and kindred(a.cause, b.cause))


def one_size(a: Segment, b: Segment) -> bool:
    """Both have a count of thousands that is nearly the same, of the same people."""
    return any(
        x.metric == y.metric and (x.groups <= y.groups or y.groups <= x.groups) and x.nominal >= THOUSANDS
        and abs(x.nominal - y.nominal) <= CLOSE * max(x.nominal, y.nominal)
        for x in a.claims if x.primary and x.hard for y in b.claims if y.primary and y.hard
    )  # fmt: skip


def one_number(a: Segment, b: Segment) -> bool:
    """Both have a toll of hundreds that is nearly the same, of the same people, and not a round one in both."""
    return any(
        x.metric == y.metric and (x.groups <= y.groups or y.groups <= x.groups) and x.nominal >= HUNDREDS
        and abs(x.nominal - y.nominal) <= NEARLY * max(x.nominal, y.nominal)
        and (x.nominal % HUNDREDS or y.nominal % HUNDREDS)
        for x in a.claims if x.primary and x.hard and x.role == "toll"
        for y in b.claims if y.primary and y.hard and y.role == "toll"
    )  # fmt: skip


def two_parts(a: Segment, b: Segment, lexicon: Lexicon) -> bool:
    """Two quarters of one city, by names that are not spellings of one, and neither article names the other's."""
    one, other = ([part.strip() for part in (seg.place or "").split(",")] for seg in (a, b))
    if set(one).isdisjoint(other):
        return False
    mine, theirs = [p for p in one if p not in other], [p for p in other if p not in one]
    if not mine or not theirs or any(spelt_alike(x, y) for x in mine for y in theirs):
        return False
    return not any(
        (words := lexicon.known(part)) and words <= seg.source.terms
        for parts, seg in ((mine, b), (theirs, a)) for part in parts
    )  # fmt: skip


def named_by(a: Segment, b: Segment) -> bool:
    """The article of `b` names the day of `a` as well, and counts nobody else on it: "three days after the quake"."""
    if a.day is None or any(one.day == a.day for one in b.source.segments):
        return False
    published = b.source.article.published
    return any(when.iso and days(when.iso, published) == a.day for when in b.source.named)


def retold(a: Segment, b: Segment, gap: int, common: float, openings: float) -> bool:
    """The later report's day is its own: that on which the five who were found dead were named, or buried.

    The same toll, at one place, of what does not come again day by day, in sentences that share rare words.
    """
    if gap > LENT or not a.cause or not b.cause or {a.cause, b.cause} & DAILY or not kindred(a.cause, b.cause):
        return False
    if a.tolls.isdisjoint(b.tolls) or max(common, openings) < RETOLD:
        return False
    if place_relation(a.place or "", b.place or "") not in ("same", "inside", "contains"):
        return False
    late = a if (a.day or NEVER) > (b.day or NEVER) else b
    moment = late.source.moment
    return moment is not None and late.day is not None and 0 <= moment.day - late.day.last <= 1


def anchor(a: Segment, b: Segment, openings: set[int], lexicon: Lexicon) -> bool:
    """Whether more than place and day is shared: a kind of event, a toll, rare names. A town has two fires a day."""
    told = a.cause and b.cause and kindred(a.cause, b.cause) and not {a.cause, b.cause} <= WAR
    if told or not a.tolls.isdisjoint(b.tolls):
        return True
    place = lexicon.known(f"{a.place} {b.place}")
    shared = (a.terms & b.terms) - place
    if lexicon.weight(shared) >= SAID or not lexicon.sites.isdisjoint(shared):
        return True  # "a strike on a school": of two in one place and day the same school is meant
    return sum(lexicon.telling[word] for word in openings - place) >= 1000 * ANCHOR


def mentions(a: Segment, b: Segment, lexicon: Lexicon) -> bool:
    """One article's place stands in the other's opening as well: a quarter, and the city that it lies in."""
    words = lexicon.known(b.place or "")
    return bool(words) and words <= a.source.terms


def counted_apart(a: Segment, b: Segment) -> bool:
    """The place of `a` is another event's in the article of `b`, which holds the two places for two."""
    return any(
        one is not b and not one.running and one.place and place_relation(one.place, a.place or "") == "same"
        for one in b.source.segments
    )
