"""Articles set side by side: what each says by itself, and what two of them say together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from ..model import Comparison
from . import beside, pairs, shares, sums, within
from .balance import balance
from .claims import UNCOMPARED, Claim, Source
from .events import NO, RANK, Link, best, link, ties
from .options import Options
from .segments import read_terms, segment
from .words import Lexicon

Kept = tuple[int, Claim, Claim, Comparison]
"""The place of a comparison in the order of the report, its two figures, and the comparison."""


def alone(source: Source, lexicon: Lexicon, options: Options) -> list[Kept]:
    """What an article says by itself."""
    source.segments = segment(source)
    found = [*within.within(source, lexicon, options), *sums.inner(source, options), *balance(source)]
    for claim in source.shares:
        found += shares.shares(claim, source, source, None)
    for one in source.segments:
        pairs.comparable(one)
    return kept(source, source, found)


def prepare(source: Source, terms: Iterable[int], lexicon: Lexicon) -> None:
    """Make an article ready to meet others, after it was looked at `alone`; `terms` are those of its telling words."""
    source.terms = set(terms)
    read_terms(source, lexicon)
    sums.prepare(source)


def together(a: Source, b: Source, lexicon: Lexicon, options: Options) -> list[Kept]:
    """What two articles say together."""
    if a.claims[0].rank > b.claims[0].rank:
        a, b = b, a
    return kept(a, b, _two(a, b, lexicon, options))


def kept(a: Source, b: Source, found: Iterable[Comparison]) -> list[Kept]:
    """Each comparison of two articles once, but for the differences that a sum reconciles; those of one place in order.

    What a sum reconciles is of the same two articles, so that any share of the pairs can be given by itself.
    """
    claims = a.by_id() if a is b else {**a.by_id(), **b.by_id()}
    plain: dict[int, Kept] = {}
    summed: dict[tuple[int, tuple[str, ...]], Kept] = {}
    for one in found:
        first, second = claims[one.a], claims[one.b]
        place = first.rank << RANKS | second.rank
        if one.sum_of:
            summed.setdefault((place, one.sum_of), (place, first, second, one))
        elif place not in plain:
            plain[place] = place, first, second, one
    if not summed:
        return list(plain.values())
    sure = [(first, one) for _, first, _, one in summed.values() if one.verdict == "sum" and sums.settles(one)]
    reconciled = {(first, part) for first, one in sure for part in one.sum_of}
    return [
        *(one for one in plain.values() if not _settled(*one, reconciled)),
        *(summed[key] for key in sorted(summed)),
    ]


RANKS = 32
"""Bits of a figure's rank."""


def _settled(_: int, a: Claim, b: Claim, one: Comparison, reconciled: Set[tuple[Claim, str]]) -> bool:
    return one.verdict in _OPEN and ((a, one.b) in reconciled or (b, one.a) in reconciled)


_OPEN = frozenset({"divergence", "source_divergence", "weak", "update_possible", "abstain"})


def _two(a: Source, b: Source, lexicon: Lexicon, options: Options) -> list[Comparison]:
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
