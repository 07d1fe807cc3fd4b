"""PDF: the text of the pages without what repeats on each, lines joined into paragraphs; by pypdf."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterator
from typing import IO, Any

from ..errors import Problem
from ..model import Article
from .whole import MEGABYTE, Unreadable, another, hush, need, seekable

LIMIT = 100 * MEGABYTE
_PAGES = 2_000
_TEXT = 20 * MEGABYTE
_EDGE = 2
_DIGITS = re.compile(r"\d+")
_HYPHEN = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_WORD = re.compile(r"[^\W\d_]+")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
"""Letters that are set as one sign: "five" is to be a number."""
_SITE = re.compile(r"\s+[|–—-]\s+[^|–—]+$")
"""What a browser prints into the title behind the headline."""
_DONE = re.compile(r"[.!?:;…][\"'”’»)\]]*$")


def read(stream: IO[bytes], name: str) -> Iterator[Article | Problem]:
    """The one article of a PDF. Lines are its pages, columns the places in the text of the page. Raises Unreadable."""
    pypdf = need("pypdf", "pypdf", "pdf", "PDF files")
    hush("pypdf")
    file = seekable(stream, LIMIT)
    head = file.read(1024)
    file.seek(0)
    if b"%PDF-" not in head:
        raise Unreadable(another(head, "PDF"))
    try:
        with warnings.catch_warnings():  # of ciphers that are old
            warnings.simplefilter("ignore")
            reader = pypdf.PdfReader(file)
            if reader.is_encrypted and not reader.decrypt(""):
                raise Unreadable("this PDF is locked with a password")
            pages = _pages(reader)
            title = " ".join(str((reader.metadata and reader.metadata.title) or "").split())
            author = " ".join(str((reader.metadata and reader.metadata.author) or "").split())
    except Unreadable:
        raise
    except pypdf.errors.DependencyError:
        raise Unreadable("unlocking this PDF needs cryptography: pip install 'numcheck[pdf]'") from None
    except pypdf.errors.LimitReachedError:
        raise Unreadable("this PDF unpacks to more than a document would hold, too large for one article") from None
    except Exception as error:  # a damaged PDF fails in many places
        said = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
        raise Unreadable(f"this PDF is damaged or cut off: {said}") from None
    lines = _clean(pages)
    column, title = _take(lines, title)
    text, anchors = _joined(lines)
    if not text:
        raise Unreadable("this PDF holds no text, perhaps pictures of pages; run text recognition (OCR) on it first")
    yield Article(
        id=name,
        text=text,
        title=title,
        author=author or None,
        path=name,
        line=anchors[0][1],
        title_line=1 if column else 0,
        title_column=column or 1,
        lines=anchors,
    )


def _pages(reader: Any) -> list[list[str]]:
    if len(reader.pages) > _PAGES:
        raise Unreadable(f"this PDF has {len(reader.pages):,} pages, too many for one article")
    pages, size = [], 0
    for page in reader.pages:
        text = (page.extract_text() or "").translate(_LIGATURES)
        size += len(text)
        if size > _TEXT:
            raise Unreadable(f"this PDF holds more than {_TEXT >> 20} million characters, too many for one article")
        pages.append([line.rstrip() for line in text.replace("\0", "").splitlines()])
    return pages


def _clean(pages: list[list[str]]) -> list[list[tuple[str, int]]]:
    """The lines of the pages with their offsets, without heads and feet: what most pages begin or end with."""
    edges: Counter[str] = Counter()
    for page in pages:
        lines = [line for line in page if line.strip()]
        edges.update({_DIGITS.sub("#", line.strip()) for line in (*lines[:_EDGE], *lines[-_EDGE:])})
    often = max(3, len(pages) // 2)
    out = []
    for page in pages:
        shown = [at for at, line in enumerate(page) if line.strip()]
        edge = {*shown[:_EDGE], *shown[-_EDGE:]}
        kept, offset = [], 0
        for at, line in enumerate(page):
            if at not in edge or edges[_DIGITS.sub("#", line.strip())] < often:
                kept.append((line, offset))
            offset += len(line) + 1
        out.append(kept)
    return out


def _take(pages: list[list[tuple[str, int]]], title: str) -> tuple[int, str]:
    """Takes the lines that hold the title out of the first page; the column it begins at and the title, or 0 and "".

    A title that is only in the properties is often that of another document, and not used.
    """
    if not title or not pages:
        return 0, ""
    titles, page = {" ".join(one.split()).casefold(): one for one in (_SITE.sub("", title), title)}, pages[0]
    for first in range(min(10, len(page))):
        words: list[str] = []
        for last in range(first, min(first + 6, len(page))):
            words += page[last][0].split()
            if found := titles.get(" ".join(words).casefold()):
                line, offset = page[first]
                page[first : last + 1] = [("", offset)]
                return offset + len(line) - len(line.lstrip()) + 1, found
    return 0, ""


def _joined(pages: list[list[tuple[str, int]]]) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    """Paragraphs out of printed lines: one ends at an empty line, or where a line is short and its sentence done.

    A word broken at the end of a line is put together as it is written elsewhere, otherwise it keeps its hyphen.
    """
    lengths = sorted(len(line) for page in pages for line, _ in page if line.strip())
    full = 0.8 * lengths[len(lengths) * 9 // 10] if lengths else 0
    written = {word.lower() for page in pages for line, _ in page for word in _WORD.findall(line)}
    parts: list[str] = []
    anchors: list[tuple[int, int, int]] = []
    size, link = 0, ""
    for number, page in enumerate(pages, 1):
        for line, offset in page:
            text = line.strip()
            if not text:
                link = "\n\n" if parts else ""
                continue
            if link == "-":
                size -= len(parts[-1])
                parts[-1], link = _mended(parts[-1], text, written), ""
                size += len(parts[-1])
            parts.append(link)
            size += len(link)
            anchors.append((size, number, offset + len(line) - len(line.lstrip()) + 1))
            parts.append(text)
            size += len(text)
            if _HYPHEN.search(text):
                link = "-"
            else:
                link = "\n\n" if len(line) < full and (_DONE.search(text) or len(line) < full / 2) else " "
    return "".join(parts), tuple(anchors)


def _mended(line: str, after: str, written: set[str]) -> str:
    """A line without its last hyphen when the word it breaks is written without one elsewhere."""
    broken, rest = _HYPHEN.search(line), _WORD.match(after)
    assert broken
    soft = line.endswith("\u00ad")
    if soft or (rest and (broken[1] + rest.group()).lower() in written):
        return line[:-1]
    return line
