"""Figures of a stream of articles to Parquet, part by part: a run that is broken off goes on where its parts are whole.

A part holds the figures of 5,000 articles in a row and appears whole or not at all. It remembers how many articles it
was made of, a fingerprint of them, and what else readings depend on, so that only what has changed is made anew.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from typing import Any

from ..errors import NumcheckError, UsageError
from ..model import Article
from ..processes import chunks
from ..readings import made_by
from .batch import read_pairs
from .columns import MARK, figures_schema
from .engines import Engine, Here
from .rows import table_of

PART = 5_000
"""Articles of a part."""
_PIECE = 64
"""Articles that a process reads at a time."""
_FORM = 1

Progress = Callable[[str, int, int], None]
Piece = tuple[int, list[Article]]


@dataclass(frozen=True, slots=True)
class Kept:
    """How much a run has read and written; `standing` of its parts were there before."""

    articles: int = 0
    figures: int = 0
    parts: int = 0
    standing: int = 0


def keep(
    articles: Iterable[Article], target: str | Path, *, all: bool = False, folders: tuple[Path, ...] = (),
    numerals_only: bool = False, engine: Engine | None = None, resume: bool = False, progress: Progress | None = None,
) -> Kept:  # fmt: skip
    """Read articles and write their figures: to a file that ends in `.parquet`, or in parts to a folder.

    `engine` is who reads; the parts are written here. The folder is one that exists, or a path that ends in `/`. Memory
    does not grow with the number of articles. Of a file, the parts stand in a hidden folder beside it until all are
    there. With `resume`, parts that are whole and still hold these articles are left as they are. Raises what the
    stream raises, once what it gave is written; UsageError for a target that cannot be written, or a folder that holds
    figures already; KeyboardInterrupt with what is done.
    """
    path = Path(target)
    single = not is_folder(target)
    parts = _parts_of(path) if single else path
    try:
        if single and not resume and parts.exists():
            shutil.rmtree(parts)
        parts.mkdir(parents=True, exist_ok=True)
        if not single and not resume and next(parts.glob("*.parquet"), None):
            raise UsageError(f"{path} holds figures already; --resume goes on with them, or name another folder")
        for left in parts.glob(".part-*.part"):
            left.unlink()  # of a run that was killed in mid-write
        made = blake2b(f"{made_by(all, folders)} {numerals_only} {_FORM}".encode(), digest_size=12).hexdigest()
        run = _Run(parts, made, resume, progress)
        work = partial(_extracted, all=all, folders=folders, bare=numerals_only)
        failed: list[NumcheckError] = []
        try:
            run.write((engine or Here()).each(work, run.pieces(_until(articles, failed))))
        except KeyboardInterrupt:
            raise KeyboardInterrupt(_so_far(run, target)) from None
        if failed and not run.parts:
            raise failed[0]
        if single:
            _join(parts, run.parts, path)
        else:
            for surplus in sorted(parts.glob("part-*.parquet"))[run.parts :]:
                surplus.unlink()
    except OSError as error:
        raise UsageError(f"cannot write to {target}: {(error.strerror or str(error)).lower()}") from None
    if failed:
        raise failed[0]
    return Kept(run.articles, run.figures, run.parts, run.standing)


def _until(articles: Iterable[Article], failed: list[NumcheckError]) -> Iterator[Article]:
    """The articles up to where their stream fails."""
    try:
        yield from articles
    except NumcheckError as error:
        failed.append(error)


def is_folder(target: str | Path) -> bool:
    """Whether figures go to a folder of parts: it exists, or the path says so."""
    return str(target).endswith(("/", os.sep)) or Path(target).is_dir()


def _parts_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.parts")


def _so_far(run: _Run, target: str | Path) -> str:
    if not run.parts:
        return "before the first part was whole; nothing was written"
    stand = f"{run.parts:,} parts of {target} stand" if run.parts > 1 else f"one part of {target} stands"
    return f"after {run.articles:,} articles; {stand}, and --resume goes on from there"


class _Run:
    """One run over a stream: cuts it into parts, leaves out those that stand, writes the others."""

    def __init__(self, folder: Path, made: str, resume: bool, progress: Progress | None) -> None:
        self.folder, self.made, self.resume, self.progress = folder, made, resume, progress
        self.articles = self.figures = self.parts = self.standing = 0
        self._marks: dict[int, dict[str, Any]] = {}
        self._standing: dict[int, dict[str, Any]] = {}

    def pieces(self, articles: Iterable[Article]) -> Iterator[Piece]:
        """The articles that must be read, in pieces, each with the number of its part."""
        for number, chunk in enumerate(chunks(articles, PART)):
            mark = {"made": self.made, "articles": len(chunk), "print": _print(chunk)}
            stands = self._known(number, mark) if self.resume else None
            if stands is not None:
                self._standing[number] = stands
                continue
            self._marks[number] = mark
            for start in range(0, len(chunk), _PIECE):
                yield number, chunk[start : start + _PIECE]

    def write(self, results: Iterable[tuple[int, Any]]) -> None:
        """Write each part once its pieces are there."""
        import pyarrow as pa

        try:
            for number, pieces in groupby(results, key=lambda result: result[0]):
                self._pass(number)
                tables = [table for _, table in self._counted(pieces, self.articles)]
                table = pa.concat_tables(tables).combine_chunks()
                mark = {**self._marks[number], "figures": len(table)}
                write_part(table, self.folder / f"part-{number:05}.parquet", mark)
                self._add(mark)
                del self._marks[number]
        finally:
            self._settle()

    def _settle(self) -> None:
        """Count what stands and was not counted yet: a run may break off right after a part was written."""
        last = self._marks.get(self.parts)
        written = self._known(self.parts, last) if last is not None else None
        if written is not None:
            self._add(written)
        self._pass(self.parts + len(self._standing))

    def _counted(self, pieces: Iterable[Any], before: int) -> Iterator[Any]:
        done = 0
        for piece in pieces:
            done += _PIECE
            if self.progress is not None:
                self.progress("reading", before + done, 0)
            yield piece

    def _pass(self, until: int) -> None:
        """Count the parts before this one that stood already."""
        while self.parts < until and self.parts in self._standing:
            self._add(self._standing.pop(self.parts))
            self.standing += 1

    def _add(self, mark: dict[str, Any]) -> None:
        self.parts += 1
        self.articles += mark["articles"]
        self.figures += mark["figures"]
        if self.progress is not None:
            self.progress("reading", self.articles, 0)

    def _known(self, number: int, mark: dict[str, Any]) -> dict[str, Any] | None:
        """What a part says of itself, when it stands and is of these very articles."""
        import pyarrow as pa
        from pyarrow import parquet

        path = self.folder / f"part-{number:05}.parquet"
        if not path.exists():
            return None
        try:
            held = json.loads((parquet.read_schema(path).metadata or {})[MARK])
        except (OSError, KeyError, ValueError, pa.ArrowException):
            return None
        return held if isinstance(held, dict) and all(held.get(key) == mark[key] for key in mark) else None


def _print(articles: Iterable[Article]) -> str:
    made = blake2b(digest_size=16)
    for article in articles:
        made.update(repr(article).encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def _extracted(piece: Piece, *, all: bool, folders: tuple[Path, ...], bare: bool) -> tuple[int, Any]:
    """The part's number and the figures as a table."""
    number, articles = piece
    return number, table_of(read_pairs(articles, all=all, folders=folders, bare=bare))


def write_part(table: Any, path: Path, mark: dict[str, Any]) -> None:
    """Write a table of figures, whole or not at all."""
    from pyarrow import parquet

    marked = table.replace_schema_metadata({MARK: json.dumps(mark).encode()})
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        parquet.write_table(marked, part, compression="zstd")
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _join(parts: Path, many: int, path: Path) -> None:
    """One file of all the parts, a row group each; then the parts go."""
    from pyarrow import parquet

    whole = path.with_name(f".{path.name}.{os.getpid()}.part")
    schema = figures_schema().with_metadata({MARK: json.dumps({"parts": many}).encode()})
    try:
        with parquet.ParquetWriter(whole, schema, compression="zstd") as writer:
            for number in range(many):
                writer.write_table(parquet.read_table(parts / f"part-{number:05}.parquet").cast(schema))
        os.replace(whole, path)
    finally:
        whole.unlink(missing_ok=True)
    shutil.rmtree(parts)
