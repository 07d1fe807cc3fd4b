"""What the tests of the input formats share: the files of inputs_data, and reading with the problems kept."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from numcheck.errors import InputError, Problem
from numcheck.inputs import read
from numcheck.model import Article
from numcheck.text import Lines, position

DATA = Path(__file__).parent / "inputs_data"
PACKAGES = {
    ".html": ("trafilatura",),
    ".mhtml": ("trafilatura",),
    ".warc": ("fastwarc", "trafilatura"),
    ".gz": ("fastwarc", "trafilatura"),
    ".docx": ("docx",),
    ".pdf": ("pypdf", "cryptography"),
    ".rss": ("feedparser",),
    ".atom": ("feedparser",),
    ".parquet": ("pyarrow",),
}


def data(name: str) -> bytes:
    """The bytes of a file; see `needs`."""
    needs(name)
    return (DATA / name).read_bytes()


def needs(name: str) -> None:
    """Skips the test, aloud, when a package that reads files of such a name is not installed."""
    for package in PACKAGES.get(Path(name).suffix, ()):
        pytest.importorskip(package)


def given(content: bytes, name: str) -> tuple[list[Article], list[str], list[str]]:
    """The articles of some bytes called `name`, the problems told at the end, and the notes."""
    found: list[Article] = []
    notes: list[Problem] = []
    try:
        for article in read("-", stdin=io.BytesIO(content), stdin_filename=name, on_note=notes.append):
            found.append(article)  # noqa: PERF402
    except InputError as error:
        return found, [str(problem) for problem in error.problems], [str(note) for note in notes]
    return found, [], [str(note) for note in notes]


def one(name: str) -> Article:
    """The one article of a file of inputs_data, which is read without a problem."""
    found, problems, notes = given(data(name), name)
    assert (problems, notes) == ([], [])
    (article,) = found
    return article


def there(article: Article, source: str, words: str, written: str | None = None) -> tuple[int, int]:
    """The place of words of an article, once the file has them (as `written`) exactly there."""
    offset = article.checked.index(words)
    line, column = position(article, offset)
    assert Lines(article)(offset) == (line, column)
    begin = re.split(r"\r\n?|\n", source)[line - 1][column - 1 :]
    assert begin.startswith(written or words), (line, column, begin[:40])
    return line, column
