"""Place, day and source of figures in reports of many kinds."""

from __future__ import annotations

import pytest
from context_ahead import AHEAD
from context_cases import Report, differences
from context_days import DAYS
from context_disasters import DISASTERS
from context_lent import LENT
from context_places import PLACES
from context_stories import STORIES
from context_voices import VOICES
from context_war import WAR

# each table with the day its reports were published on, from which weekdays count
TABLES = (
    (WAR, "2024-03-13"),
    (DISASTERS, "2024-03-13"),
    (PLACES, "2023-06-14"),
    (DAYS, "2023-06-14"),
    (STORIES, "2022-08-18"),
    (LENT, "2024-03-13"),
    (VOICES, "2024-03-13"),
    (AHEAD, "2024-03-15"),
)
REPORTS = [pytest.param(report, day, id=report.text[:40] or report.title) for table, day in TABLES for report in table]


@pytest.mark.parametrize(("report", "published"), REPORTS)
def test_figures_tell_where_when_and_who(report: Report, published: str) -> None:
    assert not differences(report, published)
