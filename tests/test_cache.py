"""The cache of compiled rules: the same with and without it, and harmless however broken it is."""

from __future__ import annotations

import os
import pickle
import shutil
import sys
from pathlib import Path

import pytest

from numcheck import cache, rulebook
from numcheck.checks import rules
from numcheck.errors import RuleError
from numcheck.extract import extract, grammar_load
from numcheck.model import Article

TEXT = Article("a", "On Monday 12 people were killed and more than 40 wounded near Oslo, police said.")
CODE = ("cache.py",)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a cache of this test's own."""
    if sys.platform == "win32":
        monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    elif sys.platform == "darwin":
        monkeypatch.setenv("HOME", str(tmp_path))
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("NUMCHECK_CACHE", raising=False)
    place = cache.place()
    assert place is not None
    return place


def entries(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.cache"))


def test_a_grammar_out_of_the_cache_reads_as_one_compiled_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = grammar_load.load((rulebook.shipped(),))
    assert [path.name.startswith("grammar-en-") for path in entries(folder)] == [True]
    monkeypatch.setattr(grammar_load, "compiled", None)
    again = grammar_load.load((rulebook.shipped(),))
    assert again is not known
    assert extract(TEXT, grammar=again) == extract(TEXT, grammar=known)


def test_check_rules_out_of_the_cache_are_equal_and_can_only_be_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = rules.load()
    monkeypatch.setattr(rules, "_loaded", None)
    again = rules.load()
    assert again == known
    rule = again.get("NC201")
    assert rule is not None
    with pytest.raises(TypeError):
        rule.params["tolerance"] = 1  # type: ignore[index]


def test_another_content_is_another_entry(folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "rule.yaml"
    source.write_text("one")
    assert cache.kept("words", [source], CODE, lambda: 1) == 1
    assert cache.kept("words", [source], CODE, lambda: 2) == 1
    source.write_text("two")
    assert cache.kept("words", [source], CODE, lambda: 2) == 2
    assert cache.kept("words", [source], ("model.py",), lambda: 3) == 3


def test_a_mistake_in_a_rule_file_is_told_every_time(folder: Path, tmp_path: Path) -> None:
    mine = tmp_path / "rules"
    shutil.copytree(rulebook.shipped() / "checks", mine / "checks")
    (mine / "checks" / "NC201.yaml").write_text("code: NC201\n")
    for _ in range(2):
        with pytest.raises(RuleError, match="'kind' is missing"):
            rules.load([mine])


@pytest.mark.parametrize(
    "data",
    [b"", b"rubbish", b"numcheck\n", b"numcheck\nrubbish", b"numcheck\n" + pickle.dumps(list(range(999)))[:90]],
    ids=["empty", "no entry", "cut after the mark", "no pickle", "half a pickle"],
)
def test_a_broken_entry_is_made_anew(folder: Path, tmp_path: Path, data: bytes) -> None:
    cache.kept("words", [tmp_path], CODE, lambda: [1, 2])
    (entry,) = entries(folder)
    entry.write_bytes(data)
    assert cache.kept("words", [tmp_path], CODE, lambda: [3]) == [3]
    assert cache.kept("words", [tmp_path], CODE, lambda: [4]) == [3]


def test_nothing_is_kept_where_it_is_turned_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMCHECK_CACHE", "0")
    assert cache.kept("words", [], CODE, lambda: 1) == 1
    assert cache.kept("words", [], CODE, lambda: 2) == 2
    assert not entries(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="the modes are those of POSIX")
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o750, 0o744])
def test_a_folder_that_others_may_use_is_passed_over(folder: Path, mode: int) -> None:
    cache.kept("words", [], CODE, lambda: 1)
    os.chmod(folder, mode)
    assert cache.place() is None
    assert cache.kept("words", [], CODE, lambda: 2) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="the modes are those of POSIX")
def test_an_entry_that_others_may_write_is_passed_over(folder: Path) -> None:
    cache.kept("words", [], CODE, lambda: 1)
    (entry,) = entries(folder)
    assert entry.stat().st_mode & 0o777 == 0o600
    os.chmod(entry, 0o660)
    assert cache.kept("words", [], CODE, lambda: 2) == 2


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="set by XDG_CACHE_HOME")
@pytest.mark.parametrize("base", ["file", "relative", "link"])
def test_a_folder_that_cannot_be_used_is_harmless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, base: str) -> None:
    monkeypatch.delenv("NUMCHECK_CACHE", raising=False)
    (tmp_path / "file").write_text("")
    (tmp_path / "link").mkdir()
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (tmp_path / "link" / "numcheck").symlink_to(tmp_path / "elsewhere")
    monkeypatch.setenv("XDG_CACHE_HOME", base if base == "relative" else str(tmp_path / base))
    assert cache.place() is None
    assert cache.kept("words", [], CODE, lambda: 5) == 5


def test_what_cannot_be_kept_is_made_every_time(folder: Path) -> None:
    made = cache.kept("words", [], CODE, lambda: [lambda: 1])
    assert made[0]() == 1
    assert not list(folder.iterdir())


def test_old_entries_go(folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "rule.yaml"
    for number in range(20):
        source.write_text(str(number))
        cache.kept("words", [source], CODE, lambda number=number: number)  # type: ignore[misc]
    assert len(entries(folder)) == 12
    assert cache.kept("words", [source], CODE, lambda: -1) == 19


def test_constructions_come_out_of_the_cache_one_by_one(folder: Path) -> None:
    made = grammar_load.compiled((rulebook.shipped(),)).anchors
    again = pickle.loads(pickle.dumps(made))
    assert list(again) == list(made)
    assert again.of("killed") == made.of("killed") != []
    assert list(again.every()) == list(made.every())
    assert again.of("no such word") == ()
