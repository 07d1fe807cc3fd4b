"""The nouns of the ledger: one entry, what is to become one, and how entries are chained by their hashes."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..errors import NumcheckError
from .bodies import misshapen, points

KINDS = ("article", "figure", "acceptance", "withdrawal")
GENESIS = "0" * 64
"""What stands before the first entry."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d))?\Z")


_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode


class LedgerError(NumcheckError):
    """A ledger that cannot be read or written, or that was changed by other hands."""


@dataclass(frozen=True, slots=True)
class New:
    """What is to become an entry: its kind, when and by whom, why, and its body (plain JSON values).

    `at` is an ISO date, or a date and time with its offset; the library is given it and never reads a clock.
    """

    kind: str
    at: str
    by: str
    reason: str
    body: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Twelve hexadecimal digits of everything said: the same entry written twice is one entry."""
        return _id(self.kind, self.at, self.by, self.reason, canonical(self.body))

    def problems(self) -> list[str]:
        """What keeps this from becoming an entry, in sentences."""
        found = []
        if self.kind not in KINDS:
            found.append(f"there is no kind of entry called '{self.kind}'; there is {', '.join(KINDS)}")
        if not is_moment(self.at):
            found.append(f"'{self.at}' is no moment; write 2026-01-31 or 2026-01-31T09:30:00Z")
        if not self.by.strip():
            found.append("an entry needs to say who made it")
        if not self.reason.strip():
            found.append("an entry needs a reason")
        if any(c == "\0" or "\ud800" <= c <= "\udfff" for c in self.by + self.reason):
            found.append("who and why hold characters that are no text")
        return found or misshapen(self.kind, self.body)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a ledger: number `seq` from 1 without gaps; `hash` covers it and all entries before it."""

    seq: int
    id: str
    kind: str
    at: str
    by: str
    reason: str
    body: Mapping[str, Any]
    prev: str
    hash: str


def canonical(value: Any) -> str:
    """A JSON value in its one spelling: sorted keys, no spaces, ASCII."""
    return _encode(value)


def digest(*parts: str | int) -> str:
    """SHA-256 of some texts and numbers, in hexadecimal; where one ends and the next begins is part of it."""
    return hashlib.sha256(canonical(parts).encode("ascii")).hexdigest()


def _id(*parts: str) -> str:
    return digest(*parts)[:12]


def seal(new: New, seq: int, prev: str) -> Entry:
    """The entry that `new` becomes after `seq - 1` others, the last of which has the hash `prev`."""
    body = canonical(new.body)
    id_ = _id(new.kind, new.at, new.by, new.reason, body)
    hash_ = digest(prev, seq, id_, new.kind, new.at, new.by, new.reason, body)
    return Entry(seq, id_, new.kind, new.at, new.by, new.reason, json.loads(body), prev, hash_)


def unsealed(entry: Entry) -> New:
    """What an entry says, without its place in the chain."""
    return New(entry.kind, entry.at, entry.by, entry.reason, entry.body)


def broken(entry: Entry, seq: int, prev: str) -> str | None:
    """What does not fit when `entry` should be number `seq` after the hash `prev`; None when all fits."""
    if entry.seq != seq:
        return f"entry {seq} is missing: after {seq - 1} comes {entry.seq}"
    if entry.prev != prev:
        return f"entry {seq} does not follow the entry before it: one of the two was changed or put in later"
    said = entry.kind, entry.at, entry.by, entry.reason, canonical(entry.body)
    if entry.id != _id(*said) or entry.hash != digest(prev, seq, entry.id, *said):
        return f"entry {seq} is not what was written: its words do not give its hash"
    return None


def faults(entries: Iterable[Entry], after: Sequence[Entry] = ()) -> Iterator[tuple[Entry, str]]:
    """Everything that does not fit in a chain: numbers, hashes, bodies, and what points to no entry before it.

    `after` are the entries before these, known to be sound.
    """
    kinds = {entry.id: entry.kind for entry in after}
    seq, prev = (after[-1].seq + 1, after[-1].hash) if after else (1, GENESIS)
    for entry in entries:
        if (said := broken(entry, seq, prev)) is not None:
            yield entry, said
        elif unfit := unsealed(entry).problems():
            yield entry, f"entry {entry.seq} cannot be read: {unfit[0]}"
        else:
            for one, of in dict.fromkeys(points(entry.kind, entry.body)):
                if kinds.get(one) not in of:
                    yield entry, f"entry {entry.seq} points to {one}, which is no {' or '.join(of)} before it"
        kinds[entry.id] = entry.kind
        seq, prev = entry.seq + 1, entry.hash


def is_moment(text: str) -> bool:
    """Is this an ISO date, or a date with a time and its offset?"""
    if not _MOMENT.match(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
