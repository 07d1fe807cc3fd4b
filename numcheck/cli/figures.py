"""extract: figures only, in a stream where the format allows it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

from ..errors import InputError
from ..model import Article, Figure, Reading, Report, Summary
from . import streams
from .common import articles_of, asked_for, jobs, settings_of, tell
from .parse import Call
from .progress import Progress, shown, wanted


def _readings(call: Call, articles: Iterable[Article]) -> Iterator[Reading]:
    """One reading an article, in the order given; a stream is never held whole."""
    from ..engine import read
    from ..extract.numerals import numerals

    folders = settings_of(call).rules
    for reading in read(articles, all=call.flag("all"), folders=folders, jobs=jobs(call)):
        yield numerals(reading) if call.flag("numerals_only") else reading


def report_of(call: Call, articles: list[Article], progress: Progress | None) -> Report:
    """A report of figures only."""
    readings = []
    for reading in _readings(call, articles):
        readings.append(reading)
        if progress is not None:
            progress("reading", len(readings), len(articles))
    figures = tuple(figure for reading in readings for figure in reading.figures)
    unread = tuple(item for reading in readings for item in reading.unread)
    summary = Summary(articles=len(articles), figures=len(figures), unread=len(unread))
    return Report(articles=tuple(articles), figures=figures, unread=unread, summary=summary)


def stream(call: Call, style: str) -> int:
    """jsonl and csv: each figure is written as its article has been read, and nothing is kept."""
    from importlib import import_module

    lines = import_module(f"..report.{style}", __package__).figure_lines
    articles = figures = unread = 0
    failed: InputError | None = None

    def read(progress: Progress | None) -> Iterator[Figure]:
        nonlocal articles, figures, unread, failed
        try:
            for reading in _readings(call, articles_of(call, call.paths)):
                articles += 1
                figures += len(reading.figures)
                unread += len(reading.unread)
                if progress is not None:
                    progress("reading", articles, 0)
                yield from reading.figures
        except InputError as error:
            if not articles:
                raise
            failed = error

    target = call.text("output")
    # lines and progress on one screen would be in each other's way
    see = wanted(os.environ, call.flag("quiet")) and (target not in (None, "-") or not sys.stdout.isatty())
    try:
        with shown(see, streams.columns()) as progress, streams.output(target) as stream:
            write = stream.write
            for line in lines(read(progress)):
                write(line)
    except KeyboardInterrupt:
        kept = "nothing was written" if target not in (None, "-") else "the lines written are whole"
        raise KeyboardInterrupt(f"after {articles:,} articles; {kept}") from None
    tell(call, Summary(articles=articles, figures=figures, unread=unread), style, target)
    if failed is not None:
        raise failed
    return asked_for(call, figures)
