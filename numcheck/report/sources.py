"""Where things stand: the articles of a report by id, their paths, and the lines around a span."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable

from ..address import is_address
from ..model import Article, Figure, Finding, Report
from ..text import Lines
from ..typed import TYPE_CHECKING, NamedTuple
from ..values import frozen
from .screen import safe, width

if TYPE_CHECKING:
    from pathlib import Path

_REACH = 2000


@frozen
class Region:
    """A stretch of a file: lines and columns from 1, columns in code points, the end one past the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


@frozen
class Marked:
    """One source line, cut to the width, with the cells that are to be underlined."""

    line: int
    text: str
    before: int
    length: int


class Root(NamedTuple):
    """What paths are told relative to, and where below it the working folder is, which relative paths begin at."""

    folder: str | Path
    below: str = ""


class Sources:
    """The articles of a report, looked up by id; paths below `root` are told relative to it."""

    def __init__(self, articles: Iterable[Article], root: str | Path | Root | None = None) -> None:
        self.articles = {article.id: article for article in articles}
        self._root = root if root is None or isinstance(root, Root) else Root(root)
        self._lines: dict[str, Lines] = {}

    def path(self, article: str) -> str:
        """The path of an article's file with `/`, relative where it can be; its id when it came from nowhere."""
        known = self.articles.get(article)
        path = (known.path if known and known.path else article).replace("\\", "/")
        if self._root is not None and posixpath.isabs(path):
            root = os.fspath(self._root.folder).replace(os.sep, "/").rstrip("/") + "/"
            path = path.removeprefix(root)
        elif self._root is not None and self._root.below and not is_address(path):
            return posixpath.normpath(posixpath.join(self._root.below, path))
        return posixpath.normpath(path) if path.startswith("./") else path

    def where(self, item: Figure | Finding) -> str:
        """`path:line`, safe to print."""
        return safe(f"{self.path(item.article)}:{item.line}")

    def lines(self, article: str) -> Lines:
        """The line breaks of an article, found once."""
        if article not in self._lines:
            self._lines[article] = Lines(self.articles[article])
        return self._lines[article]

    def region(self, item: Figure | Finding) -> Region:
        """The region of a figure's words or of a finding's span."""
        start, end = item.start, item.end
        known = self.articles.get(item.article)
        if known is None or not start < end <= len(known.checked):
            return Region(item.line, item.column, item.line, item.column + max(end - start, 1))
        line, column = self.lines(item.article).position(end - 1)
        return Region(item.line, item.column, line, column + 1)

    def prefix(self, item: Figure | Finding) -> str:
        """What stands before a span on its line of the file, as far as the article holds it: column - 1 characters."""
        known = self.articles.get(item.article)
        room = item.column - 1
        if known is None or item.start > len(known.checked):
            return " " * room
        first = 0 if known.row else self.lines(item.article).line_span(item.start)[0]
        before = known.checked[first : item.start]
        return " " * (room - len(before)) + before[len(before) - room if len(before) > room else 0 :]

    def words(self, item: Figure | Finding) -> str:
        """The words of a span as the article has them; nothing when the article is not at hand."""
        known = self.articles.get(item.article)
        return known.checked[item.start : item.end] if known else ""

    def line(self, item: Figure | Finding) -> str:
        """The whole line a span begins on, 2,000 characters of it at most."""
        known = self.articles.get(item.article)
        if known is None or item.start > len(known.checked):
            return ""
        first, last = self.lines(item.article).line_span(item.start)
        return known.checked[first : min(last, first + _REACH)]

    def marked(self, article: str, start: int, end: int, line: int, room: int) -> list[Marked]:
        """The source lines of a span (three at most), each cut around the span to `room` cells."""
        known = self.articles.get(article)
        if known is None or start > len(known.checked):
            return []
        text, breaks = known.checked, self.lines(article)
        rows: list[Marked] = []
        end = min(max(end, start + 1), len(text))
        at = start
        while at < end and len(rows) < 3:
            first, last = breaks.line_span(at)
            upto = max(at, min(end, last))
            before, after = text[max(first, at - _REACH) : at], text[upto : min(last, upto + _REACH)]
            rows.append(_around(line, before, text[at:upto], after, room, at - first > _REACH))
            at = last + (2 if text[last : last + 2] == "\r\n" else 1)
            if at < end:
                line, _ = breaks.position(at)
        return rows


def sources(report: Report, root: str | Path | Root | None = None) -> Sources:
    """The sources of a report."""
    return Sources(report.articles, root)


def _show(text: str) -> str:
    return safe(text.replace("\t", "    "))


def _around(line: int, before: str, words: str, after: str, room: int, cut_off: bool) -> Marked:
    """One line cut around the words: as much before as after, unless one side needs less."""
    before, words, after = _show(before.lstrip()), _show(words), _show(after.rstrip())
    if width(words) > room - 4:
        half = (room - 5) // 2
        words = _first(words, half) + "…" + _last(words, half)
    left, right = width(before), width(after)
    spare = room - width(words)
    if left + right > spare:
        lead = min(left, max(spare // 2, spare - right))
        before = _cut_left(before, lead) if lead < left or cut_off else before
        after = _cut_right(after, spare - width(before))
    elif cut_off:
        before = "…" + before[1:]
    return Marked(line, before + words + after, width(before), max(width(words), 1))


def _first(text: str, cells: int) -> str:
    kept = text[:cells]
    while kept and width(kept) > cells:
        kept = kept[:-1]
    return kept


def _last(text: str, cells: int) -> str:
    kept = text[-cells:] if cells else ""
    while kept and width(kept) > cells:
        kept = kept[1:]
    return kept


def _cut_left(text: str, cells: int) -> str:
    kept = _last(text, max(cells - 1, 0))
    space = kept.find(" ")
    return "…" + (kept[space + 1 :] if 0 <= space < 12 and len(kept) > 16 else kept)


def _cut_right(text: str, cells: int) -> str:
    if width(text) <= cells:
        return text
    kept = _first(text, max(cells - 1, 0))
    space = kept.rfind(" ")
    return (kept[:space] if space > len(kept) - 12 and len(kept) > 16 else kept).rstrip() + "…"
