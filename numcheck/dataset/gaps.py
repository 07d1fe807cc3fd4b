"""NC706: dates a regular series leaves out, and dates on which a full column says nothing. Notes, one a series."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..differences import Difference, Gap
from .checks import Context
from .grid import Ints

DENSE = 0.9
"""A column that is filled on this share of the dates between its first and last number is expected to be full."""
SHOWN = 10


def gaps(context: Context) -> Iterator[Difference]:
    """NC706 for every series of a table whose dates follow each other in a regular step."""
    grid = context.grid
    if not grid.series or len(grid.days) < 4:
        return
    edges = np.flatnonzero(np.diff(grid.group)) + 1
    step_all: Ints = np.diff(grid.days.astype(np.int64)).astype(np.int64)
    inside = np.ones(len(step_all), dtype=bool)
    inside[edges - 1] = False
    if inside.any():
        usual = int(np.median(step_all[inside]))
        if usual > 0 and (step_all[inside] == usual).mean() >= 0.7:
            wide = inside & (step_all > usual)
            wide &= step_all % usual == 0
            for group in np.unique(grid.group[1:][wide]).tolist():
                after = np.flatnonzero(wide & (grid.group[1:] == group)) + 1
                yield from _dates(context, after, usual)
    # one series: columns can be told one by one; of many series this would be noise
    if len(edges) == 0:
        for name in grid.values:
            yield from _column(context, name)


def _dates(context: Context, after: Ints, usual: int) -> Iterator[Difference]:
    grid = context.grid
    step = np.timedelta64(usual, np.datetime_data(grid.days.dtype)[0])  # type: ignore[call-overload]
    spans = [_span(grid.days[k - 1] + step, grid.days[k] - step) for k in after.tolist()]
    lost = int(((grid.days[after] - grid.days[after - 1]).astype(np.int64) // usual - 1).sum())
    first = int(after[0])
    name = next(iter(grid.values))
    where = f" ({grid.where(first)})" if grid.where(first) else ""
    dates = f"{lost:,} date{'s' if lost != 1 else ''}"
    filled = not np.isnan(grid.values[name][first])
    yield Gap(
        "dates", _day(grid.days[first - 1] + step), lost, where=grid.where(first), level="note",
        sentence=f"the series{where} leaves out "
        f"{dates}: {_listed(spans)}", rows=(context.row(name, first),) if filled else (),
    )  # fmt: skip


def _column(context: Context, name: str) -> Iterator[Difference]:
    grid = context.grid
    empty = np.isnan(grid.values[name])
    there = np.flatnonzero(~empty)
    if len(there) < 4:
        return
    lost = np.flatnonzero(empty[there[0] : there[-1]]) + there[0]
    if not len(lost) or len(lost) > (1 - DENSE) * (there[-1] - there[0] + 1):
        return
    runs = np.split(lost, np.flatnonzero(np.diff(lost) > 1) + 1)
    spans = [_span(grid.days[run[0]], grid.days[run[-1]]) for run in runs]
    days = f"{len(lost):,} of {there[-1] - there[0] + 1:,} dates"
    after = int(there[there > lost[0]][0])
    yield Gap(
        name, _day(grid.days[lost[0]]), len(lost), where=grid.where(after), level="note",
        rows=(context.row(name, after),),
        sentence=f"{name} says nothing on {days} between its first and last number: {_listed(spans)}",
    )  # fmt: skip


def _listed(spans: list[str]) -> str:
    more = len(spans) - SHOWN
    return ", ".join(spans[:SHOWN]) + (f" and {more:,} more" if more > 0 else "")


def _span(first: np.datetime64, last: np.datetime64) -> str:
    return _day(first) if first == last else f"{_day(first)} to {_day(last)}"


def _day(value: np.datetime64) -> str:
    return str(value)[:16]
