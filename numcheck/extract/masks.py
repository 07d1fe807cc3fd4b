"""The classes of each word as the bits of one integer: those of the lists, else what its ending tells."""

from __future__ import annotations

FULL = 1 << 15
"""How many words are kept: the memory of a long run stays flat."""
_SHORT, _LONG = 5, 30


class Masks(dict[str, int]):
    """The masks of the words of a grammar's lists; those of other words are worked out and, while there is room, kept.

    Only the listed ones are pickled. `adverb` is the mask of an adverb, `endings` what adverbs end in.
    """

    __slots__ = ("_listed", "adverb", "endings")

    def __init__(self, words: dict[str, int], adverb: int = 0, endings: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self._listed = words
        self.adverb, self.endings = adverb, endings

    def __missing__(self, word: str) -> int:
        bits = self.adverb if word.endswith(self.endings) and len(word) >= _SHORT else 0
        if len(self) < FULL and len(word) < _LONG:
            self[word] = bits
        return bits

    def __reduce__(self) -> tuple[type[Masks], tuple[dict[str, int], int, tuple[str, ...]]]:
        return Masks, (self._listed, self.adverb, self.endings)
