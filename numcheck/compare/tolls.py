"""Tolls: one metric, one group, one event or running count, as several figures tell it over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model import Comparison, Toll
from ..native import blake2b
from .bounds import relating
from .claims import GROWING, UNCOMPARED, Claim, Source
from .events import UNNAMED
from .gates import place_relation

SAME = frozenset({
    "agree", "refines", "consistent", "update", "update_possible", "transition", "revision", "divergence",
    "source_divergence", "weak",
})  # fmt: skip
"""Verdicts that are given only on counts of one thing."""

HALF = 0.5
"""Share of a gap beyond which a number that a floor admits, 300,000 and "at least 26", is of something else."""


def tolls(all_sources: Sequence[Source], comparisons: Iterable[Comparison]) -> tuple[Toll, ...]:
    """Every toll, also of a single figure, in the order of its first figure in the articles.

    Figures belong together when a comparison found them to be of one thing and one group, or when one article repeats
    itself. Parts, increments and perpetrators form no toll of their own unless another article tells the same part.
    """
    claims = {c.figure.id: c for source in all_sources for c in source.claims if c.metric not in UNCOMPARED}
    for one in comparisons:
        if one.sum_of or one.verdict not in SAME or UNNAMED in one.missing:
            continue
        a, b = claims.get(one.a), claims.get(one.b)
        if a is not None and b is not None and a.metric == b.metric and a.groups == b.groups:
            _join(a, b)
    for source in all_sources:
        for segment in source.segments:
            first: dict[tuple[str, frozenset[str], str], Claim] = {}
            for claim in segment.claims:
                if not claim.primary:
                    continue
                held = first.setdefault((claim.metric, claim.groups, claim.role), claim)
                if held is not claim and _one_count(held, claim):
                    _join(held, claim)
    members: dict[int, list[Claim]] = {}
    for claim in claims.values():
        members.setdefault(_root(claim).rank, []).append(claim)
    found = [_toll(group) for group in members.values() if len(group) > 1 or group[0].primary]
    found.sort(key=lambda pair: pair[0])
    return tuple(toll for _, toll in found)


def _one_count(held: Claim, claim: Claim) -> bool:
    """Two counts of one event in one article that are one: not 31 in one country and 43 in another."""
    told = relating(held.count, claim.count)
    if told.kind not in ("agree", "approx", "refines") or told.share > HALF:
        return False
    return not held.place or not claim.place or place_relation(held.place, claim.place) not in ("apart", None)


def _root(claim: Claim) -> Claim:
    while claim.toll is not None:
        claim = claim.toll
    return claim


def _join(a: Claim, b: Claim) -> None:
    a, b = _root(a), _root(b)
    if a is not b:
        if a.rank > b.rank:
            a, b = b, a
        b.toll = a


def _toll(group: list[Claim]) -> tuple[tuple[object, ...], Toll]:
    told = sorted(group, key=_time) if len(group) > 1 else group
    first = min(group, key=lambda c: c.order) if len(group) > 1 else group[0]
    digest = blake2b("\n".join(sorted(c.figure.id for c in group)).encode(), digest_size=6).hexdigest()
    place = next((c.place for c in told if c.place), None)
    date = next((c.figure.event_date for c in told if c.figure.event_date), None)
    return first.order, Toll(
        f"t{digest}", first.metric, tuple(sorted(first.figure.groups)), place, date, first.figure.scope,
        tuple(c.figure.id for c in told), _current(told),
    )  # fmt: skip


def _time(claim: Claim) -> tuple[object, ...]:
    old = claim.figure.assertion != "superseded"
    if claim.moment is None:
        return (0, 0, 0, old, claim.order)
    return (1, claim.moment.day, -1 if claim.moment.minute is None else claim.moment.minute, old, claim.order)


def _current(told: Sequence[Claim]) -> str | None:
    """The last statement that holds; of several on the last day, the highest for a count that grows."""
    standing = [c for c in told if c.figure.assertion in ("asserted", "revised")] or [
        c for c in told if c.figure.assertion in ("alleged", "disputed")
    ]
    if not standing:
        return None
    dated = [c for c in standing if c.moment is not None] or standing
    revised = [c for c in dated if c.figure.assertion == "revised"]
    final = (revised or dated)[-1]
    if final.moment is None or revised:
        return final.figure.id
    day = [c for c in dated if c.moment == final.moment and c.hard] or [final]
    best = max(day, key=lambda c: (c.nominal if c.metric in GROWING else 0, _backwards(c)))
    return best.figure.id


def _backwards(claim: Claim) -> tuple[int, ...]:
    return (claim.order[0], claim.order[1])
