"""Victim groups: whether two counts are of the same people, of a part and its whole, or of different people."""

from __future__ import annotations

from functools import lru_cache

EVERYBODY = frozenset({"people", "person", "victim"})
AGE = frozenset({"child", "adult", "elderly"})
SEX = frozenset({"woman", "man"})
FORCE = frozenset({"soldier", "police", "guard", "militant", "civilian"})
LOOSE = frozenset({
    "protester", "worker", "medic", "journalist", "official", "student", "cleric", "religious", "hostage", "prisoner",
    "sport", "addict", "family", "ethnic",
})  # fmt: skip
"""Roles that people of any other class can also have: they never make two groups disjoint by themselves."""


@lru_cache(maxsize=1 << 14)
def key(groups: tuple[str, ...]) -> frozenset[str]:
    """The classes that narrow a group; empty for everybody."""
    return frozenset(groups) - EVERYBODY


@lru_cache(maxsize=1 << 14)
def relate(a: frozenset[str], b: frozenset[str]) -> str:
    """`equal`, `contains` (a holds b), `inside` (b holds a), `disjoint` or `unknown`.

    More classes are a narrower group: Palestinian children lie inside Palestinians. A class without an axis of its own
    is a nation or an affiliation, and two of those are different people. "Civilian children" and "women" may overlap.
    """
    if a == b:
        return "equal"
    if a < b:
        return "contains"
    if b < a:
        return "inside"
    for one in a:
        for other in b:
            if _exclude(one, other) and one not in b and other not in a:
                return "disjoint"
    return "unknown"


def _exclude(one: str, other: str) -> bool:
    if one == other:
        return False
    pair = {one, other}
    if pair <= AGE:
        return "child" in pair
    if pair <= SEX:
        return True
    if pair <= SEX | AGE:
        return "child" in pair  # men, women and children: three kinds in the news
    if pair <= FORCE:
        return True
    known = AGE | SEX | FORCE | LOOSE
    return one not in known and other not in known
