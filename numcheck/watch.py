"""Runs something again whenever one of some files or folders changes (needs watchfiles)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from .config_file import NAMES
from .errors import UsageError
from .inputs import SUFFIXES
from .settings import SIDECAR

_STEP_MS, _MOST_MS = 300, 1600
"""How long nothing must change before the next run (an editor saves in several steps), and how long that may take."""


def again(paths: Callable[[], Iterable[str | Path]], *, ignore: Iterable[str | Path] = ()) -> Iterator[tuple[str, ...]]:
    """Nothing at first, once changes are seen; then, each time some have changed, their paths, sorted.

    `paths` tells which files and folders matter; it is asked anew after each change. A file that an editor replaces is
    followed by its name, and one that is not there yet is waited for. Hidden files, files of formats that nobody reads
    and those of `ignore` do not count. What changes while the caller is busy is kept for the next time. Ends with
    KeyboardInterrupt. Raises UsageError when watchfiles is not installed.
    """
    try:
        from watchfiles._rust_notify import RustNotify
    except ImportError:
        raise UsageError("--watch needs watchfiles: pip install 'numcheck[watch]'") from None

    left_out = {os.path.realpath(path) for path in ignore}
    polling = bool(os.environ.get("WATCHFILES_FORCE_POLLING"))
    seen: tuple[str, ...] | None = ()
    while True:
        given = [os.path.realpath(path) for path in paths()]
        files = {path for path in given if not os.path.isdir(path)}
        below = [path for path in given if os.path.isdir(path)]
        around = _folders(files, below)
        # not recursive: a file is watched by way of its folder, and that may be a large one
        with RustNotify(around, False, polling, _STEP_MS, False, True) as notify:
            while True:
                if seen is not None:
                    yield seen
                    seen = None
                    if [os.path.realpath(path) for path in paths()] != given:
                        break
                seen = _changed(notify, files, below, left_out)
                # a new folder is watched before it is read, so that nothing in it is missed
                if _folders(files, below) != around or any(map(os.path.isdir, files)):
                    break


def _changed(notify: Any, files: set[str], below: list[str], left_out: set[str]) -> tuple[str, ...]:
    """Waits for a change that counts."""
    while True:
        changes = notify.watch(_MOST_MS, _STEP_MS, 0, None)
        if changes == "signal":
            raise KeyboardInterrupt
        found = {path for _, path in changes} - left_out
        inside = {path for path in found if _read(path) and any(path.startswith(top + os.sep) for top in below)}
        if counted := (found & files) | inside:
            return tuple(sorted(counted))


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
