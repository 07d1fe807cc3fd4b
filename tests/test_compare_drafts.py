"""A draft against its sources: for every figure the sentence that bears it, or what the sources have instead."""

from __future__ import annotations

import pytest
from compare_texts import told

from numcheck import engine
from numcheck.model import Article, Comparison, Figure, Report
from numcheck.settings import Settings

SOURCES = (
    told("wire", """An earthquake killed at least 57 people, among them 14 children, and injured more than 1,300 in the
                    Kaltara valley on Sunday, the interior ministry said. About 4,000 people were displaced. Rescuers
                    pulled nine people alive from a school in Orvane. The ministry said 23 people were still missing. In
                    2011 a quake in the same valley killed 212 people.""", "2024-03-05"),
    told("local", """In Orvane alone, 31 people died in Sunday's earthquake, mayor Lena Brisk said. Police arrested six
                     men for looting.""", "2024-03-05"),
    told("other", "A ferry sank off Beltane on Friday and 88 people drowned, the coast guard said.", "2024-03-02"),
)  # fmt: skip


def held(text: str) -> Report:
    """The report on a draft, held against the sources."""
    return engine.report([Article("draft", text)], against=SOURCES, settings=Settings(require_support=True))


def bearing(report: Report) -> dict[str, set[tuple[str, str]]]:
    """For each figure of the draft the sentences, by article, of the figures that bear it."""
    figures = {f.id: f for f in report.figures}
    found: dict[str, set[tuple[str, str]]] = {}
    for one in report.comparisons:
        if one.verdict in ("agree", "refines", "consistent", "sum", "share"):
            for mine, theirs in _sides(one, figures):
                found.setdefault(mine.text, set()).add((theirs.article, theirs.quote))
    return found


def _sides(one: Comparison, figures: dict[str, Figure]) -> list[tuple[Figure, Figure]]:
    sides = [figures[i] for i in (one.a, one.b, *one.sum_of)]
    return [(a, b) for a in sides for b in sides if a.article == "draft" != b.article]


def unsupported(report: Report) -> dict[str, str]:
    figures = {f.id: f for f in report.figures}
    return {figures[f.figures[0]].text: f.message for f in report.findings if f.code == "NC604"}


FAITHFUL = """An earthquake in the Kaltara valley killed at least 57 people on Sunday, 14 of them children, and injured
              more than 1,300, the interior ministry said. In Orvane 31 people died, the mayor said. Some 4,000 people
              were displaced and 23 were missing."""


def test_every_figure_of_a_faithful_summary_has_its_sentence() -> None:
    report = held(" ".join(FAITHFUL.split()))
    borne = bearing(report)
    for text, article, start in (
        ("at least 57", "wire", "An earthquake killed at least 57"),
        ("14", "wire", "An earthquake killed at least 57"),
        ("more than 1,300", "wire", "An earthquake killed at least 57"),
        ("31", "local", "In Orvane alone"),
        ("Some 4,000", "wire", "About 4,000 people"),
        ("23", "wire", "The ministry said 23"),
    ):
        assert any(home == article and quote.startswith(start) for home, quote in borne[text]), text
    assert not unsupported(report)


@pytest.mark.parametrize(
    ("sentence", "number", "instead"),
    [
        ("Nine people were killed in a school in Orvane.", "Nine", "has this number for nine people rescued"),
        ("A quake in the Kaltara valley killed 212 people in 2012.", "212", "has it for 2011"),
        ("The quake in the Kaltara valley killed 57 children.", "57", "has it of others"),
        ("The quake in the Kaltara valley killed 47 people on Sunday.", "47", "people killed"),
        ("The quake in the Kaltara valley injured 640 people.", "640", "has more than 1,300 people injured"),
        ("The quake in the Kaltara valley left 60 people homeless.", "60", ""),
    ],
    ids=["metric", "date", "group", "below", "floor", "nowhere"],
)
def test_a_figure_that_nothing_bears_is_told_with_what_the_sources_have(
    sentence: str, number: str, instead: str
) -> None:  # fmt: skip
    opening = "An earthquake hit the Kaltara valley and Orvane, the interior ministry and Lena Brisk said."
    report = held(f"{opening} {sentence}")
    found = unsupported(report)
    assert set(found) == {number}
    assert instead in found[number]


def test_a_lost_bound_is_a_note() -> None:
    report = held("An earthquake killed 57 people in the Kaltara valley on Sunday, the interior ministry said.")
    assert ("NC209", "note") in {(f.code, f.level) for f in report.findings}
    assert {f.level for f in report.findings} == {"note"}
    assert not unsupported(report)
