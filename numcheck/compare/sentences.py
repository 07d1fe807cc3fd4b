"""The sentences that say how two counts relate, with their arithmetic."""

from __future__ import annotations

from functools import lru_cache

from .bounds import CEILINGS, FLOORS, Told, lower, upper
from .claims import Claim
from .moments import spoken
from .phrases import count, difference, number, percent, source
from .side_by_side import Pair


@lru_cache(maxsize=1 << 14)
def agreement(a: Told, b: Told) -> str:
    """Two counts that agree, and why."""
    one, other = count(a), count(b)
    if one == other:
        return f"both say {one}"
    bound = a.bound if a.bound != "exact" else b.bound
    reason = "satisfies" if bound in FLOORS + CEILINGS else "is the same number as"
    firm, loose = (one, other) if a.bound == "exact" else (other, one)
    return f"{firm} {reason} '{loose}'"


def both(p: Pair) -> str:
    """Both counts."""
    return f"{count(p.a.count)} and {count(p.b.count)}"


def named(p: Pair) -> str:
    """Both sources."""
    return f"{source(p.a.figure)} and {source(p.b.figure)}"


def gap(p: Pair) -> str:
    """How far they lie apart."""
    a, b = p.a.count, p.b.count
    if a.bound in ("vague", "range") or b.bound in ("vague", "range"):
        return f"{count(a)} and {count(b)} lie {number(p.relation.gap)} apart"
    if p.relation.kind in ("refines", "overlap", "open", "approx") and p.relation.gap:
        return f"{number(p.relation.gap)}, {percent(p.relation.share)}"
    if p.relation.kind == "approx":
        return "the same round number"
    if "exact" == a.bound == b.bound:
        return difference(p.a.nominal, p.b.nominal)
    return f"{count(a)} against {count(b)}: {difference(p.a.nominal, p.b.nominal)}"


def rises(p: Pair) -> str:
    """From the earlier to the later and larger."""
    return f"{path(p)}, later and larger"


def falls(p: Pair, reason: str) -> str:
    """From the earlier to the later and smaller."""
    return f"{path(p)}, later and smaller by {number(p.relation.gap)} ({percent(p.relation.share)}): {reason}"


def path(p: Pair) -> str:
    """From the earlier to the later, with their days."""
    first, last = p.earlier, p.later
    return f"from {count(first.count)}{dated(first)} to {count(last.count)}{dated(last)}"


def dated(claim: Claim) -> str:
    """Its day, in brackets."""
    return f" ({spoken(claim.moment.day)})" if claim.moment else ""


def ends(claim: Claim) -> str:
    """Both ends of what it says."""
    f = claim.count
    return f"{number(f.low or 0)} to {number(f.high)}" if f.high is not None else f"{number(f.low or 0)} or more"


def width(claim: Claim) -> float:
    """How much room its words leave."""
    return upper(claim.count) - lower(claim.count)
