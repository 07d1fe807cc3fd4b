"""Excel workbooks as tables: what is read, the rows they name, and what is amiss in them."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest
from test_dataset_files import problems

from numcheck.dataset import check_table
from numcheck.differences import Regression


def workbook(path: Path, *sheets: list[list[object]]) -> Path:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"S{number}")
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_a_workbook_is_read_as_it_is_shown(tmp_path: Path) -> None:
    day = datetime.date
    rows: list[list[object]] = [
        [], ["date", "killed", "killed_cum", "note"], [day(2024, 3, 1), 3, 3, None], [day(2024, 3, 2), "2*", 5, "a"],
        [], [day(2024, 3, 3), "~1", 4, None], ["Total", 6, None, None],
    ]  # fmt: skip
    report = check_table(workbook(tmp_path / "t.xlsx", [], rows, [["sources"], ["Ministry"]]))
    (found,) = report.differences
    assert found == Regression("killed_cum", on="2024-03-03", before=5, after=4)
    assert [row.line for row in found.rows] == [4, 6]
    assert report.left_out == (
        "not read: the sheets S3", "left out as a row of totals: line 7",
        "left out as no exact count: killed '~1' in line 6",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], ["t: this workbook holds no rows"]),
        ([["Tolls by day"], ["date", "killed_cum", "source"], ["2024-03-01", 3, "x"]],
         ["t:1: the first row must name the columns: delete what stands above the header (sheet 'S1')"]),
        ([["date", "killed_cum", None, "x"], ["2024-03-01", 3, 4, 5]], ["t:1: column 3 has no name"]),
        ([["date", "killed_cum"], ["2024-03-01", "#REF!"], ["2024-03-02", "#DIV/0!"]],
         ["t:2: killed_cum is the spreadsheet's error #REF!", "t:3: killed_cum is the spreadsheet's error #DIV/0!"]),
        ([["date", "killed_cum"], ["someday", "many"], ["2024-03-02", 2]],
         ["t:2: date is 'someday', which is no date, or not written like '2024-03-02 00:00:00'"]),
    ],
)  # fmt: skip
def test_what_is_amiss_in_a_workbook_is_told_with_its_row(
    tmp_path: Path, rows: list[list[object]], expected: list[str]
) -> None:
    told = problems(workbook(tmp_path / "t.xlsx", rows))
    assert [one.replace(" 00:00:00", "") for one in told][: len(expected)] == [
        one.replace(" 00:00:00", "") for one in expected
    ]


def test_hostile_workbooks_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "t.xlsx", [["date", "killed_cum"], ["2024-03-01", 3]])
    whole = path.read_bytes()
    monkeypatch.setattr("numcheck.dataset.excel.LIMIT", 1000)
    assert problems(path) == ["t: this workbook unpacks to more than 0 MB"]
    monkeypatch.undo()
    for content in (b"", whole[: len(whole) // 2], b"date,killed\n", b"\xd0\xcf\x11\xe0 locked"):
        path.write_bytes(content)
        assert problems(path)[0].startswith("t: is no Excel workbook (.xlsx), a damaged or a locked one: ")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert problems(path) == ["t: Excel needs openpyxl: pip install 'numcheck[excel]'"]
