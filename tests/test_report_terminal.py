"""What the terminal shows: whole outputs against golden files, and what must hold for any text and any width."""

from __future__ import annotations

import itertools
import os
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_cases import empty, harbour, hostile, many
from wcwidth import wcswidth

from numcheck.errors import UsageError
from numcheck.model import Article, Figure, Report
from numcheck.report import FORMATS, write
from numcheck.report.screen import columns, head, safe, tail, wrap
from numcheck.report.sources import Sources
from numcheck.report.timeline import bar
from numcheck.text import position

GOLDEN = Path(__file__).parent / "golden"

CASES = [
    ("harbour", harbour, style, kind, width)
    for style in ("table", "full")
    for kind in ("report", "check", "extract")
    for width in (80, 120)
] + [
    ("harbour", harbour, "concise", "check", 120),
    ("harbour", harbour, "concise", "extract", 120),
    ("harbour", harbour, "markdown", "report", 120),
    ("harbour", harbour, "markdown", "check", 120),
    ("hostile", hostile, "table", "report", 80),
    ("hostile", hostile, "full", "check", 80),
    ("empty", empty, "table", "report", 80),
    ("empty", empty, "full", "check", 80),
    ("empty", empty, "markdown", "extract", 80),
]


@pytest.mark.parametrize(("name", "made", "format", "kind", "width"), CASES, ids=lambda value: str(value).split(" ")[0])
def test_whole_output(name, made, format, kind, width):
    text = write(made(), format, kind=kind, width=width)
    path = GOLDEN / f"{name}-{kind}-{width}.{format}.txt"
    if os.environ.get("NUMCHECK_WRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("made", [harbour, hostile, empty])
@pytest.mark.parametrize("format", ["table", "full"])
@pytest.mark.parametrize("kind", ["report", "check", "extract"])
@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_terminal(made, format, kind, width):
    for line in write(made(), format, kind=kind, width=width).split("\n"):
        assert wcswidth(line) <= width, line


@pytest.mark.parametrize("format", ["table", "full", "concise", "markdown"])
@pytest.mark.parametrize("kind", ["report", "check", "extract"])
def test_nothing_moves_the_cursor_or_turns_the_text_around(format, kind):
    text = write(hostile(), format, kind=kind, width=100)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]", text)


def test_colour_adds_only_colour():
    plain = write(harbour(), "table", width=100)
    coloured = write(harbour(), "table", width=100, color=True)
    assert "\x1b[" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain


def test_zero_figures_is_said_aloud():
    assert "No figures were found." in write(empty(), "table")
    assert "0 figures" in write(empty(), "full", kind="check")


def test_the_words_stand_above_the_carets():
    lines = write(hostile(), "full", kind="extract", width=80).split("\n")
    shown = []
    for above, below in itertools.pairwise(lines):
        if "^" in below:
            start = below.index("^")
            first = next(n for n in range(len(above)) if wcswidth(above[:n]) == start and wcswidth(above[n]) > 0)
            shown.append(above[first : first + below.count("^")])
    # the bidirectional control before 31 is shown as an escape, so nothing is moved
    assert shown == ["12", "9", "7", "31", "88", "5"]


def test_a_finding_shows_both_sides_and_what_would_settle_it():
    text = write(harbour(), "full", kind="check", width=120)
    assert "has risen to 31, the health ministry" in text
    assert "spoke of 47 dead" in text
    assert "to settle it: the hour at which each of them counted" in text
    assert "the ministry's own list" not in text


def test_suppressed_findings_are_counted_not_shown():
    text = write(harbour(), "concise", kind="check")
    assert "NC401" not in text
    assert "1 more hidden" in write(harbour(), "full", kind="check")


@given(st.text(max_size=60), st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_nothing(text, cells):
    text = " ".join(safe(text).split())
    lines = wrap(text, cells)
    assert all(wcswidth(line) <= cells for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.text(max_size=60), st.integers(1, 30))
def test_cut_text_fits(text, cells):
    text = safe(text)
    assert wcswidth(head(text, cells)) <= cells
    assert wcswidth(tail(text, cells)) <= cells


@given(st.lists(st.lists(st.text("ab é漢", max_size=40), min_size=3, max_size=3), max_size=6), st.integers(60, 140))
def test_columns_fit_the_room(rows, room):
    widths = columns(rows, ["one", "two", "three"], room, [8, 8, 8])
    assert sum(widths) + 4 <= room


@settings(deadline=None)
@given(st.text(max_size=200), st.data())
def test_any_span_of_any_text_can_be_shown(text, data):
    text += "7"
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = Article("a", text)
    line, _ = position(article, start)
    rows = Sources([article]).marked("a", start, end, line, 50)
    assert 1 <= len(rows) <= 3
    for row in rows:
        assert wcswidth(row.text) <= 50
        assert row.before + row.length <= max(wcswidth(row.text), row.before + 1)


@pytest.mark.parametrize(
    ("low", "high", "value", "bound", "shown"),
    [
        (10, 10, 10, "exact", "         ●"),
        (0, 0, 0, "exact", "●         "),
        (5, None, 5, "at_least", "    ├────▶"),
        (10, None, 10, "at_least", "         ▶"),
        (None, 5, 5, "up_to", "◀───┤     "),
        (2, 6, None, "range", "  ├──┤    "),
        (2, 6, None, "vague", "  ├┄┄┤    "),
        (5, 5, 5, "about", "    ○     "),
        (None, None, None, "vague", "◀┄┄┄┄┄┄┄┄▶"),
    ],
)
def test_a_bar_shows_what_the_words_admit(low, high, value, bound, shown):
    figure = Figure("f", "a", None, None, "killed", low, high, value, bound, "", 0, 0, 1, 1, "")
    assert bar(figure, 10, 10) == shown


def test_ten_thousand_figures_in_a_few_seconds():
    report = many(10_000)
    for style in FORMATS:
        began = time.process_time()
        text = write(report, style, width=120)
        assert text
        assert time.process_time() - began < 10, style


def test_a_format_that_does_not_exist_is_refused():
    with pytest.raises(UsageError, match="no such output format"):
        write(Report(), "yaml")


@pytest.mark.parametrize("format", ["sarif", "junit"])
def test_extract_has_no_findings_to_write(format):
    with pytest.raises(UsageError, match="holds findings"):
        write(Report(), format, kind="extract")
