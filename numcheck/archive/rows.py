"""Articles with their figures as tables and back; an article comes back with an outline in its text's place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..compare.outline import outline
from ..dataset.frame import SCHEMA, from_frame
from ..errors import InputError, Problem
from ..model import Article, Figure, Outline, Reading
from .columns import ARTICLE, OUTLINE, figures_schema

if TYPE_CHECKING:
    import pandas as pd

Pair = tuple[Article, Reading]


def columns_of(pairs: Iterable[Pair]) -> dict[str, list[Any]]:
    """The columns of kept figures as lists of plain values. An article without figures gives no row."""
    columns: dict[str, list[Any]] = {name: [] for name in (*SCHEMA, *ARTICLE)}
    for article, reading in pairs:
        if not reading.figures:
            continue
        made = outline(article)
        figures = reading.figures
        many = len(figures)
        for name, kind in SCHEMA.items():
            cells = columns[name]
            if kind == "list":
                cells += [list(getattr(f, name)) for f in figures]
            elif kind == "Float64":
                cells += [None if (n := getattr(f, name)) is None else float(n) for f in figures]
            else:
                cells += [getattr(f, name) for f in figures]
        told: dict[str, object] = {
            "article_title": article.title or None, "article_url": article.url, "article_author": article.author,
            "article_event": article.event, "article_path": article.path, "article_line": article.line,
            "article_row": article.row,
        }  # fmt: skip
        for name, value in told.items():
            columns[name] += [value] * many
        for name, once in zip(OUTLINE, (list(made.words), list(made.runs), made.thinned), strict=True):
            columns[name] += [once, *([None] * (many - 1))]
    return columns


def table_of(pairs: Iterable[Pair]) -> Any:
    """Articles with their figures as a pyarrow table of `figures_schema()`."""
    import pyarrow as pa

    return pa.table(columns_of(pairs), schema=figures_schema())


def frame_of(pairs: Iterable[Pair]) -> pd.DataFrame:
    """The same as a pandas frame, with the types of `to_frame` and lists of plain values."""
    import pandas as pd

    made: dict[str, Any] = {}
    for name, cells in columns_of(pairs).items():
        kind = SCHEMA.get(name) or ARTICLE[name]
        if kind in ("list", "numbers"):
            made[name] = pd.Series([None] * len(cells), dtype=object)
            made[name][:] = pd.Series([None if c is None else tuple(c) for c in cells], dtype=object)
        else:
            made[name] = pd.array(cells, dtype=kind)  # type: ignore[call-overload]
    return pd.DataFrame(made, columns=list(made))


def pairs_of(table: Any, name: str = "figures") -> list[Pair]:
    """Articles and what was read in them, of a pyarrow table of kept figures, in the order of the table.

    An article's rows may stand anywhere. `name` is the table in messages. Raises InputError for columns that are
    missing and cells that make no figure.
    """
    gone = [column for column in (*SCHEMA, *ARTICLE) if column not in table.column_names]
    if gone:
        raise InputError(Problem(f"these are no figures kept by numcheck extract: there is no column {gone[0]}", name))
    frame = table.select(list(SCHEMA)).to_pandas(types_mapper=_types().get)
    try:
        figures = from_frame(frame)
    except InputError as error:
        raise InputError(*(replace(p, path=name) for p in error.problems)) from None
    told = {column: table[column].to_pylist() for column in ARTICLE if column not in OUTLINE}
    outlines = _outlines(table)
    rows: dict[str, list[int]] = {}
    for row, figure in enumerate(figures):
        rows.setdefault(figure.article, []).append(row)
    problems: list[Problem] = []
    found: list[Pair] = []
    for ident, held in rows.items():
        made = next((outlines[row] for row in held if row in outlines), None)
        if made is None:
            problems.append(Problem(f"the article '{ident}' has figures here, but not its first", name))
            continue
        first = held[0]
        mine = tuple(figures[row] for row in held)
        about = {column: told[column][first] for column in told}
        found.append((article_of(mine, about, made), Reading(mine)))
    if problems:
        raise InputError(*problems[:50])
    return found


def _types() -> dict[Any, Any]:
    import pandas as pd
    import pyarrow as pa

    return {pa.int64(): pd.Int64Dtype(), pa.float64(): pd.Float64Dtype()}


def _outlines(table: Any) -> dict[int, Outline]:
    """The outlines of a table by row."""
    import numpy as np

    words = table["article_words"].combine_chunks()
    rows = np.flatnonzero(words.is_valid().to_numpy(zero_copy_only=False)).tolist()
    if not rows:
        return {}
    columns = (table[name].take(rows).to_pylist() for name in OUTLINE)
    return {row: Outline(tuple(w), tuple(r or ()), int(t or 0)) for row, w, r, t in zip(rows, *columns, strict=True)}


def article_of(figures: Sequence[Figure], told: dict[str, Any], made: Outline) -> Article:
    """An article of kept figures: its text holds the sentences of its figures, and is blank elsewhere."""
    first = figures[0]
    title = told["article_title"] or ""
    return Article(
        id=first.article, text=_text(figures, len(title) + 1 if title else 0), title=title, source=first.source,
        published=first.published, url=told["article_url"], author=told["article_author"], language=first.language,
        event=told["article_event"], path=told["article_path"], line=told["article_line"] or 1,
        row=bool(told["article_row"]), outline=made,
    )  # fmt: skip


def _text(figures: Sequence[Figure], begin: int) -> str:
    return "".join(_pieces(figures, begin))


def _pieces(figures: Sequence[Figure], begin: int) -> Iterator[str]:
    at = begin
    for start, quote in sorted({(f.quote_start, f.quote) for f in figures if not f.in_title}):
        if start >= at:
            yield " " * (start - at)
            yield quote
            at = start + len(quote)
