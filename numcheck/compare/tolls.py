"""Tolls: one metric, one group, one event or running count, as several figures tell it over time."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from ..model import Comparison, Figure, Toll
from ..native import blake2b
from .bounds import hard, nominal, relating
from .claims import GROWING, UNCOMPARED, Claim, Source
from .events import UNNAMED
from .gates import place_relation
from .moments import Moment

SAME = frozenset({
    "agree", "refines", "consistent", "update", "update_possible", "transition", "revision", "divergence",
    "source_divergence", "weak",
})  # fmt: skip
"""Verdicts that are given only on counts of one thing."""

FITTING = frozenset({"refines", "consistent", "update_possible", "weak"})
"""Verdicts on counts that only may be of one thing, where one article gives both."""
HALF = 0.5
"""Share of a gap beyond which a number that a floor admits, 300,000 and "at least 26", is of something else."""


class Strands:
    """Figures by their ranks, those of one toll tied together, as a run goes on; at its end the tolls.

    Figures belong together when a comparison found them to be of one thing and one group, or when one article repeats
    itself. Parts, increments and perpetrators form no toll of their own unless another article tells the same part.
    """

    def __init__(self, figures: int) -> None:
        self._figures: list[Figure | None] = [None] * figures
        self._moments = array("q", bytes(8 * figures))
        """When each was told, in minutes; 0 where that is not known."""
        self._primary = bytearray(figures)
        self._first = array("I", range(figures))

    def add(self, source: Source) -> None:
        """Take in the figures of an article, once it was made ready to be compared."""
        for claim in source.claims:
            if claim.metric not in UNCOMPARED:
                self._figures[claim.rank] = claim.figure
                self._primary[claim.rank] = claim.primary
                if claim.moment is not None:
                    self._moments[claim.rank] = _minutes(claim.moment)
        for segment in source.segments:
            if len(segment.claims) < 2:
                continue
            first: dict[tuple[str, frozenset[str], str], Claim] = {}
            for claim in segment.claims:
                if claim.primary:
                    held = first.setdefault((claim.metric, claim.groups, claim.role), claim)
                    if held is not claim and _one_count(held, claim):
                        self.tie(held.rank, claim.rank)

    def compared(self, a: Claim, b: Claim, one: Comparison) -> None:
        """Take in what was found of two figures."""
        if one.sum_of or one.verdict not in SAME or a.metric != b.metric or a.groups != b.groups:
            return
        if a.article == b.article and one.verdict in FITTING and relating(a.count, b.count).share > HALF:
            return  # "hundreds died in a week" of the city where "at least eight" did on Tuesday
        if UNNAMED not in one.missing and a.metric not in UNCOMPARED:
            self.tie(a.rank, b.rank)

    def tie(self, a: int, b: int) -> None:
        a, b = self._root(a), self._root(b)
        if a < b:
            self._first[b] = a
        elif b < a:
            self._first[a] = b

    def _root(self, rank: int) -> int:
        first = self._first
        while (held := first[rank]) != rank:
            first[rank] = first[held]
            rank = held
        return rank

    def tolls(self) -> tuple[Toll, ...]:
        """Every toll, also of a single figure, in the order of its first figure in the articles."""
        members: dict[int, list[int]] = {}
        for rank, figure in enumerate(self._figures):
            if figure is not None:
                members.setdefault(self._root(rank), []).append(rank)
        return tuple(
            self._toll([self._told(rank) for rank in ranks])
            for ranks in members.values() if len(ranks) > 1 or self._primary[ranks[0]]
        )  # fmt: skip

    def _told(self, rank: int) -> _Told:
        figure = self._figures[rank]
        assert figure is not None
        return self._moments[rank], figure.assertion != "superseded", rank, figure

    def _toll(self, group: list[_Told]) -> Toll:
        first = group[0][3]
        told = sorted(group) if len(group) > 1 else group
        names = tuple([figure.id for _, _, _, figure in told])
        digest = blake2b("\n".join(sorted(names)).encode(), digest_size=6).hexdigest()
        place = next((figure.place for _, _, _, figure in told if figure.place), None)
        date = next((figure.event_date for _, _, _, figure in told if figure.event_date), None)
        return Toll(
            f"t{digest}", first.metric, tuple(sorted(first.groups)), place, date, first.scope, names, _current(told)
        )


_Told = tuple[int, bool, int, Figure]
"""When a figure was told, whether it stands, its rank, and the figure: in the order of time once sorted."""


def _minutes(moment: Moment) -> int:
    return moment.day * DAY + (0 if moment.minute is None else 1 + moment.minute)


DAY = 10_000
"""More than the minutes of a day, however it is written."""


def _one_count(held: Claim, claim: Claim) -> bool:
    """Two counts of one event in one article that are one: not 31 in one country and 43 in another."""
    told = relating(held.count, claim.count)
    if told.kind not in ("agree", "approx", "refines") or told.share > HALF:
        return False
    if not held.place or not claim.place:
        return True
    where = place_relation(held.place, claim.place)
    return where != "apart" and (where is not None or told.kind == "agree")


def _current(told: Sequence[_Told]) -> str | None:
    """The last statement that holds; of several on the last day, the highest for a count that grows."""
    standing = [c for c in told if c[3].assertion in ("asserted", "revised")] or [
        c for c in told if c[3].assertion in ("alleged", "disputed")
    ]
    if not standing:
        return None
    if len(standing) == 1:
        return standing[0][3].id
    dated = [c for c in standing if c[0]] or standing
    revised = [c for c in dated if c[3].assertion == "revised"]
    final = (revised or dated)[-1]
    if not final[0] or revised or len(dated) == 1:
        return final[3].id
    day = [c for c in dated if c[0] == final[0] and hard(c[3]) and not c[3].indefinite] or [final]
    sizes = [nominal(c[3]) if c[3].metric in GROWING else 0 for c in day]
    most = max(sizes)
    largest = [c for c, size in zip(day, sizes, strict=True) if size == most]
    last = max(largest, key=lambda c: c[2])[3]
    return next(c[3].id for c in largest if (c[3].article, c[3].start) == (last.article, last.start))
