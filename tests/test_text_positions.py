"""Positions: every offset leads to the line and column where a plain reading of the file finds it."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.inputs import read
from numcheck.model import Article
from numcheck.text import (
    Lines,
    byte_column,
    byte_offset,
    from_bytes,
    from_utf16,
    position,
    utf16_column,
    utf16_offset,
)

PIECES = ["\n", "\r\n", "\r", "12 killed", "🚑", "قُتل ١٢ شخصا", "e\u0301", "\u2028", "\x0c", " ", "é", "---"]
texts = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


def lines_of(text: str) -> list[str]:
    """The lines of a file with their breaks; only \\n, \\r\\n and a lone \\r break."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text)


@given(texts, st.sampled_from(["", "---\r\nsource: X\r\n---\r\n"]))
def test_every_character_is_found_on_its_line_and_column(text: str, head: str) -> None:
    content = head + text
    article = Article("a", text, line=1 + len(lines_of(head)))
    lines = Lines(article)
    file_lines = lines_of(content)
    for offset, character in enumerate(text):
        line, column = position(article, offset)
        assert file_lines[line - 1][column - 1] == character
        assert lines(offset) == (line, column)
        start, end = lines.line_span(offset)
        assert text[start:end] == file_lines[line - 1].rstrip("\r\n")
    assert lines(len(text)) == position(article, len(text))


@given(texts.filter(bool), texts, st.integers(2, 9), st.integers(1, 30))
def test_a_title_stands_where_its_front_matter_has_it(title: str, text: str, line: int, column: int) -> None:
    article = Article("a", text, title=title, line=line + 3, title_line=line, title_column=column)
    lines = Lines(article)
    for offset in range(len(title)):
        assert position(article, offset) == lines(offset) == (line, column + offset)
    begin = len(title) + 1
    alone = Article("a", text, line=line + 3)
    for offset in range(len(text) + 1):
        assert position(article, begin + offset) == lines(begin + offset) == position(alone, offset)


def test_a_row_has_one_line_and_counts_its_columns_through() -> None:
    article = Article("x", "first\nsecond", title="Head", line=7, row=True)
    at = article.checked.index("second")
    assert position(article, at) == Lines(article)(at) == (7, at + 1)


@pytest.mark.parametrize("offset", [-1, 4])
def test_an_offset_outside_the_text_is_refused(offset: int) -> None:
    article = Article("a", "abc")
    assert position(article, 3) == (1, 4)
    for find in (Lines(article).position, lambda at: position(article, at)):
        with pytest.raises(IndexError, match="outside the text of 3 characters"):
            find(offset)


@given(texts, st.data())
def test_units_and_bytes_lead_there_and_back(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    units, size = utf16_offset(text, offset), byte_offset(text, offset)
    assert text.encode("utf-16-le")[: 2 * units].decode("utf-16-le") == text[:offset]
    assert text.encode()[:size].decode() == text[:offset]
    assert from_utf16(text, units) == from_bytes(text, size) == offset


def test_columns_after_an_emoji_and_arabic() -> None:
    line = "🚑 قتل 12"
    column = line.index("12") + 1
    assert (column, utf16_column(line, column), byte_column(line, column)) == (7, 8, 13)
    assert from_utf16(line, 1) == 0  # between the halves of a pair
    assert from_bytes(line, 3) == 0  # within the emoji


def test_positions_of_a_file_with_every_hostile_trait(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    head = "---\r\npublished: 2024-02-13\r\ntitle: '🚑 Toll reaches 45'\r\nmood: grim\r\n---\r\n"
    body = "\r\nقُتل ١٢ شخصا. 🚑🚑 12 people died.\r\n\rThen 7 more.\n"
    content = head + body
    path.write_bytes(b"\xef\xbb\xbf" + content.encode())
    (article,) = read(path)
    assert article.text == body
    file_lines = lines_of(content)
    for words in ("Toll", "45", "12 people", "Then", "7 more"):
        line, column = position(article, article.checked.index(words))
        assert file_lines[line - 1][column - 1 :].startswith(words)


def test_many_look_ups_in_a_long_text_are_quick() -> None:
    article = Article("a", "12 people were killed.\r\n" * 100_000)
    lines = Lines(article)
    began = time.perf_counter()
    for offset in range(0, len(article.text), 24):
        lines(offset)
    assert time.perf_counter() - began < 5
    assert lines(24 * 99_999 + 3) == (100_000, 4)
