"""One writer a format: a report goes in, text comes out; nothing here reads a file, a terminal or the clock."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import UsageError
from ..model import Report
from ..typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from .ci import Known
    from .sources import Root

FORMATS = (
    "table", "full", "concise", "json", "jsonl", "csv", "markdown", "html", "sarif", "github", "gitlab", "junit",
    "rdjson",
)  # fmt: skip
"""The formats of `--output-format`, in the order the help shows them."""

KINDS = ("report", "check", "extract", "data")
FINDINGS_ONLY = ("sarif", "github", "gitlab", "junit", "rdjson")
"""Formats that hold findings and nothing else; `extract` has none."""


def write(
    report: Report,
    format: str,
    *,
    kind: str = "report",
    width: int = 100,
    color: bool = False,
    rules: Iterable[Known] = (),
    root: str | Path | Root | None = None,
) -> str:
    """A report as text in one of FORMATS, ending with a line break (empty where the format has nothing to say).

    `kind` is the command that asks: `report` shows all, `check` and `data` findings, `extract` figures. `width` is in
    cells, `color` adds terminal colours (table, full, concise). `rules` are those that were on (SARIF and JUnit tell of
    each). `root` is the folder that paths are made relative to (with the
    working folder below it, where that is another). Raises UsageError for a format that does not exist or
    that `kind` has nothing for.
    """
    if format not in FORMATS:
        raise UsageError(f"no such output format {format}; there are {', '.join(FORMATS)}")
    if kind == "extract" and format in FINDINGS_ONLY:
        raise UsageError(f"{format} holds findings, and extract makes none; use it with check or report")
    from importlib import import_module

    writer: Any = import_module(f".{format}", __name__)
    width = max(width, 40)
    if format in ("table", "full"):
        text = writer.write(report, kind, width, color)
    elif format == "concise":
        text = writer.write(report, kind, color)
    elif format == "json":
        text = writer.document(report)
    elif format in ("jsonl", "csv", "markdown"):
        text = writer.write(report, kind)
    elif format == "html":
        text = writer.write(report, kind, root)
    else:
        text = writer.write(report, rules, root, kind)
    assert isinstance(text, str)
    return text
