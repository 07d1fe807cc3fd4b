"""A ledger as JSON Lines and back: a line for the ledger, then a line an entry; the hashes travel along."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ..errors import Problem
from .entries import GENESIS, Entry, LedgerError, New, faults, unsealed

SCHEMA = "numcheck/ledger/v1"
_FIELDS = ("seq", "id", "kind", "at", "by", "reason", "body", "prev", "hash")


def record(entry: Entry) -> dict[str, Any]:
    """An entry as a plain dictionary, its fields in a fixed order."""
    return {name: getattr(entry, name) for name in _FIELDS}


def lines(entries: Sequence[Entry]) -> Iterator[str]:
    """The export: each line ends with its line break."""
    head = entries[-1].hash if entries else GENESIS
    yield json.dumps({"schema": SCHEMA, "entries": len(entries), "head": head}) + "\n"
    for entry in entries:
        yield json.dumps(record(entry)) + "\n"


def parse(source: Iterable[str], name: str) -> tuple[Entry, ...]:
    """The entries of an export. Raises LedgerError with every line that does not fit, before anything is imported."""
    problems: list[Problem] = []
    found: list[Entry] = []
    at: dict[int, int] = {}
    said: dict[str, Any] | None = None
    for number, text in enumerate(source, 1):
        if not text.strip():
            continue
        try:
            row = json.loads(text, parse_constant=_no_number)
        except (ValueError, RecursionError) as error:
            row = None
            if said is not None:
                problems.append(Problem(f"this line is no JSON: {_why(error)}", name, number))
                continue
        if said is None:
            said = row if isinstance(row, dict) else {}
            if said.get("schema") != SCHEMA:
                wanted = f'the first line has no "schema": "{SCHEMA}"'
                raise LedgerError(Problem(f"this is no export of a ledger: {wanted}", name, number))
            continue
        entry = _entry(row)
        if entry is None:
            problems.append(Problem("this line is no entry of a ledger", name, number))
            continue
        found.append(entry)
        at[id(entry)] = number
    if said is None:
        raise LedgerError(Problem("this is no export of a ledger: it is empty", name))
    problems += [Problem(fault, name, at[id(entry)]) for entry, fault in faults(found)]
    head = found[-1].hash if found else GENESIS
    if not problems and (said.get("entries"), said.get("head")) != (len(found), head):
        told = f"its first line tells of {said.get('entries')} entries, and there are {len(found)}"
        problems.append(Problem(f"the export is cut short or was changed: {told}", name, 1))
    if problems:
        raise LedgerError(*problems)
    return tuple(found)


def _why(error: ValueError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    # Python's own refusal of numbers of thousands of digits speaks to programmers
    return "it holds a number of thousands of digits" if "digits" in str(error) else str(error)


def _no_number(word: str) -> object:
    raise ValueError(f"{word} is no number")


def _entry(row: object) -> Entry | None:
    if not isinstance(row, dict) or not all(name in row for name in _FIELDS):
        return None
    texts = all(isinstance(row[name], str) for name in _FIELDS if name not in ("seq", "body"))
    if not texts or type(row["seq"]) is not int or not isinstance(row["body"], dict):
        return None
    return Entry(**{name: row[name] for name in _FIELDS})


def load(path: str | Path) -> tuple[Entry, ...]:
    """The entries of an export file."""
    name = Path(path).as_posix()
    try:
        with Path(path).open(encoding="utf-8-sig") as stream:
            return parse(stream, name)
    except UnicodeDecodeError:
        raise LedgerError(Problem("this is no export of a ledger: it is no text", name)) from None
    except OSError as error:
        raise LedgerError(Problem(f"cannot be read: {(error.strerror or str(error)).lower()}", name)) from None


def merged(have: Sequence[Entry], more: Sequence[Entry]) -> list[New]:
    """What of another ledger this one lacks, in the other's order.

    Into an empty ledger, or one that is an earlier state of the other, the entries come with the hashes they had; after
    entries of its own they are chained anew, still with their own ids, moments and authors.
    """
    known = {entry.id for entry in have}
    return [unsealed(entry) for entry in more if entry.id not in known]
