"""`frame.numcheck`: the checks on a pandas frame, once numcheck.dataset is imported."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..model import Figure
from .frame import from_frame
from .table import TableReport, check_table


@pd.api.extensions.register_dataframe_accessor("numcheck")
class Numcheck:
    """`frame.numcheck.check()`, `.assert_consistent()`, `.shape`, `.figures()`: the frame is never changed."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame

    def check(self, spec: Any = None, **options: Any) -> TableReport:
        """The report of this table; arguments as in `check_table`."""
        return check_table(self._frame, spec, **options)

    @property
    def shape(self) -> tuple[str, ...]:
        """How the table is understood, in lines."""
        return check_table(self._frame, checks=()).shape

    def figures(self) -> list[Figure]:
        """The figures of a frame that `to_frame` made."""
        return from_frame(self._frame)
