"""Summaries held against their sources: each slip is told, and a faithful summary passes in silence."""

from __future__ import annotations

import pytest
from summaries import FAITHFUL, SLIPS

from numcheck import engine
from numcheck.model import Article, Finding
from numcheck.settings import Settings

TELLING = ("NC604", "NC209")


def findings(summary: str, sources: tuple[Article, ...]) -> list[tuple[Finding, str]]:
    """What is told of support, with the words of the number it is told of."""
    report = engine.report([Article("draft", summary)], against=sources, settings=Settings(require_support=True))
    texts = {f.id: f.text for f in report.figures}
    return [(f, texts[f.figures[0]]) for f in report.findings if f.code in TELLING or f.level != "note"]


@pytest.mark.parametrize(("sources", "summary", "number"), [s[1:] for s in SLIPS], ids=[s[0] for s in SLIPS])
def test_each_slip_of_a_summary_is_told(sources: tuple[Article, ...], summary: str, number: str) -> None:
    found = findings(summary, sources)
    assert any(number in words for _, words in found), [f.message for f, _ in found]
    assert all(number in words for _, words in found), [f.message for f, _ in found]


@pytest.mark.parametrize(("sources", "summary"), [s[1:] for s in FAITHFUL], ids=[s[0] for s in FAITHFUL])
def test_a_faithful_summary_is_left_alone(sources: tuple[Article, ...], summary: str) -> None:
    found = [(f.code, f.level, f.message) for f, _ in findings(summary, sources) if f.level != "note"]
    assert not found
