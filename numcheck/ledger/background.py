"""What a check sets articles against: each standing figure as an article of its own, and the accepted differences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..address import shown
from ..model import Article, Figure, Reading
from .current import State, article_of, figure_of, state
from .entries import Entry
from .store import Where, read

OPENING = 1_200
"""Code points of an article's beginning that the ledger keeps: what tells one event from another."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A difference that a desk has accepted: its finding's fingerprint, why, until when, and where it is written."""

    finding: str
    reason: str
    until: str | None
    code: str | None
    article: str | None
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Background:
    """`articles[i]` holds one standing figure, which `readings[i]` reads in it; both by the number of the entry.

    The article of entry 3 of `desk.db` is called `desk.db:3`, so that a message points to it.
    """

    articles: tuple[Article, ...] = ()
    readings: tuple[Reading, ...] = ()
    accepted: tuple[Accepted, ...] = ()


def background(where: Where) -> Background:
    """The background that a ledger gives. Raises LedgerError when it cannot be read or was changed."""
    now, name = state(read(where)), shown(where)
    pairs = [told(entry, now, name) for entry in now.standing]
    return Background(tuple(a for a, _ in pairs), tuple(r for _, r in pairs), tuple(_accepted(now.acceptances, name)))


def standing(where: Where, *, as_of: str | None = None) -> list[Figure]:
    """The accepted figures that stand, as their articles gave them; with `as_of` those that stood on that day."""
    return [figure_of(entry) for entry in state(read(where), as_of=as_of).standing]


def _accepted(entries: Iterable[Entry], path: str) -> Iterable[Accepted]:
    for e in entries:
        yield Accepted(e.body["finding"], e.reason, e.body["until"], e.body["code"], e.body["article"], path, e.seq)


def told(entry: Entry, now: State, path: str) -> tuple[Article, Reading]:
    """A figure with as much of its article as the ledger keeps: the opening, and its sentence if that stands later."""
    figure, article = figure_of(entry), article_of(now.articles[entry.body["article"]])
    article = replace(article, id=f"{path}:{entry.seq}", path=path, line=entry.seq, row=True)
    text = article.checked
    if text[figure.start : figure.end] != figure.text or figure.end > len(text):
        moved = len(text) + 1 - figure.quote_start
        article = replace(article, text=f"{article.text}\n{figure.quote}")
        figure = replace(
            figure, start=figure.start + moved, end=figure.end + moved, quote_start=figure.quote_start + moved
        )
    figure = replace(
        figure, id=entry.id, article=article.id, line=entry.seq, column=figure.start + 1, part_of=None,
        rule=f"ledger:{entry.seq}",
    )  # fmt: skip
    return article, Reading((figure,))


def is_accepted(figure: Figure) -> bool:
    """Does the figure of a report come from the ledger?"""
    return figure.rule.startswith("ledger:")
