"""RSS and Atom feeds saved as files: one article an entry, as much of it as the feed holds; by feedparser."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import IO, Any

from ..errors import Problem
from ..model import Article
from . import markup
from .note import Note
from .published import iso_date, mail_date
from .whole import MEGABYTE, Unreadable, another, hush, need, whole

LIMIT = 16 * MEGABYTE
_MOST = 20_000
_ENTRY = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?(?:item|entry)(?=[\s>])|<!\[CDATA\[|\r\n?|\n")
_ANY = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?(?:item|entry)(?=[\s>])")
_NAMED = re.compile(r"[^\s@]+@[^\s@]+\s*\((.+)\)|(.+?)\s*[(<][^\s@]+@[^\s@]+[)>]")
_CLOSED = re.compile(rb"</(?:[A-Za-z][\w.-]*:)?(?:rss|feed|RDF)\s*>\s*(?:<!--[^>]*-->\s*)*\0*$", re.IGNORECASE)


def read(stream: IO[bytes], name: str) -> Iterator[Article | Problem]:
    """The articles of a feed, each on the line of its entry, called `path#guid`. Raises Unreadable."""
    yield from entries(whole(stream, LIMIT), name)


def entries(data: bytes, name: str) -> Iterator[Article | Problem]:
    """The articles of a feed's bytes. A feed that breaks off gives what could be read, and a Problem."""
    feedparser = need("feedparser", "feedparser", "feeds", "RSS and Atom feeds")
    hush("feedparser")
    if len(_ANY.findall(data)) > _MOST:
        raise Unreadable(f"this feed has more than {_MOST:,} entries")
    try:
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # junk that the loose parser falls over
        raise Unreadable(f"this feed cannot be taken apart: {type(error).__name__}") from None
    found = list(feed.entries)
    if not found and not feed.get("version"):
        raise Unreadable(another(data, "RSS or Atom feed"))
    outlet = _plain(feed.feed.get("title_detail")) or None
    language = str(feed.feed.get("language") or "en")[:2].lower()
    lines = _lines(data, len(found))
    names = Counter(str(entry.get("id") or entry.get("link") or "") for entry in found)
    for entry, line in zip(found, lines, strict=True):
        guid = str(entry.get("id") or entry.get("link") or "")
        link = str(entry.get("link") or "")
        title, text = _plain(entry.get("title_detail")), _text(entry)
        if not title and not text:
            yield Problem("this entry has neither title nor text", name, line)
            continue
        yield Article(
            id=f"{name}#{guid}" if guid and names[guid] == 1 else f"{name}:{line}",
            text=text,
            title=title,
            source=_plain((entry.get("source") or {}).get("title_detail")) or outlet,
            published=_day(entry),
            url=link if link.startswith(("http:", "https:")) else None,
            author=_author(entry),
            language=language if language.isalpha() else "en",
            path=name,
            line=line,
            row=True,
        )
    if feed.bozo and not _harmless(feed.bozo_exception):
        said = f"this feed is no well-formed XML: {_said(feed.bozo_exception)}"
        if found and _CLOSED.search(data):
            yield Note(said, name)
        else:
            yield Problem(f"{said}; it breaks off, {len(found):,} of its entries could be read", name)


def _text(entry: Any) -> str:
    """The fullest text of an entry: its content, else its summary."""
    texts = [_plain(part) for part in (*entry.get("content", ()), entry.get("summary_detail"))]
    return max(texts, key=len, default="")


def _author(entry: Any) -> str | None:
    """Names without the addresses that RSS puts before them, and Atom behind."""
    said = str(entry.get("author") or "").strip()
    if found := _NAMED.fullmatch(said):
        return found[1] or found[2]
    # Atom gives each name apart
    names = [str(one["name"]) for one in entry.get("authors") or () if one.get("name")]
    return (", ".join(dict.fromkeys(names)) if len(names) > 1 else said) or None


def _plain(detail: Any) -> str:
    """The text of a part of a feed, which may be HTML whatever it says it is."""
    value = str((detail or {}).get("value") or "")
    if "<" in value or "&" in value or (detail or {}).get("type") != "text/plain":
        return markup.text_of(value)
    return value.strip()


def _day(entry: Any) -> str | None:
    for key in ("published", "updated", "created"):
        # past the library's own look-up, which lets one date stand for another
        told = str(dict.get(entry, key) or "")
        day = iso_date(told) or mail_date(told)
        if day:
            return day
        if moment := dict.get(entry, f"{key}_parsed"):
            return iso_date(f"{moment[0]:04}-{moment[1]}-{moment[2]}")
    return None


def _lines(data: bytes, count: int) -> list[int]:
    """The line each entry begins on; 1 for all when the entries cannot be told apart in the source."""
    line, out, at = 1, [], 0
    while found := _ENTRY.search(data, at):
        at = found.end()
        if found.group() == b"<![CDATA[":
            stop = data.find(b"]]>", at)
            stop = len(data) if stop < 0 else stop
            line += len(re.findall(rb"\r\n?|\n", data[at:stop]))
            at = stop
        elif found.group()[:1] == b"<":
            out.append(line)
        else:
            line += 1
    return out if len(out) == count else [1] * count


def _harmless(error: Any) -> bool:
    return type(error).__name__ in ("CharacterEncodingOverride", "NonXMLContentType")


def _said(error: Any) -> str:
    message = getattr(error, "getMessage", lambda: str(error))()
    line = getattr(error, "getLineNumber", lambda: None)()
    return f"{message} (line {line})" if line else str(message)
