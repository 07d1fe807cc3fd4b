"""How far a long run has come: one line on the terminal after a second of work, gone when the run is done."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from ..typed import IO

AFTER = 1.0
"""Seconds of work before anything is shown."""
_EVERY = 0.1


class Progress:
    """Told from the work what is being done; drawn by a thread of its own, so that a long step shows too."""

    def __init__(self, stream: IO[str], width: int, after: float | None = None) -> None:
        import threading  # only where somebody looks on

        self._stream, self._width, self._after = stream, width, AFTER if after is None else after
        self._began = time.monotonic()
        self._now = ("reading", 0, 0)
        self._shown = ""
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._draw, daemon=True)
        self._thread.start()

    def __call__(self, what: str, done: int, of: int) -> None:
        self._now = (what, done, of)

    def close(self) -> None:
        """End, and leave the line as empty as it was."""
        self._end.set()
        self._thread.join()
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _draw(self) -> None:
        if self._end.wait(self._after):
            return
        while True:
            line = words(*self._now, time.monotonic() - self._began)[: self._width - 1]
            if line != self._shown:
                self._stream.write(f"\r\x1b[K{line}")
                self._stream.flush()
                self._shown = line
            if self._end.wait(_EVERY):
                return


def words(what: str, done: int, of: int, seconds: float) -> str:
    """`reading 1,300 of 10,000 articles, 13% (4 s)`."""
    if not done:
        many = f" {of:,} articles" if of else ""
    elif of:
        many = f" {done:,} of {of:,} articles, {100 * done // of}%"
    else:
        many = f" {done:,} articles"
    return f"{what}{many} ({seconds:.0f} s)"


def wanted(environment: Mapping[str, str], quiet: bool) -> bool:
    """Is somebody there to see it?"""
    return not quiet and sys.stderr.isatty() and environment.get("TERM") != "dumb"


@contextmanager
def shown(on: bool, width: int) -> Iterator[Progress | None]:
    """Progress on standard error while the block runs; None where it is not wanted."""
    if not on:
        yield None
        return
    progress = Progress(sys.stderr, width)
    try:
        yield progress
    finally:
        progress.close()
