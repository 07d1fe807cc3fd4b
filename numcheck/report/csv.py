"""CSV for spreadsheets: one row a figure (or a finding), and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..model import Figure, Report
from . import record

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?\Z")
_HALF = re.compile("[\x00\ud800-\udfff]")


def cell(value: Any) -> Any:
    """A value as a cell: lists joined, booleans in words, and an apostrophe before what could be a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = "; ".join(str(item) for item in value)
    if isinstance(value, str):
        value = _HALF.sub("\ufffd", value)
        if value.startswith(_FORMULA) and not _NUMBER.match(value):
            return "'" + value
    return value


def figure_lines(figures: Iterable[Figure]) -> Iterator[str]:
    """The header, then each figure as a row, as they come."""
    yield _line(record.FIGURE_FIELDS)
    for figure in figures:
        yield _line([cell(value) for value in record.figure(figure).values()])


def _line(values: Iterable[Any]) -> str:
    buffer = io.StringIO()
    # written with the long line break so that a lone carriage return is quoted, too
    csv.writer(buffer, lineterminator="\r\n").writerow(values)
    return buffer.getvalue()[:-2] + "\n"


def write(report: Report, kind: str) -> str:
    """All figures, or for `check` and `data` all findings."""
    if kind not in ("check", "data"):
        return "".join(figure_lines(report.figures))
    rows = [_line(record.FINDING_FIELDS)]
    rows += [_line([cell(value) for value in record.finding(finding).values()]) for finding in report.findings]
    return "".join(rows)
