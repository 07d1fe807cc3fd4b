"""The records that programs read: JSON, JSON Lines, CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import fields
from importlib import resources

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_cases import HOSTILE_TITLE, empty, harbour, hostile

from numcheck.model import Figure, Report
from numcheck.report import record, write
from numcheck.report.csv import cell
from numcheck.report.jsonl import figure_lines

CONTRACT = (
    "id article source published metric low high value bound text start end line column quote victims groups place "
    "event_date as_of scope attribution assertion part_of unit language rule"
).split()


@pytest.mark.parametrize("made", [harbour, hostile, empty])
def test_the_json_report_follows_its_schema(made):
    schema = json.loads(resources.files("numcheck").joinpath("schemas/report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for kind in ("report", "check", "extract"):
        jsonschema.validate(json.loads(write(made(), "json", kind=kind)), schema)


def test_the_schema_refuses_what_is_no_report():
    schema = json.loads(resources.files("numcheck").joinpath("schemas/report.schema.json").read_text(encoding="utf-8"))
    document = json.loads(write(harbour(), "json"))
    document["figures"][0]["bound"] = "roughly"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema)


def test_the_json_report_holds_everything():
    document = json.loads(write(harbour(), "json"))
    assert list(document) == [
        "schema", "version", "articles", "figures", "tolls", "comparisons", "findings", "summary",
    ]  # fmt: skip
    assert document["schema"] == "numcheck/report/v1"
    assert document["tolls"][0]["figures"] == ["f001", "f005", "f008"]
    assert document["comparisons"][0]["sum_of"] == ["f003", "f004"]
    assert "sum_of" not in document["comparisons"][1]
    assert [finding["suppressed"] for finding in document["findings"]] == [None, "the ministry's own list", None]
    assert document["summary"]["hidden"] == 1
    assert harbour().to_json() == write(harbour(), "json")


def test_one_figure_a_line_in_the_order_of_the_contract():
    lines = write(harbour(), "jsonl", kind="extract").splitlines()
    assert len(lines) == 9
    first = json.loads(lines[0])
    assert list(first)[: len(CONTRACT)] == CONTRACT
    assert list(first) == list(record.FIGURE_FIELDS)
    assert (first["low"], first["high"], first["value"], first["bound"]) == (24, None, 24, "at_least")
    assert first["groups"] == []


def test_every_field_of_a_figure_is_in_its_record():
    assert {field.name for field in fields(Figure)} == set(record.FIGURE_FIELDS)


def test_a_check_gives_one_finding_a_line():
    rows = [json.loads(line) for line in write(harbour(), "jsonl", kind="check").splitlines()]
    assert [row["code"] for row in rows] == ["NC201", "NC401", "NC304"]
    assert rows[0]["figures"] == ["f005", "f008"]


def test_lines_are_written_as_figures_come():
    def figures():
        yield from harbour().figures
        raise RuntimeError("the rest never came")

    lines = figure_lines(figures())
    assert json.loads(next(lines))["id"] == "f001"


@given(st.text())
def test_any_text_stays_on_its_line_and_comes_back(text):
    line = record.line({"text": text})
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"text": text}
    line.encode("utf-8")


def test_half_a_character_can_be_written():
    line = record.line({"text": "half \ud83d"})
    assert json.loads(line.encode("utf-8")) == {"text": "half \ud83d"}


@pytest.mark.parametrize("text", ["=1+1", "+cmd|x", "-2+3", "@SUM(A1)", "\tx", "\rx", "--10-07", "＝1"])
def test_no_cell_is_a_formula(text):
    assert cell(text) == "'" + text


@pytest.mark.parametrize("value", ["-5", "+3", "-2.5", 12, -1, "killed", "a=b", ""])
def test_plain_cells_stay_as_they_are(value):
    assert cell(value) == value


@given(st.text(), st.text())
def test_a_spreadsheet_reads_back_what_was_written(quote, victims):
    figure = Figure("f", "a", None, None, "killed", 1, None, 1, "at_least", "1", 0, 1, 1, 1, quote, victims)
    text = write(Report(figures=(figure,)), "csv")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == 2
    told = dict(zip(rows[0], rows[1], strict=True))
    assert told["quote"].removeprefix("'") == re.sub("[\x00\ud800-\udfff]", "\ufffd", quote).removeprefix("'")
    assert not told["victims"].startswith(("=", "@"))
    assert told["high"] == ""


def test_the_findings_of_a_check_as_csv():
    rows = list(csv.DictReader(io.StringIO(write(harbour(), "csv", kind="check"))))
    assert [row["code"] for row in rows] == ["NC201", "NC401", "NC304"]
    assert rows[0]["figures"] == "f005; f008"


def test_markdown_holds_nothing_but_text():
    text = write(hostile(), "markdown")
    assert "<b" not in text
    assert "<i>" not in text
    assert "](y)" not in text.replace("\\](y)", "")
    tables = [line for line in text.splitlines() if line.startswith("|")]
    columns = {len(re.sub(r"\\\|", "", line).split("|")) for line in tables}
    assert columns == {6, 9}


def test_titles_are_told_as_they_are():
    document = json.loads(write(hostile(), "json"))
    assert document["articles"][0]["title"] == HOSTILE_TITLE
