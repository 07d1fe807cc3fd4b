"""One line a finding (`path:line:column: NC201 warning message`), or one line a figure."""

from __future__ import annotations

from ..model import Report
from . import words
from .screen import flat, paint, safe
from .sources import sources


def write(report: Report, kind: str, color: bool) -> str:
    """For `check` and `report` the findings, for `extract` the figures."""
    known = sources(report)
    lines = []
    if kind == "extract":
        for figure in report.figures:
            place = safe(f"{known.path(figure.article)}:{figure.line}:{figure.column}")
            by = [flat(part) for part in (figure.place, words.when(figure), figure.attribution) if part]
            lines.append(f"{place}: {flat(str(figure))}" + (f" ({', '.join(by)})" if by else ""))
    else:
        for finding in report.findings:
            if finding.suppressed is None:
                place = safe(f"{known.path(finding.article)}:{finding.line}:{finding.column}")
                mark = paint(f"{finding.code} {finding.level}", finding.level, color)
                lines.append(f"{place}: {mark} {flat(finding.message)}")
    return "".join(line + "\n" for line in lines)
