"""Checks one table: read, infer, turn into arrays, relate, check; what comes out is a report of the table."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from ..differences import Difference, Tolerance
from ..errors import InputError, Problem, UsageError
from ..model import Finding
from . import checks as rules
from .conflicts import conflicts
from .convert import to_pandas
from .figures import figure_differences
from .gaps import gaps
from .grid import Grid, build
from .readers import read_source
from .relations import Relations, relate
from .shape import Layout, infer, without_totals
from .source import Source, raise_problems
from .spec import Spec, make_spec, read_spec
from .sums import below, sums

CHECKS = {
    "falls": ("NC701", rules.falls), "deltas": ("NC702", rules.deltas), "parts": ("NC703", rules.parts),
    "estimates": ("NC704", rules.estimates), "conflicts": ("NC705", conflicts), "gaps": ("NC706", gaps),
    "sums": ("NC707", sums), "below": ("NC708", below),
}  # fmt: skip
"""The checks of a table by name, with their codes; a check is asked for by either."""
FIGURE_CHECKS = {
    "divergence": "NC201", "falls": "NC202", "parts": "NC102", "estimates": "NC704", "conflicts": "NC705",
    "unsourced": "NC401",
}  # fmt: skip
"""The checks of a list of figures by name, with their codes."""


@dataclass(frozen=True, slots=True)
class TableReport:
    """What was found in one table. `shape` says in lines how the table was understood; `findings` are in the order of
    the file and point to its lines, `differences` are the same things typed, with the rows they rest on. `left_out`
    are sentences on cells and rows that no check has seen."""

    path: str
    rows: int
    shape: tuple[str, ...]
    findings: tuple[Finding, ...]
    differences: tuple[Difference, ...]
    first: str | None = None
    last: str | None = None
    left_out: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """One line: `gaza.jsonl: 1,051 rows, 2023-10-07 to 2026-08-22; 15 errors, no warning, 3 notes`."""
        dates = (
            f", {self.first} to {self.last}"
            if self.first and self.first != self.last
            else f", {self.first}"
            if self.first
            else ""
        )
        counts = []
        for level in ("error", "warning", "note"):
            n = sum(f.level == level for f in self.findings)
            counts.append(f"{n:,} {level}{'s' if n != 1 else ''}" if n else f"no {level}")
        said = f"{self.path}: {self.rows:,} row{'s' if self.rows != 1 else ''}{dates}; {', '.join(counts)}"
        return "; ".join((said, *self.left_out))

    def to_frame(self) -> Any:
        """The differences as a pandas frame, one row each."""
        from .frame import differences_frame

        return differences_frame(self.differences)

    def to_json(self) -> str:
        """The report as one JSON document, `numcheck/table/v1`."""
        return json.dumps({
            "schema": "numcheck/table/v1", "path": self.path, "rows": self.rows, "first": self.first, "last": self.last,
            "shape": list(self.shape), "differences": [d.record() for d in self.differences],
        }, ensure_ascii=False, indent=2) + "\n"  # fmt: skip


def check_table(
    table: Any,
    spec: Spec | Mapping[str, Any] | str | Path | None = None,
    *,
    by: Collection[str] | None = None,
    tolerance: Tolerance | None = None,
    as_of_window: datetime.timedelta | None = None,
    checks: Collection[str] | None = None,
) -> TableReport:
    """Checks a table of figures: a path (CSV, TSV, JSON Lines, Parquet), a pandas, Polars or Arrow frame.

    `spec` is a spec, its mapping, or the path of a spec file; what it leaves out is inferred. `by` names the columns
    that tell one series from another, `tolerance` what may lie between two numbers, `checks` the checks to run by
    name or code (all but `unsourced`). A table with the columns of the figure record is checked as a list of figures,
    and there `as_of_window` is how far apart two moments may be and still count as one.

    Raises InputError for a table that cannot be read, with file and line, UsageError for a spec or an argument.
    """
    source = _source(table)
    said = _spec(spec)
    if by is not None:
        said = replace(said, keys=tuple(by))
    if tolerance is not None:
        said = replace(said, tolerance=tolerance)
    wanted = _wanted(checks)
    if not len(source.frame):
        raise_problems(list(source.problems))
        return TableReport(source.path, 0, ("no row",), (), ())
    try:
        layout = infer(source, replace(said, keys=None) if by is not None and _is_figures(source) else said)
    except InputError as error:
        raise InputError(*source.problems, *error.problems) from None
    if layout.kind == "figures":
        raise_problems(list(source.problems))
        found, days = figure_differences(
            source, tuple(by) if by is not None else None, said.tolerance, as_of_window, wanted
        )
        return _report(source, ("figures: a row a figure, as extract writes them",), found, days)
    source, totals = without_totals(source, layout.date)
    grid = build(source, layout, said)
    relations = relate(grid, said)
    context = rules.Context(grid, relations, said)
    found = [d for name, (code, check) in CHECKS.items() if name in wanted or code in wanted for d in check(context)]
    left_out = (*source.notes, *_left_out(grid, layout, totals))
    return _report(source, (*_described(grid, layout, relations, said), *left_out), found, grid.days, left_out)


def is_figures_table(columns: Collection[str]) -> bool:
    """Whether these are the columns of the figure record."""
    from .shape import FIGURE_COLUMNS

    return set(columns) >= FIGURE_COLUMNS


def _is_figures(source: Source) -> bool:
    return is_figures_table([str(c) for c in source.frame.columns])


def _source(table: Any) -> Source:
    if isinstance(table, Source):
        return table
    if isinstance(table, (str, Path)):
        return read_source(table)
    frame = to_pandas(table)
    if frame.columns.nlevels > 1:
        said = "the frame's columns have several levels; join their names, as in frame.columns.map('_'.join)"
        raise InputError(Problem(said))
    if any(name is not None for name in frame.index.names):
        frame = frame.reset_index()
    elif hasattr(frame.index, "to_timestamp") or frame.index.dtype.kind == "M":  # days without a name
        frame = frame.rename_axis("date").reset_index() if "date" not in frame.columns else frame
    double = [str(c) for c in frame.columns[frame.columns.duplicated()]]
    if double:
        raise InputError(Problem(f"the frame has several columns named {', '.join(dict.fromkeys(double))}"))
    frame = frame.rename(columns=str)
    return Source("frame", frame, np.arange(1, len(frame) + 1, dtype=np.int64), of_file=False)


def _spec(spec: Spec | Mapping[str, Any] | str | Path | None) -> Spec:
    if spec is None:
        return Spec()
    if isinstance(spec, Spec):
        return spec
    return make_spec(dict(spec), "spec") if isinstance(spec, Mapping) else read_spec(spec)


def _wanted(checks: Collection[str] | None) -> frozenset[str]:
    known = {**{n: c for n, (c, _) in CHECKS.items()}, **FIGURE_CHECKS}
    if checks is None:
        return frozenset(known) - {"unsourced"}
    if isinstance(checks, str):
        checks = (checks,)
    codes = {*known.values(), *(c for c, _ in CHECKS.values())}
    unknown = [c for c in checks if c not in known and c not in codes]
    if unknown:
        raise UsageError(
            *(Problem(f"no such check '{c}'; there are {', '.join(known)}, or their codes") for c in unknown)
        )
    names = {n for n, c in FIGURE_CHECKS.items() if c in checks} | {n for n, (c, _) in CHECKS.items() if c in checks}
    return frozenset(checks) | names


def _report(
    source: Source, shape: tuple[str, ...], found: Collection[Difference], days: Any, left_out: tuple[str, ...] = ()
) -> TableReport:
    at = {d: (d.rows[-1].line if d.rows else int(source.lines[0])) for d in found}
    ordered = sorted(found, key=lambda d: (at[d], d.title, d.subject, repr(d)))
    seen: dict[str, int] = {}
    known = days[~np.isnat(days)]
    return TableReport(
        source.path, len(source.frame), shape, tuple(_finding(source, d, at[d], seen) for d in ordered), tuple(ordered),
        str(known.min()) if len(known) else None, str(known.max()) if len(known) else None,
        left_out,
    )  # fmt: skip


def _finding(source: Source, found: Difference, line: int, seen: dict[str, int]) -> Finding:
    """A finding of the table; its id is made of the difference, so that it survives rows added elsewhere."""
    code, _, name = found.title.partition(" ")
    mark = f"{source.path}\0{code}\0{found!r}"
    seen[mark] = seen.get(mark, 0) + 1
    ident = hashlib.blake2s(f"{mark}\0{seen[mark]}".encode(), digest_size=8).hexdigest()
    return Finding(ident, code, name, found.level, found.sentence, (), source.path, line, 1)


def _described(grid: Grid, layout: Layout, relations: Relations, spec: Spec) -> Iterator[str]:
    """How the table was understood, in lines."""
    if layout.kind == "long":
        yield f"long: a row a figure; metric in {layout.metric}" + (
            f", scope in {layout.scope}" if layout.scope else ""
        )
    else:
        yield "wide: a column a metric" if layout.series else "incidents: a row each, with no series over time"
    yield f"date: {layout.date}" if layout.date else "date: none"
    if layout.keys:
        yield f"series: {', '.join(layout.keys)} ({len(grid.labels):,} of them)"
    if layout.source:
        yield f"source: {layout.source}"
    for kind in ("cumulative", "rising", "flow", "stock", "plain"):
        names = [n for n, k in relations.kinds.items() if k == kind]
        words = {"rising": "cumulative by their numbers", "flow": "daily", "plain": "counts"}
        if names:
            yield f"{words.get(kind, kind)}: {', '.join(names)}"
    yield from (f"{daily} is the daily number of {total}" for daily, total in relations.deltas)
    yield from (f"{part} is a part of {whole}" for part, whole, _ in relations.parts)
    yield from (" <= ".join(e for e in estimate if e) for estimate in relations.estimates)
    yield from (
        f"{a} and {b} tell one measurement ({agree:,} of {shared:,} rows agree)"
        for a, b, agree, shared, _ in relations.twins
    )
    yield from (f"from {p.start} {', '.join(p.columns) or 'every series'} starts again" for p in spec.phases)
    if layout.unread:
        yield f"not checked, since the name says no metric: {', '.join(layout.unread)}"


def _left_out(grid: Grid, layout: Layout, totals: Sequence[int]) -> Iterator[str]:
    """What no check has seen, in sentences."""
    if totals:
        yield f"left out as a row of totals: {_lines(totals)}"
    for name, cells in grid.inexact.items():
        shown = ", ".join(f"'{cell}' in line {line:,}" for line, cell in cells[:3])
        more = f" and {len(cells) - 3:,} more" if len(cells) > 3 else ""
        yield f"left out as no exact count: {name} {shown}{more}"
    if layout.wordy:
        yield f"not checked, since most cells are words: {', '.join(layout.wordy)}"


def _lines(lines: Sequence[int]) -> str:
    return f"line{'s' if len(lines) > 1 else ''} {', '.join(f'{line:,}' for line in lines[:5])}"
