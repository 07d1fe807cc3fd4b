"""Which measurements belong together: daily and running, part and whole, low and high, two columns of one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from .cells import Floats
from .columns import ColumnName, read_name, vocabulary
from .grid import Grid
from .spec import Spec

TWIN_AGREES = 0.95
"""Two columns are taken for one measurement when they agree in this share of the rows that have both."""
TWIN_ROWS = 5
"""… and in at least so many rows."""
DOUBT = 0.05
"""An inferred relation that breaks in more rows than this share (and more than three) is doubted: a note asks."""


@dataclass(frozen=True, slots=True)
class Relations:
    """`kinds` says of each measurement: cumulative, `rising` (cumulative by its numbers alone), flow, stock or plain.

    `deltas` are (daily, cumulative), `parts` (part, whole, told by the spec), `estimates` (low, best, high; None where
    there is none), `twins` (a, b, rows that agree, rows that have both, told by the spec).
    """

    kinds: dict[str, str]
    deltas: tuple[tuple[str, str], ...] = ()
    parts: tuple[tuple[str, str, bool], ...] = ()
    estimates: tuple[tuple[str | None, str | None, str | None], ...] = ()
    twins: tuple[tuple[str, str, int, int, bool], ...] = ()


def relate(grid: Grid, spec: Spec) -> Relations:
    """All relations between the measurements of a grid: the spec's, and those that names (and numbers) give."""
    read = {name: read_name(name) for name in grid.values}
    kinds = {name: _kind(grid, name, read, spec) for name in grid.values}
    deltas = _deltas(read, kinds, spec) if grid.series else ()
    for daily, _ in deltas:
        kinds[daily] = "flow"
    if grid.series and spec.infer:
        for name, kind in kinds.items():
            if kind in ("plain", "total") and name not in spec.columns and _rises(grid, grid.values[name]):
                kinds[name] = "rising"
    for name, kind in kinds.items():
        kinds[name] = "plain" if kind == "total" else kind
    return Relations(
        kinds, deltas, _parts(read, kinds, spec), _estimates(read, kinds, spec), _twins(grid, read, kinds, spec)
    )


def _kind(grid: Grid, name: str, read: dict[str, ColumnName], spec: Spec) -> str:
    said = spec.columns.get(name)
    if said and said.kind:
        return said.kind
    kind = read[name].kind
    if kind == "total" and grid.series:
        # "total_deaths" runs on where "new_deaths" stands beside it; alone it may be the whole of a row's parts
        mate = [
            r
            for r in read.values()
            if r.stem == read[name].stem and r.version == read[name].version and r.kind == "flow"
        ]
        return "cumulative" if mate else "total"
    return kind


def _deltas(read: dict[str, ColumnName], kinds: dict[str, str], spec: Spec) -> tuple[tuple[str, str], ...]:
    out: list[tuple[str, str]] = []
    for name, kind in kinds.items():
        said = spec.columns.get(name)
        if said and said.daily:
            if said.daily in read:
                out.append((said.daily, name))
            continue
        if kind != "cumulative" or not spec.infer:
            continue
        here = read[name]
        wanted = (here.stem, here.version, here.bound)
        mates = [
            other for other, r in read.items()
            if kinds[other] in ("flow", "plain") and (r.stem, r.version, r.bound) == wanted
        ]  # fmt: skip
        if mates:
            out.append((min(mates, key=lambda m: kinds[m] != "flow"), name))
    return tuple(out)


def _rises(grid: Grid, values: Floats) -> bool:
    """Whether numbers run on by themselves: they rise in most steps, fall in hardly any, and end near their top."""
    there = np.flatnonzero(~np.isnan(values))
    if len(there) < 6:
        return False
    step = np.diff(values[there])[grid.group[there][1:] == grid.group[there][:-1]]
    if len(step) < 5:
        return False
    falls, rises = int((step < 0).sum()), int((step > 0).sum())
    return falls <= max(1, 0.05 * len(step)) and rises >= 0.6 * len(step)


def _family(kind: str) -> str:
    return "cumulative" if kind in ("cumulative", "rising") else "stock" if kind == "stock" else "flow"


def _parts(read: dict[str, ColumnName], kinds: dict[str, str], spec: Spec) -> tuple[tuple[str, str, bool], ...]:
    out: list[tuple[str, str, bool]] = []
    for name, part in read.items():
        said = spec.columns.get(name)
        if said and said.part_of:
            if said.part_of in read:
                out.append((name, said.part_of, True))
            continue
        if not spec.infer or part.unit or len(part.metrics) > 1 or not part.stem or kinds[name] == "none":
            continue
        wholes = [
            other for other, whole in read.items()
            if whole.stem < part.stem and whole.stem and whole.metrics == part.metrics and whole.version == part.version
            and whole.bound == part.bound and not whole.unit and _family(kinds[other]) == _family(kinds[name])
        ]  # fmt: skip
        # the nearest whole: boys belong to children before they belong to all
        out += [
            (name, whole, False)
            for whole in wholes
            if not any(read[whole].stem < read[between].stem for between in wholes)
        ]
        if not wholes and part.metrics == {"killed"} and part.bound is None and len(part.stem) > 1:
            # event tables: deaths_civilians is a part of the nameless best estimate
            out += [(name, other, False) for other, r in read.items() if not r.stem and r.bound == "best"]
    return tuple(out)


def _estimates(
    read: dict[str, ColumnName], kinds: dict[str, str], spec: Spec
) -> tuple[tuple[str | None, str | None, str | None], ...]:
    out: list[tuple[str | None, str | None, str | None]] = []
    told: set[str] = set()
    for name, said in spec.columns.items():
        if said.low or said.high or said.best:
            out.append((said.low, said.best or name, said.high))
            told |= {c for c in out[-1] if c}
    if not spec.infer:
        return tuple(out)
    families: dict[tuple[object, ...], dict[str, str]] = {}
    for name, r in read.items():
        if name not in told and kinds[name] != "none":
            families.setdefault((r.stem, r.version, r.kind), {}).setdefault(r.bound or "best", name)
    for family in families.values():
        if len(family) > 1:
            out.append((family.get("low"), family.get("best"), family.get("high")))
    return tuple(out)


def _twins(
    grid: Grid, read: dict[str, ColumnName], kinds: dict[str, str], spec: Spec
) -> tuple[tuple[str, str, int, int, bool], ...]:
    out: list[tuple[str, str, int, int, bool]] = []
    for a, b in combinations(read, 2):
        said = {spec.columns[x].same_as for x in (a, b) if x in spec.columns and spec.columns[x].same_as}
        told = any(spec.columns[x].same_as == y for x, y in ((a, b), (b, a)) if x in spec.columns)
        if not told and (said or not spec.infer or not _may_be_twins(read[a], read[b], kinds[a], kinds[b])):
            continue
        both = ~(np.isnan(grid.values[a]) | np.isnan(grid.values[b]))
        if grid.cell_rows and not told:
            both &= (grid.at(a) >= 0) & (grid.at(b) >= 0)
        shared = int(both.sum())
        agree = int((grid.values[a][both] == grid.values[b][both]).sum())
        if told or (agree >= TWIN_ROWS and agree >= 0.75 * shared and _varied(grid.values[a][both])):
            out.append((a, b, agree, shared, told))
    return tuple(out)


def _may_be_twins(a: ColumnName, b: ColumnName, kind_a: str, kind_b: str) -> bool:
    """Names equal but for the version (ext_killed_cum, killed_cum), and no daily numbers: a day's number may cover
    several days in one column and not in the other; it is held against its own running count instead."""
    return (
        a.stem == b.stem and bool(a.stem) and a.bound == b.bound and a.version != b.version
        and (not a.version or not b.version) and kind_a == kind_b and kind_a in ("cumulative", "rising", "stock")
    )  # fmt: skip


def _varied(values: Floats) -> bool:
    """Two columns of zeros agree and tell nothing."""
    return len(np.unique(values)) >= TWIN_ROWS


def shifting(name: str) -> bool:
    """Whether people leave this count again (injured who die, missing who are found), so that its daily numbers
    need not add up.
    """
    return bool(read_name(name).metrics & vocabulary().words("shifting"))
