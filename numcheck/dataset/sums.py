"""NC707: a total that is not the sum of its parts, where they make it up elsewhere. NC708: a count below zero."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from ..differences import BelowZero, Difference, SumMismatch
from .cells import Floats
from .checks import Context, number, place, said, when
from .columns import plain_name, vocabulary
from .grid import Ints

WHOLE = 0.5
"""Parts are taken to make up their total when they do so in this share of the rows that have them all …"""
ROWS = 3
"""… and, where names alone speak for it, in at least so many."""


def sums(context: Context) -> Iterator[Difference]:
    """NC707: columns that are parts of one total, and series beside one that is called a total."""
    yield from _columns(context)
    yield from _series(context)


def _columns(context: Context) -> Iterator[Difference]:
    """killed_north and killed_south beside killed."""
    grid = context.grid
    parts: dict[str, list[str]] = {}
    for part, whole, _ in context.relations.parts:
        parts.setdefault(whole, []).append(part)
    for whole, names in parts.items():
        if len(names) < 2:
            continue
        total = grid.values[whole]
        summed = np.sum([grid.values[name] for name in names], axis=0)
        even = _even(context, summed, total)
        if int(even.sum()) < ROWS or even.sum() < WHOLE * int((~np.isnan(summed + total)).sum()):
            continue
        for i in np.flatnonzero(~np.isnan(summed + total) & ~even).tolist():
            yield _mismatch(context, whole, i, names, float(summed[i]), [(name, i) for name in names])


def _series(context: Context) -> Iterator[Difference]:
    """region=North and region=South beside region=Total."""
    grid = context.grid
    families = _families(grid.labels) if grid.series else {}
    for whole, members in families.items():
        rows = np.flatnonzero(grid.group == whole)
        if not len(rows):
            continue
        for name, values in grid.values.items():
            summed = np.zeros(len(rows))
            there = np.zeros(len(rows), dtype=np.int64)
            at: list[Ints] = []
            for member in members:
                mine = np.flatnonzero(grid.group == member)
                found = mine[np.minimum(np.searchsorted(grid.days[mine], grid.days[rows]), len(mine) - 1)]
                has = grid.days[found] == grid.days[rows]
                summed += np.where(has, values[found], 0.0)
                there += has
                at.append(np.where(has, found, -1))
            # a region without dead on a day has no row; a running count never goes
            full = there == len(members) if context.relations.kinds[name] in ("cumulative", "rising") else there > 0
            known = full & ~np.isnan(summed + values[rows])
            even = _even(context, summed, values[rows])
            if not known.any() or (even & known).sum() < WHOLE * known.sum():
                continue
            for k in np.flatnonzero(known & ~even).tolist():
                cells = [(name, int(found[k])) for found in at if found[k] >= 0]
                words = [str(grid.where(i)) for _, i in cells]
                yield _mismatch(context, name, int(rows[k]), words, float(summed[k]), cells)


def _families(labels: tuple[str, ...]) -> dict[int, list[int]]:
    """Of each series that is called a total those it is the total of: two or more that differ in that one key only."""
    totals = vocabulary().words("total_rows") | vocabulary().words("everyone")
    keys = [dict(part.partition("=")[::2] for part in label.split(", ")) for label in labels]
    found: dict[int, list[int]] = {}
    for whole, mine in enumerate(keys):
        for key, value in mine.items():
            if plain_name(value) in totals:
                rest = {k: v for k, v in mine.items() if k != key}
                others = [
                    n for n, other in enumerate(keys)
                    if n != whole and key in other and {k: v for k, v in other.items() if k != key} == rest
                ]  # fmt: skip
                if len(others) > 1:
                    found[whole] = others
    return found


def _even(context: Context, a: Floats, b: Floats) -> npt.NDArray[np.bool_]:
    allowed = np.maximum(context.spec.tolerance.abs, context.spec.tolerance.rel * np.maximum(np.abs(a), np.abs(b)))
    even: npt.NDArray[np.bool_] = np.abs(a - b) <= allowed
    return even


def _mismatch(
    context: Context, whole: str, i: int, parts: list[str], got: float, cells: list[tuple[str, int]]
) -> SumMismatch:
    total = float(context.grid.values[whole][i])
    named = ", ".join(parts) if len(parts) <= 4 else f"its {len(parts):,} parts"
    sentence = (
        f"{whole}{place(context, i)} is {said(total)}{when(context, i)}, but {named} come to {said(got)}: "
        f"{said(abs(total - got))} apart; elsewhere they make up the total"
    )
    return SumMismatch(
        whole, context.grid.on(i), number(got), number(total), where=context.grid.where(i), sentence=sentence,
        level="warning", rows=(*(context.row(name, at) for name, at in cells[:6]), context.row(whole, i)),
    )  # fmt: skip


def below(context: Context) -> Iterator[Difference]:
    """NC708: a count below zero; a note for the number of a day, which may take back what was counted before."""
    grid = context.grid
    for name, values in grid.values.items():
        daily = context.relations.kinds[name] == "flow"
        for i in np.flatnonzero(values < 0).tolist():
            value = float(values[i])
            sentence = f"{name}{place(context, i)} is {said(value)}{when(context, i)}, and a count is never below zero"
            if value in _CODES:
                sentence += f"; if {said(value)} stands for what is not known, leave the cell empty"
            elif daily:
                sentence += ", though it may take back what was counted before"
            yield BelowZero(
                name, grid.on(i), number(value), where=grid.where(i), sentence=sentence,
                level="note" if daily and value not in _CODES else "error", rows=(context.row(name, i),),
            )  # fmt: skip


_CODES = frozenset((-9.0, -88.0, -99.0, -98.0, -888.0, -999.0, -998.0, -9999.0))
"""What tables write for "not known"."""
