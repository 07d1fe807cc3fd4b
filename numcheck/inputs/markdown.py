"""Markdown: what is heading, quote, list, table or code; code, link targets and marks are blank, the rest is prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..codes import later
from ..errors import Problem
from ..model import Article
from ..typed import IO, Any
from ..values import replace
from . import plain

_LONGEST = 1 << 20
"""A longer text is no article, and is left as it stands."""
_INLINE = 20_000
_MARKS = later(r"[`#>*_|<\[~]|://|^[ \t]*(?:[-+=]|[0-9]{1,9}[.)]|(?: {4}|\t)[ \t]*\S)", re.MULTILINE)
_TITLE = later(r"# [^\W_][^#\\\r\n]*")
_INDENTED = later(r"^[ \t]|\r(?!\n)", re.MULTILINE)
_LINE = later(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_PREFIX = later(r"[ \t]*(?:>[ \t]*)*")
_ITEM = later(r"[ \t>]*(?:(?:[-+*]|[0-9]{1,9}[.)])(?=[ \t\r\n]|\Z)[ \t]*)+")
_ATX = later(r"([ \t>]*#{1,6}[ \t]*)(.*?)([ \t]*#*)[ \t]*$")
_RULE = later(r"[ \t>]*[|:=\- \t]+$")
_REFERENCE = later(r"[ \t>]*\[[^\]\r\n]+\]:[ \t]*\S")
_SPANS = later(
    r"(?P<code>(?<!`)(?P<ticks>`{1,3})(?!`)[^`\r\n]+(?P=ticks)(?!`))"
    r"|(?P<image>!\[[^\[\]]*\](?:\([^()\r\n]*(?:\([^()\r\n]*\)[^()\r\n]*)?\)|\[[^\[\]\r\n]*\]))"
    r"|(?P<target>(?<=\])(?:\([^()\r\n]*(?:\([^()\r\n]*\)[^()\r\n]*)?\)|\[[^\[\]\r\n]*\]))"
    r"|(?P<auto><(?:https?|mailto):[^<>\s]*>|https?://[^\s<>()\[\]]+)"
    r"|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|(?P<bold>(?<![\\*])\*{1,3}(?=[^\s*])|(?<=[^\s*\\])\*{1,3}(?!\*)|~~|(?<![\w\\])_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w))"
    r"|(?P<bracket>\[(?=[^\[\]\r\n]*\][\[(])|\](?=[\[(]))"
)
_SIGNS = frozenset("`[]<*~_:")
"""Characters one of which stands in whatever _SPANS finds."""
Span = tuple[int, int]


def read(stream: IO[bytes], name: str) -> Iterator[Article | Problem]:
    """The one article of a file: its text is what follows the front matter, verbatim; see `structured`."""
    for item in plain.read(stream, name):
        yield structured(item) if isinstance(item, Article) else item


def structured(article: Article) -> Article:
    """The article with `blank` spans for what is no prose.

    A level-one heading that stands first is the title where the front matter has none, and leaves the text.
    """
    text = article.text
    if len(text) > _LONGEST or not _MARKS.search(text):
        return article
    page = _Page(text)
    if not page.headed():
        page.walk()
    if page.title and not article.title:
        start, end, after, line = page.title
        blank = tuple((a - after, b - after) for a, b in page.spans() if a >= after)
        column = start - page.starts[line] + 1
        return replace(
            article,
            title=text[start:end],
            title_line=article.line + line,
            title_column=column,
            text=text[after:],
            line=article.line + line + 1,
            blank=blank,
        )
    return replace(article, blank=page.spans())


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt

    # a paragraph that begins with a tab or four blanks is how many people type, and code in articles is fenced
    return MarkdownIt("commonmark").enable("table").disable(["inline", "text_join", "code"])


class _Page:
    """One Markdown text, block by block.

    `title` is a level-one heading at its head: its start and end, where the text goes on after it, its line from 0.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [found.start() for found in _LINE.finditer(text)]
        self.title: tuple[int, int, int, int] | None = None
        self._spans: list[Span] = []
        self._first = True

    def spans(self) -> tuple[Span, ...]:
        """The blank spans in order, those that touch or overlap as one; an empty one ends a block."""
        out: list[Span] = []
        for start, end in sorted(set(self._spans)):
            if out and out[-1][0] < out[-1][1] and start < out[-1][1]:
                out[-1] = (out[-1][0], max(end, out[-1][1]))
            else:
                out.append((start, end))
        return tuple(out)

    def headed(self) -> bool:
        """Whether a title on the first line is the only mark of the text: then it is read without the parser's help."""
        stop = self._end(0)
        if not _TITLE.fullmatch(self.text, 0, stop) or _MARKS.search(self.text, stop) or _INDENTED.search(self.text):
            return False
        self._heading(0, 1, "#")
        return True

    def walk(self) -> None:
        told: set[int] = set()
        for token in _parser().parse(self.text):
            kind = token.type
            if not token.map:
                continue
            first, stop = token.map
            if kind in ("fence", "hr"):
                self._lines(first, stop)
                told.update(range(first, stop))
            elif kind == "html_block":
                self._inline(self.starts[first], self._end(stop - 1))
                told.update(range(first, stop))
            elif kind == "list_item_open":
                self._match(_ITEM, first)
            elif kind == "heading_open":
                self._heading(first, stop, token.markup)
                told.update(range(first, stop))
            elif kind == "table_open":
                for line in range(first, stop):
                    self._row(line)
                told.update(range(first, stop))
            elif kind == "inline" and first not in told:
                self._paragraph(first, stop)
                told.update(range(first, stop))
            if kind in ("paragraph_open", "fence", "html_block", "table_open", "heading_open", "hr"):
                self._first = False
        for line in range(len(self.starts)):
            if line not in told and _REFERENCE.match(self.text, self.starts[line], self._end(line)):
                self._lines(line, line + 1)

    def _end(self, line: int) -> int:
        """Where a line ends, its break left out."""
        stop = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.text)
        while stop > self.starts[line] and self.text[stop - 1] in "\r\n":
            stop -= 1
        return stop

    def _blank(self, start: int, end: int) -> None:
        if start < end:
            self._spans.append((start, end))

    def _lines(self, first: int, stop: int) -> None:
        self._blank(self.starts[first], self._end(stop - 1))

    def _match(self, pattern: re.Pattern[str], line: int) -> None:
        if found := pattern.match(self.text, self.starts[line], self._end(line)):
            self._blank(*found.span())

    def _heading(self, first: int, stop: int, markup: str) -> None:
        last = self._end(first if markup.startswith("#") else stop - 2)
        if markup.startswith("#"):
            found = _ATX.match(self.text, self.starts[first], last)
            if found:
                self._blank(*found.span(1))
                self._blank(*found.span(3))
                plain = found[2] and (_SIGNS.isdisjoint(found[2]) or not _SPANS.search(found[2]))
                if plain and self._first and markup == "#" and stop < len(self.starts):
                    self.title = (found.start(2), found.end(2), self.starts[stop], first)
        else:
            self._lines(stop - 1, stop)
        if last < len(self.text):
            self._spans.append((last, last))
        self._inline(self.starts[first], last)

    def _row(self, line: int) -> None:
        start, end = self.starts[line], self._end(line)
        if _RULE.match(self.text, start, end):
            self._blank(start, end)
            return
        for at in range(start, end):
            if self.text[at] == "|":
                self._blank(at, at + 1)
        self._inline(start, end)

    def _paragraph(self, first: int, stop: int) -> None:
        """A paragraph, whose wrapped lines are joined over the marks of the quote or list they stand in."""
        self._match(_PREFIX, first)
        for line in range(first + 1, stop):
            found = _PREFIX.match(self.text, self.starts[line], self._end(line))
            if found and found.end() > found.start():
                self._blank(self._end(line - 1), found.end())
        self._inline(self.starts[first], self._end(stop - 1))

    def _inline(self, start: int, end: int) -> None:
        if end - start > _INLINE or _SIGNS.isdisjoint(self.text[start:end]):
            return
        for found in _SPANS.finditer(self.text, start, end):
            self._blank(*found.span())
