"""What several commands do alike: settings, articles, and what is said of a run on standard error."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from ..errors import InputError, Problem, UsageError
from ..model import Article, Summary
from ..typed import TYPE_CHECKING
from . import streams
from .parse import Call
from .progress import Progress

if TYPE_CHECKING:
    from ..settings import Settings

_ALOUD = ("table", "full", "markdown", "html")
"""Formats that end with how much was read; for the others it is said on standard error."""


def settings_of(call: Call) -> Settings:
    """The configuration, with what the command line says in its place."""
    from ..settings import load

    found = load(call.text("config"))
    for folder in call.every("rules"):
        if not os.path.exists(folder):
            raise UsageError(f"--rules {folder}: there is no such file or folder")
    there(found, "rules", found.rules)
    return found.over(
        select=tuple(call.codes("select")) or None,
        ignore=(*found.ignore, *call.codes("ignore")),
        fail_on=call.text("fail_on"),
        require_support=True if call.flag("require_support") else None,
        baseline=call.text("baseline"),
        ledger=call.text("ledger"),
        rules=(*found.rules, *call.every("rules")),
    )


def there(found: Settings, key: str, paths: Iterable[str]) -> None:
    """Raises UsageError for the paths of a key that lead nowhere, at their line of the configuration."""
    from ..settings import told_in

    problems = []
    for path in paths:
        if not os.path.exists(path):
            file, line = told_in(found, key, os.path.basename(path))
            problems.append(Problem(f"{key}: there is no {path}", file or found.path, line))
    if problems:
        raise UsageError(*problems)


def articles_of(call: Call, paths: list[str]) -> Iterator[Article]:
    from ..inputs import read

    name = call.text("stdin_filename") or "-"
    return read(*paths, date=call.text("date"), event=call.text("event"), stdin_filename=name)


def gather(call: Call, paths: list[str], problems: list[InputError], progress: Progress | None) -> list[Article]:
    """The articles of some paths. What cannot be read is told after the report of the rest."""
    kept: list[Article] = []
    try:
        for article in articles_of(call, paths):
            kept.append(article)
            if progress is not None:
                progress("opening", len(kept), 0)
    except InputError as error:
        if not kept:
            raise
        problems.append(error)
    except KeyboardInterrupt:
        raise KeyboardInterrupt(f"after reading {len(kept):,} articles; nothing was written") from None
    return kept


def told(problems: list[InputError]) -> int:
    """What could not be read, after the report of the rest: 2, or 0 when there is nothing to tell."""
    for error in problems:
        for problem in error.problems:
            streams.say(f"numcheck: error: {problem}")
    return 2 if problems else 0


def jobs(call: Call) -> int:
    """`-j N`; 0 is one process a core."""
    asked = int(call.text("jobs") or 1)
    return asked or os.cpu_count() or 1


def tell(call: Call, summary: Summary, style: str, target: str | None) -> None:
    if call.flag("quiet") or (style in _ALOUD and target in (None, "-")):
        return
    from ..report.words import how_much

    streams.say(how_much(summary, call.command))


def asked_for(call: Call, figures: int) -> int:
    if figures or not call.flag("require_figures"):
        return 0
    streams.say("numcheck: no figure was found, and --require-figures asks for one")
    return 1
