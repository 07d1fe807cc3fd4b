"""What the body of each kind of entry holds, and the check that it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from functools import cache
from typing import Any

from ..calendar import whole
from ..model import Figure

_TEXT, _MAYBE, _LIST = "text", "text or null", "a list of texts"
ARTICLE = {
    "id": _TEXT, "title": _TEXT, "opening": _TEXT, "language": _TEXT, "sha256": _TEXT, "source": _MAYBE,
    "published": _MAYBE, "url": _MAYBE, "author": _MAYBE, "event": _MAYBE,
}  # fmt: skip
BODIES = {
    "article": ARTICLE,
    "figure": {"article": _TEXT, "toll": _MAYBE, "supersedes": _LIST, "figure": "a record"},
    "acceptance": {"finding": _TEXT, "until": _MAYBE, "code": _MAYBE, "message": _MAYBE, "article": _MAYBE},
    "withdrawal": {"withdraws": _LIST},
}
"""The keys of each body. `sha256` is of an article's whole text; `article` of a figure is an entry's id."""


def misshapen(kind: str, body: Mapping[str, Any]) -> list[str]:
    """What is missing or of another type in a body, in sentences."""
    wanted = BODIES.get(kind, {})
    unfit = [(key, type_) for key, type_ in wanted.items() if not _is(type_, body.get(key, ...))]
    found = [f"'{key}' of the {kind} must be {type_}" for key, type_ in unfit]
    if not found and kind == "figure":
        found = _figure(body["figure"])
    if not found and kind == "acceptance" and body["until"] is not None and whole(body["until"]) is None:
        found = [f"'until' is '{body['until']}', which is no date; write YYYY-MM-DD"]
    return found


def points(kind: str, body: Mapping[str, Any]) -> list[tuple[str, tuple[str, ...]]]:
    """The entries that a body of the right shape points to: their ids, and of which kinds they must be."""
    if kind == "figure":
        return [
            (body["article"], ("article",)),
            *((one, ("figure",)) for one in body["supersedes"]),
            *([(body["toll"], ("figure",))] if body["toll"] else []),
        ]
    if kind == "withdrawal":
        return [(one, ("figure", "acceptance")) for one in body["withdraws"]]
    return []


def _is(type_: str, value: Any) -> bool:
    if type_ == "a record":
        return isinstance(value, Mapping)
    return _texts(value) if type_ == _LIST else _maybe(value) if type_ == _MAYBE else _text(value)


def _figure(record: Mapping[str, Any]) -> list[str]:
    found = [
        f"'{name}' of the figure is missing or of another type"
        for name, fits, optional in _shape()
        if not ((optional and name not in record) or fits(record.get(name, ...)))
    ]
    if not found and not 0 <= record["start"] <= record["end"]:
        found.append("'start' and 'end' of the figure are no span")
    return found


@cache
def _shape() -> tuple[tuple[str, Callable[[Any], bool], bool], ...]:
    """Each field of a figure: what its value must be, and whether it may be missing."""
    shape = []
    for item in fields(Figure):
        optional = item.default is not MISSING or item.default_factory is not MISSING
        kind = _MAYBE if "None" in str(item.type) else _TEXT
        fits = _KINDS.get(item.name) or (_maybe if kind == _MAYBE else _text)
        shape.append((item.name, fits, optional and item.name != "groups"))
    return tuple(shape)


def _number(value: Any) -> bool:
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool))


def _count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _maybe(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _texts(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(one, str) for one in value)


_KINDS: dict[str, Callable[[Any], bool]] = {
    **dict.fromkeys(("low", "high", "value"), _number),
    **dict.fromkeys(("start", "end", "line", "column", "quote_start"), _count),
    **dict.fromkeys(("indefinite", "in_title"), _flag),
    "groups": _texts,
}
