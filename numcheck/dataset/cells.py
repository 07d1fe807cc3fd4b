"""Cells to numbers and dates, a whole column at a time; what cannot be read is a problem with its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ..errors import Problem
from .numerals import Read, has_dots, number_of
from .source import NO_VALUE, Source

if TYPE_CHECKING:
    import pandas as pd

_OFFSET = r"(?<=\d)\s*([+-])(\d\d):?\d\d$"
_FORMATS = ("%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%m-%d-%Y", "%Y/%m/%d", "%Y%m%d", "%d %B %Y", "%d %b %Y",
            "%B %d, %Y", "%b %d, %Y", "%d-%b-%Y", "%d-%b-%y", "%m/%d/%y", "%d/%m/%y")  # fmt: skip

Inexact = dict[str, list[tuple[int, str]]]
"""By column the lines and words of cells that give a count which is not exact; they are left out."""
Floats = npt.NDArray[np.float64]
Days = npt.NDArray[np.datetime64]


def is_numeric(column: pd.Series[Any]) -> bool:
    """Whether a column's type is a number and no truth value."""
    import pandas as pd

    return bool(pd.api.types.is_numeric_dtype(column.dtype) and not pd.api.types.is_bool_dtype(column.dtype))


def mostly_numbers(column: pd.Series[Any], share: float = 0.9) -> bool:
    """Whether a column holds counts in that share of its filled cells (and at least in one)."""
    if is_numeric(column):
        return True
    cells = [cell for cell in column.dropna().head(2000) if not _empty(cell)]
    dots = _has_dots(cells)
    read = sum(_number(cell, dots) is not None for cell in cells)
    return bool(cells) and read >= share * len(cells)


def numbers(source: Source, name: str, problems: list[Problem], inexact: Inexact | None = None) -> Floats:
    """A column as floats, NaN where it says nothing. "1,234", "1 234" and "1,234*" are 1234.

    What is no number is a problem, and so is a count that is not exact ("~500", "10+", "5-7") unless there is
    `inexact` to put it in.
    """
    column = source.frame[name]
    if is_numeric(column):
        values: Floats = column.to_numpy(dtype=np.float64, na_value=np.nan)
    else:
        values = _read_cells(source, name, problems, inexact)
    infinite = np.isinf(values)
    if infinite.any():
        values = np.where(infinite, np.nan, values)
        for at in np.flatnonzero(infinite).tolist():
            problems.append(Problem(f"{name} is infinite, which is no count", source.path, int(source.lines[at])))
    return values


def _read_cells(source: Source, name: str, problems: list[Problem], inexact: Inexact | None) -> Floats:
    """A column that is not all numbers: read at once, then cell by cell where that gave nothing."""
    import pandas as pd

    column = source.frame[name]
    dots = _has_dots(column.dropna().tolist())
    if dots or pd.api.types.infer_dtype(column, skipna=True) in ("boolean", "mixed"):
        values = np.full(len(column), np.nan)
    else:
        values = pd.to_numeric(column, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan).copy()
    left = np.flatnonzero(np.isnan(values) & column.notna().to_numpy(dtype=bool))
    for at, cell in zip(left.tolist(), column.iloc[left].tolist(), strict=True):
        if _empty(cell):
            continue
        number = _number(cell, dots)
        line = int(source.lines[at])
        if isinstance(number, float):
            values[at] = number
        elif number is not None and inexact is not None:
            inexact.setdefault(name, []).append((line, str(cell).strip()))
        else:
            shown = cell if isinstance(cell, str) else repr(cell)
            problems.append(Problem(f"{name} is '{shown}', which is no number", source.path, line))
    return values


def _has_dots(cells: list[Any]) -> bool:
    return has_dots(cell for cell in cells if isinstance(cell, str) and not _empty(cell))


def absent(cell: Any) -> bool:
    """Whether a cell is one of the ways of saying nothing: None, NaN, NA, NaT."""
    return cell is None or type(cell).__name__ in ("NAType", "NaTType") or (isinstance(cell, float) and cell != cell)


def _empty(cell: Any) -> bool:
    return absent(cell) or (isinstance(cell, str) and cell.strip() in NO_VALUE)


def _number(cell: Any, dots: bool = False) -> Read:
    if isinstance(cell, str):
        return number_of(cell, dots=dots)
    if isinstance(cell, bool) or not isinstance(cell, (int, float, np.number)):
        return None if type(cell).__name__ != "Decimal" else float(cell)
    return float(cell)


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
    text = _local(text)
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
    read = np.flatnonzero(~np.isnat(days))
    like = f", or not written like '{text.iloc[int(read[0])]}'" if len(read) else ""
    if is_numeric(column) and column.dropna().between(20_000, 80_000).all():
        like = "; if it is a spreadsheet's number of a day, give the column the format of a date there"
    elif is_numeric(column) and column.dropna().between(1, 31).all():
        like = "; if year, month and day are columns of their own, join them"
    for at in np.flatnonzero(np.isnat(days) & text.notna().to_numpy(dtype=bool)).tolist():
        said = f"{name} is '{text.iloc[int(at)]}', which is no date{like}"
        problems.append(Problem(said, source.path, int(source.lines[at])))
    if required:
        problems += [_no_date(source, name, at) for at in np.flatnonzero(text.isna().to_numpy(dtype=bool)).tolist()]
    return days


def _local(text: pd.Series[Any]) -> pd.Series[Any]:
    """Times as their own clocks show them, where each names its offset and all are of one place.

    Offsets an hour apart are of summer and winter; others stay, and all is counted in UTC.
    """
    first = text.first_valid_index()
    if first is None or not re.search(_OFFSET, str(text[first])):
        return text
    offset = text.str.extract(_OFFSET)
    if bool((offset[0].isna() & text.notna()).any()):
        return text
    hours = {int(sign + hour) for sign, hour in offset.dropna().drop_duplicates().itertuples(index=False)}
    return text.str.replace(_OFFSET, "", regex=True) if max(hours) - min(hours) <= 1 else text


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
