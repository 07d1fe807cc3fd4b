"""The JSON report `numcheck/report/v1`: one record a line inside one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..model import Article, Comparison, Figure, Finding, Report, Summary, Toll
from . import record

SCHEMA = "numcheck/report/v1"


def document(report: Report) -> str:
    """The whole report as one JSON document, described by `numcheck/schemas/report.schema.json`."""
    return "".join(
        pieces(report.articles, report.figures, report.tolls, report.comparisons, report.findings, report.summary)
    )


def pieces(
    articles: Iterable[Article], figures: Iterable[Figure], tolls: Iterable[Toll], comparisons: Iterable[Comparison],
    findings: Iterable[Finding], summary: Summary,
) -> Iterator[str]:  # fmt: skip
    """The same document piece by piece, for reports that do not fit into memory."""
    from .. import __version__

    yield f'{{"schema": "{SCHEMA}",\n "version": "{__version__}"'
    yield from _many("articles", map(record.article, articles))
    yield from _many("figures", map(record.figure, figures))
    yield from _many("tolls", map(record.toll, tolls))
    yield from _many("comparisons", map(record.comparison, comparisons))
    yield from _many("findings", map(record.finding, findings))
    yield f',\n "summary": {record.line(record.summary(summary))}}}\n'


def _many(key: str, records: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield f',\n "{key}": ['
    before = "\n  "
    for item in records:
        yield before + record.line(item)
        before = ",\n  "
    yield "\n ]" if before[0] == "," else "]"
