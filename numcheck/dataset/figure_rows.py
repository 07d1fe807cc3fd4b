"""A frame of figures as arrays: counts, moments, and which rows are of the same people."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..differences import Row
from ..errors import Problem
from ..model import notation
from .cells import Days, Floats, absent, day, numbers
from .checks import number
from .readers import Source, raise_problems

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
    value: Floats
    moment: Days
    usable: npt.NDArray[np.bool_]

    def count(self, i: int) -> str:
        """A figure's count in the short notation."""
        low, high, value = (
            None if np.isnan(v[i]) else number(float(v[i])) for v in (self.raw("low"), self.raw("high"), self.value)
        )
        return notation(
            low,
            high,
            value if value is not None else low if low == high else None,
            str(self.cells["bound"][i] or "exact"),
        )

    def raw(self, name: str) -> Floats:
        return np.asarray([np.nan if v is None else float(v) for v in self.cells[name]], dtype=np.float64)

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


def figure_rows(source: Source) -> FigureRows:
    frame = source.frame
    problems: list[Problem] = []
    low, high = numbers(source, "low", problems), numbers(source, "high", problems)
    value = numbers(source, "value", problems) if "value" in frame else np.full(len(frame), np.nan)
    raise_problems(problems)
    names = (
        "id", "article", "source", "attribution", "published", "as_of", "event_date", "metric", "bound", "text",
        "quote",
        "line", "assertion", "role", "part_of", "scope", "place", "groups",
    )  # fmt: skip
    cells = {name: plain_cells(frame[name].tolist()) if name in frame else [None] * len(frame) for name in names}
    cells["low"], cells["high"] = ([None if np.isnan(v) else v for v in a.tolist()] for a in (low, high))
    wide_low, wide_high = low.copy(), high.copy()
    about = np.asarray([b == "about" for b in cells["bound"]])
    size = np.where(np.isnan(high), low, high)
    slack = np.maximum(1, np.where(size < 50, 0.2, 0.1) * size)
    wide_low[about] -= slack[about]
    wide_high[about] += slack[about]
    moment = _moments(cells["as_of"], cells["published"])
    usable = np.asarray([
        (a in ASSERTED or a is None) and (r in ("toll", None))
        for a, r in zip(cells["assertion"], cells["role"], strict=True)
    ], dtype=bool)  # fmt: skip
    return FigureRows(source, cells, wide_low, wide_high, value, moment, usable)


def plain_cells(column: list[Any]) -> list[Any]:
    out: list[Any] = []
    for cell in column:
        if isinstance(cell, (list, tuple, np.ndarray)):
            out.append(tuple(str(v) for v in cell))
        elif absent(cell) or cell == "":
            out.append(None)
        else:
            out.append(cell)
    return out


def _moments(as_of: list[Any], published: list[Any]) -> Days:
    """The day of each figure: as_of (of a range its end), else the publication date; NaT for a partial date."""
    out = np.full(len(as_of), np.datetime64("NaT", "D"))
    for i, (first, second) in enumerate(zip(as_of, published, strict=True)):
        text = str(first if first is not None else second if second is not None else "").split("/")[-1][:10]
        try:
            out[i] = np.datetime64(datetime.date.fromisoformat(text), "D")
        except ValueError:
            continue
    return out


def keys(figures: FigureRows, by: tuple[str, ...] | None, more: list[Any] | None = None) -> npt.NDArray[np.int64]:
    """A number for each row's key; -1 where a part of it is unknown, since unknown is never equal."""
    import pandas as pd

    columns = by if by is not None else BY
    code = np.zeros(len(figures.moment), dtype=np.int64)
    unknown = ~figures.usable.copy()
    extra = [] if more is None else [more]
    for cells in [figures.cells.get(c) or plain_cells(figures.source.frame[c].tolist()) for c in columns] + extra:
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
