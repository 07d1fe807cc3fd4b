"""Which of the figures of one event in one article stand for it: one toll of each metric and group."""

from __future__ import annotations

from collections.abc import Sequence

from .bounds import lower, point, relating, upper
from .claims import LEAD, Claim, Segment
from .gates import names_differ

ROUNDED = 0.25
"""Share of a number that a headline may round away."""


def primaries(one: Segment) -> None:
    """Mark the one toll of each metric and group: a numbered headline, else the opening's, else the largest."""
    seen: dict[tuple[str, frozenset[str]], list[Claim]] = {}
    if len(one.claims) > 2:
        _summands(one.claims)
    for claim in one.claims:
        if claim.role in ("toll", "residual") and claim.stands:
            key = claim.metric, claim.groups
            if (held := seen.get(key)) is None:
                seen[key] = [claim]
            else:
                held.append(claim)
    for claims in seen.values():
        if len(claims) == 1:
            claims[0].primary = True
            continue
        chosen = min(claims, key=_rank)
        chosen.primary = True
        for claim in claims:  # repeats and rewordings of the toll stand for it as well
            if not claim.primary and claim.role == chosen.role and claim.hard and _reworded(claim, chosen):
                claim.primary = True
    if len(seen) > 1:
        _part_counts(one, seen)


def _part_counts(one: Segment, seen: dict[tuple[str, frozenset[str]], list[Claim]]) -> None:
    """Some counts that look like tolls are of some of the people only."""
    hit = max((c.nominal for c in one.claims if c.metric == "casualties" and c.role == "toll" and c.hard), default=0)
    if hit:
        dead = max((c.nominal for c in one.claims if c.metric == "killed" and c.role == "toll"), default=0)
        for (metric, _), claims in seen.items():
            if metric == "injured":
                for claim in claims:  # "both are well", where three were shot: not all of the injured
                    claim.primary = claim.primary and claim.nominal + dead >= hit
    for (metric, groups), claims in seen.items():
        wider = [held for other, held in seen.items() if other[0] == metric and groups < other[1]]
        for claim in claims if wider else ():  # two people told of beside six civilians are not everybody
            claim.primary = claim.primary and not any(
                c.role == "toll" and c.hard and lower(c.figure) > upper(claim.figure)
                and not names_differ(c.figure.attribution, claim.figure.attribution)
                for held in wider for c in held
            )  # fmt: skip


def _reworded(claim: Claim, chosen: Claim) -> bool:
    """One count in other words: a repeat, or what a headline rounds, "tops 2,400" over "2,430"."""
    told = relating(claim.count, chosen.count)
    return told.kind in ("agree", "approx") or (
        told.kind in ("refines", "open") and told.share <= ROUNDED and chosen.figure.in_title != claim.figure.in_title
    )


def _summands(claims: Sequence[Claim]) -> None:
    """Counts of one event that add up to another of them are its parts: five found, three came by car, eight hit."""
    by_metric: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.role in ("toll", "residual") and point(claim.figure) and not claim.figure.indefinite and claim.stands:
            by_metric.setdefault("injured" if claim.metric == "casualties" else claim.metric, []).append(claim)
    for told in by_metric.values():
        if not 3 <= len(told) <= 12:
            continue
        values = {c.nominal for c in told}
        if len(values) < 3:
            continue
        for whole in sorted(values):
            parts = [v for v in values if v < whole and whole - v in values and v != whole - v]
            if parts:
                for claim in told:
                    if claim.nominal in parts and not claim.figure.in_title:
                        claim.role = "part"


def _rank(claim: Claim) -> tuple[object, ...]:
    f = claim.figure
    return (
        claim.role == "residual", not claim.hard, f.assertion == "disputed", not f.in_title,
        0 if f.start < LEAD else 1, f.start if f.start < LEAD else -claim.nominal, claim.order,
    )  # fmt: skip
