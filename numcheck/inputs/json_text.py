"""JSON values with the place of a mistake; numbers stay as written, so none is too long to read."""

from __future__ import annotations

import json
from typing import Any

_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, strict=False)


class NotJson(ValueError):
    """This text is no JSON; the message says why, `at` is the offset of the place."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


def parse(text: str) -> Any:
    """The one JSON value of a text. Raises NotJson."""
    start = skip(text, 0)
    value, end = value_at(text, start)
    end = skip(text, end)
    if end != len(text):
        raise NotJson("something follows the value", end)
    return value


def value_at(text: str, at: int) -> tuple[Any, int]:
    """The JSON value that begins at an offset, and where it ends. Raises NotJson."""
    try:
        return _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        reason = error.msg[:1].lower() + error.msg[1:]
        raise NotJson(reason.removesuffix(" at"), min(error.pos, len(text))) from None
    except RecursionError:
        raise NotJson("it is nested too deeply", at) from None


def skip(text: str, at: int) -> int:
    """The offset of the first character that is no blank of JSON."""
    size = len(text)
    while at < size and text[at] in " \t\r\n":
        at += 1
    return at
