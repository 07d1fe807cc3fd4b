"""Compares figures: which may be set side by side, what they say of each other, and the tolls they form."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from ..model import Article, Comparison, Reading, Toll
from ..values import frozen
from . import blocks, copies, pairs, sums, within
from .balance import balance
from .claims import Source, sources
from .options import DEFAULT, Options
from .segments import read_terms, segment, weigh
from .tolls import tolls
from .words import Lexicon

__all__ = ["Compared", "Options", "compare"]


@frozen
class Compared:
    """The tolls and the comparisons of one run, both in the order of the articles' ids and of their texts."""

    tolls: tuple[Toll, ...] = ()
    comparisons: tuple[Comparison, ...] = ()


def compare(
    articles: Sequence[Article], readings: Sequence[Reading], *, event: str | None = None, options: Options = DEFAULT
) -> Compared:  # fmt: skip
    """Set the figures of some articles side by side.

    `readings[i]` is what was read in `articles[i]`; the order of the articles does not matter. `event` says that all
    of them tell of one event, as `Article.event` says it for some. Pairs that are not comparable are not listed, and
    of those that only might be, only the ones whose counts would differ. Raises ValueError when the two sequences
    differ in length.
    """
    with _unhurried(sum(len(reading.figures) for reading in readings)):
        return _compare(articles, readings, event, options)


MANY = 20_000
"""Figures from which the collector of unused memory waits: so many live records cost it as long as the comparing."""


@contextmanager
def _unhurried(figures: int) -> Iterator[None]:
    pause = figures >= MANY and gc.isenabled()
    if pause:
        gc.disable()
    try:
        yield
    finally:
        if pause:
            if not gc.get_freeze_count():
                gc.freeze()  # what was made goes to the oldest generation, without a look through all of it
                gc.unfreeze()
            gc.enable()


def _compare(
    articles: Sequence[Article], readings: Sequence[Reading], event: str | None, options: Options
) -> Compared:  # fmt: skip
    told = sources(articles, readings, event)
    found: list[Found] = []
    for language, group in by_language(told).items():
        lexicon = Lexicon(language)
        prepared(group, lexicon)
        seen, frequent = blocks.frequent(group)
        lexicon.settle(frequent)
        alone(group, group, lexicon, options, found)
        by_index = {source.index: source for source in group}
        hints = [blocks.hint(source) for source in group]
        near = [(by_index[a], by_index[b]) for a, b in blocks.candidates(hints, seen, lexicon)]
        if near:
            copies.origins(near)
            together(near, lexicon, options, found)
    comparisons = tuple(one for _, _, _, one in kept(found))
    made = Compared(tolls(told, comparisons), comparisons)
    for source in told:
        source.release()
    return made


Found = tuple[int, int, tuple[str, ...], int, Comparison]
"""The ranks of two figures, the ids of a sum, the turn, and the comparison: in the order of the report once sorted."""
Ranked = tuple[int, int, tuple[str, ...], Comparison]
"""The same of a comparison that is kept; no two have the same first three."""


def by_language(told: Sequence[Source]) -> dict[str, list[Source]]:
    """Those that tell figures, by language: only articles of one language are compared."""
    found: dict[str, list[Source]] = {}
    for source in told:
        if source.claims:
            found.setdefault(source.article.language, []).append(source)
    return found


def prepared(group: Sequence[Source], lexicon: Lexicon) -> None:
    """Find the segments and the terms of some articles."""
    for source in group:
        source.segments = segment(source)
        read_terms(source, lexicon)


def alone(
    group: Sequence[Source], own: Sequence[Source], lexicon: Lexicon, options: Options, found: list[Found]
) -> None:
    """What each of `own` says by itself; all of the group are made ready to be set side by side."""
    for source in group:
        weigh(source, lexicon)
    for source in own:
        _add(found, source, source, within.within(source, lexicon, options))
        _add(found, source, source, sums.inner(source, options))
        _add(found, source, source, balance(source))
        if source.shares:
            from . import shares  # few articles tell any

            for claim in source.shares:
                _add(found, source, source, shares.shares(claim, source, source, None))
    for source in group:
        sums.prepare(source)
        for one in source.segments:
            pairs.comparable(one)


def together(near: Iterable[tuple[Source, Source]], lexicon: Lexicon, options: Options, found: list[Found]) -> None:
    """What each pair of articles says together."""
    from .two import two  # an article alone does without

    for a, b in near:
        _add(found, a, b, two(a, b, lexicon, options))


def _add(found: list[Found], a: Source, b: Source, some: Iterable[Comparison]) -> None:
    ranks: dict[str, int] | None = None
    for one in some:
        if ranks is None:
            ranks = {c.figure.id: c.rank for c in a.claims}
            if b is not a:
                ranks |= {c.figure.id: c.rank for c in b.claims}
        found.append((ranks[one.a], ranks[one.b], one.sum_of, len(found), one))


def kept(found: list[Found]) -> Iterator[Ranked]:
    """Each comparison once, in order, but for the differences that a sum reconciles.

    What a sum reconciles is of the same two articles, so that any share of the pairs can be given by itself.
    """
    found.sort()
    reconciled: set[tuple[int, str]] = set()
    for whole, _, summed, _, one in found:
        if summed and one.verdict == "sum" and sums.settles(one):
            reconciled |= {(whole, part) for part in summed}
    last: tuple[int, int, tuple[str, ...]] | None = None
    for a, b, summed, _, one in found:
        if (a, b, summed) != last and (
            summed or one.verdict not in _OPEN or ((a, one.b) not in reconciled and (b, one.a) not in reconciled)
        ):
            yield a, b, summed, one
        last = a, b, summed


_OPEN = frozenset({"divergence", "source_divergence", "weak", "update_possible", "abstain"})
