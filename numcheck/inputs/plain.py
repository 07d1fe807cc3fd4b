"""Text and Markdown: one article a file, with or without front matter."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import Problem
from ..model import Article
from ..typed import IO
from .decode import NotText, decode
from .whole import foreign


def read(stream: IO[bytes], name: str) -> Iterator[Article | Problem]:
    """The one article of a file. Its text is what follows the front matter, verbatim."""
    try:
        data = stream.read()
        content = decode(data)
    except NotText as error:
        yield Problem(str(error), name)
        return
    if said := foreign(data[:512], "text of an article"):
        yield Problem(said, name)
        return
    if not content.startswith("---"):
        yield Article(id=name, text=content, path=name)
        return
    from .frontmatter import split

    front = split(content, name)
    if front.problems:
        yield from front.problems
        return
    values = front.values
    yield Article(
        id=name,
        text=content[front.end :] if front.end else content,
        title=values.get("title", ""),
        source=values.get("source") or values.get("agency"),
        published=values.get("published"),
        url=values.get("url"),
        author=values.get("author"),
        language=values.get("language", "en"),
        event=values.get("event"),
        path=name,
        line=front.line,
        title_line=front.title_line,
        title_column=front.title_column,
    )
