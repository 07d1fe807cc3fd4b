"""JSON Lines: one article a line, read line by line and never wholly in memory."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from ..errors import Problem
from ..model import Article
from . import rows
from .decode import SAMPLE, NotText, encoding_of
from .json_text import NotJson, parse
from .whole import foreign

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_ESCAPED = re.compile("[\udc80-\udcff]")


def read(stream: IO[bytes], name: str) -> Iterator[Article | Problem]:
    """The articles of a stream, and a Problem for each line that is none; empty lines are passed over."""
    sample = stream.read(SAMPLE)
    try:
        encoding = encoding_of(sample, whole=len(sample) < SAMPLE)
    except NotText as error:
        yield Problem(str(error), name)
        return
    if said := foreign(sample, "JSON"):
        yield Problem(said, name)
        return
    # a byte that does not belong is told with its line, and costs no other line
    escape = "replace" if encoding in ("utf-16", "utf-32") else "surrogateescape"
    lines = io.TextIOWrapper(io.BufferedReader(Joined(sample, stream), SAMPLE), encoding, escape, newline=None)
    for number, line in enumerate(lines, 1):
        if line.isspace():
            continue
        if not line.isascii() and _ESCAPED.search(line):
            said = f"this line holds bytes that are not {encoding.removesuffix('-sig').upper()} like the rest"
            yield Problem(said, name, number)
            continue
        try:
            row = parse(line.rstrip())
        except NotJson as error:
            yield Problem(f"this line is no JSON: {error}", name, number, error.at + 1)
            continue
        yield from rows.read(row, name, number)


class Joined(io.RawIOBase):
    """What was read to tell the encoding, and then the rest of the stream."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        room = memoryview(buffer).cast("B")
        part: memoryview | bytes = self._head[: len(room)]
        if part:
            self._head = self._head[len(part) :]
        else:
            part = self._rest.read(len(room)) or b""
        room[: len(part)] = part
        return len(part)
