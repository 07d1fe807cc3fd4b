"""GitHub's log commands: annotations on the lines, worst first, within what one step may show."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..model import Finding, Report
from . import words
from .ci import Known, shown, text
from .sources import Root, Sources, sources

EACH = 10
"""GitHub shows ten errors, ten warnings and ten notices of one step."""
_COMMAND = {"error": "error", "warning": "warning", "note": "notice"}


def write(report: Report, rules: Iterable[Known], root: Path | Root | None, kind: str = "report") -> str:
    """Ten annotations a level (nine notices), then one notice with how much was read and how many are not shown."""
    known = sources(report, root)
    ranked = shown(report)
    lines = []
    for level, command in _COMMAND.items():
        room = EACH - 1 if level == "note" else EACH
        lines += [_line(finding, command, known) for finding in [f for f in ranked if f.level == level][:room]]
    left = len(ranked) - len(lines)
    rest = f" {words.counted(left, 'finding')} more than GitHub shows of one step." if left else ""
    lines.append(f"::notice title=numcheck::{_data(words.how_much(report.summary, kind) + rest)}")
    return "".join(line + "\n" for line in lines)


def _line(finding: Finding, command: str, known: Sources) -> str:
    region = known.region(finding)
    properties = [
        f"file={_property(known.path(finding.article))}",
        f"line={region.line}",
        f"endLine={region.end_line}",
    ]
    if region.line == region.end_line:
        # a column that spans lines makes GitHub drop the annotation; its end column counts the last character in
        properties += [f"col={region.column}", f"endColumn={region.end_column}"]
    properties.append(f"title={_property(f'{finding.code} {finding.name}')}")
    return f"::{command} {','.join(properties)}::{_data(text(finding.message))}"


def _data(message: str) -> str:
    return message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
