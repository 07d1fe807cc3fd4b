"""The checks of a table, NC701 to NC706: whole columns at a time, and a sentence for each thing found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..differences import (
    DeltaMismatch,
    Difference,
    LowAboveHigh,
    PartExceedsTotal,
    Regression,
    Row,
)
from ..model import Number
from .columns import read_name
from .grid import Grid, Ints
from .relations import DOUBT, Relations, shifting
from .spec import Spec


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What every check gets: the grid, the relations, the spec, and where the phases begin."""

    grid: Grid
    relations: Relations
    spec: Spec

    def phase(self, name: str) -> Ints:
        """For each row the number of restarts of this measurement up to its date."""
        count = np.zeros(len(self.grid.days), dtype=np.int64)
        for phase in self.spec.phases:
            if not phase.columns or name in phase.columns:
                count += self.grid.days >= np.datetime64(phase.start, "D")
        return count

    def row(self, name: str, i: int, value: float | None = None) -> Row:
        """A cell as a difference shows it."""
        grid = self.grid
        number = float(grid.values[name][i]) if value is None else value
        return Row(grid.line(name, i), grid.on(i), grid.origin(name, i), f"{name} {said(number)}", grid.source.path)


def number(value: float) -> Number:
    """A float as the number it was: whole ones as integers."""
    return int(value) if value == int(value) else float(value)


def said(value: float) -> str:
    """A number for reading: 1,032."""
    return f"{int(value):,}" if value == int(value) else f"{value:,.10g}"


def place(context: Context, i: int) -> str:
    """The series of a row in brackets, nothing where there is one."""
    where = context.grid.where(i)
    return f" ({where})" if where else ""


def steps(context: Context, name: str) -> tuple[Ints, Ints]:
    """Neighbouring filled rows (before, after) of one series and phase."""
    grid = context.grid
    there = np.flatnonzero(~np.isnan(grid.values[name]))
    i, j = there[:-1], there[1:]
    phase = context.phase(name)
    same = (grid.group[i] == grid.group[j]) & (phase[i] == phase[j])
    return i[same], j[same]


def falls(context: Context) -> Iterator[Difference]:
    """NC701: a cumulative count that is smaller than the one before it."""
    for name, kind in context.relations.kinds.items():
        if kind not in ("cumulative", "rising") or not context.grid.series:
            continue
        values = context.grid.values[name]
        i, j = steps(context, name)
        allowed = np.maximum(context.spec.tolerance.abs, context.spec.tolerance.rel * values[i])
        for a, b in _pairs(i, j, values[i] - values[j] > allowed):
            yield _fall(context, name, a, b, kind)


def _fall(context: Context, name: str, a: int, b: int, kind: str) -> Regression:
    before, after = float(context.grid.values[name][a]), float(context.grid.values[name][b])
    share = f" ({(after - before) / before:+.1%})".replace("%", " %") if before else ""
    sentence = (
        f"{name}{place(context, b)} falls from {said(before)} on "
        f"{context.grid.on(a)} to {said(after)} on {context.grid.on(b)}: "
        f"{said(before - after)} fewer{share}; a cumulative count can only grow unless a revision is announced"
    )
    if kind == "rising":
        sentence += (
            f" ({name} is taken for cumulative because its numbers keep rising; "
            'if it is not, say kind = "stock" in a spec)'
        )
    elif after <= 0.1 * before and before - after > 10:
        sentence += f'. If the count starts again here, say so in a spec: [[phases]] from = "{context.grid.on(b)}"'
    return Regression(
        name, context.grid.on(b), number(before), number(after), where=context.grid.where(b),
        level="error" if kind == "cumulative" else "warning", sentence=sentence,
        rows=(context.row(name, a), context.row(name, b)),
    )  # fmt: skip


def deltas(context: Context) -> Iterator[Difference]:
    """NC702: the daily numbers since the last cumulative count do not make up what it grew by.

    A note only where people leave the count again (the injured who die), or where the table lacks dates in between
    that may hold the rest.
    """
    grid = context.grid
    for daily, total in context.relations.deltas:
        flow, running = grid.values[daily], grid.values[total]
        i, j = steps(context, total)
        summed = np.concatenate(([0.0], np.cumsum(np.nan_to_num(flow))))
        got = summed[j + 1] - summed[i + 1]
        grew = running[j] - running[i]
        allowed = np.maximum(context.spec.tolerance.abs, context.spec.tolerance.rel * np.abs(running[j]))
        missing = np.zeros(len(i), dtype=bool)
        if len(i):
            step = np.diff(grid.days.astype(np.int64))
            usual = int(np.median(step[grid.group[1:] == grid.group[:-1]])) if len(step) else 1
            missing = (grid.days[j] - grid.days[i]).astype(np.int64) > (j - i) * max(usual, 1)
            about = np.concatenate(([0], np.cumsum(_inexact(context, daily))))
            missing |= about[j + 1] > about[i + 1]
        bad = ~np.isnan(flow[j]) & (np.abs(got - grew) > allowed)
        for a, b in _pairs(i, j, bad):
            k = int(np.searchsorted(j, b))
            yield _delta(context, daily, total, a, b, float(got[k]), bool(missing[k] and got[k] < grew[k]))


def _inexact(context: Context, name: str) -> npt.NDArray[np.bool_]:
    """The rows in which a column has a count that is not exact."""
    grid = context.grid
    lines = {line for line, _ in grid.inexact.get(name, ())}
    if not lines:
        return np.zeros(len(grid.days), dtype=bool)
    return np.isin(grid.source.lines[np.maximum(grid.at(name), 0)], sorted(lines)) & np.isnan(grid.values[name])


def _delta(context: Context, daily: str, total: str, a: int, b: int, got: float, missing: bool) -> DeltaMismatch:
    grid = context.grid
    before, after = float(grid.values[total][a]), float(grid.values[total][b])
    one = float(grid.values[daily][b])
    several = f", together {said(got)} since {grid.on(a)}" if got != one else ""
    sentence = (
        f"{daily}{place(context, b)} says {said(one)} for {grid.on(b)}{several}, "
        f"but {total} goes from {said(before)} on {grid.on(a)} "
        f"to {said(after)} on {grid.on(b)}, which is {said(after - before)}: "
        f"the two differ by {said(abs(got - (after - before)))}"
    )
    level = "error"
    if missing:
        level, sentence = "note", sentence + "; dates in between are not in the table and may hold the rest"
    elif shifting(total):
        level, sentence = (
            "note",
            sentence + "; people leave this count again (by dying, by being found), so it may be right",
        )
    return DeltaMismatch(
        daily, grid.on(b), number(one), number(before), number(after), where=grid.where(b), level=level,
        sentence=sentence,
        rows=(context.row(total, a), context.row(total, b), context.row(daily, b)),
    )  # fmt: skip


def doubted(found: int, rows: int) -> bool:
    """Whether an inferred relation breaks so often that it may be none."""
    return found > 3 and found > DOUBT * rows


def parts(context: Context) -> Iterator[Difference]:
    """NC703: a part above its whole in one row."""
    grid = context.grid
    for part, whole, told in context.relations.parts:
        p, w = grid.values[part], grid.values[whole]
        bad = p - w > np.maximum(context.spec.tolerance.abs, context.spec.tolerance.rel * w)
        found = int(bad.sum())
        doubt = not told and doubted(found, int((~np.isnan(p) & ~np.isnan(w)).sum()))
        for i in np.flatnonzero(bad).tolist():
            sentence = (
                f"{part}{place(context, i)} is {said(p[i])}{when(context, i)}, "
                f"above its whole {whole} of {said(w[i])} by {said(p[i] - w[i])}"
            )
            if doubt:
                sentence += (
                    f"; since this happens in {found:,} rows, {part} may be no part of {whole}: "
                    'then say part_of = "none" in a spec'
                )
            yield PartExceedsTotal(
                part, whole, grid.on(i), number(p[i]), number(w[i]), where=grid.where(i),
                level="note" if doubt else "error", sentence=sentence,
                rows=distinct(context.row(part, i), context.row(whole, i)),
            )  # fmt: skip


def estimates(context: Context) -> Iterator[Difference]:
    """NC704: low above high, or best outside both."""
    grid = context.grid
    told = {s.best or name for name, s in context.spec.columns.items() if s.low or s.high or s.best}
    for low, best, high in context.relations.estimates:
        seen = np.zeros(len(grid.days), dtype=bool)
        for a, b in ((low, high), (low, best), (best, high)):
            if a is None or b is None:
                continue
            bad = (grid.values[a] > grid.values[b]) & ~seen
            seen |= bad
            # a column taken for the best estimate by its bare name may be another measurement
            guessed = best in (a, b) and best is not None and read_name(best).bound is None and best not in told
            doubt = guessed and doubted(int(bad.sum()), int((~np.isnan(grid.values[a] + grid.values[b])).sum()))
            for i in np.flatnonzero(bad).tolist():
                x, y = float(grid.values[a][i]), float(grid.values[b][i])
                sentence = (
                    f"{a}{place(context, i)} is {said(x)}{when(context, i)}, "
                    f"above {b} of {said(y)}: no number lies in both"
                )
                if doubt:
                    sentence += f"; since this happens often, {best} may be no estimate between them"
                yield LowAboveHigh(
                    f"{a} > {b}", grid.on(i), number(x), number(y), where=grid.where(i), sentence=sentence,
                    level="note" if doubt else "error",
                    rows=distinct(context.row(a, i), context.row(b, i)),
                )  # fmt: skip


def when(context: Context, i: int) -> str:
    """` on 2023-10-19`, nothing in a table without dates."""
    on = context.grid.on(i)
    return f" on {on}" if on else ""


def _pairs(i: Ints, j: Ints, bad: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    yield from zip(i[bad].tolist(), j[bad].tolist(), strict=True)


def distinct(a: Row, b: Row) -> tuple[Row, ...]:
    """Two cells of one row as one row, of two rows as two."""
    if (a.line, a.source) == (b.line, b.source):
        return (Row(a.line, a.on, a.source, f"{a.says}, {b.says}", a.path),)
    return a, b
