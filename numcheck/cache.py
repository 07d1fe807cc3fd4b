"""Keeps what the rule files compile to between runs, in the user's own cache folder; nothing ever depends on it.

Where: `numcheck` in `$XDG_CACHE_HOME`, else `~/.cache`; `~/Library/Caches` on macOS, `%LOCALAPPDATA%` on Windows.
`NUMCHECK_CACHE=0` turns it off. An entry is known by what it was made from: the content of the rule files, the files of
the package that compile them, and the versions of numcheck and Python. A folder that cannot be written, a broken or a
foreign entry is passed over: then the rules are compiled again, as without a cache.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable

from . import codes
from .native import blake2b, loads
from .typed import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TypeVar

    Made = TypeVar("Made")

_MARK = b"numcheck\n"
_KEPT = 12
"""How many entries of one kind stay; the oldest go."""


def kept(kind: str, files: Iterable[str | Path], code: Iterable[str], make: Callable[[], Made]) -> Made:
    """What `make` makes of the rule `files`, from the cache where it is known there.

    `kind` names the entries, `code` the modules and sub-packages of numcheck whose files decide what comes out.
    """
    folder = _place()
    if folder is None:
        return make()
    name = f"{kind}-{_key(files, code)}.cache"
    known = _read(os.path.join(folder, name))
    if known is not None:
        return cast("Made", known)
    made = make()
    _write(folder, kind, name, made)
    return made


def place() -> Path | None:
    """The folder of the cache: made if it is missing, and only the user's own; None where there is none."""
    from pathlib import Path

    folder = _place()
    return None if folder is None else Path(folder)


def _place() -> str | None:
    if os.environ.get("NUMCHECK_CACHE") == "0":
        return None
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "") or os.path.join(home, ".cache")
    if not os.path.isabs(base):
        return None
    folder = os.path.join(base, "numcheck")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        return folder if _own(os.lstat(folder)) else None
    except OSError:
        return None


def _own(found: os.stat_result) -> bool:
    """Whether a file or folder is the user's and nobody else may write or read it: entries are trusted as code is."""
    if sys.platform == "win32":
        return True  # the folder of local data is the user's own
    return found.st_uid == os.getuid() and not found.st_mode & 0o077 and found.st_mode & 0o170000 != 0o120000


def _key(files: Iterable[str | Path], code: Iterable[str]) -> str:
    from . import __version__

    digest = blake2b(f"{__version__} {sys.version} {sys.byteorder}".encode(), digest_size=16)
    for path in files:
        digest.update(f"\0{path}\0".encode("utf-8", "surrogatepass"))
        try:
            with open(path, "rb", buffering=0) as stream:
                digest.update(stream.read())
        except OSError as error:
            digest.update(str(error.errno).encode())
    home = os.path.dirname(__file__)
    for name in code:
        entry = os.path.join(home, name)
        modules = [e for e in os.scandir(entry) if e.name.endswith(".py")] if os.path.isdir(entry) else []
        states = sorted((e.name, e.stat().st_size, e.stat().st_mtime_ns) for e in modules)
        if not modules:
            found = os.stat(entry)
            states = [(name, found.st_size, found.st_mtime_ns)]
        digest.update(f"\0{name} {states}".encode())
    return digest.hexdigest()


def _read(path: str) -> object:
    try:
        with open(path, "rb") as stream:
            if not _own(os.fstat(stream.fileno())):
                return None
            data = stream.read()
        if not data.startswith(_MARK):
            return None
        return loads(memoryview(data)[len(_MARK) :])
    except Exception:  # a broken entry may raise anything; it is made anew
        return None


def _pickled(made: object) -> bytes:
    import io
    import pickle

    class Pickler(pickle.Pickler):
        def reducer_override(self, one: object) -> Any:
            code = codes.code_of(one) if isinstance(one, re.Pattern) else None
            return NotImplemented if code is None else (codes.pattern_of, (code,))

    stream = io.BytesIO()
    Pickler(stream, pickle.HIGHEST_PROTOCOL).dump(made)
    return stream.getvalue()


def _write(folder: str, kind: str, name: str, made: object) -> None:
    """Writes an entry at once or not at all, and lets the oldest of its kind go."""
    import pickle
    import tempfile

    try:
        handle, part = tempfile.mkstemp(dir=folder, suffix=".part")
        try:
            with open(handle, "wb") as stream:
                stream.write(_MARK + _pickled(made))
            os.replace(part, os.path.join(folder, name))
        except BaseException:
            os.unlink(part)
            raise
        with os.scandir(folder) as entries:
            mine = [e for e in entries if e.name.startswith(f"{kind}-") and e.name.endswith(".cache")]
        for old in sorted(mine, key=lambda entry: entry.stat().st_mtime_ns)[:-_KEPT]:
            os.unlink(old.path)
    except (OSError, pickle.PicklingError, AttributeError, TypeError, RecursionError):  # cannot be written or pickled
        return
