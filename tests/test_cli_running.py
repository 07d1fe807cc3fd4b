"""Long and repeated runs: several processes, streams, progress on a terminal, --watch."""

from __future__ import annotations

import io
import itertools
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hearing import HEARING

from numcheck import engine
from numcheck.cli import main
from numcheck.cli import progress as shown
from numcheck.errors import InputError
from numcheck.model import Article

ROOT = Path(__file__).parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
RUN = [sys.executable, "-m", "numcheck"]


def articles(many: int) -> list[Article]:
    return [
        Article(f"a{n:03}.md", f"A fire in Hamburg killed {n % 40 + 2} people, police said.", published="2025-03-04")
        for n in range(many)
    ]  # fmt: skip


def lines(many: int) -> str:
    return "".join(
        json.dumps({"id": a.id, "text": a.text, "published": a.published}) + "\n" for a in articles(many)
    )  # fmt: skip


@pytest.mark.parametrize("command", [
    ["report", "--output-format", "json"], ["check", "--output-format", "sarif"],
    ["extract", "--output-format", "jsonl"],
])  # fmt: skip
def test_the_result_is_the_same_byte_for_byte_in_several_processes(tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    Path("wire.jsonl").write_text(lines(40) + "{broken\n", encoding="utf-8")
    results = []
    for jobs in ("1", "2"):
        code = main([*command, "wire.jsonl", "-j", jobs, "-o", f"out{jobs}"])
        results.append((code, Path(f"out{jobs}").read_bytes() if Path(f"out{jobs}").exists() else b""))
    assert results[0] == results[1]
    assert results[0][0] == 2


class Stream:
    """Articles without an end, and how many have been taken."""

    def __init__(self) -> None:
        self.taken = 0

    def __iter__(self):
        for n in itertools.count():
            self.taken += 1
            yield Article(f"{n}", "Nine people were killed, police said.")


def test_a_stream_without_an_end_is_read_a_little_ahead():
    stream = Stream()
    readings = engine.read(stream, jobs=2)
    for _, reading in zip(range(20), readings, strict=False):
        assert [str(f) for f in reading.figures] == ["killed 9 people"]
    readings.close()
    assert 20 <= stream.taken <= 20 + 16 * 3 * 2 + 16
    stream = Stream()
    readings = engine.read(stream)
    next(readings)
    assert stream.taken == 1


@pytest.mark.parametrize("many", [0, 5, 16, 20])
def test_what_a_stream_raises_comes_after_its_readings(many):
    def broken():
        yield from articles(many)
        raise InputError("a broken row")

    readings = engine.read(broken(), jobs=2)
    got = []
    with pytest.raises(InputError, match="a broken row"):
        for reading in readings:
            got += [reading]
    assert len(got) == many
    assert got == [*engine.read(articles(many))]


def test_readings_made_before_are_taken(monkeypatch):
    known: dict = {}
    first = engine.report(articles(3), known=known)
    assert len(known) == 3
    monkeypatch.setattr(engine, "_read", lambda *_: pytest.fail("read again"))
    assert engine.report(articles(3), known=known) == first


def test_progress_is_told_in_order():
    told = []
    engine.report(articles(3), progress=lambda *now: told.append(now))
    assert told == [("reading", 1, 3), ("reading", 2, 3), ("reading", 3, 3), ("comparing", 0, 3), ("checking", 0, 3)]


def test_progress_shows_after_a_moment_and_leaves_nothing():
    stream = io.StringIO()
    quick = shown.Progress(stream, 80, after=30)
    quick("reading", 1, 2)
    quick.close()
    assert stream.getvalue() == ""
    slow = shown.Progress(stream, 30, after=0)
    slow("reading", 1300, 10000)
    deadline = time.monotonic() + 10
    while "1,300" not in stream.getvalue() and time.monotonic() < deadline:
        time.sleep(0.01)
    slow.close()
    drawn = stream.getvalue().split("\r\x1b[K")
    assert "reading 1,300 of 10,000 artic" in drawn
    assert drawn[-1] == ""
    assert shown.words("comparing", 0, 1200, 2.4) == "comparing 1,200 articles (2 s)"
    assert shown.words("opening", 7, 0, 1) == "opening 7 articles (1 s)"


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no pseudo-terminals")
def test_progress_is_for_terminals_only(tmp_path):
    (tmp_path / "a.md").write_text(articles(1)[0].text, encoding="utf-8")
    code = "import sys\nfrom numcheck.cli import main, progress\nprogress.AFTER = 0\nsys.exit(main(sys.argv[1:]))\n"

    def err(*options: str, term: str = "xterm") -> bytes:
        ours, theirs = os.openpty()
        environment = {**ENVIRONMENT, "TERM": term}
        done = subprocess.run([sys.executable, "-c", code, "check", *options, "a.md"], cwd=tmp_path, check=False,
                              stdout=subprocess.PIPE, stderr=theirs, env=environment)  # fmt: skip
        os.close(theirs)
        told = b""
        try:
            while part := os.read(ours, 65536):
                told += part
        except OSError:
            pass  # the other end is closed
        os.close(ours)
        assert done.returncode == 0
        assert b"\x1b" not in done.stdout
        return told

    assert b"reading" in err()
    assert err("-q") == b""
    assert err(term="dumb") == b""


class Watch:
    """A check that watches, and what it has said."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen([*HEARING, *RUN, "check", "--watch", *arguments], cwd=folder, env=ENVIRONMENT,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)  # fmt: skip
        self.said: queue.Queue[str] = queue.Queue()
        threading.Thread(target=lambda: [self.said.put(line) for line in self.process.stdout], daemon=True).start()

    def until(self, word: str) -> str:
        heard = ""
        while word not in heard:
            heard += self.said.get(timeout=30)
        return heard

    def __enter__(self) -> Watch:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        self.until("the watch has ended")
        return self.process.wait(60)


@pytest.mark.skipif(sys.platform == "win32", reason="an interrupt cannot be sent to one process here")
def test_watch_checks_again_after_each_change(tmp_path):
    pytest.importorskip("watchfiles", reason="watchfiles is not installed: --watch is not tested")
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "a.md").write_text("Two people were killed, police said.\n", encoding="utf-8")
    with Watch(tmp_path, "drafts", "--output-format", "concise", "-o", "drafts/out.md") as watch:
        watch.until("watching")
        # a file that an editor replaces
        (drafts / ".a.md.swp").write_text("x", encoding="utf-8")
        (drafts / "next").write_text("Twelve (14) people were killed, police said.\n", encoding="utf-8")
        (drafts / "next").replace(drafts / "a.md")
        assert "drafts/a.md changed" in watch.until("watching")
        assert "NC107" in (drafts / "out.md").read_text(encoding="utf-8")
        # a folder that was not there, and a configuration
        (drafts / "more").mkdir()
        watch.until("watching")
        (drafts / "more" / "b.md").write_text("Six (16) people were killed, police said.\n", encoding="utf-8")
        watch.until("watching")
        assert "more/b.md" in (drafts / "out.md").read_text(encoding="utf-8")
        (tmp_path / "numcheck.toml").write_text("ignroe = []\n", encoding="utf-8")
        assert "did you mean 'ignore'?" in watch.until("watching")
        (tmp_path / "numcheck.toml").write_text('ignore = ["NC1"]\n', encoding="utf-8")
        watch.until("watching")
        assert (drafts / "out.md").read_text(encoding="utf-8") == ""
        assert watch.end() == 0


def test_watch_wants_files_and_watchfiles(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("Nothing.\n", encoding="utf-8")
    assert main(["check", "--watch", "-"]) == 2
    assert "standard input does not change" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "watchfiles._rust_notify", None)
    assert main(["check", "--watch", "a.md"]) == 2
    assert "pip install 'numcheck[watch]'" in capsys.readouterr().err
