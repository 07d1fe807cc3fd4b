"""A frame of articles in, a frame of figures out: the columns, what is not in it, how it is cut, Spark."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet
import pytest
from archive_cases import articles, frame

from numcheck import engine
from numcheck.archive import COLUMNS, figures_schema, pairs_of, read_kept, table_of
from numcheck.dataset import from_frame
from numcheck.engine import extract_batch
from numcheck.errors import InputError


def arrow(made: pd.DataFrame) -> pa.Table:
    return pa.Table.from_pandas(made, schema=figures_schema(), preserve_index=False)


def test_the_figures_are_those_of_reading() -> None:
    made = extract_batch(frame())
    assert tuple(made.columns) == COLUMNS
    assert from_frame(made) == [f for reading in engine.read(articles()) for f in reading.figures]


def test_no_text_but_the_sentences_of_figures() -> None:
    made = extract_batch(frame())
    everything = made.to_csv()
    assert "A third sentence without any number" not in everything
    assert "Orvalle" in everything


def test_how_articles_are_cut_into_frames_does_not_show() -> None:
    whole, table = arrow(extract_batch(frame())), frame()
    pieces = [arrow(extract_batch(table.iloc[start : start + 5])) for start in range(0, len(table), 5)]
    assert pa.concat_tables(pieces).equals(whole)
    assert whole.schema.equals(figures_schema())
    assert pairs_of(pa.concat_tables(pieces[::-1])) != []
    assert sorted(pairs_of(pa.concat_tables(pieces[::-1])), key=lambda p: p[0].id) == sorted(
        pairs_of(whole), key=lambda p: p[0].id
    )


def test_back_and_forth_is_the_same() -> None:
    table = arrow(extract_batch(frame()))
    assert table_of(pairs_of(table)).equals(table)


def test_row_groups_of_others_may_cut_an_article(tmp_path: Path) -> None:
    table = arrow(extract_batch(frame()))
    pa.parquet.write_table(table, tmp_path / "other.parquet", row_group_size=3)
    assert list(read_kept(tmp_path / "other.parquet")) == pairs_of(table)


def test_an_article_without_figures_gives_no_row_and_an_empty_frame_the_columns() -> None:
    quiet = pd.DataFrame({"id": ["q"], "text": ["Rain is expected."]})
    for given in (quiet, quiet.iloc[:0]):
        made = extract_batch(given)
        assert (len(made), tuple(made.columns)) == (0, COLUMNS)
        assert arrow(made).schema.equals(figures_schema())


def test_frames_of_other_libraries_and_dates_as_dates() -> None:
    table = frame()
    expected = arrow(extract_batch(table))
    assert arrow(extract_batch(pl.from_pandas(table))).equals(expected)
    assert arrow(extract_batch(table.assign(published=pd.to_datetime(table["published"])))).equals(expected)


def test_what_is_missing_may_be_missing_in_any_way() -> None:
    table = frame()
    expected = arrow(extract_batch(table))
    assert table["title"].isna().any()
    for kind in (pd.StringDtype("python"), pd.StringDtype("pyarrow"), pd.ArrowDtype(pa.string()), object):
        assert arrow(extract_batch(table.astype({"title": kind}))).equals(expected)
    days = pd.to_datetime(table["published"]).where(table["id"] != "00-frontier")
    assert extract_batch(table.assign(published=days))["published"].isna().sum() > 0


def test_rows_that_are_no_articles_are_told_together() -> None:
    table = pd.DataFrame({"id": ["a", None, "c"], "text": ["The flood killed 12 people.", "x", None]})
    with pytest.raises(InputError) as raised:
        extract_batch(table)
    assert [str(p) for p in raised.value.problems] == [
        "row 2: there is no id", "row 3 (c): this row has neither 'text' nor 'title'",
    ]  # fmt: skip
    with pytest.raises(InputError, match="needs the column text or title; this one has id, body"):
        extract_batch(pd.DataFrame({"id": ["a"], "body": ["x"]}))


def test_options_are_those_of_extract() -> None:
    table = pd.DataFrame({"id": ["a"], "text": ["The raid killed 30 people, with seven children, and hit 4 cars."]})
    assert extract_batch(table, numerals_only=True)["text"].tolist() == ["30"]
    assert "count" in extract_batch(table, all=True)["metric"].tolist()


@pytest.mark.skipif(importlib.util.find_spec("pyspark") is None, reason="pyspark is not installed")
@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")
@pytest.mark.filterwarnings("ignore")
def test_spark_in_local_mode_gives_the_same_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pyspark.sql import SparkSession
    from pyspark.sql.pandas.types import from_arrow_schema

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parent.parent))
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    source, target = tmp_path / "articles.parquet", tmp_path / "figures.parquet"
    frame().to_parquet(source)
    spark = (
        SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2").config("spark.driver.memory", "512m").getOrCreate()
    )  # fmt: skip
    try:
        read = spark.read.parquet(str(source)).repartition(3)
        figures = read.mapInPandas(lambda frames: map(extract_batch, frames), from_arrow_schema(figures_schema()))
        figures.write.parquet(str(target))
    finally:
        spark.stop()
    assert sorted(read_kept(target), key=lambda pair: pair[0].id) == pairs_of(arrow(extract_batch(frame())))


@pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="Ray is not installed")
@pytest.mark.filterwarnings("ignore")
def test_ray_gives_the_same_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import ray

    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parent.parent))
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    source, target = tmp_path / "archive.jsonl", tmp_path / "figures.parquet"
    frame().to_json(source, orient="records", lines=True)
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        read = ray.data.read_json(str(source))
        read.map_batches(extract_batch, batch_format="pandas").write_parquet(str(target))
    finally:
        ray.shutdown()
    assert sorted(read_kept(target), key=lambda pair: pair[0].id) == pairs_of(arrow(extract_batch(frame())))
