"""Assertions on figures: datasets, articles and reports in a test suite. Loads no pandas until one is called."""

from __future__ import annotations

from ..differences import (
    BelowZero,
    ConflictingRows,
    DeltaMismatch,
    Difference,
    Divergence,
    Gap,
    LowAboveHigh,
    Mismatch,
    PartExceedsTotal,
    Regression,
    Row,
    SchemaMismatch,
    StaleAcceptance,
    SumMismatch,
    Tolerance,
    Unsourced,
)
from .acceptance import Acceptance, accepted, read_acceptances
from .consistency import assert_consistent
from .failure import InconsistencyError
from .ledger import assert_matches_ledger
from .schema import assert_schema

__all__ = [
    "Acceptance", "BelowZero", "ConflictingRows", "DeltaMismatch", "Difference", "Divergence", "Gap",
    "InconsistencyError", "LowAboveHigh", "Mismatch", "PartExceedsTotal", "Regression", "Row", "SchemaMismatch",
    "StaleAcceptance", "SumMismatch", "Tolerance", "Unsourced",
    "accepted", "assert_consistent", "assert_matches_ledger", "assert_schema", "read_acceptances",
]  # fmt: skip
