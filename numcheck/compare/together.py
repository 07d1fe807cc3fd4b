"""Articles set side by side: what each says by itself, and what two of them say together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from ..model import Comparison
from . import pairs, sums, within
from .balance import balance
from .claims import Claim, Source
from .options import Options
from .segments import read_terms
from .words import Lexicon

Kept = tuple[int, Claim, Claim, Comparison]
"""The place of a comparison in the order of the report, its two figures, and the comparison."""

HANDFUL = 64
"""Articles that are looked at together, one step for all of them and then the next.

A processor is a fifth quicker at one thing done many times than at everything done for each in turn.
"""


def alone(sources: Sequence[Source], lexicon: Lexicon, options: Options) -> Iterator[list[Kept]]:
    """What each article says by itself; its segments are known."""
    said = [list(within.within(one, lexicon, options)) for one in sources]
    for source, found in zip(sources, said, strict=True):
        found += sums.inner(source, options)
        found += balance(source)
        if source.shares:
            from . import shares  # few articles tell any

            for claim in source.shares:
                found += shares.shares(claim, source, source, None)
    for source in sources:
        ready(source)
    return map(kept, sources, sources, said)


def ready(source: Source) -> None:
    """Make the counts of an article comparable; its segments are known."""
    for one in source.segments:
        pairs.comparable(one)


def prepare(source: Source, terms: Iterable[int], lexicon: Lexicon) -> None:
    """Make an article ready to meet others, after it was looked at `alone`; `terms` are those of its telling words."""
    source.terms = set(terms)
    read_terms(source, lexicon)
    sums.prepare(source)


def together(met: Iterable[tuple[Source, Source]], lexicon: Lexicon, options: Options) -> Iterator[list[Kept]]:
    """What the two articles of each pair say together."""
    from .two import two  # an article alone does without

    ordered = [(a, b) if a.claims[0].rank < b.claims[0].rank else (b, a) for a, b in met]
    return (kept(a, b, found) for (a, b), found in zip(ordered, two(ordered, lexicon, options), strict=True))


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
