"""From files, folders and standard input to articles: one reader a format, all problems told at the end."""

from __future__ import annotations

import importlib
import io
from collections.abc import Callable, Iterable, Iterator

from ..errors import InputError, Problem, UsageError
from ..model import Article
from ..typed import IO, TYPE_CHECKING
from ..values import replace
from .decode import NotText
from .note import Note
from .paths import SUFFIXES, Source, resolve
from .published import iso_date
from .whole import Unreadable

if TYPE_CHECKING:
    import datetime
    from pathlib import PurePath

__all__ = ["SUFFIXES", "read"]

Reader = Callable[["IO[bytes]", str], Iterator[Article | Problem]]

_READERS = {
    "text": "plain:read",
    "markdown": "markdown:read",
    "page": "page:read",
    "mhtml": "mail:read_page",
    "docx": "docx:read",
    "pdf": "pdf:read",
    "mail": "mail:read",
    "jsonlines": "jsonlines:read",
    "jsonlist": "jsonlist:read",
    "csv": "csvrows:read",
    "parquet": "parquet:read",
    "xml": "xmlfile:read",
    "feed": "feed:read",
    "warc": "warc:read",
}
"""The file of this room and the function that read each format; loaded when a file of it comes up."""
_SHOWN = 50


def read(
    *paths: str | PurePath,
    date: str | datetime.date | None = None,
    event: str | None = None,
    stdin: IO[bytes] | IO[str] | None = None,
    stdin_filename: str = "-",
    on_note: Callable[[Problem], None] | None = None,
) -> Iterator[Article]:
    """The articles of files, folders and standard input (`-`), one after the other, in the order given.

    Text, Markdown, web pages, Word documents, PDF and e-mail hold one article a file; JSON Lines, CSV and Parquet one a
    row; JSON lists, feeds, NewsML-G2 and web archives one an item. Some formats need an extra (`numcheck[html]`).
    Folders are walked in sorted order, hidden files and unknown formats left out. `date` and `event` fill in where an
    article has none; `stdin_filename` names standard input and tells its format.

    The paths are looked at before this returns: InputError names every missing one, and every folder that holds no
    article. Articles are read as they are asked for and never kept. What cannot be read (a broken row, a binary file)
    is left out, and InputError with all such problems is raised when the last article has been given. `on_note` is told
    what costs no article: a row whose date is no date, which is read as undated.
    """
    day = None
    if date is not None:
        day = iso_date(date if isinstance(date, str) else date.isoformat())
        if day is None:
            raise UsageError(f"the date '{date}' is no calendar date numcheck can read; write YYYY-MM-DD")
    sources = resolve([str(path) for path in paths], stdin_filename)
    return _articles(_items(sources, stdin), day, event, on_note)


def _articles(
    items: Iterable[Article | Problem],
    day: str | None,
    event: str | None,
    on_note: Callable[[Problem], None] | None,
) -> Iterator[Article]:
    problems: list[Problem] = []
    more = 0
    given: dict[str, tuple[str | None, int]] = {}
    before, many = "", 0
    for item in items:
        if isinstance(item, Note):
            if on_note:
                on_note(item)
            continue
        if isinstance(item, Article) and item.id == f"{item.path}:{item.line}":
            # a list or a feed may have several articles on a line, or all of them
            before, many = item.id, many + 1 if item.id == before else 1
            problem = None
            if many > 1:
                item = replace(item, id=f"{item.id}#{many}")
        else:
            problem = item if isinstance(item, Problem) else _given_twice(item, given)
        if problem is not None:
            if len(problems) < _SHOWN:
                problems.append(problem)
            else:
                more += 1
            continue
        assert isinstance(item, Article)
        if (day and not item.published) or (event and not item.event):
            item = replace(item, published=item.published or day, event=item.event or event)
        yield item
    if more:
        problems.append(Problem(f"and {more:,} more problem{'s' if more > 1 else ''} of this kind"))
    if problems:
        raise InputError(*problems)


def _given_twice(article: Article, given: dict[str, tuple[str | None, int]]) -> Problem | None:
    """Figures point to their article by its id, so no two may share one; ids made from the path cannot."""
    if article.id == article.path:
        return None
    if article.id in given:
        path, line = given[article.id]
        first = f"line {line}" if path == article.path else f"{path}:{line}"
        return Problem(f"the id '{article.id}' is given twice; {first} has it already", article.path, article.line)
    given[article.id] = (article.path, article.line)
    return None


def _items(sources: Iterable[Source | Problem], stdin: IO[bytes] | IO[str] | None) -> Iterator[Article | Problem]:
    for source in sources:
        if isinstance(source, Problem):
            yield source
            continue
        try:
            reader = _reader(source.format)
            if source.path is None:
                yield from reader(_bytes_of(stdin), source.id)
            else:
                with open(source.path, "rb") as stream:
                    yield from reader(stream, source.id)
        except Unreadable as error:
            yield Problem(str(error), source.id, error.line, error.column)
        except NotText as error:
            yield Problem(str(error), source.id)
        except OSError as error:
            yield Problem(f"cannot be read: {(error.strerror or str(error)).lower()}", source.id)
        except MemoryError:
            yield Problem("does not fit into memory; give it as JSON Lines, which are read line by line", source.id)


def _reader(kind: str) -> Reader:
    module, _, function = _READERS[kind].partition(":")
    found: Reader = getattr(importlib.import_module(f".{module}", __name__), function)
    return found


def _bytes_of(stdin: IO[bytes] | IO[str] | None) -> IO[bytes]:
    if stdin is None:
        import sys

        stdin = sys.stdin
    if isinstance(stdin, io.TextIOBase):
        buffer: IO[bytes] | None = getattr(stdin, "buffer", None)
        return buffer if buffer is not None else io.BytesIO(stdin.read().encode("utf-8", "replace"))
    return stdin  # type: ignore[return-value]
