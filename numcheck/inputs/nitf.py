"""NITF, the IPTC's XML for one news article. Source: https://iptc.org/standards/nitf/ (3.x)."""

from __future__ import annotations

import re
from dataclasses import replace

from ..model import Article
from .flow import flow
from .published import iso_date
from .whole import Unreadable
from .xmltree import Node

_BY = re.compile(r"^by\s+", re.IGNORECASE)


def article(root: Node, ident: str, path: str) -> Article:
    """The article of an `nitf` element. Pictures and their captions are left out. Raises Unreadable."""
    head, content = root.first("body", "body.head"), root.first("body", "body.content")
    if head is None and content is None:
        raise Unreadable("this NITF holds no body", root.line)
    lead = [part for part in head.parts if isinstance(part, Node)] if head else []
    text, lines = flow(*(part for part in lead if part.tag in ("abstract", "dateline")), content)
    title, place = headline(head.first("hedline", "hl1") or head.first("hedline") if head else None)
    if not title:
        title, place = headline(root.first("head", "title"))
    byline = next((part.text() for part in lead if part.tag == "byline"), "")
    data = root.first("head", "docdata")
    language = root.attributes.get("lang") or (content.attributes.get("lang") if content else "") or "en"
    return Article(
        id=ident,
        text=text,
        title=title,
        source=_source(root, head, data),
        published=_published(root, head, data),
        author=_BY.sub("", byline) or None,
        language=language[:2].lower(),
        path=path,
        line=lines[0][1] if lines else root.line,
        title_line=place[0],
        title_column=place[1],
        lines=lines,
    )


def headline(node: Node | None) -> tuple[str, tuple[int, int]]:
    """The text of a headline on one line, and where it begins; (0, 1) when it is nowhere."""
    text, lines = flow(node)
    return " ".join(text.split()), (lines[0][1], lines[0][2]) if lines else (0, 1)


def merged(article: Article, outer: Article) -> Article:
    """An article taken from a package, with what the package says of it where it says nothing itself."""
    return replace(
        outer,
        text=article.text,
        lines=article.lines,
        line=article.line,
        title=outer.title or article.title,
        title_line=outer.title_line if outer.title else article.title_line,
        title_column=outer.title_column if outer.title else article.title_column,
        source=outer.source or article.source,
        published=outer.published or article.published,
        author=outer.author or article.author,
    )


def _source(root: Node, head: Node | None, data: Node | None) -> str | None:
    if head and (distributor := head.first("distributor")) and (name := distributor.text()):
        return name
    holder = data.first("doc.copyright") if data else None
    if holder and holder.attributes.get("holder"):
        return holder.attributes["holder"]
    publication = root.first("head", "pubdata")
    return (publication.attributes.get("name") if publication else None) or None


def _published(root: Node, head: Node | None, data: Node | None) -> str | None:
    told = [
        (data, "date.issue", "norm"),
        (data, "date.release", "norm"),
        (root.first("head"), "pubdata", "date.publication"),
        (head.first("dateline") if head else None, "story.date", "norm"),
    ]
    for node, name, attribute in told:
        found = node.first(name) if node else None
        if found and (day := iso_date(found.attributes.get(attribute, ""))):
            return day
    return None
