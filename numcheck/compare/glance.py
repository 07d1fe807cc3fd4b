"""A first look at an article, before any two are compared: its telling words, and where and when it is told."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from ..model import Article, Figure
from .blocks import Hint
from .claims import Sources, Told
from .moments import latest
from .outline import OPENING
from .segments import segment
from .words import Lexicon


def glance(told: Told, figures: list[Figure], index: int, event: str | None, lexicon: Lexicon) -> Hint:
    """What an article shows at first sight; `figures` are those that are `counted`, `index` is its turn in the run."""
    article = told[0]
    moment = latest(article.published)
    places = {f.place.casefold() for f in figures if f.place} if moment else ()
    running = any(f.scope != "event" and f.place for f in figures)
    return Hint(
        index, moment.day if moment else 0, event or article.event, tuple(sorted(places)),
        _running(told) if running else (), array("I", list(terms_of(article, figures, lexicon))),
    )  # fmt: skip


def _running(told: Told) -> tuple[tuple[str, str, frozenset[str]], ...]:
    source = Sources().make(told, 0, 0)
    source.segments = segment(source)
    found = {
        (c.metric, c.place.casefold(), c.groups): None for c in source.claims if c.running and c.place and c.primary
    }
    source.release()
    return tuple(found)


def terms_of(article: Article, figures: Iterable[Figure], lexicon: Lexicon) -> set[int]:
    """The numbers of the telling words of an article's title, its opening, and the sentences of some figures."""
    told = {article.title: None}
    for figure in figures:
        told[figure.quote] = None
    made = article.outline
    if made is None:
        return lexicon.terms("\n".join((article.text[:OPENING], *told)))
    return lexicon.numbers(made.words) | lexicon.terms("\n".join(told))
