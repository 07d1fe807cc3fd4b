"""What was read at one count of one sentence: the link between the grammar and the records."""

from __future__ import annotations

from ..values import record
from .constructions import Claim
from .phrase import Chunk
from .tokens import Sentence


@record
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
