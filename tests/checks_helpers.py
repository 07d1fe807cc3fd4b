"""Hand-built figures, articles and reports for the tests of the checks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from numcheck.model import Article, Comparison, Figure, Report, Toll, Unread, When


def figure(id: str, metric: str = "killed", value: int | None = 10, **more: Any) -> Figure:
    """A figure that says exactly `value` unless told otherwise."""
    given: dict[str, Any] = {
        "article": "a.md",
        "source": None,
        "published": None,
        "low": value,
        "high": value,
        "bound": "exact",
        "text": f"{value:,}" if value is not None else "",
        "start": 0,
        "end": 2,
        "line": 1,
        "column": 1,
        "quote": "…",
    }
    given.update(more)
    return Figure(id=id, metric=metric, value=value, **given)


def report(
    figures: Sequence[Figure] = (),
    comparisons: Sequence[Comparison] = (),
    tolls: Sequence[Toll] = (),
    dates: Sequence[tuple[str, When]] = (),
    unread: Sequence[Unread] = (),
    texts: dict[str, str] | None = None,
) -> Report:
    """A report without findings; articles are made for every id the figures name."""
    names = {f.article for f in figures} | {d[0] for d in dates} | {u.article for u in unread} | set(texts or ())
    articles = tuple(Article(n, (texts or {}).get(n, "x" * 400)) for n in sorted(names))
    return Report(
        articles=articles,
        figures=tuple(figures),
        dates=tuple(dates),
        tolls=tuple(tolls),
        comparisons=tuple(comparisons),
        unread=tuple(unread),
    )
