"""Which keeper a ledger has: a file's path leads to SQLite, an address to a server."""

from __future__ import annotations

from pathlib import Path

from ..address import WRITTEN, is_address, shown, understood
from .keeper import Keeper, failure


def keeper(where: str | Path) -> Keeper:
    """What keeps the ledger of a path or an address. Raises LedgerError for an address that nobody here can follow."""
    if not is_address(where):
        from .sqlite import File

        return File(where)
    target = understood(str(where))
    if target is None:
        raise failure(shown(where), f"a ledger is a file, or on a server: {WRITTEN}; this address cannot be read "
                                    "(a password is written with %40 for @, %2F for / and %25 for %)")  # fmt: skip
    try:
        from .postgres import Server
    except ImportError:
        raise failure(shown(where), "a ledger on a server needs SQLAlchemy and psycopg: "
                                    "pip install 'numcheck[postgres]'") from None  # fmt: skip
    return Server(target)
