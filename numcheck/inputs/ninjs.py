"""ninjs, the IPTC's JSON for news (1.x to 3.x): what of an item makes an article, as a row.

Source: https://www.iptc.org/std/ninjs/ (the names of 1.x and 2.x are in small letters, those of 3.x in camel case).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SIGNS = ("headline", "headlines", "bodies", "versioncreated", "pubstatus", "body_text", "body_html", "body_xhtml")
_MARKED = ("text/html", "application/xhtml+xml", "text/xhtml")
_GONE = ("canceled", "withheld")


def is_item(value: Mapping[str, Any]) -> bool:
    """Whether an object is a ninjs item rather than a plain row: it has a `uri`, and no `text` of its own.

    Some senders write `guid` for what has no address on the web.
    """
    return ("uri" in value or "guid" in value) and "text" not in value and any(key.lower() in _SIGNS for key in value)


def as_row(value: Mapping[str, Any]) -> dict[str, Any] | str:
    """The row of an item: `id` is its uri with its version; or a sentence that says why it is no article.

    Of several bodies the marked-up one is taken (it has paragraphs), then the plain one; of headlines the main one.
    """
    item = {str(key).lower(): content for key, content in value.items()}
    kind = str(item.get("type") or "text").lower()
    if kind not in ("text", "composite"):
        return f"this item is of type {kind}, no text"
    if str(item.get("pubstatus") or "").lower() in _GONE:
        return f"this item is {str(item['pubstatus']).lower()}"
    sources = [source for source in _listed(item.get("infosources")) if isinstance(source.get("name"), str)]
    uri, version = str(item.get("uri") or item.get("guid")), item.get("version")
    row = {
        "id": f"{uri}#{version}" if version is not None else uri,
        "text": _body(item),
        "title": _headline(item),
        "source": sources[0]["name"] if sources else item.get("source") or item.get("copyrightholder"),
        "published": item.get("versioncreated") or item.get("firstcreated") or item.get("contentcreated"),
        "url": item.get("url") or (uri if uri.startswith(("http:", "https:")) else None),
        "author": item.get("byline") or item.get("by"),
        "language": item.get("language"),
    }
    return {key: content for key, content in row.items() if content}


def _listed(value: Any) -> list[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def _headline(item: Mapping[str, Any]) -> Any:
    listed = _listed(item.get("headlines"))
    main = next((h for h in listed if h.get("role") == "main"), listed[0] if listed else {})
    return main.get("value") or item.get("headline") or item.get("title")


def _body(item: Mapping[str, Any]) -> str:
    from . import markup  # only where there is an item

    marked: list[str] = []
    plain: list[str] = []
    for body in _listed(item.get("bodies")):
        kind = str(body.get("contenttype") or body.get("contentType") or body.get("role") or "").lower()
        content = body.get("value")
        if isinstance(content, str) and kind.startswith((*_MARKED, "html", "xhtml", "richtext")):
            marked.append(markup.text_of(content))
        elif isinstance(content, str) and (not kind or kind.startswith(("text/plain", "main", "text", "body"))):
            plain.append(content)
    for key in ("body_xhtml", "body_html", "body_richtext"):
        if isinstance(item.get(key), str):
            marked.append(markup.text_of(item[key]))
    for key, content in item.items():
        if key.startswith("body_") and isinstance(content, str) and "html" not in key and key != "body_richtext":
            plain.append(content)
    brief = item.get("description_text")
    if isinstance(brief, str):
        plain.append(brief)
    return next((text for text in (*marked, *plain) if text.strip()), "")
