"""A frame of articles in, a frame of their figures out: what any engine can call on its own pieces."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..dataset.convert import to_pandas
from ..errors import InputError, Problem
from ..extract import extract, grammar_for
from ..extract.numerals import numerals
from ..inputs import rows as inputs
from ..inputs.note import Note
from ..model import Article, Reading
from .rows import Pair, frame_of

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 50


def extract_batch(
    frame: Any, *, all: bool = False, rules: Sequence[str | Path] = (), numerals_only: bool = False
) -> pd.DataFrame:
    """The figures of a frame of articles, one row a figure, with the columns and types of `figures_schema()`.

    `frame` (pandas, or what narwhals knows) has the columns `id` and `text` or `title`, and if wanted `source`,
    `published`, `url`, `author`, `language` and `event`; others are ignored. No two articles of the whole archive may
    share an id. The result does not depend on how articles are cut into frames; an article without
    figures gives no row, an empty frame gives the columns alone. Texts are not in it: of an article it has its title,
    the sentence of each figure, and what comparing needs (see ARTICLE). `all`, `rules` and `numerals_only` are the
    options of `numcheck extract`. Raises InputError with every row that is no article.
    """
    return frame_of(read_pairs(articles_of(frame), all=all, folders=tuple(map(Path, rules)), bare=numerals_only))


def read_pairs(
    articles: Iterable[Article], *, all: bool = False, folders: tuple[Path, ...] = (), bare: bool = False
) -> Iterator[Pair]:
    """Each article with its figures; with `bare` without numbers written in words alone.

    Date phrases that no figure needs and numbers that cannot be read are left: they are not kept, and looking for them
    takes twice as long as all the rest.
    """
    grammar = grammar_for(folders=tuple(map(str, folders)))
    for article in articles:
        reading = Reading(tuple(extract(article, all=all, grammar=grammar)))
        yield article, numerals(reading) if bare else reading


def articles_of(frame: Any) -> list[Article]:
    """The articles of a frame. Raises InputError with every row that is none, by its id or its number from 1."""
    table = to_pandas(frame)
    names = [str(name) for name in table.columns]
    if "id" not in names or not {"text", "title"} & set(names):
        missing = "id" if "id" not in names else "text or title"
        raise InputError(f"a frame of articles needs the column {missing}; this one has {', '.join(names[:12])}")
    columns = {name: [_plain(cell) for cell in table[name].tolist()] for name in inputs.FIELDS if name in names}
    problems: list[Problem] = []
    kept: list[Article] = []
    for number, cells in enumerate(zip(*columns.values(), strict=True), 1):
        row = dict(zip(columns, cells, strict=True))
        if row["id"] is None or row["id"] == "":
            problems.append(Problem(f"row {number}: there is no id"))
            continue
        for item in inputs.read(row, str(row["id"]), 1):
            if isinstance(item, Article):
                kept.append(replace(item, path=None))
            elif not isinstance(item, Note):
                problems.append(Problem(f"row {number} ({row['id']}): {item.message}"))
    if problems:
        more = len(problems) - _SHOWN
        raise InputError(*problems[:_SHOWN], *([f"and {more:,} more"] if more > 0 else []))
    return kept


def _plain(cell: Any) -> Any:
    """A cell as a row of JSON would have it: None where it is missing, dates as text, numbers of numpy as Python's."""
    if cell is None or isinstance(cell, str):
        return cell
    if type(cell).__name__ in ("NAType", "NaTType") or (isinstance(cell, float) and cell != cell):
        return None
    if isinstance(cell, (datetime.datetime, datetime.date)):
        return cell.isoformat()
    return cell.item() if hasattr(cell, "item") else cell
