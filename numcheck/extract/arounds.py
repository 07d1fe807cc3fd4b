"""The contexts of an article's sentences, each made once, with the days of counting found before any day is lent."""

from __future__ import annotations

from collections.abc import Sequence

from .around import Around
from .reads import Read
from .surroundings import Surroundings
from .tokens import Sentence


class Arounds:
    """The context of each sentence in which a figure stands."""

    def __init__(self, spots: Surroundings) -> None:
        self._spots = spots
        self._known: dict[int, Around] = {}

    def of(self, sentence: Sentence, lo: int, hi: int) -> Around:
        """The context of the sentence text[lo:hi]."""
        known = self._known.get(lo)
        if known is None:
            known = self._known[lo] = Around(self._spots, sentence, lo, hi)
        return known

    def count(self, reads: Sequence[Read]) -> None:
        """Finds the days of counting before any day is lent to a figure, so that their order does not matter."""
        self._spots.counting = frozenset(self._spots.index[read.span[0]] for read in reads)
        found = (
            self.of(read.sentence, *read.span).counted(
                read.sentence.starts[read.chunk.first], read.sentence.starts[read.claim.anchor], read.claim
            )
            for read in reads
        )
        self._spots.days.counted = frozenset(day for day in found if day is not None)
