"""The forms of dates that begin with one kind of token, as one pattern over a character a token."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from .. import codes
from ..values import frozen, replace


@frozen
class Form:
    """One way to word a date, with how it is read and which group holds which slot."""

    text: str
    line: int
    read: str
    by: int = 0
    base: str = "published"
    unit: str = "day"
    which: str = "latest"
    year: int | None = None
    role: str | None = None
    span: int = 0
    slots: tuple[tuple[str, int], ...] = ()


class Forms:
    """The forms that can begin with one kind of token, as one pattern, made when it is first needed.

    `forms` are (pattern, form, its slots numbered from 1), the longest first.
    """

    def __init__(self, forms: Sequence[tuple[str, Form, Sequence[tuple[str, int]]]]) -> None:
        bodies, self.readings, group = [], {}, 1
        for pattern, form, slots in forms:
            bodies.append(f"({pattern})")
            # group: the form with its surroundings, group + 1: the phrase, then its slots
            placed = tuple((name, group + 1 + at) for name, at in slots)
            self.readings[group] = replace(form, span=group + 1, slots=placed)
            group += 2 + len(slots)
        self.source = "|".join(bodies)
        self.code: codes.Code | None = None

    @cached_property
    def match(self) -> Callable[[str, int], re.Match[str] | None]:
        return (codes.pattern_of(self.code) if self.code else re.compile(self.source)).match

    def __getstate__(self) -> dict[str, object]:
        code = self.code or codes.code_of(re.compile(self.source))
        return {"source": self.source, "readings": self.readings, "code": code}
