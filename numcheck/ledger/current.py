"""What stands: which accepted figures nothing has superseded or withdrawn, by toll; which acceptances hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from ..calendar import whole
from ..model import Article, Figure
from .entries import Entry, LedgerError


@dataclass(frozen=True, slots=True)
class State:
    """The entries of a ledger and what they come to.

    `superseded` names, for the id of each figure that no longer stands, the entry that took its place; `withdrawn` the
    entry that withdrew it. `acceptances` are those that hold, the last one of each finding.
    """

    entries: tuple[Entry, ...]
    superseded: dict[str, Entry]
    withdrawn: dict[str, Entry]
    standing: tuple[Entry, ...]
    acceptances: tuple[Entry, ...]
    articles: dict[str, Entry]


def state(entries: Iterable[Entry], *, as_of: str | None = None) -> State:
    """What the entries come to; with `as_of` (an ISO date) as if no figure of a later moment had been accepted.

    A figure without a known moment is then left out. Withdrawing a figure lets what it superseded stand again.
    """
    kept = tuple(entries)
    withdrawn = {one: entry for entry in kept if entry.kind == "withdrawal" for one in entry.body["withdraws"]}
    figures = [e for e in kept if e.kind == "figure" and e.id not in withdrawn]
    if as_of is not None:
        figures = [e for e in figures if (day := moment(e)) is not None and day <= as_of]
    superseded = {one: entry for entry in figures for one in entry.body["supersedes"]}
    last = {e.body["finding"]: e for e in kept if e.kind == "acceptance" and e.id not in withdrawn}
    return State(
        kept, superseded, withdrawn,
        tuple(e for e in figures if e.id not in superseded),
        tuple(sorted(last.values(), key=lambda e: e.seq)),
        {e.id: e for e in kept if e.kind == "article"},
    )  # fmt: skip


def toll_of(entry: Entry) -> str:
    """The toll a figure belongs to: the id of the first entry that told it."""
    return str(entry.body["toll"] or entry.id)


def tolls(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Figures by toll, in the order of the tolls' first entries; within a toll by moment, then as they were entered."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.kind == "figure":
            found.setdefault(toll_of(entry), []).append(entry)
    return [sorted(group, key=lambda e: (moment(e) or "", e.seq)) for group in found.values()]


_FIELDS = {item.name for item in fields(Figure)}


def figure_of(entry: Entry) -> Figure:
    """The figure as it was accepted: its article, its words and where they stood."""
    record = {key: value for key, value in entry.body["figure"].items() if key in _FIELDS}
    return Figure(**{**record, "groups": tuple(record["groups"])})


def moment(entry: Entry) -> str | None:
    """The day an accepted figure stands for: as of when, or else when its article came out."""
    record = entry.body["figure"]
    for said in (record["as_of"], record["published"]):
        day = whole((said or "").rsplit("/", 1)[-1])
        if day is not None:
            return day.isoformat()
    return None


def article_of(entry: Entry) -> Article:
    """The article of an `article` entry, with its opening for a text."""
    b = entry.body
    return Article(b["id"], b["opening"], b["title"], b["source"], b["published"], b["url"], b["author"], b["language"],
                   b["event"])  # fmt: skip


def named(entries: Sequence[Entry], word: str, *kinds: str) -> Entry:
    """The entry a person means: `3`, `#3`, or the beginning of its id. Raises LedgerError when none or several fit."""
    plain = word.removeprefix("#").lower()
    if plain.isascii() and plain.isdigit() and len(plain) <= 12 and 0 < int(plain) <= len(entries):
        fit = [entries[int(plain) - 1]]
    else:
        fit = [e for e in entries if len(plain) >= 4 and e.id.startswith(plain)]
    if not fit:
        there = f"they go from 1 to {len(entries)}" if entries else "it has none yet"
        raise LedgerError(f"the ledger has no entry {word}; {there}")
    if len(fit) > 1:
        raise LedgerError(f"several entries begin with {word}: {', '.join(f'#{e.seq} {e.id}' for e in fit)}")
    if kinds and fit[0].kind not in kinds:
        raise LedgerError(f"entry {fit[0].seq} is no {' or '.join(kinds)}: it is of kind {fit[0].kind}")
    return fit[0]
