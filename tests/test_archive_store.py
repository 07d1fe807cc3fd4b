"""Figures kept in Parquet: file and parts, going on after a break, and a report that is the one over the articles."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from archive_cases import articles
from hearing import HEARING

from numcheck import archive, engine
from numcheck.archive import store
from numcheck.archive.engines import Here
from numcheck.cli import main
from numcheck.errors import InputError, UsageError
from numcheck.model import Article

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PART", 10)


def jsonl(path: Path, given: list[Article]) -> Path:
    fields = ("id", "text", "title", "source", "published", "url")
    rows = ({name: getattr(a, name) for name in fields} for a in given)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def kept(*paths: Path) -> dict[str, tuple[object, ...]]:
    return {a.id: r.figures for a, r in archive.read_kept(*paths)}


def test_file_and_folder_hold_what_reading_gives(tmp_path: Path) -> None:
    given = articles()
    expected = {a.id: r.figures for a, r in zip(given, engine.read(given), strict=True) if r.figures}
    whole = store.keep(given, tmp_path / "f.parquet")
    parts = store.keep(given, f"{tmp_path}/parts/", engine=Here(2))
    assert kept(tmp_path / "f.parquet") == kept(tmp_path / "parts") == expected
    assert (whole.articles, whole.parts) == (parts.articles, parts.parts) == (32, 4)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["f.parquet", "parts"]


def test_resume_reads_only_what_has_changed(tmp_path: Path) -> None:
    given, target = articles(), f"{tmp_path}/parts/"
    store.keep(given, target)
    first = {p.name: p.stat().st_mtime_ns for p in Path(target).iterdir()}
    given[15] = replace(given[15], text="The raid killed 5 people.")
    done = store.keep(given[:29], target, resume=True)
    after = {p.name: p.stat().st_mtime_ns for p in Path(target).iterdir()}
    assert (done.parts, done.standing, done.articles) == (3, 1, 29)
    assert [name for name in sorted(after) if after[name] == first[name]] == ["part-00000.parquet"]
    assert [f.low for f in kept(Path(target))[given[15].id]] == [5]  # type: ignore[attr-defined]
    other = store.keep(given[:29], target, resume=True, numerals_only=True)
    assert other.standing == 0


def test_a_part_that_is_cut_off_is_made_anew(tmp_path: Path) -> None:
    given, target = articles(), tmp_path / "parts"
    store.keep(given, f"{target}/")
    whole = (target / "part-00001.parquet").read_bytes()
    (target / "part-00001.parquet").write_bytes(whole[: len(whole) // 2])
    assert store.keep(given, target, resume=True).standing == 3
    assert (target / "part-00001.parquet").read_bytes() == whole


def test_a_stream_that_fails_is_written_up_to_there(tmp_path: Path) -> None:
    def broken() -> Iterator[Article]:
        yield from articles()[:14]
        raise InputError("the last row is broken")

    with pytest.raises(InputError, match="the last row is broken"):
        store.keep(broken(), tmp_path / "f.parquet")
    assert max(kept(tmp_path / "f.parquet")) == articles()[13].id


def test_figures_in_a_folder_are_not_written_over(tmp_path: Path) -> None:
    store.keep(articles()[:3], tmp_path)
    with pytest.raises(UsageError, match="holds figures already"):
        store.keep(articles()[:3], tmp_path)


def test_a_broken_off_run_goes_on(tmp_path: Path) -> None:
    """Ctrl-C half-way says what is done; what stands is not read again, and the file is as of one run."""
    big = [replace(a, id=f"{n:03}-{a.id}") for n in range(250) for a in articles(2)]
    source, target = jsonl(tmp_path / "articles.jsonl", big), tmp_path / "figures.parquet"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NUMCHECK_CACHE": str(tmp_path / "cache")}
    small = "import sys; from numcheck import archive, cli; archive.store.PART = 400; sys.exit(cli.main())"
    command = [sys.executable, "-c", small, "extract", str(source), "-o", str(target), "--resume"]
    run = subprocess.Popen([*HEARING, *command], env=environment, stderr=subprocess.PIPE, text=True)
    parts, until = tmp_path / ".figures.parquet.parts", time.monotonic() + 60
    while not any(parts.glob("part-*.parquet")) and time.monotonic() < until and run.poll() is None:
        time.sleep(0.01)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130, said
    assert "part" in said
    assert "--resume goes on from there" in said
    assert not target.exists()
    standing = {p.name: p.stat().st_mtime_ns for p in parts.glob("part-*.parquet")}
    assert standing
    again = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert f"{len(standing)} of {-(-len(big) // 400)} parts stood already" in again.stderr
    assert not parts.exists()
    assert sum(len(figures) for figures in kept(target).values()) == 250 * sum(map(len, kept_of(articles(2)).values()))


def test_a_part_that_stands_is_told_though_the_run_broke_off_before_counting_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the writing of a part and its being counted is a moment in which Ctrl-C may fall."""
    written = store.write_part

    def broken_off(*given: object) -> None:
        written(*given)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(store, "write_part", broken_off)
    with pytest.raises(KeyboardInterrupt, match=r"after 3 articles; one part of .* stands, and --resume"):
        store.keep(articles()[:3], tmp_path / "figures.parquet")


def kept_of(given: list[Article]) -> dict[str, tuple[object, ...]]:
    return {a.id: r.figures for a, r in zip(given, engine.read(given), strict=True)}


@pytest.mark.parametrize("form", ["json", "html", "gitlab"])
def test_the_report_is_the_one_over_the_articles(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of articles that all have figures every byte but one clause; the order of the parts does not matter."""
    monkeypatch.chdir(tmp_path)
    given = [a for a in articles() if not a.id.endswith("quiet")]
    jsonl(tmp_path / "articles.jsonl", given)
    assert main(["report", "articles.jsonl", "--output-format", form, "-q"]) == 0
    expected = capsys.readouterr().out.replace("; 0 numbers near a casualty word could not be read.", ".")
    assert main(["extract", "articles.jsonl", "-o", "figures/", "-q"]) == 0
    os.replace("figures/part-00000.parquet", "figures/part-9.parquet")
    assert main(["report", "figures", "--output-format", form, "-q"]) == 0
    assert capsys.readouterr().out == expected
    assert "30 people" in expected or "NC201" in expected


def test_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    jsonl(tmp_path / "articles.jsonl", articles(1))
    assert main(["extract", "articles.jsonl", "--resume"]) == 2
    assert "--resume goes on with figures kept in Parquet" in capsys.readouterr().err
    assert main(["extract", "articles.jsonl", "-o", "f.parquet"]) == 0
    assert main(["report", "f.parquet", "articles.jsonl"]) == 2
    assert "f.parquet holds figures, and articles.jsonl does not" in capsys.readouterr().err
    assert main(["report", "f.parquet", "--date", "2024-01-01"]) == 2
    assert main(["report", "f.parquet", "--event", "flood", "--output-format", "json"]) == 0
    assert '"event": "flood"' in capsys.readouterr().out
