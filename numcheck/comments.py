"""Suppression comments: what an article's own lines ask to have silenced, where, why and until when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .model import Article
from .text import Lines
from .values import frozen

# patterns as text: few articles have such a comment
_COMMENT = r"(?si)<!--\s*numcheck\b(.*?)-->"
_IGNORE = r"(?si)\s*:\s*ignore\b(.*)"
_MEANT = r"(?i)\s*:|\bignore|\bNC\d"
"""What a comment says that was meant to silence something, however it is written."""
_DASH = r"--+|[–—]"
"""What stands before the reason; word processors make one dash of two."""
_ALONE = r"(?s)\s*(?:<!--.*?-->\s*)+"


@frozen
class Entry:
    """One thing that silences findings: a comment (by place and code) or an entry (by fingerprint).

    `origin` is comment, file, baseline or acceptance; `lines` are the lines of the file a comment covers. `understood`
    is false of a comment that speaks to numcheck and says nothing it knows.
    """

    origin: str
    reason: str = ""
    until: str | None = None
    codes: tuple[str, ...] = ()
    id: str = ""
    article: str | None = None
    lines: tuple[int, ...] = ()
    path: str = ""
    line: int = 1
    column: int = 1
    start: int = 0
    end: int = 0
    understood: bool = True


def comments(articles: Iterable[Article]) -> Iterator[Entry]:
    """The suppression comments of the articles: `<!-- numcheck: ignore NC201 until=2026-12-31 -- reason -->`; and what
    was meant to be one, `<!-- numcheck ignore NC201 -->`, as not understood.

    A comment that stands alone covers the next line that is not blank and no comment; any other covers its own line.
    """
    for article in articles:
        text = article.checked
        if "numcheck" not in text.casefold():
            continue
        lines = Lines(article)
        for match in re.finditer(_COMMENT, text):
            asked = re.match(_IGNORE, match[1])
            if asked is None and not re.search(_MEANT, match[1]):
                continue
            body, reason, *_ = (*re.split(_DASH, asked[1] if asked else match[1], maxsplit=1), "")
            until = re.search(r"\buntil\s*=\s*(\S+)", body)
            codes = re.findall(r"[\w-]+", re.sub(r"\buntil\s*=\s*\S+", " ", body))
            line, column = lines.position(match.start())
            last, _ = lines.position(match.end() - 1)
            covered = {*range(line, last + 1)}
            begin = text.rfind("\n", 0, match.start()) + 1
            stop = text.find("\n", match.end())
            around = text[begin : stop if stop >= 0 else len(text)]
            if stop >= 0 and re.fullmatch(_ALONE, around):
                covered |= _next(text, stop + 1, lines)
            yield Entry(
                "comment",
                reason.strip(),
                until[1] if until else None,
                tuple(codes),
                "",
                article.id,
                tuple(sorted(covered)),
                article.id,
                line,
                column,
                match.start(),
                match.end(),
                asked is not None and bool(codes),
            )


def _next(text: str, at: int, lines: Lines) -> set[int]:
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        words = text[at:stop]
        if words.strip() and not re.fullmatch(_ALONE, words):
            return {lines.position(at)[0]}
        at = stop + 1
    return set()
