"""A frame of figures as arrays: counts, moments, and which rows are of the same people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ..differences import Row
from ..errors import Problem
from ..model import notation
from .cells import Days, Floats, absent, day, numbers
from .checks import number
from .source import Source, raise_problems

if TYPE_CHECKING:
    import pandas as pd

BY = ("metric", "groups", "place", "event_date", "scope")
"""What must be the same for two figures to be of the same people; where place or date is unknown, nothing is
compared.
"""
ASSERTED = ("asserted", "alleged", "disputed")


@dataclass(frozen=True, slots=True, eq=False)
class FigureRows:
    """Columns as arrays. `moment` is as_of, else published; `low` and `high` are widened where the words say
    "about".
    """

    source: Source
    cells: dict[str, list[Any]]
    low: Floats
    high: Floats
    said_low: Floats
    said_high: Floats
    value: Floats
    moment: Days
    usable: npt.NDArray[np.bool_]

    def count(self, i: int) -> str:
        """A figure's count in the short notation."""
        low, high, value = (
            None if np.isnan(v[i]) else number(float(v[i])) for v in (self.said_low, self.said_high, self.value)
        )
        printed = value if value is not None else low if low == high else None
        return notation(low, high, printed, str(self.cells["bound"][i] or "exact"))

    def origin(self, i: int) -> str | None:
        """Who says so: the attribution, else the outlet."""
        said = self.cells["attribution"][i] or self.cells["source"][i]
        return None if said is None else str(said)

    def row(self, i: int) -> Row:
        """A figure as a difference shows it."""
        line = self.cells["line"][i]
        article = self.cells["article"][i]
        return Row(
            int(line) if line is not None and article else int(self.source.lines[i]), day(self.moment[i]),
            self.origin(i),
            str(self.cells["quote"][i] or self.cells["text"][i] or self.count(i)), article or self.source.path,
        )  # fmt: skip


COLUMNS = (
    "id", "article", "source", "attribution", "published", "as_of", "event_date", "metric", "bound", "text", "quote",
    "line", "assertion", "role", "part_of", "scope", "place", "groups",
)  # fmt: skip


def figure_rows(source: Source) -> FigureRows:
    """The rows of a frame of figures. Raises InputError for counts that are no numbers."""
    frame = source.frame
    problems: list[Problem] = []
    low, high = numbers(source, "low", problems), numbers(source, "high", problems)
    value = numbers(source, "value", problems) if "value" in frame else np.full(len(frame), np.nan)
    raise_problems(problems)
    cells = {name: plain_cells(frame[name]) if name in frame else [None] * len(frame) for name in COLUMNS}
    about = np.asarray([b == "about" for b in cells["bound"]], dtype=bool)
    size = np.where(np.isnan(high), low, high)
    slack = np.where(about, np.maximum(1, np.where(size < 50, 0.2, 0.1) * size), 0)
    usable = np.asarray([
        (a in ASSERTED or a is None) and r in ("toll", None)
        for a, r in zip(cells["assertion"], cells["role"], strict=True)
    ], dtype=bool)  # fmt: skip
    moment = _moments(frame)
    return FigureRows(source, cells, low - slack, high + slack, low, high, value, moment, usable)


def plain_cells(column: pd.Series[Any]) -> list[Any]:
    """A column's cells, None where they say nothing, lists and arrays as tuples."""
    cells = column.astype(object).tolist()
    if any(isinstance(cell, (list, tuple, np.ndarray)) for cell in cells):
        return [
            tuple(str(v) for v in cell)
            if isinstance(cell, (list, tuple, np.ndarray))
            else None
            if absent(cell)
            else cell
            for cell in cells
        ]
    return [None if gone or cell == "" else cell for cell, gone in zip(cells, column.isna().tolist(), strict=True)]


def _moments(frame: pd.DataFrame) -> Days:
    """The day of each figure: as_of (of a range its end), else the publication date; NaT for a partial date."""
    import pandas as pd

    text = pd.Series(pd.NA, index=frame.index, dtype="string")
    for name in ("as_of", "published"):
        if name in frame:
            said = frame[name].astype("string")
            text = text.fillna(said.mask(said == ""))
    text = text.str.split("/").str[-1].str.slice(0, 10)
    return np.asarray(pd.to_datetime(text, format="%Y-%m-%d", errors="coerce").to_numpy(dtype="datetime64[D]"))


def keys(figures: FigureRows, by: tuple[str, ...] | None, more: list[Any] | None = None) -> npt.NDArray[np.int64]:
    """A number for each row's key; -1 where a part of it is unknown, since unknown is never equal."""
    import pandas as pd

    columns = by if by is not None else BY
    code = np.zeros(len(figures.moment), dtype=np.int64)
    unknown = ~figures.usable.copy()
    extra = [] if more is None else [more]
    for cells in [figures.cells.get(c) or plain_cells(figures.source.frame[c]) for c in columns] + extra:
        empty_is_known = cells is figures.cells["groups"]
        part, words = pd.factorize(np.asarray([None if c is None else str(c) for c in cells], dtype=object))
        if not empty_is_known:
            unknown |= part < 0
        code = pd.factorize(code * (len(words) + 2) + part + 1)[0].astype(np.int64)
    code[unknown] = -1
    return code


def same_key(code: npt.NDArray[np.int64]) -> Iterator[npt.NDArray[np.int64]]:
    """The rows of each key that has two or more."""
    order = np.argsort(code, kind="stable")
    order = order[code[order] >= 0]
    for rows in np.split(order, np.flatnonzero(np.diff(code[order])) + 1):
        if len(rows) > 1:
            yield rows


def bounds(figures: FigureRows) -> tuple[Floats, Floats]:
    return np.where(np.isnan(figures.low), -np.inf, figures.low), np.where(np.isnan(figures.high), np.inf, figures.high)


def apart(code: npt.NDArray[np.int64], low: Floats, high: Floats) -> npt.NDArray[np.int64]:
    """Keys kept only where some two ranges do not meet; the others are -1. One pass over all rows."""
    if not len(code) or code.max() < 0:
        return code
    size = int(code.max()) + 1
    top, bottom = np.full(size, -np.inf), np.full(size, np.inf)
    known = code >= 0
    np.maximum.at(top, code[known], low[known])
    np.minimum.at(bottom, code[known], high[known])
    out = code.copy()
    out[known] = np.where((top > bottom)[code[known]], code[known], -1)
    return out
