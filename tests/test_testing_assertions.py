"""assert_consistent and its acceptances, assert_matches_ledger, assert_schema."""

from __future__ import annotations

import json
import pickle
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import numcheck.testing
from numcheck.dataset import to_frame
from numcheck.differences import KINDS
from numcheck.errors import UsageError
from numcheck.model import BOUNDS, Article, Figure
from numcheck.testing import (
    ConflictingRows,
    DeltaMismatch,
    Divergence,
    InconsistencyError,
    PartExceedsTotal,
    Regression,
    SchemaMismatch,
    StaleAcceptance,
    Tolerance,
    Unsourced,
    accepted,
    assert_consistent,
    assert_matches_ledger,
    assert_schema,
    read_acceptances,
)

TOLLS = {
    "date": ["2023-10-16", "2023-10-17", "2023-10-18", "2023-10-19"],
    "source": ["Ministry", "Ministry", None, "Hospital"],
    "killed_women_cum": [900, 1032, None, 1000],
}


def tolls(**changed: Any) -> pd.DataFrame:
    return pd.DataFrame({**TOLLS, **changed})


def failure(call: Any, *args: Any, **options: Any) -> InconsistencyError:
    with pytest.raises(InconsistencyError) as caught:
        call(*args, **options)
    return caught.value


def test_the_message_tells_what_differs_the_rows_the_sources_and_what_to_paste() -> None:
    error = failure(assert_consistent, tolls())
    expected = """\
1 difference in a frame of 4 rows, 2023-10-16 to 2023-10-19

NC701 cumulative-falls [error]
  killed_women_cum falls from 1,032 on 2023-10-17 to 1,000 on 2023-10-19: 32 fewer (-3.1 %); a cumulative count \
can only grow unless a revision is announced
    row 2  2023-10-17  Ministry  killed_women_cum 1,032
    row 4  2023-10-19  Hospital  killed_women_cum 1,000
  to accept it: accepted(Regression("killed_women_cum", on="2023-10-19", before=1032, after=1000), reason="…")

The table was read as
    wide: a column a metric
    date: date
    source: source
    cumulative: killed_women_cum"""
    assert str(error) == expected
    assert isinstance(error, AssertionError)


def test_the_frame_and_the_json_hold_the_same_as_the_message() -> None:
    error = failure(assert_consistent, tolls())
    row = error.differences.iloc[0]
    assert (row["code"], row["kind"], row["what"], row["on"]) == (
        "NC701",
        "Regression",
        "killed_women_cum",
        "2023-10-19",
    )
    assert row["sources"] == ["Ministry", "Hospital"]
    assert row["lines"] == [2, 4]
    assert row["difference"] == Regression("killed_women_cum", on="2023-10-19", before=1032, after=1000)
    document = json.loads(error.to_json())
    assert document["schema"] == "numcheck/differences/v1"
    assert document["differences"][0]["before"] == 1032
    assert document["differences"][0]["rows"][1]["source"] == "Hospital"
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_paste_run_green_then_changed_data_is_red_again() -> None:
    message = str(failure(assert_consistent, tolls()))
    pasted = re.search(r"to accept it: (.*)", message)
    assert pasted
    line = pasted[1].replace('reason="…"', 'reason="the ministry split the count by age on 19 October"')
    acceptance = eval(line, vars(numcheck.testing))
    assert_consistent(tolls(), accept=[acceptance])
    error = failure(assert_consistent, tolls(killed_women_cum=[900, 1032, None, 990]), accept=[acceptance])
    assert [type(d) for d in error.found] == [Regression, StaleAcceptance]
    assert "matches nothing: the data now has Regression(" in str(error)
    assert "after=990" in str(error)
    mended = failure(assert_consistent, tolls(killed_women_cum=[900, 1032, None, 1040]), accept=[acceptance])
    assert [type(d) for d in mended.found] == [StaleAcceptance]


def test_every_difference_can_be_pasted() -> None:
    table = pd.DataFrame(
        {
            "date": ["2024-03-01", "2024-03-02", "2024-03-03", "2024-03-03"],
            "killed": [1, 2, 3, 3],
            "killed_cum": [1, 3, 2, 7],
            "killed_children_cum": [2, 2, 2, 2],
            "injured_low": [3, 3, 3, 3],
            "injured_high": [1, 4, 4, 4],
        }
    )
    found = failure(assert_consistent, table).found
    assert {type(d).__name__ for d in found} == {
        "Regression",
        "DeltaMismatch",
        "PartExceedsTotal",
        "LowAboveHigh",
        "ConflictingRows",
    }
    pasted = [eval(d.accept_line, vars(numcheck.testing)) for d in found]
    assert_consistent(table, accept=pasted)


def test_fields_left_out_match_anything() -> None:
    assert_consistent(tolls(), accept=accepted(Regression("killed_women_cum", on="2023-10-19"), reason="known"))
    assert_consistent(tolls(), accept=accepted(Regression("killed_women_cum"), reason="known"))
    assert failure(assert_consistent, tolls(), accept=accepted(Regression("killed_cum"), reason="known"))


@pytest.mark.parametrize(
    ("acceptance", "why"),
    [
        (accepted(Regression("killed_women_cum")), "gives no reason"),
        (accepted(Regression("killed_women_cum"), reason="  "), "gives no reason"),
        (
            accepted(Regression("killed_women_cum"), reason="known", until="2023-10-18"),
            "has expired: it held until 2023-10-18, and it is 2023-10-19",
        ),
        (accepted(DeltaMismatch("killed_women"), reason="known"), "matches nothing"),
    ],
)
def test_an_acceptance_that_does_not_hold_fails(acceptance: Any, why: str) -> None:
    error = failure(assert_consistent, tolls(), accept=acceptance)
    assert {type(d) for d in error.found} == {Regression, StaleAcceptance}
    assert error.found[-1].why == why  # type: ignore[attr-defined]


def test_today_is_the_last_date_of_the_data_or_what_is_given() -> None:
    known = accepted(Regression("killed_women_cum"), reason="known", until="2023-10-19")
    assert_consistent(tolls(), accept=known)
    assert "has expired" in str(failure(assert_consistent, tolls(), accept=known, today="2023-10-20"))


def test_an_acceptance_of_a_check_that_did_not_run_is_not_stale() -> None:
    known = accepted(DeltaMismatch("killed"), reason="known")
    assert "NC905" not in str(failure(assert_consistent, tolls(), accept=known, checks=["falls"]))


def test_acceptances_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "accepted.toml"
    path.write_text(
        '[[accepted]]\ndifference = "Regression"\nwhat = "killed_women_cum"\non = 2023-10-19\nreason = "known"\n',
        encoding="utf-8",
    )
    assert_consistent(tolls(), accept=path)
    assert read_acceptances(path)[0].differences == (Regression("killed_women_cum", on="2023-10-19"),)
    path.write_text(
        '[[accepted]]\ndifference = "Regresion"\n\n[[accepted]]\ndifference = "Regression"\nmetric = "x"\n',
        encoding="utf-8",
    )
    with pytest.raises(UsageError) as caught:
        assert_consistent(tolls(), accept=[path])
    shown = [str(p).removeprefix(path.as_posix()) for p in caught.value.problems]
    assert shown[0].startswith(":1: difference 'Regresion' is none of")
    assert shown[0].endswith("did you mean Regression?")
    assert shown[1] == ":4: Regression has no field 'metric'; it has where, what, on, before, after"


def test_every_kind_can_be_named_in_a_file() -> None:
    assert set(KINDS) <= set(vars(numcheck.testing))


def test_tolerance_and_levels() -> None:
    assert_consistent(tolls(), tolerance=Tolerance(rel=0.05))
    assert_consistent(tolls(), tolerance=Tolerance(abs=32))
    assert failure(assert_consistent, tolls(), tolerance=Tolerance(abs=31))
    with pytest.raises(ValueError, match="0 <= rel < 1"):
        Tolerance(rel=5)
    gap = {"date": [f"2024-03-0{n}" for n in (1, 2, 3, 4, 6)], "killed_cum": [1, 2, 3, 4, 5]}
    assert_consistent(pd.DataFrame(gap))
    assert "NC706" in str(failure(assert_consistent, pd.DataFrame(gap), fail_on="note"))


def test_arguments_that_make_no_sense_are_said() -> None:
    for options, words in (
        ({"fail_on": "fatal"}, "fail_on is 'fatal'"),
        ({"as_of_window": "soon"}, "as_of_window is 'soon'"),
        ({"accept": [Regression("x")]}, "wrap it: accepted"),
        ({"checks": ["flaws"]}, "no such check 'flaws'"),
    ):
        with pytest.raises(UsageError, match=words):
            assert_consistent(tolls(), **options)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="not of int"):
        assert_consistent([1, 2])
    with pytest.raises(UsageError, match="takes differences"):
        accepted("killed", reason="x")  # type: ignore[arg-type]


FIGURE = Figure(
    "f1",
    "a.md",
    "Daily",
    "2024-03-05",
    "killed",
    100,
    100,
    100,
    "exact",
    "100",
    0,
    3,
    3,
    1,
    "100 people were killed in Lima.",
    victims="people",
    place="Lima",
    event_date="2024-03-04",
    as_of="2024-03-05",
    attribution="police",
)


def figure(ident: str, value: int, **changes: Any) -> Figure:
    given = {"low": value, "high": value, "value": value, "text": str(value), "article": f"{ident}.md", **changes}
    return replace(FIGURE, id=ident, **given)


def test_figures_of_one_moment_that_differ() -> None:
    other = figure("f2", 67, source="Other", attribution="hospital", line=9)
    error = failure(assert_consistent, [FIGURE, other])
    assert error.found == (Divergence("killed", on="2024-03-05", a="100", b="67", where="f2.md"),)
    told = "killed (Lima, 2024-03-04): 100 (police, 2024-03-05) differs from 67 (hospital, 2024-03-05) by 33, 33 %"
    assert told in str(error)
    assert "f2.md:9  2024-03-05  hospital" in str(error)
    assert_consistent([FIGURE, other], tolerance=Tolerance(rel=0.4))
    assert_consistent([FIGURE, other], accept=accepted(*error.found, reason="the hospital counted its own dead"))
    # a frame, and its records, are the same
    assert failure(assert_consistent, to_frame([FIGURE, other])).found == error.found


@pytest.mark.parametrize(
    "other",
    [
        figure("f2", 120, as_of="2024-03-06"),  # later and larger
        figure("f2", 67, place=None, attribution="hospital"),  # unknown is never equal
        figure("f2", 67, as_of=None, published=None, attribution="hospital"),
        figure("f2", 67, groups=("children",)),  # a part of the people
        figure("f2", 67, metric="injured"),
        figure("f2", 67, assertion="denied"),
        replace(figure("f2", 90), low=90, high=None, bound="at_least"),
        replace(figure("f2", 105), bound="about"),
    ],
)
def test_figures_that_can_both_hold_are_silent(other: Figure) -> None:
    assert_consistent([FIGURE, other])


def test_moments_within_the_window_are_one() -> None:
    later = figure("f2", 67, as_of="2024-03-06", attribution="hospital")
    assert_consistent([FIGURE, later])
    assert isinstance(failure(assert_consistent, [FIGURE, later], as_of_window="24h").found[0], Divergence)


def test_one_source_that_goes_back_is_told() -> None:
    error = failure(assert_consistent, [FIGURE, figure("f2", 90, as_of="2024-03-07")])
    assert error.found == (Regression("killed", on="2024-03-07", before="100", after="90", where="f2.md"),)
    assert "NC202 toll-falls" in str(error)
    assert_consistent([FIGURE, figure("f2", 90, as_of="2024-03-07", assertion="revised")])


def test_parts_and_sources_of_figures() -> None:
    part = figure("f2", 110, groups=("children",), part_of="f1")
    assert failure(assert_consistent, [FIGURE, part]).found == (
        PartExceedsTotal("110", total="100", on="2024-03-05", where="f2.md"),
    )
    nobody = replace(FIGURE, attribution=None)
    assert_consistent([nobody])
    assert [type(d) for d in failure(assert_consistent, [nobody], checks=["unsourced"]).found] == [Unsourced]


def test_by_says_whose_counts_are_compared() -> None:
    elsewhere = figure("f2", 67, place="Cusco", attribution="hospital")
    assert_consistent([FIGURE, elsewhere])
    assert failure(assert_consistent, [FIGURE, elsewhere], by=["metric", "event_date"])
    regions = pd.DataFrame({"date": ["2024-03-01", "2024-03-01"], "source": ["A", "B"], "killed": [10, 14]})
    assert_consistent(regions)
    assert failure(assert_consistent, regions, by=[]).found == (Divergence("killed", on="2024-03-01", a=10, b=14),)


def test_rows_and_files(tmp_path: Path) -> None:
    rows = [{"date": "2024-03-01", "killed_cum": 5}, {"date": "2024-03-02", "killed_cum": 4}]
    assert failure(assert_consistent, rows).found == (Regression("killed_cum", on="2024-03-02", before=5, after=4),)
    pd.DataFrame(rows).to_csv(tmp_path / "t.csv", index=False)
    error = failure(assert_consistent, tmp_path / "t.csv")
    assert f"{(tmp_path / 't.csv').as_posix()}:3  2024-03-02  killed_cum 4" in str(error)
    assert_consistent([])


def test_articles_and_their_report(tmp_path: Path) -> None:
    texts = (
        "At least 12 people were killed when a bus overturned near Lima on Wednesday, police said.",
        "Nine people were killed when a bus overturned near Lima on Wednesday, rescuers said.",
    )
    articles = [Article(f"{n}.md", text, source=f"S{n}", published="2024-05-02") for n, text in enumerate(texts)]
    error = failure(assert_consistent, articles)
    assert [type(d) for d in error.found] == [Divergence]
    assert "12 people" in str(error)
    assert "Nine people were killed" in str(error)
    assert_consistent(articles[:1])
    assert_consistent(articles, accept=[eval(error.found[0].accept_line, vars(numcheck.testing))])
    from numcheck.engine import report

    assert failure(assert_consistent, report(articles)).found == error.found
    for article in articles:
        text = f"---\npublished: {article.published}\n---\n{article.text}\n"
        (tmp_path / article.id).write_text(text, encoding="utf-8")
    assert [type(d) for d in failure(assert_consistent, tmp_path).found] == [Divergence]
    assert_consistent(articles, tolerance=Tolerance(rel=0.3))


def ledger(**changes: Any) -> pd.DataFrame:
    rows = {
        "metric": ["killed", "killed"],
        "place": ["Lima", "Lima"],
        "event_date": ["2024-03-04"] * 2,
        "value": [80, 100],
        "as_of": ["2024-03-04", "2024-03-06"],
        "source": ["desk", "desk"],
    }
    return pd.DataFrame({**rows, **changes})


@pytest.mark.parametrize(
    ("value", "as_of", "kind"),
    [
        (100, "2024-03-06", None),
        (104, "2024-03-06", Divergence),
        (90, "2024-03-05", None),
        (70, "2024-03-05", Regression),
        (101, "2024-03-05", Divergence),
        (120, "2024-03-09", None),
        (99, "2024-03-09", Regression),
        (80, None, None),
        (85, None, Divergence),
    ],
)
def test_a_figure_fits_the_ledger_of_its_moment(value: int, as_of: str | None, kind: type | None) -> None:
    given = [figure("f2", value, as_of=as_of, published=as_of)]
    if kind is None:
        assert_matches_ledger(given, ledger())
    else:
        assert [type(d) for d in failure(assert_matches_ledger, given, ledger()).found] == [kind]


def test_the_ledger_may_be_a_file_and_may_lack_a_figure(tmp_path: Path) -> None:
    ledger().to_csv(tmp_path / "ledger.csv", index=False)
    wrong = figure("f2", 104, as_of="2024-03-06")
    error = failure(assert_matches_ledger, [wrong], tmp_path / "ledger.csv")
    assert "104 (2024-03-06) differs from the ledger's 100 (2024-03-06) by 4; both of one moment" in str(error)
    assert "ledger: desk" in str(error)
    assert_matches_ledger([wrong], tmp_path / "ledger.csv", tolerance=Tolerance(rel=0.05))
    unknown = figure("f3", 5, place="Cusco")
    assert_matches_ledger([unknown], ledger())
    assert [type(d) for d in failure(assert_matches_ledger, [unknown], ledger(), missing="fail").found] == [Unsourced]
    with pytest.raises(UsageError, match="ledger has no column 'town'"):
        assert_matches_ledger([unknown], ledger(), by=["town"])


def test_the_schema_of_figures() -> None:
    frame = to_frame([FIGURE])
    assert_schema(frame)
    assert_schema(frame.astype(object))
    broken = frame.drop(columns="quote").assign(bound="roughly", line=2.5)
    assert failure(assert_schema, broken).found == (
        SchemaMismatch("bound", expected=" ".join(BOUNDS), found="roughly"),
        SchemaMismatch("line", expected="count", found="float"),
        SchemaMismatch("quote", expected="text", found="missing"),
    )


def test_a_schema_of_ones_own() -> None:
    assert_schema(tolls(), {"date": "date", "killed_women_cum": "count?"})
    error = failure(assert_schema, tolls(), {"killed_women_cum": "count", "date": "number", "deaths": "count"})
    assert [d.found for d in error.found] == ["missing cells", "str", "missing"]
    assert "killed_women_cum is missing in 1 row" in str(error)
    with pytest.raises(UsageError, match="no such type 'int'"):
        assert_schema(tolls(), {"date": "int"})


def test_conflicts_keep_both_rows() -> None:
    table = pd.DataFrame({"date": ["2024-03-01", "2024-03-02", "2024-03-02"], "killed_cum": [1, 5, 6]})
    error = failure(assert_consistent, table)
    assert error.found == (ConflictingRows("killed_cum", on="2024-03-02", values=(5, 6)),)
    assert [row.line for row in error.found[0].rows] == [2, 3]
