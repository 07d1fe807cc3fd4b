"""Where the articles of a run are between its steps: in a temporary file of this machine."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Protocol, TypeVar

from .load import Part
from .rows import Pair
from .spill import Spill
from .work import Blobs, Looked

S = TypeVar("S")
R = TypeVar("R")
Look = Callable[[Part], Looked]
Turns = Sequence[int]


class Held(Protocol):
    """The articles of a run with what was read in them, each by the turn in which it came."""

    def look(self, work: Look, parts: Sequence[Part]) -> Iterator[Looked]:
        """Look through parts, in order. The articles are held here; what is given has none."""
        ...

    def each(self, work: Callable[[S, Blobs], R], shares: Iterable[S], turns: Sequence[Turns]) -> Iterator[R]:
        """`work` of each share and its articles, pickled, in the order of the shares.

        `turns` are those of each share's articles, in the order in which `work` gets them.
        """
        ...

    def get(self, turn: int) -> Pair:
        """An article by its turn."""
        ...


class Workers(Protocol):
    """Whoever does work on pieces, and gives the results in the order of the pieces."""

    def each(self, work: Callable[[S], R], pieces: Iterable[S]) -> Iterator[R]: ...


class HeldHere:
    """In a temporary file; whoever works on a share is sent its articles."""

    def __init__(self, engine: Workers, spill: Spill) -> None:
        self._engine, self._spill = engine, spill
        self._at = array("I")

    def look(self, work: Look, parts: Sequence[Part]) -> Iterator[Looked]:
        for looked in self._engine.each(work, parts):
            self._at.extend(map(self._spill.put, looked.articles))
            yield looked

    def each(self, work: Callable[[S, Blobs], R], shares: Iterable[S], turns: Sequence[Turns]) -> Iterator[R]:
        def pieces() -> Iterator[tuple[S, Blobs]]:
            for share, mine in zip(shares, turns, strict=True):
                yield share, [self._spill.raw(self._at[turn]) for turn in mine]

        return self._engine.each(partial(_apply, work), pieces())

    def get(self, turn: int) -> Pair:
        pair: Pair = pickle.loads(self._spill.raw(self._at[turn]))
        return pair


def _apply(work: Callable[[S, Blobs], R], piece: tuple[S, Blobs]) -> R:
    return work(*piece)
