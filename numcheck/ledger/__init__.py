"""The ledger: the figures and differences a desk has accepted, kept where they only grow."""

from __future__ import annotations

from .accept import Act, acceptance, figures, fresh, tolls_of, withdrawal
from .background import Accepted, Background, background, is_accepted, standing
from .current import State, figure_of, moment, state, tolls
from .entries import Entry, LedgerError, New
from .store import append, create, is_ledger, read
from .verify import Verdict, verify

__all__ = [
    "Accepted", "Act", "Background", "Entry", "LedgerError", "New", "State", "Verdict", "acceptance", "append",
    "background", "create", "figure_of", "figures", "fresh", "is_accepted", "is_ledger", "moment", "read",
    "standing", "state", "tolls", "tolls_of", "verify", "withdrawal",
]  # fmt: skip
