"""JSON Lines and JSON lists: one article a row, every broken row told with its line, nothing kept in memory."""

from __future__ import annotations

import io
import json
import time
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numcheck import check
from numcheck.errors import InputError, Problem
from numcheck.inputs import read
from numcheck.model import Article

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, content: str | bytes) -> str:
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    return name


def read_all(*names: str) -> tuple[list[Article], list[str]]:
    """The articles given before the end, and the problems told there."""
    found: list[Article] = []
    try:
        for article in read(*names):
            found.append(article)  # noqa: PERF402
    except InputError as error:
        return found, [str(problem) for problem in error.problems]
    return found, []


def test_a_row_is_an_article_on_its_line() -> None:
    row = {
        "id": 12,
        "text": "a\nb",
        "title": "T",
        "published": "2024-02-13 10:00",
        "agency": "Wire",
        "event": "Flood",
        "url": "https://example.org",
        "author": "A. Writer",
        "mood": {"grim": True},
    }
    found, told = read_all(write("a.jsonl", "\n" + json.dumps(row) + '\r\n{"title": "only a title"}\n'))
    assert told == []
    assert found == [
        Article(
            id="12",
            text="a\nb",
            title="T",
            source="Wire",
            published="2024-02-13",
            url="https://example.org",
            author="A. Writer",
            event="Flood",
            path="a.jsonl",
            line=2,
            row=True,
        ),
        Article(id="a.jsonl:3", text="", title="only a title", path="a.jsonl", line=3, row=True),
    ]


ROWS = [
    ('{"text": "a"', ":13: this line is no JSON: expecting ',' delimiter"),
    ('{"text": "a"} {"text": "b"}', ":15: this line is no JSON: something follows the value"),
    ("not json", ":1: this line is no JSON: expecting value"),
    ("[1]", ": a row must be an object with 'text' or 'title', this is a list"),
    ("null", ": a row must be an object with 'text' or 'title', this is null"),
    ('{"id": "x"}', ": this row has neither 'text' nor 'title'"),
    ('{"text": null, "title": ""}', ": this row has neither 'text' nor 'title'"),
    ('{"text": ["a"]}', ": 'text' must be text, this is a list"),
    ('{"text": true}', ": 'text' must be text, this is true or false"),
    ('{"text": "a", "id": {}}', ": 'id' must be a text or a number, this is an object"),
    ("[" * 100_000, ":1: this line is no JSON: it is nested too deeply"),
]


def test_every_broken_line_is_told_and_reading_goes_on() -> None:
    content = "".join(f'{row}\n{{"text": "good"}}\n' for row, _ in ROWS)
    found, told = read_all(write("a.jsonl", content))
    assert len(found) == len(ROWS)
    assert len(told) == len(ROWS)
    for number, (problem, (_, expected)) in enumerate(zip(told, ROWS, strict=True)):
        assert problem.startswith(f"a.jsonl:{2 * number + 1}{expected}")


def test_a_row_whose_date_is_no_date_is_read_as_undated_and_told() -> None:
    dates = ["1995-1-4", "1995-NA-15", "2023-02-29", "2024-02-13T10:00:00Z", "Monday"]
    write("a.jsonl", "".join(json.dumps({"text": "x", "published": date}) + "\n" for date in dates))
    told: list[Problem] = []
    found = list(read("a.jsonl", on_note=told.append))
    assert [article.published for article in found] == ["1995-01-04", None, None, "2024-02-13", None]
    assert [str(note) for note in told] == [
        f"a.jsonl:{line}: published: '{date}' is no calendar date; the article is read as undated"
        for line, date in ((2, "1995-NA-15"), (3, "2023-02-29"), (5, "Monday"))
    ]
    assert list(read("a.jsonl")) == found


def test_at_most_fifty_problems_are_told_one_by_one() -> None:
    _, told = read_all(write("a.jsonl", "broken\n" * 1_234))
    assert len(told) == 51
    assert told[49].startswith("a.jsonl:50:")
    assert told[50] == "and 1,184 more problems of this kind"


def test_an_id_given_twice_is_told_with_both_places() -> None:
    row = '{"id": "x", "text": "a"}\n'
    found, told = read_all(write("a.jsonl", row + "\n" + row), write("b.jsonl", '{"id": "y", "text": ""}\n' + row))
    assert [article.id for article in found] == ["x", "y"]
    assert told == [
        "a.jsonl:3: the id 'x' is given twice; line 1 has it already",
        "b.jsonl:2: the id 'x' is given twice; a.jsonl:1 has it already",
    ]


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json"])
@pytest.mark.parametrize("content", ["", "  \r\n\n", "\ufeff"])
def test_a_file_without_rows_is_clean(name: str, content: str) -> None:
    assert read_all(write(name, content)) == ([], [])


def test_numbers_longer_than_python_reads_cost_nothing() -> None:
    digits = "7" * 10_000
    found, told = read_all(write("a.jsonl", f'{{"id": {digits}, "n": 1e999999, "text": "a"}}\n'))
    assert (found[0].id, told) == (digits, [])


def test_half_a_surrogate_pair_becomes_a_replacement_character() -> None:
    found, _ = read_all(write("a.jsonl", r'{"text": "\ud83d x \ud83d\ude91", "id": "\udc00"}'))
    assert (found[0].text, found[0].id) == ("\ufffd x 🚑", "\ufffd")


def test_a_line_separator_within_a_text_ends_no_line() -> None:
    found, told = read_all(write("a.jsonl", '{"text": "a\u2028b\x0bc\x85d"}\n{"text": "e"}\n'))
    assert ([article.line for article in found], told) == ([1, 2], [])
    assert found[0].text == "a\u2028b\x0bc\x85d"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_rows_in_other_encodings_are_read(encoding: str) -> None:
    content = '{"text": "Dans le café détruit, 12 personnes ont été tuées."}\n' * 3
    found, told = read_all(write("a.jsonl", content.encode(encoding)))
    assert told == []
    assert [article.text for article in found] == ["Dans le café détruit, 12 personnes ont été tuées."] * 3


def test_a_foreign_byte_far_down_costs_its_line_only() -> None:
    good = '{"text": "Zwölf Menschen starben."}\n'.encode()
    content = good * 20_000 + '{"text": "café"}\n'.encode("latin-1") + good
    found, told = read_all(write("a.jsonl", content))
    assert len(found) == 20_001
    assert told == ["a.jsonl:20001: this line holds bytes that are not UTF-8 like the rest"]


def test_a_binary_file_is_refused() -> None:
    for name in ("a.jsonl", "a.json"):
        assert read_all(write(name, b"\x00\x01\x02")) == ([], [f"{name}: this is a binary file, no text"])


def test_a_list_gives_each_row_the_line_it_begins_on() -> None:
    content = '\n[\r\n  {"text": "a"},\r{"id": "x",\n "title": "b"}\n,\n{"id": 1}\n]\n'
    found, told = read_all(write("a.json", content))
    assert [(article.id, article.line) for article in found] == [("a.json:3", 3), ("x", 4)]
    assert told == ["a.json:7: this row has neither 'text' nor 'title'"]


def test_articles_on_one_line_are_told_apart() -> None:
    """A list written without line breaks, as programs do; and none is lost on the way to a report."""
    texts = [f"The flood killed {12 + n} people in {place}." for n, place in enumerate(("Beltane", "Avonlea", "Orme"))]
    rows = [{"text": text} for text in texts]
    content = json.dumps([rows[0], {"id": "own", "text": "b"}, *rows[1:]]) + "\n"
    found, told = read_all(write("a.json", content), write("b.json", content.replace("own", "other")))
    assert told == []
    assert [article.id for article in found[:4]] == ["a.json:1", "own", "a.json:1#2", "a.json:1#3"]
    assert [article.line for article in found] == [1] * 8
    assert len({article.id for article in found}) == 8
    assert len(check([article for article in found if article.path == "a.json"]).articles) == 4


def test_feeds_without_ids_on_one_line_are_told_apart() -> None:
    pytest.importorskip("feedparser")
    items = "".join(f"<item><title>{n} killed</title></item>" for n in (12, 13, 14))
    found, told = read_all(write("a.rss", f"<rss version='2.0'><channel>{items}</channel></rss>"))
    assert told == []
    assert [article.id for article in found] == ["a.rss:1", "a.rss:1#2", "a.rss:1#3"]


def test_a_long_list_on_one_line_takes_time_in_proportion() -> None:
    def seconds(rows: int) -> float:
        content = "[" + '{"text": "12 killed"},' * rows + '{"text": ""}]'
        began = time.process_time()
        assert sum(1 for _ in read("-", stdin=io.BytesIO(content.encode()), stdin_filename="a.json")) == rows + 1
        return time.process_time() - began

    assert seconds(80_000) < 6 * seconds(20_000) + 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('[{"text": "a"}\n {"text": "b"}]', "a.json:2:2: this is no JSON: a comma or ] is expected after an article"),
        ('[{"text": "a"},\n]', "a.json:2:1: this is no JSON: expecting value"),
        ('[{"text": "a"}', "a.json:1:15: this is no JSON: a comma or ] is expected after an article"),
        ("[", "a.json:1:2: this is no JSON: expecting value"),
        ("[]\n[]", "a.json:2:1: this is no JSON: something follows the list"),
        ('{"a": 1}', "a.json:1: a list of articles is expected, or one article with 'text' or 'title'"),
        ('"text"', "a.json:1: a list of articles is expected, or one article with 'text' or 'title'"),
        ('{"text": "a"}\n{"text": "b"}', "a.json:2:1: this is no JSON: something follows the value"),
    ],
)
def test_broken_json_is_told_with_line_and_column(content: str, told: str) -> None:
    _, problems = read_all(write("a.json", content))
    assert [problem.split(";")[0] for problem in problems] == [told]


def test_one_article_alone_is_read() -> None:
    found, told = read_all(write("a.json", ' {"text": "a"} '))
    assert ([article.text for article in found], told) == (["a"], [])


class Endless(io.RawIOBase):
    """A stream that makes its lines as they are asked for, so that none is kept."""

    def __init__(self, line: bytes, times: int) -> None:
        self._line, self._left = line, len(line) * times

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        room = memoryview(buffer).cast("B")
        begin = -self._left % len(self._line)
        part = self._line[begin : begin + min(len(room), self._left)]
        room[: len(part)] = part
        self._left -= len(part)
        return len(part)


def test_a_hundred_megabytes_of_lines_pass_through_little_memory() -> None:
    line = json.dumps({"text": "Twelve people were killed. " * 370}).encode() + b"\n"
    stream = io.BufferedReader(Endless(line, 10_000), 1 << 16)
    tracemalloc.start()
    try:
        count = sum(1 for _ in read("-", stdin=stream, stdin_filename="a.jsonl"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 10_000
    assert peak < 10_000_000


@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["a.md", "a.txt", "a.jsonl", "a.json"]))
def test_whatever_the_bytes_there_are_articles_or_sentences(content: bytes, name: str) -> None:
    told: tuple[Problem, ...] = ()
    try:
        for article in read("-", stdin=io.BytesIO(content), stdin_filename=name):
            article.checked.encode()
    except InputError as error:
        told = error.problems
    assert all(problem.path == name and problem.message for problem in told)
