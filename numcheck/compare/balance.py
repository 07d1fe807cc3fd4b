"""The hostage balance: those taken are those freed, rescued, dead and still held."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Comparison
from .bounds import point
from .claims import Claim, Source
from .phrases import addition, number

_KINDS = {"hostages_freed": "freed", "rescued": "rescued", "hostages_held": "held"}


def balance(source: Source) -> Iterator[Comparison]:
    """One comparison for each article that counts those taken and at least three ways they fared, all in exact numbers.

    Those held from before (an earlier event date, or told as others) may be added to the taken.
    """
    if not any(c.metric == "hostages_taken" for c in source.claims):
        return
    claims = [c for c in source.claims if c.stands and point(c.figure) and not c.figure.in_title]
    taken = [c for c in claims if c.metric == "hostages_taken" and c.role == "toll"]
    if not taken:
        return
    whole = max(taken, key=lambda c: (c.nominal, [-x if isinstance(x, int) else 0 for x in c.order]))
    fates: dict[str, Claim] = {}
    before: list[Claim] = []
    for claim in claims:
        if claim.metric == "hostages_held" and (claim.figure.role == "residual" or _earlier(claim, whole)):
            before.append(claim)
        elif claim.metric in _KINDS and claim.role == "toll":
            fates.setdefault(_KINDS[claim.metric], claim)
        elif claim.metric == "killed" and "hostage" in claim.groups:
            fates.setdefault("dead", claim)
    if len(fates) < 3 or "held" not in fates:
        return
    parts = sorted(fates.values(), key=lambda c: c.order)
    summed = sum(c.nominal for c in parts)
    sides = [whole, *before[:1]]
    known = sum(c.nominal for c in sides)
    left = addition([c.nominal for c in parts])
    right = addition([c.nominal for c in sides]) if before else number(whole.nominal)
    ids = tuple(c.figure.id for c in (*parts, *before[:1]))
    if summed == known:
        verdict, why = "sum", f"{left} balances with {right} taken"
    else:
        verdict, why = "weak", f"{left} does not balance with {right} taken: {number(abs(summed - known))} apart"
    missing = () if summed == known else ("how many were held from before",)
    yield Comparison(whole.figure.id, parts[0].figure.id, verdict, why, ids, ("balance: hostages",), missing)


def _earlier(claim: Claim, whole: Claim) -> bool:
    return claim.day is not None and whole.day is not None and claim.day.last < whole.day.first
