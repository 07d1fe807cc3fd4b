"""JSON Lines: one figure a line, as they are read; for a check, one finding a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Figure, Report
from . import record


def figure_lines(figures: Iterable[Figure]) -> Iterator[str]:
    """Each figure as a line with its line break: flat in memory, for streams of any length."""
    for figure in figures:
        yield record.line(record.figure(figure)) + "\n"


def write(report: Report, kind: str) -> str:
    """All figures, or for `check` and `data` all findings."""
    if kind in ("check", "data"):
        return "".join(record.line(record.finding(finding)) + "\n" for finding in report.findings)
    return "".join(figure_lines(report.figures))
