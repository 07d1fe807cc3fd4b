"""Running text out of an XML tree: paragraphs, blanks as one space, and the place of each word in the file."""

from __future__ import annotations

import re

from .align import Anchor
from .xmltree import Node

_WORD = re.compile(r"\S+")
_BLOCKS = frozenset(
    "p hl1 hl2 h1 h2 h3 h4 h5 h6 li dt dd tr block div section article blockquote bq lead byline dateline abstract "
    "pre table ul ol dl caption note hr body.content body".split()
)
_GAPS = ("", " ", "\n", " | ", "\n\n")
_CELLS = frozenset(("td", "th"))
_SKIPPED = frozenset("script style head header nav footer media body.end figure img object".split())
"""An agency's page tells its headline, its day and its subjects once more in `header`."""


class Flow:
    """Text that grows paragraph by paragraph, with its anchors (`Article.lines`)."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._anchors: list[Anchor] = []
        self._size = 0
        self._gap = ""

    def node(self, node: Node) -> None:
        """What an element holds; pictures, scripts and what closes a text are left out."""
        for part in node.parts:
            if not isinstance(part, Node):
                self.words(part.text, part.line, part.column)
            elif part.tag == "br":
                self.gap("\n")
            elif part.tag not in _SKIPPED:
                apart = "\n\n" if part.tag in _BLOCKS else " | " if part.tag in _CELLS else ""
                self.gap(apart)
                self.node(part)
                self.gap("\n\n" if apart == "\n\n" else "")

    def words(self, text: str, line: int, column: int) -> None:
        at = 0
        for found in _WORD.finditer(text):
            if found.start() > at:
                self.gap(" ")
            at = found.end()
            if self._size:
                self._put(self._gap)
            self._gap = ""
            self._anchor(line, column + found.start())
            self._put(found.group())
        if at < len(text):
            self.gap(" ")

    def gap(self, apart: str) -> None:
        """What stands before the next word; the widest gap wins."""
        if _GAPS.index(apart) > _GAPS.index(self._gap):
            self._gap = apart

    def result(self) -> tuple[str, tuple[Anchor, ...]]:
        return "".join(self._parts), tuple(self._anchors)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._size += len(text)

    def _anchor(self, line: int, column: int) -> None:
        if self._anchors:
            last, known, start = self._anchors[-1]
            if known == line and start + self._size - last == column:
                return
        self._anchors.append((self._size, line, column))


def flow(*nodes: Node | None) -> tuple[str, tuple[Anchor, ...]]:
    """The text of elements, one after the other, and its anchors."""
    out = Flow()
    for node in nodes:
        if node is not None:
            out.gap("\n\n")
            out.node(node)
            out.gap("\n\n")
    return out.result()
