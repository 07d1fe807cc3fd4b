"""A report's findings as typed differences, each with the words of its figures."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from ..differences import Difference, Divergence, Mismatch, PartExceedsTotal, Regression, Row, Tolerance, Unsourced
from ..model import Figure, Finding, Report, notation

DIVERGING = ("NC101", "NC107", "NC201", "NC205", "NC207", "NC208", "NC211")
"""Rules that set two counts of the same people against each other."""


def report_differences(
    report: Report,
    *,
    by: Sequence[str] | None = None,
    tolerance: Tolerance | None = None,
    as_of_window: datetime.timedelta | None = None,
) -> list[Difference]:
    """The findings of a report that are not suppressed, in its order.

    `tolerance` and `as_of_window` leave out divergences between counts that lie within the one or of moments further
    apart than the other; `by` those between figures that differ in one of these fields.
    """
    at = {figure.id: figure for figure in report.figures}
    origin = {article.id: article.path or article.id for article in report.articles}
    out: list[Difference] = []
    for finding in report.findings:
        if finding.suppressed is None:
            figures = [at[ident] for ident in finding.figures if ident in at]
            if not (
                finding.code in DIVERGING and len(figures) >= 2 and _left_out(figures, by, tolerance, as_of_window)
            ):
                out.append(_difference(finding, figures, origin))
    return out


def _difference(finding: Finding, figures: list[Figure], origin: dict[str, str]) -> Difference:
    told: dict[str, Any] = {
        "level": finding.level, "sentence": finding.message, "told_as": f"{finding.code} {finding.name}",
        "where": finding.article,
        "rows": tuple(_row(figure, origin) for figure in figures)
        or (Row(finding.line, None, None, "", origin.get(finding.article, finding.article)),),
    }  # fmt: skip
    on = next((f.as_of or f.published for f in figures[:1]), None)
    if len(figures) >= 2:
        a = figures[0]
        b = next((f for f in figures[1:] if f.metric == a.metric and count(f) != count(a)), figures[1])
        if finding.code in DIVERGING and a.metric == b.metric:
            return Divergence(a.metric, on, count(a), count(b), **told)
        if finding.code == "NC202" and a.metric == b.metric:
            early, late = sorted((a, b), key=lambda f: f.as_of or f.published or "")
            return Regression(late.metric, late.as_of or late.published, count(early), count(late), **told)
        if finding.code == "NC102" and a.metric == b.metric:
            return PartExceedsTotal(a.metric, b.metric, on, count(a), count(b), **told)
    if finding.code == "NC401" and figures:
        return Unsourced(figures[0].metric, on, count(figures[0]), **told)
    return Mismatch(finding.code, finding=finding.id, **told)


def count(figure: Figure) -> str:
    """A figure's count in the short notation."""
    return notation(figure.low, figure.high, figure.value, figure.bound)


def _row(figure: Figure, origin: dict[str, str]) -> Row:
    said_by = figure.attribution or figure.source
    words = " ".join(figure.quote.split())
    return Row(
        figure.line,
        figure.as_of or figure.published,
        said_by,
        f"{figure}: {words}",
        origin.get(figure.article, figure.article),
    )


def _left_out(
    figures: list[Figure], by: Sequence[str] | None, tolerance: Tolerance | None, window: datetime.timedelta | None
) -> bool:
    a = figures[0]
    b = next((f for f in figures[1:] if count(f) != count(a)), figures[1])
    if by and any(getattr(a, name, None) != getattr(b, name, None) for name in by):
        return True
    if tolerance is not None:
        gap, size = _gap(a, b)
        if tolerance.allows(gap, size):
            return True
    if window is not None:
        first, second = (_moment(f) for f in (a, b))
        if first and second and abs(first - second) > window:
            return True
    return False


def _gap(a: Figure, b: Figure) -> tuple[float, float]:
    infinite = float("inf")
    low_a, low_b = (-infinite if f.low is None else f.low for f in (a, b))
    high_a, high_b = (infinite if f.high is None else f.high for f in (a, b))
    said = [v for f in (a, b) for v in (f.low, f.high) if v is not None]
    return max(low_a - high_b, low_b - high_a), float(max(said, default=0))


def _moment(figure: Figure) -> datetime.datetime | None:
    for text in (figure.as_of, figure.published):
        try:
            return datetime.datetime.fromisoformat((text or "").split("/")[-1]).replace(tzinfo=None)
        except ValueError:
            continue
    return None
