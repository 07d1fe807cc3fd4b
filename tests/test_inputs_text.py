"""Text and Markdown: front matter, encodings and line breaks as they are; nothing that is no text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from numcheck.errors import InputError
from numcheck.inputs import read
from numcheck.model import Article
from numcheck.text import position

FRONT = """---
title: Bus falls into river
source: The Courier
published: 2024-02-13T18:30:00+01:00
url: https://example.org/1
author: [A. Writer, B. Writer]
agency: Wire
language: en
event: Bus accident
section: world
---
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def one(content: str | bytes, name: str = "a.md") -> Article:
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    (article,) = read(name)
    return article


def problems(content: str | bytes, name: str = "a.md") -> list[str]:
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(InputError) as told:
        list(read(name))
    return [str(problem) for problem in told.value.problems]


def test_front_matter_is_read_whole() -> None:
    assert one(FRONT + "\nTwelve died.\n") == Article(
        id="a.md",
        text="\nTwelve died.\n",
        title="Bus falls into river",
        source="The Courier",
        published="2024-02-13",
        url="https://example.org/1",
        author="A. Writer, B. Writer",
        language="en",
        event="Bus accident",
        path="a.md",
        line=12,
        title_line=2,
        title_column=8,
    )


def test_the_agency_is_the_source_where_none_is_given() -> None:
    assert one("---\nagency: Wire\n---\nx").source == "Wire"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_front_matter_ends_its_lines_as_the_file_does(ending: str) -> None:
    article = one(FRONT.replace("\n", ending) + f"First.{ending}Second.")
    assert article.text == f"First.{ending}Second."
    assert position(article, article.checked.index("Second")) == (13, 1)


@pytest.mark.parametrize(
    ("front", "line", "column"),
    [
        ("title: Toll rises", 2, 8),
        ("url: https://x\ntitle:   'Toll rises'", 3, 11),
        ('source: "🚑"\ntitle: "Toll rises"', 3, 9),
        ("title: >\n  Toll\n  rises", 3, 3),
    ],
)
def test_a_title_is_found_however_yaml_writes_it(front: str, line: int, column: int) -> None:
    article = one(f"---\n{front}\n---\nText")
    assert (article.title, article.title_line, article.title_column) == ("Toll rises", line, column)


def test_numbers_and_words_of_yaml_stay_as_written() -> None:
    article = one("---\ntitle: 1917\nsource: no\nevent: 18:30\nauthor: null\nurl:\n---\nx")
    assert (article.title, article.source, article.event) == ("1917", "no", "18:30")
    assert article.author is None
    assert article.url is None


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("---\ntitle: a: b\n---\nx", "a.md:2: the front matter is no YAML: mapping values are not allowed"),
        ("---\nsource: x\npublished: 13 February\n---\n", "a.md:3: published: '13 February' is no calendar date"),
        ("---\npublished: 2023-02-29\n---\n", "a.md:2: published: '2023-02-29' is no calendar date"),
        ("---\ntitle: a\r\ntitle: b\n---\n", "a.md:3: 'title' is given twice"),
        ("---\ntitle: {a: b}\n---\n", "a.md:2: 'title' must be a plain text"),
        ("---\ntitle: never closed\n\nText", "a.md:1: the front matter that begins here is not closed"),
        ("---\ntitle: \x07\n---\n", "a.md:2: the front matter is no YAML"),
    ],
)
def test_broken_front_matter_is_told_with_its_line(content: str, told: str) -> None:
    (problem,) = problems(content)
    assert problem.startswith(told)


def test_every_problem_of_a_front_matter_is_told() -> None:
    assert len(problems("---\npublished: soon\nauthor: {}\nurl: [[1]]\n---\n")) == 3


@pytest.mark.parametrize(
    "content", ["---\nJust a rule above.\n---\nText", "---\n\nText", "--- x\n---\n", "-- \n", "---"]
)
def test_rules_of_a_markdown_page_are_text(content: str) -> None:
    article = one(content)
    assert (article.text, article.title, article.line) == (content, "", 1)


def test_an_empty_front_matter_is_none() -> None:
    article = one("---\n---\nText")
    assert (article.text, article.line) == ("Text", 3)


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize("content", ["", "\n\n", "🚑🔥", "قُتل ١٢ شخصا في القصف.\r\n", "## Heading\r\n\r\n12 *dead*"])
def test_a_text_is_kept_verbatim(name: str, content: str) -> None:
    article = one(content, name)
    assert (article.text, article.title, article.line) == (content, "", 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_speak_for_themselves(encoding: str) -> None:
    content = "---\r\ntitle: Überfall\r\n---\r\n12 Tote 🚑"
    article = one(content.encode(encoding))
    assert (article.title, article.text) == ("Überfall", "12 Tote 🚑")


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Le café a brûlé: 12 morts, selon les autorités.", "latin-1"),
        ("“Twelve people were killed,” the mayor of Besançon said — “and 30 hurt.”", "cp1252"),
        ("Zażółć gęślą jaźń: 12 osób zginęło.", "cp1250"),
        ("В Москве погибли 12 человек, ещё 30 ранены, сообщает полиция.", "cp1251"),
    ],
)
def test_other_encodings_are_detected(content: str, encoding: str) -> None:
    assert one(content.encode(encoding)).text == content


def test_a_late_foreign_byte_in_a_long_text_is_read() -> None:
    content = "Twelve people died in the flood.\n" * 40_000 + "The mayor of Besançon said so in a café.\n"
    assert one(content.encode("latin-1")).text == content


@pytest.mark.parametrize("content", [bytes(range(256)), b"text\0text", bytes(range(1, 256)), b"BZh91AY"])
def test_a_binary_file_is_refused_in_a_sentence(content: bytes) -> None:
    assert problems(content, "a.txt") == ["a.txt: this is a binary file, no text"]


def test_broken_utf16_is_told() -> None:
    assert problems(b"\xff\xfea\0b") == [
        "a.md: this looks like utf-16 text, but byte 5 does not belong; save it as UTF-8"
    ]


def test_good_articles_are_given_before_the_bad_ones_are_told() -> None:
    Path("f").mkdir()
    for name, content in (("a.md", b"x"), ("b.md", b"\0"), ("c.md", b"y"), ("d.md", b"---\ntitle: [\n---\n")):
        (Path("f") / name).write_bytes(content)
    found = read("f")
    assert [next(found).id, next(found).id] == ["f/a.md", "f/c.md"]
    with pytest.raises(InputError) as told:
        next(found)
    assert [problem.path for problem in told.value.problems] == ["f/b.md", "f/d.md"]


def test_fifty_megabytes_of_digits_on_one_line_are_read() -> None:
    began = time.perf_counter()
    article = one(b"0123456789" * 5_000_000, "digits.txt")
    assert len(article.text) == 50_000_000
    assert position(article, 49_999_999) == (1, 50_000_000)
    assert time.perf_counter() - began < 20
