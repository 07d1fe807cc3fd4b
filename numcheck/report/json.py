"""The JSON report `numcheck/report/v1`: one record a line inside one document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..model import Report
from . import record

SCHEMA = "numcheck/report/v1"


def document(report: Report) -> str:
    """The whole report as one JSON document, described by `numcheck/schemas/report.schema.json`."""
    from .. import __version__

    parts = [
        f'"schema": "{SCHEMA}"',
        f'"version": "{__version__}"',
        _many("articles", map(record.article, report.articles)),
        _many("figures", map(record.figure, report.figures)),
        _many("tolls", map(record.toll, report.tolls)),
        _many("comparisons", map(record.comparison, report.comparisons)),
        _many("findings", map(record.finding, report.findings)),
        f'"summary": {record.line(record.summary(report.summary))}',
    ]
    return "{" + ",\n ".join(parts) + "}\n"


def _many(key: str, records: Iterable[dict[str, Any]]) -> str:
    lines = ",\n  ".join(record.line(item) for item in records)
    return f'"{key}": [\n  {lines}\n ]' if lines else f'"{key}": []'
