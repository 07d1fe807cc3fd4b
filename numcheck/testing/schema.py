"""assert_schema: a frame of figures has the columns and types of the record; or any table those that are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..differences import Row, SchemaMismatch
from ..errors import UsageError
from ..model import BOUNDS
from .failure import InconsistencyError

TYPES = ("text", "number", "count", "date", "truth", "list")
"""What a column may be asked to hold; `count` is a whole number from 0 on, and a `?` at the end lets cells be
missing.
"""
_OF_RECORD = {"string": "text", "Float64": "number", "Int64": "count", "boolean": "truth", "list": "list"}
_VALUES: dict[str, tuple[str, ...]] = {
    "bound": BOUNDS,
    "scope": ("event", "cumulative", "rate"),
    "assertion": ("asserted", "alleged", "disputed", "denied", "revised", "superseded"),
}


def assert_schema(data: Any, schema: Mapping[str, str] | None = None) -> None:
    """Raises InconsistencyError naming every column that is missing or holds something else.

    Without `schema`, data is a frame (or file) of figures and must have the record's promised columns, with bound,
    scope and assertion from their lists. With it, `{"report_date": "date", "killed_cum": "count?"}`: column and one
    of TYPES. Further columns are fine. Raises UsageError for an unknown type.
    """
    __tracebackhide__ = True
    from ..dataset import SCHEMA, read_table, to_pandas
    from ..dataset.frame import REQUIRED

    frame = read_table(data).frame if isinstance(data, (str, Path)) else to_pandas(data)
    if schema is None:
        promised = list(SCHEMA)[: list(SCHEMA).index("rule") + 1]
        wanted = {name: _OF_RECORD[SCHEMA[name]] + ("" if name in REQUIRED else "?") for name in promised}
    else:
        wanted = dict(schema)
        unknown = [f"{name}: no such type '{kind}'; there are "
        f"{', '.join(TYPES)}, each with ? where cells may be missing"
                   for name, kind in wanted.items() if kind.rstrip("?") not in TYPES]  # fmt: skip
        if unknown:
            raise UsageError(*unknown)
    found: list[SchemaMismatch] = []
    for name, kind in wanted.items():
        if name not in frame.columns:
            found.append(SchemaMismatch(name, kind, "missing", sentence=f"the column {name} ({kind}) is missing"))
            continue
        found += _column(frame[name].tolist(), name, kind, _VALUES.get(name) if schema is None else None)
    if found:
        raise InconsistencyError(found, data=f"a frame of {len(frame):,} rows")


def _column(cells: list[Any], name: str, kind: str, values: tuple[str, ...] | None) -> list[SchemaMismatch]:
    optional, plain = kind.endswith("?"), kind.rstrip("?")
    other: list[tuple[int, Any]] = []
    empty: list[int] = []
    outside: list[tuple[int, Any]] = []
    for row, cell in enumerate(cells, 1):
        if cell is None or type(cell).__name__ in ("NAType", "NaTType") or (isinstance(cell, float) and cell != cell):
            if not optional and plain != "list":
                empty.append(row)
        elif not _fits(cell, plain):
            other.append((row, cell))
        elif values is not None and cell not in values:
            outside.append((row, cell))
    out = []
    if other:
        out.append(_mismatch(name, kind, type(other[0][1]).__name__, other, f"{name} holds what is no {plain}"))
    if empty:
        out.append(_mismatch(name, kind, "missing cells", [(row, "") for row in empty], f"{name} is missing"))
    if outside and values:
        out.append(
            _mismatch(name, " ".join(values), str(outside[0][1]), outside, f"{name} is none of {', '.join(values)}")
        )
    return out


def _mismatch(name: str, kind: str, found: str, rows: list[tuple[int, Any]], sentence: str) -> SchemaMismatch:
    n = f"{len(rows):,} row{'s' if len(rows) != 1 else ''}"
    shown = tuple(Row(row, None, None, repr(cell) if cell != "" else "(nothing)") for row, cell in rows[:10])
    more = f"; the first {len(shown)} are shown" if len(rows) > len(shown) else ""
    return SchemaMismatch(name, kind, found, sentence=f"{sentence} in {n}{more}", rows=shown)


def _fits(cell: Any, kind: str) -> bool:
    import datetime

    if kind == "text":
        return isinstance(cell, str)
    if kind == "list":
        return not isinstance(cell, (str, bytes)) and hasattr(cell, "__iter__")
    if kind == "truth":
        return isinstance(cell, bool) or type(cell).__name__ in ("bool_", "bool")
    if kind == "date":
        if isinstance(cell, datetime.date):
            return True
        try:
            return bool(datetime.datetime.fromisoformat(str(cell)))
        except ValueError:
            return False
    if isinstance(cell, bool) or not hasattr(cell, "__float__") or isinstance(cell, str):
        return False
    return kind == "number" or (float(cell).is_integer() and float(cell) >= 0)
