"""Readings kept between runs: the same result with and without them, and nothing that can break a run."""

from __future__ import annotations

import os
import pickle
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from numcheck import engine, readings
from numcheck.cli import main
from numcheck.extract import read_article
from numcheck.model import Article


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty cache folder, and a working folder with enough articles to use it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("NUMCHECK_CACHE", raising=False)
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    for n in range(12):
        Path(f"a{n}.md").write_text(f"A fire in Hamburg killed {n + 2} people, police said. 🚒\n", encoding="utf-8")
    return tmp_path


def shelves(folder: Path) -> list[Path]:
    return sorted(folder.rglob("readings-*.db"))


def report(capsys, *options: str) -> str:
    assert main(["report", "--output-format", "json", *options, "."]) == 0
    return capsys.readouterr().out


def test_an_article_is_read_once(cache, capsys, monkeypatch):
    read = []
    monkeypatch.setattr(engine, "_read", lambda article, *_: read.append(article.id) or read_article(article))
    first = report(capsys)
    assert len(read) == 12
    assert len(shelves(cache)) == 1
    assert report(capsys) == first
    assert len(read) == 12
    # other words, another name, another date: another article
    Path("a3.md").write_text("A fire in Hamburg killed 5 people, police said. 🚒 And more.\n", encoding="utf-8")
    Path("a4.md").rename("b4.md")
    report(capsys)
    assert read[12:] == ["a3.md", "b4.md"]
    report(capsys, "--date", "2025-03-04")
    assert len(read) == 14 + 12
    report(capsys, "--no-cache")
    assert len(read) == 26 + 12
    assert "NUMCHECK_CACHE" not in os.environ
    # a quick check of one draft opens nothing
    assert main(["check", "a1.md"]) == 0
    assert len(read) == 39


def test_other_rules_are_other_readings(cache, capsys, tmp_path):
    report(capsys)
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "empty.yaml").write_text("# nothing yet\n", encoding="utf-8")
    names = {path.name for path in shelves(cache)}
    held = readings.open_shelf(folders=[rules])
    held.close()
    everything = readings.open_shelf(all=True)
    everything.close()
    assert len({path.name for path in shelves(cache)} - names) == 2


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough to look like one" * 40])
def test_a_broken_file_is_made_anew(cache, capsys, content):
    first = report(capsys)
    (path,) = shelves(cache)
    path.write_bytes(content)
    assert report(capsys) == first
    assert report(capsys) == first
    assert path.read_bytes()[:6] == b"SQLite"


def test_a_file_damaged_inside_is_made_anew(cache, capsys):
    first = report(capsys)
    (path,) = shelves(cache)
    whole = path.read_bytes()
    # the head says it is a database; its pages say nothing
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert report(capsys) == first
    assert report(capsys) == first
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert base.execute("SELECT count(*) FROM reading").fetchone()[0] > 0


def test_an_entry_that_is_no_reading_is_passed_over(cache, capsys):
    first = report(capsys)
    (path,) = shelves(cache)
    for made in (pickle.dumps("a text"), b"\x80\x05no pickle", pickle.dumps(Article("a", "b"))[:-9]):
        with sqlite3.connect(path) as base:
            base.execute("UPDATE reading SET made = ?", (made,))
        base.close()
        assert report(capsys) == first


def test_a_file_in_use_and_a_folder_that_cannot_be_written(cache, capsys, monkeypatch):
    first = report(capsys)
    (path,) = shelves(cache)
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("BEGIN EXCLUSIVE")
    assert report(capsys) == first
    base.execute("ROLLBACK")
    base.close()
    (cache / "plain").write_text("", encoding="utf-8")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(cache / "plain"))
    assert report(capsys) == first


def test_few_files_stay(cache):
    for n in range(6):
        rules = cache / f"rules{n}"
        rules.mkdir()
        readings.open_shelf(folders=[rules]).close()
    assert len(shelves(cache)) == readings._KEPT
