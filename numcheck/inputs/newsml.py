"""NewsML-G2, the IPTC's XML around news items. Source: https://iptc.org/standards/newsml-g2/ (2.x)."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import Problem
from ..model import Article
from . import markup, nitf
from .flow import flow
from .note import Note
from .published import iso_date
from .whole import Unreadable
from .xmltree import Node

_GONE = ("canceled", "withheld")


def read(item: Node, name: str, alone: bool) -> Iterator[Article | Problem]:
    """The article of a `newsItem`; a Note for one that is no text, or was withdrawn.

    In a file of several items each is called `path#guid`, with `#version` where it has one; without a guid `path:line`.
    """
    meta, about = item.first("itemMeta"), item.first("contentMeta")
    kind = _code(meta, "itemClass")
    status = _code(meta, "pubStatus")
    if kind and kind not in ("text", "composite"):
        yield Note(f"this item is a {kind}, no text; it is left out", name, item.line)
        return
    if status in _GONE:
        yield Note(f"this item is {status}; it is left out", name, item.line)
        return
    guid, version = item.attributes.get("guid", ""), item.attributes.get("version", "")
    ident = name if alone else "#".join(filter(None, (name, guid, version))) if guid else f"{name}:{item.line}"
    headline, place = nitf.headline(_headline(about))
    if not headline and meta:
        headline, place = nitf.headline(meta.first("title"))
    told = about.first("language") if about else None
    language = (told.attributes.get("tag") if told else "") or item.attributes.get("lang") or "en"
    source = _party(meta.first("provider") if meta else None) or _party(about.first("infoSource") if about else None)
    creator = about.first("creator") if about else None
    outer = Article(
        id=ident,
        text="",
        title=headline,
        source=source or _party(creator),
        published=_day(meta, "versionCreated") or _day(meta, "firstCreated") or _day(about, "contentCreated"),
        author=(by.text() if about and (by := about.first("by")) else None) or (_name(creator) if source else None),
        language=language[:2].lower(),
        path=name,
        line=item.line,
        title_line=place[0],
        title_column=place[1],
    )
    content = _content(item, name, outer)
    if content is None:
        if item.first("contentSet", "remoteContent"):
            yield Problem("the text of this item lies elsewhere (remoteContent)", name, item.line)
        else:
            yield Problem("this item holds no text", name, item.line)
        return
    yield nitf.merged(content, outer)


def _content(item: Node, name: str, outer: Article) -> Article | None:
    """The text of the first content that has one: NITF or XHTML as XML, else characters."""
    lead = list(item.nodes("contentMeta", "dateline"))
    for inline in item.nodes("contentSet", "inlineXML"):
        document = inline.first("nitf")
        if document:
            try:
                return nitf.article(document, outer.id, name)
            except Unreadable:
                continue  # another rendition may hold the text
        page = inline.first("html")
        content = (page.first("body") or page) if page else inline
        if flow(content)[0]:
            text, lines = flow(*nitf.opening(lead, content), content)
            return Article(outer.id, text, line=lines[0][1], lines=lines)
    for inline in item.nodes("contentSet", "inlineData"):
        if inline.attributes.get("encoding") or inline.attributes.get("encodinguri"):
            continue
        characters = "".join(part.text for part in inline.parts if not isinstance(part, Node))
        if "html" in inline.attributes.get("contenttype", "") or markup.is_marked(characters):
            text, lines = markup.text_of(characters), ((0, inline.line, 0),)
        elif flow(inline)[0]:
            text, lines = flow(*nitf.opening(lead, inline), inline)
        else:
            continue
        if text:
            return Article(outer.id, text, line=lines[0][1], lines=lines)
    return None


def _headline(about: Node | None) -> Node | None:
    """The main headline; others have a role, `hld:subHeadline`."""
    told = list(about.nodes("headline")) if about else []
    main = (one for one in told if "main" in one.attributes.get("role", "main").lower())
    return next(main, told[0] if told else None)


def _code(meta: Node | None, tag: str) -> str:
    """The code of a property without its scheme: `ninat:text` is text, so is http://cv.iptc.org/newscodes/ninature/text."""
    found = meta.first(tag) if meta else None
    return (_code_of(found) or found.attributes.get("uri", "").rpartition("/")[2]).lower() if found else ""


def _party(node: Node | None) -> str | None:
    if node is None:
        return None
    return _name(node) or node.attributes.get("literal") or _code_of(node) or None


def _name(node: Node | None) -> str | None:
    name = node.first("name") if node else None
    return (name.text() if name else "") or None


def _code_of(node: Node) -> str:
    return node.attributes.get("qcode", "").rpartition(":")[2]


def _day(node: Node | None, tag: str) -> str | None:
    found = node.first(tag) if node else None
    return iso_date(found.text()) if found else None
