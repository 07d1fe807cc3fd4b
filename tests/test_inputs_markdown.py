"""Markdown: code and marks are blank, blocks end where they end, and every character keeps its place."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inputs_cases import given as given_file

from numcheck.model import Article
from numcheck.text import BLOCK_END, Lines, prose


def read(content: str, name: str = "a.md") -> Article:
    (article,), problems, _ = given_file(content.encode(), name)
    assert problems == []
    return article


def shown(content: str) -> list[str]:
    """The prose of a Markdown text as words: a list of its lines and blocks, without empty ones."""
    text = prose(read(content)).replace(BLOCK_END, "\n")
    return [" ".join(line.split()) for line in text.split("\n") if line.split()]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Text\n\n```py\n500 killed\n```\n12 killed", ["Text", "12 killed"]),
        ("Text\n\n    Twelve killed\n\n\t7 hurt\n   9 lost", ["Text", "Twelve killed", "7 hurt 9 lost"]),
        ("\tTwelve killed", ["Twelve killed"]),
        ("- a\n\n      five hurt\n\n    12 killed", ["a", "five hurt", "12 killed"]),
        ("    ```\n    500 killed\n    ```\n12 killed", ["12 killed"]),
        ("~~~\n500 killed", []),
        ("12 killed `x = 500` here", ["12 killed here"]),
        ("## Toll: **12**\nThe rest", ["Toll: 12", "The rest"]),
        ("Toll\n----\nThe rest", ["Toll", "The rest"]),
        ("> at least\n> 12 killed\n\nmore", ["at least 12 killed", "more"]),
        ("- at least\n  12 killed\n- 7 hurt\n3. three", ["at least 12 killed", "7 hurt", "three"]),
        ('[12 killed](https://a.b/2023/10/07 "9") and [x][9]', ["12 killed and x"]),
        ("![500 killed](a.png) 12 killed <b>now</b> https://a.b/500 <https://a.b/9>", ["12 killed now"]),
        ("See [1].\n\n[1]: https://a.b/2023\n", ["See [1]."]),
        ("| Town | Dead |\n|---|---:|\n| Port | 7 |", ["Town Dead", "Port 7"]),
        ("<div>\n12 killed\n</div>", ["12 killed"]),
        ("12 <!-- 500\nkilled --> killed\n\n***\nnow", ["12 killed", "now"]),
        ("3 * 4 and snake_case and 2 < 3", ["3 * 4 and snake_case and 2 < 3"]),
    ],
)
def test_only_prose_is_left(content: str, words: list[str]) -> None:
    assert shown(content) == words


def test_a_first_heading_is_the_title_and_leaves_the_text() -> None:
    article = read("---\nsource: X\n---\n\n# Twelve dead #\n\nText `500`\n")
    assert (article.title, article.text) == ("Twelve dead", "\nText `500`\n")
    lines = Lines(article)
    assert lines(0) == (5, 3)
    assert lines(article.checked.index("Text")) == (7, 1)
    assert "500" not in prose(article)
    assert read("---\ntitle: T\n---\n# Twelve\nx").title == "T"
    for content in ("Text\n\n# Twelve\n", "# **Twelve**\nText", "## Twelve\n\nx"):
        assert read(content).title == ""


def test_a_text_file_has_no_markdown() -> None:
    content = "# Heading\n\n```\n12 killed\n```\n"
    assert read(content, "a.txt") == Article("a.txt", content, path="a.txt")


PIECES = [
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "# ",
    "> ",
    "- ",
    "1. ",
    "    ",
    "\t",
    "```",
    "~~~",
    "`",
    "**",
    "_",
    "[",
    "](",
    ")",
    "<b>",
    "<!--",
]
PIECES += ["-->", "|", "---", "===", "![", "12 killed", "🚑", "é", " ", "\\", ": ", "]: "]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_prose_is_as_long_as_the_text_and_blank_or_the_same(content: str) -> None:
    article = read("x\n\n" + content)
    text = prose(article)
    assert article.checked == "x\n\n" + content
    assert len(text) == len(article.checked)
    assert all(
        a == b or a == " " or (a == BLOCK_END and b in "\r\n") for a, b in zip(text, article.checked, strict=True)
    )
    assert list(article.blank) == sorted(article.blank)


@pytest.mark.parametrize(
    "unit", ["`", "[", "![", "<!--", "*a ", "_a", "> ", "- ", "](", "[a](", "|\n", "```\n~~~\n", "<a\n", "[a]: <"]
)
def test_hostile_markdown_takes_no_long(unit: str) -> None:
    began = time.perf_counter()
    prose(read("x\n\n" + unit * (60_000 // len(unit))))
    assert time.perf_counter() - began < 5
