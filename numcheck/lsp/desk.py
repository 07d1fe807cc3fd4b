"""What stands behind the editor: settings, archive and readings kept between checks; a buffer goes in, a report out."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .. import engine
from ..address import is_address
from ..config_file import find
from ..errors import InputError, NumcheckError, Problem
from ..inputs import read
from ..inputs.paths import Source, article_id, resolve
from ..model import Article, Figure, Finding, Reading, Report
from ..quiet import without_notes
from ..readings import shelf
from ..report.full import Lookup
from ..report.sources import Sources
from ..settings import Settings, load

if TYPE_CHECKING:
    from ..checks.rules import Rules

_KEPT = 20_000
"""Readings kept at most: past that the archive has changed so much that they are made anew."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line or the editor says in place of the configuration."""

    config: str | None = None
    rules: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    ledger: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found out about one buffer. `problems` in it kept it from being read; `told` is for people."""

    path: str
    text: str
    report: Report = field(default_factory=Report)
    settings: Settings = field(default_factory=Settings)
    articles: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    told: tuple[str, ...] = ()
    uri: str = ""
    """How the client calls it; empty where no client asked."""

    def sources(self) -> Sources:
        """Where everything in the report stands."""
        return Sources(self.report.articles)

    def lookup(self) -> Lookup:
        """Figures by id and comparisons by figure."""
        return Lookup(self.report, self.sources())

    def findings(self) -> list[Finding]:
        """What is to be marked in the buffer."""
        return [f for f in self.report.findings if f.article in self.articles and f.suppressed is None]

    def figures(self) -> list[Figure]:
        """The figures of the buffer, in the order of the text."""
        return [f for f in self.report.figures if f.article in self.articles]


class Desk:
    """Checks buffers of one workspace. Not for several threads at once."""

    def __init__(self, root: str | Path, options: Options | None = None) -> None:
        self.root = Path(root)
        self.options = options or Options()
        self._known: dict[Article, Reading] = {}
        self._files: dict[str, tuple[tuple[int, int] | int, tuple[Article, ...], tuple[str, ...]]] = {}
        self._recalled: set[tuple[str, ...]] = set()
        self._books: dict[tuple[str, ...], Rules] = {}

    def check(self, path: str, text: str, buffers: Mapping[str, str] | None = None) -> Checked:
        """The report on an unsaved buffer, against the archive; `buffers` are other open files by absolute path.

        Nothing is raised for what a person has written: a buffer, a configuration or an archive that cannot be read is
        told in the result.
        """
        name = article_id(path)
        told: list[str] = []
        try:
            settings = self._settings(path)
        except NumcheckError as error:
            return Checked(path, text, told=tuple(map(str, error.problems)))
        drafts: list[Article] = []
        try:
            drafts.extend(read("-", stdin=io.BytesIO(text.encode("utf-8", "replace")), stdin_filename=name))
        except InputError as error:
            if not drafts:
                return Checked(path, text, settings=settings, problems=error.problems)
            problems = error.problems
        else:
            problems = ()
        ids = frozenset(article.id for article in drafts)
        archive = [a for a in self._archive(settings, path, dict(buffers or {}), told) if a.id not in ids]
        ledger = settings.ledger
        if ledger is not None and not is_address(ledger) and not os.path.exists(ledger):
            told.append(f"the ledger {ledger} does not exist; `numcheck ledger init {ledger}` makes it")
            ledger = None
        try:
            rules = self._rules(settings.rules)
            # what earlier runs have read of the archive, so that the first check need not read it all
            first = settings.rules not in self._recalled
            with shelf(len(archive) if first else 0, folders=rules.folders[1:]) as kept:
                if first:
                    self._known.update({article: kept[article] for article in archive if article in kept})
                report = engine.report(
                    drafts, against=archive, rules=rules, settings=settings, known=self._recent(), ledger=ledger
                )
                if first:
                    kept.update({article: self._known[article] for article in archive if article not in kept})
                    self._recalled.add(settings.rules)
        except NumcheckError as error:
            return Checked(path, text, settings=settings, problems=problems, told=(*told, *map(str, error.problems)))
        return Checked(path, text, without_notes(report, settings), settings, ids, problems, tuple(told))

    def warm(self) -> None:
        """Compile the rules before they are needed."""
        try:
            settings = self._settings(str(self.root / "-"))
            engine.report([Article("-", "Two people were killed.")], rules=self._rules(settings.rules))
        except NumcheckError:
            pass  # the first check tells it

    def forget(self) -> None:
        """Rules or articles have changed on disk: read them anew."""
        from ..extract import grammar_for

        self._books.clear()
        self._recalled.clear()
        self._known.clear()
        grammar_for.cache_clear()

    def _settings(self, path: str) -> Settings:
        """The configuration closest to the file, as the command would find it there; else that of the workspace."""
        given = self.options
        near = None if given.config else find(Path(path).parent)
        settings = load(given.config or near, start=self.root)
        return settings.over(
            rules=(*settings.rules, *given.rules), archive=given.against or None, ledger=given.ledger
        )  # fmt: skip

    def _rules(self, folders: tuple[str, ...]) -> Rules:
        from ..checks import rules

        if folders not in self._books:
            self._books[folders] = rules.load(folders)
        return self._books[folders]

    def _recent(self) -> dict[Article, Reading]:
        if len(self._known) > _KEPT:
            self._known.clear()
        return self._known

    def _archive(self, settings: Settings, but: str, buffers: dict[str, str], told: list[str]) -> Iterator[Article]:
        """The articles of the archive; those open in the editor as they are there."""
        if not settings.archive:
            return
        try:
            sources = list(resolve(settings.archive))
        except InputError as error:
            told += [f"archive: {problem}" for problem in error.problems]
            return
        own = os.path.realpath(but)
        seen = set()
        for source in sources:
            if isinstance(source, Problem):
                told.append(f"archive: {source}")
            elif source.path is not None and (path := os.path.realpath(source.path)) != own:
                seen.add(path)
                yield from self._articles(path, source, buffers.get(path), told)
        for path in set(self._files) - seen - set(buffers):
            del self._files[path]

    def _articles(self, path: str, source: Source, buffer: str | None, told: list[str]) -> tuple[Article, ...]:
        """The articles of one file, read again only when it has changed."""
        try:
            state = os.stat(path)
            stamp: tuple[int, int] | int = (state.st_mtime_ns, state.st_size) if buffer is None else hash(buffer)
        except OSError as error:
            told.append(f"archive: {source.id}: cannot be read: {(error.strerror or str(error)).lower()}")
            return ()
        held = self._files.get(path)
        if held is None or held[0] != stamp:
            kept: list[Article] = []
            mistakes: tuple[str, ...] = ()
            try:
                if buffer is None:
                    kept.extend(read(str(source.path)))
                else:
                    stream = io.BytesIO(buffer.encode("utf-8", "replace"))
                    kept.extend(read("-", stdin=stream, stdin_filename=source.id))
            except InputError as error:
                mistakes = tuple(f"archive: {problem}" for problem in error.problems)
            held = self._files[path] = (stamp, tuple(kept), mistakes)
        told += held[2]
        return held[1]
