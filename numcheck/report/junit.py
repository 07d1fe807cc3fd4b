"""JUnit XML: a suite an article, a case a rule; findings fail, suppressed ones are skipped, the rest pass."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from ..model import Finding, Report
from .ci import RANK, Known, text
from .sources import Root, sources

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(report: Report, rules: Iterable[Known], root: Path | Root | None, kind: str = "report") -> str:
    """Every article with every rule that was on. Notes do not fail a case; they are told in its output."""
    known = sources(report, root)
    catalogue = {rule.code: rule.name for rule in rules}
    catalogue.update({finding.code: finding.name for finding in report.findings})
    by_article: dict[str, dict[str, list[Finding]]] = {article.id: {} for article in report.articles}
    for finding in report.findings:
        by_article.setdefault(finding.article, {}).setdefault(finding.code, []).append(finding)
    suites = []
    totals = [0, 0, 0]
    for article, found in by_article.items():
        cases = [_case(code, catalogue[code], known.path(article), found.get(code, [])) for code in sorted(catalogue)]
        counts = [len(cases), sum("<failure" in case for case in cases), sum("<skipped" in case for case in cases)]
        totals = [a + b for a, b in zip(totals, counts, strict=True)]
        suites.append(f" <testsuite name={_attribute(article)} {_counts(counts)}>\n{''.join(cases)} </testsuite>\n")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<testsuites name="numcheck" {_counts(totals)}>\n{"".join(suites)}</testsuites>\n'


def _counts(counts: list[int]) -> str:
    tests, failures, skipped = counts
    return f'tests="{tests}" failures="{failures}" errors="0" skipped="{skipped}" time="0"'


def _case(code: str, name: str, path: str, found: list[Finding]) -> str:
    opening = f'  <testcase name={_attribute(f"{code} {name}")} classname={_attribute(path)} time="0"'
    failing = [f for f in found if f.suppressed is None and RANK[f.level] < RANK["note"]]
    if failing:
        first = failing[0]
        details = "\n".join(f"{path}:{f.line}:{f.column}: {text(f.message)}" for f in failing)
        opened = f"<failure type={_attribute(first.level)} message={_attribute(text(first.message))}>"
        body = f"   {opened}{_content(details)}</failure>\n"
    elif found and all(f.suppressed is not None for f in found):
        body = f"   <skipped message={_attribute(text(found[0].suppressed or ''))}/>\n"
    elif found:
        details = "\n".join(f"{path}:{f.line}:{f.column}: {text(f.message)}" for f in found if f.suppressed is None)
        body = f"   <system-out>{_content(details)}</system-out>\n"
    else:
        return opening + "/>\n"
    return f"{opening}>\n{body}  </testcase>\n"


def _legal(value: str) -> str:
    return _ILLEGAL.sub("\ufffd", value)


def _attribute(value: str) -> str:
    return quoteattr(_legal(value))


def _content(value: str) -> str:
    return escape(_legal(value))
