"""Runs something again whenever one of some files or folders changes (needs watchfiles)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from .errors import UsageError
from .inputs import SUFFIXES
from .settings import NAMES, SIDECAR

_QUIET_MS = 300
"""How long nothing must change before the run: an editor saves in several steps."""


def again(paths: Callable[[], Iterable[str | Path]], *, ignore: Iterable[str | Path] = ()) -> Iterator[tuple[str, ...]]:
    """The paths that have changed, sorted, each time some have; ends with KeyboardInterrupt.

    `paths` tells which files and folders matter; it is asked anew after each change. A file that an editor replaces is
    followed by its name, and one that is not there yet is waited for. Hidden files, files of formats that nobody reads
    and those of `ignore` do not count. Raises UsageError when watchfiles is not installed.
    """
    try:
        import watchfiles
    except ImportError:
        raise UsageError("--watch needs watchfiles: pip install 'numcheck[watch]'") from None

    left_out = {os.path.abspath(path) for path in ignore}
    while True:
        given = [os.path.abspath(path) for path in paths()]
        files = {path for path in given if not os.path.isdir(path)}
        below = [path for path in given if os.path.isdir(path)]
        around = _folders(files, below)
        if not around:
            raise UsageError("--watch: there is no folder to watch")

        def counts(_: Any, path: str, files: set[str] = files, below: list[str] = below) -> bool:
            if path in left_out:
                return False
            return path in files or (_read(path) and any(path.startswith(top + os.sep) for top in below))

        options: dict[str, Any] = {"debounce": 1600, "step": _QUIET_MS, "recursive": False}
        for changes in watchfiles.watch(*around, watch_filter=counts, **options):
            yield tuple(sorted({path for _, path in changes}))
            now = [os.path.abspath(path) for path in paths()]
            if now != given or _folders(files, below) != around:
                break
        else:
            raise KeyboardInterrupt


def _folders(files: Iterable[str], below: Iterable[str]) -> list[str]:
    """The folders to watch, each for itself: those around the files, and every one in a folder that is read."""
    found = {folder for path in files if os.path.isdir(folder := os.path.dirname(path))}
    for top in below:
        for folder, inner, _ in os.walk(top):
            inner[:] = [name for name in inner if not name.startswith(".")]
            found.add(folder)
    return sorted(found)


def _read(path: str) -> bool:
    """Is this a file that a folder is read for, or a folder that may hold some?"""
    name = os.path.basename(path)
    if name in (*NAMES, SIDECAR):
        return True
    suffix = os.path.splitext(name)[1].lower()
    return not name.startswith(".") and (suffix in SUFFIXES or suffix in (".yaml", ".yml") or os.path.isdir(path))
