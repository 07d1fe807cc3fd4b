"""Paths: missing ones named at once, folders walked in order, links and pipes that cannot trap the reader."""

from __future__ import annotations

import io
import os
import socket
from pathlib import Path

import pytest

from numcheck.errors import InputError, UsageError
from numcheck.inputs import SUFFIXES, read


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(path: str, content: str = "12 people died.") -> Path:
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(content, encoding="utf-8")
    return target


def ids(*paths: str | Path) -> list[str]:
    return [article.id for article in read(*paths)]


def test_every_missing_path_is_named_before_anything_is_read() -> None:
    write("a.md")
    with pytest.raises(InputError) as told:
        read("a.md", "gone.md", "away/", "a.md")
    assert [str(problem) for problem in told.value.problems] == [
        "gone.md: there is no such file or folder",
        "away/: there is no such file or folder",
    ]


def test_what_was_perhaps_meant_is_named() -> None:
    write("news/draft.md")
    write("news/other.md")
    with pytest.raises(InputError) as told:
        read("news/draf.md", "new", "news/today.md", "none/draft.md")
    assert [str(problem).partition(": ")[2] for problem in told.value.problems] == [
        "there is no such file or folder; did you mean news/draft.md?",
        "there is no such file or folder; did you mean news?",
        "there is no such file or folder",
        "there is no such file or folder",
    ]


def test_no_path_and_an_empty_path_are_told() -> None:
    with pytest.raises(InputError, match="no path is given"):
        read()
    with pytest.raises(InputError, match="an empty path"):
        read("")
    with pytest.raises(InputError, match=r"null (?:byte|character)"):
        read("a\0b")


def test_a_folder_is_walked_in_sorted_order_without_what_is_no_article() -> None:
    for name in ("f/b.md", "f/a/z.TXT", "f/a.txt", "f/.hidden.md", "f/.git/c.md", "f/p.png", "f/g.yaml", "f/noend"):
        write(name)
    Path("f/photo.bin").write_bytes(bytes(range(256)))
    os.mkfifo("f/pipe.md")
    assert ids("f") == ["f/a/z.TXT", "f/a.txt", "f/b.md"]
    assert ids("./f/") == ids("f") == ids(Path("f").resolve())


def test_a_file_given_twice_is_read_once() -> None:
    write("f/a.md")
    write("f/b.md")
    assert ids("f/b.md", "f", "./f/a.md") == ["f/b.md", "f/a.md"]


def test_a_folder_without_articles_is_told_with_what_is_read() -> None:
    Path("empty").mkdir()
    write("other/data.xlsx")
    with pytest.raises(InputError) as told:
        read("empty", "other")
    assert [str(problem) for problem in told.value.problems] == [
        f"{name}: this folder holds no article; numcheck reads {', '.join(SUFFIXES)}" for name in ("empty", "other")
    ]


def test_links_are_followed_once_and_loops_end() -> None:
    write("f/a.md")
    write("outside/b.md")
    Path("f/loop").symlink_to(Path("f").resolve())
    Path("f/up").symlink_to("..")
    Path("f/same.md").symlink_to("a.md")
    Path("f/self").symlink_to("self")
    Path("f/dead.md").symlink_to("nowhere")
    assert sorted(ids("f")) == ["f/a.md", "f/up/outside/b.md"]


def test_a_dead_link_a_pipe_and_a_socket_are_refused_in_a_sentence() -> None:
    Path("dead.md").symlink_to("nowhere")
    os.mkfifo("pipe.md")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.md")
        with pytest.raises(InputError) as told:
            read("dead.md", "pipe.md", "socket.md", "/dev/zero")
    assert [problem.message for problem in told.value.problems] == [
        "this link leads nowhere",
        "this is a named pipe, which may never end; give its content on standard input, with - for the path",
        "this is a device or a socket, no file",
        "this is a device or a socket, no file",
    ]


def test_a_format_that_is_not_read_is_named() -> None:
    write("table.xlsx")
    with pytest.raises(InputError, match=r"table\.xlsx: numcheck does not read \.xlsx files; it reads \.txt"):
        read("table.xlsx")
    write("letter.wire")
    assert ids("letter.wire") == ["letter.wire"]


def test_a_name_that_is_no_utf8_still_gives_a_printable_id() -> None:
    Path(os.fsdecode(b"f\xff.txt")).write_text("x")
    (found,) = ids(os.fsdecode(b"f\xff.txt"))
    assert found == "f\ufffd.txt"


def test_standard_input_takes_its_format_from_the_name_it_is_given() -> None:
    (article,) = read("-", stdin=io.BytesIO(b"---\ntitle: T\n---\n12 died."))
    assert (article.id, article.title, article.text) == ("-", "T", "12 died.")
    rows = list(read("-", stdin=io.BytesIO(b'{"text": "a"}\n{"text": "b"}'), stdin_filename="./in/x.jsonl"))
    assert [article.id for article in rows] == ["in/x.jsonl:1", "in/x.jsonl:2"]
    (article,) = read("-", stdin=io.StringIO("12 died 🚑."), stdin_filename="draft.md")
    assert (article.id, article.text) == ("draft.md", "12 died 🚑.")


def test_a_date_and_an_event_fill_what_is_missing() -> None:
    write("a.md", "---\npublished: 2024-01-01\nevent: quake\n---\nx")
    write("b.md")
    told = [(article.published, article.event) for article in read("a.md", "b.md", date="2024-02-02", event="flood")]
    assert told == [("2024-01-01", "quake"), ("2024-02-02", "flood")]
    with pytest.raises(UsageError, match="the date '2024-02-30' is no calendar date"):
        read("a.md", date="2024-02-30")


def test_a_file_that_goes_away_while_reading_is_told_at_the_end() -> None:
    write("a.md")
    gone = write("b.md")
    articles = read("a.md", "b.md", "a.md")
    assert next(articles).id == "a.md"
    gone.unlink()
    with pytest.raises(InputError, match=r"b\.md: cannot be read: no such file"):
        next(articles)
