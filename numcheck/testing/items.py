"""Articles, tolls and tables as test cases: every finding belongs to exactly one of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..differences import Difference
from ..errors import NumcheckError, Problem
from ..model import LEVELS, Article, Report, Toll
from .consistency import is_table
from .failure import InconsistencyError
from .ledger import assert_matches_ledger
from .reports import report_differences

if TYPE_CHECKING:
    from ..dataset import TableReport


@dataclass(frozen=True, slots=True)
class Case:
    """One test: its name, where it stands, what was found that belongs to it, and the level that fails."""

    name: str
    path: str
    line: int = 1
    found: tuple[Difference, ...] = ()
    fail_on: str = "warning"

    def check(self) -> None:
        """Raises InconsistencyError with all that is at or above the level."""
        failing = [d for d in self.found if LEVELS.index(d.level) <= LEVELS.index(self.fail_on)]
        if failing:
            raise InconsistencyError(failing, data=f"{self.path}::{self.name}")


@dataclass(frozen=True, slots=True)
class Desk:
    """What was read for some paths: the report of the articles, and one of each table."""

    report: Report
    tables: tuple[TableReport, ...] = ()
    _paths: tuple[str, ...] = field(default=())

    @classmethod
    def read(cls, paths: Sequence[str]) -> Desk:
        """Reads articles and tables. Raises NumcheckError with all problems of all paths."""
        tables = [p for p in paths if is_table(Path(p))]
        articles = [p for p in paths if p not in tables]
        problems: list[Problem] = []
        checked: list[TableReport] = []
        for path in tables:
            from ..dataset import check_table

            try:
                checked.append(check_table(path))
            except NumcheckError as error:
                problems += error.problems
        report = Report()
        if articles:
            from ..engine import report as check
            from ..inputs import read

            try:
                report = check(list(read(*articles)))
            except NumcheckError as error:
                problems += error.problems
        if problems:
            raise NumcheckError(*problems)
        return cls(report, tuple(checked), tuple(paths))

    @property
    def summary(self) -> str:
        """How much was read."""
        s = self.report.summary
        parts = []
        if s.articles or not self.tables:
            parts.append(
                f"{s.articles:,} articles, {s.figures:,} figures, {s.tolls:,} tolls, {s.comparisons:,} comparisons, "
                f"{s.findings:,} findings, {s.hidden:,} hidden, {s.unread:,} not read"
            )
        parts += [t.summary for t in self.tables]
        return "; ".join(parts)

    def cases(self, *, strict: bool = False) -> list[Case]:
        """The tests, in the order of the report: each article, each toll, each measurement of each table.

        A finding on figures of several articles belongs to the toll that holds the first of them, any other to the
        article it is anchored in.
        """
        level = "note" if strict else "warning"
        return [*self._of_articles(level), *(case for table in self.tables for case in _of_table(table, level))]

    def _of_articles(self, level: str) -> list[Case]:
        report = self.report
        home = {f.id: f.article for f in report.figures}
        toll_of = {ident: toll.id for toll in report.tolls for ident in toll.figures}
        shown = [f for f in report.findings if f.suppressed is None]
        mine: dict[str, list[Difference]] = {}
        for finding, difference in zip(shown, report_differences(report), strict=True):
            across = len({home[i] for i in finding.figures if i in home}) > 1
            held = next((toll_of[i] for i in finding.figures if i in toll_of), None) if across else None
            mine.setdefault(f"toll {held}" if held else f"article {finding.article}", []).append(difference)
        figures = {f.id: f for f in report.figures}
        origin = {a.id: a for a in report.articles}
        cases: list[Case] = []
        for a in report.articles:
            name = f"{a.id}::article" if a.row else "article"
            cases.append(Case(name, a.path or a.id, a.line, tuple(mine.get(f"article {a.id}", ())), level))
        names: dict[tuple[str, str], int] = {}
        for toll in report.tolls:
            first = figures[toll.figures[0]]
            article: Article = origin[first.article]
            path = article.path or article.id
            name = f"{article.id}::{_title(toll)}" if article.row else _title(toll)
            nth = names[path, name] = names.get((path, name), 0) + 1
            name = f"{name} #{nth}" if nth > 1 else name
            cases.append(Case(name, path, first.line, tuple(mine.get(f"toll {toll.id}", ())), level))
        return cases

    def written(self, kind: str) -> str:
        """The report as HTML or JSON; tables are added to the JSON as `tables`, to the page as a list of their
        findings.
        """
        from ..report import write

        text = write(self.report, kind)
        if not self.tables:
            return text
        if kind == "json":
            document = json.loads(text)
            document["tables"] = [json.loads(table.to_json()) for table in self.tables]
            return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
        part = "".join(_section(table) for table in self.tables)
        at = text.rfind("</body>")
        return f"{text[:at]}{part}{text[at:]}" if at >= 0 else text + part


def _title(toll: Toll) -> str:
    """A toll in words: `killed Palestinians, Gaza, 2023-10-17`."""
    who = " ".join((toll.metric, *toll.groups))
    return ", ".join(
        part for part in (who, toll.place, toll.event_date, "cumulative" if toll.scope == "cumulative" else "") if part
    )


def _of_table(table: TableReport, level: str) -> list[Case]:
    """A test for each measurement that something was found of, and one for all the rest of the table."""
    mine: dict[str, list[Difference]] = {}
    for difference in table.differences:
        mine.setdefault(difference.subject, []).append(difference)
    cases = [Case("table", table.path)]
    for subject in sorted(mine):
        found = mine[subject]
        line = found[0].rows[-1].line if found[0].rows else 1
        cases.append(Case(subject, table.path, line, tuple(found), level))
    return cases


def _section(table: TableReport) -> str:
    from html import escape

    rows = "".join(
        f"<tr><td>{escape(f.code)}</td><td>{escape(f.level)}</td><td>{f.line}</td><td>{escape(f.message)}</td></tr>"
        for f in table.findings
    )
    return (
        f'<section class="table"><h2>{escape(table.path)}</h2><p>{escape(table.summary)}</p>'
        f"<table><thead><tr><th>Code</th><th>Level</th><th>Line</th><th>Finding</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></section>\n"
    )


class Ledger:
    """Accepted figures, of a file or the address of a ledger: `.frame`, and `.assert_matches(data, …)`."""

    def __init__(self, path: str | Path) -> None:
        from ..dataset import read_table, to_frame
        from ..ledger import is_ledger, standing

        self.path = path
        self.frame: Any = to_frame(standing(path)) if is_ledger(path) else read_table(path).frame

    def assert_matches(self, data: Any, **options: Any) -> None:
        """Raises InconsistencyError when a figure of `data` does not fit the ledger."""
        assert_matches_ledger(data, self.path, **options)
