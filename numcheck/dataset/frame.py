"""Figures to pandas and back without loss: one row a figure, the fields of the record in order, a fixed schema."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..differences import Difference
from ..errors import InputError, Problem
from ..model import Figure
from .cells import absent, is_numeric
from .convert import to_pandas

if TYPE_CHECKING:
    import pandas as pd

SCHEMA: dict[str, str] = {
    "id": "string", "article": "string", "source": "string", "published": "string", "metric": "string",
    "low": "Float64", "high": "Float64", "value": "Float64", "bound": "string", "text": "string",
    "start": "Int64", "end": "Int64", "line": "Int64", "column": "Int64", "quote": "string", "victims": "string",
    "groups": "list", "place": "string", "event_date": "string", "as_of": "string", "scope": "string",
    "attribution": "string", "assertion": "string", "part_of": "string", "unit": "string", "language": "string",
    "rule": "string", "quote_start": "Int64", "role": "string", "indefinite": "boolean", "cause": "string",
    "in_title": "boolean",
}  # fmt: skip
"""Column and pandas type, in order. Every type has a missing value (`<NA>`), so an open interval is no zero.

In Arrow: string, double (Float64), int64, bool, and list<string> for `groups` (in pandas: tuples, which can be
grouped by).
Dates stay text: an event date may be partial (`--10-07`) or a range (`a/b`). Whole numbers come back as int.
"""
REQUIRED = frozenset(("id", "article", "metric", "bound", "text", "start", "end", "line", "column", "quote", "scope",
                      "assertion", "language", "rule"))  # fmt: skip
"""Columns that are never missing in a figure."""
_DEFAULTS: dict[str, Any] = {"language": "en", "rule": "", "quote_start": 0, "role": "toll", "indefinite": False,
                             "in_title": False, "scope": "event", "assertion": "asserted"}  # fmt: skip


def to_frame(figures: Iterable[Figure]) -> pd.DataFrame:
    """Figures as a pandas frame with the columns and types of SCHEMA, also when there is none."""
    import pandas as pd

    rows = list(figures)
    columns: dict[str, Any] = {}
    for name, kind in SCHEMA.items():
        values = [getattr(figure, name) for figure in rows]
        if kind == "list":
            cells = pd.Series([None] * len(values), dtype=object)
            cells[:] = pd.Series([tuple(v) for v in values], dtype=object)
            columns[name] = cells
        else:
            columns[name] = pd.array(values, dtype=kind)  # type: ignore[call-overload]
    return pd.DataFrame(columns, columns=list(SCHEMA))


def arrow_schema() -> Any:
    """SCHEMA as a pyarrow schema, the one that Parquet files of figures have."""
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "Float64": pa.float64(),
        "Int64": pa.int64(),
        "boolean": pa.bool_(),
        "list": pa.list_(pa.string()),
    }
    return pa.schema([pa.field(name, types[kind], nullable=name not in REQUIRED) for name, kind in SCHEMA.items()])


def to_arrow(figures: Iterable[Figure]) -> Any:
    """Figures as a pyarrow table of `arrow_schema()`."""
    import pyarrow as pa

    rows = list(figures)
    return pa.table(
        {name: [list(v) if kind == "list" else float(v) if kind == "Float64" and v is not None else v
                for v in (getattr(figure, name) for figure in rows)] for name, kind in SCHEMA.items()},
        schema=arrow_schema(),
    )  # fmt: skip


def from_frame(frame: Any) -> list[Figure]:
    """The figures of a frame as `to_frame` made it, or as read back from Parquet, CSV or JSON Lines.

    Columns that are not in the record are ignored; those beyond the promised record may be missing.
    Raises InputError with every missing column and every row (numbered from 1) that makes no figure.
    """
    table = to_pandas(frame)
    gone = [name for name in SCHEMA if name in REQUIRED and name not in table.columns and name not in _DEFAULTS]
    if gone:
        raise InputError(*(Problem(f"the frame has no column '{name}'") for name in gone))
    columns: dict[str, list[Any]] = {}
    problems: list[Problem] = []
    for name, kind in SCHEMA.items():
        if name not in table.columns:
            columns[name] = [() if kind == "list" else _DEFAULTS.get(name)] * len(table)
            continue
        out = _at_once(table[name], kind)
        if out is None or (None in out and name in REQUIRED | _DEFAULTS.keys()):
            out = _one_by_one(table[name], name, kind, problems)
        columns[name] = out
    if problems:
        raise InputError(*problems[:50], *([f"and {len(problems) - 50:,} more"] if len(problems) > 50 else []))
    # SCHEMA is in the order of Figure's own fields
    return [Figure(*cells) for cells in zip(*columns.values(), strict=True)]


def _at_once(column: pd.Series[Any], kind: str) -> list[Any] | None:
    """A column whose type is already right as plain Python values; None for any other."""
    import pandas as pd

    if kind in ("Float64", "Int64") and is_numeric(column):
        numbers = column.to_numpy(dtype="float64", na_value=float("nan")).tolist()
        if kind == "Float64":
            return [None if n != n else int(n) if n.is_integer() else n for n in numbers]
        return [int(n) for n in numbers] if all(n.is_integer() for n in numbers) else None
    if kind == "boolean" and pd.api.types.is_bool_dtype(column.dtype) and not column.isna().any():
        return [bool(cell) for cell in column.tolist()]
    if kind == "string":
        cells = [None if gone else c for c, gone in zip(column.tolist(), column.isna().tolist(), strict=True)]
        if all(cell is None or (type(cell) is str and not cell.startswith("'--")) for cell in cells):
            return cells
    return None


def _one_by_one(column: pd.Series[Any], name: str, kind: str, problems: list[Problem]) -> list[Any]:
    """A column cell by cell, with a problem for each that is missing or of another kind."""
    out: list[Any] = []
    for number, cell in enumerate(column.tolist(), 1):
        try:
            value = _back(cell, kind)
        except (ValueError, TypeError):
            value = None
            problems.append(Problem(f"row {number}: {name} is {cell!r}, which is no {kind}"))
        if value is None and name in _DEFAULTS:
            value = _DEFAULTS[name]
        elif value is None and name in REQUIRED:
            problems.append(Problem(f"row {number}: {name} is missing"))
        out.append(value)
    return out


def _back(cell: Any, kind: str) -> Any:
    """A cell as the plain Python value it was."""
    if kind == "list":
        return _groups(cell)
    if absent(cell):
        return None
    if kind == "Float64":
        number = float(cell)
        return int(number) if number.is_integer() else number
    if kind == "Int64":
        if float(cell) != int(float(cell)):
            raise ValueError(cell)
        return int(cell)
    if kind == "boolean":
        if isinstance(cell, str):
            return (
                {"true": True, "false": False}[cell.strip().lower()]
                if cell.strip().lower() in ("true", "false")
                else bool(int(cell))
            )
        return bool(cell)
    text = str(cell)
    # the CSV of extract keeps a spreadsheet from running "--10-07" as a formula
    return text[1:] if text.startswith("'--") else text


def _groups(cell: Any) -> tuple[str, ...]:
    """Groups from a list, an array, or the text of a CSV cell (`children; women`, or JSON)."""
    if isinstance(cell, str):
        text = cell.strip()
        if text.startswith("["):
            found = json.loads(text)
            return tuple(str(v) for v in found)
        return tuple(part.strip() for part in text.split(";") if part.strip())
    if absent(cell):
        return ()
    return tuple(str(v) for v in cell)


DIFFERENCE_COLUMNS = (
    "code",
    "name",
    "level",
    "kind",
    "what",
    "where",
    "on",
    "message",
    "sources",
    "lines",
    "path",
    "accept",
)


def differences_frame(differences: Sequence[Difference]) -> pd.DataFrame:
    """Differences as a frame, one row each: what, where, when, the sentence, the sources, the lines, and what accepts
    it.

    `difference` holds the typed value itself.
    """
    import pandas as pd

    records = []
    for found in differences:
        record = found.record()
        record["sources"] = list(found.sources)
        record["lines"] = [row.line for row in found.rows]
        record["path"] = found.rows[0].path if found.rows else None
        records.append({name: record[name] for name in DIFFERENCE_COLUMNS})
    frame = pd.DataFrame(records, columns=list(DIFFERENCE_COLUMNS), dtype=object)
    for name in DIFFERENCE_COLUMNS:
        if name not in ("sources", "lines"):
            frame[name] = frame[name].astype("string")
    frame["difference"] = pd.Series(list(differences), dtype=object)
    return frame
