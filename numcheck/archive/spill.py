"""What does not fit into memory: things in a temporary file, by number or in sorted runs."""

from __future__ import annotations

import pickle
import tempfile
from array import array
from collections.abc import Iterable, Iterator
from heapq import merge
from typing import Any

_BLOCK = 256


class Spill:
    """A temporary file of pickled things, each found by the number it was given; gone when it is closed."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="numcheck-")  # noqa: SIM115 - closed by `close`
        self._starts = array("Q", (0,))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def put(self, thing: Any) -> int:
        """Keep a thing (bytes as they are), and return its number."""
        data = thing if isinstance(thing, bytes) else pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
        self._file.seek(self._starts[-1])
        self._file.write(data)
        self._starts.append(self._starts[-1] + len(data))
        return len(self._starts) - 2

    def raw(self, number: int) -> bytes:
        """A thing as it was pickled."""
        self._file.seek(self._starts[number])
        return self._file.read(self._starts[number + 1] - self._starts[number])

    def get(self, number: int) -> Any:
        return pickle.loads(self.raw(number))

    def close(self) -> None:
        self._file.close()


class Runs:
    """Sorted lists that are read back as one, in order; a few items of each are in memory at a time."""

    def __init__(self, spill: Spill) -> None:
        self._spill = spill
        self._runs: list[list[int]] = []

    def add(self, items: list[Any]) -> None:
        """Take in a sorted list."""
        blocks = [items[at : at + _BLOCK] for at in range(0, len(items), _BLOCK)]
        self._runs.append([self._spill.put(block) for block in blocks])

    def __iter__(self) -> Iterator[Any]:
        return merge(*map(self._run, self._runs))

    def _run(self, blocks: Iterable[int]) -> Iterator[Any]:
        for block in blocks:
            yield from self._spill.get(block)
