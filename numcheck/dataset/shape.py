"""What kind of table it is: wide or long, its date, series and sources; inferred from names and cells, or told."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..errors import InputError, Problem
from .cells import is_numeric, mostly_numbers
from .columns import named, plain_name, read_name, vocabulary
from .source import Source
from .spec import Spec, check_columns

if TYPE_CHECKING:
    import pandas as pd

FIGURE_COLUMNS = frozenset(("metric", "low", "high", "bound", "text", "quote", "assertion"))
"""A table with all of these is one of figures, as `numcheck extract` writes them."""
SOME = 0.5
"""A column that is called a count is one when so many of its filled cells are; each of the others is a problem."""
_DATED = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?:[ T].*)?|\d{1,2}[./]\d{1,2}[./](?:\d{2}|\d{4})")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a table's parts stand. `kind`: `wide` (a column a metric), `long` (a row a figure), or `figures`.

    `series` tells whether rows follow each other in time; False for a table of incidents, a row each.
    `counts` are the columns with numbers to check, `unread` those with numbers that no name explains, `wordy` those
    that a name calls counts and that hold words.
    """

    kind: str
    date: str | None
    keys: tuple[str, ...]
    source: str | None
    id: str | None
    counts: tuple[str, ...]
    unread: tuple[str, ...] = ()
    wordy: tuple[str, ...] = ()
    metric: str | None = None
    scope: str | None = None
    part_key: str | None = None
    series: bool = True


def infer(source: Source, spec: Spec) -> Layout:
    """The layout of a table. Raises UsageError where the spec names what is not there, InputError where nothing
    can be checked.
    """
    frame = source.frame
    columns = [str(c) for c in frame.columns]
    check_columns(spec, columns)
    if set(columns) >= FIGURE_COLUMNS and spec.shape is None and not spec.columns:
        return Layout("figures", "as_of", (), "source", "id", ("low", "high", "value"))
    free = [c for c in columns if c not in spec.ignore]
    metric = spec.metric or next((c for c in named(free, "metric") if not is_numeric(frame[c])), None)
    values = _value_columns(frame, free, spec)
    if spec.shape == "long" or (spec.shape is None and metric and values and not spec.columns):
        if not metric:
            raise InputError(
                Problem("a long table needs a column that names the metric; say it as metric in the spec", source.path)
            )
        if not values:
            raise InputError(
                Problem("a long table needs a column with the numbers; say it as value in the spec", source.path)
            )
        kind = "long"
    else:
        kind, metric = "wide", None
    date = spec.date or _date_column(frame, free)
    origin = spec.source or next((c for c in named(free, "source") if c != date), None)
    scope = (
        (spec.scope or next((c for c in named(free, "scope") if not is_numeric(frame[c])), None))
        if kind == "long"
        else None
    )
    taken = {date, origin, metric, scope}
    ident = spec.id or next((c for c in named(free, "id") if c not in taken and _unique(frame, c)), None)
    taken.add(ident)
    unread: tuple[str, ...] = ()
    wordy: tuple[str, ...] = ()
    if kind == "long":
        counts = tuple(values)
    else:
        counts, unread, wordy = _counts(frame, [c for c in free if c not in taken], spec)
    if not counts:
        raise InputError(Problem(_no_count(columns, wordy), source.path, 1 if source.of_file else None))
    running = [c for c in counts if kind == "wide" and read_name(c).kind == "cumulative"]
    if date is None and running and spec.infer:
        said = (
            f"{', '.join(running[:3])} may not fall, and no column could be read as a date; name it in a spec file, "
            f'as in date = "{next((c for c in columns if c not in counts), "day")}"'
        )
        raise InputError(Problem(said, source.path, 1 if source.of_file else None))
    at = [c for c in (date, metric, scope) if c]
    candidates = [c for c in free if c not in taken and c not in counts]
    keys = spec.keys if spec.keys is not None else _keys(frame, candidates, at, origin)
    series = _is_series(frame, at, keys, kind, counts, ident, spec.keys is not None)
    part_key = (
        next((k for k in named(keys, "part_keys") if _has_whole(frame[k])), None)
        if kind == "long" and spec.infer
        else None
    )
    return Layout(kind, date, tuple(keys), origin, ident, counts, unread, wordy, metric, scope, part_key, series)


def _value_columns(frame: pd.DataFrame, free: list[str], spec: Spec) -> list[str]:
    """Of a long table: value, low, high, as far as there are such columns with numbers."""
    said = [c for c in (spec.value, spec.low, spec.high) if c]
    if said:
        return said
    value = next((c for c in named(free, "value") if mostly_numbers(frame[c])), None)
    bounds = [c for c in free if plain_name(c) in ("low", "high", "min", "max", "lower", "upper", "minimum", "maximum")]
    return [c for c in ([value] if value else []) + [b for b in bounds if b != value] if mostly_numbers(frame[c])]


def _date_column(frame: pd.DataFrame, free: list[str]) -> str | None:
    import pandas as pd

    typed = [c for c in free if pd.api.types.is_datetime64_any_dtype(frame[c].dtype)]
    by_name = named(free, "date") or [
        c for c in free if plain_name(c).split("_")[-1] in ("date", "day") and not is_numeric(frame[c])
    ]
    months = (c for c in named(free, "months") if not is_numeric(frame[c]))
    by_name += [c for c in months if frame[c].astype("string").str.fullmatch(r"\d{4}-\d\d(-\d\d)?").all()]
    for column in by_name:
        if column in typed or not is_numeric(frame[column]) or plain_name(column) in ("date", "day", "report_date"):
            return column
    return typed[0] if typed else next((c for c in free if plain_name(c) == "year"), None)


def _unique(frame: pd.DataFrame, column: str) -> bool:
    filled = frame[column].dropna()
    return len(filled) >= 0.9 * len(frame) and filled.nunique() >= 0.9 * len(filled) if len(frame) else False


def _no_count(columns: list[str], wordy: tuple[str, ...]) -> str:
    """Why a table cannot be checked, and what to do."""
    said = "no column could be read as a count of people (such as killed, injured_cum, deaths_low)"
    if wordy:
        return f"{said}: {', '.join(wordy)} hold more words than numbers"
    dated = [name for name in columns if _DATED.fullmatch(name.strip())]
    if len(dated) > 1:
        return (
            f"{said}: columns are named by dates, {dated[0]} to {dated[-1]}; a row a date is needed, such as pandas' "
            "frame.melt(id_vars=…, var_name='date', value_name='killed') gives"
        )
    return f"{said}; name them in a spec file"


def _counts(
    frame: pd.DataFrame, free: list[str], spec: Spec
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Columns of counts, of numbers that no name explains, and of words where a name promises counts."""
    counts: list[str] = []
    unread: list[str] = []
    wordy: list[str] = []
    named_by_spec = set(spec.columns) | {
        other
        for said in spec.columns.values()
        for other in (said.daily, said.part_of, said.same_as, said.low, said.best, said.high)
        if other and other != "none"
    }
    for column in free:
        said = spec.columns.get(column)
        if said is not None and said.kind == "none":
            continue
        called = spec.infer and read_name(column).counts
        if column in named_by_spec or (called and mostly_numbers(frame[column], SOME)):
            counts.append(column)
        elif called and frame[column].notna().any():
            wordy.append(column)
        elif mostly_numbers(frame[column]) and plain_name(column) not in vocabulary().words("keys"):
            unread.append(column)
    return tuple(counts), tuple(unread), tuple(wordy)


def _keys(frame: pd.DataFrame, candidates: list[str], at: list[str], origin: str | None) -> tuple[str, ...]:
    """The columns that tell one series from another: none if each date comes once, else those with such names,
    then the source, then other columns of few different words, as long as each makes rows distinct."""
    if not at or not frame.duplicated(at).any():
        return ()
    keys = [c for c in named(candidates, "keys") if frame[c].nunique(dropna=False) > 1]
    left = int(frame.duplicated([*at, *keys]).sum())
    if not left:
        return tuple(keys)
    words = vocabulary().words("words")
    others = [
        c for c in candidates
        if c not in keys and not is_numeric(frame[c]) and plain_name(c) not in words and 1 < frame[c].nunique() <=
        max(2, len(frame) // 3)
    ]  # fmt: skip
    for column in ([origin] if origin else []) + others:
        now = int(frame.duplicated([*at, *keys, column]).sum())
        # a source or a remark that only now and then tells two rows apart is no series of its own
        if now <= 0.5 * left and left > 0.05 * len(frame):
            keys.append(column)
            left = now
    return tuple(keys)


def _is_series(
    frame: pd.DataFrame,
    at: list[str],
    keys: tuple[str, ...],
    kind: str,
    counts: tuple[str, ...],
    ident: str | None,
    said: bool,
) -> bool:
    if not at:
        return False
    if said or (kind == "wide" and any(read_name(c).kind == "cumulative" for c in counts)):
        return True
    repeated = float(frame.duplicated([*at, *keys]).mean()) if len(frame) else 0.0
    return repeated <= (0.02 if ident else 0.3)


def _has_whole(column: pd.Series[str]) -> bool:
    found = {plain_name(str(v)) for v in column.dropna().unique()[:1000]}
    return bool(found & vocabulary().words("everyone")) and len(found) > 1


def without_totals(source: Source, date: str | None) -> tuple[Source, list[int]]:
    """A table without the rows that have "Total" in the place of a date, and the lines these stand on."""
    import numpy as np
    import pandas as pd

    if date is None or pd.api.types.is_datetime64_any_dtype(source.frame[date].dtype) or is_numeric(source.frame[date]):
        return source, []
    said = {cell for cell in source.frame[date].dropna().unique()[-50:] if isinstance(cell, str)}
    words = vocabulary().words("total_rows")
    total = source.frame[date].isin([cell for cell in said if plain_name(cell) in words]).to_numpy(dtype=bool)
    if not total.any():
        return source, []
    rest = replace(source, frame=source.frame[~total].reset_index(drop=True), lines=source.lines[~total])
    return rest, np.asarray(source.lines)[total].tolist()
