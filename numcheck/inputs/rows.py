"""One article a row: what a record must hold to be one, whatever format it came in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..errors import Problem
from ..model import Article
from . import ninjs
from .note import Note
from .published import iso_date

FIELDS = ("id", "text", "title", "source", "agency", "published", "url", "author", "language", "event")
"""The columns of a row that are read."""
_TEXTS = FIELDS[1:]
_SURROGATE = re.compile("[\ud800-\udfff]")


def read(row: object, name: str, line: int) -> Iterator[Article | Problem]:
    """The article of a row or of a ninjs item, or what keeps it from being one. Unknown columns are ignored.

    Without `id` the article is called by its place, `path:line`. Half of a surrogate pair becomes U+FFFD. Tables made
    by programs hold dates like `1995-NA-15`: such an article is read as undated, and a Note says so.
    """
    if isinstance(row, Mapping) and ninjs.is_item(row):
        row = ninjs.as_row(row)
        if isinstance(row, str):
            yield Note(f"{row}; it is left out", name, line)
            return
    values = _texts(row, name, line)
    if isinstance(values, Problem):
        yield values
        return
    published = values.get("published")
    if published is not None:
        day = iso_date(published)
        if day is None:
            said = f"published: '{published[:60]}' is no calendar date; the article is read as undated"
            yield Note(said, name, line)
        published = day
    yield Article(
        id=values.get("id") or f"{name}:{line}",
        text=values.get("text", ""),
        title=values.get("title", ""),
        source=values.get("source") or values.get("agency"),
        published=published,
        url=values.get("url"),
        author=values.get("author"),
        language=values.get("language", "en"),
        event=values.get("event"),
        path=name,
        line=line,
        row=True,
    )


def _texts(row: object, name: str, line: int) -> dict[str, str] | Problem:
    """What a row says in the fields an article has, empty ones left out."""
    if not isinstance(row, Mapping):
        return Problem(f"a row must be an object with 'text' or 'title', this is {_kind(row)}", name, line)
    values: dict[str, str] = {}
    for key in _TEXTS:
        value = row.get(key)
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            return Problem(f"'{key}' must be text, this is {_kind(value)}", name, line)
        values[key] = value if value.isascii() else _SURROGATE.sub("\ufffd", value)
    if "text" not in values and "title" not in values and not isinstance(row.get("text"), str):
        return Problem("this row has neither 'text' nor 'title'", name, line)
    own = row.get("id")
    if isinstance(own, (Mapping, list, bool)):
        return Problem(f"'id' must be a text or a number, this is {_kind(own)}", name, line)
    if own is not None:
        values["id"] = _SURROGATE.sub("\ufffd", str(own))
    return values


def _kind(value: Any) -> str:
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return "true or false"
    if value is None:
        return "null"
    if isinstance(value, bytes):
        return "bytes"
    return "a text" if isinstance(value, str) else "a number"
