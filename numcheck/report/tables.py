"""Findings of tables in full: the sentence, then the rows it rests on; and how each table was understood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .screen import flat, paint, safe, wrap

if TYPE_CHECKING:
    from ..dataset.table import TableReport
    from ..differences import Difference
    from ..model import Finding

_ROWS = 6


def write(tables: Sequence[TableReport], room: int, color: bool, shape: bool = False) -> str:
    """Every finding with its rows, then a line a table; with `shape`, how its columns were read."""
    parts = []
    for table in tables:
        for finding, difference in zip(table.findings, table.differences, strict=True):
            parts.append(_block(finding, difference, room, color))
    for table in tables:
        lines = [paint(line, "bold", color) for line in wrap(flat(table.summary), room)]
        if shape:
            lines += [f"  {line}" for said in table.shape for line in wrap(flat(said), room - 2)]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _block(finding: Finding, difference: Difference, room: int, color: bool) -> str:
    level = paint(f"{finding.level} {finding.code}", finding.level, color)
    lines = [f"{level} {paint(finding.name, 'bold', color)}  {safe(finding.article)}:{finding.line}"]
    lines += ["  " + part for part in wrap(flat(finding.message), room - 2)]
    rows = difference.rows[:_ROWS]
    gutter = max((len(str(row.line)) for row in rows), default=1)
    if rows:
        lines.append("")
    for row in rows:
        told = "  ".join(flat(part) for part in (row.on, row.source, row.says) if part)
        bar = paint(f"  {str(row.line).rjust(gutter)} │ ", "dim", color)
        lines += [bar + part for part in wrap(told, room - gutter - 5, limit=2)]
    if len(difference.rows) > _ROWS:
        lines.append(f"  … and {len(difference.rows) - _ROWS:,} more rows")
    return "\n".join(lines) + "\n"
