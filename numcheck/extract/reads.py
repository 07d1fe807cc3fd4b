"""What was read at one count of one sentence: the link between the grammar and the records."""

from __future__ import annotations

from dataclasses import dataclass

from .constructions import Claim
from .phrase import Chunk
from .tokens import Sentence


@dataclass(slots=True, eq=False, repr=False)
class Read:
    """One count of one sentence with what it was read as, before it becomes a record."""

    sentence: Sentence
    span: tuple[int, int]
    chunk: Chunk
    claim: Claim
    place: int
    in_title: bool
    where: str | None = None
    """The place it is told of, where one count is told of several."""
