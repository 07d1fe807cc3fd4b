"""Events inside one article: which of its figures speak of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from .bounds import relating
from .claims import Claim, Segment, Source
from .gates import names_differ, place_relation
from .moments import apart, spans
from .outline import OPENING
from .primaries import primaries
from .roles import by_their_sentences
from .words import Lexicon

FEW = 4
"""A number from which its being told twice is no chance."""
SPELLING = 0.7
"""Share of their letters from which two names may be spellings of one."""
NEAR = 500
"""Code points within which a figure without place, date or cause goes on about the event before it."""


def _of_one(one: Segment, claim: Claim) -> bool:
    """Whether day, place, cause and kind of count are all the segment's, as they are in most articles."""
    return (
        claim.day is one.day and claim.place == one.place and claim.cause == one.cause and claim.running == one.running
    )


def _clash(one: Segment, claim: Claim) -> bool:
    """Whether the claim tells another day, place or kind of count than the segment."""
    if claim.running != one.running:
        return True
    same_day, same_place = one.day == claim.day, one.place == claim.place
    gap = 0 if same_day else apart(one.day, claim.day) or 0
    if gap > 1:
        return True
    if not same_place and one.place and claim.place and place_relation(one.place, claim.place) == "apart":
        return True
    quoted = claim.figure.quote in one.quotes
    days = bool(not same_day and one.day and claim.day and spans(one.day) != spans(claim.day) and not quoted)
    # another toll of the group is another event's, if a place, day or cause is told that is not the segment's;
    # what tells nothing of its own goes on about the last event
    own = not quoted and not (same_day and same_place and one.cause == claim.cause) and _otherwise(one, claim)
    if not (days or gap or own):
        return False
    kin = [held for held in one.claims if held.metric == claim.metric]
    if days and any(held.role == claim.role == "toll" for held in kin):
        return True  # the toll of a month is not that of a day
    # one day more or less is one night told twice, unless it has a toll of its own
    return bool(gap or own) and any(_second(held, claim) for held in kin)


def _otherwise(one: Segment, claim: Claim) -> bool:
    if claim.day and (one.day is None or spans(one.day) != spans(claim.day)):
        return True
    if claim.place and (not one.place or place_relation(one.place, claim.place) != "same"):
        return True
    return bool(claim.cause and one.cause and not alike(one.cause, claim.cause))


def _meet(one: Segment, claim: Claim) -> bool:
    """Whether a told day, place or cause is the segment's own."""
    return bool(
        (one.day and claim.day)
        or (one.cause and claim.cause)
        or (one.place and claim.place and place_relation(one.place, claim.place) == "same")
    )


def _second(held: Claim, claim: Claim) -> bool:
    """Another toll of the same group in another sentence, by the same source or none, is another event's."""
    if held.groups != claim.groups or not (held.role == claim.role == "toll") or not (held.hard and claim.hard):
        return False
    if held.figure.in_title or claim.figure.in_title or not (held.stands and claim.stands):
        return False
    if names_differ(held.figure.attribution, claim.figure.attribution):
        return False
    return relating(held.count, claim.count).kind == "apart"


KINDRED = (
    frozenset({"airstrike", "bombing", "shooting", "fighting", "massacre", "fire", "kidnapping", "protest"}),
    frozenset({"quake", "collapse", "flood", "fire"}),
    frozenset({"storm", "flood", "collapse", "heat", "crash"}),
)
"""Classes of cause that reports of one event may each name: a strike is a bombing and part of the fighting."""


@lru_cache(maxsize=1 << 12)
def alike(a: str, b: str) -> bool:
    """Whether two causes share a word or its stem, as "car bomb" and "bombing" do."""
    one, other = a.casefold().split(), b.casefold().split()
    return any(x[:5] == y[:5] for x in one for y in other if len(x) > 2 and len(y) > 2)


@lru_cache(maxsize=1 << 12)
def kindred(a: str, b: str) -> bool:
    """Whether two causes can be of one event."""
    return alike(a, b) or any(a in kin and b in kin for kin in KINDRED)


@lru_cache(maxsize=1 << 12)
def spelt_alike(a: str, b: str) -> bool:
    """Whether two names may be spellings of one: Hass and Haas, Hasakeh and Hasakah."""
    from difflib import SequenceMatcher  # seldom asked for

    return SequenceMatcher(None, a.casefold(), b.casefold()).ratio() >= SPELLING


def segment(source: Source) -> list[Segment]:
    """The article's figures by event: that of their sentence, else the last they do not contradict, else a new one."""
    found: list[Segment] = []
    claims = source.claims
    by_their_sentences(claims)
    if claims and claims[0].figure.in_title:  # headlines come last: they are of what the text tells
        claims = sorted(claims, key=lambda c: c.figure.in_title)
    for claim in claims:
        home = found[0] if len(found) == 1 and _of_one(found[0], claim) else _home(found, claim)
        if home is None:
            home = Segment(source, len(found), claim)
            found.append(home)
        else:
            home.add(claim)
    _one_lead(found)
    for one in found:
        primaries(one)
        one.tolls = frozenset(
            (c.metric, c.groups, c.nominal)
            for c in one.claims if c.primary and c.hard and c.role == "toll" and c.nominal >= FEW
        )  # fmt: skip
    return found


def _home(found: Sequence[Segment], claim: Claim) -> Segment | None:
    open_ = [s for s in found if not _clash(s, claim)]
    if not open_:
        return None
    if len(found) == 1 or claim.figure.in_title:
        return open_[0]
    for one in reversed(open_):
        if claim.figure.quote in one.quotes:
            return one
    for one in reversed(open_):
        if _meet(one, claim):
            return one
    nearest = max(open_, key=lambda s: s.end)
    if nearest is max(found, key=lambda s: s.end) or claim.figure.start - nearest.end <= NEAR or nearest.running:
        return nearest
    return open_[0]


def _one_lead(found: Sequence[Segment]) -> None:
    """An article leads with one event, the first told; where that counts only who was saved, with the next as well."""
    leads = [s for s in found if s.lead]
    if len(leads) == 1:
        return
    if not leads:
        events = [s for s in found if not s.running and s.claims[0].figure.start < 2 * OPENING]
        if events:
            min(events, key=lambda s: s.claims[0].order).lead = True
        return
    first = min(leads, key=lambda s: (not any(c.figure.in_title for c in s.claims), s.claims[0].order))
    deadly = next((one for one in leads if one is not first and one.deadly and not first.deadly), None)
    for one in leads:
        one.lead = one is first or one is deadly


def read_terms(source: Source, lexicon: Lexicon) -> None:
    """Fill the telling terms of the sentences of each segment, and how much they tell.

    The lexicon has read the article and is settled.
    """
    title = source.article.title
    for one in source.segments:
        one.terms = lexicon.terms("\n".join((*one.quotes, title) if one.lead else one.quotes))
        one.mass = lexicon.weight(one.terms)
