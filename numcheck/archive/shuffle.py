"""Where the articles of a run are between its steps: with the workers of a Dask cluster, who exchange them.

A worker keeps the parts it has looked through. Before shares are worked on, the workers send each other the articles
that these need (Dask's peer-to-peer shuffle, by share). Who hands out the work gets what was found, and the articles
once, when they are written.
"""

from __future__ import annotations

import pickle
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from .held import Look, R, S, Turns
from .load import Part
from .rows import Pair
from .spill import Spill
from .work import Blobs, Looked

if TYPE_CHECKING:
    import pandas as pd


class Workers(Protocol):
    """What is asked of a cluster: work as futures, and their results in order."""

    def submit(self, work: Callable[..., Any], *given: Any) -> Any: ...

    def compute(self, parts: Any) -> Any: ...

    def in_order(self, futures: Iterable[Any]) -> Iterator[Any]: ...


class HeldThere:
    """Each part with the worker that has looked through it."""

    def __init__(self, engine: Workers, spill: Spill) -> None:
        self._engine, self._spill = engine, spill
        self._looked: list[Any] = []
        """Each part, looked through, as a future."""
        self._starts = array("Q", (0,))
        """The turn of the first article of each part."""
        self._at = array("I")

    def look(self, work: Look, parts: Sequence[Part]) -> Iterator[Looked]:
        self._looked = [self._engine.submit(work, part) for part in parts]
        for looked in self._engine.in_order(self._engine.submit(_bare, one) for one in self._looked):
            self._starts.append(self._starts[-1] + len(looked.ids))
            yield looked

    def each(self, work: Callable[[S, Blobs], R], shares: Iterable[S], turns: Sequence[Turns]) -> Iterator[R]:
        exchanged = zip(shares, self._exchanged(turns), strict=True)
        return self._engine.in_order(self._engine.submit(_apply, work, share, mine) for share, mine in exchanged)

    def _exchanged(self, turns: Sequence[Turns]) -> Iterator[Any]:
        """The articles of each share as a future, once all are where they are needed."""
        if not turns:
            return
        from dask import dataframe

        wanted = zip(self._looked, _by_part(turns, self._starts), strict=True)
        dealt = [self._engine.submit(_deal, looked, *rows) for looked, rows in wanted]
        frame: Any = dataframe.from_delayed(dealt, meta=_frame([], [], []), verify_meta=False)
        del dealt
        frame = frame.set_index("share", divisions=list(range(len(turns) + 1)), shuffle_method="p2p")
        there = deque(self._engine.compute(frame.to_delayed()))
        del frame
        while there:
            yield there.popleft()

    def get(self, turn: int) -> Pair:
        if not self._at:
            articles = (self._engine.submit(_articles, one) for one in self._looked)
            for some in self._engine.in_order(articles):
                self._at.extend(map(self._spill.put, some))
            self._looked.clear()
        pair: Pair = pickle.loads(self._spill.raw(self._at[turn]))
        return pair


def _bare(looked: Looked) -> Looked:
    return replace(looked, articles=[])


def _articles(looked: Looked) -> list[bytes]:
    return looked.articles


def _by_part(turns: Sequence[Turns], starts: Sequence[int]) -> Iterator[tuple[Any, Any, Any]]:
    """For each part, of every article that a share needs: the share, its place there, its place in the part."""
    import numpy as np

    sizes = [len(mine) for mine in turns]
    share = np.repeat(np.arange(len(turns)), sizes)
    place = np.concatenate([np.arange(size) for size in sizes])
    turn = np.concatenate([np.asarray(mine, dtype=np.int64) for mine in turns])
    first = np.asarray(starts, dtype=np.int64)
    part = np.searchsorted(first, turn, side="right") - 1
    order = np.argsort(part, kind="stable")
    ends = np.searchsorted(part[order], np.arange(len(starts)))
    for number in range(len(starts) - 1):
        rows = order[ends[number] : ends[number + 1]]
        yield share[rows], place[rows], turn[rows] - first[number]


def _deal(looked: Looked, share: Any, place: Any, at: Any) -> pd.DataFrame:
    """The articles of a part that shares need, a row for each share that needs one."""
    return _frame(share, place, [looked.articles[n] for n in at])


def _frame(share: Sequence[int], place: Sequence[int], articles: Sequence[bytes]) -> pd.DataFrame:
    import pandas as pd
    import pyarrow as pa

    columns: dict[str, tuple[Any, Any]] = {
        "share": (share, "int64"), "place": (place, "int64"), "article": (articles, pd.ArrowDtype(pa.large_binary())),
    }  # fmt: skip
    return pd.DataFrame({name: pd.array(cells, dtype=kind) for name, (cells, kind) in columns.items()})


def _apply(work: Callable[[S, Blobs], R], share: S, frame: pd.DataFrame) -> R:
    return work(share, frame.sort_values("place")["article"].tolist())
