"""Compares figures: which may be set side by side, what they say of each other, and the tolls they form."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from ..model import Article, Comparison, Reading, Toll
from ..values import frozen
from .claims import in_order
from .options import DEFAULT, Options
from .stream import stream

__all__ = ["Compared", "Options", "compare"]


@frozen
class Compared:
    """The tolls and the comparisons of one run, both in the order of the articles' ids and of their texts."""

    tolls: tuple[Toll, ...] = ()
    comparisons: tuple[Comparison, ...] = ()


def compare(
    articles: Sequence[Article], readings: Sequence[Reading], *, event: str | None = None, options: Options = DEFAULT
) -> Compared:  # fmt: skip
    """Set the figures of some articles side by side.

    `readings[i]` is what was read in `articles[i]`; the order of the articles does not matter. `event` says that all
    of them tell of one event, as `Article.event` says it for some. Pairs that are not comparable are not listed, and
    of those that only might be, only the ones whose counts would differ. Raises ValueError when the two sequences
    differ in length.
    """
    with _unhurried(sum(len(reading.figures) for reading in readings)):
        found = stream(in_order(articles, readings), event, options)
        return Compared(found.tolls(), found.comparisons())


MANY = 20_000
"""Figures from which the collector of unused memory waits: so many live records cost it as long as the comparing."""


@contextmanager
def _unhurried(figures: int) -> Iterator[None]:
    pause = figures >= MANY and gc.isenabled()
    if pause:
        gc.disable()
    try:
        yield
    finally:
        if pause:
            if not gc.get_freeze_count():
                gc.freeze()  # what was made goes to the oldest generation, without a look through all of it
                gc.unfreeze()
            gc.enable()
