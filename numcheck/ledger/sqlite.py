"""A ledger in a file: SQLite in WAL mode, made whole and read as it lies; every failure is a sentence."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..address import shown
from . import keeper
from . import sqlite_schema as schema
from .keeper import APPLICATION, COLUMNS, Row, failure

_COLUMNS = ", ".join(COLUMNS)


def is_ledger(path: str | Path) -> bool:
    """Does the file say of itself that it is a ledger? (Bytes 68 to 71 of an SQLite file tell whose it is.)"""
    try:
        with Path(path).open("rb") as stream:
            begin = stream.read(72)
    except OSError:
        return False
    return begin[:15] == b"SQLite format 3" and int.from_bytes(begin[68:72], "big") == APPLICATION


class File:
    """The keeper of a ledger file."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.name = shown(path)

    def create(self) -> None:
        """The file appears when it is whole."""
        target = self.path
        if target.exists():
            there = "a ledger" if is_ledger(target) else "a file"
            raise failure(self.name, f"there is {there} of this name already; nothing was done")
        if not target.parent.is_dir():
            raise failure(self.name, "its folder does not exist; nothing was done")
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            with _sentences(self.name, "made"):
                link = sqlite3.connect(part, isolation_level=None)
                try:
                    link.execute("PRAGMA journal_mode = WAL")
                    with _transaction(link):
                        schema.upgrade(link, 0)
                finally:
                    link.close()
                self._place(part)
        finally:
            for tail in ("", "-wal", "-shm"):
                Path(f"{part}{tail}").unlink(missing_ok=True)

    def _place(self, part: Path) -> None:
        """Give the finished file its name, unless somebody was faster."""
        try:
            os.link(part, self.path)
        except FileExistsError:
            raise failure(self.name, "there is a file of this name already; nothing was done") from None
        except OSError:  # no hard links here
            os.rename(part, self.path)
        if os.name == "posix":
            folder = os.open(self.path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    @contextmanager
    def opened(self, *, write: bool) -> Iterator[_Link]:
        """A connection to a ledger that this numcheck knows, closed at the end."""
        target = self.path
        if not target.is_file():
            kind = "a folder" if target.is_dir() else "no file"
            raise failure(self.name, f"there is {kind} of this name; `numcheck ledger init {self.name}` makes a ledger")
        with _sentences(self.name, "added" if write else "read"):
            link = _connect(target, write)
            try:
                _checked(self.name, link)
                if write:
                    link.execute("PRAGMA synchronous = FULL")
                    if link.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                        link.execute("PRAGMA journal_mode = WAL")
                yield _Link(self.name, link)
            finally:
                link.close()


class _Link:
    def __init__(self, name: str, link: sqlite3.Connection) -> None:
        self._name, self._link = name, link

    def rows(self, after: int = 0) -> Iterable[Row]:
        return self._link.execute(f"SELECT {_COLUMNS} FROM entries WHERE seq > ? ORDER BY seq", (after,))

    def damage(self) -> list[str]:
        said = [str(row[0]) for row in self._link.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
        there = {row[0] for row in self._link.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        guards = schema.GUARDS if schema.version(self._link)[1] >= schema.VERSION else ()
        return [
            *(f"SQLite finds the file damaged: {text}" for text in said),
            *(f"the guard '{guard}' was taken out of the file" for guard in guards if guard not in there),
        ]

    @contextmanager
    def turn(self) -> Iterator[None]:
        with _transaction(self._link):
            have = _checked(self._name, self._link)
            if have < schema.VERSION:
                schema.upgrade(self._link, have)
            yield

    def insert(self, rows: Sequence[Row]) -> None:
        self._link.executemany(f"INSERT INTO entries ({_COLUMNS}) VALUES ({', '.join('?' * len(COLUMNS))})", rows)


def _take_turn(link: sqlite3.Connection) -> None:
    """Begin to write. SQLite's own waiting backs off to long naps, in which a busy writer takes every turn again."""
    until = time.monotonic() + keeper.PATIENCE
    link.execute("PRAGMA busy_timeout = 0")
    while True:
        try:
            link.execute("BEGIN IMMEDIATE")
            break
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > until:
                raise
        time.sleep(random.uniform(0.001, 0.008))
    link.execute(f"PRAGMA busy_timeout = {keeper.PATIENCE * 1000:.0f}")


@contextmanager
def _transaction(link: sqlite3.Connection) -> Iterator[None]:
    _take_turn(link)
    try:
        yield
        link.execute("COMMIT")
    except BaseException:
        if link.in_transaction:
            link.execute("ROLLBACK")
        raise


def _connect(target: Path, write: bool) -> sqlite3.Connection:
    place = target.absolute().as_uri()
    # who may write opens it so even for reading: only then does SQLite put its log away when the last one leaves
    free = os.access(target, os.W_OK) and os.access(target.parent, os.W_OK)
    mode = "rw" if write or free else "ro"
    link = sqlite3.connect(f"{place}?mode={mode}", uri=True, timeout=keeper.PATIENCE, isolation_level=None)
    if write:
        return link
    try:
        link.execute("PRAGMA query_only = ON")
        link.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        link.close()
        log = Path(f"{target}-wal")
        # where no file may be made beside it, a ledger without a log can still be read as it lies
        if error.sqlite_errorname not in ("SQLITE_CANTOPEN", "SQLITE_READONLY_CANTINIT", "SQLITE_READONLY_DIRECTORY"):
            raise
        if log.exists() and log.stat().st_size:
            raise
        link = sqlite3.connect(f"{place}?mode=ro&immutable=1", uri=True, isolation_level=None)
    except BaseException:
        link.close()
        raise
    return link


def _checked(name: str, link: sqlite3.Connection) -> int:
    owner, have = schema.version(link)
    if owner != APPLICATION:
        raise failure(name, "this is a database, but no ledger of numcheck")
    if have > schema.VERSION:
        raise keeper.newer(name, have, schema.VERSION)
    return have


@contextmanager
def _sentences(name: str, done: str) -> Iterator[None]:
    """What SQLite and the system complain of, as sentences."""
    try:
        yield
    except sqlite3.Error as error:
        raise failure(name, _said(getattr(error, "sqlite_errorname", "") or "", str(error), done)) from None
    except OSError as error:
        raise failure(name, f"{(error.strerror or str(error)).lower()}; nothing was {done}") from None


def _said(name: str, text: str, done: str) -> str:
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return keeper.busy(done)
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return f"the disk is full or does not answer ({text}); nothing was {done}"
    if name.startswith("SQLITE_READONLY"):
        return f"the file or its folder may only be read; nothing was {done}"
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return f"it cannot be opened, or no file may be made beside it; nothing was {done}"
    if name == "SQLITE_NOTADB":
        return "this is no ledger of numcheck"
    if name.startswith("SQLITE_CORRUPT"):
        return f"the file is damaged ({text}); nothing was {done}; restore it from a copy or an export"
    return f"{text}; nothing was {done}"
