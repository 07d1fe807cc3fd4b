"""From places in articles to places in an editor, and back; findings to diagnostics."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from lsprotocol import types
from pygls.uris import to_fs_path
from pygls.workspace import TextDocument

from ..errors import Problem
from ..model import Figure, Finding
from ..report.ci import text as on_one_line
from ..report.sources import Sources
from ..report.words import date, number
from ..text import byte_offset, from_bytes, from_utf16, utf16_offset
from .desk import Checked

LINE_END = 2**31 - 1
"""A character past any line: editors take it for the end of the line."""
_BREAK = re.compile(r"\r\n?|\n")
_SUFFIXES = {"markdown": ".md", "html": ".html"}
"""What a new document of a language would be saved as; others are read as text."""
_SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}


class Units:
    """How the client counts characters: UTF-16 units unless agreed otherwise."""

    def __init__(self, encoding: str = "utf-16") -> None:
        plain: Callable[[str, int], int] = lambda text, offset: min(offset, len(text))  # noqa: E731
        self._out = {"utf-8": byte_offset, "utf-32": plain}.get(encoding, utf16_offset)
        self._in = {"utf-8": from_bytes, "utf-32": plain}.get(encoding, from_utf16)

    def of(self, text: str) -> int:
        """How long a text is."""
        return self._out(text, len(text))

    def offset(self, text: str, units: int) -> int:
        """The code point offset that stands at so many units."""
        return self._in(text, units)


def lines(text: str) -> list[str]:
    """The lines of a buffer as the protocol counts them, without their breaks."""
    return _BREAK.split(text)


def spot(item: Figure | Finding, known: Sources, units: Units) -> types.Range:
    """Where a figure's words, or a finding's, stand in their file; a whole line where its column is not known."""
    region = known.region(item)
    article = known.articles.get(item.article)
    if article is None or article.row or region.line != item.line:
        return whole_line(item.line)
    start = units.of(known.prefix(item))
    words = known.words(item)
    if region.end_line == region.line:
        end = start + units.of(words)
    else:
        end = units.of(_BREAK.split(words)[-1])
    return types.Range(types.Position(region.line - 1, start), types.Position(region.end_line - 1, end))


def whole_line(line: int) -> types.Range:
    """One line, from 1, from end to end."""
    return types.Range(types.Position(max(line - 1, 0), 0), types.Position(max(line - 1, 0), LINE_END))


def uri(path: str) -> str:
    """The address of a file."""
    return Path(path).absolute().as_uri()


def home(checked: Checked) -> str:
    """The address of the buffer, as the client gave it."""
    return checked.uri or uri(checked.path)


def path_of(document: TextDocument) -> str | None:
    """The path of a document; a new one that has no file yet is named for its language. None for what is no file."""
    if not document.uri.startswith("untitled:"):
        return to_fs_path(document.uri)
    name = os.path.basename(unquote(document.uri.partition(":")[2])) or "Untitled"
    suffix = _SUFFIXES.get(document.language_id or "", ".txt")
    return os.path.abspath(name if name.endswith(suffix) else name + suffix)


def diagnostics(checked: Checked, units: Units) -> list[types.Diagnostic]:
    """What is to be marked in the buffer: findings with the other side, and what kept it from being read."""
    known = checked.sources()
    made = [
        types.Diagnostic(
            range=spot(finding, known, units),
            message=on_one_line(finding.message),
            severity=_SEVERITY[finding.level],
            code=finding.code,
            source="numcheck",
            related_information=_related(finding, checked, known, units) or None,
            data={"finding": finding.id},
        )
        for finding in checked.findings()
    ]
    return made + [_problem(problem) for problem in checked.problems]


def _related(
    finding: Finding, checked: Checked, known: Sources, units: Units
) -> list[types.DiagnosticRelatedInformation]:
    related = []
    figures = checked.lookup().figures
    for one in finding.figures[1:]:
        figure = figures.get(one)
        # a figure of the ledger stands in no text that could be opened
        if figure is not None and not figure.rule.startswith("ledger:"):
            where = home(checked) if figure.article in checked.articles else uri(known.path(figure.article))
            place = types.Location(where, spot(figure, known, units))
            related.append(types.DiagnosticRelatedInformation(place, side(figure)))
    return related


def side(figure: Figure) -> str:
    """`47 killed, fire brigade, 2025-03-04: “…”`, for people."""
    by = figure.attribution or figure.source
    said = [f"{number(figure)} {figure.metric.replace('_', ' ')}", by, date(figure.as_of or figure.published)]
    return on_one_line(f"{', '.join(part for part in said if part)}: “{figure.quote.strip()}”")


def _problem(problem: Problem) -> types.Diagnostic:
    return types.Diagnostic(
        range=whole_line(problem.line or 1), message=problem.message, severity=types.DiagnosticSeverity.Error,
        source="numcheck",
    )  # fmt: skip
