"""The dead among those hit: people who died after they were counted as injured, and those who did it."""

from __future__ import annotations

from .bounds import lower, upper
from .claims import died
from .phrases import count, number
from .side_by_side import Pair
from .verdicts import Verdict


def attackers(p: Pair) -> Verdict | None:
    """One count may hold those who did it and the other leave them out."""
    if p.a.metric != "killed":
        return None
    for home in (p.a.home, p.b.home):
        for c in home.claims:
            if c.role == "perpetrator" and c.metric == "killed" and c.nominal == p.relation.gap:
                low, high = sorted((p.a.nominal, p.b.nominal))
                worked = f"{number(low)} + {number(c.nominal)} = {number(high)}"
                return Verdict("consistent", f"{worked}: one count may hold the {number(c.nominal)} who did it")
    return None


def transition(p: Pair) -> Verdict | None:
    """Fewer wounded and more dead: `7 wounded` becomes `1 killed + 6 wounded` when somebody dies."""
    if p.a.metric != "injured" or p.relation.kind != "apart":
        return None
    fewer, more = (p.a, p.b) if p.relation.smaller < 0 else (p.b, p.a)
    if p.order in ("before", "after") and p.later is not fewer:
        return None
    dead = died(fewer) - died(more)
    if dead > 0 and fewer.nominal + dead >= lower(more.figure) and fewer.nominal + dead <= upper(more.figure):
        worked = f"{number(dead)} killed + {number(fewer.nominal)} injured = {number(fewer.nominal + dead)}"
        return Verdict("transition", f"{worked}: those of the {count(more.figure)} injured who died count as killed")
    return None
