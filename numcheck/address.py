"""Which words name a ledger on a server, and how that is called where others may read it: without a password."""

from __future__ import annotations

import re

from .codes import later
from .typed import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = "postgresql://USER@HOST/DATABASE"
"""How an address is written, for messages."""
# patterns as text: hardly a run has an address, and `re` keeps those that were used
_LOOSE_PERCENT = "%(?![0-9A-Fa-f]{2})"
_SCHEME = later(r"[A-Za-z][A-Za-z0-9+.-]+://")
_HOST = r"(?:[\w.%-]*|\[[0-9A-Fa-f:.]*\])(?::\d*)?"
# as libpq divides it: a password may hold anything but '@' and '/'
_PARTS = (
    rf"(?i)(?P<scheme>[a-z]+)(?:\+\w+)?://(?:(?P<user>[^:@/?\s]*)(?P<password>:[^@/]*)?@)?(?P<host>{_HOST}(?:,{_HOST})*)"
    r"(?P<base>/[^/?@\s]*)?(?P<query>\?[^@]*)?"
)
_SECRETS = (
    (r"(?i)(\bpostgres(?:ql)?(?:\+\w+)?://[^\s:@/]*):[^\s@]*@", r"\1@"),
    (r"(?i)([?&](?:ssl)?password=)[^&\s]*", r"\1…"),
)


def is_address(where: str | Path) -> bool:
    """Is this the address of a server, and no path?"""
    return isinstance(where, str) and _SCHEME.match(where) is not None


def shown(where: str | Path) -> str:
    """A ledger's name for messages and reports: a path as it is, an address without password and options.

    Of an address that cannot be taken apart for certain only the scheme is shown: anything else may be a password.
    """
    if not is_address(where):
        from pathlib import Path

        return Path(where).as_posix()
    said = str(where)
    parts = re.fullmatch(_PARTS, said)
    if parts is None:
        return said.partition("://")[0] + "://…"
    user = f"{parts['user']}@" if parts["user"] else ""
    return f"{parts['scheme']}://{user}{parts['host']}{parts['base'] or ''}"


def discreet(text: str) -> str:
    """A message without the passwords of addresses that were quoted in it."""
    if "://" in text:
        for secret, shown_ in _SECRETS:
            text = re.sub(secret, shown_, text)
    return text


def understood(address: str) -> str | None:
    """The address as libpq reads it; None when it is none of PostgreSQL, or cannot be taken apart for certain."""
    parts = re.fullmatch(_PARTS, address)
    if parts is None or parts["scheme"].lower() not in ("postgresql", "postgres") or re.search(_LOOSE_PERCENT, address):
        return None
    return "postgresql://" + address.partition("://")[2]
