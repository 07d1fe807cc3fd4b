"""Figures kept in Parquet: written by extract, compared by report and check."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, MutableMapping
from contextlib import contextmanager

from ..errors import InputError, UsageError
from ..model import Article, Reading
from ..typed import TYPE_CHECKING
from ..values import replace
from . import streams
from .common import articles_of, asked_for, jobs, settings_of, tell
from .parse import Call
from .progress import shown, wanted

if TYPE_CHECKING:
    from ..archive import Kept
    from ..archive.engines import Engine
    from ..settings import Settings


def is_target(call: Call) -> bool:
    """Whether extract is asked to keep its figures in Parquet: `-o FILE.parquet`, or a folder."""
    target = call.text("output") or "-"
    return target != "-" and (target.lower().endswith(".parquet") or _folder(target))


def _folder(target: str) -> bool:
    return target.endswith(("/", os.sep)) or os.path.isdir(target)


def write(call: Call) -> int:
    """Read articles in a stream and keep their figures."""
    need("dask" if call.text("engine") == "dask" else "parquet")
    from pathlib import Path

    from ..archive import Kept, keep

    target = call.text("output") or ""
    folders = tuple(Path(folder) for folder in settings_of(call).rules)
    problems: list[InputError] = []
    done = Kept()
    with _engine(call) as engine, shown(wanted(os.environ, call.flag("quiet")), streams.columns()) as progress:
        try:
            done = keep(
                _told(articles_of(call, call.paths), problems), target, all=call.flag("all"), folders=folders,
                numerals_only=call.flag("numerals_only"), engine=engine, resume=call.flag("resume"),
                progress=progress,
            )  # fmt: skip
        except InputError as error:
            problems.append(error)
    if problems and not done.articles:
        raise problems[0]
    _say(call, done)
    if problems:
        raise problems[0]
    return asked_for(call, done.figures)


@contextmanager
def _engine(call: Call) -> Iterator[Engine]:
    """Who does the work: processes of this machine, or a Dask cluster."""
    from ..archive.engines import Here, cluster

    if call.text("engine") != "dask":
        yield Here(jobs(call))
        return
    with cluster(call.text("scheduler"), jobs(call)) as engine:
        yield engine


def check_engine(call: Call) -> None:
    """Raises UsageError where `--engine dask` has nothing to share out."""
    if call.text("scheduler") and call.text("engine") != "dask":
        raise UsageError("--scheduler is the address of a Dask scheduler; give --engine dask as well")
    if call.text("engine") != "dask" or (is_target(call) if call.command == "extract" else given(call.paths)):
        return
    if call.command == "extract":
        raise UsageError("--engine dask keeps figures in Parquet; give -o FILE.parquet or -o FOLDER/")
    raise UsageError("--engine dask reports on kept figures; make them with `numcheck extract -o figures.parquet`")


def _told(articles: Iterable[Article], problems: list[InputError]) -> Iterable[Article]:
    """The articles; what could not be read is told at the end, when their figures are written."""
    try:
        yield from articles
    except InputError as error:
        problems.append(error)


def _say(call: Call, done: Kept) -> None:
    if call.flag("quiet"):
        return
    from ..report.words import counted

    said = f"Read {counted(done.articles, 'article')}: {counted(done.figures, 'figure')}."
    if done.standing:
        said += f" {done.standing:,} of {done.parts:,} parts stood already and were left as they are."
    streams.say(said)


def need(extra: str = "parquet") -> None:
    """Raises UsageError where pyarrow is missing, with the extra that brings all that is asked for."""
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise UsageError(f"Parquet needs pyarrow: pip install 'numcheck[{extra}]'") from None


def given(paths: Iterable[str]) -> bool:
    """Whether the paths are kept figures, all of them. Raises UsageError when some are and some are not."""
    may = [path for path in paths if path != "-" and (path.lower().endswith(".parquet") or os.path.isdir(path))]
    if not may:
        return False
    held = [path for path in may if _quick(path)]
    if not held:
        return False
    others = [path for path in paths if path not in held]
    if others:
        raise UsageError(f"{held[0]} holds figures, and {others[0]} does not; report on one kind at a time")
    return True


def _quick(path: str) -> bool:
    """Whether a path holds kept figures; a folder without Parquet loads nothing to see that."""
    from pathlib import Path

    if os.path.isdir(path) and not any(f.suffix.lower() == ".parquet" for f in Path(path).rglob("*")):
        return False
    from ..archive import holds_figures

    return holds_figures(path)


def report(call: Call, chosen: Settings, style: str) -> int:
    """The report over kept figures; JSON and JSON Lines are written in a stream, whatever their number."""
    from ..archive.compared import compared
    from ..checks import active
    from ..checks.rules import load
    from ..report import write
    from ..report.json import pieces
    from ..report.jsonl import figure_lines
    from ..settings import known

    _no_date(call)
    rules = load(chosen.rules)
    known(chosen, ((rule.code, rule.name) for rule in rules))
    target = call.text("output")
    bare = call.flag("numerals_only")
    with (
        _engine(call) as engine,
        shown(wanted(os.environ, call.flag("quiet")), streams.columns()) as progress,
        compared(call.paths, rules, chosen, event=call.text("event"), bare=bare, engine=engine,
                 progress=progress) as made,
        streams.output(target) as stream,
    ):  # fmt: skip
        if style == "json":
            stream.writelines(pieces(made.articles(), made.figures(), made.tolls(), made.comparisons(), made.findings,
                                     made.summary))  # fmt: skip
        elif style == "jsonl":
            stream.writelines(figure_lines(made.figures()))
        else:
            color = streams.wants_color(call.text("color"), os.environ, to_file=target not in (None, "-"))
            on = list(active(rules, chosen))
            text = write(made.report(), style, kind="report", width=streams.columns(), color=color, rules=on,
                         root=streams.root(style))  # fmt: skip
            stream.write(text)
            if style == "github":
                streams.step_summary(made.report(), "report", os.environ)
        summary = made.summary
    tell(call, summary, style, target)
    return asked_for(call, summary.figures)


def _no_date(call: Call) -> None:
    if call.text("date"):
        raise UsageError("--date is for reading articles; the dates of these figures were read when they were kept")


def gather(call: Call, known: MutableMapping[Article, Reading]) -> list[Article]:
    """The articles of kept figures; what was read in them is added to `known`."""
    from ..archive import read_kept

    _no_date(call)
    event = call.text("event")
    pairs = ((replace(a, event=event) if event and not a.event else a, r) for a, r in read_kept(*call.paths))
    articles = []
    for article, reading in pairs:
        known[article] = reading
        articles.append(article)
    return articles
