"""The tables of a ledger on a server (PostgreSQL), in steps: a new ledger takes them all, an older one those it lacks.

They stand in the first schema of the connection's search_path, so that one database can hold several ledgers.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Connection, MetaData, Table, Text, text

from .keeper import COLUMNS

_GUARD = "CREATE TRIGGER {} BEFORE {} ON numcheck_entries FOR EACH {} EXECUTE FUNCTION numcheck_{}()"
_FUNCTION = "CREATE FUNCTION numcheck_{}() RETURNS trigger LANGUAGE plpgsql AS $$ {} END $$"
STEPS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE numcheck_entries (
             seq BIGINT PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL,
             reason TEXT NOT NULL, body TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL)""",
        "CREATE TABLE numcheck_ledger (version INTEGER NOT NULL)",
        # a slip in somebody's SQL is stopped here; whoever means it is found out by the hashes
        _FUNCTION.format("entries_stay", "BEGIN RAISE 'entries of a ledger are not changed';"),
        _FUNCTION.format("entries_are_kept", "BEGIN RAISE 'entries of a ledger are not deleted';"),
        _FUNCTION.format(
            "entries_follow",
            """DECLARE last BIGINT;
               BEGIN
                 EXECUTE 'SELECT COALESCE(MAX(seq), 0) FROM ' || TG_RELID::regclass INTO last;
                 IF NEW.seq <> last + 1 THEN RAISE 'entries of a ledger are numbered without gaps'; END IF;
                 RETURN NEW;""",
        ),
        _GUARD.format("entries_stay", "UPDATE", "ROW", "entries_stay"),
        _GUARD.format("entries_are_kept", "DELETE", "ROW", "entries_are_kept"),
        _GUARD.format("entries_are_kept_all", "TRUNCATE", "STATEMENT", "entries_are_kept"),
        _GUARD.format("entries_follow", "INSERT", "ROW", "entries_follow"),
    ),
)
VERSION = len(STEPS)
GUARDS = ("entries_are_kept", "entries_are_kept_all", "entries_follow", "entries_stay")
ENTRIES = Table(
    "numcheck_entries", MetaData(), *(Column(name, BigInteger if name == "seq" else Text) for name in COLUMNS)
)


def made(link: Connection) -> bool:
    """Is there a ledger in the schema where a new one would come?"""
    name = "quote_ident(current_schema()) || '.numcheck_ledger'"
    return bool(link.scalar(text(f"SELECT to_regclass({name}) IS NOT NULL")))


def version(link: Connection) -> int | None:
    """The version of the tables; None where there are none."""
    if link.scalar(text("SELECT to_regclass('numcheck_ledger') IS NULL")):
        return None
    return int(link.scalar(text("SELECT MAX(version) FROM numcheck_ledger")) or 0)


def upgrade(link: Connection, have: int) -> None:
    """Take the steps after version `have`; the caller holds the transaction, so all of them are taken or none."""
    for step in STEPS[have:]:
        for statement in step:
            link.exec_driver_sql(statement)
    link.exec_driver_sql("DELETE FROM numcheck_ledger")
    link.exec_driver_sql(f"INSERT INTO numcheck_ledger VALUES ({VERSION})")


def guards(link: Connection) -> set[str]:
    """The guards that stand and are not switched off."""
    standing = "tgrelid = 'numcheck_entries'::regclass AND tgenabled IN ('O', 'A')"
    return set(link.scalars(text(f"SELECT tgname FROM pg_trigger WHERE {standing}")))
