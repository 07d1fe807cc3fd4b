"""XML files, told apart by their root: NITF, NewsML-G2, RSS and Atom, XHTML."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import IO

from ..errors import Problem
from ..model import Article
from . import feed, newsml, nitf, page
from .jsonlines import Joined
from .whole import Unreadable, another, whole
from .xmldecl import settled
from .xmltree import items

_HEAD = 1 << 14
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>])")
_BEFORE = re.compile(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
_FEEDS = ("rss", "feed", "RDF")
_NITF = frozenset(("nitf",))
_NEWSML = frozenset(("newsItem",))


def read(stream: IO[bytes], name: str) -> Iterator[Article | Problem]:
    """The articles of an XML file. Raises Unreadable for a vocabulary that holds no articles, NotText."""
    head = stream.read(_HEAD)
    root = _root(head)
    rest = io.BufferedReader(Joined(head, stream), _HEAD)
    if root in _FEEDS:
        yield from feed.entries(whole(rest, feed.LIMIT), name)
    elif root == "html":
        yield from page.read(rest, name)
    elif root == "nitf":
        for item in items(rest, _NITF):
            yield nitf.article(item, name, name)
    elif root in ("newsItem", "newsMessage"):
        found = False
        for item in items(rest, _NEWSML):
            found = True
            yield from newsml.read(item, name, alone=root == "newsItem")
        if not found:
            raise Unreadable("this NewsML-G2 message holds no news item")
    elif root == "NewsML":
        raise Unreadable("this is NewsML 1, which numcheck does not read; it reads NewsML-G2 and NITF")
    elif root is None:
        raise Unreadable(f"this XML has no element in its first {_HEAD >> 10} KB")
    elif root:
        raise Unreadable(f"this XML begins with <{root}>; numcheck reads NITF, NewsML-G2, RSS, Atom and XHTML")
    else:
        raise Unreadable(another(head, "XML file"))


def _root(head: bytes) -> str | None:
    """The name of the root element without its prefix; None for XML with none in sight, empty for what is no XML."""
    encoding = settled(head)[0] or ""
    text = head.decode(encoding if encoding.startswith("utf-16") else "latin-1", "ignore")
    text = text.removeprefix("\u00ef\u00bb\u00bf").lstrip("\ufeff \t\r\n")
    declared = text.startswith(("<?xml", "<!--", "<!DOCTYPE"))
    found = _ROOT.match(_BEFORE.sub("", text).lstrip())
    return found[1] if found else None if declared else ""
