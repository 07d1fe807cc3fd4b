"""Work in several processes, in order, on a stream of any length."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator

from .typed import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.pool import AsyncResult
    from typing import TypeVar

    T = TypeVar("T")
    R = TypeVar("R")

_AHEAD = 3
"""How many pieces a process may have waiting: enough to keep it busy, and no more is held of a stream."""


def in_order(work: Callable[[T], R], pieces: Iterable[T], jobs: int) -> Iterator[R]:
    """`work` of each piece, in the order of the pieces, whatever `jobs`.

    Pieces are taken as they are asked for, three a process ahead at most. What their stream raises is raised after the
    results of those it gave. `work`, pieces and results must be picklable where `jobs` is above 1.
    """
    stream = iter(pieces)
    if jobs <= 1:
        for piece in stream:
            yield work(piece)
        return
    import multiprocessing

    pending: deque[AsyncResult[R]] = deque()
    # spawn, so that threads of the caller do no harm; each process compiles its grammar once
    with multiprocessing.get_context("spawn").Pool(jobs, _unmoved) as pool:
        failed: Exception | None = None
        more = True
        while more or pending:
            while more and len(pending) < _AHEAD * jobs:
                try:
                    piece = next(stream)
                except StopIteration:
                    more = False
                except Exception as error:
                    failed, more = error, False
                else:
                    pending.append(pool.apply_async(work, (piece,)))
            if pending:
                yield pending.popleft().get()
    if failed is not None:
        raise failed


def _unmoved() -> None:
    """A process that works leaves the interrupt to the one that asked."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of `size`; what their stream raises is raised after those it gave."""
    chunk: list[T] = []
    try:
        for item in items:
            chunk.append(item)
            if len(chunk) == size:
                yield chunk
                chunk = []
    except Exception:
        if chunk:
            yield chunk
        raise
    if chunk:
        yield chunk
