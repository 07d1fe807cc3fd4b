"""Tables from JSON Lines: an object a row; nested ones become dotted columns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np

from ..errors import Problem
from .source import Source, raise_problems

_BROKEN = object()
LARGE = 8_000_000
"""Characters of JSON Lines from which on Arrow is tried first."""
CHUNK = 5000
"""Lines of JSON decoded together."""


def read(text: str, path: str) -> Source:
    """The rows of a file, those of a large plain one by Arrow. Raises InputError with every line that is none."""
    import pandas as pd

    fast = _at_once(text, path) if len(text) > LARGE else None
    if fast is not None:
        return fast
    columns: dict[str, list[Any]] = {}
    lines: list[int] = []
    problems: list[Problem] = []
    filled = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line and not line.isspace()]
    for start in range(0, len(filled), CHUNK):
        chunk = filled[start : start + CHUNK]
        for number, row in _objects(chunk, path, problems):
            for name in row:
                if name not in columns:
                    columns[name] = [None] * len(lines)
            if len(row) == len(columns):
                for name, value in row.items():
                    columns[name].append(value)
            else:
                for name, values in columns.items():
                    values.append(row.get(name))
            lines.append(number)
    raise_problems(problems)
    order = dict.fromkeys(columns)
    frame = pd.DataFrame({name: columns.pop(name) for name in order})
    return Source(path, frame, np.asarray(lines, dtype=np.int64))


def _at_once(text: str, path: str) -> Source | None:
    """A large plain table by Arrow; None where its rows are nested, of mixed types, broken or parted by empty lines."""
    try:
        import pyarrow
        from pyarrow import json as arrow
    except ImportError:
        return None
    try:
        table = arrow.read_json(pyarrow.BufferReader(text.encode()))
    except (pyarrow.ArrowException, ValueError):
        return None
    if len(table) != text.count("\n") + (not text.endswith("\n")):
        return None
    if any(pyarrow.types.is_nested(kind) for kind in table.schema.types):
        return None
    frame = table.to_pandas()
    return Source(path, frame, np.arange(1, len(frame) + 1, dtype=np.int64))


def _objects(chunk: list[tuple[int, str]], path: str, problems: list[Problem]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of some lines. They are decoded together, and one by one only where that does not work out."""
    try:
        rows = json.loads(f"[{','.join(line for _, line in chunk)}]", parse_constant=_no_constant)
    except (ValueError, RecursionError):
        rows = []
    if len(rows) != len(chunk):
        rows = [_object(number, line, path, problems) for number, line in chunk]
    for (number, _), row in zip(chunk, rows, strict=True):
        if isinstance(row, dict):
            yield number, _flat(row) if any(isinstance(v, dict) for v in row.values()) else row
        elif row is not _BROKEN:
            problems.append(Problem("is no JSON object; each line holds one row as {…}", path, number))


def _object(number: int, line: str, path: str, problems: list[Problem]) -> Any:
    try:
        return json.loads(line, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        said = getattr(error, "msg", None) or str(error)
        problems.append(Problem(f"is no JSON: {said}", path, number, getattr(error, "colno", None)))
        return _BROKEN


def _no_constant(name: str) -> float:
    if name == "NaN":
        return float("nan")
    raise ValueError(f"{name} is no count")


def _flat(row: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Nested objects as dotted columns: {"verified": {"killed": 6}} is verified.killed."""
    out: dict[str, Any] = {}
    for key, value in row.items():
        if isinstance(value, dict):
            out.update(_flat(value, f"{prefix}{key}."))
        else:
            out[f"{prefix}{key}"] = value
    return out
