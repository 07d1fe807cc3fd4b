"""JSON files: a list of articles, or one article alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from ..errors import Problem
from ..model import Article
from . import ninjs, rows
from .decode import NotText, decode
from .json_text import NotJson, skip, value_at
from .whole import foreign


def read(stream: IO[bytes], name: str) -> Iterator[Article | Problem]:
    """The articles of a list, one by one; what follows a mistake in the JSON cannot be read."""
    try:
        data = stream.read()
        text = decode(data)
    except NotText as error:
        yield Problem(str(error), name)
        return
    if said := foreign(data[:512], "JSON"):
        yield Problem(said, name)
        return
    del data
    places = _Places(text)
    at = skip(text, 0)
    try:
        if text.startswith("[", at):
            yield from _items(text, at + 1, name, places)
        elif at < len(text):
            value, end = value_at(text, at)
            if (end := skip(text, end)) < len(text):
                raise NotJson("something follows the value; articles one a line are read from a .jsonl file", end)
            if not isinstance(value, dict) or not ("text" in value or "title" in value or ninjs.is_item(value)):
                said = "a list of articles is expected, or one article with 'text' or 'title'"
                yield Problem(said, name, places.of(at)[0])
                return
            yield from rows.read(value, name, places.of(at)[0])
    except NotJson as error:
        yield Problem(f"this is no JSON: {error}", name, *places.of(error.at))


def _items(text: str, at: int, name: str, places: _Places) -> Iterator[Article | Problem]:
    at = skip(text, at)
    if text.startswith("]", at):
        at += 1
    else:
        while True:
            value, end = value_at(text, at)
            yield from rows.read(value, name, places.of(at)[0])
            end = skip(text, end)
            if text.startswith("]", end):
                at = end + 1
                break
            if not text.startswith(",", end):
                raise NotJson("a comma or ] is expected after an article", end)
            at = skip(text, end + 1)
    if skip(text, at) < len(text):
        raise NotJson("something follows the list", skip(text, at))


class _Places:
    """Line and column of offsets that only grow, so that breaks are counted once."""

    def __init__(self, text: str) -> None:
        self._text, self._at, self._line, self._last = text, 0, 1, -1

    def of(self, offset: int) -> tuple[int, int]:
        text = self._text
        if offset > self._at:
            returns = text.count("\r", self._at, offset) - text.count("\r\n", self._at, offset)
            self._line += text.count("\n", self._at, offset) + returns
            self._last = max(self._last, text.rfind("\n", self._at, offset), text.rfind("\r", self._at, offset))
            self._at = offset
        return self._line, offset - self._last
