"""Whether two counts are of the same people, though one says more of them than the other."""

from __future__ import annotations

from . import gates
from .claims import Claim
from .groups import relate
from .segments import FEW
from .side_by_side import Pair

SOFT = frozenset({"civilian"})
"""Classes that a report may or may not say of the same people."""
EMPLOYED = frozenset({"worker", "prisoner", "protester", "religious", "student"})
"""Classes that are everybody where such an event befell them: miners in a mine, inmates in a prison."""
MANY = 1000
"""Counts from which those of a place and those of its nation, nearly the same, are one."""
HIT = frozenset({"casualties", "killed", "injured"})
"""Metrics by which one article may count those whom another counts by the next."""


def one_people(a: Claim, b: Claim) -> bool:
    """Whether one small number of two groups, a wider and a narrower one, is of the same people.

    An article that counts the narrower group by itself holds the two apart: two people hurt, and two officers.
    """
    if a.groups == b.groups or min(a.nominal, b.nominal) >= FEW:
        return True
    wide, narrow = (a, b) if a.groups < b.groups else (b, a)
    if not (a.primary and b.primary):
        return False
    return not any(
        c is not wide and c.groups & narrow.groups and c.metric in HIT and c.nominal == narrow.nominal
        for c in wide.home.source.claims
    )  # fmt: skip


def one_group(p: Pair, tolls: bool, compatible: bool) -> bool:
    """Different classes that are of the same people, as far as the numbers let them.

    The civilians of one report are the people of another; "36,000 Palestinians" are the "36,050 killed in Gaza".
    """
    a, b = p.a, p.b
    if compatible and a.groups ^ b.groups <= SOFT:
        return not any(_others_beside(narrow) for narrow in (a, b) if narrow.groups >= SOFT)
    running = tolls and a.running and b.running
    return running and p.relation.share <= p.options.gap and min(a.nominal, b.nominal) >= MANY


def _others_beside(civilians: Claim) -> bool:
    """Its sentence counts soldiers or fighters as well: its civilians are not everybody."""
    return any(
        c.figure.quote == civilians.figure.quote and c.metric == civilians.metric and c.role != "perpetrator"
        and relate(c.groups, civilians.groups) == "disjoint"
        for c in civilians.home.claims
    )  # fmt: skip


def all_of_them(part: Claim, whole: Claim, p: Pair) -> bool:
    """The miners of one report are the people of the other: one source counts them, and neither counts others."""
    if p.relation.kind != "apart" or not part.groups or not part.groups - whole.groups <= EMPLOYED:
        return False
    if not (part.primary and whole.primary and part.role == "toll" and part.nominal < whole.nominal):
        return False
    if not voice(part, whole):
        return False
    return all(
        c.metric != part.metric or c.groups == claim.groups or not c.stands
        for claim in (part, whole) for c in claim.home.source.claims
    )  # fmt: skip


def voice(a: Claim, b: Claim) -> bool:
    """Both name a source, and it is one."""
    one, other = a.figure.attribution, b.figure.attribution
    return bool(one and other) and not gates.names_differ(one, other)
