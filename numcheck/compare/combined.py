"""A count of all casualties against one of the killed or of the injured."""

from __future__ import annotations

from ..model import Comparison
from . import gates
from .bounds import point
from .claims import COMBINED, Claim
from .events import STRONG, Link
from .groups import relate
from .options import Options
from .people import one_people
from .phrases import count
from .record import comparison
from .segments import FEW
from .verdicts import Verdict, pair, part_of, same_thing

NOBODY = 100
"""A count of none may stand against so many; beyond, it is of another event."""


def _beside(whole: Claim, metric: str) -> bool:
    """The sentence of a combined count counts others of one of its parts beside it."""
    return any(
        c.metric == metric and c.role == "toll" and c.stands and c.figure.quote == whole.figure.quote
        for c in whole.home.claims
    )  # fmt: skip


def _nobody_died(a: Claim, b: Claim) -> bool:
    """Neither article counts any dead of the event."""
    return not any(c.metric == "killed" and c.nominal and c.stands for one in (a, b) for c in one.home.claims)


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
    one = whole.primary and part.primary and point(whole.figure) and point(part.figure)
    one = one and p.relation.kind == "agree" and whole.nominal > 1 and one_people(whole, part)
    if groups == "inside" and one and (sure or whole.nominal >= FEW):
        return comparison(p, same_thing(p), ("the combined count and its part",))  # two men shot, two people hurt
    if groups in ("equal", "contains"):
        if not (whole.primary and part.hard and whole.hard):
            return None
        if p.relation.kind == "agree" and point(part.figure) and part.primary and one_people(whole, part):
            return comparison(p, same_thing(p), ("the combined count and its part",))
        if part.metric == "injured" and part.nominal > whole.nominal and _beside(whole, part.metric):
            return None  # "five were shot and a girl was injured": she is not among the five
        if groups == "equal" and sure and not p.inside and part.primary and _nobody_died(whole, part):
            told = same_thing(p)
            if told.verdict in ("agree", "refines", "consistent", "update"):
                return comparison(p, told, ("nobody died: those hit are the injured",))
        none = whole.nominal == 0
        if none and (part.nominal > NOBODY or (p.inside and not sure)):
            return None
        if none and whole.place and part.place and gates.place_relation(whole.place, part.place) != "same":
            return None  # that a shell on the suburb hurt nobody says nothing of those on the city
        verdict = part_of(part, whole, p, firm=sure or (link.strength == STRONG and not p.inside))
        if verdict.verdict in ("divergence", "weak") and not none:
            verdict = Verdict("abstain", verdict.why, ("whether the combined count holds everybody",))
        return comparison(p, verdict, ("the combined count holds its part",))
    return None
