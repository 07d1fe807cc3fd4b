"""Many articles at once: read, compared, checked, what is silenced marked; in one process or more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence, Sized
from functools import partial

from . import settings as configuration
from .model import Article, Reading, Report, Summary
from .settings import Settings
from .typed import TYPE_CHECKING, Any
from .values import replace

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from .checks.rules import Rules
    from .comments import Entry

Progress = Callable[[str, int, int], None]
"""Called with what is being done ("reading", "comparing", "checking"), how many articles are done, and of how many."""

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
    ledger: str | Path | None = None,
    known: MutableMapping[Article, Reading] | None = None,
    progress: Progress | None = None,
) -> Report:
    """Everything a run finds out about the articles, in a fixed order whatever `jobs` or the order given.

    With `against`, `articles` are drafts: both are read and compared, and only findings that touch a draft are kept.
    `all` adds counts of things and measured quantities; `numerals_only` leaves out numbers written in words alone.
    `event` says that all articles tell of one event. `accepted` are the desk's accepted differences (suppress.Entry
    with origin "acceptance"). `ledger` is the file or address of a desk's accepted figures and differences: `articles`
    are then drafts that are held against its standing figures, which are in the report but not in its summary. `known`
    holds readings made before with the same rules and the same `all`; those made now are added to it. `progress` is
    told what is being done. Raises RuleError, UsageError, LedgerError for rules, settings and ledgers that cannot be
    used.
    """
    from . import checks, suppress
    from .checks import rules as rulefiles
    from .compare import compare

    chosen = settings if settings is not None else Settings()
    book = rules if rules is not None else rulefiles.load(chosen.rules)
    configuration.known(chosen, ((r.code, r.name) for r in book))
    drafts, archive = _once(articles), _once(against)
    names = {a.id for a in drafts} if archive or ledger is not None else set()
    told = sorted([*drafts, *(a for a in archive if a.id not in {d.id for d in drafts})], key=lambda a: a.id)
    tell = progress or _silent
    readings: list[Reading] = []
    for reading in _recalled(told, {} if known is None else known, all, book.places[1:], jobs):
        readings.append(_numerals(reading) if numerals_only else reading)
        tell("reading", len(readings), len(told))
    mine = {f.id for r in readings for f in r.figures}
    own = sum(len(r.figures) for r in readings)
    everything = told
    if ledger is not None:
        # a given event is the articles' own; the ledger's figures keep theirs
        everything = [replace(a, event=event) for a in told] if event else told
        everything, readings, accepted, event = _with_ledger(everything, readings, ledger, accepted)
    tell("comparing", 0, len(told))
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
    tell("checking", 0, len(told))
    found = checks.run(bare, book, chosen, names)
    silenced = suppress.apply(found, {f.id: f for f in figures}, told, book, chosen, accepted)
    hidden = sum(f.suppressed is not None for f in silenced)
    summary = Summary(
        articles=len(told),
        figures=own,
        tolls=sum(not mine.isdisjoint(t.figures) for t in bare.tolls) if ledger is not None else len(bare.tolls),
        comparisons=len(bare.comparisons),
        findings=len(silenced) - hidden,
        hidden=hidden,
        unread=len(bare.unread),
    )
    return replace(bare, findings=silenced, summary=summary)


check = report


def read(
    articles: Iterable[Article], *, all: bool = False, folders: tuple[str | Path, ...] = (), jobs: int = 1
) -> Iterator[Reading]:
    """One Reading an article, in the order given; the result is the same whatever `jobs`.

    Articles are taken as they are asked for. With `jobs` above 1 they are read in as many processes, in chunks of 16,
    three a process ahead at most, so that a stream of any length fits into memory. What the stream raises is
    raised after the readings of the articles it gave.
    """
    work = partial(_read_many, all=all, folders=folders)
    if jobs <= 1 or (isinstance(articles, Sized) and len(articles) <= _CHUNK):
        for article in articles:
            yield _read(article, all, folders)
        return
    from .processes import chunks, in_order

    batches = chunks(articles, _CHUNK)
    first = next(batches, [])
    if len(first) < _CHUNK:
        # too few for a second process to pay
        yield from work(first)
        yield from (reading for batch in batches for reading in work(batch))
        return
    if isinstance(articles, Sized):
        jobs = min(jobs, -(-len(articles) // _CHUNK))
    for readings in in_order(work, _from(first, batches), jobs):
        yield from readings


def _from(first: list[Article], batches: Iterator[list[Article]]) -> Iterator[list[Article]]:
    yield first
    yield from batches


def extract_batch(
    frame: Any, *, all: bool = False, rules: Sequence[str | Path] = (), numerals_only: bool = False
) -> pd.DataFrame:
    """The figures of a frame of articles, for Spark, Ray, Dask or a loop of one's own: see `archive.extract_batch`."""
    from .archive import extract_batch as made

    return made(frame, all=all, rules=rules, numerals_only=numerals_only)


def _read_many(batch: list[Article], all: bool, folders: tuple[str | Path, ...]) -> list[Reading]:
    return [_read(article, all, folders) for article in batch]


def _read(article: Article, all: bool, folders: tuple[str | Path, ...]) -> Reading:
    from .extract import grammar_for, read_article

    grammar = grammar_for(folders=tuple(map(str, folders))) if folders else None
    return read_article(article, all=all, grammar=grammar)


def _recalled(
    articles: Sequence[Article],
    known: MutableMapping[Article, Reading],
    all: bool,
    folders: tuple[str | Path, ...],
    jobs: int,
) -> Iterator[Reading]:
    made = read([a for a in articles if a not in known], all=all, folders=folders, jobs=jobs)
    for article in articles:
        reading = known.get(article)
        if reading is None:
            reading = known[article] = next(made)
        yield reading


def _numerals(reading: Reading) -> Reading:
    from .extract.numerals import numerals

    return numerals(reading)


def _silent(what: str, done: int, of: int) -> None:
    """Nobody wants to know."""


def _with_ledger(
    told: list[Article], readings: list[Reading], ledger: str | Path, accepted: Iterable[Entry]
) -> tuple[list[Article], list[Reading], list[Entry], None]:
    """The articles with those that stand for the ledger's figures, by id; the ledger's acceptances after the given."""
    from .comments import Entry
    from .ledger import background

    held = background(ledger)
    pairs = sorted(zip([*told, *held.articles], [*readings, *held.readings], strict=True), key=lambda pair: pair[0].id)
    entries = [
        Entry(
            "acceptance", a.reason, a.until, (a.code,) if a.code else (), a.finding,
            # without an article nobody can tell whether a run looked where the difference was
            a.article or "", (), a.path, a.line,
        )
        for a in held.accepted
    ]  # fmt: skip
    return [a for a, _ in pairs], [r for _, r in pairs], [*accepted, *entries], None


def _once(articles: Iterable[Article]) -> list[Article]:
    kept: dict[str, Article] = {}
    for article in articles:
        kept.setdefault(article.id, article)
    return list(kept.values())
