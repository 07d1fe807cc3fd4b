"""The ledger file: made whole, read as one state, grown by whole transactions; every failure is a sentence."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ..errors import Problem
from . import schema
from .entries import GENESIS, Entry, LedgerError, New, canonical, faults, seal

PATIENCE = 30.0
"""Seconds a writer waits for the others."""
_COLUMNS = "seq, id, kind, at, by, reason, body, prev, hash"


def create(path: str | Path) -> None:
    """Make an empty ledger. The file appears when it is whole. Raises LedgerError when something is there already."""
    target = Path(path)
    if target.exists():
        there = "a ledger" if is_ledger(target) else "a file"
        raise _error(path, f"there is {there} of this name already; nothing was done")
    if not target.parent.is_dir():
        raise _error(path, "its folder does not exist; nothing was done")
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _sentences(path, "made"):
            link = sqlite3.connect(part, isolation_level=None)
            try:
                link.execute("PRAGMA journal_mode = WAL")
                with _transaction(link):
                    schema.upgrade(link, 0)
            finally:
                link.close()
            _place(part, target)
    finally:
        for tail in ("", "-wal", "-shm"):
            Path(f"{part}{tail}").unlink(missing_ok=True)


def _place(part: Path, target: Path) -> None:
    """Give the finished file its name, unless somebody was faster."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise _error(target, "there is a file of this name already; nothing was done") from None
    except OSError:  # no hard links here
        os.rename(part, target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def is_ledger(path: str | Path) -> bool:
    """Does the file say of itself that it is a ledger? (Bytes 68 to 71 of an SQLite file tell whose it is.)"""
    try:
        with Path(path).open("rb") as stream:
            begin = stream.read(72)
    except OSError:
        return False
    return begin[:15] == b"SQLite format 3" and int.from_bytes(begin[68:72], "big") == schema.APPLICATION


def read(path: str | Path) -> tuple[Entry, ...]:
    """All entries, in one state, their chain checked. Raises LedgerError."""
    with _opened(path, write=False) as link, _sentences(path, "read"):
        return _whole(path, _rows(link))


def raw(path: str | Path) -> tuple[tuple[Entry, ...], tuple[str, ...], tuple[str, ...]]:
    """All rows as they stand, unchecked; what SQLite itself says of the file; the guards that are missing."""
    with _opened(path, write=False) as link, _sentences(path, "read"):
        said = tuple(str(row[0]) for row in link.execute("PRAGMA integrity_check(20)") if row[0] != "ok")
        there = {row[0] for row in link.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        guards = schema.GUARDS if schema.version(link)[1] >= schema.VERSION else ()
        return _rows(link), said, tuple(g for g in guards if g not in there)


def append(path: str | Path, build: Callable[[tuple[Entry, ...]], Sequence[New]]) -> tuple[Entry, ...]:
    """Add what `build` makes of the entries so far, all or nothing; returns the new entries once they are on disk.

    Writers take turns, and `build` runs while it is this one's turn. What the ledger holds already is not added again.
    An older file is brought up to date first. Raises LedgerError; then nothing was added.
    """
    with ExitStack() as stack:
        link = stack.enter_context(_opened(path, write=True))
        stack.enter_context(_sentences(path, "added"))
        entries = _whole(path, _rows(link))
        stack.enter_context(_transaction(link))
        have = _checked(path, link)
        if have < schema.VERSION:
            schema.upgrade(link, have)
        entries += _whole(path, _rows(link, len(entries)), entries)  # what came in before it was our turn
        new = tuple(build(entries))
        problems = [Problem(said, _shown(path)) for one in new for said in one.problems()]
        if problems:
            raise LedgerError(*problems)
        known = {entry.id for entry in entries}
        head = entries[-1].hash if entries else GENESIS
        added: list[Entry] = []
        for one in new:
            if one.id not in known:
                known.add(one.id)
                added.append(seal(one, len(entries) + len(added) + 1, head))
                head = added[-1].hash
        if unfit := [Problem(said, _shown(path)) for _, said in faults(added, entries)]:
            raise LedgerError(*unfit)
        link.executemany(f"INSERT INTO entries ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_row, added))
    return tuple(added)


def _no_number(word: str) -> object:
    raise ValueError(f"{word} is no number")


def _row(entry: Entry) -> tuple[object, ...]:
    return (entry.seq, entry.id, entry.kind, entry.at, entry.by, entry.reason, canonical(entry.body), entry.prev,
            entry.hash)  # fmt: skip


def _rows(link: sqlite3.Connection, after: int = 0) -> tuple[Entry, ...]:
    found = []
    for seq, ident, kind, at, by, reason, body, prev, hash_ in link.execute(
        f"SELECT {_COLUMNS} FROM entries WHERE seq > ? ORDER BY seq", (after,)
    ):
        try:
            content = json.loads(body, parse_constant=_no_number)
        except (ValueError, TypeError):
            content = {}  # its hash will tell
        content = content if isinstance(content, dict) else {}
        found.append(Entry(seq, str(ident), str(kind), str(at), str(by), str(reason), content, str(prev), str(hash_)))
    return tuple(found)


def _whole(path: str | Path, entries: tuple[Entry, ...], after: tuple[Entry, ...] = ()) -> tuple[Entry, ...]:
    for _, said in faults(entries, after):
        raise _error(path, f"{said}; `numcheck ledger verify` lists all that does not fit")
    return entries


def _take_turn(link: sqlite3.Connection) -> None:
    """Begin to write. SQLite's own waiting backs off to long naps, in which a busy writer takes every turn again."""
    until = time.monotonic() + PATIENCE
    link.execute("PRAGMA busy_timeout = 0")
    while True:
        try:
            link.execute("BEGIN IMMEDIATE")
            break
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > until:
                raise
        time.sleep(random.uniform(0.001, 0.008))
    link.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000:.0f}")


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


@contextmanager
def _opened(path: str | Path, *, write: bool) -> Iterator[sqlite3.Connection]:
    """A connection to a ledger that this numcheck knows, closed at the end."""
    target = Path(path)
    if not target.is_file():
        kind = "a folder" if target.is_dir() else "no file"
        raise _error(path, f"there is {kind} of this name; `numcheck ledger init {_shown(path)}` makes a ledger")
    with _sentences(path, "added" if write else "read"):
        link = _connect(target, write)
        try:
            _checked(path, link)
            if write:
                link.execute("PRAGMA synchronous = FULL")
                if link.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                    link.execute("PRAGMA journal_mode = WAL")
        except BaseException:
            link.close()
            raise
    try:
        yield link
    finally:
        link.close()


def _connect(target: Path, write: bool) -> sqlite3.Connection:
    place = target.absolute().as_uri()
    # who may write opens it so even for reading: only then does SQLite put its log away when the last one leaves
    free = os.access(target, os.W_OK) and os.access(target.parent, os.W_OK)
    mode = "rw" if write or free else "ro"
    link = sqlite3.connect(f"{place}?mode={mode}", uri=True, timeout=PATIENCE, isolation_level=None)
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


def _checked(path: str | Path, link: sqlite3.Connection) -> int:
    owner, have = schema.version(link)
    if owner != schema.APPLICATION:
        raise _error(path, "this is a database, but no ledger of numcheck")
    if have > schema.VERSION:
        raise _error(path, f"this ledger was written by a newer numcheck (its tables are of version {have}, this one "
                           f"knows up to {schema.VERSION}); update numcheck to use it")  # fmt: skip
    return have


@contextmanager
def _sentences(path: str | Path, done: str) -> Iterator[None]:
    """What SQLite and the system complain of, as sentences."""
    try:
        yield
    except sqlite3.Error as error:
        raise _error(path, _said(getattr(error, "sqlite_errorname", "") or "", str(error), done)) from None
    except OSError as error:
        raise _error(path, f"{(error.strerror or str(error)).lower()}; nothing was {done}") from None


def _said(name: str, text: str, done: str) -> str:
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return f"another program has been writing to it for {PATIENCE:.0f} seconds; nothing was {done}"
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


def _error(path: str | Path, said: str) -> LedgerError:
    return LedgerError(Problem(said, _shown(path)))


def _shown(path: str | Path) -> str:
    return Path(path).as_posix()
