"""Which articles hang together: batches that no comparison leaves."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence


class Joined:
    """Articles by index, joined in pairs."""

    def __init__(self, many: int) -> None:
        self._first = array("I", range(many))

    def join(self, a: int, b: int) -> None:
        """Say that two articles belong together."""
        a, b = self.first(a), self.first(b)
        if a != b:
            self._first[max(a, b)] = min(a, b)

    def first(self, index: int) -> int:
        """The first of those that an article belongs to."""
        held = self._first
        while held[index] != index:
            held[index] = held[held[index]]
            index = held[index]
        return index

    def batches(self, sizes: Sequence[int], most: int) -> array[int]:
        """The number of the batch of each article: groups are put together in order until they hold `most`."""
        total: dict[int, int] = {}
        for index, size in enumerate(sizes):
            root = self.first(index)
            total[root] = total.get(root, 0) + size
        batch, filled = 0, 0
        number: dict[int, int] = {}
        for root in sorted(total):
            if filled and filled + total[root] > most:
                batch, filled = batch + 1, 0
            number[root] = batch
            filled += total[root]
        return array("I", (number[self.first(index)] for index in range(len(sizes))))


def members(batches: Iterable[int]) -> list[list[int]]:
    """The indexes of each batch, ascending."""
    found: list[list[int]] = []
    for index, batch in enumerate(batches):
        while len(found) <= batch:
            found.append([])
        found[batch].append(index)
    return found
