"""What the store asks of whatever keeps a ledger: a file (SQLite) or a server (PostgreSQL)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from ..errors import Problem
from .entries import LedgerError

PATIENCE = 30.0
"""Seconds a writer waits for the others."""
APPLICATION = 0x4E434C47
"""How a ledger says whose it is: "NCLG"."""
COLUMNS = ("seq", "id", "kind", "at", "by", "reason", "body", "prev", "hash")
Row = Sequence[Any]
"""An entry as it is kept: the values of COLUMNS, a number and texts; the body is canonical JSON."""


class Link(Protocol):
    """An open connection to a ledger whose tables this numcheck knows."""

    def rows(self, after: int = 0) -> Iterable[Row]:
        """The entries after number `after`, by number, as one state."""

    def damage(self) -> list[str]:
        """What the database itself says is amiss, and which guards against changes are missing; in sentences."""

    def turn(self) -> AbstractContextManager[None]:
        """A transaction of the one writer whose turn it is: kept for good when left, or as if it had never been.

        The tables are brought up to date first.
        """

    def insert(self, rows: Sequence[Row]) -> None:
        """Write entries, within a turn."""


class Keeper(Protocol):
    """A place where a ledger is, or can be made. Every failure is a LedgerError in a sentence."""

    name: str
    """What messages and reports call it."""

    def create(self) -> None:
        """Make an empty ledger, whole or not at all."""

    def opened(self, *, write: bool) -> AbstractContextManager[Link]:
        """A connection, closed at the end."""


def failure(name: str, said: str) -> LedgerError:
    """What went wrong with a ledger, as the error to raise."""
    return LedgerError(Problem(said, name))


def newer(name: str, have: int, known: int) -> LedgerError:
    """The tables are of a later version than this numcheck knows."""
    return failure(name, f"this ledger was written by a newer numcheck (its tables are of version {have}, this one "
                         f"knows up to {known}); update numcheck to use it")  # fmt: skip


def busy(done: str) -> str:
    """The others did not end, in a sentence."""
    return f"another program has been writing to it for {PATIENCE:.0f} seconds; nothing was {done}"
