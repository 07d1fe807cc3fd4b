"""The way back: which line and column of a file each word of a text taken out of it has."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

Anchor = tuple[int, int, int]

_TOKEN = re.compile(r"\w+|[^\w\s|]")  # a bar stands between the cells of a table
_BREAK = re.compile(r"\r\n?|\n")
_PARAGRAPH = re.compile(r"[^\n]+")
_KEY = 4
"""So many words in a row tell where a paragraph may begin."""
_TRIES = (0, 3, 7)
"""At which of its words a paragraph is looked for."""
_PROOF = 24
_CANDIDATES = 50
_AHEAD = 200
_MISSES = 40


class Pieces:
    """A text put together from pieces of another: `plain`, and where each piece stands in the one below.

    Below is the file, or other pieces (a web page within the quoted-printable part of a mail).
    """

    __slots__ = ("_at", "_below", "_to", "plain")

    def __init__(self, pieces: Sequence[tuple[str, int]], below: Pieces | None = None) -> None:
        self.plain = "".join(text for text, _ in pieces)
        self._at: list[int] = []
        self._to: list[int] = []
        self._below = below
        size = 0
        for text, to in pieces:
            if text:
                self._at.append(size)
                self._to.append(to)
                size += len(text)

    def place(self, offset: int) -> int:
        """The offset into the file for an offset into `plain`."""
        if self._at:
            at = bisect_right(self._at, offset) - 1
            offset = self._to[at] + offset - self._at[at]
        return self._below.place(offset) if self._below else offset

    def cuts(self, start: int, end: int) -> list[int]:
        """Where a new piece begins within plain[start:end]."""
        return self._at[bisect_right(self._at, start) : bisect_left(self._at, end)]


class FileLines:
    """Line and column, from 1, of offsets into the text of a file."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def of(self, offset: int) -> tuple[int, int]:
        at = bisect_right(self._starts, offset) - 1
        return at + 1, offset - self._starts[at] + 1


def anchors(text: str, pieces: Pieces, file: FileLines, line: int = 1) -> tuple[Anchor, ...]:
    """The anchors (`Article.lines`) of a text whose words stand, paragraph by paragraph, in `pieces`.

    Each paragraph is looked for where the one before ended, then anywhere; within it each word has its exact place.
    What is found nowhere has the line of what stands before it (at first `line`) and no column.
    """
    given = [(found.start(), found.end()) for found in _TOKEN.finditer(text)]
    words = [text[a:b] for a, b in given]
    marks = [found.start() for found in _TOKEN.finditer(pieces.plain)]
    plain = [found.group() for found in _TOKEN.finditer(pieces.plain)]
    ranges = _ranges(text, given)
    index = _index(words, plain, ranges)
    out = _Anchors(line)
    cursor = 0
    for start, first, stop in ranges:
        found = _find(words, plain, index, first, stop, cursor)
        if found is None:
            out.lost(start)
            continue
        i, j = found
        if i > first:
            out.lost(start)
        misses = 0
        while i < stop and j < len(plain) and misses < _MISSES:
            if words[i] != plain[j]:
                ahead = _resume(words, plain, i, j, stop)
                if ahead is None:
                    i += 1
                    misses += 1
                    continue
                j = ahead
            at, mark = given[i][0], marks[j]
            out.put(at, *file.of(pieces.place(mark)))
            for cut in pieces.cuts(mark, mark + len(plain[j])):
                out.put(at + cut - mark, *file.of(pieces.place(cut)))
            i, j = i + 1, j + 1
        cursor = j
    return out.result()


class _Anchors:
    """Anchors as they come; one that says what the last one says anyway is left out."""

    def __init__(self, line: int) -> None:
        self._line = line
        self._all: list[Anchor] = []

    def put(self, at: int, line: int, column: int) -> None:
        if self._all:
            last, known, start = self._all[-1]
            if known == line and start and start + at - last == column:
                return
        self._all.append((at, line, column))
        self._line = line

    def lost(self, at: int) -> None:
        if not self._all or self._all[-1][1:] != (self._line, 0):
            self._all.append((at, self._line, 0))

    def result(self) -> tuple[Anchor, ...]:
        return tuple(self._all)


def _ranges(text: str, given: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Each paragraph that holds a word: its offset, its first token and the one after its last."""
    starts = [start for start, _ in given]
    out = []
    for found in _PARAGRAPH.finditer(text):
        first, stop = bisect_left(starts, found.start()), bisect_left(starts, found.end())
        if first < stop:
            out.append((found.start(), first, stop))
    return out


def _keys(first: int, stop: int) -> list[tuple[int, int]]:
    """The stretches of tokens by which a paragraph is looked for."""
    return [(first + skip, min(first + skip + _KEY, stop)) for skip in _TRIES if first + skip < stop]


def _index(words: list[str], plain: list[str], ranges: list[tuple[int, int, int]]) -> dict[tuple[str, ...], list[int]]:
    """Where in the plain words the wanted keys stand; nothing else is kept."""
    wanted: dict[tuple[str, ...], list[int]] = {}
    for _, first, stop in ranges:
        for a, b in _keys(first, stop):
            wanted[tuple(words[a:b])] = []
    lengths = sorted({len(key) for key in wanted})
    heads = {key[0] for key in wanted}
    for at, word in enumerate(plain):
        if word in heads:
            for length in lengths:
                places = wanted.get(tuple(plain[at : at + length]))
                if places is not None:
                    places.append(at)
    return wanted


def _find(
    words: list[str], plain: list[str], index: dict[tuple[str, ...], list[int]], first: int, stop: int, cursor: int
) -> tuple[int, int] | None:
    """The token of a paragraph that was found, and its place among the plain words; the longest run wins."""
    for a, b in _keys(first, stop):
        places = index[tuple(words[a:b])]
        if not places:
            continue
        here = bisect_left(places, cursor)
        tried = [*places[here : here + _CANDIDATES], *places[max(0, here - _CANDIDATES) : here]]
        best, longest = tried[0], 0
        for place in tried:
            size = _run(words, plain, a, stop, place)
            if size > longest:
                best, longest = place, size
            if longest == min(stop - a, _PROOF):
                break
        return a, best
    return None


def _run(words: list[str], plain: list[str], a: int, stop: int, place: int) -> int:
    size = 0
    for word, other in zip(words[a : min(stop, a + _PROOF)], plain[place : place + _PROOF], strict=False):
        if word != other:
            break
        size += 1
    return size


def _resume(words: list[str], plain: list[str], i: int, j: int, stop: int) -> int | None:
    """Where token i goes on in the plain words when something stands between; None when it does not."""
    follows = words[i + 1] if i + 1 < stop else None
    for ahead in range(j + 1, min(j + _AHEAD, len(plain))):
        if plain[ahead] == words[i] and (follows is None or plain[ahead + 1 : ahead + 2] == [follows]):
            return ahead
    return None
