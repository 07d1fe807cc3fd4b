"""Tables from CSV, Parquet and JSON Lines: a frame and the line of every row in its file."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ..errors import InputError, Problem
from ..inputs.decode import NotText, decode
from .numerals import has_dots

if TYPE_CHECKING:
    import pandas as pd

FORMATS = {".csv": "csv", ".tsv": "tsv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".pq": "parquet"}
NO_VALUE = frozenset(
    (
        "",
        "NA",
        "N/A",
        "n/a",
        "na",
        "n.a.",
        "N.A.",
        "n/d",
        "N/D",
        "n.d.",
        "NaN",
        "nan",
        "null",
        "NULL",
        "None",
        "none",
        "-",
        "–",
        "—",
        "--",
        "..",
        "...",
        "…",
        "?",
        "#N/A",
        "unknown",
        "Unknown",
        "tbc",
        "TBC",
        "tbd",
        "TBD",
        "not available",
        "not reported",
        "no data",
        "No data",
    )
)
"""Cells that say nothing."""
_BROKEN = object()
_DOTS = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d.])")
LARGE = 8_000_000
"""Characters of JSON Lines from which on Arrow is tried first."""
CHUNK = 5000
"""Lines of JSON decoded together."""
SHOWN = 50
"""Problems told one by one; what is beyond is counted."""


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A table as it was read. `lines[i]` is the line of row i in its file (CSV: the header is line 1; Parquet: row i is
    i + 1); for a frame without a file the rows are numbered from 1. `problems` are of rows that are not in the frame or
    not whole; they are told with those of the cells."""

    path: str
    frame: pd.DataFrame
    lines: npt.NDArray[np.int64]
    of_file: bool = True
    problems: tuple[Problem, ...] = ()


def read_table(path: str | Path) -> Source:
    """One file as a table. Text cells stay text; raises InputError with file and line for everything unreadable."""
    file = Path(path)
    shown = Path(path).as_posix()
    kind = FORMATS.get(file.suffix.lower())
    if not file.exists():
        raise InputError(Problem("no such file", shown))
    if file.is_dir():
        raise InputError(Problem("is a folder; give the table's file", shown))
    if kind is None:
        raise InputError(Problem(f"is no table numcheck reads ({', '.join(sorted(FORMATS))})", shown))
    try:
        if kind == "parquet":
            return _parquet(file, shown)
        data = file.read_bytes()
    except OSError as error:
        raise InputError(Problem(f"cannot be read: {(error.strerror or str(error)).lower()}", shown)) from None
    try:
        text = decode(data)
    except NotText as error:
        raise InputError(Problem(str(error), shown)) from None
    if "\0" in text:
        raise InputError(Problem("holds a zero byte and is no text", shown, text.count("\n", 0, text.index("\0")) + 1))
    return _jsonl(text, shown) if kind == "jsonl" else _csv(text, shown, "\t" if kind == "tsv" else None)


def raise_problems(problems: list[Problem]) -> None:
    """Raises InputError with the first fifty and the number of the others; nothing when there is none."""
    if problems:
        more = len(problems) - SHOWN
        tail = [Problem(f"and {more:,} more problem{'s' if more > 1 else ''} of this kind")] if more > 0 else []
        raise InputError(*sorted(problems, key=lambda p: p.line or 0)[:SHOWN], *tail)


def _csv(text: str, path: str, separator: str | None) -> Source:
    import pandas as pd

    header_end = text.find("\n")
    header_line = text if header_end < 0 else text[:header_end]
    if not header_line.strip():
        raise InputError(Problem("the first line is empty; it should name the columns", path, 1))
    comma = separator or max(",;\t|", key=header_line.count)
    header = next(csv.reader([header_line.rstrip("\r")], delimiter=comma))
    _check_header(header, path)
    problems: list[Problem] = []
    lines: npt.NDArray[np.int64] | None = None
    if '"' not in text and text.count("\r") == text.count("\r\n"):
        body = text[header_end + 1 :].split("\n") if header_end >= 0 else []
        while body and not body[-1].strip("\r"):
            body.pop()
        wanted = len(header) - 1
        if all(row.count(comma) == wanted for row in body) and not (wanted == 0 and any(not r.strip() for r in body)):
            lines = np.arange(2, 2 + len(body), dtype=np.int64)
    if lines is None:
        lines = _csv_lines(text, comma, len(header), path, problems)
    kept: dict[str, Any] = {"sep": comma, "keep_default_na": False, "na_values": sorted(NO_VALUE), "low_memory": False,
            "on_bad_lines": "skip"}  # fmt: skip
    try:
        frame = pd.read_csv(io.StringIO(text), **kept)
        _as_written(frame, text, kept)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, csv.Error) as error:
        raise InputError(*problems or [Problem(str(error).strip(), path)]) from None
    if len(frame) != len(lines):
        raise_problems(problems or [Problem("its rows cannot be told apart", path)])
    return Source(path, frame, lines, problems=tuple(problems))


def _as_written(frame: pd.DataFrame, text: str, kept: dict[str, Any]) -> None:
    """Numbers that came as 1.204 back as they are written, where all of their column may be thousands with dots."""
    import pandas as pd

    floats = [name for name in frame.columns if frame[name].dtype.kind == "f"] if _DOTS.search(text) else []
    if floats:
        written = pd.read_csv(io.StringIO(text), **{**kept, "usecols": floats, "dtype": str})
        for name in floats:
            if has_dots(written[name].dropna()):
                frame[name] = written[name]


def _csv_lines(text: str, comma: str, width: int, path: str, problems: list[Problem]) -> npt.NDArray[np.int64]:
    """The line each row begins on, where cells may hold line breaks; rows of another width are problems.

    Longer rows are left out, shorter ones are filled up.
    """
    reader = csv.reader(io.StringIO(text), delimiter=comma)
    next(reader)
    starts: list[int] = []
    widths: list[int] = []
    begin = reader.line_num + 1
    try:
        for row in reader:
            if row:
                widths.append(len(row))
                if len(row) <= width:
                    starts.append(begin)
                if len(row) != width:
                    cells = f"{len(row)} cell{'s' if len(row) != 1 else ''}"
                    problems.append(Problem(f"has {cells}, the header names {width} columns", path, begin))
            begin = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(str(error), path, begin))
    usual = max(set(widths), key=widths.count, default=width)
    if usual != width and widths.count(usual) > 1 and len(problems) > 0.5 * len(widths):
        said = (
            f"names {width} column{'s' if width != 1 else ''}, but most rows have {usual} cells; the first line must "
            "be the header: delete what stands above it"
        )
        raise InputError(Problem(said, path, 1))
    return np.asarray(starts, dtype=np.int64)


def _check_header(header: list[str], path: str) -> None:
    problems = []
    seen: dict[str, int] = {}
    for at, name in enumerate(header, 1):
        if not name.strip():
            problems.append(Problem(f"column {at} has no name", path, 1))
        elif name in seen:
            problems.append(Problem(f"'{name}' names columns {seen[name]} and {at}", path, 1))
        seen.setdefault(name, at)
    raise_problems(problems)


def _jsonl(text: str, path: str) -> Source:
    import pandas as pd

    fast = _jsonl_at_once(text, path) if len(text) > LARGE else None
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


def _jsonl_at_once(text: str, path: str) -> Source | None:
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


def _parquet(file: Path, path: str) -> Source:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise InputError(Problem("Parquet needs pyarrow: pip install pyarrow", path)) from None
    try:
        frame = parquet.read_table(file).to_pandas()
    except (pyarrow.ArrowException, ValueError) as error:
        raise InputError(Problem(f"is no Parquet file: {error}", path)) from None
    if frame.index.names != [None]:
        frame = frame.reset_index()
    return Source(path, frame, np.arange(1, len(frame) + 1, dtype=np.int64))


def header_of(path: str | Path) -> Iterator[str]:
    """The column names of a table without reading its rows (of JSON Lines: the keys of the first row)."""
    file = Path(path)
    kind = FORMATS.get(file.suffix.lower())
    if kind == "parquet":
        from pyarrow import parquet

        yield from parquet.read_schema(file).names
    elif kind:
        with file.open(encoding="utf-8-sig", errors="replace") as stream:
            first = stream.readline().strip()
        if kind == "jsonl":
            try:
                row = json.loads(first)
            except ValueError:
                return
            yield from row if isinstance(row, dict) else ()
        elif first:
            yield from next(csv.reader([first], delimiter="\t" if kind == "tsv" else max(",;\t|", key=first.count)))
