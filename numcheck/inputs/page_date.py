"""When a web page says it was published: its head, its structured data, its time elements, its address.

Words of the article are left alone: a day told there is a day of the news, not of the page.
"""

from __future__ import annotations

import html
import re

from .published import iso_date

_META = re.compile(r"<meta\b[^>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "pubdate",
    "publishdate", "publish-date", "publication_date", "date.published",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
    "dc.date.created", "dcterms.created", "sailthru.date", "cxenseparse:recs:publishtime", "citation_publication_date",
    "article.published", "date",
)  # fmt: skip
_STRUCTURED = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")
_TIME = re.compile(r"<time\b[^>]{0,500}>", re.IGNORECASE)
_PUBLISHED = re.compile(r"publi(?:sh|c)|posted|pubdate|dateline|entry-date", re.IGNORECASE)
_ADDRESS = re.compile(r"/((?:19|20)[0-9]{2})[/-]?([01][0-9])[/-]?([0-3][0-9])(?:[/-]|$)")
_DOTTED = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})\b")
_SPAN = 2_000_000


def page_date(source: str, url: str | None = None) -> str | None:
    """The publication day of a page's source as `YYYY-MM-DD`, in its own time zone; None when it does not say."""
    told: dict[str, str] = {}
    for found in _META.finditer(source, 0, _SPAN):
        values = _attributes(found.group())
        name = (values.get("property") or values.get("name") or values.get("itemprop") or "").lower()
        if name in _NAMES and (day := _day(values.get("content", ""))):
            told.setdefault(name, day)
    for name in _NAMES[:9]:
        if name in told:
            return told[name]
    for found in _STRUCTURED.finditer(source):
        if day := _day(found[1]):
            return day
    for name in _NAMES[9:]:
        if name in told:
            return told[name]
    return _of_time(source) or _of_address(url)


def _of_time(source: str) -> str | None:
    """The day of the time element that is marked as the publication's; of all, if they name one day only."""
    days: set[str] = set()
    for found in _TIME.finditer(source):
        values = _attributes(found.group())
        day = _day(values.get("datetime", ""))
        if day and _PUBLISHED.search(" ".join((*values, values.get("itemprop", ""), values.get("class", "")))):
            return day
        if day:
            days.add(day)
    return days.pop() if len(days) == 1 else None


def _of_address(url: str | None) -> str | None:
    found = _ADDRESS.search(url or "")
    return iso_date(f"{found[1]}-{found[2]}-{found[3]}") if found else None


def _attributes(tag: str) -> dict[str, str]:
    return {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag)}


def _day(text: str) -> str | None:
    text = text.strip()
    if dotted := _DOTTED.match(text):
        return iso_date(f"{dotted[1]}-{dotted[2]}-{dotted[3]}")
    return iso_date(text)
