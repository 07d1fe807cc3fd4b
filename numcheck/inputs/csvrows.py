"""CSV and TSV: one article a row, read row by row and never wholly in memory."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import IO

from ..errors import Problem
from ..model import Article
from . import rows
from .decode import SAMPLE, encoding_of
from .jsonlines import Joined
from .whole import MEGABYTE, Unreadable, foreign

_ROW = 16 * MEGABYTE
"""No row is longer: a quotation mark that is never closed must not swallow the file."""
_SEPARATORS = ",;\t|"


def read(stream: IO[bytes], name: str) -> Iterator[Article | Problem]:
    """The articles of a table whose first row names its columns. Raises Unreadable, NotText.

    Columns are separated by tabs in a .tsv, otherwise by what the first row holds: commas, semicolons, tabs or bars.
    """
    sample = stream.read(SAMPLE)
    encoding = encoding_of(sample, whole=len(sample) < SAMPLE)
    if said := foreign(sample, "table"):
        raise Unreadable(said)
    text = io.TextIOWrapper(io.BufferedReader(Joined(sample, stream), SAMPLE), encoding, "replace", newline="")
    lines = _Lines(text)
    if not lines.first:
        return
    table = csv.reader(lines, delimiter=_separator(lines.first, name), strict=True)
    columns: list[str] | None = None
    while True:
        line = table.line_num + lines.skipped + 1
        lines.room = _ROW
        try:
            cells = _next(table)
        except csv.Error as error:
            raise Unreadable(f"this row cannot be read, nor what follows: {_said(error)}", line) from None
        if cells is None:
            return
        if columns is None:
            columns = [cell.strip().lower() for cell in cells]
            _check(columns, cells)
        elif cells:
            if len(cells) > len(columns) and any(cells[len(columns) :]):
                said = f"this row has {len(cells)} cells, the first row names {len(columns)} columns"
                yield Problem(said, name, line)
                continue
            yield from rows.read(dict(zip(columns, cells, strict=False)), name, line)


def _next(table: Iterator[list[str]]) -> list[str] | None:
    """The next row. The limit on fields is the module's own, so it is put back as it was."""
    before = csv.field_size_limit(_ROW)
    try:
        return next(table, None)
    finally:
        csv.field_size_limit(before)


def _said(error: csv.Error) -> str:
    said = str(error)
    if "field larger" in said or "unexpected end" in said:
        return "a quotation mark is opened and not closed"
    if "expected after" in said:
        return "something follows a closing quotation mark; one within a cell is doubled"
    return said


def _check(columns: list[str], shown: list[str]) -> None:
    if "text" not in columns and "title" not in columns:
        names = ", ".join(cell[:40] for cell in shown[:12])
        raise Unreadable(f"a table of articles needs a column 'text' or 'title'; the first row holds {names}", 1)
    twice = next((name for name in columns if name and columns.count(name) > 1), None)
    if twice:
        raise Unreadable(f"the column '{twice}' is there twice", 1)


def _separator(first: str, name: str) -> str:
    if name.lower().endswith(".tsv"):
        return "\t"
    return max(_SEPARATORS, key=lambda mark: (first.count(mark), -_SEPARATORS.index(mark)))


class _Lines:
    """The lines of a table, the first one kept for the reader; `room` is what the row at hand may still hold."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._number = 0
        self._kept: str | None = None
        self.room = _ROW
        self.first = self._line()
        while self.first and not self.first.strip():
            self.first = self._line()
        self._kept = self.first
        self.skipped = self._number - 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line, self._kept = self._kept if self._kept is not None else self._line(), None
        if not line:
            raise StopIteration
        self.room -= len(line)
        if self.room < 0:
            raise Unreadable("this row does not end; a quotation mark may not be closed", self._number)
        return line

    def _line(self) -> str:
        line = self._text.readline(_ROW)
        self._number += 1
        if len(line) == _ROW:
            raise Unreadable(f"this line is longer than {_ROW // MEGABYTE} million characters", self._number)
        if "\0" in line:
            raise Unreadable("this line holds a zero byte, as binary files do", self._number)
        return line
