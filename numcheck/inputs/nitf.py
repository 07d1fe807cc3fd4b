"""NITF, the IPTC's XML for one news article. Source: https://iptc.org/standards/nitf/ (3.x)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ..model import Article
from . import markup
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
    text, lines = flow(*opening(lead, content), content)
    if content and markup.is_marked(text) and not any(isinstance(part, Node) for part in content.parts):
        text, lines = markup.text_of(text), ((0, content.line, 0),)
    title, place = headline(head.first("hedline", "hl1") or head.first("hedline") if head else None)
    if not title:
        title, place = headline(root.first("head", "title"))
    byline = next((without(part, "byttl").text() for part in lead if part.tag == "byline"), "")
    data = root.first("head", "docdata")
    told = (node.attributes.get(name) for node, name in ((root, "lang"), (root, "baselang"), (content, "lang")) if node)
    language = next(filter(None, told), "en")
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


def opening(lead: Iterable[Node], content: Node | None) -> list[Node]:
    """What stands before a text and is not told again in it: where it was filed, and an abstract."""
    told = flow(content)[0]
    found = []
    for part in lead:
        if part.tag == "dateline":
            # `story.date` may hold a time for machines, 20170102T222800+0000
            clear = without(part, "story.date") if _for_machines(part.first("story.date")) else part
            if not told.startswith(clear.text()):
                found.append(clear)
        elif part.tag == "abstract" and flow(part)[0] not in told:
            found.append(part)
    return found


def _for_machines(when: Node | None) -> bool:
    return when is not None and iso_date(when.text()) is not None


def without(node: Node, tag: str) -> Node:
    """An element without those of a name directly in it."""
    return replace(node, parts=[part for part in node.parts if not isinstance(part, Node) or part.tag != tag])


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
    if head and (owner := head.first("rights", "rights.owner")) and (name := owner.text()):
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
