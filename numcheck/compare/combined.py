"""A count of all casualties against one of the killed or of the injured."""

from __future__ import annotations

from ..model import Comparison
from . import gates
from .bounds import point
from .claims import COMBINED, Claim
from .events import STRONG, Link
from .groups import relate
from .options import Options
from .phrases import count
from .record import comparison
from .verdicts import Verdict, pair, part_of, same_thing

NOBODY = 100
"""A count of none may stand against so many; beyond, it is of another event."""


def combined(a: Claim, b: Claim, link: Link, options: Options, sure: bool) -> Comparison | None:
    """Casualties bound the killed and the injured: each is at most the whole; no casualties means none of either."""
    whole, part = (a, b) if a.metric in COMBINED else (b, a)
    if part.metric not in COMBINED.get(whole.metric, ()) or part.role != "toll" or whole.role != "toll":
        return None
    if not (whole.stands and part.stands):
        return None
    groups = relate(whole.groups, part.groups)
    p = pair(a, b, link, options)
    if groups != "disjoint" and p.inside and part.figure.indefinite and whole.nominal > 0:
        if not gates.names_differ(whole.figure.attribution, part.figure.attribution) and groups != "unknown":
            return None
        among = f"{count(whole.count)} ({whole.figure.victims or whole.metric})"
        why = f"whether {count(part.count)} {part.metric} is among {among} is not told"
        return comparison(p, Verdict("abstain", why, ("whether the one is among the others",)))
    if groups == "inside" and sure and whole.primary and part.primary and point(whole.figure) and point(part.figure):
        if p.relation.kind == "agree" and whole.nominal > 1:  # two men were shot, two people are in hospital
            return comparison(p, same_thing(p), ("the combined count and its part",))
    if groups in ("equal", "contains"):
        if not (whole.primary and part.hard and whole.hard):
            return None
        if p.relation.kind == "agree" and point(part.figure) and part.primary:
            return comparison(p, same_thing(p), ("the combined count and its part",))
        none = whole.nominal == 0
        if none and (part.nominal > NOBODY or (p.inside and not sure)):
            return None
        verdict = part_of(part, whole, p, firm=sure or (link.strength == STRONG and not p.inside))
        if verdict.verdict in ("divergence", "weak") and not none:
            verdict = Verdict("abstain", verdict.why, ("whether the combined count holds everybody",))
        return comparison(p, verdict, ("the combined count holds its part",))
    return None
