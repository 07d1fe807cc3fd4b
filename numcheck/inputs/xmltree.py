"""XML read without trust: no entities, no outside files, limits on size and depth; each word has its place."""

from __future__ import annotations

import html.entities
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any
from xml.parsers import expat

from .whole import Unreadable
from .xmldecl import settled

_PART = 1 << 16
_ELEMENTS = 200_000
_DEPTH = 200
_CHARACTERS = 16 << 20
_SAID = {4: "there is a character that XML does not allow, or one that is not in the file's encoding"}
"""The parser's own sentence, "not well-formed (invalid token)", helps nobody."""


@dataclass(slots=True)
class Words:
    """Characters of an element, and where in the file they begin (line from 1, column from 1)."""

    text: str
    line: int
    column: int


@dataclass(slots=True)
class Node:
    """An element: its name without a namespace, its attributes likewise, and what it holds, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[Node | Words] = field(default_factory=list)
    line: int = 1

    def nodes(self, *path: str) -> Iterator[Node]:
        """The elements below by a path of names, in order."""
        for part in self.parts:
            if isinstance(part, Node) and part.tag == path[0]:
                if len(path) == 1:
                    yield part
                else:
                    yield from part.nodes(*path[1:])

    def first(self, *path: str) -> Node | None:
        """The first element by a path of names."""
        return next(self.nodes(*path), None)

    def text(self) -> str:
        """All characters below, blanks as one space."""
        return " ".join("".join(self._characters()).split())

    def _characters(self) -> Iterator[str]:
        for part in self.parts:
            if isinstance(part, Node):
                yield from part._characters()
            else:
                yield part.text


def items(stream: IO[bytes], wanted: frozenset[str]) -> Iterator[Node]:
    """Each outermost element with a wanted name, as soon as it is closed; nothing else is kept.

    Raises Unreadable, with line and column, for XML that is not well-formed, declares entities, is too large or deep.
    """
    first = stream.read(_PART)
    encoding, part, recode = settled(first)
    builder = _Builder(wanted, encoding)
    while True:
        last = not part
        try:
            builder.parser.Parse(recode(part, last) if recode else part, last)
        except expat.ExpatError as error:
            yield from builder.done
            said = _SAID.get(error.code) or expat.ErrorString(error.code)
            raise Unreadable(f"this XML is not well-formed: {said}", error.lineno, error.offset + 1) from None
        except (ValueError, LookupError) as error:
            if isinstance(error, Unreadable):
                yield from builder.done
                raise
            raise Unreadable(f"this XML cannot be read: {error}") from None
        yield from builder.done
        builder.done.clear()
        if last:
            return
        part = stream.read(_PART)


class _Builder:
    """The handlers of the parser: a tree of the wanted element at hand, and the finished ones in `done`."""

    def __init__(self, wanted: frozenset[str], encoding: str | None) -> None:
        self.parser = expat.ParserCreate(encoding, " ")
        self.parser.buffer_text = False
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.parser.SkippedEntityHandler = self._skipped
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.done: list[Node] = []
        self._wanted = wanted
        self._open: list[Node] = []
        self._depth = self._elements = self._characters = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEPTH:
            self._refuse(f"its elements are nested more than {_DEPTH} deep")
        tag = name.rpartition(" ")[2]
        if not self._open and tag not in self._wanted:
            return
        self._elements += 1
        if self._elements > _ELEMENTS:
            self._refuse(f"one article holds more than {_ELEMENTS:,} elements")
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        node = Node(tag, plain, [], self.parser.CurrentLineNumber)
        if self._open:
            self._open[-1].parts.append(node)
        self._open.append(node)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._open:
            node = self._open.pop()
            if not self._open:
                self.done.append(node)
                self._elements = self._characters = 0

    def _text(self, text: str) -> None:
        if self._open:
            self._characters += len(text)
            if self._characters > _CHARACTERS:
                self._refuse(f"one article holds more than {_CHARACTERS >> 20} million characters")
            at = self.parser
            self._open[-1].parts.append(Words(text, at.CurrentLineNumber, at.CurrentColumnNumber + 1))

    def _skipped(self, name: str, parameter: Any) -> None:
        """An entity of a DTD that is not at hand: those of HTML are known, others leave a space."""
        if not parameter:
            self._text(html.entities.html5.get(f"{name};", " "))

    def _entity(self, name: str, *rest: Any) -> None:
        self._refuse("it declares entities of its own, which may unfold without end")

    def _refuse(self, why: str) -> None:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        raise Unreadable(f"this XML is not read: {why}", line, column)
