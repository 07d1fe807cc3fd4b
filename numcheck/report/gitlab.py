"""GitLab's code quality report: one JSON array, one object a finding."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from ..model import Report
from .ci import Known, Unique, shown, text
from .sources import Root, sources

_SEVERITY = {"error": "critical", "warning": "major", "note": "info"}


def write(report: Report, rules: Iterable[Known], root: Path | Root | None, kind: str = "report") -> str:
    """Every finding that is not suppressed, with a fingerprint of its own."""
    known, unique = sources(report, root), Unique()
    items = [
        {
            "description": f"{finding.code} {text(finding.message)}",
            "check_name": finding.name,
            "fingerprint": unique.of(finding.id),
            "severity": _SEVERITY[finding.level],
            "location": {"path": known.path(finding.article), "lines": {"begin": finding.line}},
        }
        for finding in shown(report)
    ]
    return json.dumps(items, indent=1) + "\n"
