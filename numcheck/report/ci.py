"""What the formats for machines share: findings worst first, fingerprints, messages without line breaks."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from ..model import Figure, Finding, Report
from .screen import safe
from .sources import Sources


class Known(Protocol):
    """What a format wants to know of a rule; checks.rules.Rule is one."""

    @property
    def code(self) -> str:
        """NC201"""
        ...

    @property
    def name(self) -> str:
        """metric-divergence"""
        ...

    @property
    def level(self) -> str:
        """error, warning or note, unless the configuration says otherwise"""
        ...

    @property
    def doc(self) -> str:
        """What it finds, in a sentence."""
        ...

    @property
    def why(self) -> str:
        """Why that matters."""
        ...

    @property
    def precision(self) -> str:
        """What was measured, and on which set."""
        ...


RANK = {"error": 0, "warning": 1, "note": 2}


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors, then warnings, then notes; the order of the report within each."""
    return sorted(findings, key=lambda finding: RANK.get(finding.level, 3))


def shown(report: Report) -> list[Finding]:
    """The findings that nobody has suppressed, worst first."""
    return worst_first(finding for finding in report.findings if finding.suppressed is None)


def text(message: str) -> str:
    """A message on one line; control and bidirectional characters are written as escapes."""
    return safe(" ".join(message.split()))


class LineHashes:
    """Fingerprints of source lines, `hash:n` for the n-th finding on lines that read the same, as GitHub keeps them."""

    def __init__(self, known: Sources) -> None:
        self._known = known
        self._seen: Counter[tuple[str, str]] = Counter()

    def of(self, finding: Finding) -> str:
        line = "".join(self._known.line(finding).split()) + finding.code
        digest = hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        key = (self._known.path(finding.article), digest)
        self._seen[key] += 1
        return f"{digest}:{self._seen[key]}"


class Unique:
    """Fingerprints that stay apart: the second finding with the same one gets `-2`."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, fingerprint: str) -> str:
        self._seen[fingerprint] += 1
        count = self._seen[fingerprint]
        return fingerprint if count == 1 else f"{fingerprint}-{count}"


def others(finding: Finding, figures: dict[str, Figure]) -> list[Figure]:
    """The further figures of a finding, without the one it is anchored at."""
    return [figures[one] for one in finding.figures[1:] if one in figures]
