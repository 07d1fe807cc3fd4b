"""Kept figures read back: which paths hold them, their parts in order, articles with their figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import InputError, Problem
from .columns import COLUMNS, MARK
from .rows import Pair, pairs_of

SIGN = frozenset(("article", "metric", "quote", "bound"))
"""Columns that a table of articles does not have."""


@dataclass(frozen=True, slots=True)
class Part:
    """A row group of a Parquet file of figures; the whole file where others have written it and may cut anywhere."""

    path: Path
    group: int | None
    rows: int


def holds_figures(path: str | Path) -> bool:
    """Whether a path is a Parquet file of figures, or a folder of nothing but such files."""
    files = _files(Path(path))
    return bool(files) and _is_figures(files[0])


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        files = sorted(f for f in path.rglob("*") if f.is_file() and not f.name.startswith((".", "_")))
        return files if all(f.suffix.lower() == ".parquet" for f in files) else []
    return [path] if path.suffix.lower() == ".parquet" and path.is_file() else []


def _is_figures(path: Path) -> bool:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        return False  # reading the file as articles tells what is missing
    try:
        return SIGN.issubset(parquet.read_schema(path).names)
    except (OSError, pyarrow.ArrowException):
        return False


def parts_of(paths: Iterable[str | Path]) -> list[Part]:
    """The parts of files and folders of kept figures, in order. Raises InputError with every file that is none."""
    import pyarrow
    from pyarrow import parquet

    found: list[Part] = []
    problems: list[Problem] = []
    for file in dict.fromkeys(file for path in paths for file in _files(Path(path))):
        try:
            about = parquet.read_metadata(file)
            gone = sorted(set(COLUMNS) - set(about.schema.to_arrow_schema().names), key=COLUMNS.index)
            if gone:
                said = f"these figures lack the column {gone[0]}; extract them with `numcheck extract -o …parquet`"
                problems.append(Problem(said, str(file)))
            if MARK in (about.metadata or {}):
                found += [Part(file, n, about.row_group(n).num_rows) for n in range(about.num_row_groups)]
            else:
                found.append(Part(file, None, about.num_rows))
        except (OSError, pyarrow.ArrowException) as error:
            problems.append(Problem(f"is no whole Parquet file: {str(error).splitlines()[0]}", str(file)))
    if problems:
        raise InputError(*problems[:50])
    return [part for part in found if part.rows]


def table_at(part: Part) -> Any:
    """The rows of a part as a pyarrow table."""
    from pyarrow import parquet

    file = parquet.ParquetFile(part.path)
    return file.read(list(COLUMNS)) if part.group is None else file.read_row_group(part.group, list(COLUMNS))


def pairs_at(part: Part) -> list[Pair]:
    """The articles of a part with their figures, in the order of the file."""
    return pairs_of(table_at(part), str(part.path))


def read_kept(*paths: str | Path) -> Iterator[Pair]:
    """The articles of kept figures with what was read in them. Raises InputError for what is no such file."""
    for part in parts_of(paths):
        yield from pairs_at(part)
