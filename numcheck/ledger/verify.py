"""Was a ledger changed by other hands? Every row is held against its hash, and every hash against the one before."""

from __future__ import annotations

from dataclasses import dataclass

from . import store
from .entries import GENESIS, faults


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many entries there are, the hash of the last, and everything that does not fit, in sentences."""

    entries: int
    head: str
    problems: tuple[str, ...]


def verify(where: store.Where, head: str | None = None) -> Verdict:
    """Look at every entry. `head` is a hash noted earlier (its beginning will do): the chain must have passed through
    it, which is how entries cut off at the end are noticed.

    Raises LedgerError when the ledger cannot be read at all.
    """
    rows, damage = store.raw(where)
    problems = [*damage, *(fault for _, fault in faults(rows))]
    if head is not None and not _passes(head.lower(), [GENESIS, *(row.hash for row in rows)]):
        problems.append(f"no entry has the hash {head}: entries were cut off or changed since it was noted")
    return Verdict(len(rows), rows[-1].hash if rows else GENESIS, tuple(problems))


def _passes(head: str, hashes: list[str]) -> bool:
    return len(head) >= 8 and any(hash_.startswith(head) for hash_ in hashes)
