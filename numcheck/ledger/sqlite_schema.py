"""The tables of a ledger file (SQLite), in steps: a new file takes them all, an older one those it lacks."""

from __future__ import annotations

import sqlite3

from .keeper import APPLICATION

STEPS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE entries (
             seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL,
             reason TEXT NOT NULL, body TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL)""",
    ),
    # a slip in somebody's SQL is stopped here; whoever means it is found out by the hashes
    (
        """CREATE TRIGGER entries_stay BEFORE UPDATE ON entries
             BEGIN SELECT RAISE(ABORT, 'entries of a ledger are not changed'); END""",
        """CREATE TRIGGER entries_are_kept BEFORE DELETE ON entries
             BEGIN SELECT RAISE(ABORT, 'entries of a ledger are not deleted'); END""",
        """CREATE TRIGGER entries_follow BEFORE INSERT ON entries
             WHEN NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM entries)
             BEGIN SELECT RAISE(ABORT, 'entries of a ledger are numbered without gaps'); END""",
    ),
)
VERSION = len(STEPS)
GUARDS = ("entries_are_kept", "entries_follow", "entries_stay")


def version(link: sqlite3.Connection) -> tuple[int, int]:
    """Whose the file says it is, and its version."""
    owner = link.execute("PRAGMA application_id").fetchone()[0]
    return int(owner), int(link.execute("PRAGMA user_version").fetchone()[0])


def upgrade(link: sqlite3.Connection, have: int) -> None:
    """Take the steps after version `have`; the caller holds the transaction, so all of them are taken or none."""
    for step in STEPS[have:]:
        for statement in step:
            link.execute(statement)
    link.execute(f"PRAGMA application_id = {APPLICATION}")
    link.execute(f"PRAGMA user_version = {VERSION}")
