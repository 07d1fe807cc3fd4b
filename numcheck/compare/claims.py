"""Figures made ready to be compared, their articles and the events these tell of: what each knows, worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from ..model import Article, Figure, Reading, When
from .bounds import Told as Numbers
from .bounds import hard, nominal, told
from .gates import Facts
from .groups import key
from .moments import Days, Moment, days, latest
from .words import Lexicon

STEADY = frozenset({"asserted", "alleged", "revised", "disputed"})
"""What takes part: somebody says so. A denied figure is nobody's count, a superseded one tells what went before."""

GROWING = frozenset({"killed", "casualties", "hostages_taken", "hostages_freed", "rescued"})
SHRINKING = frozenset({"missing", "trapped", "hostages_held"})
FLOWS = frozenset({"hostages_taken"})
"""Counts of one day that nothing adds to afterwards."""
COMBINED = {"casualties": ("killed", "injured")}
"""Metrics that bound their parts: each part is at most the whole."""
HOSTAGE = frozenset({"hostage"})
BEFELL = frozenset({"killed", "injured", "missing", "casualties", "hostages_taken", "trapped"})
"""What an event does to people, not what was done for them or about it since."""
UNCOMPARED = frozenset({"count", "quantity", "share"})

DATELINE = 90
"""Code points in which a dateline ends."""
DASHES = (" - ", " – ", " — ")
TOLD = frozenset({"day", "offset"})
"""What a date phrase does where it says when something happened."""
LEAD = 600
"""Code points of an article's opening that tell its lead."""


class Frame:
    """What an article tells around its figures: where it was written, and the days it names, by where they stand."""

    __slots__ = ("_counted", "_days", "_written")

    def __init__(self, article: Article, reading: Reading) -> None:
        self._days = [when.start for when in reading.dates if when.role in TOLD]
        self._counted = {(f.quote_start, f.event_date) for f in reading.figures if f.metric in SHRINKING}
        head = article.text[:DATELINE]
        ends = [at for mark in DASHES if (at := head.find(mark)) > 0]
        self._written = head[: min(ends)].casefold() if ends else ""

    def dates(self, figure: Figure) -> bool:
        """Whether the figure's own sentence names a day."""
        if not self._days or (figure.quote_start, figure.event_date) in self._counted:
            return False  # "60 were dead and 292 missing on Monday": the day of the count
        start, stop = figure.quote_start, figure.quote_start + len(figure.quote)
        return any(start <= at < stop for at in self._days)

    def writes_from(self, place: str) -> bool:
        """Whether a place is that of the dateline."""
        return bool(self._written) and self._written.startswith(place.split(",")[0].casefold())


_order = attrgetter("order")


class Claim:
    """A figure with what comparing needs of it. Not part of any result; `figure` is."""

    __slots__ = (
        "article", "cause", "count", "day", "facts", "figure", "groups", "hard", "home", "lead", "lent_day",
        "lent_place", "metric", "moment", "nominal", "order", "place", "primary", "rank", "role", "running", "stands",
        "telling",
    )  # fmt: skip

    def __init__(
        self, figure: Figure, article: int, published: Moment | None, known: dict[tuple[object, ...], Facts],
        frame: Frame,
    ) -> None:  # fmt: skip
        self.figure = figure
        self.count: Numbers = told(figure)
        """What it says in numbers, with the bound of the text where a headline leaves that out."""
        self.article = article
        self.order = (article, figure.start, figure.end, figure.id)
        self.metric = figure.metric
        self.groups = key(figure.groups)
        if self.groups and figure.metric.startswith("hostages_"):
            self.groups -= HOSTAGE  # the metric says it already
        self.place = figure.place
        self.cause = figure.cause
        self.day: Days | None = days(figure.event_date, figure.published) if figure.event_date else None
        self.lent_day = self.day is not None and not frame.dates(figure)
        """Whether the day is told elsewhere in the article, or is only that of its dateline."""
        self.lent_place = figure.place is not None and frame.writes_from(figure.place)
        """Whether the place may be only where the article was written."""
        facts = (
            figure.metric, figure.assertion, self.groups, figure.place, self.day, figure.scope, self.lent_day,
            self.lent_place,
        )  # fmt: skip
        self.facts = known.get(facts) or known.setdefault(facts, Facts(*facts))
        self.moment = (latest(figure.as_of, figure.published) if figure.as_of else None) or published
        self.running = figure.scope != "event"
        self.nominal: float = nominal(figure) if figure.value is None else figure.value
        self.hard = hard(figure) and not figure.indefinite
        self.lead = figure.in_title or figure.start < LEAD
        self.telling = figure.bound != "vague" or figure.high is not None
        """Whether it says more than that there were some: "many" says no more."""
        self.primary = False
        self.stands = figure.assertion in STEADY
        """Whether somebody gives the figure as a count that holds."""
        self.role = figure.role
        self.home: Segment
        self.rank = 0

    def __repr__(self) -> str:
        return f"<{self.figure.article}: {self.figure}>"


class Source:
    """An article with its claims and, once asked for, its telling terms."""

    __slots__ = (
        "_by_id", "article", "claims", "counts", "event", "index", "moment", "named", "origin", "partitions",
        "segments", "shares", "summed", "terms",
    )  # fmt: skip

    def __init__(
        self, article: Article, index: int, claims: list[Claim], event: str | None, named: Sequence[When] = ()
    ) -> None:
        self.article = article
        self.named = named
        """The days that the article names, whatever for."""
        self.index = index
        self.claims = claims
        self.event = event or article.event
        self.moment = latest(article.published)
        self.origin = index
        """The first article that carries this text."""
        self.counts: dict[tuple[object, ...], list[Claim]] | None = None
        self.segments: list[Segment] = []
        self.terms: set[int] = set()
        self.shares = [claim for claim in claims if claim.metric == "share"]
        self.summed = False
        """Whether it gives any metric in parts of different people."""
        self.partitions: dict[str, list[tuple[tuple[Claim, ...], str, bool]]] = {}
        self._by_id: dict[str, Claim] | None = None

    def by_id(self) -> dict[str, Claim]:
        """Its claims by the ids of their figures."""
        if self._by_id is None:
            self._by_id = {claim.figure.id: claim for claim in self.claims}
        return self._by_id

    def release(self) -> None:
        """Let go of all that refers back to the article, so that its memory is free at once."""
        for claim in self.claims:
            del claim.home
        self.segments.clear()


class Segment:
    """One event, or one running count, as one article tells it."""

    __slots__ = (
        "cause", "claims", "comparable", "day", "end", "index", "lead", "lent_day", "lent_place", "mass", "place",
        "quotes", "running", "source", "terms", "tolls",
    )  # fmt: skip

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
        self.quotes: dict[str, set[int] | None] = {}
        """Its sentences, with their terms once they were asked for."""
        self.terms: set[int] = set()
        self.mass = 0.0
        self.tolls: frozenset[tuple[str, frozenset[str], float]] = frozenset()
        """Metric, people and number of its tolls, where the number is no chance."""
        self.add(claim)

    def add(self, claim: Claim) -> None:
        """Takes a claim in, with what it tells of day, place and cause where these were open."""
        claim.home = self
        self.claims.append(claim)
        if claim.day and (self.day is None or (self.lent_day and not claim.lent_day)):
            self.day, self.lent_day = claim.day, claim.lent_day
        if claim.place and (self.place is None or (self.lent_place and not claim.lent_place)):
            self.place, self.lent_place = claim.place, claim.lent_place
        self.cause = self.cause or claim.cause
        self.end = claim.figure.end
        self.lead = not self.running and (self.lead or claim.lead)
        self.quotes[claim.figure.quote] = None

    def sentence(self, claim: Claim, lexicon: Lexicon) -> set[int]:
        """The telling terms of the sentence of one of its claims."""
        quote = claim.figure.quote
        told = self.quotes[quote]
        if told is None:
            told = self.quotes[quote] = lexicon.terms(quote)
        return told

    @property
    def deadly(self) -> bool:
        """Whether it counts those whom the event befell, and not only who was arrested or saved since."""
        return any(c.metric in BEFELL and c.hard for c in self.claims)


Told = tuple[Article, Reading]


def in_order(articles: Sequence[Article], readings: Sequence[Reading]) -> list[Told]:
    """Articles with what was read in them, by article id, whatever the order of the input."""
    return sorted(zip(articles, readings, strict=True), key=lambda pair: (pair[0].id, pair[0].path or "", pair[0].text))


def counted(reading: Reading) -> list[Figure]:
    """The figures that are ever set beside others: those of people, and shares."""
    return [f for f in reading.figures if f.metric not in ("count", "quantity")]


MANY = 20_000
"""Kinds of facts that are known at a time."""


class Sources:
    """Makes sources; figures that are alike in what the gates look at share it."""

    def __init__(self, event: str | None = None) -> None:
        self._event = event
        self._known: dict[tuple[object, ...], Facts] = {}

    def make(self, told: Told, index: int, rank: int) -> Source:
        """An article with its figures in the order of the text; `rank` is that of the first among all of the run."""
        article, reading = told
        if len(self._known) > MANY:
            self._known.clear()
        moment, frame = latest(article.published), Frame(article, reading)
        claims = [Claim(f, index, moment, self._known, frame) for f in counted(reading)]
        if len(claims) > 1:
            claims.sort(key=_order)
        for at, claim in enumerate(claims, rank):
            claim.rank = at
        return Source(article, index, claims, self._event, reading.dates)


def sources(articles: Sequence[Article], readings: Sequence[Reading], event: str | None = None) -> list[Source]:
    """All articles of a run with their figures, by article id."""
    makes, found, rank = Sources(event), [], 0
    for index, one in enumerate(in_order(articles, readings)):
        found.append(makes.make(one, index, rank))
        rank += len(found[-1].claims)
    return found


def died(claim: Claim) -> float:
    """How many were killed in the claim's event, 0 where that is not told."""
    home = claim.home
    counts = [c.nominal for c in home.claims if c.metric == "killed" and c.role in ("toll", "residual") and c.stands]
    return max(counts, default=0)
