"""Table files: what is read, which line a finding points to, and what bad input is told."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pandas as pd
import pytest

from numcheck.dataset import check_table, read_table
from numcheck.dataset.numerals import number_of
from numcheck.differences import Regression
from numcheck.errors import InputError

DAILY = Path(os.environ.get("NUMCHECK_DAILY_TABLES", "../shared/dev/daily_tables"))

NO_COUNT = (
    "no column could be read as a count of people (such as killed, injured_cum, deaths_low); name them in a spec file"
)
CSV = """date,source,killed_cum,note
2024-03-01,Ministry,10,
2024-03-02,Ministry,"1,432","two
lines"
2024-03-03,,n/a,

2024-03-04,Ministry,1400,
"""


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_the_line_of_a_csv_row_is_the_one_an_editor_shows(tmp_path: Path) -> None:
    report = check_table(write(tmp_path / "t.csv", CSV))
    (finding,) = [f for f in report.findings if f.level == "error"]
    assert finding.line == 7
    assert finding.article == (tmp_path / "t.csv").as_posix()
    assert [(r.line, r.on, r.source, r.says) for r in report.differences[-1].rows] == [
        (3, "2024-03-02", "Ministry", "killed_cum 1,432"),
        (7, "2024-03-04", "Ministry", "killed_cum 1,400"),
    ]


def test_all_formats_give_the_same_findings(tmp_path: Path) -> None:
    series = [(r, n) for r in "NS" for n in range(1, 6)]
    rows = [{"date": f"2024-03-0{n}", "region": r, "killed_cum": n * 10 if n != 4 else 1} for r, n in series]
    frame = pd.DataFrame(rows)
    frame.to_csv(tmp_path / "t.csv", index=False)
    frame.to_csv(tmp_path / "s.csv", index=False, sep=";")
    frame.to_csv(tmp_path / "t.tsv", index=False, sep="\t")
    frame.to_csv(tmp_path / "crlf.csv", index=False, lineterminator="\r\n")
    write(tmp_path / "t.jsonl", "\n".join(json.dumps(row) for row in rows))
    frame.to_parquet(tmp_path / "t.parquet")
    expected = [repr(d) for d in check_table(frame).differences]
    assert len(expected) == 2
    for path in sorted(tmp_path.iterdir()):
        report = check_table(path)
        assert [repr(d) for d in report.differences] == expected, path
        assert [f.line for f in report.findings] == ([5, 10] if "csv" in path.name or "tsv" in path.name else [4, 9])


def test_nested_json_becomes_dotted_columns(tmp_path: Path) -> None:
    rows = [{"date": f"2024-03-0{n}", "verified": {"killed_cum": 6 - n}} for n in (1, 2)]
    text = "\n\n".join(json.dumps(row) for row in rows)
    (finding,) = check_table(write(tmp_path / "t.jsonl", text)).findings
    assert finding.line == 3
    assert finding.message.startswith("verified.killed_cum falls from 5")


def problems(path: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        check_table(path)
    return [str(p).replace(path.as_posix(), "t") for p in caught.value.problems]


def test_every_cell_that_is_no_number_or_date_is_told_at_once(tmp_path: Path) -> None:
    text = "date,killed_cum\n2024-03-01,1\n2024-03-02,2\nMarch,3\n2024-03-04,many\n,5\n" + "".join(
        f"2024-04-{n:02},{n}\n" for n in range(1, 20)
    )
    assert problems(write(tmp_path / "t.csv", text)) == [
        "t:4: date is 'March', which is no date, or not written like '2024-03-01'",
        "t:5: killed_cum is 'many', which is no number",
        "t:6: the row has no date",
    ]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "t.csv",
            "date,killed_cum\n2024-03-01,1,2\n2024-03-02\n",
            ["t:2: has 3 cells, the header names 2 columns", "t:3: has 1 cell, the header names 2 columns"],
        ),
        ("t.csv", "date,killed,killed\n", ["t:1: 'killed' names columns 2 and 3"]),
        ("t.csv", "date,,killed\n2024-03-01,x,1\n", ["t:1: column 2 has no name"]),
        ("t.csv", 'date,killed,note\n2024-03-01,1,"a"\n2024-03-02,2,"b\n2024-03-03,3,c\n',
         ["t:3: a quotation mark is opened in this row and never closed"]),
        ("t.csv", "year,month,day,killed_cum\n2024,3,1,3\n",
         ["t:2: day is '1', which is no date; if year, month and day are columns of their own, join them"]),
        ("t.csv", "", ["t:1: the first line is empty; it should name the columns"]),
        ("t.csv", "date,words\n2024-03-01,hello\n", ["t:1: " + NO_COUNT]),
        (
            "t.csv",
            "date,killed_cum\n03/04/2024,1\n05/06/2024,2\n",
            ["t:2: date '03/04/2024' can be day/month or month/day; say date_format in a spec file"],
        ),
        (
            "t.jsonl",
            '{"a": 1}\n{"a": \n[1]\n',
            ["t:2:7: is no JSON: Expecting value", "t:3: is no JSON object; each line holds one row as {…}"],
        ),
        ("t.parquet", "PAR1 nothing", None),
        ("t.txt", "date", ["t: is no table numcheck reads (.csv, .jsonl, .ndjson, .parquet, .pq, .tsv, .xlsm, .xlsx)"]),
    ],
)
def test_bad_input_is_a_sentence_with_file_and_line(
    tmp_path: Path, name: str, text: str, expected: list[str] | None
) -> None:
    told = problems(write(tmp_path / name, text))
    if expected is None:
        assert len(told) == 1
        assert told[0].startswith("t: is no Parquet file")
    else:
        assert told == expected


def test_a_missing_file_and_a_file_that_is_no_text(tmp_path: Path) -> None:
    assert problems(tmp_path / "none.csv") == ["t: no such file"]
    (tmp_path / "zip.csv").write_bytes(b"PK\x03\x04 a spreadsheet with a wrong name")
    assert problems(tmp_path / "zip.csv")[0].startswith("t: this is no text, but a ZIP archive, as .docx, .xlsx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_may_come_in_the_encoding_of_a_spreadsheet(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("date;région;killed_cum\n2024-03-01;Nör;3\n2024-03-02;Nör;2\n".encode(encoding))
    (finding,) = check_table(path, {"keys": ["région"]}).differences
    assert finding.where == "région=Nör"


def test_a_date_format_in_the_spec_settles_what_is_ambiguous(tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", "date,killed_cum\n03/04/2024,1\n05/06/2024,2\n")
    assert check_table(path, {"date_format": "%d/%m/%Y"}).last == "2024-06-05"
    assert check_table(write(tmp_path / "u.csv", "date,killed_cum\n13/04/2024,1\n05/06/2024,2\n")).last == "2024-06-05"


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1,204*", 1204), ("1,204", 1204), ("1 204 †", 1204), ("1'204", 1204), ("12 (3 women)", 12), ("3¹", 3),
        ("6 a", 6), ("12[1]", 12), ("*7", 7), ("2,0", 2), ("-5", -5),
        ("~500", "inexact"), ("10+", "inexact"), ("5-7", "inexact"),
        ("5 – 7*", "inexact"), (">= 5", "inexact"), ("approx. 40", "inexact"), ("At least 5", "inexact"),
        ("5 or more", "inexact"), ("1,204 - 1,300", "inexact"),
        ("seven", None), ("1.2k", None), ("3 dead, 2 hurt", None), ("2024-03-01", None), ("12 (3)", None),
        ("(5)", None), ("5/7", None), ("1_204", None), ("12 killed", None),
    ],
)  # fmt: skip
def test_what_a_cell_says(cell: str, number: float | str | None) -> None:
    assert number_of(cell) == number


def test_cells_that_are_not_exact_are_left_out_and_told(tmp_path: Path) -> None:
    rows = ["3,3", "~5,", "2,12", "4 (1 child),16*", "10+,26", "1,27"]
    text = "date,killed,killed_cum\n" + "".join(f"2024-03-0{n},{row}\n" for n, row in enumerate(rows, 1))
    report = check_table(write(tmp_path / "t.csv", text))
    assert [(d.code, d.level) for d in report.differences] == [("NC702", "note")]
    assert report.summary.endswith("; left out as no exact count: killed '~5' in line 3, '10+' in line 6")
    assert report.left_out[0] in report.shape


def test_a_column_of_counts_is_never_passed_over_in_silence(tmp_path: Path) -> None:
    half = "date,killed,killed_cum\n2024-03-01,3,3\n2024-03-02,two,5\n2024-03-03,4 dead,9\n2024-03-04,1,10\n"
    assert problems(write(tmp_path / "t.csv", half)) == [
        "t:3: killed is 'two', which is no number", "t:4: killed is '4 dead', which is no number",
    ]  # fmt: skip
    words = "date,killed,killed_cum\n2024-03-01,three,3\n2024-03-02,two,5\n"
    report = check_table(write(tmp_path / "u.csv", words))
    assert report.left_out == ("not checked, since most cells are words: killed",)
    assert problems(write(tmp_path / "v.csv", "date,killed\n2024-03-01,three\n")) == [
        f"t:1: {NO_COUNT.split(';')[0]}: killed hold more words than numbers"
    ]


def test_thousands_with_dots_and_decimals_with_commas(tmp_path: Path) -> None:
    rows = ("01.03.2024;3;998", "13.03.2024;1.202;2.200", "14.03.2024;2,0;2.202", "15.03.2024;1;2.100")
    text = "\n".join(("date;killed;killed_cum", *rows))
    (found,) = [d for d in check_table(write(tmp_path / "t.csv", text)).differences if d.code == "NC701"]
    assert found == Regression("killed_cum", on="2024-03-15", before=2202, after=2100)
    rates = "date,killed_cum\n2024-03-01,1.204\n2024-03-02,1.25\n"
    assert check_table(write(tmp_path / "u.csv", rates)).differences == ()


def test_bad_rows_and_bad_cells_are_told_together(tmp_path: Path) -> None:
    text = 'date,killed_cum\n2024-03-01,1\n2024-03-02,2,3\nMarch,3\n2024-03-04,"many"\n2024-03-05\n2024-03-06,4\n'
    assert problems(write(tmp_path / "t.csv", text)) == [
        "t:3: has 3 cells, the header names 2 columns",
        "t:4: date is 'March', which is no date, or not written like '2024-03-01'",
        "t:5: killed_cum is 'many', which is no number",
        "t:6: has 1 cell, the header names 2 columns",
    ]


def test_a_table_that_is_only_read_is_whole_or_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has 3 cells"):
        read_table(write(tmp_path / "t.csv", "date,killed_cum\n2024-03-01,1\n2024-03-02,2,3\n"))


def test_what_stands_above_the_header_and_dates_as_columns_are_told_once(tmp_path: Path) -> None:
    above = "Tolls by day\n\ndate,killed_cum\n2024-03-01,1\n2024-03-02,2\n"
    (told,) = problems(write(tmp_path / "t.csv", above))
    assert told == (
        "t:1: names 1 column, but most rows have 2 cells; the first line must be the header: "
        "delete what stands above it"
    )
    turned = "region,2024-03-01,2024-03-02\nNorth,1,2\n"
    (told,) = problems(write(tmp_path / "u.csv", turned))
    assert "columns are named by dates, 2024-03-01 to 2024-03-02; a row a date is needed" in told


def test_a_row_of_totals_is_left_out_and_told(tmp_path: Path) -> None:
    text = "date,killed\n2024-03-01,3\n2024-03-02,2\nTotal,5\n"
    report = check_table(write(tmp_path / "t.csv", text))
    assert (report.differences, report.left_out) == ((), ("left out as a row of totals: line 4",))


@pytest.mark.parametrize(
    "text",
    [
        "date,killed_cum\r2024-03-01,3\r2024-03-02,2\r", "date,killed_cum,\n2024-03-01,3,\n2024-03-02,2,\n",
        " date , killed_cum \n2024-03-01, 3 \n2024-03-02, 2 \n",
        "date,killed_cum\n2024-03-01,\u0663\n2024-03-02,\u0662\n",
        "date|killed\u00a0cum\n2024-03-01|3\n2024-03-02|2\n", "date,killed_cum\r\n1-Mar-24,3\r\n2-Mar-24,2\r\n",
    ],
)  # fmt: skip
def test_tables_that_programs_write_in_their_own_way(tmp_path: Path, text: str) -> None:
    (found,) = check_table(write(tmp_path / "t.csv", text)).differences
    assert (found.on, found.before, found.after) == ("2024-03-02", 3, 2)


def test_a_day_is_a_day_where_it_was_counted(tmp_path: Path) -> None:
    for winter, summer in (("+02:00", "+02:00"), ("+02:00", "+03:00"), ("-0500", "-0500")):
        text = f"date,killed_cum\n2024-03-01T00:30{winter},5\n2024-03-02T00:30{summer},3\n"
        (found,) = check_table(write(tmp_path / "t.csv", text)).differences
        assert found == Regression("killed_cum", on="2024-03-02T00:30", before=5, after=3)
    far = "date,killed_cum\n2024-03-01T23:30-05:00,5\n2024-03-02T03:30Z,3\n"
    assert check_table(write(tmp_path / "u.csv", far)).differences == ()


def test_an_empty_table_is_clean(tmp_path: Path) -> None:
    report = check_table(write(tmp_path / "t.csv", "date,killed_cum\n"))
    assert (report.rows, report.findings) == (0, ())
    assert report.summary.endswith("t.csv: 0 rows; no error, no warning, no note")


def test_large_json_lines_read_alike_by_either_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dates = [(m, d) for m in range(1, 13) for d in range(1, 29)]
    rows = [json.dumps({"date": f"2024-{m:02}-{d:02}", "killed_cum": m * 100 + d, "who": "a"}) for m, d in dates]
    path = write(tmp_path / "t.jsonl", "\n".join(rows))
    slow = check_table(path)
    monkeypatch.setattr("numcheck.dataset.jsonrows.LARGE", 0)
    assert check_table(path) == slow
    assert len(read_table(path).frame) == 336


@pytest.mark.skipif(not (DAILY / "anomalies.jsonl").exists(), reason=f"the daily tables are not at {DAILY}")
def test_the_known_anomalies_of_two_daily_tables_and_no_other() -> None:
    known = [json.loads(line) for line in (DAILY / "anomalies.jsonl").read_text(encoding="utf-8").splitlines()]
    kinds = {"cumulative_decrease": "NC701", "daily_vs_cumulative": "NC702", "reported_vs_ext": "NC705"}
    for name in ("gaza", "west_bank"):
        report = check_table(DAILY / f"{name}.jsonl")
        errors = [f for f in report.findings if f.level == "error"]
        expected = [a for a in known if a["file"] == name]
        told = [(d.code, d.subject, vars(d)["on"]) for d in report.differences if d.level == "error"]
        assert sorted(told) == sorted((kinds[a["kind"]], a["field"], a["date"]) for a in expected)
        assert not [f for f in report.findings if f.level == "warning"]
        for anomaly in expected:
            keys = ("before", "after", "prev_cum", "daily", "cum", "reported", "ext", "gap")
            numbers = [abs(anomaly[key]) for key in keys if key in anomaly]
            assert any(anomaly["date"] in f.message and all(f"{n:,}" in f.message for n in numbers) for f in errors)
