"""NC705: one measurement told twice, in two rows of one series and date, or in two columns of one row."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..differences import ConflictingRows, Difference, Divergence, Row
from .cells import absent
from .checks import Context, distinct, number, place, said, steps, when
from .grid import Grid
from .relations import TWIN_AGREES


def conflicts(context: Context) -> Iterator[Difference]:
    """NC705: one measurement told twice: in two rows of one date, or in two columns of one row.

    Two columns of which a fall (NC701) already tells are not told again for the rows of that fall.
    """
    yield from _repeated_rows(context)
    grid = context.grid
    for a, b, agree, shared, told in context.relations.twins:
        x, y = grid.values[a], grid.values[b]
        differ = ~(np.isnan(x) | np.isnan(y)) & (x != y)
        for name in (a, b):
            i, j = steps(context, name)
            down = grid.values[name][i] > grid.values[name][j]
            differ[i[down]] = False
            differ[j[down]] = False
        sure = told or agree >= TWIN_AGREES * shared or shared - agree <= 1
        for at in np.flatnonzero(differ).tolist():
            one, two = float(x[at]), float(y[at])
            sentence = (
                f"{a}{place(context, at)} is {said(one)}{when(context, at)} and "
                f"{b} is {said(two)} in the same row, {said(abs(one - two))} apart; "
                f"the two agree in {agree:,} of {shared:,} rows"
            )
            yield ConflictingRows(
                a, grid.on(at), (number(one), number(two)), b, where=grid.where(at), level="error" if sure else "note",
                sentence=sentence, rows=distinct(context.row(a, at), context.row(b, at)),
            )  # fmt: skip


def _repeated_rows(context: Context) -> Iterator[Difference]:
    """Rows of one series and date: of two sources a divergence, of one a conflict, and equal ones a repetition."""
    grid = context.grid
    places = _places(grid) if grid.repeats else {}
    unit = "lines" if grid.source.of_file else "rows"
    for repeat in grid.repeats:
        pairs = zip(
            repeat.first.tolist(),
            repeat.again.tolist(),
            repeat.first_says.tolist(),
            repeat.again_says.tolist(),
            strict=True,
        )
        for first, again, x, y in pairs:
            k = places.get(first, 0)
            where = place(context, k) + when(context, k)
            lines = f"{unit} {int(grid.source.lines[first]):,} and {int(grid.source.lines[again]):,}"
            rows = (_cell(grid, k, first, repeat.what, x), _cell(grid, k, again, repeat.what, y))
            if repeat.what is None:
                yield ConflictingRows(
                    "row", grid.on(k), where=grid.where(k), level="warning", rows=rows,
                    sentence=f"{lines} say the same{where}; a sum would count it twice",
                )  # fmt: skip
            elif context.spec.tolerance.allows(abs(x - y), max(x, y)):
                continue
            elif rows[0].source and rows[1].source and rows[0].source != rows[1].source:
                yield Divergence(
                    repeat.what, grid.on(k), number(x), number(y), where=grid.where(k), level="warning", rows=rows,
                    sentence=f"{repeat.what}{where} is {said(x)} ({rows[0].source}) and {said(y)} ({rows[1].source}), "
                    f"{said(abs(x - y))} apart",
                )  # fmt: skip
            else:
                yield ConflictingRows(
                    repeat.what, grid.on(k), (number(x), number(y)), where=grid.where(k), rows=rows,
                    sentence=f"{repeat.what}{where} is {said(x)} and {said(y)} ({lines}), {said(abs(x - y))} apart",
                )  # fmt: skip


def _places(grid: Grid) -> dict[int, int]:
    """Of each row of the source its place in the grid."""
    if not grid.cell_rows:
        return {row: k for k, row in enumerate(grid.rows.tolist())}
    return {row: k for rows in grid.cell_rows.values() for k, row in enumerate(rows.tolist()) if row >= 0}


def _cell(grid: Grid, k: int, row: int, what: str | None, value: float) -> Row:
    says = f"{what} {said(value)}" if what else ""
    return Row(int(grid.source.lines[row]), grid.on(k), _origin(grid, row), says, grid.source.path)


def _origin(grid: Grid, row: int) -> str | None:
    value = None if grid.origins is None else grid.origins[row]
    return None if absent(value) or value == "" else str(value)
