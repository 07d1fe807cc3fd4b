"""What a count is beside the others of its sentence: all of them, more of them, or those that a later one holds."""

from __future__ import annotations

from .claims import Claim

STROKES = frozenset({"quake", "flood", "storm", "fire", "crash", "collapse", "stampede", "disease", "heat"})
"""Causes that befall a place once, whose running count is that event's."""
NEXT = 3
"""Code points between two sentences of which one follows the other."""


def by_their_sentences(claims: list[Claim]) -> None:
    """ "One was killed and seven others were injured": seven are all the injured, since the one is of another metric.

    The same for "killed six and injured another ten", where no injured were told of before. Where the sentence counts
    somebody of the same metric beside them, or nobody at all, they stay a rest of a whole; but "another 40 were
    injured" right after the sentence with the dead are all the injured as well.
    """
    for at, claim in enumerate(claims):
        if claim.role == "toll" and not claim.running and claim.cause in STROKES and _brought(claim, claims):
            claim.role = "increment"
        if claim.role in ("residual", "increment") and claim.metric != "killed":
            if claim.role == "increment" and any(
                c.metric == claim.metric and c.order < claim.order and c.nominal != claim.nominal for c in claims
            ):  # fmt: skip
                continue
            beside = [
                c.metric for c in claims if c is not claim and c.figure.quote == claim.figure.quote and c.role != "part"
            ]
            if beside and claim.metric not in beside or (not beside and at and _after(claims[at - 1], claim)):
                claim.role = "toll"


def _brought(claim: Claim, claims: list[Claim]) -> bool:
    """ "Two of them died in hospital, bringing the dead of the collapse to eight": the two are not its toll."""
    return any(
        c.running and c.metric == claim.metric and c.figure.quote == claim.figure.quote and c.cause in STROKES
        and c.day == claim.day and c.nominal > claim.nominal and c.order > claim.order
        for c in claims
    )  # fmt: skip


def _after(held: Claim, claim: Claim) -> bool:
    """Right after a sentence with a toll of the dead."""
    one, other = held.figure, claim.figure
    close = other.quote_start - one.quote_start - len(one.quote) <= NEXT
    return claim.role == "increment" and held.metric == "killed" and held.role == "toll" and close and not one.in_title
