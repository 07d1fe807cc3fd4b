"""SARIF 2.1.0 as GitHub code scanning reads it: anchored in the draft, the other articles as related locations."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ..address import is_address
from ..model import Figure, Finding, Report
from .ci import Known, LineHashes, others, text, worst_first
from .screen import flat
from .sources import Root, Sources, sources

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
IN_BASELINE = "in the baseline"
"""The reason of findings that a baseline hides: they are known outside the text."""
LIMIT = 25_000
"""GitHub takes no more results of one run."""


def write(report: Report, rules: Iterable[Known], root: Path | Root | None, kind: str = "report") -> str:
    """One run with every finding, suppressed ones with their justification; the worst first, 25,000 at most."""
    from .. import __version__

    known = sources(report, root)
    figures = {figure.id: figure for figure in report.figures}
    ranked = worst_first(report.findings)
    told = {rule.code: rule for rule in rules}
    for finding in ranked:
        told.setdefault(finding.code, _Bare(finding.code, finding.name, finding.level))
    index = {code: place for place, code in enumerate(sorted(told))}
    hashes = LineHashes(known)
    driver = {
        "name": "numcheck",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(told[code]) for code in index],
    }
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(f, index[f.code], figures, known, hashes) for f in ranked[:LIMIT]],
    }
    left = len(ranked) - LIMIT
    if left > 0:
        message = f"{left:,} findings of lower level are left out; {LIMIT:,} is the most that is taken"
        notice = {"level": "note", "message": {"text": message}}
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": [notice]}]
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


class _Bare:
    """A rule that only its findings tell of."""

    def __init__(self, code: str, name: str, level: str) -> None:
        self.code, self.name, self.level = code, name, level
        self.doc, self.why, self.precision = name.replace("-", " "), "", ""


def _rule(rule: Known) -> dict[str, Any]:
    doc = flat(rule.doc)
    whole = f"{doc} {flat(rule.why)}".strip()
    measured = f"Measured precision: {rule.precision}." if rule.precision else ""
    suppress = f"Suppress it on the line before: <!-- numcheck: ignore {rule.code} -- reason -->"
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": doc},
        "fullDescription": {"text": whole},
        "help": {
            "text": "\n\n".join(part for part in (whole, measured, suppress) if part),
            "markdown": "\n\n".join(
                part for part in (f"**{rule.code} {rule.name}**", whole, measured, f"`{suppress}`") if part
            ),
        },
        "defaultConfiguration": {"level": rule.level},
        "properties": {
            "precision": "very-high" if rule.level == "error" else "high" if rule.level == "warning" else "medium"
        },
    }


def _result(
    finding: Finding, index: int, figures: dict[str, Figure], known: Sources, hashes: LineHashes
) -> dict[str, Any]:
    message = text(finding.message).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    related = []
    for number, figure in enumerate(others(finding, figures), 1):
        words = text(figure.text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
        message = _linked(message, words, number)
        related.append(
            {"id": number, **_location(figure, known), "message": {"text": text(figure.quote) or "the other figure"}}
        )
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.level,
        "message": {"text": message},
        "locations": [_location(finding, known)],
        "partialFingerprints": {"primaryLocationLineHash": hashes.of(finding), "numcheck/v1": finding.id},
    }
    if related:
        result["relatedLocations"] = related
    if finding.suppressed is not None:
        kind = "external" if finding.suppressed == IN_BASELINE else "inSource"
        result["suppressions"] = [{"kind": kind, "justification": text(finding.suppressed)}]
    return result


def _linked(message: str, words: str, number: int) -> str:
    """The last mention of the words becomes a link to the related location; without one the link is added."""
    at = message.rfind(words) if words else -1
    inside_word = (at > 0 and (message[at - 1].isalnum() or message[at - 1] in ".,[")) or (
        at >= 0 and message[at + len(words) : at + len(words) + 1].isalnum()
    )
    if at < 0 or inside_word:
        return f"{message} (see [{words or 'there'}]({number}))"
    return f"{message[:at]}[{words}]({number}){message[at + len(words) :]}"


def _location(item: Finding | Figure, known: Sources) -> dict[str, Any]:
    region = known.region(item)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(known.path(item.article))},
            "region": {
                "startLine": region.line,
                "startColumn": region.column,
                "endLine": region.end_line,
                "endColumn": region.end_column,
            },
        }
    }


def uri(path: str) -> str:
    """A path as a relative URI reference (an absolute one keeps its root; the address of a ledger is one already)."""
    if is_address(path):
        return quote(path, safe="/:!$&'()*+,;=@~.-_%[]")
    quoted = quote(path.encode("utf-8", "surrogatepass"), safe="/!$&'()*+,;=@~.-_")
    return f"file://{quoted}" if path.startswith("/") else quoted
