"""Cells to numbers and dates, a whole column at a time; what cannot be read is a problem with its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ..errors import Problem
from .readers import NO_VALUE, Source

if TYPE_CHECKING:
    import pandas as pd

_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[ ,\u00a0\u202f'’]\d{3})+(?:\.\d+)?\Z")
_GROUPERS = re.compile("[ ,\u00a0\u202f'’]")
_FORMATS = ("%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%m-%d-%Y", "%Y/%m/%d", "%Y%m%d", "%d %B %Y", "%d %b %Y",
            "%B %d, %Y", "%b %d, %Y", "%d-%b-%Y", "%d-%b-%y", "%m/%d/%y", "%d/%m/%y")  # fmt: skip

Floats = npt.NDArray[np.float64]
Days = npt.NDArray[np.datetime64]


def is_numeric(column: pd.Series[Any]) -> bool:
    """Whether a column's type is a number and no truth value."""
    import pandas as pd

    return bool(pd.api.types.is_numeric_dtype(column.dtype) and not pd.api.types.is_bool_dtype(column.dtype))


def mostly_numbers(column: pd.Series[Any]) -> bool:
    """Whether a column holds numbers in nine of ten of its filled cells (and at least in one)."""
    if is_numeric(column):
        return True
    cells = [cell for cell in column.dropna().head(2000) if not _empty(cell)]
    read = sum(_number(cell) is not None for cell in cells)
    return bool(cells) and read >= 0.9 * len(cells)


def numbers(source: Source, name: str, problems: list[Problem]) -> Floats:
    """A column as floats, NaN where it says nothing. "1,234" and "1 234" are 1234; what is no number is a problem."""
    column = source.frame[name]
    if is_numeric(column):
        values: Floats = column.to_numpy(dtype=np.float64, na_value=np.nan)
    else:
        values = _read_cells(source, name, problems)
    infinite = np.isinf(values)
    if infinite.any():
        values = np.where(infinite, np.nan, values)
        for at in np.flatnonzero(infinite).tolist():
            problems.append(Problem(f"{name} is infinite, which is no count", source.path, int(source.lines[at])))
    return values


def _read_cells(source: Source, name: str, problems: list[Problem]) -> Floats:
    """A column that is not all numbers: read at once, then cell by cell where that gave nothing."""
    import pandas as pd

    column = source.frame[name]
    if pd.api.types.infer_dtype(column, skipna=True) in ("boolean", "mixed"):
        values = np.full(len(column), np.nan)
    else:
        values = pd.to_numeric(column, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan).copy()
    left = np.flatnonzero(np.isnan(values) & column.notna().to_numpy(dtype=bool))
    for at, cell in zip(left.tolist(), column.iloc[left].tolist(), strict=True):
        if _empty(cell):
            continue
        number = _number(cell)
        if number is None:
            shown = cell if isinstance(cell, str) else repr(cell)
            problems.append(Problem(f"{name} is '{shown}', which is no number", source.path, int(source.lines[at])))
        else:
            values[at] = number
    return values


def absent(cell: Any) -> bool:
    """Whether a cell is one of the ways of saying nothing: None, NaN, NA, NaT."""
    return cell is None or type(cell).__name__ in ("NAType", "NaTType") or (isinstance(cell, float) and cell != cell)


def _empty(cell: Any) -> bool:
    return absent(cell) or (isinstance(cell, str) and cell.strip() in NO_VALUE)


def _number(cell: Any) -> float | None:
    if isinstance(cell, bool) or not isinstance(cell, (str, int, float, np.number)):
        return None if type(cell).__name__ != "Decimal" else float(cell)
    if isinstance(cell, str):
        cell = cell.strip()
        if _GROUPED.match(cell):
            cell = _GROUPERS.sub("", cell)
        if "_" in cell:
            return None
    try:
        return float(cell)
    except ValueError:
        return None


def dates(source: Source, name: str, format: str | None, problems: list[Problem], required: bool = False) -> Days:
    """A column as days (as seconds where some cell gives a time), NaT where there is none.

    ISO dates, or one other way of writing that fits every cell; a column that reads both as day/month and as month/day
    is a problem that asks for `date_format`. Where dates are `required`, an empty cell is a problem too.
    """
    import pandas as pd

    column = source.frame[name]
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        stamps = column.dt.tz_localize(None) if getattr(column.dt, "tz", None) is not None else column
        days = _trimmed(stamps)
        if required:
            problems += [_no_date(source, name, at) for at in np.flatnonzero(np.isnat(days)).tolist()]
        return days
    text = column.astype("string").str.strip()
    text = text.mask(text.isin(list(NO_VALUE)))
    if is_numeric(column):  # 2023 or 20231007
        text = text.str.replace(r"\.0$", "", regex=True)
    days, ambiguous = _parse(text, format)
    if ambiguous:
        first = text.dropna().iloc[0]
        problems.append(Problem(
            f"{name} '{first}' can be day/month or month/day; say date_format in a spec file", source.path,
            int(source.lines[int(np.flatnonzero(text.notna().to_numpy())[0])]),
        ))  # fmt: skip
        return np.full(len(column), np.datetime64("NaT", "D"))
    for at in np.flatnonzero(np.isnat(days) & text.notna().to_numpy(dtype=bool)).tolist():
        problems.append(
            Problem(f"{name} is '{text.iloc[int(at)]}', which is no date", source.path, int(source.lines[at]))
        )
    if required:
        problems += [_no_date(source, name, at) for at in np.flatnonzero(text.isna().to_numpy(dtype=bool)).tolist()]
    return days


def _no_date(source: Source, name: str, at: int) -> Problem:
    return Problem(f"the row has no {name}", source.path, int(source.lines[at]))


def _trimmed(stamps: pd.Series[Any]) -> Days:
    """Days; seconds only where the time of day tells rows apart."""
    exact = np.asarray(stamps.to_numpy(dtype="datetime64[s]"))
    whole = exact.astype("datetime64[D]")
    return whole if bool(((whole == exact) | np.isnat(exact)).all()) else exact


def _parse(text: pd.Series[Any], format: str | None) -> tuple[Days, bool]:
    """Days and whether two ways of reading fit alike."""
    import pandas as pd

    def read(how: str) -> Days:
        return _trimmed(pd.to_datetime(text, format=how, errors="coerce", utc=how == "ISO8601").dt.tz_localize(None))

    if format:
        return read(format), False
    best = read("ISO8601")
    wanted = int(text.notna().sum())
    if int((~np.isnat(best)).sum()) >= 0.5 * wanted:
        return best, False
    most, found = 0, best
    fits: list[tuple[str, Days]] = []
    for how in _FORMATS:
        days = read(how)
        got = int((~np.isnat(days)).sum())
        if got == wanted and wanted:
            fits.append((how, days))
        if got > most:
            most, found = got, days
    if len(fits) > 1 and any(not np.array_equal(fits[0][1], other) for _, other in fits[1:]):
        return found, True
    return found, False


def day(value: np.datetime64) -> str | None:
    """A day (with its time, where the column has times) as ISO text, None for no day."""
    return None if np.isnat(value) else str(value)[:16]
