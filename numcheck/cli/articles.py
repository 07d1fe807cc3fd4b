"""report, check and extract: articles in, a report out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError, UsageError
from ..model import Article, Figure, Finding, Reading, Report, Summary
from . import streams
from .options import COMMANDS, DEFAULT_FORMAT
from .parse import Call

if TYPE_CHECKING:
    from ..checks.rules import Rule
    from ..settings import Settings

_ALOUD = ("table", "full", "markdown", "html")
"""Formats that end with how much was read; for the others it is said on standard error."""
_STREAMED = ("jsonl", "csv")
_OF_LEDGERS = ("NC203", "NC209")
"""Notes that are given when they rest on an accepted figure: who gives a ledger asks what has become of it."""
_RANK = {"error": 0, "warning": 1, "note": 2, "never": -1}


def run(call: Call) -> int:
    """Run report, check or extract."""
    chosen = settings_of(call)
    if call.flag("show_settings"):
        from ..settings import show

        sys.stdout.write(show(chosen))
        return 0
    if not call.paths:
        raise UsageError(f"{call.command} needs {COMMANDS[call.command].takes}, or - for standard input")
    style = call.text("output_format") or DEFAULT_FORMAT[call.command]
    if call.command == "extract":
        from ..report import FINDINGS_ONLY

        if style in FINDINGS_ONLY:
            raise UsageError(f"{style} holds findings, and extract makes none; use it with check or report")
        if style in _STREAMED:
            return _stream(call, style)
    return _whole(call, chosen, style)


def settings_of(call: Call) -> Settings:
    """The configuration, with what the command line says in its place."""
    from ..settings import load

    found = load(call.text("config"))
    return found.over(
        select=tuple(call.codes("select")) or None,
        ignore=(*found.ignore, *call.codes("ignore")),
        fail_on=call.text("fail_on"),
        require_support=True if call.flag("require_support") else None,
        baseline=call.text("baseline"),
        ledger=call.text("ledger"),
        rules=(*found.rules, *call.every("rules")),
    )


def _read(call: Call, paths: list[str]) -> Iterator[Article]:
    from ..inputs import read

    name = call.text("stdin_filename") or "-"
    return read(*paths, date=call.text("date"), event=call.text("event"), stdin_filename=name)


def _gather(call: Call, paths: list[str], problems: list[InputError]) -> list[Article]:
    """The articles of some paths. What cannot be read is told after the report of the rest."""
    kept: list[Article] = []
    try:
        kept.extend(_read(call, paths))
    except InputError as error:
        if not kept:
            raise
        problems.append(error)
    except KeyboardInterrupt:
        raise KeyboardInterrupt(f"after reading {len(kept):,} articles; nothing was written") from None
    return kept


def _whole(call: Call, chosen: Settings, style: str) -> int:
    from ..report import write

    if call.flag("write_baseline") or call.flag("prune_baseline"):
        if not chosen.baseline:
            raise UsageError(
                "--write-baseline and --prune-baseline need --baseline FILE, or baseline in the configuration"
            )
        held = chosen.baseline
        chosen = replace(chosen, baseline=None)
    problems: list[InputError] = []
    drafts = _gather(call, call.paths, problems)
    archive: list[Article] = []
    if call.command == "check" and (paths := call.every("against") or list(chosen.archive)):
        ids = {article.id for article in drafts}
        archive = [article for article in _gather(call, paths, problems) if article.id not in ids]
    on: list[Rule] = []
    if call.command == "extract":
        report = _figures(call, drafts)
    else:
        from .. import engine
        from ..checks import active
        from ..checks.rules import load
        from ..settings import known

        rules = load(chosen.rules)
        on = list(active(rules, chosen))
        known(chosen, ((rule.code, rule.name) for rule in rules))
        report = engine.report(
            drafts, against=archive, rules=rules, settings=chosen, jobs=jobs(call),
            numerals_only=call.flag("numerals_only"), ledger=chosen.ledger if call.command == "check" else None,
        )  # fmt: skip
    if call.command == "check" and not call.flag("verbose"):
        report = without_notes(report, chosen)
    if call.flag("write_baseline") or call.flag("prune_baseline"):
        return _baseline(call, report, held, problems)
    target = call.text("output")
    color = streams.wants_color(call.text("color"), os.environ, to_file=target not in (None, "-"))
    text = write(report, style, kind=call.command, width=streams.columns(), color=color, rules=on, root=streams.here())
    with streams.output(target) as stream:
        stream.write(text)
    if style == "github":
        streams.step_summary(report, call.command, os.environ)
    _tell(call, report.summary, style, target)
    if call.flag("verbose"):
        streams.say(
            f"numcheck: settings of {chosen.path or 'no file'}; {len(on)} rules on; "
            f"{len(archive)} articles of the archive"
        )
    return _told(problems) or _outcome(call, report, chosen)


def without_notes(report: Report, chosen: Settings) -> Report:
    """The report without the notes that nobody asked for: a check is quiet unless something needs mending."""
    if chosen.select or chosen.fail_on == "note":
        return report
    asked = tuple(token.upper() for token in chosen.extend_select)
    held = {figure.id for figure in report.figures if figure.rule.startswith("ledger:")}
    kept = tuple(
        finding
        for finding in report.findings
        if finding.level != "note" or finding.suppressed is not None or _named(finding, asked)
        or (finding.code in _OF_LEDGERS and not held.isdisjoint(finding.figures))
        or (finding.code == "NC905" and chosen.ledger)
    )
    left = len(report.findings) - len(kept)
    summary = replace(report.summary, findings=report.summary.findings - left, hidden=report.summary.hidden + left)
    return replace(report, findings=kept, summary=summary)


def _named(finding: Finding, tokens: tuple[str, ...]) -> bool:
    return any(token in ("ALL", finding.name.upper()) or finding.code.startswith(token) for token in tokens)


def _told(problems: list[InputError]) -> int:
    """What could not be read, after the report of the rest: 2, or 0 when there is nothing to tell."""
    for error in problems:
        for problem in error.problems:
            streams.say(f"numcheck: error: {problem}")
    return 2 if problems else 0


def _baseline(call: Call, report: Report, path: str, problems: list[InputError]) -> int:
    """Write or prune the baseline file instead of reporting."""
    from .. import suppress
    from ..report.words import counted

    if problems:
        return _told(problems)
    if call.flag("write_baseline"):
        text = suppress.baseline_of(report.findings)
    else:
        text = suppress.pruned(path, report.findings, report.articles)
    with streams.output(path) as stream:
        stream.write(text)
    streams.say(f"{path}: {counted(len(suppress.read_baseline(path)), 'finding')}")
    return 0


def jobs(call: Call) -> int:
    """`-j N`; 0 is one process a core."""
    asked = int(call.text("jobs") or 1)
    return asked or os.cpu_count() or 1


def _tell(call: Call, summary: Summary, style: str, target: str | None) -> None:
    if call.flag("quiet") or (style in _ALOUD and target in (None, "-")):
        return
    from ..report.words import how_much

    streams.say(how_much(summary, call.command))


def _outcome(call: Call, report: Report, chosen: Settings) -> int:
    missing = _asked_for(call, len(report.figures))
    return missing if missing or call.command != "check" else exit_code(call, report.findings, chosen)


def exit_code(call: Call, findings: Iterable[Finding], chosen: Settings) -> int:
    """0, or 1 when more findings count than `--max-findings` lets pass."""
    if call.flag("exit_zero"):
        return 0
    return 1 if too_many(findings, chosen.fail_on, int(call.text("max_findings") or 0)) else 0


def _asked_for(call: Call, figures: int) -> int:
    if figures or not call.flag("require_figures"):
        return 0
    streams.say("numcheck: no figure was found, and --require-figures asks for one")
    return 1


def too_many(findings: Iterable[Finding], fail_on: str, allowed: int) -> bool:
    """Are there more than `allowed` findings at or above a level? Suppressed ones do not count."""
    rank = _RANK[fail_on]
    return sum(f.suppressed is None and _RANK[f.level] <= rank for f in findings) > allowed


def _readings(call: Call, articles: Iterable[Article]) -> Iterator[Reading]:
    """One reading an article, in the order given; a stream is never held whole."""
    from ..engine import numerals, read

    folders = tuple(Path(folder) for folder in settings_of(call).rules)
    for reading in read(articles, all=call.flag("all"), folders=folders, jobs=jobs(call)):
        yield numerals(reading) if call.flag("numerals_only") else reading


def _figures(call: Call, articles: list[Article]) -> Report:
    """A report of figures only."""
    readings = list(_readings(call, articles))
    figures = tuple(figure for reading in readings for figure in reading.figures)
    unread = tuple(item for reading in readings for item in reading.unread)
    summary = Summary(articles=len(articles), figures=len(figures), unread=len(unread))
    return Report(articles=tuple(articles), figures=figures, unread=unread, summary=summary)


def _stream(call: Call, style: str) -> int:
    """jsonl and csv: each figure is written as its article has been read, and nothing is kept."""
    from importlib import import_module

    lines = import_module(f"..report.{style}", __package__).figure_lines
    articles = figures = unread = 0
    failed: InputError | None = None

    def read() -> Iterator[Figure]:
        nonlocal articles, figures, unread, failed
        try:
            for reading in _readings(call, _read(call, call.paths)):
                articles += 1
                figures += len(reading.figures)
                unread += len(reading.unread)
                yield from reading.figures
        except InputError as error:
            if not articles:
                raise
            failed = error

    target = call.text("output")
    try:
        with streams.output(target) as stream:
            write = stream.write
            for line in lines(read()):
                write(line)
    except KeyboardInterrupt:
        kept = "nothing was written" if target not in (None, "-") else "the lines written are whole"
        raise KeyboardInterrupt(f"after {articles:,} articles; {kept}") from None
    _tell(call, Summary(articles=articles, figures=figures, unread=unread), style, target)
    if failed is not None:
        raise failed
    return _asked_for(call, figures)
