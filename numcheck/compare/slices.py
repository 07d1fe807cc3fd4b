"""A share of a run's comparisons by itself: pairs of articles that are near in time, as in the whole run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Article, Comparison, Reading, Toll
from . import Found, Ranked, alone, kept, prepared, together
from .claims import Source, sources
from .options import DEFAULT, Options
from .pairs import comparable
from .segments import segment
from .tolls import tolls
from .words import Lexicon


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
    told = sources(articles, readings)
    by_index: dict[int, Source] = {}
    for source, index, base in zip(told, share.indexes, share.base, strict=True):
        by_index[index] = source
        for offset, claim in enumerate(source.claims):
            claim.rank = base + offset
    lexicon = Lexicon(share.language)
    silent = [lexicon.learn(stem, spelt, common) for stem, spelt, common, frequent in share.facts if frequent]
    for stem, spelt, common, frequent in share.facts:
        if not frequent:
            lexicon.learn(stem, spelt, common)
    prepared(told, lexicon)
    lexicon.settle(silent)
    for index, origin in share.origins.items():
        by_index[index].origin = by_index.get(origin) or by_index.setdefault(-1 - origin, Source.__new__(Source))
    found: list[Found] = []
    alone(told, [by_index[index] for index in share.indexes if index in share.own], lexicon, options, found)
    together([(by_index[a], by_index[b]) for a, b in share.pairs], lexicon, options, found)
    ranked = list(kept(found))
    for source in told:
        source.release()
    return ranked


def tolls_of(
    articles: Sequence[Article], readings: Sequence[Reading], comparisons: Sequence[Comparison]
) -> tuple[Toll, ...]:  # fmt: skip
    """The tolls of articles that no comparison ties to others, in the order of their first figures."""
    told = sources(articles, readings)
    for source in told:
        source.segments = segment(source)
        for one in source.segments:
            comparable(one)
    made = tolls(told, comparisons)
    for source in told:
        source.release()
    return made
