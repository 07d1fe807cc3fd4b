"""A share of a run's comparisons by itself: pairs of articles that are near in time, as in the whole run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Article, Comparison, Reading, Toll
from .claims import Source, Sources, counted, in_order, sources
from .glance import terms_of
from .options import DEFAULT, Options
from .segments import segment
from .together import HANDFUL, alone, prepare, ready, together
from .tolls import Strands
from .words import Lexicon

Ranked = tuple[int, int, tuple[str, ...], Comparison]
"""The ranks of two figures, the ids of a sum, and the comparison; no two have the same first three."""


@dataclass(frozen=True, slots=True)
class Slice:
    """What comparing a share needs besides the articles.

    `indexes` are the articles' turns in the whole run, ascending, `base` the rank of the first claim of each. What an
    article says alone is compared in the slice that it is `own` in; `pairs` are of indexes. `origins` gives those that
    carry another's text the first that does; `facts` are `survey.Whole.facts` of the articles.
    """

    language: str
    indexes: tuple[int, ...]
    base: tuple[int, ...]
    own: frozenset[int]
    pairs: tuple[tuple[int, int], ...]
    origins: dict[int, int]
    facts: list[tuple[str, str, bool, bool]]


def compare_slice(
    share: Slice, articles: Sequence[Article], readings: Sequence[Reading], options: Options = DEFAULT
) -> list[Ranked]:  # fmt: skip
    """The comparisons of a share, as the whole run would give them, in its order; `articles[i]` is `indexes[i]`."""
    makes, lexicon = Sources(), Lexicon(share.language)
    silent = [lexicon.learn(stem, spelt, common) for stem, spelt, common, frequent in share.facts if frequent]
    for stem, spelt, common, frequent in share.facts:
        if not frequent:
            lexicon.learn(stem, spelt, common)
    told: dict[int, Source] = {}
    terms: dict[int, set[int]] = {}
    for one, index, base in zip(in_order(articles, readings), share.indexes, share.base, strict=True):
        source = told[index] = makes.make(one, index, base)
        source.origin = share.origins.get(index, index)
        terms[index] = terms_of(one[0], counted(one[1]), lexicon)
    lexicon.settle(silent)
    for source in told.values():
        source.segments = segment(source)
    mine = [source for index, source in told.items() if index in share.own]
    found = [one for said in alone(mine, lexicon, options) for one in said]
    for index, source in told.items():
        ready(source)
        prepare(source, terms.pop(index), lexicon)
    for at in range(0, len(share.pairs), HANDFUL):
        for said in together([(told[a], told[b]) for a, b in share.pairs[at : at + HANDFUL]], lexicon, options):
            found += said
    for source in told.values():
        source.release()
    return sorted((a.rank, b.rank, one.sum_of, one) for _, a, b, one in found)


def tolls_of(
    articles: Sequence[Article], readings: Sequence[Reading], comparisons: Sequence[Comparison]
) -> tuple[Toll, ...]:  # fmt: skip
    """The tolls of articles that no comparison ties to others, in the order of their first figures."""
    told = sources(articles, readings)
    strands = Strands(sum(len(source.claims) for source in told))
    claims = {}
    for source in told:
        source.segments = segment(source)
        ready(source)
        strands.add(source)
        claims.update(source.by_id())
    for found in comparisons:
        strands.compared(claims[found.a], claims[found.b], found)
    for source in told:
        source.release()
    return strands.tolls()
