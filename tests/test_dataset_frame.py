"""Figures to frames and back, in pandas, Arrow, Polars and files."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numcheck.dataset import SCHEMA, arrow_schema, check_table, from_frame, to_arrow, to_frame
from numcheck.errors import InputError, UsageError
from numcheck.model import BOUNDS, Figure

words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)
maybe = st.none() | words
numbers = st.none() | st.integers(0, 2**53) | st.floats(0, 1e9, allow_nan=False)
figures = st.builds(
    Figure,
    id=words,
    article=words,
    source=maybe,
    published=maybe,
    metric=words,
    low=numbers,
    high=numbers,
    value=numbers,
    bound=st.sampled_from(BOUNDS),
    text=words,
    start=st.integers(0, 10**9),
    end=st.integers(0, 10**9),
    line=st.integers(1, 10**6),
    column=st.integers(1, 10**6),
    quote=words,
    victims=maybe,
    groups=st.lists(words, max_size=3).map(tuple),
    place=maybe,
    event_date=maybe,
    as_of=maybe,
    scope=words,
    attribution=maybe,
    assertion=words,
    part_of=maybe,
    unit=maybe,
    language=words,
    rule=words,
    quote_start=st.integers(0, 10**6),
    role=words,
    indefinite=st.booleans(),
    cause=maybe,
    in_title=st.booleans(),
)

ONE = Figure(
    "f1",
    "a.md",
    "Daily",
    "2024-03-05",
    "killed",
    12,
    None,
    12,
    "at_least",
    "at least 12",
    0,
    11,
    3,
    1,
    "At least 12 died.",
    groups=("children", "women"),
    place="Lima",
    event_date="--03-04",
    rule="en/killed.yaml:12",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(figures, max_size=4))
def test_there_and_back_again_without_loss(given_figures: list[Figure]) -> None:
    frame = to_frame(given_figures)
    assert list(frame.columns) == list(SCHEMA)
    assert from_frame(frame) == given_figures
    assert from_frame(to_arrow(given_figures)) == given_figures
    # a round through Parquet's own types
    assert from_frame(to_arrow(given_figures).to_pandas()) == given_figures


def test_the_schema_is_the_record_field_by_field() -> None:
    from numcheck.report.record import FIGURE_FIELDS

    assert tuple(SCHEMA) == FIGURE_FIELDS == tuple(field.name for field in fields(Figure))


def test_types_are_the_same_with_and_without_figures() -> None:
    assert (to_frame([]).dtypes == to_frame([ONE]).dtypes).all()
    frame = to_frame([ONE])
    assert frame.loc[0, "high"] is pd.NA
    assert frame.groupby("groups").size().to_dict() == {("children", "women"): 1}


def test_whole_numbers_come_back_whole() -> None:
    (back,) = from_frame(to_frame([ONE]))
    assert isinstance(back.low, int)
    assert str(back) == "killed >= 12"


def test_the_arrow_schema_is_the_one_of_files(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    pq.write_table(to_arrow([ONE, replace(ONE, id="f2", groups=())]), tmp_path / "f.parquet")
    assert pq.read_schema(tmp_path / "f.parquet").equals(arrow_schema())
    assert from_frame(pq.read_table(tmp_path / "f.parquet")) == [ONE, replace(ONE, id="f2", groups=())]


def test_records_and_csv_of_extract_come_back() -> None:
    from numcheck.report.csv import figure_lines
    from numcheck.report.record import figure

    assert from_frame(pd.DataFrame([json.loads(json.dumps(figure(ONE)))])) == [ONE]
    assert from_frame(pd.read_csv(io.StringIO("".join(figure_lines([ONE]))))) == [ONE]


def test_a_frame_that_makes_no_figures_says_every_reason() -> None:
    with pytest.raises(InputError) as caught:
        from_frame(to_frame([ONE]).drop(columns=["metric", "quote"]))
    told = [str(p) for p in caught.value.problems]
    assert told == ["the frame has no column 'metric'", "the frame has no column 'quote'"]
    with pytest.raises(InputError) as caught:
        from_frame(to_frame([ONE]).astype(object).assign(line="x", low="few", text=None))
    assert [str(p) for p in caught.value.problems] == [
        "row 1: low is 'few', which is no Float64",
        "row 1: text is missing",
        "row 1: line is 'x', which is no Int64",
        "row 1: line is missing",
    ]


def table() -> dict[str, list[Any]]:
    return {"date": ["2024-03-01", "2024-03-02", "2024-03-03"], "killed_cum": [3, 9, 7]}


@pytest.mark.parametrize("library", ["polars", "pyarrow"])
def test_frames_of_other_libraries_are_taken(library: str) -> None:
    module = pytest.importorskip(library)
    make = module.DataFrame if library == "polars" else module.table
    assert check_table(make(table())).differences == check_table(pd.DataFrame(table())).differences
    if library == "polars":
        assert len(check_table(module.DataFrame(table()).lazy()).differences) == 1


def test_what_is_no_table_is_said() -> None:
    with pytest.raises(UsageError, match="a table is expected"):
        check_table(42)


def test_the_accessor_is_there_once_the_dataset_is() -> None:
    frame: Any = pd.DataFrame(table())
    assert frame.numcheck.check().summary.endswith("1 error, no warning, no note")
    assert "cumulative: killed_cum" in frame.numcheck.shape
    assert to_frame([ONE]).numcheck.figures() == [ONE]
    code = "import pandas, numcheck.testing; print(hasattr(pandas.DataFrame, 'numcheck'))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_the_assertions_load_no_pandas_before_they_are_used() -> None:
    code = "import sys, numcheck.testing; print(sorted({'pandas', 'numpy', 'yaml'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
