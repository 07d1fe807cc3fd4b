"""What two articles say together: their events are linked, then their figures are set side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import Comparison
from . import beside, pairs, shares, sums
from .claims import UNCOMPARED, Claim, Source
from .events import NO, RANK, Link, Ties, best, link, ties
from .options import Options
from .words import Lexicon

Links = dict[tuple[int, int], Link]


def two(met: Sequence[tuple[Source, Source]], lexicon: Lexicon, options: Options) -> list[list[Comparison]]:
    """The comparisons of each of some pairs of articles."""
    tied = [ties(a, b, lexicon, options) for a, b in met]
    linked = [_links(a, b, one, options) for (a, b), one in zip(met, tied, strict=True)]
    said = [
        [
            found for (i, j), link in links.items()
            for found in pairs.across(a.segments[i], b.segments[j], link, one, options)
        ]
        for (a, b), one, links in zip(met, tied, linked, strict=True)
    ]  # fmt: skip
    for (a, b), links, found in zip(met, linked, said, strict=True):
        if links and len(a.claims) > 1 and len(b.claims) > 1:
            found += beside.beside(a, b, links, tuple(found), lexicon, options)
    for (a, b), links, found in zip(met, linked, said, strict=True):
        if links and (b.summed or a.shares):
            found += _sums(a, b, links, options)
        if links and (a.summed or b.shares):
            found += _sums(b, a, {(j, i): one for (i, j), one in links.items()}, options)
    return said


def _links(a: Source, b: Source, tied: Ties, options: Options) -> Links:
    """Which events of one article may be which of the other, by their turns."""
    links: Links = {}
    for x in a.segments:
        for y in b.segments:
            one = link(x, y, tied, options)
            if one.strength != NO:
                links[x.index, y.index] = one
    return best(links) if links else links


def _sums(a: Source, b: Source, links: Links, options: Options) -> Iterator[Comparison]:
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


def _surest(links: Links, whole: int, parts: Sequence[Claim] | None) -> Link | None:
    """The surest link between the whole's segment and a segment of the parts."""
    homes = None if parts is None else {part.home.index for part in parts}
    fit = [one for (i, j), one in links.items() if i == whole and (homes is None or j in homes)]
    return max(fit, key=lambda one: (RANK[one.strength], one.score), default=None)
