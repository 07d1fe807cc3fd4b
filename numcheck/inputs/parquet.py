"""Parquet: one article a row, read in small batches, only the columns that are needed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import IO, Any

from ..errors import Problem
from ..model import Article
from . import rows
from .whole import MEGABYTE, Unreadable, another, need, seekable

_BATCH = 16
_BUFFER = 1 << 20
_LIMIT = 1 << 40
_CELL = 16 * MEGABYTE
_MEAN = 4 * _CELL
"""Bytes that the rows of a file may have on the average; a character has up to four."""


def read(stream: IO[bytes], name: str) -> Iterator[Article | Problem]:
    """The articles of a Parquet file; the line of a row is its number, from 1. Raises Unreadable."""
    parquet = need("pyarrow.parquet", "pyarrow", "parquet", "Parquet files")
    arrow = need("pyarrow", "pyarrow", "parquet", "Parquet files")
    file = seekable(stream, _LIMIT)
    head = file.read(64)
    file.seek(0)
    if not head.startswith(b"PAR1"):
        raise Unreadable(another(head, "Parquet file"))
    number = 0
    try:
        table = parquet.ParquetFile(file, buffer_size=_BUFFER, pre_buffer=False)
        wanted = _columns(table.schema_arrow, arrow)
        _weigh(table.metadata)
        for batch in table.iter_batches(batch_size=_BATCH, columns=wanted, use_threads=False):
            for row in range(batch.num_rows):
                number += 1
                cells = {key: _plain(batch.column(at)[row].as_py()) for at, key in enumerate(batch.schema.names)}
                if any(isinstance(cell, str) and len(cell) > _CELL for cell in cells.values()):
                    said = f"this row holds more than {_CELL // MEGABYTE} million characters, too many for one article"
                    yield Problem(said, name, number)
                    continue
                yield from rows.read(cells, name, number)
    except (arrow.ArrowException, OSError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        said = str(error).splitlines()[0].rstrip(".")[:200] if str(error) else type(error).__name__
        where = f" after row {number:,}" if number else ""
        raise Unreadable(f"this Parquet file is damaged or cut off{where}: {said}") from None


def _weigh(metadata: Any) -> None:
    """Looks at what the file says of itself before anything is unpacked. Raises Unreadable."""
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        if group.total_byte_size > max(group.num_rows, 1) * _MEAN:
            size = group.total_byte_size // MEGABYTE
            many = "1 row" if group.num_rows == 1 else f"{group.num_rows:,} rows"
            raise Unreadable(f"this Parquet file unpacks to {size:,} MB for {many}, too large for articles")


def _columns(schema: Any, arrow: Any) -> list[str]:
    """The columns of an article that the file has. Raises Unreadable when none holds text."""
    names = [field.name for field in schema if field.name in rows.FIELDS and not arrow.types.is_nested(field.type)]
    if "text" not in names and "title" not in names:
        shown = ", ".join(schema.names[:12])
        raise Unreadable(f"a table of articles needs a column 'text' or 'title'; this one has {shown}")
    return names


def _plain(value: object) -> object:
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    if isinstance(value, float) and value != value:
        return None
    return value
