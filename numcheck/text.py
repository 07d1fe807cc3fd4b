"""Exact positions: code points of the checked text, lines and columns of the file, UTF-16 units and UTF-8 bytes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from .codes import later
from .model import Article

_BREAK = later(r"\r\n?|\n")
BLOCK_END = "\u2029"
"""What stands in `prose` for a line break that surely ends a block (a Markdown heading), however lines are wrapped."""


_TAG = later(r"</?[A-Za-z][^<>]{0,200}>")


def prose(article: Article) -> str:
    """The checked text at its full length, spaces for what nobody says: comments, tags, `blank` spans."""
    text = article.checked
    if article.blank:
        begin = len(text) - len(article.text)
        parts, at = [], 0
        for start, end in article.blank:
            start, end = start + begin, end + begin
            parts += [text[at:start], " " * (end - start) or BLOCK_END]
            at = max(end, start + 1)
        text = "".join([*parts, text[at:]])
    if "<" not in text:
        return text
    return _TAG.sub(lambda found: " " * len(found.group()), _uncommented(text) if "<!--" in text else text)


def _uncommented(text: str) -> str:
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += [text[at:start], " " * (end + 3 - start)]
        at = end + 3
    return "".join([*parts, text[at:]])


def position(article: Article, offset: int) -> tuple[int, int]:
    """Line and column, both from 1 and in code points, where `article.checked[offset]` stands in the original file.

    A line ends at `\\n`, `\\r\\n` or a lone `\\r`; the break belongs to the line it ends. Text of a row stands on the
    row's line, and its column is the place in the checked text. A title that stands nowhere in a file is counted as the
    line the text begins on. An article with `lines` goes by them; a place before the first counts as that one's.
    Takes time in proportion to the offset: for many offsets of one article use `Lines`.
    Raises IndexError for an offset outside the checked text (its end is inside).
    """
    return _Place(article).of(offset)


class Lines:
    """The same for many offsets of one article: the breaks are found once, each look-up is a bisection."""

    __slots__ = ("_place", "_starts")

    def __init__(self, article: Article) -> None:
        self._place = _Place(article)
        self._starts: list[int] | None = None

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, as `position` gives them."""
        place = self._place
        known = place.outside_text(offset)
        if known:
            return known
        inner = offset - place.begin
        if place.lines:
            return anchored(place.lines, inner)
        starts = self._index()
        at = bisect_right(starts, inner) - 1
        return place.line + at, inner - starts[at] + 1

    __call__ = position

    def line_span(self, offset: int) -> tuple[int, int]:
        """Start and end, in the checked text, of the line that holds the offset, without its line break."""
        place = self._place
        if offset < place.begin:
            place.outside_text(offset)
            return 0, place.begin - 1
        self.position(offset)
        starts = self._index()
        at = bisect_right(starts, offset - place.begin) - 1
        start = starts[at]
        end = starts[at + 1] if at + 1 < len(starts) else len(place.text)
        if at + 1 < len(starts):
            end -= 2 if place.text.endswith("\r\n", start, end) else 1
        return place.begin + start, place.begin + end

    def _index(self) -> list[int]:
        if self._starts is None:
            self._starts = [0, *(found.end() for found in _BREAK.finditer(self._place.text))]
        return self._starts


class _Place:
    """Where the parts of an article stand: `begin` is the offset of the text in the checked text."""

    __slots__ = ("begin", "line", "lines", "row", "size", "text", "title_column", "title_line")

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.begin = len(article.title) + 1 if article.title else 0
        self.size = self.begin + len(self.text)
        self.line = article.line
        self.lines = article.lines
        self.row = article.row
        self.title_line = article.title_line or article.line
        self.title_column = article.title_column if article.title_line else 1

    def outside_text(self, offset: int) -> tuple[int, int] | None:
        """The answer for a row or for the title, which need no search for line breaks."""
        if not 0 <= offset <= self.size:
            raise IndexError(f"offset {offset} is outside the text of {self.size} characters")
        if self.row:
            return self.line, offset + 1
        if offset < self.begin:
            return self.title_line, self.title_column + offset
        return None

    def of(self, offset: int) -> tuple[int, int]:
        known = self.outside_text(offset)
        if known:
            return known
        text, end = self.text, offset - self.begin
        if self.lines:
            return anchored(self.lines, end)
        if 0 < end < len(text) and text[end] == "\n" and text[end - 1] == "\r":
            line, column = self.of(offset - 1)
            return line, column + 1
        breaks = text.count("\n", 0, end)
        last = text.rfind("\n", 0, end)
        returns = text.count("\r", 0, end)
        if returns:
            breaks += returns - text.count("\r\n", 0, end)
            last = max(last, text.rfind("\r", 0, end))
        return self.line + breaks, end - last


def anchored(lines: Sequence[tuple[int, int, int]], offset: int) -> tuple[int, int]:
    """Line and column that the anchors of an article (`Article.lines`) give for an offset into its text."""
    start, line, column = lines[max(0, bisect_right(lines, offset, key=_offset) - 1)]
    return line, column + max(0, offset - start) if column else 1


def _offset(anchor: tuple[int, int, int]) -> int:
    return anchor[0]


def utf16_offset(text: str, offset: int) -> int:
    """How many UTF-16 units stand before a code point offset (language servers count so)."""
    head = text[:offset]
    return offset if head.isascii() else len(head.encode("utf-16-le", "surrogatepass")) // 2


def byte_offset(text: str, offset: int) -> int:
    """How many UTF-8 bytes stand before a code point offset (reviewdog counts so)."""
    head = text[:offset]
    return offset if head.isascii() else len(head.encode("utf-8", "surrogatepass"))


def from_utf16(text: str, units: int) -> int:
    """The code point offset for a number of UTF-16 units; half a surrogate pair counts as before it."""
    if text.isascii():
        return min(units, len(text))
    head = text[:units].encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(head.decode("utf-16-le", "ignore"))


def from_bytes(text: str, size: int) -> int:
    """The code point offset for a number of UTF-8 bytes; a part of a character counts as before it."""
    if text.isascii():
        return min(size, len(text))
    return len(text[:size].encode("utf-8", "surrogatepass")[:size].decode("utf-8", "ignore"))


def utf16_column(line: str, column: int) -> int:
    """A column from 1 in code points of `line` as a column from 1 in UTF-16 units."""
    return utf16_offset(line, column - 1) + 1


def byte_column(line: str, column: int) -> int:
    """A column from 1 in code points of `line` as a column from 1 in UTF-8 bytes."""
    return byte_offset(line, column - 1) + 1
