"""Web pages: the article's text, title, date, site and author by trafilatura, with the way back to the file."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import IO, Any

from ..errors import Problem
from ..model import Article
from .align import FileLines, Pieces, anchors
from .decode import decode
from .markup import pieces
from .note import Note
from .page_date import page_date
from .whole import MEGABYTE, NoArticle, Unreadable, another, hush, need, whole

LIMIT = 20 * MEGABYTE
_TAGS = 50_000
"""Past so many tags, reading one page takes minutes."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]*?\blang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
_OTHER = (b'{"', b'[{"', b"WARC/1.")
_XML = re.compile(r"\s*<\?xml\b[^>]*>\s*(?:<!(?:--[^>]*--|DOCTYPE[^>]*)>\s*)*<(?!html\b)[a-z]", re.IGNORECASE)
"""XML whose first element is another than that of a page."""
_TAG = re.compile(r"<[A-Za-z!/]")
_OPENED = re.compile(r"<html\b", re.IGNORECASE)
_CLOSED = re.compile(r"</html\s*>", re.IGNORECASE)
_BODY = re.compile(r"<body\b", re.IGNORECASE)
_RULE = re.compile(r"[\s|:-]*")
# the clock is not read: without a last day the library would take today
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2999-12-31"}


def read(stream: IO[bytes], name: str) -> Iterator[Article | Problem]:
    """The one article of a saved web page. Raises Unreadable, NotText."""
    data = whole(stream, LIMIT)
    source = decode_page(data)
    begin = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not _TAG.search(source) or begin.startswith(_OTHER) or _XML.match(source[:4096]):
        raise Unreadable(another(begin, "web page"))
    yield article(source, name, name)
    if _OPENED.search(source) and not _CLOSED.search(source):
        yield Note("this page breaks off: it has no closing </html>", name)


def article(
    source: str,
    ident: str,
    path: str,
    *,
    url: str | None = None,
    below: Pieces | None = None,
    file: FileLines | None = None,
) -> Article:
    """The article of a page's source; page furniture (menus, teasers, footers) is gone.

    `url` stands in where the page does not name its own; `below` leads from the source into the text of the file it
    was taken from, whose lines are `file`.
    Raises Unreadable when the page holds no text that could be an article, or is too large to be one.
    """
    if source.count("<") > _TAGS:
        raise Unreadable(f"this page has more than {_TAGS:,} tags, too many for one article")
    found = _extracted(source, url)
    title = " ".join((found.title or "").split()) if found else ""
    text = _paragraphs(found.text or "", title) if found else ""
    if not text:
        raise NoArticle("no article could be found in this page; save the page of the article itself")
    body = _BODY.search(source)
    words = pieces(source, below, body.start() if body else 0)
    lines = file or FileLines(source)
    way = anchors(text, words, lines)
    named = anchors(title, words, lines)
    if body and not (named and named[0][2]):
        named = anchors(title, pieces(source, below, 0, body.start()), lines)
    at = named[0] if named and named[0][2] else (0, 0, 1)
    language = _LANGUAGE.search(source, 0, 20_000)
    return Article(
        id=ident,
        text=text,
        title=title,
        source=found.sitename or found.hostname or None,
        published=page_date(source, found.url or url),
        url=found.url or url,
        author=found.author or None,
        language=language[1].lower() if language else "en",
        path=path,
        line=way[0][1],
        title_line=at[1],
        title_column=at[2],
        lines=way,
    )


def _extracted(source: str, url: str | None) -> Any:
    trafilatura = need("trafilatura", "trafilatura", "html", "web pages")
    hush("trafilatura", "htmldate", "courlan")
    try:
        return trafilatura.bare_extraction(
            source, url=url, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES)
        )
    except Exception as error:  # whatever a page made of junk sets off in there, it costs this page only
        raise Unreadable(f"this page cannot be taken apart: {type(error).__name__}") from None


def _paragraphs(text: str, title: str) -> str:
    """The extracted lines as paragraphs, without list marks, table rules and the headline."""
    out: list[str] = []
    for line in text.split("\n"):
        line = line.strip()
        if line.startswith("|"):
            line = line.strip("| ")
            line = "" if _RULE.fullmatch(line) else line
        line = line.removeprefix("- ")
        if line and not (len(out) < 3 and line == title):
            out.append(line)
    return "\n\n".join(out)


def decode_page(data: bytes, charset: str | None = None) -> str:
    """The source of a page: byte order mark, UTF-8, then the encoding its server or it declares, then a detected one.

    Raises NotText, Unreadable.
    """
    if data.startswith(b"%PDF-") or b"\0" in data[:1024] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(another(data, "web page"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        found = _CHARSET.search(data, 0, 4096)
        declared = charset or (found[1].decode() if found else None)
    if declared:
        try:
            name = codecs.lookup(declared).name
        except LookupError:
            return decode(data)
        if not name.startswith(("utf-", "utf_")):
            # browsers read what calls itself Latin-1 as Windows-1252
            return data.decode("cp1252" if name in ("iso8859-1", "ascii") else name, "replace")
    return decode(data)
