"""The configuration file on disk: where the closest one lies, its text, and how paths beside it are told."""

from __future__ import annotations

import os

from .errors import Problem, UsageError
from .typed import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("numcheck.toml", ".numcheck.toml", "pyproject.toml")


def find(start: str | Path = ".") -> Path | None:
    """The closest configuration file: in the folder of `start`, then in each folder above it."""
    from pathlib import Path

    found = closest_file(start)
    return None if found is None else shortened(Path(found))


def closest_file(start: str | Path) -> str | None:
    """The same, with the whole path. A `pyproject.toml` counts where it speaks of numcheck."""
    folder = os.path.realpath(start)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    while True:
        for name in NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name != "pyproject.toml" or "[tool.numcheck" in source_of(path)):
                return path
        if folder == os.path.dirname(folder):
            return None
        folder = os.path.dirname(folder)


def source_of(path: str | Path) -> str:
    """The text of a configuration file. Raises UsageError where it cannot be read."""
    try:
        with open(path, encoding="utf-8-sig") as stream:
            return stream.read()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(Problem(f"cannot be read: {error}", str(path))) from None


def below(home: Path) -> str:
    """The working folder, seen from another one above it."""
    from pathlib import Path

    here = Path.cwd().resolve()
    return here.relative_to(home).as_posix() if here.is_relative_to(home) and here != home else ""


def shortened(path: Path) -> Path:
    """A path as seen from the working folder, where it lies below."""
    from pathlib import Path

    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path


def plain(path: Path) -> str:
    """The same as text, with `/`."""
    return shortened(path.resolve()).as_posix()
