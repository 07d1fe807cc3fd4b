"""What two articles say together: their events are linked, then their figures are set side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import Comparison
from . import beside, pairs, shares, sums
from .claims import UNCOMPARED, Claim, Source
from .events import NO, RANK, Link, best, link, ties
from .options import Options
from .words import Lexicon


def two(a: Source, b: Source, lexicon: Lexicon, options: Options) -> list[Comparison]:
    """The comparisons of a pair of articles."""
    tied = ties(a, b, lexicon, options)
    links: dict[tuple[int, int], Link] = {}
    for x in a.segments:
        for y in b.segments:
            one = link(x, y, tied, options)
            if one.strength != NO:
                links[x.index, y.index] = one
    found: list[Comparison] = []
    if not links:
        return found
    links = best(links)
    for (i, j), one in links.items():
        found += pairs.across(a.segments[i], b.segments[j], one, tied, options)
    if len(a.claims) > 1 and len(b.claims) > 1:
        found += beside.beside(a, b, links, tuple(found), lexicon, options)
    if b.summed or a.shares:
        found += _sums(a, b, links, options)
    if a.summed or b.shares:
        found += _sums(b, a, {(j, i): one for (i, j), one in links.items()}, options)
    return found


def _sums(a: Source, b: Source, links: dict[tuple[int, int], Link], options: Options) -> Iterator[Comparison]:
    """Wholes and shares of `a` against what `b` gives in parts."""
    homes = {claim.figure.id: claim.home.index for claim in a.claims}
    for claim in a.shares:
        surest = _surest(links, homes.get(claim.figure.part_of or "", claim.home.index), None)
        if surest is not None:
            yield from shares.shares(claim, a, b, surest)
    if not b.summed:
        return
    for claim in a.claims:
        if not claim.primary or claim.role != "toll" or not claim.hard or claim.metric in UNCOMPARED:
            continue
        for parts, reason, firm in sums.partitions(b, claim.metric):
            surest = _surest(links, claim.home.index, parts)
            if surest is None:
                continue
            firm = firm and (claim.running or all((claim.home.index, part.home.index) in links for part in parts))
            one = sums.across(claim, parts, reason, firm, surest, options)
            if one is not None:
                yield one


def _surest(links: dict[tuple[int, int], Link], whole: int, parts: Sequence[Claim] | None) -> Link | None:
    """The surest link between the whole's segment and a segment of the parts."""
    homes = None if parts is None else {part.home.index for part in parts}
    fit = [one for (i, j), one in links.items() if i == whole and (homes is None or j in homes)]
    return max(fit, key=lambda one: (RANK[one.strength], one.score), default=None)
