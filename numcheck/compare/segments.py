"""Events inside one article: which of its figures speak of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from .bounds import relating
from .claims import Claim, Source
from .gates import names_differ, place_relation
from .moments import Days, apart, spans
from .outline import OPENING
from .primaries import primaries
from .words import Lexicon

FEW = 4
"""A number from which its being told twice is no chance."""
BEFELL = frozenset({"killed", "injured", "missing", "casualties", "hostages_taken", "trapped"})
SPELLING = 0.7
"""Share of their letters from which two names may be spellings of one."""
NEAR = 500
"""Code points within which a figure without place, date or cause goes on about the event before it."""


class Segment:
    """One event, or one running count, as one article tells it."""

    __slots__ = (
        "cause",
        "claims",
        "comparable",
        "day",
        "end",
        "index",
        "lead",
        "lent_day",
        "lent_place",
        "mass",
        "place",
        "quotes",
        "running",
        "source",
        "terms",
        "tolls",
    )

    def __init__(self, source: Source, index: int, claim: Claim) -> None:
        self.source = source
        self.index = index
        self.running = claim.running
        self.lead = False
        self.claims: list[Claim] = []
        self.comparable: dict[str, list[Claim]] | None = None
        self.day: Days | None = None
        self.lent_day = self.lent_place = False
        """Whether none of its figures tells the day, or the place, by itself."""
        self.place: str | None = None
        self.cause: str | None = None
        self.end = 0
        self.quotes: dict[str, set[int]] = {}
        self.terms: set[int] = set()
        self.mass = 0.0
        self.tolls: frozenset[tuple[str, frozenset[str], float]] = frozenset()
        """Metric, people and number of its tolls, where the number is no chance."""
        self.add(claim)

    def add(self, claim: Claim) -> None:
        claim.home = self
        self.claims.append(claim)
        if claim.day and (self.day is None or (self.lent_day and not claim.lent_day)):
            self.day, self.lent_day = claim.day, claim.lent_day
        if claim.place and (self.place is None or (self.lent_place and not claim.lent_place)):
            self.place, self.lent_place = claim.place, claim.lent_place
        self.cause = self.cause or claim.cause
        self.end = claim.figure.end
        self.lead = not self.running and (self.lead or claim.lead)
        self.quotes[claim.figure.quote] = set()

    @property
    def deadly(self) -> bool:
        """Whether it counts those whom the event befell, and not only who was arrested or saved since."""
        return any(c.metric in BEFELL and c.hard for c in self.claims)

    def clashes(self, claim: Claim) -> bool:
        """Whether the claim tells another day, place or kind of count than the segment."""
        if claim.running != self.running:
            return True
        same_day = self.day == claim.day
        gap = 0 if same_day else apart(self.day, claim.day) or 0
        if gap > 1:
            return True
        same_place = self.place == claim.place
        if not same_place and self.place and claim.place and place_relation(self.place, claim.place) == "apart":
            return True
        spanning = not same_day and self.day and claim.day and spans(self.day) != spans(claim.day)
        if spanning and claim.figure.quote not in self.quotes:
            if any(held.metric == claim.metric and held.role == claim.role == "toll" for held in self.claims):
                return True  # the toll of a month is not that of a day
        if gap and any(_second(held, claim) for held in self.claims if held.metric == claim.metric):
            return True  # one day more or less is one night told twice, unless it has a toll of its own
        if claim.figure.quote in self.quotes:
            return False
        # another toll of the group is another event's, if a place, day or cause is told that is not the segment's;
        # what tells nothing of its own goes on about the last event
        if same_day and same_place and self.cause == claim.cause:
            return False
        return self._otherwise(claim) and any(
            _second(held, claim) for held in self.claims if held.metric == claim.metric
        )

    def _otherwise(self, claim: Claim) -> bool:
        if claim.day and (self.day is None or spans(self.day) != spans(claim.day)):
            return True
        if claim.place and (not self.place or place_relation(self.place, claim.place) != "same"):
            return True
        return bool(claim.cause and self.cause and not alike(self.cause, claim.cause))

    def meets(self, claim: Claim) -> bool:
        """Whether a told day, place or cause is the segment's own."""
        return bool(
            (self.day and claim.day)
            or (self.cause and claim.cause)
            or (self.place and claim.place and place_relation(self.place, claim.place) == "same")
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
    return SequenceMatcher(None, a.casefold(), b.casefold()).ratio() >= SPELLING


def segment(source: Source) -> list[Segment]:
    """The article's figures by event: that of their sentence, else the last they do not contradict, else a new one."""
    found: list[Segment] = []
    claims = source.claims
    if claims and claims[0].figure.in_title:  # headlines come last: they are of what the text tells
        claims = sorted(claims, key=lambda c: c.figure.in_title)
    for claim in claims:
        home = _home(found, claim)
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
    open_ = [s for s in found if not s.clashes(claim)]
    if not open_:
        return None
    if len(found) == 1:
        return open_[0]
    if claim.figure.in_title:
        return open_[0]
    for one in reversed(open_):
        if claim.figure.quote in one.quotes:
            return one
    for one in reversed(open_):
        if one.meets(claim):
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
    """Fill the telling terms of the article's opening, and of the sentences of each segment."""
    article = source.article
    title = lexicon.terms(article.title) if article.title else set()
    terms = title | (
        lexicon.terms(article.text[:OPENING]) if article.outline is None else lexicon.numbers(article.outline.words)
    )
    for one in source.segments:
        for quote in one.quotes:
            one.quotes[quote] = told = title if quote == article.title else lexicon.terms(quote)
            one.terms |= told
        terms |= one.terms
        if one.lead:
            one.terms |= title
    source.terms = terms


def weigh(source: Source, lexicon: Lexicon) -> None:
    """How much the terms of each segment tell, once the lexicon is settled."""
    for one in source.segments:
        one.mass = lexicon.weight(one.terms)
