"""Event identity as a whole: what is of one event is linked, the rest is not, and warnings come where they should."""

from __future__ import annotations

import pytest
from situations import SITUATIONS, Pair, Situation
from situations_days import DAYS
from situations_people import PEOPLE

from numcheck import engine
from numcheck.model import Report

ONE_THING = {
    "agree", "refines", "consistent", "update", "update_possible", "transition", "revision", "divergence",
    "source_divergence", "weak",
}  # fmt: skip


def linked(report: Report, pair: Pair) -> bool:
    """Whether a comparison holds the two numbers for counts of one thing, or one toll has both."""
    sides = []
    for article, number in (pair[:2], pair[2:]):
        ids = {f.id for f in report.figures if (f.article, f.value) == (article, number)}
        assert ids, f"not read: {number} in {article}"
        sides.append(ids)
    together = [{c.a, c.b} for c in report.comparisons if not c.sum_of and c.verdict in ONE_THING]
    together += [set(toll.figures) for toll in report.tolls]
    return any(ids & sides[0] and ids & sides[1] for ids in together)


@pytest.mark.parametrize("situation", SITUATIONS + DAYS + PEOPLE, ids=lambda s: s.name)
def test_a_situation_is_seen_as_an_editor_sees_it(situation: Situation) -> None:
    report = engine.report(situation.articles)
    assert [pair for pair in situation.same if not linked(report, pair)] == []
    assert [pair for pair in situation.other if linked(report, pair)] == []
    assert bool([f.message for f in report.findings if f.level != "note"]) == situation.warned


def test_place_and_day_alone_are_no_event() -> None:
    two = next(s for s in SITUATIONS if s.name == "war-toll-against-event")
    report = engine.report(two.articles)
    notes = [f for f in report.findings if f.code in ("NC201", "NC211") and len(f.figures) == 2]
    assert {f.level for f in notes} <= {"note"}
