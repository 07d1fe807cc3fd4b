"""A check is quiet: the notes that nobody asked for are left out, and counted."""

from __future__ import annotations

from .model import Finding, Report
from .settings import Settings
from .values import replace

_OF_LEDGERS = ("NC203", "NC209")
"""Notes that are given when they rest on an accepted figure: who gives a ledger asks what has become of it."""
_OF_COMMENTS = ("NC901", "NC902", "NC903")
"""Notes that tell why a suppression hides nothing: who wrote it wonders."""


def without_notes(report: Report, chosen: Settings) -> Report:
    """The report without the notes that nobody asked for: a check is quiet unless something needs mending."""
    if chosen.select or chosen.fail_on == "note":
        return report
    asked = tuple(token.upper() for token in chosen.extend_select)
    held = {figure.id for figure in report.figures if figure.rule.startswith("ledger:")}
    kept = tuple(
        finding
        for finding in report.findings
        if finding.level != "note"
        or finding.suppressed is not None
        or _named(finding, asked)
        or (finding.code in _OF_LEDGERS and not held.isdisjoint(finding.figures))
        or finding.code in _OF_COMMENTS
        or (finding.code == "NC905" and chosen.ledger)
    )
    left = len(report.findings) - len(kept)
    told = report.summary
    summary = replace(told, findings=told.findings - left, hidden=told.hidden + left, notes=told.notes + left)
    return replace(report, findings=kept, summary=summary)


def _named(finding: Finding, tokens: tuple[str, ...]) -> bool:
    return any(token in ("ALL", finding.name.upper()) or finding.code.startswith(token) for token in tokens)
