"""The records that programs read: a figure, a toll, a comparison, a finding as plain dictionaries in a fixed order."""

from __future__ import annotations

import json
import re
from typing import Any

from ..model import Article, Comparison, Figure, Finding, Summary, Toll

FIGURE_FIELDS = (
    "id", "article", "source", "published", "metric", "low", "high", "value", "bound", "text", "start", "end",
    "line", "column", "quote", "victims", "groups", "place", "event_date", "as_of", "scope", "attribution",
    "assertion", "part_of", "unit", "language", "rule", "quote_start", "role", "indefinite", "cause", "in_title",
)  # fmt: skip
"""The fields of a figure record in order; README documents each."""

FINDING_FIELDS = (
    "id", "code", "name", "level", "message", "figures", "article", "line", "column", "suppressed", "start", "end",
)  # fmt: skip

_LINE_BREAKERS = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_encode = json.JSONEncoder(ensure_ascii=False).encode


def line(record: dict[str, Any]) -> str:
    """A record as JSON on one line. What some readers take for a line break, and half characters, are escaped."""
    text = _encode(record)
    if text.isascii() and "\x7f" not in text:
        return text
    return _LINE_BREAKERS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def figure(f: Figure) -> dict[str, Any]:
    """The figure record of the contract."""
    return {
        "id": f.id, "article": f.article, "source": f.source, "published": f.published, "metric": f.metric,
        "low": f.low, "high": f.high, "value": f.value, "bound": f.bound, "text": f.text, "start": f.start,
        "end": f.end, "line": f.line, "column": f.column, "quote": f.quote, "victims": f.victims,
        "groups": list(f.groups), "place": f.place, "event_date": f.event_date, "as_of": f.as_of, "scope": f.scope,
        "attribution": f.attribution, "assertion": f.assertion, "part_of": f.part_of, "unit": f.unit,
        "language": f.language, "rule": f.rule, "quote_start": f.quote_start, "role": f.role,
        "indefinite": f.indefinite, "cause": f.cause, "in_title": f.in_title,
    }  # fmt: skip


def article(a: Article) -> dict[str, Any]:
    """What a report tells of an article: everything but its text."""
    return {
        "id": a.id, "title": a.title, "source": a.source, "published": a.published, "url": a.url, "author": a.author,
        "language": a.language, "event": a.event, "path": a.path, "line": a.line,
    }  # fmt: skip


def toll(t: Toll) -> dict[str, Any]:
    """A toll with the ids of its figures in time order."""
    return {
        "id": t.id, "metric": t.metric, "groups": list(t.groups), "place": t.place, "event_date": t.event_date,
        "scope": t.scope, "figures": list(t.figures), "current": t.current,
    }  # fmt: skip


def comparison(c: Comparison) -> dict[str, Any]:
    """A comparison; `sum_of` is there only where `a` was set against a sum."""
    record: dict[str, Any] = {"a": c.a, "b": c.b, "verdict": c.verdict, "why": c.why}
    if c.sum_of:
        record["sum_of"] = list(c.sum_of)
    record["gates"], record["missing"] = list(c.gates), list(c.missing)
    return record


def finding(f: Finding) -> dict[str, Any]:
    """A finding, anchored at its first figure or at a date's span."""
    return {
        "id": f.id, "code": f.code, "name": f.name, "level": f.level, "message": f.message,
        "figures": list(f.figures), "article": f.article, "line": f.line, "column": f.column,
        "suppressed": f.suppressed, "start": f.start, "end": f.end,
    }  # fmt: skip


def summary(s: Summary) -> dict[str, Any]:
    """How much was read and found."""
    return {
        "articles": s.articles, "figures": s.figures, "tolls": s.tolls, "comparisons": s.comparisons,
        "findings": s.findings, "hidden": s.hidden, "unread": s.unread,
    }  # fmt: skip
