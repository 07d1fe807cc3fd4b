"""Which words name a ledger on a server, and how that is called where others may read it: without a password."""

from __future__ import annotations

import re
from pathlib import Path

WRITTEN = "postgresql://USER@HOST/DATABASE"
"""How an address is written, for messages."""
_LOOSE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_HOST = r"(?:[\w.%-]*|\[[0-9A-Fa-f:.]*\])(?::\d*)?"
# as libpq divides it: a password may hold anything but '@' and '/'
_PARTS = re.compile(
    rf"(?P<scheme>[a-z]+)(?:\+\w+)?://(?:(?P<user>[^:@/?\s]*)(?P<password>:[^@/]*)?@)?(?P<host>{_HOST}(?:,{_HOST})*)"
    r"(?P<base>/[^/?@\s]*)?(?P<query>\?[^@]*)?",
    re.IGNORECASE,
)
_SECRETS = (
    (re.compile(r"(\bpostgres(?:ql)?(?:\+\w+)?://[^\s:@/]*):[^\s@]*@", re.IGNORECASE), r"\1@"),
    (re.compile(r"([?&](?:ssl)?password=)[^&\s]*", re.IGNORECASE), r"\1…"),
)


def is_address(where: str | Path) -> bool:
    """Is this the address of a server, and no path?"""
    return isinstance(where, str) and _SCHEME.match(where) is not None


def shown(where: str | Path) -> str:
    """A ledger's name for messages and reports: a path as it is, an address without password and options.

    Of an address that cannot be taken apart for certain only the scheme is shown: anything else may be a password.
    """
    if not is_address(where):
        return Path(where).as_posix()
    said = str(where)
    parts = _PARTS.fullmatch(said)
    if parts is None:
        return said.partition("://")[0] + "://…"
    user = f"{parts['user']}@" if parts["user"] else ""
    return f"{parts['scheme']}://{user}{parts['host']}{parts['base'] or ''}"


def discreet(text: str) -> str:
    """A message without the passwords of addresses that were quoted in it."""
    if "://" in text:
        for secret, shown_ in _SECRETS:
            text = secret.sub(shown_, text)
    return text


def understood(address: str) -> str | None:
    """The address as libpq reads it; None when it is none of PostgreSQL, or cannot be taken apart for certain."""
    parts = _PARTS.fullmatch(address)
    if parts is None or parts["scheme"].lower() not in ("postgresql", "postgres") or _LOOSE_PERCENT.search(address):
        return None
    return "postgresql://" + address.partition("://")[2]
