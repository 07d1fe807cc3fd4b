"""Many articles at once: read, compared, checked, what is silenced marked; in one process or more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from . import settings as configuration
from .model import Article, Figure, Reading, Report, Summary
from .settings import Settings

if TYPE_CHECKING:
    from .checks.rules import Rules
    from .suppress import Entry

_CHUNK = 16


def report(
    articles: Iterable[Article],
    *,
    against: Iterable[Article] = (),
    all: bool = False,
    rules: Rules | None = None,
    settings: Settings | None = None,
    jobs: int = 1,
    numerals_only: bool = False,
    event: str | None = None,
    accepted: Iterable[Entry] = (),
) -> Report:
    """Everything a run finds out about the articles, in a fixed order whatever `jobs` or the order given.

    With `against`, `articles` are drafts: both are read and compared, and only findings that touch a draft are kept.
    `all` adds counts of things and measured quantities; `numerals_only` leaves out numbers written in words alone.
    `event` says that all articles tell of one event. `accepted` are the desk's accepted differences (suppress.Entry
    with origin "acceptance"). Raises RuleError, UsageError for rules and settings that cannot be used.
    """
    from . import checks, suppress
    from .checks import rules as rulefiles
    from .compare import compare

    chosen = settings if settings is not None else Settings()
    book = rules if rules is not None else rulefiles.load(chosen.rules)
    configuration.known(chosen, ((r.code, r.name) for r in book))
    drafts, archive = _once(articles), _once(against)
    names = {a.id for a in drafts} if archive else set()
    everything = sorted([*drafts, *(a for a in archive if a.id not in {d.id for d in drafts})], key=lambda a: a.id)
    readings = [*read(everything, all=all, folders=tuple(book.folders[1:]), jobs=jobs)]
    if numerals_only:
        readings = [_numerals(r) for r in readings]
    compared = compare(everything, readings, event=event)
    figures = tuple(f for r in readings for f in r.figures)
    bare = Report(
        articles=tuple(everything),
        figures=figures,
        dates=tuple((a.id, when) for a, r in zip(everything, readings, strict=True) for when in r.dates),
        tolls=compared.tolls,
        comparisons=compared.comparisons,
        unread=tuple(u for r in readings for u in r.unread),
    )
    found = checks.run(bare, book, chosen, names)
    silenced = suppress.apply(found, {f.id: f for f in figures}, everything, book, chosen, accepted)
    hidden = sum(f.suppressed is not None for f in silenced)
    summary = Summary(
        articles=len(everything),
        figures=len(figures),
        tolls=len(bare.tolls),
        comparisons=len(bare.comparisons),
        findings=len(silenced) - hidden,
        hidden=hidden,
        unread=len(bare.unread),
    )
    return replace(bare, findings=silenced, summary=summary)


check = report


def read(
    articles: Sequence[Article], *, all: bool = False, folders: tuple[Path, ...] = (), jobs: int = 1
) -> Iterator[Reading]:
    """One Reading an article, in the order given. With `jobs` above 1 in as many processes; the result is the same."""
    one = partial(_read, all=all, folders=folders)
    if jobs <= 1 or len(articles) <= _CHUNK:
        yield from map(one, articles)
        return
    import multiprocessing

    # spawn, so that threads of the caller do no harm; each process compiles its grammar once
    with multiprocessing.get_context("spawn").Pool(min(jobs, -(-len(articles) // _CHUNK))) as pool:
        yield from pool.imap(one, articles, chunksize=_CHUNK)


def _read(article: Article, *, all: bool, folders: tuple[Path, ...]) -> Reading:
    from .extract import grammar_for, read_article

    grammar = grammar_for(folders=tuple(map(str, folders))) if folders else None
    return read_article(article, all=all, grammar=grammar)


def _once(articles: Iterable[Article]) -> list[Article]:
    kept: dict[str, Article] = {}
    for article in articles:
        kept.setdefault(article.id, article)
    return list(kept.values())


def _numerals(reading: Reading) -> Reading:
    kept = {f.id: f for f in reading.figures if any(c.isdigit() for c in f.text)}
    return replace(reading, figures=tuple(_free(f, kept) for f in kept.values()))


def _free(figure: Figure, kept: dict[str, Figure]) -> Figure:
    return figure if figure.part_of is None or figure.part_of in kept else replace(figure, part_of=None)
