"""Equal counts in two articles that surely have an event in common, where nothing else ties the two together."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Comparison
from . import gates
from .claims import UNCOMPARED, Claim, Source
from .events import OPEN, Link
from .options import Options
from .pairs import comparison
from .segments import FEW
from .verdicts import pair, same_thing

TURNED = {"part": "toll", "toll": "part"}
"""What one article tells as a part, one of two avalanches, the other may tell by itself."""
BESIDE = Link(OPEN, shown="event: unknown (both articles tell of one event and have this number of the same people)")


def beside(a: Source, b: Source, links: dict[tuple[int, int], Link], options: Options) -> Iterator[Comparison]:
    """Equal counts that nothing else ties together, in two articles that surely have an event in common.

    That two figures fit may be said where a date or place is not told; that they differ never follows from this.
    """
    if all(one.strength == OPEN for one in links.values()):
        return
    ours, theirs = _counts(a), _counts(b)
    for key in ours:
        others = theirs.get(key)
        if others is None and key[-1] in TURNED:
            others = theirs.get((*key[:-1], TURNED[key[-1]]))
        for x, y in ((x, y) for x in ours[key] for y in others or ()):
            if x.primary and y.primary and (x.home.index, y.home.index) in links:
                continue
            p = pair(x, y, BESIDE, options)
            met = gates.meet(x.facts, y.facts, options.event_window)
            if p.relation.kind == "agree" and not (met.barred or met.late):
                yield comparison(p, same_thing(p))
                break


def _counts(source: Source) -> dict[tuple[object, ...], list[Claim]]:
    """The hard counts of an article by what they say of whom."""
    if source.counts is None:
        source.counts = {}
        for c in source.claims:
            if c.stands and c.hard and c.nominal >= FEW and c.metric not in UNCOMPARED:
                source.counts.setdefault((c.metric, c.nominal, c.groups, c.role), []).append(c)
    return source.counts
