"""report, check and extract: articles in, a report out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, MutableMapping

from ..errors import InputError, UsageError
from ..model import Article, Finding, Reading, Report
from ..quiet import without_notes
from ..typed import TYPE_CHECKING
from ..values import replace
from . import kept, streams
from .common import asked_for, gather, jobs, settings_of, tell, there, told
from .options import COMMANDS, DEFAULT_FORMAT
from .parse import Call
from .progress import shown, wanted

if TYPE_CHECKING:
    from ..checks.rules import Rule
    from ..settings import Settings

_STREAMED = ("jsonl", "csv")
_RANK = {"error": 0, "warning": 1, "note": 2, "never": -1}


def run(call: Call) -> int:
    """Run report, check or extract."""
    chosen = settings_of(call)
    if call.flag("show_settings"):
        from .shown import show

        sys.stdout.write(show(chosen))
        return 0
    if not call.paths:
        raise UsageError(f"{call.command} needs {COMMANDS[call.command].takes}, or - for standard input")
    kept.check_engine(call)
    style = call.text("output_format") or DEFAULT_FORMAT[call.command]
    if call.command == "extract":
        if kept.is_target(call):
            return kept.write(call)
        if call.flag("resume"):
            raise UsageError("--resume goes on with figures kept in Parquet; give -o FILE.parquet or -o FOLDER/")
        from ..report import FINDINGS_ONLY

        if style in FINDINGS_ONLY:
            raise UsageError(f"{style} holds findings, and extract makes none; use it with check or report")
        if style in _STREAMED:
            from .figures import stream

            return stream(call, style)
    if call.command == "report" and kept.given(call.paths):
        return kept.report(call, chosen, style)
    if call.flag("watch"):
        from . import watching

        return watching.run(call, chosen, lambda: settings_of(call), lambda now, known: _whole(call, now, style, known))
    return _whole(call, chosen, style)


def _whole(call: Call, chosen: Settings, style: str, known: MutableMapping[Article, Reading] | None = None) -> int:
    from ..report import write

    if call.text("diff") and "-" in call.paths:
        raise UsageError("--diff compares files with what git has of them; standard input is no file")
    if call.text("diff") and (call.flag("write_baseline") or call.flag("prune_baseline")):
        raise UsageError("a baseline holds the findings of whole files; leave out --diff")
    if call.flag("write_baseline") or call.flag("prune_baseline"):
        if not chosen.baseline:
            raise UsageError(
                "--write-baseline and --prune-baseline need --baseline FILE, or baseline in the configuration"
            )
        held = chosen.baseline
        chosen = replace(chosen, baseline=None)
    problems: list[InputError] = []
    on: list[Rule] = []
    with shown(wanted(os.environ, call.flag("quiet")), streams.columns()) as progress:
        if call.command == "check" and kept.given(call.paths):
            known = {} if known is None else known
            drafts = kept.gather(call, known)
        else:
            drafts = gather(call, call.paths, problems, progress)
        archive: list[Article] = []
        if call.command == "check" and (paths := call.every("against") or list(chosen.archive)):
            ids = {article.id for article in drafts}
            if not call.every("against"):
                there(chosen, "archive", paths)
            archive = [article for article in gather(call, paths, problems, progress) if article.id not in ids]
        if call.command == "extract":
            from .figures import report_of

            report = report_of(call, drafts, progress)
        else:
            from .. import engine
            from ..checks import active
            from ..checks.rules import load
            from ..readings import shelf
            from ..settings import known as named

            rules = load(chosen.rules)
            on = list(active(rules, chosen))
            named(chosen, ((rule.code, rule.name) for rule in rules))
            many = len(drafts) + len(archive) if known is None else 0
            with shelf(many, folders=rules.places[1:]) as before:
                report = engine.report(
                    drafts, against=archive, rules=rules, settings=chosen, jobs=jobs(call),
                    numerals_only=call.flag("numerals_only"), known=before if known is None else known,
                    progress=progress, ledger=chosen.ledger if call.command == "check" else None,
                )  # fmt: skip
    if revision := call.text("diff"):
        from ..diff import changed_lines, only_changed

        silent = [path for path in (chosen.ignore_file, chosen.baseline) if path and os.path.exists(path)]
        changed = changed_lines(revision, [*call.paths, *silent])
        report = only_changed(report, changed, (article.id for article in drafts))
    if call.command == "check" and not call.flag("verbose"):
        report = without_notes(report, chosen)
    if call.flag("write_baseline") or call.flag("prune_baseline"):
        return _baseline(call, report, held, problems)
    target = call.text("output")
    color = streams.wants_color(call.text("color"), os.environ, to_file=target not in (None, "-"))
    text = write(report, style, kind=call.command, width=streams.columns(), color=color, rules=on,
                 root=streams.root(style))  # fmt: skip
    with streams.output(target) as stream:
        stream.write(text)
    if style == "github":
        streams.step_summary(report, call.command, os.environ)
    tell(call, report.summary, style, target)
    if call.flag("verbose"):
        streams.say(
            f"numcheck: settings of {chosen.path or 'no file'}; {len(on)} rules on; "
            f"{len(archive)} articles of the archive"
        )
    return told(problems) or _outcome(call, report, chosen)


def _baseline(call: Call, report: Report, path: str, problems: list[InputError]) -> int:
    """Write or prune the baseline file instead of reporting."""
    from .. import suppress
    from ..report.words import counted

    if problems:
        return told(problems)
    if call.flag("write_baseline"):
        text = suppress.baseline_of(report.findings)
    else:
        text = suppress.pruned(path, report.findings, report.articles)
    with streams.output(path) as stream:
        stream.write(text)
    streams.say(f"{path}: {counted(len(suppress.read_baseline(path)), 'finding')}")
    return 0


def _outcome(call: Call, report: Report, chosen: Settings) -> int:
    missing = asked_for(call, len(report.figures))
    return missing if missing or call.command != "check" else exit_code(call, report.findings, chosen)


def exit_code(call: Call, findings: Iterable[Finding], chosen: Settings) -> int:
    """0, or 1 when more findings count than `--max-findings` lets pass."""
    if call.flag("exit_zero"):
        return 0
    return 1 if too_many(findings, chosen.fail_on, int(call.text("max_findings") or 0)) else 0


def too_many(findings: Iterable[Finding], fail_on: str, allowed: int) -> bool:
    """Are there more than `allowed` findings at or above a level? Suppressed ones do not count."""
    rank = _RANK[fail_on]
    return sum(f.suppressed is None and _RANK[f.level] <= rank for f in findings) > allowed
