"""Tables from Excel workbooks: the first sheet that holds one, its cells as they were computed."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import InputError, Problem
from .source import Source, check_header, raise_problems, without_blank

if TYPE_CHECKING:
    import pandas as pd

LIMIT = 500 << 20
"""What a workbook may unpack to, in bytes."""


def read_workbook(file: Path, path: str) -> Source:
    """The first sheet with rows as a table; `lines` are the rows as the spreadsheet numbers them.

    The first filled row names the columns. Raises InputError for what is no workbook, is locked, or has no header.
    """
    import pandas as pd

    name, rows, others = _rows(file, path)
    filled = [(number, cells) for number, cells in rows if any(cell is not None for cell in cells)]
    if not filled:
        raise InputError(Problem("this workbook holds no rows", path))
    width = max(at + 1 for _, cells in filled for at, cell in enumerate(cells) if cell is not None)
    first, head = filled[0]
    header = ["" if cell is None else str(cell).strip() for cell in (*head, *[None] * width)[:width]]
    if sum(bool(title) for title in header) < 0.5 * width:
        said = "the first row must name the columns: delete what stands above the header"
        raise InputError(Problem(f"{said} (sheet '{name}')", path, first))
    check_header(header, path, first, blank=True)
    names = [title or f"column {at}" for at, title in enumerate(header, 1)]
    problems: list[Problem] = []
    for number, cells in filled[1:]:
        problems += [
            Problem(f"{title} is the spreadsheet's error {cell}", path, number)
            for title, cell in zip(header, cells, strict=False) if isinstance(cell, str) and cell in _ERRORS
        ]  # fmt: skip
    raise_problems(problems)
    columns: dict[str, list[Any]] = {title: [] for title in names}
    for _, cells in filled[1:]:
        for title, cell in zip(names, (*cells, *[None] * width), strict=False):
            columns[title].append(cell)
    blank = [name for name, title in zip(names, header, strict=True) if not title]
    frame: pd.DataFrame = without_blank(pd.DataFrame(columns), blank, path, first)
    lines = np.asarray([number for number, _ in filled[1:]], dtype=np.int64)
    notes = (f"not read: the sheets {', '.join(others)}",) if others else ()
    return Source(path, frame, lines, notes=notes)


_ERRORS = frozenset(("#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"))


def _rows(file: Path, path: str) -> tuple[str, list[tuple[int, tuple[Any, ...]]], list[str]]:
    """The name of the first sheet with rows, these with their numbers, and the names of other sheets with rows."""
    try:
        import openpyxl
    except ImportError:
        raise InputError(Problem("Excel needs openpyxl: pip install 'numcheck[excel]'", path)) from None
    try:
        with zipfile.ZipFile(file) as packed:
            if sum(item.file_size for item in packed.infolist()) > LIMIT:
                raise InputError(Problem(f"this workbook unpacks to more than {LIMIT >> 20} MB", path))
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        try:
            found = {sheet.title: sheet for sheet in book.worksheets}
            filled = [title for title, sheet in found.items() if _any(sheet)]
            if not filled:
                return "", [], []
            rows = list(enumerate(found[filled[0]].iter_rows(values_only=True), 1))
            return filled[0], rows, filled[1:]
        finally:
            book.close()
    except InputError:
        raise
    except Exception as error:  # a workbook may be broken in any of its many files
        said = "is no Excel workbook (.xlsx), a damaged or a locked one"
        raise InputError(Problem(f"{said}: {type(error).__name__}", path)) from None


def _any(sheet: Any) -> bool:
    rows = sheet.iter_rows(values_only=True, max_row=50) if hasattr(sheet, "iter_rows") else ()
    return any(cell is not None for row in rows for cell in row)
