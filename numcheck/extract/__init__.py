"""Reads the figures of an article."""

from __future__ import annotations

from functools import lru_cache

from ..model import Article, Figure, Reading
from .grammar import Grammar


@lru_cache(maxsize=8)
def grammar_for(language: str = "en", folders: tuple[str, ...] = ()) -> Grammar:
    """The compiled grammar of the shipped rules with the folders or files given besides; compiled once a process."""
    from .. import rulebook
    from .grammar_load import load

    return load((rulebook.home(), *folders), language)


def read_article(article: Article, *, all: bool = False, grammar: Grammar | None = None) -> Reading:
    """Figures, date phrases and unread numbers of one article; with `all`, also counts of things and quantities."""
    from .article import read_article as read

    known = grammar or grammar_for()
    reading = read(article, known)
    if all:
        from .measures import widened

        return widened(article, reading, known)
    return reading


def extract(article: Article | str, *, all: bool = False, grammar: Grammar | None = None) -> list[Figure]:
    """The figures of an article or of a plain text, in the order of the text."""
    if isinstance(article, str):
        article = Article(id="-", text=article)
    if not all:
        from .article import read_article as read

        return list(read(article, grammar or grammar_for(), dated=False).figures)
    return list(read_article(article, all=True, grammar=grammar).figures)
