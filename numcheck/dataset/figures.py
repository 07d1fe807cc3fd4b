"""Checks of a frame of figures: counts of the same people at the same moment, falls, parts, intervals, sources."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import numpy as np

from ..differences import (
    ConflictingRows,
    Difference,
    Divergence,
    LowAboveHigh,
    PartExceedsTotal,
    Regression,
    Tolerance,
    Unsourced,
)
from ..errors import Problem, UsageError
from .cells import Days, day
from .checks import number
from .figure_rows import FigureRows, apart, bounds, figure_rows, keys, same_key
from .source import Source

GROWING = ("killed", "casualties", "hostages_taken", "hostages_freed", "rescued")
"""Counts that only grow; the injured may die, the missing be found."""


def figure_differences(
    source: Source,
    by: tuple[str, ...] | None,
    tolerance: Tolerance,
    window: datetime.timedelta | None,
    wanted: frozenset[str],
) -> tuple[list[Difference], Days]:
    """All differences of a frame of figures, and the moments of its rows. `by` replaces BY; `window` (whole days and
    parts of them) is how far apart two moments may lie and count as one, none by default."""
    missing = [name for name in by or () if name not in source.frame.columns]
    if missing:
        raise UsageError(*(Problem(f"by names the column '{name}', which the frame does not have") for name in missing))
    figures = figure_rows(source)
    found: list[Difference] = []
    days = 0 if window is None else window / datetime.timedelta(days=1)
    if "divergence" in wanted:
        found += _divergences(figures, by, tolerance, days)
    if "falls" in wanted:
        found += _falls(figures, by, tolerance, days)
    if "parts" in wanted:
        found += _parts(figures, tolerance)
    if "estimates" in wanted:
        found += _intervals(figures)
    if "conflicts" in wanted:
        found += _conflicts(figures)
    if "unsourced" in wanted:
        found += _unsourced(figures)
    return found, figures.moment


def _divergences(
    figures: FigureRows, by: tuple[str, ...] | None, tolerance: Tolerance, days: float
) -> Iterator[Difference]:
    """For each figure the earlier one of its people and moment that lies furthest from it."""
    low, high = bounds(figures)
    when = np.where(np.isnat(figures.moment), -(10**9), figures.moment.astype("datetime64[D]").astype(np.int64))
    for rows in same_key(apart(keys(figures, by), low, high)):
        rows = rows[np.argsort(when[rows], kind="stable")]
        known = rows if by is not None else rows[when[rows] > -(10**9)]
        start = np.searchsorted(when[known], when[known] - days)
        for at, j in enumerate(known.tolist()):
            before = known[int(start[at]) : at]
            if not len(before):
                continue
            gap = np.maximum(low[before] - high[j], low[j] - high[before])
            i, widest = int(before[int(np.argmax(gap))]), float(gap.max())
            size = max((v for v in (high[i], low[i], high[j], low[j]) if np.isfinite(v)), default=0.0)
            if widest > 0 and not tolerance.allows(widest, size):
                yield _divergence(figures, i, j, widest, size)


def _divergence(figures: FigureRows, i: int, j: int, gap: float, size: float) -> Divergence:
    a, b = figures.count(i), figures.count(j)
    metric = str(figures.cells["metric"][i])
    first, second = (
        f"{figures.count(k)} ({figures.origin(k) or 'source unknown'}{_dated(figures, k)})" for k in (i, j)
    )
    return Divergence(
        metric, day(figures.moment[j]), a, b, where=_where(figures, j), level="warning",
        sentence=f"{metric}{_of(figures, j)}: {first} differs from "
        f"{second} by {_short(gap)}, {gap / size:.0%}".replace("%", " %"),
        rows=(figures.row(i), figures.row(j)),
    )  # fmt: skip


def _falls(figures: FigureRows, by: tuple[str, ...] | None, tolerance: Tolerance, days: float) -> Iterator[Difference]:
    """A later count of one source below an earlier one, for counts that only grow."""
    low, high = bounds(figures)
    origin = [figures.origin(i) for i in range(len(low))]
    code = keys(figures, by, origin)
    grows = np.asarray([m in GROWING for m in figures.cells["metric"]], dtype=bool)
    code[~grows | np.isnat(figures.moment)] = -1
    for rows in same_key(apart(code, low, high)):
        rows = rows[np.argsort(figures.moment[rows], kind="stable")]
        for i, j in zip(rows[:-1].tolist(), rows[1:].tolist(), strict=True):
            later_by = int((figures.moment[j] - figures.moment[i]).astype(np.int64))
            gap = low[i] - high[j]
            if later_by > days and gap > 0 and not tolerance.allows(float(gap), float(low[i])):
                metric = str(figures.cells["metric"][j])
                yield Regression(
                    metric, day(figures.moment[j]), figures.count(i), figures.count(j), where=_where(figures, j),
                    level="warning",
                    told_as="NC202 toll-falls", rows=(figures.row(i), figures.row(j)),
                    sentence=f"{metric}{_of(figures, j)} falls from "
                    f"{figures.count(i)}{_dated(figures, i)} to {figures.count(j)}"
                    f"{_dated(figures, j)}, both from {origin[j]}: "
                    f"{_short(float(gap))} fewer, and no revision is announced",
                )  # fmt: skip


def _parts(figures: FigureRows, tolerance: Tolerance) -> Iterator[Difference]:
    ids = {ident: i for i, ident in enumerate(figures.cells["id"]) if ident is not None}
    for i, whole in enumerate(figures.cells["part_of"]):
        j = ids.get(whole) if whole is not None else None
        if j is None or not figures.low[i] - figures.high[j] > 0:
            continue
        gap = float(figures.low[i] - figures.high[j])
        if not tolerance.allows(gap, float(figures.high[j])):
            yield PartExceedsTotal(
                figures.count(i), figures.count(j), day(figures.moment[i]), where=_where(figures, i),
                told_as="NC102 parts-exceed-total",
                rows=(figures.row(j), figures.row(i)),
                sentence=f"the part {figures.count(i)}{_of(figures, i)} is "
                f"above its whole {figures.count(j)} by {_short(gap)}",
            )  # fmt: skip


def _intervals(figures: FigureRows) -> Iterator[Difference]:
    low, high = figures.said_low, figures.said_high
    for i in np.flatnonzero(low > high).tolist():
        yield LowAboveHigh(
            str(figures.cells["metric"][i]), day(figures.moment[i]), number(float(low[i])), number(float(high[i])),
            where=_where(figures, i), rows=(figures.row(i),),
            sentence=f"{figures.cells['metric'][i]}{_of(figures, i)}: low "
            f"{_short(float(low[i]))} is above high {_short(float(high[i]))}",
        )  # fmt: skip


def _conflicts(figures: FigureRows) -> Iterator[Difference]:
    """One id with two counts."""
    first: dict[Any, int] = {}
    for j, ident in enumerate(figures.cells["id"]):
        if ident is None:
            continue
        i = first.setdefault(ident, j)
        if i != j and figures.count(i) != figures.count(j):
            yield ConflictingRows(
                str(ident), day(figures.moment[j]), (figures.count(i), figures.count(j)),
                rows=(figures.row(i), figures.row(j)),
                sentence=f"two rows have the id {ident} and say {figures.count(i)} and {figures.count(j)}",
            )  # fmt: skip


def _unsourced(figures: FigureRows) -> Iterator[Difference]:
    for i in range(len(figures.low)):
        if figures.usable[i] and not figures.cells["attribution"][i]:
            metric = str(figures.cells["metric"][i])
            yield Unsourced(
                metric, day(figures.moment[i]), figures.count(i), where=_where(figures, i), level="warning",
                rows=(figures.row(i),),
                sentence=f"{metric} {figures.count(i)}{_of(figures, i)}: the figure names nobody as its source",
            )  # fmt: skip


def _where(figures: FigureRows, i: int) -> str | None:
    article = figures.cells["article"][i]
    return None if article is None else str(article)


def _of(figures: FigureRows, i: int) -> str:
    groups = figures.cells["groups"][i]
    parts = [
        ", ".join(groups) if isinstance(groups, tuple) else groups,
        figures.cells["place"][i],
        figures.cells["event_date"][i],
    ]
    shown = ", ".join(str(p) for p in parts if p)
    return f" ({shown})" if shown else ""


def _dated(figures: FigureRows, i: int) -> str:
    on = day(figures.moment[i])
    return f", {on}" if on else ""


def _short(value: float) -> str:
    return f"{value:,.10g}"
