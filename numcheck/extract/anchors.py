"""The constructions of a language by the words that they are known by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..native import loads
from ..typed import Any
from .patterns import Construction


class Anchors(dict[str, "list[Construction] | tuple[bytes, ...]"]):
    """Words with the constructions that stand around them; ask `of`.

    An article meets a few of the several hundred words, so out of the cache every construction comes as its own pickle,
    and is taken out of it when one of its words is first met.
    """

    __slots__ = ("_taken_out",)

    def __init__(self, kept: dict[str, tuple[bytes, ...]] | None = None) -> None:
        super().__init__(kept or {})
        self._taken_out: dict[bytes, Construction] = {}

    def add(self, word: str, made: Construction) -> None:
        """One more construction that is known by a word."""
        self[word] = [*self.of(word), made]

    def of(self, word: str) -> Sequence[Construction]:
        """The constructions of a word, in the order of the rules; none where it has none."""
        held = self.get(word, ())
        if isinstance(held, tuple):
            if not held:
                return ()
            held = self[word] = [self._out(one) for one in held]
        return held

    def every(self) -> Iterator[Construction]:
        """All of them; one that is known by several words comes as often."""
        for word in self:
            yield from self.of(word)

    def _out(self, kept: bytes) -> Construction:
        made = self._taken_out.get(kept)
        if made is None:
            made = self._taken_out[kept] = loads(kept)
        return made

    def __reduce__(self) -> tuple[type[Anchors], tuple[dict[str, tuple[bytes, ...]]]]:
        import pickle

        kept: dict[int, Any] = {id(one): one for one in self.every()}
        kept = {known: pickle.dumps(one, pickle.HIGHEST_PROTOCOL) for known, one in kept.items()}
        return Anchors, ({word: tuple(kept[id(one)] for one in self.of(word)) for word in self},)
