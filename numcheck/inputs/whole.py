"""Files that are read as a whole: within a limit, seekable where a format needs it, and called by what they are."""

from __future__ import annotations

import importlib

from ..typed import IO, Any

MEGABYTE = 1 << 20
_PART = 1 << 18
_BLANKS = b"\xef\xbb\xbf \t\r\n"
_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, as .docx, .xlsx and .epub are"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "a file of an old Office (.doc, .xls)"),
    (b"{\\rtf", "Rich Text"),
    (b"PAR1", "Parquet"),
    (b"WARC/", "a web archive (.warc)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"<?xml", "XML"),
)


class Unreadable(ValueError):
    """A file that cannot be read as what it is called; the message is a sentence, with a place where one is known."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class NoArticle(Unreadable):
    """A web page that can be read and holds no text of an article."""


def whole(stream: IO[bytes], limit: int) -> bytes:
    """All bytes of a stream. Raises Unreadable when there are more than `limit`."""
    parts, size = [], 0
    while part := stream.read(min(_PART, limit + 1 - size)):
        parts.append(part)
        size += len(part)
        if size > limit:
            raise Unreadable(f"this file is larger than {limit // MEGABYTE} MB, too large for one article")
    return b"".join(parts)


def seekable(stream: IO[bytes], limit: int) -> IO[bytes]:
    """The stream if one can go back in it, else a copy in a temporary file. Raises Unreadable past `limit` bytes."""
    if stream.seekable():
        end = stream.seek(0, 2)
        stream.seek(0)
        if end > limit:
            raise Unreadable(f"this file is larger than {limit // MEGABYTE} MB, too large for one article")
        return stream
    import tempfile

    copy = tempfile.TemporaryFile()  # noqa: SIM115 - it goes when the reader lets go of it
    size = 0
    while part := stream.read(_PART):
        size += len(part)
        if size > limit:
            copy.close()
            raise Unreadable(f"this file is larger than {limit // MEGABYTE} MB, too large for one article")
        copy.write(part)
    copy.seek(0)
    return copy


def another(head: bytes, called: str) -> str:
    """A sentence that says what a file begins like, when it is not what it is called."""
    if not head:
        return f"this file is empty, no {called}"
    for sign, kind in _KINDS:
        if head.startswith(sign):
            return f"this is no {called}, but {kind}; name it for what it is"
    start = _start(head)
    if start.startswith((b"<!doctype html", b"<html")):
        return f"this is no {called}, but an HTML page; name it .html"
    if start.startswith((b'{"', b'[{"')):
        return f"this is no {called}, but JSON; name it .json, or .jsonl when it has a row a line"
    return f"this is no {called}"


def foreign(head: bytes, called: str) -> str | None:
    """`another` for what is text as well, and yet no article as it stands: a page, XML, a web archive; else None."""
    start = _start(head)
    if start.startswith((b"<?xml", b"warc/1.", b"<!doctype html", b"<html")):
        return another(head.lstrip(_BLANKS), called)
    return None


def _start(head: bytes) -> bytes:
    return head[:512].lstrip(_BLANKS).lower()


def need(module: str, package: str, extra: str, what: str) -> Any:
    """A module of an extra. Raises Unreadable, with the line that installs it, where it is missing."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise Unreadable(f"reading {what} needs {package}: pip install 'numcheck[{extra}]'") from None


def hush(*loggers: str) -> None:
    """Keeps what a library logs off standard error, unless the program that runs has asked for it."""
    import logging

    for name in loggers:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
