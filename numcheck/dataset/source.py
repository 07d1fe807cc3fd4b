"""A table as it was read: a frame, and the line of every row in its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from ..errors import InputError, Problem

if TYPE_CHECKING:
    import pandas as pd

NO_VALUE = frozenset(
    (
        "", "NA", "N/A", "n/a", "na", "n.a.", "N.A.", "n/d", "N/D", "n.d.", "NaN", "nan", "null", "NULL", "None",
        "none", "-", "–", "—", "--", "..", "...", "…", "?", "#N/A", "unknown", "Unknown", "tbc", "TBC", "tbd", "TBD",
        "not available", "not reported", "no data", "No data",
    )
)
"""Cells that say nothing."""
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
    notes: tuple[str, ...] = ()
    """What was not read, in sentences."""


def raise_problems(problems: list[Problem]) -> None:
    """Raises InputError with the first fifty and the number of the others; nothing when there is none."""
    if problems:
        more = len(problems) - SHOWN
        tail = [Problem(f"and {more:,} more problem{'s' if more > 1 else ''} of this kind")] if more > 0 else []
        raise InputError(*sorted(problems, key=lambda p: p.line or 0)[:SHOWN], *tail)


def without_blank(frame: pd.DataFrame, blank: list[str], path: str, line: int = 1) -> pd.DataFrame:
    """The frame without its columns that have no name and hold nothing, as behind a last separator.

    Raises InputError for those that hold something.
    """
    filled = [name for name in blank if frame[name].notna().any()]
    at = {name: number for number, name in enumerate(frame.columns, 1)}
    raise_problems([Problem(f"column {at[name]} has no name", path, line) for name in filled])
    return frame.drop(columns=blank) if blank else frame


def check_header(header: list[str], path: str, line: int = 1, blank: bool = False) -> None:
    """Raises InputError for columns with the name of another, and unless they may be `blank` for those with none."""
    problems = []
    seen: dict[str, int] = {}
    for at, name in enumerate(header, 1):
        if not name.strip():
            if blank:
                continue
            problems.append(Problem(f"column {at} has no name", path, line))
        elif name in seen:
            problems.append(Problem(f"'{name}' names columns {seen[name]} and {at}", path, line))
        seen.setdefault(name, at)
    raise_problems(problems)
