"""Word documents: paragraphs and table rows as they would print, tracked changes accepted; by python-docx."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import IO, Any

from ..errors import Problem
from ..model import Article
from .whole import MEGABYTE, Unreadable, another, hush, need, seekable

LIMIT = 200 * MEGABYTE
_UNPACKED = 24 * MEGABYTE
"""The text part of a long book has 5 MB."""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = frozenset(_WORD + name for name in ("del", "moveFrom", "txbxContent", "instrText")) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_BLANKS = {_WORD + "tab": "\t", _WORD + "br": " ", _WORD + "cr": " ", _WORD + "noBreakHyphen": "-"}


def read(stream: IO[bytes], name: str) -> Iterator[Article | Problem]:
    """The one article of a Word document. Lines are its paragraphs and table rows, counted from 1.

    A paragraph in the style Title is the title, else the title the document's properties name. Raises Unreadable.
    """
    docx = need("docx", "python-docx", "docx", ".docx files")
    hush("docx")
    file = seekable(stream, LIMIT)
    _weigh(file)
    try:
        document = docx.Document(file)
        lines = [_block(block) for block in document.element.body.iterchildren()]
        title, at = _title(document, lines)
        author = str(document.core_properties.author or "").strip()
        language = str(document.core_properties.language or "")[:2].lower()
    except Exception as error:  # a package that is cut off or no Word document fails in many places
        said = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
        raise Unreadable(f"this Word document is damaged: {said}") from None
    parts: list[str] = []
    anchors: list[tuple[int, int, int]] = []
    size = 0
    for number, (_, text) in enumerate(lines, 1):
        if text.strip() and number != at:
            anchors.append((size, number, 1))
            parts.append(text)
            size += len(text) + 2
    yield Article(
        id=name,
        text="\n\n".join(parts),
        title=title,
        author=None if author == "python-docx" else author or None,
        language=language if language.isalpha() else "en",
        path=name,
        line=anchors[0][1] if anchors else 1,
        title_line=at,
        lines=tuple(anchors),
    )


def _weigh(file: IO[bytes]) -> None:
    """Looks at the archive before anything is unpacked: what it is, and what it would unpack to."""
    head = file.read(64)
    file.seek(0)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("this is no .docx file: either an old .doc, or one locked with a password; save it as .docx")
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        if head.startswith(b"PK"):
            raise Unreadable("this Word document is damaged or cut off") from None
        raise Unreadable(another(head, ".docx file")) from None
    file.seek(0)
    names = {member.filename for member in members}
    if "[Content_Types].xml" not in names or not any(name.startswith("word/") for name in names):
        raise Unreadable("this is a ZIP archive, but no Word document")
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("this Word document is locked with a password")
    # pictures are unpacked too, but what they may weigh is what the file itself weighs, about
    size = sum(member.file_size for member in members)
    text = sum(member.file_size for member in members if member.filename.endswith((".xml", ".rels")))
    if text > _UNPACKED or size > LIMIT:
        raise Unreadable(f"this Word document unpacks to {size // MEGABYTE} MB, too large for one article")


def _block(block: Any) -> tuple[str, str]:
    """The style and the text of a paragraph; of a table its rows, one after the other."""
    if block.tag == _WORD + "tbl":
        rows = (" | ".join(_text(cell) for cell in row.iter(_WORD + "tc")) for row in block.iter(_WORD + "tr"))
        return "", "\n".join(rows)
    style = block.find(f"{_WORD}pPr/{_WORD}pStyle")
    return ("" if style is None else style.get(_WORD + "val", "")), _text(block)


def _text(element: Any) -> str:
    parts: list[str] = []
    stack = [element]
    while stack:
        here = stack.pop()
        if here.tag in _GONE:
            continue
        if here.tag == _WORD + "t":
            parts.append(here.text or "")
        elif here.tag in _BLANKS and here.getparent().tag == _WORD + "r":
            parts.append(_BLANKS[here.tag])
        else:
            if here.tag == _WORD + "p" and parts:
                parts.append(" ")
            stack.extend(reversed(here))
    return "".join(parts).strip()


def _title(document: Any, lines: list[tuple[str, str]]) -> tuple[str, int]:
    """The title, and the number of its paragraph; 0 when only the properties name it."""
    for number, (style, text) in enumerate(lines[:10], 1):
        if style == "Title" and text:
            return " ".join(text.split()), number
    return " ".join(str(document.core_properties.title or "").split()), 0
