"""Figures of many articles, kept without their texts: as frames and in Parquet, in parts; read back and compared."""

from __future__ import annotations

from .batch import extract_batch
from .columns import ARTICLE, COLUMNS, figures_schema
from .load import holds_figures, read_kept
from .rows import pairs_of, table_of
from .store import Kept, is_folder, keep

__all__ = [
    "ARTICLE", "COLUMNS", "Kept", "extract_batch", "figures_schema", "holds_figures", "is_folder", "keep", "pairs_of",
    "read_kept", "table_of",
]  # fmt: skip
