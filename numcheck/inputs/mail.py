"""E-mail (.eml) and single-file web pages (.mhtml): the text part with its lines in the file, no attachments."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr
from typing import IO

from ..errors import Problem
from ..model import Article
from . import markup, page
from .align import FileLines, Pieces, anchors
from .published import mail_date
from .whole import MEGABYTE, Unreadable, another, whole

LIMIT = 50 * MEGABYTE
_QUOTED = re.compile(r"=[ \t]*(\r\n?|\n)|(?:=[0-9A-Fa-f]{2})+")
_BOUNDARY = re.compile(rb"boundary\s*=\s*\"?([^\"\r\n;]{1,80})", re.IGNORECASE)
_LOCKED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_BROKEN = ("CloseBoundaryNotFoundDefect", "StartBoundaryNotFoundDefect")
_SUBJECT = re.compile(r"^Subject:[ \t]*", re.IGNORECASE | re.MULTILINE)


def read(stream: IO[bytes], name: str) -> Iterator[Article | Problem]:
    """The one article of a message: its plain text, or its HTML as text. Raises Unreadable."""
    data = whole(stream, LIMIT)
    message = _parsed(data, "e-mail (.eml)")
    try:
        part = message.get_body(("plain", "html"))
        body = _content(part) if isinstance(part, MIMEPart) else ""
        subject = " ".join(str(message.get("subject") or "").split())
        sender, address = parseaddr(str(message.get("from") or ""))
        outlet = str(message.get("organization") or "").strip() or address.rpartition("@")[2]
        published = mail_date(str(message.get("date") or ""))
    except Exception as error:  # headers of junk fail in many places
        raise Unreadable(f"this e-mail is damaged: {type(error).__name__}") from None
    signed = message.get_param("smime-type") == "signed-data"
    locked = message.get_content_type() in _LOCKED and not signed
    if locked or body.lstrip().startswith("-----BEGIN PGP MESSAGE-----"):
        raise Unreadable("this e-mail is encrypted; save its text once it is unlocked")
    if not isinstance(part, MIMEPart):
        raise Unreadable("this e-mail holds no text, only attachments; save and give those")
    html = part.get_content_type() == "text/html"
    text = markup.text_of(body) if html else re.sub(r"\r\n?", "\n", body).strip("\n")
    file, source, start, end = _place(data, part)
    way: tuple[tuple[int, int, int], ...] = ((0, file.of(start)[0], 0),)
    if pieces := _pieces(source, part, start, end):
        words = markup.pieces(pieces.plain, pieces) if html else pieces
        way = anchors(text, words, file, file.of(start)[0]) or way
    head = _SUBJECT.search(source, 0, start)
    line, column = file.of(head.end()) if head else (0, 1)
    if any(type(defect).__name__ in _BROKEN for defect in message.defects):
        yield Problem("this e-mail breaks off: its last part is not closed; what is there was read", name)
    yield Article(
        id=name,
        text=text,
        title=subject,
        source=outlet or None,
        published=published,
        author=sender or None,
        path=name,
        line=way[0][1],
        title_line=line,
        title_column=column,
        lines=way,
    )


def read_page(stream: IO[bytes], name: str) -> Iterator[Article | Problem]:
    """The one article of a web page that a browser saved with all its parts in one file. Raises Unreadable, NotText."""
    data = whole(stream, LIMIT)
    message = _parsed(data, "single-file web page (.mhtml)")
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if part is None:
        raise Unreadable("this single-file web page holds no HTML")
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    file, source, start, end = _place(data, part)
    if any(type(defect).__name__ in _BROKEN for defect in message.defects):
        yield Problem("this page breaks off: its last part is not closed; what is there was read", name)
    address = str(message.get("snapshot-content-location") or part.get("content-location") or "")
    url = address if address.startswith(("http:", "https:")) else None
    below = _pieces(source, part, start, end)
    if below:
        yield page.article(below.plain, name, name, url=url, below=below, file=file)
    else:
        found = page.article(page.decode_page(content), name, name, url=url)
        line = file.of(start)[0]
        # a packed part (base64) has no lines that an editor would know: the one it begins on stands for all
        yield replace(found, line=line, title_line=0, title_column=1, lines=((0, line, 0),))


def _parsed(data: bytes, what: str) -> EmailMessage:
    if b"\0" in data[:1024] or data.startswith((b"%PDF-", b"PK\x03\x04")):
        raise Unreadable(another(data, what))
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
    except Exception as error:  # RecursionError and others, of nests and junk
        raise Unreadable(f"this is no {what}, or a damaged one: {type(error).__name__}") from None
    if not any(key.lower() in ("from", "subject", "date", "mime-version") for key in message):
        raise Unreadable(f"this is no {what}: it begins with no header lines")
    return message


def _content(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except LookupError:  # an encoding nobody knows
        content = part.get_payload(decode=True)
        return content.decode("latin-1") if isinstance(content, bytes) else ""


def _charset(part: MIMEPart) -> str:
    name = part.get_content_charset("utf-8")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "latin-1"


def _place(data: bytes, part: MIMEPart) -> tuple[FileLines, str, int, int]:
    """The lines and the text of the file, and where in it the part's content begins and ends."""
    raw = part.get_payload(decode=False)
    plain = _way_of(part) not in ("base64", "quoted-printable")
    source = data.decode(_charset(part) if plain else "ascii", "replace")
    head = next((line for line in raw.splitlines() if line.strip()), "") if isinstance(raw, str) else ""
    at = source.find(f"\n{head}") + 1 if head else 0
    ends = [source.find(f"\n--{boundary}", at) for boundary in _boundaries(data)]
    return FileLines(source), source, at, min((end for end in ends if end >= 0), default=len(source))


def _boundaries(data: bytes) -> set[str]:
    return {found.decode("ascii", "replace") for found in _BOUNDARY.findall(data[: 4 * MEGABYTE])[:100]}


def _way_of(part: MIMEPart) -> str:
    return str(part.get("content-transfer-encoding") or "7bit").strip().lower()


def _pieces(source: str, part: MIMEPart, start: int, end: int) -> Pieces | None:
    """The part's text with the place of each piece in the file; None when it is packed (base64)."""
    way = _way_of(part)
    if way == "base64":
        return None
    if way != "quoted-printable":
        return Pieces([(source[start:end], start)])
    out: list[tuple[str, int]] = []
    charset, at = _charset(part), start
    for found in _QUOTED.finditer(source, start, end):
        out.append((source[at : found.start()], at))
        at = found.end()
        if not found[1]:
            place = found.start()
            for character in bytes.fromhex(found.group().replace("=", "")).decode(charset, "replace"):
                out.append((character, place))
                place += 3 * len(character.encode(charset, "replace"))
    out.append((source[at:end], at))
    return Pieces(out)
