"""A small ledger for the tests: accepted figures of a flood, made without reading articles."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from numcheck.address import is_address
from numcheck.ledger import Act, Entry, New, append, create, figures
from numcheck.model import Article, Figure

ACT = Act("anna", "first count, by phone", "2024-03-05T10:00:00Z")


Told = tuple[Article, tuple[Figure]]


def told(value: int, published: str, name: str = "", attribution: str = "interior ministry") -> Told:
    """An article that gives one toll of the flood, and its figure."""
    text = f"The flood in Beltane on 3 March 2024 killed {value} people, the {attribution} said."
    article = Article(name or f"day-{published[-2:]}.md", text, source="North Wire", published=published)
    start = text.index(f" {value} ") + 1
    return article, (
        Figure(
            id=f"{value:012x}", article=article.id, source="North Wire", published=published, metric="killed",
            low=value, high=value, value=value, bound="exact", text=str(value), start=start,
            end=start + len(str(value)), line=1, column=start + 1, quote=text, victims="people", groups=("people",),
            place="Beltane", event_date="2024-03-03", attribution=attribution, rule="en/killed.yaml:28",
        ),
    )  # fmt: skip


Where = Path | str


def add(path: Where, *found: Told, act: Act = ACT) -> tuple[Entry, ...]:
    return append(path, lambda entries: figures(entries, act, found))


def made(path: Where, *counts: tuple[int, str]) -> Where:
    """A ledger with these counts and days, each accepted by itself."""
    create(path)
    for value, day in counts:
        add(path, told(value, day))
    return path


def plain(number: int, word: str = "w") -> New:
    """An entry that needs nothing but itself."""
    body = {"finding": f"{number:012x}", "until": None, "code": None, "message": "x" * 300, "article": None}
    return replace(ACT, by=word).new("acceptance", body)


GUARDS = ("entries_stay", "entries_are_kept", "entries_are_kept_all", "entries_follow")


def sql(path: Where, *statements: str) -> None:
    """What other hands may do to a ledger, guards or not; its table is called `entries` here, wherever it is."""
    if is_address(path):
        import psycopg

        with psycopg.connect(str(path), autocommit=True) as there:
            for guard in GUARDS:
                there.execute(f"DROP TRIGGER IF EXISTS {guard} ON numcheck_entries")
            for statement in statements:
                there.execute(statement.replace(" entries ", " numcheck_entries "))
        return
    link = sqlite3.connect(path, isolation_level=None)
    for guard in GUARDS:
        link.execute(f"DROP TRIGGER IF EXISTS {guard}")
    for statement in statements:
        link.execute(statement)
    link.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    link.close()
