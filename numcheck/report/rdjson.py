"""reviewdog's diagnostics (rdjson): columns count UTF-8 bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..model import Figure, Finding, Report
from ..text import byte_offset
from .ci import Known, others, shown, text
from .sources import Root, Sources, sources

_SEVERITY = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def write(report: Report, rules: Iterable[Known], root: Path | Root | None, kind: str = "report") -> str:
    """One DiagnosticResult with every finding that is not suppressed."""
    known = sources(report, root)
    figures = {figure.id: figure for figure in report.figures}
    diagnostics = []
    for finding in shown(report):
        item: dict[str, Any] = {
            "message": text(finding.message),
            "location": _location(finding, known),
            "severity": _SEVERITY[finding.level],
            "code": {"value": finding.code},
        }
        related = [{"message": text(f.quote), "location": _location(f, known)} for f in others(finding, figures)]
        if related:
            item["relatedLocations"] = related
        diagnostics.append(item)
    return json.dumps({"source": {"name": "numcheck"}, "diagnostics": diagnostics}, indent=1) + "\n"


def _location(item: Finding | Figure, known: Sources) -> dict[str, Any]:
    region = known.region(item)
    before = known.prefix(item)
    start = byte_offset(before, len(before)) + 1
    if region.line == region.end_line:
        words = known.words(item)
        end = start + (byte_offset(words, len(words)) if words else region.end_column - region.column)
    else:
        last = known.words(item).replace("\r\n", "\n").replace("\r", "\n").rpartition("\n")[2]
        end = byte_offset(last, len(last)) + 1
    return {
        "path": known.path(item.article),
        "range": {
            "start": {"line": region.line, "column": start},
            "end": {"line": region.end_line, "column": end},
        },
    }
