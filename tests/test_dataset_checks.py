"""Tables of figures: every check finds what it is for, and stays silent beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numcheck.dataset import check_table
from numcheck.differences import (
    ConflictingRows,
    DeltaMismatch,
    Divergence,
    LowAboveHigh,
    PartExceedsTotal,
    Regression,
    SumMismatch,
    Tolerance,
)
from numcheck.errors import NumcheckError, UsageError

DAYS = ["2024-03-01", "2024-03-02", "2024-03-03", "2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07"]


def found(table: dict[str, list[Any]], spec: Any = None, **options: Any) -> list[Any]:
    """What a table has at warning and above."""
    report = check_table(pd.DataFrame(table), spec, **options)
    return [d for d in report.differences if d.level != "note"]


def notes(table: dict[str, list[Any]], spec: Any = None) -> list[str]:
    report = check_table(pd.DataFrame(table), spec)
    return [d.sentence for d in report.differences if d.level == "note"]


def test_a_cumulative_count_that_falls_is_told_with_both_dates_and_numbers() -> None:
    report = check_table(pd.DataFrame({"date": DAYS[:4], "killed_cum": [10, 1432, None, 1400]}))
    assert report.differences == (Regression("killed_cum", on="2024-03-04", before=1432, after=1400),)
    finding = report.findings[0]
    assert (finding.code, finding.name, finding.level, finding.line) == ("NC701", "cumulative-falls", "error", 4)
    assert finding.message.startswith(
        "killed_cum falls from 1,432 on 2024-03-02 to 1,400 on 2024-03-04: 32 fewer (-2.2 %)"
    )


def test_rows_need_not_be_in_the_order_of_dates() -> None:
    table = {"date": ["2024-03-03", "2024-03-01", "2024-03-02"], "killed_cum": [12, 8, 15]}
    assert found(table) == [Regression("killed_cum", on="2024-03-03", before=15, after=12)]


def test_daily_numbers_must_make_up_what_the_running_count_grew_by() -> None:
    table = {"date": DAYS[:4], "killed": [5, 3, 4, 2], "killed_cum": [5, 8, 14, 16]}
    assert found(table) == [DeltaMismatch("killed", on="2024-03-03", daily=4, before=8, after=14)]


def test_daily_numbers_of_days_without_a_running_count_are_added_up() -> None:
    assert found({"date": DAYS[:4], "killed": [5, 3, 4, 2], "killed_cum": [5, None, None, 14]}) == []
    assert len(found({"date": DAYS[:4], "killed": [5, 3, 4, 2], "killed_cum": [5, None, None, 13]})) == 1


def test_dates_that_are_not_in_the_table_may_hold_the_rest() -> None:
    table = {"date": [*DAYS[:4], "2024-03-07"], "killed": [1, 1, 1, 1, 1], "killed_cum": [1, 2, 3, 4, 9]}
    assert found(table) == []
    assert any("may hold the rest" in n for n in notes(table))


def test_the_injured_may_leave_their_count_by_dying() -> None:
    table = {"date": DAYS[:3], "injured": [5, 3, 4], "injured_cum": [5, 8, 10]}
    assert found(table) == []
    assert any("leave this count again" in n for n in notes(table))


def test_new_and_total_columns_are_a_pair() -> None:
    table = {"date": DAYS[:3], "new_deaths": [5, 3, 4], "total_deaths": [5, 8, 20]}
    assert found(table) == [DeltaMismatch("new_deaths", on="2024-03-03", daily=4, before=8, after=20)]


def test_a_total_without_a_daily_column_is_the_whole_of_its_row() -> None:
    table = {"date": DAYS[:3], "total_killed": [9, 2, 7], "killed_children": [1, 3, 2]}
    assert found(table) == [
        PartExceedsTotal("killed_children", total="total_killed", on="2024-03-02", part_is=3, total_is=2)
    ]


def test_households_and_combined_counts_are_no_parts() -> None:
    table = {
        "date": DAYS[:2],
        "displaced_cum": [5, 6],
        "displaced_households_cum": [9, 9],
        "killed_cum": [1, 2],
        "killed_or_injured_cum": [9, 9],
    }
    assert found(table) == []


def test_a_relation_that_breaks_all_the_time_is_doubted_not_charged() -> None:
    table = {"date": DAYS, "killed": [1, 1, 2, 1, 1, 1, 1], "killed_recovered": [3, 2, 5, 4, 9, 3, 4]}
    assert found(table) == []
    assert all("may be no part of" in n for n in notes(table))


@pytest.mark.parametrize(
    ("low", "best", "high", "expected"),
    [
        (5, 6, 4, "deaths_low > deaths_high"),
        (5, 4, 6, "deaths_low > deaths_best"),
        (1, 9, 6, "deaths_best > deaths_high"),
    ],
)
def test_estimates_stand_in_order(low: int, best: int, high: int, expected: str) -> None:
    rows = {"event_id": [1, 2], "deaths_low": [low, 1], "deaths_best": [best, 2], "deaths_high": [high, 3]}
    (difference,) = found(rows)
    assert isinstance(difference, LowAboveHigh)
    assert difference.subject == expected


def test_reported_minimum_and_maximum_belong_together() -> None:
    table = {"IBC code": ["k1", "k2"], "Reported Minimum": [3, 5], "Reported Maximum": [4, 2]}
    assert [d.subject for d in found(table)] == ["Reported Minimum > Reported Maximum"]


def test_event_tables_have_no_series() -> None:
    table = {
        "id": range(6),
        "date_start": [DAYS[0]] * 6,
        "best": [4, 2, 9, 1, 3, 8],
        "low": [4, 2, 9, 1, 3, 8],
        "high": [4, 2, 9, 1, 3, 8],
        "deaths_a": [1, 0, 0, 0, 0, 0],
        "deaths_civilians": [3, 3, 0, 0, 0, 0],
    }
    assert found({k: list(v) for k, v in table.items()}) == [
        PartExceedsTotal("deaths_civilians", total="best", on=DAYS[0], part_is=3, total_is=2, where="id=1")
    ]


def test_two_rows_of_one_date_conflict_or_repeat() -> None:
    conflict = {"date": [*DAYS[:3], DAYS[2], DAYS[3]], "killed_cum": [1, 2, 3, 4, 5]}
    assert found(conflict) == [ConflictingRows("killed_cum", on="2024-03-03", values=(3, 4))]
    repeated = {"date": [*DAYS[:3], DAYS[2], DAYS[3]], "killed_cum": [1, 2, 3, 3, 5]}
    (difference,) = found(repeated)
    assert difference.level == "warning"
    assert "rows 3 and 4 say the same" in difference.sentence


def test_two_sources_are_two_series_unless_they_are_to_be_compared() -> None:
    table = {"date": [*DAYS[:3], DAYS[2]], "source": ["A", "A", "A", "B"], "killed_cum": [100, 200, 300, 345]}
    assert found(table) == []
    (difference,) = found(table, by=[])
    assert difference == Divergence("killed_cum", on="2024-03-03", a=300, b=345)
    assert difference.sources == ("A", "B")
    assert found(table, by=[], tolerance=Tolerance(rel=0.2)) == []


def test_two_columns_of_one_measurement() -> None:
    numbers = list(range(10, 17))
    table = {"date": DAYS, "killed_cum": numbers, "ext_killed_cum": [*numbers[:5], 25, 26]}
    assert found({**table, "ext_killed_cum": [*numbers[:6], 26]}) == [
        ConflictingRows("killed_cum", on="2024-03-07", values=(16, 26), against="ext_killed_cum")
    ]
    # two columns that differ as a rule are two measurements
    assert found({**table, "ext_killed_cum": [n + 3 for n in numbers]}) == []


def test_a_series_for_each_region() -> None:
    table = {"date": [*DAYS[:3], *DAYS[:3]], "region": ["N"] * 3 + ["S"] * 3, "killed_cum": [100, 110, 120, 3, 5, 4]}
    assert found(table) == [Regression("killed_cum", on="2024-03-03", before=5, after=4, where="region=S")]


def test_a_column_may_be_cumulative_by_its_numbers() -> None:
    (difference,) = found({"date": DAYS, "killed": [10, 14, 19, 25, 23, 30, 41]})
    assert (difference.level, difference.on) == ("warning", "2024-03-05")
    assert found({"date": DAYS, "killed": [10, 4, 19, 5, 23, 3, 41]}) == []


def test_stock_may_fall() -> None:
    table = {"date": DAYS, "hostages_held": [100, 101, 102, 103, 104, 105, 90], "missing": [9, 8, 7, 9, 5, 4, 3]}
    assert found(table) == []


def test_gaps_are_notes() -> None:
    table = {"date": [*DAYS[:4], "2024-03-07", "2024-03-08", "2024-03-09"], "killed_cum": [1, 2, 3, 4, 5, 6, 7]}
    assert notes(table) == ["the series leaves out 2 dates: 2024-03-05 to 2024-03-06"]
    weekly = ["2024-03-01", "2024-03-08", "2024-03-15", "2024-03-22", "2024-03-29", "2024-04-12"]
    assert notes({"date": weekly, "killed_cum": [1, 2, 3, 4, 5, 6]}) == ["the series leaves out 1 date: 2024-04-05"]


def test_a_long_table_is_checked_like_a_wide_one() -> None:
    wide = pd.DataFrame(
        {"date": DAYS[:4], "killed": [5, 3, 4, 2], "killed_cum": [5, 8, 14, 13], "killed_children_cum": [1, 2, 15, 16]}
    )
    long = wide.melt("date", var_name="metric", value_name="value").sample(frac=1, random_state=3)
    as_wide = {repr(d) for d in check_table(wide).differences}
    report = check_table(long)
    assert {repr(d) for d in report.differences} == as_wide
    assert report.shape[0] == "long: a row a figure; metric in metric"
    # each difference points to the rows of the long table
    values = long["value"].tolist()
    fall = next(d for d in report.differences if isinstance(d, Regression))
    assert [values[row.line - 1] for row in fall.rows] == [14, 13]


def test_a_long_table_with_scope_and_groups() -> None:
    rows = [
        ("2024-03-01", "killed", "all", "cumulative", 10),
        ("2024-03-01", "killed", "children", "cumulative", 4),
        ("2024-03-02", "killed", "all", "cumulative", 12),
        ("2024-03-02", "killed", "children", "cumulative", 14),
        ("2024-03-02", "killed", "all", "daily", 3),
    ]
    frame = pd.DataFrame(rows, columns=["date", "metric", "group", "scope", "value"])
    kinds = [d for d in check_table(frame).differences if d.level != "note"]
    assert sorted(type(d).__name__ for d in kinds) == ["DeltaMismatch", "PartExceedsTotal"]


def test_a_spec_overrules_what_was_inferred() -> None:
    table = {"date": DAYS[:3], "killed_cum": [9, 2, 3], "whole": [5, 9, 4], "boys": [9, 1, 1]}
    assert len(found(table)) == 1
    assert found(table, {"phases": [{"from": "2024-03-02", "columns": ["killed_cum"]}]}) == []
    assert found(table, {"columns": {"killed_cum": {"kind": "stock"}}}) == []
    assert found(table, {"ignore": ["killed_cum"], "columns": {"boys": {"part_of": "whole"}}}) == [
        PartExceedsTotal("boys", total="whole", on="2024-03-01", part_is=9, total_is=5)
    ]


def test_a_spec_with_mistakes_names_them_all(tmp_path: Path) -> None:
    spec = tmp_path / "spec.toml"
    lines = ['dat = "date"', "[columns.killed_cum]", 'kind = "rising"', "[[phases]]", 'from = "March"']
    spec.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        check_table(pd.DataFrame({"date": DAYS[:1], "killed_cum": [1]}), spec)
    shown = str(caught.value)
    assert f"{spec.as_posix()}:1: a spec has no key 'dat'; did you mean 'date'?" in shown
    assert f"{spec.as_posix()}:3: columns.killed_cum: kind 'rising'" in shown
    assert "a phase's from is 'March'" in shown


def test_a_spec_in_yaml_says_the_same(tmp_path: Path) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text("phases:\n  - from: 2024-03-02\n    reason: second wave\n", encoding="utf-8")
    assert found({"date": DAYS[:3], "killed_cum": [9, 2, 3]}, spec) == []


def test_a_spec_that_names_no_column_of_the_table() -> None:
    with pytest.raises(UsageError, match="'kiled_cum', which the table does not have; did you mean 'killed_cum'"):
        check_table(pd.DataFrame({"date": DAYS[:1], "killed_cum": [1]}), {"columns": {"kiled_cum": {"kind": "stock"}}})


def test_only_the_checks_that_are_asked_for_run() -> None:
    table = {"date": DAYS[:3], "killed": [1, 1, 1], "killed_cum": [9, 2, 3]}
    assert {type(d) for d in found(table, checks=["NC702"])} == {DeltaMismatch}
    assert {type(d) for d in found(table, checks=["falls"])} == {Regression}
    with pytest.raises(UsageError, match="no such check 'fall'"):
        found(table, checks=["fall"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 50), min_size=2, max_size=30), st.data())
def test_a_table_that_adds_up_is_silent_and_one_changed_cell_is_not(daily: list[int], data: Any) -> None:
    days = pd.date_range("2024-01-01", periods=len(daily)).strftime("%Y-%m-%d").tolist()
    running = np.cumsum(daily).tolist()
    children = [n // 3 for n in running]
    table = {"date": days, "killed": daily, "killed_cum": running, "killed_children_cum": children}
    assert found(table) == []
    at = data.draw(st.integers(1, len(daily) - 1))
    change = data.draw(st.integers(1, 1000))
    worse = [*running]
    worse[at] += change
    told = found({**table, "killed_cum": worse})
    assert DeltaMismatch in {type(d) for d in told}
    assert all(days.index(d.on) >= at for d in told)


def test_two_times_of_one_day_are_two_moments() -> None:
    table = {"as_of": ["2024-03-01T08:00", "2024-03-01T20:00", "2024-03-02T08:00"], "killed_cum": [3, 9, 8]}
    assert found(table) == [Regression("killed_cum", on="2024-03-02T08:00", before=9, after=8)]


def test_revised_rows_are_held_against_those_they_revise() -> None:
    table = {"date": [DAYS[0], DAYS[1], DAYS[1], DAYS[2]], "killed_cum": [3, 5, 7, 8],
             "status": ["initial", "initial", "revised", "initial"]}  # fmt: skip
    assert found(table) == [ConflictingRows("killed_cum", on=DAYS[1], values=(5, 7))]


def test_parts_that_make_up_their_total_must_do_so_everywhere() -> None:
    north, south = [3, 4, 1, 4, 2], [2, 2, 1, 2, 2]
    wide = {"date": DAYS[:5], "killed_north": north, "killed_south": south, "killed": [5, 6, 2, 7, 4]}
    (one,) = found(wide)
    assert one == SumMismatch("killed", on=DAYS[3], parts_are=6, total_is=7)
    assert one.sentence == (
        "killed is 7 on 2024-03-04, but killed_north, killed_south come to 6: 1 apart; elsewhere they make up the total"
    )
    assert found(wide, tolerance=Tolerance(abs=1)) == []
    assert found({**wide, "killed": [9, 9, 9, 9, 9]}) == []


def test_a_series_called_a_total_is_the_sum_of_the_others() -> None:
    rows = [(day, region, n) for day, counts in zip(DAYS, ((3, 2, 5), (4, 2, 7), (1, 1, 2), (0, None, 0)), strict=False)
            for region, n in zip(("North", "South", "All"), counts, strict=True)]  # fmt: skip
    for metric in ("killed", "killed_cum"):
        table = {"date": [r[0] for r in rows], "region": [r[1] for r in rows], metric: [r[2] for r in rows]}
        told = [d for d in found(table) if isinstance(d, SumMismatch)]
        assert told == [SumMismatch(metric, on=DAYS[1], parts_are=6, total_is=7, where="region=All")]
    two = {"date": DAYS[:2] * 2, "region": ["North"] * 2 + ["Total"] * 2, "killed": [3, 4, 9, 8]}
    assert found(two) == []


def test_a_count_below_zero() -> None:
    table = {"date": DAYS[:3], "killed": [3, -1, 2], "missing": [5, -999, 4]}
    report = check_table(pd.DataFrame({**table, "killed_cum": [3, 2, 4]}), checks=["below"])
    assert [(repr(d), d.level) for d in report.differences] == [
        (f'BelowZero("killed", on="{DAYS[1]}", value=-1)', "note"),
        (f'BelowZero("missing", on="{DAYS[1]}", value=-999)', "error"),
    ]
    assert "leave the cell empty" in report.differences[1].sentence


def test_days_may_stand_in_the_index_without_a_name() -> None:
    days = pd.DatetimeIndex(DAYS[:3])
    for index in (days, days.to_period("D"), days.tz_localize("Asia/Gaza"), days.rename("day")):
        report = check_table(pd.DataFrame({"killed_cum": [3, 5, 4]}, index=index))
        assert report.differences == (Regression("killed_cum", on=DAYS[2], before=5, after=4),)
    assert found({"month": ["2024-01", "2024-02", "2024-03"], "killed_cum": [3, 5, 4]}) == [
        Regression("killed_cum", on="2024-03-01", before=5, after=4)
    ]


@pytest.mark.parametrize(
    ("frame", "told"),
    [
        (pd.DataFrame({"number": [1, 2], "killed_cum": [3, 2]}), "could be read as a date; name it in a spec file"),
        (pd.DataFrame({"date": [45352, 45353], "killed_cum": [3, 2]}), "give the column the format of a date there"),
        (pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("d", ""), ("killed", "cum")])), "several levels"),
        (pd.Series([3, 5, 4], index=DAYS[:3], name="killed_cum"), "not a Series"),
    ],
)
def test_frames_that_cannot_be_checked_say_what_to_do(frame: Any, told: str) -> None:
    with pytest.raises(NumcheckError, match=told):
        check_table(frame)
