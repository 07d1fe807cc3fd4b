"""Markdown for step summaries and comments: tables that no title or quote can break out of."""

from __future__ import annotations

import re

from ..model import Figure, Report
from . import words
from .ci import shown
from .screen import flat
from .sources import Sources, sources


def plain(text: str) -> str:
    """Text that Markdown shows as it is: no markup, link, mention, picture or HTML comes of it."""
    text = flat(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;")
    return re.sub(r"([\\`*_\[\]|~$])", r"\\\1", text)


def code(text: str) -> str:
    """Text in a code span of a table cell; a back quote or bar inside it stays harmless."""
    return "`" + flat(text).replace("`", "'").replace("|", "¦") + "`"


def write(report: Report, kind: str) -> str:
    """The figures, the tolls and the findings as far as `kind` has them, then how much was read."""
    known = sources(report)
    parts = ["# numcheck\n", f"{plain(words.how_much(report.summary, kind))}\n"]
    if kind != "extract":
        parts.append(findings(report, known))
    if kind == "report":
        parts.append(_tolls(report, known))
    if kind in ("report", "extract"):
        parts.append(_figures(report.figures, known))
    return "\n".join(part for part in parts if part)


def findings(report: Report, known: Sources) -> str:
    """The table of findings, worst first."""
    open_ones = shown(report)
    if not open_ones:
        return "No findings.\n"
    lines = [
        f"## {words.counted(len(open_ones), 'finding').capitalize()}\n",
        "| level | rule | place | message |",
        "|---|---|---|---|",
    ]
    for finding in open_ones:
        place = code(f"{known.path(finding.article)}:{finding.line}:{finding.column}")
        lines.append(f"| {finding.level} | {finding.code} {plain(finding.name)} | {place} | {plain(finding.message)} |")
    return "\n".join(lines) + "\n"


def _figures(items: tuple[Figure, ...], known: Sources) -> str:
    if not items:
        return "No figures were found.\n"
    lines = [
        f"## {words.counted(len(items), 'figure').capitalize()}\n",
        "| metric | number | who | where | when | by whose word | article:line |",
        "|---|---|---|---|---|---|---|",
    ]
    for f in items:
        aside = words.aside(f)
        cells = [
            words.metric(f.metric) + (f" ({aside})" if aside else ""),
            words.number(f),
            words.who(f),
            f.place or "",
        ]
        cells += [words.when(f), f.attribution or "–"]
        lines.append("| " + " | ".join(plain(cell) for cell in cells) + f" | {code(known.where(f))} |")
    return "\n".join(lines) + "\n"


def _tolls(report: Report, known: Sources) -> str:
    by_id = {figure.id: figure for figure in report.figures}
    told = [toll for toll in report.tolls if len(toll.figures) > 1]
    if not told and not report.comparisons:
        return ""
    lines = ["## Tolls, and how their figures fit\n"]
    for toll in told:
        lines.append(f"- **{plain(words.toll(toll))}**")
        for one in toll.figures:
            if figure := by_id.get(one):
                by = figure.attribution or figure.source or "–"
                now = ", current" if one == toll.current else ""
                lines.append(f"  - {plain(words.number(figure))} ({plain(by)}{now}) {code(known.where(figure))}")
    if told and report.comparisons:
        lines.append("")
    lines += [f"- {words.metric(c.verdict)}: {plain(c.why)}" for c in report.comparisons]
    return "\n".join(lines) + "\n"
