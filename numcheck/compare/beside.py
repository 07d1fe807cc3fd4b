"""Equal counts in two articles that surely have an event in common, where nothing else ties the two together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Comparison
from . import gates
from .bounds import relating
from .claims import UNCOMPARED, Claim, Source
from .doubts import listed
from .events import OPEN, Link
from .options import Options
from .record import comparison
from .segments import FEW
from .verdicts import pair, same_thing
from .words import Lexicon

TURNED = {"part": "toll", "toll": "part"}
"""What one article tells as a part, one of two avalanches, the other may tell by itself."""
BESIDE = Link(OPEN, shown="event: unknown (both articles tell of one event and have this number of the same people)")


def beside(
    a: Source, b: Source, links: dict[tuple[int, int], Link], found: Iterable[Comparison], lexicon: Lexicon,
    options: Options,
) -> Iterator[Comparison]:  # fmt: skip
    """Equal counts that nothing else ties together, in two articles that surely have an event in common.

    That two figures fit may be said where a date or place is not told; that they differ never follows from this. What
    was `found` of two figures before stands.
    """
    if all(one.strength == OPEN for one in links.values()):
        return
    ours, theirs = _counts(a), _counts(b)
    if ours.keys().isdisjoint(theirs):
        return
    known = {(one.a, one.b) for one in found}
    for key, mine in ours.items():
        others = theirs.get(key)
        if others is not None:
            for x, y in _equals(mine, others, links, lexicon, options):
                if (x.figure.id, y.figure.id) not in known:
                    yield _equal(x, y, options)


def _equals(
    mine: list[Claim], others: list[Claim], links: dict[tuple[int, int], Link], lexicon: Lexicon, options: Options
) -> Iterator[tuple[Claim, Claim]]:  # fmt: skip
    """Of equal counts the first two of each role; where there are none, the first of which one is a part."""
    done: set[str] = set()
    turned: tuple[Claim, Claim] | None = None
    for x in mine:
        for y in others:
            if (x.primary and y.primary and (x.home.index, y.home.index) in links) or x.role in done:
                continue
            if x.role == y.role and not _barred(x, y, lexicon, options):
                done.add(x.role)
                yield x, y
            elif turned is None and TURNED.get(x.role) == y.role and not _barred(x, y, lexicon, options):
                turned = x, y
    if turned and not done:
        yield turned


def _barred(x: Claim, y: Claim, lexicon: Lexicon, options: Options) -> bool:
    met = gates.meet(x.facts, y.facts, options.event_window)
    return met.barred or met.late or relating(x.count, y.count).kind != "agree" or listed(x, y, lexicon)


def _equal(x: Claim, y: Claim, options: Options) -> Comparison:
    p = pair(x, y, BESIDE, options)
    return comparison(p, same_thing(p))


def _counts(source: Source) -> dict[tuple[object, ...], list[Claim]]:
    """The hard counts of an article by what they say of whom."""
    if source.counts is None:
        source.counts = {}
        for c in source.claims:
            if c.stands and c.hard and c.nominal >= FEW and c.metric not in UNCOMPARED:
                source.counts.setdefault((c.metric, c.nominal, c.groups), []).append(c)
    return source.counts
