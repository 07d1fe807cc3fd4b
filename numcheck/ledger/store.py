"""The ledger: made whole, read as one state, grown by whole additions, wherever it is kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from ..address import is_address
from ..errors import Problem
from .entries import GENESIS, Entry, LedgerError, New, canonical, faults, seal
from .keeper import Row, failure
from .keepers import keeper

Where = str | Path
"""A ledger: the path of its file, or its address (postgresql://…)."""


def create(where: Where) -> None:
    """Make an empty ledger. It appears when it is whole. Raises LedgerError when something is there already."""
    keeper(where).create()


def is_ledger(where: Where) -> bool:
    """Does the file say of itself that it is a ledger? The address of a server can be nothing else."""
    if is_address(where):
        return True
    from .sqlite import is_ledger

    return is_ledger(where)


def read(where: Where) -> tuple[Entry, ...]:
    """All entries, in one state, their chain checked. Raises LedgerError."""
    kept = keeper(where)
    with kept.opened(write=False) as link:
        return _whole(kept.name, _entries(link.rows()))


def raw(where: Where) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """All rows as they stand, unchecked; what the database says is amiss and which guards are missing, in sentences."""
    with keeper(where).opened(write=False) as link:
        said = tuple(link.damage())
        return _entries(link.rows()), said


def append(where: Where, build: Callable[[tuple[Entry, ...]], Sequence[New]]) -> tuple[Entry, ...]:
    """Add what `build` makes of the entries so far, all or nothing; returns the new entries once they are on disk.

    Writers take turns, and `build` runs while it is this one's turn. What the ledger holds already is not added again.
    An older ledger is brought up to date first. Raises LedgerError; then nothing was added, unless it says otherwise.
    """
    kept = keeper(where)
    with kept.opened(write=True) as link:
        entries = _whole(kept.name, _entries(link.rows()))
        with link.turn():
            entries += _whole(kept.name, _entries(link.rows(len(entries))), entries)  # what came in before our turn
            new = tuple(build(entries))
            problems = [Problem(said, kept.name) for one in new for said in one.problems()]
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
            if unfit := [Problem(said, kept.name) for _, said in faults(added, entries)]:
                raise LedgerError(*unfit)
            link.insert([_row(entry) for entry in added])
    return tuple(added)


def _no_number(word: str) -> object:
    raise ValueError(f"{word} is no number")


def _row(entry: Entry) -> Row:
    return (entry.seq, entry.id, entry.kind, entry.at, entry.by, entry.reason, canonical(entry.body), entry.prev,
            entry.hash)  # fmt: skip


def _entries(rows: Iterable[Row]) -> tuple[Entry, ...]:
    found = []
    for seq, ident, kind, at, by, reason, body, prev, hash_ in rows:
        try:
            content = json.loads(body, parse_constant=_no_number)
        except (ValueError, TypeError):
            content = {}  # its hash will tell
        content = content if isinstance(content, dict) else {}
        found.append(Entry(seq, str(ident), str(kind), str(at), str(by), str(reason), content, str(prev), str(hash_)))
    return tuple(found)


def _whole(name: str, entries: tuple[Entry, ...], after: tuple[Entry, ...] = ()) -> tuple[Entry, ...]:
    for _, said in faults(entries, after):
        raise failure(name, f"{said}; `numcheck ledger verify` lists all that does not fit")
    return entries
