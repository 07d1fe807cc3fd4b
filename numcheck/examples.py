"""Runs the examples that rule files carry: checks through the whole pipe, metrics through extraction."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .checks import rules as rulefiles
from .checks.cases import Example
from .checks.rules import Rule, Rules
from .errors import NumcheckError, Problem, RuleError
from .model import Article, Finding, Report
from .rulebook import Items, Table, read_yaml, rule_files, shipped
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Outcome:
    """One example that was run. `id` is `file:line`; `expected` and `got` are in the short notation."""

    id: str
    rule: str
    expected: tuple[str, ...]
    got: tuple[str, ...]
    why: str = ""
    error: str | None = None

    @property
    def passed(self) -> bool:
        return self.error is None and self.expected == self.got


def run_examples(folder: str | Path | None = None, rules: Rules | None = None) -> list[Outcome]:
    """Every example of the rule files in a folder (default: the shipped rules), in the order of files and lines.

    Raises RuleError when the files themselves cannot be used.
    """
    home = shipped()
    root = Path(folder) if folder is not None else home
    if not root.exists():
        raise RuleError(Problem("this file or folder of rules does not exist", str(folder)))
    own = root.resolve() == home.resolve()
    book = rules if rules is not None else rulefiles.load(() if own else (root,))
    mine = {path.stem for path in rulefiles.check_files(root)} if not own else set(book.codes)
    outcomes = [_check(rule, example, book) for rule in book if rule.code in mine for example in rule.examples]
    return [*outcomes, *_metrics(root, home)]


def notation(finding: Finding, report: Report) -> str:
    """A finding in short: `NC201 killed 100 | 67`; for a span its words, `NC301 Monday, 7 October 2023`.

    An example of a finding at another level than its rule's says so: `NC201 killed 24..99? | 11 (note)`.
    """
    figures = {f.id: f for f in report.figures}
    told: list[str] = []
    metric = None
    for ident in finding.figures:
        figure = figures[ident]
        number = _number(figure)
        told.append(number if figure.metric == metric else f"{figure.metric} {number}")
        metric = figure.metric
    if not told:
        articles = {a.id: a for a in report.articles}
        if finding.end and finding.article in articles and not finding.code.startswith("NC9"):
            told = [articles[finding.article].checked[finding.start : finding.end]]
        else:
            told = (re.findall(r"\b[0-9a-f]{12}\b", finding.message) or re.findall(r"\bNC\d{3}\b", finding.message))[:1]
    return " ".join([finding.code, " | ".join(told)]).strip()


def _number(figure: Any) -> str:
    from .model import notation as short

    return short(figure.low, figure.high, figure.value, figure.bound)


def article_of(given: Mapping[str, str], ident: str) -> Article:
    """An example's article."""
    return Article(
        id=given.get("id", ident),
        text=given.get("text", ""),
        title=given.get("title", ""),
        source=given.get("source"),
        published=given.get("published"),
        event=given.get("event"),
        language=given.get("language", "en"),
    )


def _check(rule: Rule, example: Example, book: Rules) -> Outcome:
    ident = f"{rule.path}:{example.line}"
    try:
        got = _table(rule, example) if example.table is not None else _report(rule, example, book)
    except NumcheckError as error:
        return Outcome(ident, rule.code, example.findings, (), example.why, str(error))
    return Outcome(ident, rule.code, example.findings, got, example.why)


def _report(rule: Rule, example: Example, book: Rules) -> tuple[str, ...]:
    from .comments import Entry
    from .engine import report

    drafts = [article_of(a, f"{n}.md") for n, a in enumerate(example.articles, 1)]
    against = [article_of(a, f"source-{n}.md") for n, a in enumerate(example.against, 1)]
    # a suppression is idle only where its rule looks, so the tool's own rules run with the others
    select = tuple(r.code for r in book if r.on or r.code == rule.code) if rule.kind == "tool" else (rule.code,)
    settings = Settings(select=select, require_support=True, today=example.today)
    accepted = [Entry("acceptance", "accepted by the desk", id=i) for i in example.accepted]
    with tempfile.TemporaryDirectory() as folder:
        if example.baseline:
            import json

            path = Path(folder) / "baseline.json"
            rows = [{"id": i, "code": "NC201", "article": "1.md", "message": ""} for i in example.baseline]
            path.write_text(json.dumps({"schema": "numcheck/baseline/v1", "findings": rows}), encoding="utf-8")
            settings = settings.over(baseline=str(path))
        made = report(drafts, against=against, rules=book, settings=settings, accepted=accepted)
    found = [f for f in made.findings if f.code == rule.code and f.suppressed is None]
    return tuple(notation(f, made) + ("" if f.level == rule.level else f" ({f.level})") for f in found)


def _table(rule: Rule, example: Example) -> tuple[str, ...]:
    from . import dataset

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        path.write_text(example.table or "", encoding="utf-8")
        found = dataset.check_table(path).differences
    return tuple(f"{d.code} {d!r}" for d in found if d.code == rule.code)


def _metrics(root: Path, home: Path) -> Iterator[Outcome]:
    checks = set(rulefiles.check_files(root))
    for path in rule_files(root):
        if path in checks:
            continue
        shown = "rules/" + path.relative_to(home).as_posix() if path.is_relative_to(home) else path.as_posix()
        tree = read_yaml(path, shown)
        examples = tree.get("examples")
        if isinstance(examples, Items):
            for example in examples:
                if isinstance(example, Table) and "figures" in example:
                    yield _metric(
                        example, shown, str(tree.get("metric", path.stem)), () if root == home else (str(root),)
                    )


def _metric(example: Table, shown: str, metric: str, folders: tuple[str, ...]) -> Outcome:
    from .extract import extract, grammar_for

    article = Article(
        id="example.md",
        text=str(example.get("text", "")),
        title=str(example.get("title", "")),
        published=str(example["published"]) if "published" in example else None,
    )
    got = tuple(
        str(f) for f in extract(article, all=str(example.get("all", "no")) == "yes", grammar=grammar_for("en", folders))
    )
    expected = tuple(str(f) for f in example["figures"])
    return Outcome(f"{shown}:{example.line}", metric, expected, got, str(example.get("why", "")))
