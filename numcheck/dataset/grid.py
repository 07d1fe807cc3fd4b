"""A table as arrays: rows sorted by series and date, one array a measurement, and the file's line behind every cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import InputError, Problem
from .cells import Days, Floats, Inexact, absent, dates, day, numbers
from .columns import plain_name, read_name, vocabulary
from .shape import Layout
from .source import Source, raise_problems
from .spec import Spec

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Repeats:
    """Cells told more than once for one series, date and measurement: pairs of rows (as in `Source.lines`) and their
    numbers. `what` is None where whole rows repeat each other without a difference."""

    what: str | None
    first: Ints
    again: Ints
    first_says: Floats
    again_says: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The table in one form, whatever it came as.

    `group[i]` is the series of row i and `labels[group]` its words; `days[i]` its date (NaT where there is none);
    `values[name][i]` its number, NaN for none; `at(name)[i]` the row of `source` it stands in.
    Rows are in the order of series, then date, and each date of a series is there once.
    """

    source: Source
    days: Days
    group: Ints
    labels: tuple[str, ...]
    values: dict[str, Floats]
    rows: Ints
    cell_rows: dict[str, Ints] = field(default_factory=dict)
    origins: npt.NDArray[Any] | None = None
    repeats: tuple[Repeats, ...] = ()
    series: bool = True
    ident: str | None = None
    inexact: Inexact = field(default_factory=dict)

    def at(self, name: str) -> Ints:
        """The row of the source for each cell of a measurement, -1 where there is no such cell."""
        return self.cell_rows.get(name, self.rows)

    def line(self, name: str, i: int) -> int:
        """The line of a cell in the file."""
        row = int(self.at(name)[i])
        return int(self.source.lines[row if row >= 0 else int(self.rows[i])])

    def origin(self, name: str, i: int) -> str | None:
        """Who gave a cell, where the table has a source column."""
        value = None if self.origins is None else self.origins[int(self.at(name)[i])]
        return None if absent(value) or value == "" else str(value)

    def on(self, i: int) -> str | None:
        """The date of a row as ISO text."""
        return day(self.days[i])

    def where(self, i: int) -> str | None:
        """The series of a row, None where the table holds one; of an incident its id."""
        if not self.series:
            return f"{self.ident}={self.source.frame[self.ident].iloc[int(self.rows[i])]}" if self.ident else None
        return self.labels[int(self.group[i])] or None


def build(source: Source, layout: Layout, spec: Spec) -> Grid:
    """The grid of a table. Raises InputError with the line of every cell that is no number or no date."""
    problems = list(source.problems)
    frame = source.frame
    n = len(frame)
    days = (
        dates(source, layout.date, spec.date_format, problems, layout.series)
        if layout.date
        else np.full(n, np.datetime64("NaT", "D"))
    )
    inexact: Inexact = {}
    columns = {name: numbers(source, name, problems, inexact) for name in layout.counts}
    raise_problems(problems)
    keys = [k for k in layout.keys if k != layout.part_key]
    group, labels = _groups(source, keys)
    origins = frame[layout.source].to_numpy(dtype=object) if layout.source else None
    if layout.kind == "long":
        return _long(source, layout, days, group, labels, columns, origins, inexact)
    if not layout.series:
        rows = np.arange(n, dtype=np.int64)
        repeats = _repeated_ids(source, layout, columns)
        alone = np.zeros(n, dtype=np.int64)
        return Grid(source, days, alone, ("",), columns, rows, {}, origins, repeats, False, layout.id, inexact)
    order = np.lexsort((np.arange(n), days, group))
    again = np.zeros(n, dtype=bool)
    again[1:] = (group[order][1:] == group[order][:-1]) & (days[order][1:] == days[order][:-1])
    repeats = _wide_repeats(order, again, columns)
    kept = order[~again]
    return Grid(
        source,
        days[kept],
        group[kept],
        labels,
        {name: v[kept] for name, v in columns.items()},
        kept,
        {},
        origins,
        repeats,
        inexact=inexact,
    )


def _groups(source: Source, keys: list[str]) -> tuple[Ints, tuple[str, ...]]:
    """A number for each series and its words, in the order of the words."""
    import pandas as pd

    n = len(source.frame)
    code = np.zeros(n, dtype=np.int64)
    labels = [""]
    for key in keys:
        part, words = pd.factorize(source.frame[key].astype("string").fillna("(none)"), sort=True)
        code, seen = pd.factorize(code * max(len(words), 1) + part, sort=True)
        width = max(len(words), 1)
        labels = [", ".join(filter(None, (labels[s // width], f"{key}={words[s % width]}"))) for s in seen.tolist()]
    return np.asarray(code, dtype=np.int64), tuple(labels)


def _wide_repeats(order: Ints, again: npt.NDArray[np.bool_], columns: dict[str, Floats]) -> tuple[Repeats, ...]:
    if not again.any():
        return ()
    starts = np.maximum.accumulate(np.where(again, 0, np.arange(len(order))))
    second = np.flatnonzero(again)
    a, b = order[starts[second]], order[second]
    out: list[Repeats] = []
    differs = np.zeros(len(a), dtype=bool)
    for name, values in columns.items():
        bad = values[a] != values[b]
        bad &= ~(np.isnan(values[a]) | np.isnan(values[b]))
        differs |= bad
        if bad.any():
            out.append(Repeats(name, a[bad], b[bad], values[a[bad]], values[b[bad]]))
    same = ~differs
    if same.any():
        nothing = np.full(int(same.sum()), np.nan)
        out.append(Repeats(None, a[same], b[same], nothing, nothing))
    return tuple(out)


def _repeated_ids(source: Source, layout: Layout, columns: dict[str, Floats]) -> tuple[Repeats, ...]:
    """Of incidents: rows with one id. Without an id two equal rows may be two incidents."""
    import pandas as pd

    if not layout.id:
        return ()
    code, _ = pd.factorize(source.frame[layout.id])
    order = np.argsort(code, kind="stable")
    sorted_code = code[order]
    again = np.zeros(len(order), dtype=bool)
    again[1:] = (sorted_code[1:] == sorted_code[:-1]) & (sorted_code[1:] >= 0)
    return _wide_repeats(np.asarray(order, dtype=np.int64), again, columns)


def _long(
    source: Source, layout: Layout, days: Days, group: Ints, labels: tuple[str, ...], columns: dict[str, Floats],
    origins: npt.NDArray[Any] | None, inexact: Inexact,
) -> Grid:  # fmt: skip
    """A long table turned: one array for each metric and estimate, with the row behind each cell."""
    import pandas as pd

    assert layout.metric is not None
    metric, names = _measurements(source, layout)
    rank = pd.factorize(days, sort=True)[0].astype(np.int64) if layout.date else np.zeros(len(days), dtype=np.int64)
    cell = pd.factorize(group * (int(rank.max(initial=0)) + 2) + rank, sort=True)[0]
    size = int(cell.max(initial=-1)) + 1
    if len(names) > 300:
        raise InputError(
            Problem(
                f"{layout.metric} names {len(names):,} metrics, more than 300; is it the right column?", source.path
            )
        )
    first_row = np.full(size, -1, dtype=np.int64)
    first_row[cell[::-1]] = np.arange(len(cell))[::-1]
    values: dict[str, Floats] = {}
    rows: dict[str, Ints] = {}
    repeats: list[Repeats] = []
    whole_rows_same: list[tuple[Ints, Ints]] = []
    for m, name in enumerate(names):
        here = np.flatnonzero(metric == m)
        order = here[np.argsort(cell[here], kind="stable")]
        again = np.zeros(len(order), dtype=bool)
        again[1:] = cell[order][1:] == cell[order][:-1]
        found = _wide_repeats(order, again, columns)
        repeats += [
            Repeats(_measurement(name, r.what), r.first, r.again, r.first_says, r.again_says) for r in found if r.what
        ]
        whole_rows_same += [(r.first, r.again) for r in found if r.what is None]
        kept = order[~again]
        for column, numbers_ in columns.items():
            array = np.full(size, np.nan)
            array[cell[kept]] = numbers_[kept]
            if np.isnan(array).all():
                continue
            where = np.full(size, -1, dtype=np.int64)
            where[cell[kept]] = kept
            values[_measurement(name, column)] = array
            rows[_measurement(name, column)] = where
    for a, b in whole_rows_same:
        nothing = np.full(len(a), np.nan)
        repeats.append(Repeats(None, a, b, nothing, nothing))
    return Grid(
        source, days[first_row], group[first_row], labels, values, first_row, rows, origins,
        tuple(repeats) if layout.series else (), layout.series, None, inexact,
    )  # fmt: skip


def _measurement(metric: str, column: str | None) -> str:
    """killed with its column low is killed_low; with value, count or n it is killed."""
    bound = read_name(column).bound if column else None
    return f"{metric}_{bound}" if bound and bound != "best" else metric


def _measurements(source: Source, layout: Layout) -> tuple[Ints, list[str]]:
    """A number for each row's measurement, and its name: the metric, its group where groups are parts, and its
    scope.
    """
    import pandas as pd

    words = vocabulary()
    frame = source.frame
    name = frame[layout.metric].astype("string").fillna("(none)")
    if layout.part_key:
        group = frame[layout.part_key].astype("string").fillna("")
        said = {
            g: "" if plain_name(g) in words.words("everyone") or not g else f"_{plain_name(g)}" for g in group.unique()
        }
        name = name + group.map(said)
    if layout.scope:
        scope = frame[layout.scope].astype("string").fillna("")
        tail: dict[str, str] = {}
        for s in scope.unique():
            if plain_name(s) in words.words("scopes_cumulative"):
                tail[s] = "_cum"
            elif plain_name(s) in words.words("scopes_flow"):
                tail[s] = "_daily"
            else:
                tail[s] = f"_{plain_name(s)}" if s else ""
        name = name + scope.map(tail)
        name = name.str.replace("_cum_cum", "_cum").str.replace("_daily_daily", "_daily")
    code, names = pd.factorize(name, sort=True)
    return np.asarray(code, dtype=np.int64), [str(v) for v in names]
