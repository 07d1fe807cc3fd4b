"""Who does the work on many articles: this machine, in one process or several, or a Dask cluster."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Protocol, TypeVar

from ..errors import UsageError
from ..processes import in_order
from .held import Held, HeldHere
from .shuffle import HeldThere
from .spill import Spill

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 3
"""Pieces that a worker of a cluster may have waiting."""


class Engine(Protocol):
    """Does work on pieces: `each` gives the results in the order of the pieces, and takes few pieces ahead.

    `held` is where the articles of a run are while it works on them.
    """

    def each(self, work: Callable[[T], R], pieces: Iterable[T]) -> Iterator[R]: ...

    def held(self, spill: Spill) -> Held: ...


class Here:
    """This machine, in so many processes."""

    def __init__(self, jobs: int = 1) -> None:
        self._jobs = jobs

    def each(self, work: Callable[[T], R], pieces: Iterable[T]) -> Iterator[R]:
        return in_order(work, pieces, self._jobs)

    def held(self, spill: Spill) -> Held:
        return HeldHere(self, spill)


class Cluster:
    """A Dask cluster by its client. Its workers need numcheck, of this version, and to see the Parquet files."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def each(self, work: Callable[[T], R], pieces: Iterable[T]) -> Iterator[R]:
        # a piece holds its data, which the task takes along: kept by itself it would stay on the scheduler
        return self.in_order(self.submit(work, piece) for piece in pieces)

    def held(self, spill: Spill) -> Held:
        return HeldThere(self, spill)

    def submit(self, work: Callable[..., Any], *given: Any) -> Any:
        """The future of some work; what it is given may be futures."""
        return self._client.submit(work, *given, pure=False, retries=2)

    def compute(self, parts: Any) -> Any:
        """The futures of parts of a collection."""
        return self._client.compute(parts, retries=2)

    def in_order(self, futures: Iterable[Any]) -> Iterator[Any]:
        """The results, each let go once it is here; few futures are taken ahead."""
        ahead = _AHEAD * max(1, sum(self._client.nthreads().values()))
        waiting: deque[Any] = deque()
        for future in futures:
            waiting.append(future)
            if len(waiting) >= ahead:
                yield self._done(waiting)
        while waiting:
            yield self._done(waiting)

    @staticmethod
    def _done(waiting: deque[Any]) -> Any:
        future = waiting.popleft()
        result = future.result()
        future.release()
        return result


@contextmanager
def cluster(scheduler: str | None = None, jobs: int = 1) -> Iterator[Cluster]:
    """The cluster at an address (`tcp://host:8786`), or without one a cluster of `jobs` workers on this machine.

    Raises UsageError where Dask is not installed, nobody answers, or the workers lack numcheck or have another version.
    """
    try:
        dask: Any = import_module("dask")
        distributed: Any = import_module("distributed")
    except ImportError:
        raise UsageError("--engine dask needs Dask: pip install 'numcheck[dask]'") from None
    patience = dask.config.get("distributed.comm.timeouts.connect")
    with dask.config.set({"distributed.worker.multiprocessing-method": "spawn"}):
        try:
            local = None if scheduler else distributed.LocalCluster(
                n_workers=jobs, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=logging.ERROR
            )  # fmt: skip
            client = distributed.Client(scheduler or local, timeout=patience)
        except (OSError, ValueError) as error:
            raise UsageError(f"no Dask scheduler answers at {scheduler}: {str(error).splitlines()[0]}") from None
        try:
            _versions(client)
            yield Cluster(client)
        finally:
            client.close()
            if local is not None:
                local.close()


def _versions(client: Any) -> None:
    """Raises UsageError unless every worker has this numcheck."""
    from .. import __version__

    try:
        found = client.run(_version)
    except Exception as error:
        raise UsageError(f"the Dask workers cannot import numcheck: {type(error).__name__}: {error}") from None
    if not found:
        raise UsageError("the Dask scheduler has no worker")
    others = {worker: version for worker, version in found.items() if version != __version__}
    if others:
        worker, version = min(others.items())
        raise UsageError(f"the Dask worker {worker} has numcheck {version}, this is {__version__}")


def _version() -> str:
    from .. import __version__

    return __version__
