"""What a failed assertion raises, and how it reads: what differs, the rows, the sources, the line that accepts it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..differences import Difference, Row, StaleAcceptance

SHOWN = 1000
"""Differences written out; beyond it the message says how many more `.differences` holds."""


class InconsistencyError(AssertionError):
    """Figures that cannot all hold. `found` are the typed differences, `differences` the same as a frame."""

    def __init__(
        self, found: Sequence[Difference], *, data: str = "", shape: Sequence[str] = (), accepted: int = 0
    ) -> None:
        self.found = tuple(found)
        self.data = data
        self.shape = tuple(shape)
        self.accepted = accepted
        super().__init__(_message(self.found, data, self.shape, accepted))

    def __reduce__(self) -> Any:
        return _again, (self.found, self.data, self.shape, self.accepted)

    @property
    def differences(self) -> Any:
        """The differences as a pandas frame: code, level, kind, what, where, on, message, sources, lines, path,
        accept, difference.
        """
        from ..dataset import differences_frame

        return differences_frame(self.found)

    def to_json(self) -> str:
        """The differences as one JSON document, `numcheck/differences/v1`."""
        return json.dumps({
            "schema": "numcheck/differences/v1", "data": self.data, "accepted": self.accepted,
            "differences": [d.record() for d in self.found],
        }, ensure_ascii=False, indent=2) + "\n"  # fmt: skip


def _again(found: tuple[Difference, ...], data: str, shape: tuple[str, ...], accepted: int) -> InconsistencyError:
    return InconsistencyError(found, data=data, shape=shape, accepted=accepted)


def _message(found: Sequence[Difference], data: str, shape: Sequence[str], accepted: int) -> str:
    real = sum(not isinstance(d, StaleAcceptance) for d in found)
    stale = len(found) - real
    counts = [f"{real:,} difference{'s' if real != 1 else ''}"] if real else []
    counts += [f"{stale:,} acceptance{'s that do' if stale != 1 else ' that does'} not hold"] if stale else []
    head = " and ".join(counts) + (f" in {data}" if data else "") + (f" ({accepted:,} accepted)" if accepted else "")
    parts = [head, *(block(d) for d in found[:SHOWN])]
    if len(found) > SHOWN:
        parts.append(f"and {len(found) - SHOWN:,} more; .differences holds all {len(found):,}")
    if shape and real:
        parts.append("The table was read as\n" + "\n".join(f"    {line}" for line in shape))
    return "\n\n".join(parts)


def block(found: Difference) -> str:
    """One difference in full: the sentence, the rows it rests on, and the line to paste to accept it."""
    lines = [f"{found.title} [{found.level}]", f"  {found.sentence or repr(found)}"]
    if found.rows:
        cells = [
            (_at(row), row.on or "", row.source or "", row.says)
            for row in found.rows
        ]  # fmt: skip
        widths = [max(len(c[k]) for c in cells) for k in range(3)]
        lines += [
            "    " + "  ".join([*(c[k].ljust(widths[k]) for k in range(3) if widths[k]), c[3]]).rstrip() for c in cells
        ]  # fmt: skip
    if not isinstance(found, StaleAcceptance):
        lines.append(f"  to accept it: {found.accept_line}")
    return "\n".join(lines)


def _at(row: Row) -> str:
    """Where a row stands: a file's line, or the number of a frame's row."""
    return f"{row.path}:{row.line}" if row.path and row.path != "frame" else f"row {row.line}"
