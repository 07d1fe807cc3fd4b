"""Tables from CSV, Parquet, JSON Lines and Excel: a frame and the line of every row in its file."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ..errors import InputError, Problem
from ..inputs.decode import NotText, decode
from . import jsonrows
from .numerals import has_dots
from .source import NO_VALUE, Source, check_header, raise_problems, without_blank

if TYPE_CHECKING:
    import pandas as pd

FORMATS = {
    ".csv": "csv", ".tsv": "tsv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".pq": "parquet",
    ".xlsx": "excel", ".xlsm": "excel",
}  # fmt: skip
_DOTS = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d.])")


def read_table(path: str | Path) -> Source:
    """One file as a table. Text cells stay text; raises InputError with file and line for everything unreadable."""
    source = read_source(path)
    raise_problems(list(source.problems))
    return source


def read_source(path: str | Path) -> Source:
    """The same, with the rows that are not whole as `problems`, to be told with those of the cells."""
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
        if kind == "excel":
            from .excel import read_workbook

            return read_workbook(file, shown)
        data = file.read_bytes()
    except OSError as error:
        raise InputError(Problem(f"cannot be read: {(error.strerror or str(error)).lower()}", shown)) from None
    try:
        text = decode(data)
    except NotText as error:
        raise InputError(Problem(str(error), shown)) from None
    if "\0" in text:
        raise InputError(Problem("holds a zero byte and is no text", shown, text.count("\n", 0, text.index("\0")) + 1))
    return jsonrows.read(text, shown) if kind == "jsonl" else _csv(text, shown, "\t" if kind == "tsv" else None)


def _csv(text: str, path: str, separator: str | None) -> Source:
    import pandas as pd

    if "\n" not in text:
        text = text.replace("\r", "\n")  # as some spreadsheets still end lines
    header_end = text.find("\n")
    header_line = text if header_end < 0 else text[:header_end]
    if not header_line.strip():
        raise InputError(Problem("the first line is empty; it should name the columns", path, 1))
    comma = separator or max(",;\t|", key=header_line.count)
    header = next(csv.reader([header_line.rstrip("\r")], delimiter=comma))
    check_header(header, path, blank=True)
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
        raise InputError(*problems or [_broken(error, lines, path)]) from None
    blank = [name for name, said in zip(frame.columns, header, strict=False) if not said.strip()]
    frame = without_blank(frame, blank, path)
    if len(frame) != len(lines):
        raise_problems(problems or [Problem("its rows cannot be told apart", path)])
    return Source(path, frame, lines, problems=tuple(problems))


def _broken(error: Exception, lines: npt.NDArray[np.int64], path: str) -> Problem:
    if "EOF inside string" in str(error):
        return Problem("a quotation mark is opened in this row and never closed", path, int(lines[-1]))
    return Problem(str(error).strip(), path)


def _as_written(frame: pd.DataFrame, text: str, kept: dict[str, Any]) -> None:
    """Numbers that came as 1.204 back as they are written, where all of their column may be thousands with dots."""
    import pandas as pd

    floats = [name for name in frame.columns if frame[name].dtype.kind == "f"]
    if floats and "." in text and _DOTS.search(text):
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
    elif kind == "excel":
        yield from map(str, read_table(file).frame.columns)
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
