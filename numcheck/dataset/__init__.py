"""Figures as frames and back, and checks of tables of figures. Importing it loads pandas and adds `frame.numcheck`."""

from __future__ import annotations

from .accessor import Numcheck
from .convert import is_frame, to_pandas
from .frame import SCHEMA, arrow_schema, differences_frame, from_frame, to_arrow, to_frame
from .readers import header_of, read_table
from .spec import ColumnSpec, Phase, Spec, read_spec
from .table import TableReport, check_table

__all__ = [
    "SCHEMA", "ColumnSpec", "Numcheck", "Phase", "Spec", "TableReport", "arrow_schema", "check_table",
    "differences_frame",
    "from_frame", "header_of", "is_frame", "read_spec", "read_table", "to_arrow", "to_frame", "to_pandas",
]  # fmt: skip
