"""data: tables of figures in, findings out."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import NumcheckError, Problem, UsageError
from ..model import Finding, Report, Summary
from . import streams
from .articles import exit_code
from .common import settings_of
from .options import COMMANDS, DEFAULT_FORMAT
from .parse import Call

if TYPE_CHECKING:
    from ..checks.rules import Rules
    from ..dataset.table import TableReport
    from ..settings import Settings


def run(call: Call) -> int:
    """Check each table; a table that cannot be read is told after the others."""
    if not call.paths:
        raise UsageError(f"data needs {COMMANDS['data'].takes}")
    from ..checks.rules import load
    from ..dataset import check_table, read_spec
    from ..settings import known

    chosen = settings_of(call)
    rules = load(chosen.rules)
    known(chosen, ((rule.code, rule.name) for rule in rules))
    spec = read_spec(path) if (path := call.text("spec")) else None
    tables: list[TableReport] = []
    problems: list[Problem] = []
    for path in call.paths:
        try:
            tables.append(_judged(check_table(path, spec), rules, chosen))
        except NumcheckError as error:
            problems += error.problems
    findings = tuple(finding for table in tables for finding in table.findings)
    if tables:
        _write(call, tables, findings, [rule for rule in rules if rule.kind == "table"])
    for problem in problems:
        streams.say(f"numcheck: error: {problem}")
    return 2 if problems else exit_code(call, findings, chosen)


def _judged(table: TableReport, rules: Rules, chosen: Settings) -> TableReport:
    """The table's findings as the settings want them: which rules, at which level."""
    kept: list[tuple[int, Finding]] = []
    for place, finding in enumerate(table.findings):
        rule = rules.get(finding.code)
        if chosen.selects(finding.code, finding.name, rule.on if rule else True) and not chosen.ignored_in(
            finding.article, finding.code, finding.name
        ):
            level = chosen.level(finding.code, finding.name)
            kept.append((place, replace(finding, level=level) if level else finding))
    differences = tuple(table.differences[place] for place, _ in kept)
    return replace(table, findings=tuple(finding for _, finding in kept), differences=differences)


def _write(call: Call, tables: list[TableReport], findings: tuple[Finding, ...], rules: list[object]) -> None:
    from ..report import tables as full
    from ..report import write

    style = call.text("output_format") or DEFAULT_FORMAT["data"]
    target = call.text("output")
    color = streams.wants_color(call.text("color"), os.environ, to_file=target not in (None, "-"))
    summary = Summary(articles=len(tables), findings=len(findings))
    report = Report(findings=findings, summary=summary)
    if style == "full":
        text = full.write(tables, streams.columns(), color, shape=call.flag("verbose"))
    elif style == "json":
        documents = ", ".join(table.to_json().rstrip("\n") for table in tables)
        text = json.dumps({"schema": "numcheck/data/v1"})[:-1] + f', "tables": [{documents}]}}\n'
    else:
        text = write(report, style, kind="data", width=streams.columns(), color=color, rules=rules,  # type: ignore[arg-type]
                     root=streams.root(style))  # fmt: skip
    with streams.output(target) as stream:
        stream.write(text)
    if style == "github":
        streams.step_summary(report, "data", os.environ)
    if not call.flag("quiet") and (style != "full" or target not in (None, "-")):
        for table in tables:
            streams.say(table.summary)
