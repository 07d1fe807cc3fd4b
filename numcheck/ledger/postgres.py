"""A ledger on a server: PostgreSQL by SQLAlchemy and psycopg (the extra `postgres`); every failure is a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from sqlalchemy import Connection, NullPool, create_engine
from sqlalchemy.exc import DBAPIError, ProgrammingError

from ..address import shown
from . import keeper
from . import postgres_schema as schema
from .keeper import APPLICATION, COLUMNS, Row, failure
from .postgres_schema import ENTRIES

CONNECTING = 10
"""Seconds a server may take to answer, unless the address gives `connect_timeout`."""
_ON_DISK = """SELECT set_config('synchronous_commit', 'on', true)
                WHERE current_setting('synchronous_commit') = 'off'"""
"""Acknowledged means on disk, whatever the server does for others; where it is set to more, it stays so."""
_MINE = APPLICATION << 32
"""The key of the lock that makers of ledgers take; writers add the number of their table."""


class Server:
    """The keeper of a ledger at an address, `target` as libpq reads it."""

    def __init__(self, target: str) -> None:
        self.name = shown(target)
        # the whole address goes to libpq, so that it means what it means to psql; so do PGPASSWORD and ~/.pgpass
        given = {"client_encoding": "utf8", "application_name": "numcheck"}
        if "connect_timeout=" not in target:
            given["connect_timeout"] = str(CONNECTING)

        def connect() -> Any:
            return psycopg.connect(psycopg.conninfo.make_conninfo(target, **given), prepare_threshold=None)

        self._engine = create_engine(
            "postgresql+psycopg://", creator=connect, poolclass=NullPool, use_native_hstore=False
        )

    def create(self) -> None:
        """All tables come in one transaction."""
        with self._connected("made") as link, link.begin():
            coding = link.exec_driver_sql("SHOW server_encoding").scalar()
            if coding != "UTF8":
                raise failure(self.name, f"this database keeps its texts as {coding}; a ledger needs one of UTF8; "
                                         "nothing was made")  # fmt: skip
            _lock(link, _MINE)
            if schema.made(link):
                raise failure(self.name, "there is a ledger here already; nothing was done")
            schema.upgrade(link, 0)

    @contextmanager
    def opened(self, *, write: bool) -> Iterator[_Link]:
        """A connection to a ledger that this numcheck knows, closed at the end."""
        with self._connected("added" if write else "read") as link:
            if not write:
                link = link.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            _checked(self.name, link)
            yield _Link(self, link)

    def arrived(self, seq: int, hash_: str) -> bool:
        """Is an entry there for good? Asked on a new connection, once the transaction that wrote it has come to an end.

        Raises LedgerError when nobody can tell.
        """
        try:
            with self._engine.connect() as link, link.begin():
                _lock(link, _writers(link))
                found = link.scalar(ENTRIES.select().with_only_columns(ENTRIES.c.hash).where(ENTRIES.c.seq == seq))
                return bool(found == hash_)
        except DBAPIError:
            raise failure(self.name, "the connection to the server was lost while it was writing, and it does not "
                                     "answer; whether the entries were added cannot be told now: look with "
                                     "`numcheck ledger log` when it answers again") from None  # fmt: skip

    @contextmanager
    def _connected(self, done: str) -> Iterator[Connection]:
        """A connection, closed at the end; what goes wrong meanwhile, as sentences."""
        try:
            link = self._engine.connect()
        except DBAPIError as error:
            said = _refused(str(error.orig))
            if isinstance(error, ProgrammingError):  # what libpq quotes of an address may be a password
                said = f"the options of the address cannot be used ({str(error.orig).partition(':')[0].strip()})"
            raise failure(self.name, f"{said}; nothing was {done}") from None
        try:
            with link:
                yield link
        except DBAPIError as error:
            raise failure(self.name, _said(error, done)) from None


class _Link:
    def __init__(self, server: Server, link: Connection) -> None:
        self._server, self._link = server, link
        self._last: Row | None = None

    def rows(self, after: int = 0) -> Iterable[Row]:
        return self._link.execute(ENTRIES.select().where(ENTRIES.c.seq > after).order_by(ENTRIES.c.seq))

    def damage(self) -> list[str]:
        have = schema.version(self._link)
        wanted = schema.GUARDS if have == schema.VERSION else ()
        there = schema.guards(self._link)
        return [f"the guard '{guard}' was taken out or switched off" for guard in wanted if guard not in there]

    @contextmanager
    def turn(self) -> Iterator[None]:
        try:
            _lock(self._link, _writers(self._link))
            self._link.exec_driver_sql(_ON_DISK)
            have = _checked(self._server.name, self._link)
            if have < schema.VERSION:
                schema.upgrade(self._link, have)
            yield
        except BaseException:
            with suppress(Exception):  # a lost connection has nothing to take back
                self._link.rollback()
            raise
        self._commit()

    def insert(self, rows: Sequence[Row]) -> None:
        if rows:
            self._link.execute(ENTRIES.insert(), [dict(zip(COLUMNS, row, strict=True)) for row in rows])
            self._last = rows[-1]

    def _commit(self) -> None:
        try:
            self._link.commit()
        except DBAPIError as error:
            # the answer did not arrive; the entries may have
            if not error.connection_invalidated or self._last is None:
                raise
            if not self._server.arrived(int(self._last[0]), str(self._last[-1])):
                raise


def _lock(link: Connection, key: int) -> None:
    """Wait for the turn; PostgreSQL serves those who wait in order, and ends the turn with the transaction."""
    link.exec_driver_sql(f"SET LOCAL lock_timeout = {keeper.PATIENCE * 1000:.0f}")
    link.exec_driver_sql(f"SELECT pg_advisory_xact_lock({key})")


def _writers(link: Connection) -> int:
    return _MINE + int(link.exec_driver_sql("SELECT 'numcheck_entries'::regclass::oid::bigint").scalar_one())


def _checked(name: str, link: Connection) -> int:
    have = schema.version(link)
    if have is None:
        raise failure(name, "this database holds no ledger; `numcheck ledger init` with its address makes one")
    if have > schema.VERSION:
        raise keeper.newer(name, have, schema.VERSION)
    return have


def _refused(text: str) -> str:
    """Why there is no connection. Before there is one libpq gives no codes, only words, and those of the server may be
    in its own language; psycopg and libpq name hosts, users and databases, and no passwords."""
    first = text.strip().splitlines()[0] if text.strip() else "no answer"
    reason = first.rpartition(" failed: ")[2].removeprefix("FATAL:").strip()
    if "FATAL:" not in first and "password" not in reason and "pg_hba" not in reason:
        return f"no PostgreSQL server answers there ({reason[:1].lower()}{reason[1:]})"
    if "database" in reason and "does not exist" in reason:
        return f"{reason}; `createdb` makes one"
    if "no password" in reason:
        return "the server asks for a password; put it into ~/.pgpass, PGPASSWORD or the address"
    return reason


def _said(error: Any, done: str) -> str:
    code = str(getattr(error.orig, "sqlstate", None) or "")
    text = getattr(getattr(error.orig, "diag", None), "message_primary", None) or str(error.orig).strip()
    text = text.splitlines()[0] if text else "no reason given"
    if error.connection_invalidated or code.startswith(("08", "57P")):
        return f"the connection to the server was lost; nothing was {done}"
    if code == "55P03":
        return keeper.busy(done)
    if code in ("53100", "58030"):
        return f"the server's disk is full or does not answer ({text}); nothing was {done}"
    if code in ("42501", "25006"):
        return f"it may only be read by this user, or not at all ({text}); nothing was {done}"
    if code.startswith("XX00"):
        return f"the database is damaged ({text}); nothing was {done}; restore it from a copy or an export"
    return f"{text}; nothing was {done}"
