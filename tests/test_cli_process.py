"""The command as a process: what it loads, broken pipes, interrupts, streams without an end."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hearing import HEARING

ROOT = Path(__file__).parents[1]
RUN = [sys.executable, "-m", "numcheck"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
ROW = b'{"text": "A fire in Hamburg killed 12 people, police said."}\n'


def loaded_by(code: str) -> set[str]:
    told = subprocess.run(
        [sys.executable, "-c", f"import sys; old = set(sys.modules)\n{code}\nprint(*sorted(set(sys.modules) - old))"],
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        check=True,
    )
    return set(told.stdout.split("\n")[-2].split())


def test_the_door_is_light():
    assert loaded_by("import numcheck") <= {"numcheck", "__future__"}
    version = loaded_by("from numcheck.cli import main; main(['--version'])")
    assert {name for name in version if name.startswith("numcheck")} == {"numcheck", "numcheck.cli"}
    assert version.isdisjoint({"pandas", "numpy", "quantulum3", "yaml", "tabulate", "re", "dataclasses"})


PUBLIC = """\
import numcheck.extract, numcheck
print(*(name for name in numcheck.__all__ if not hasattr(numcheck, name)))
from numcheck import Article, extract
print([str(figure) for figure in extract("Nine people were killed.")], numcheck.extract is extract)
"""


def test_the_public_names_are_there_and_extract_can_be_called():
    told = subprocess.run([sys.executable, "-c", PUBLIC], capture_output=True, text=True, env=ENVIRONMENT, check=True)
    assert told.stdout == "\n['killed 9 people'] True\n"


def test_a_check_of_one_article_loads_no_tables(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Nine people were killed, police said.\n", encoding="utf-8")
    loaded = loaded_by(f"from numcheck.cli import main; main(['check', {str(path)!r}])")
    assert loaded.isdisjoint({"pandas", "numpy", "quantulum3", "tabulate", "rapidfuzz", "jsonschema"})


COSTLY = {
    "dataclasses", "inspect", "typing", "pathlib", "urllib.parse", "ipaddress", "hashlib", "_hashlib", "datetime",
    "pickle", "difflib", "threading", "copy", "yaml", "sqlite3", "multiprocessing",
}  # fmt: skip
"""Modules that take a start a millisecond each and more, and that the check of an article does without."""


def test_a_check_of_one_article_starts_without_what_is_costly(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("# A fire\n\nA fire killed 12 people on 3 May 2024, police said. 12 were hurt.\n", encoding="utf-8")
    run = f"from numcheck.cli import main; main(['check', {str(path)!r}])"
    loaded_by(run)  # the rules are compiled where no cache has them
    loaded = loaded_by(run)
    assert "numcheck.extract.article" in loaded
    assert loaded & COSTLY == set()
    assert loaded.isdisjoint({"numcheck.compare.two", "numcheck.inputs.frontmatter", "numcheck.cli.figures"})


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="this system has no broken pipes")
def test_a_reader_that_goes_away_is_no_accident(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_bytes(ROW * 3000)
    process = subprocess.Popen(
        [*RUN, "extract", "--output-format", "jsonl", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    assert process.stdout.readline().startswith(b'{"id": ')
    process.stdout.close()
    told = process.stderr.read()
    assert (process.wait(60), told) == (141, b"")
    process.stderr.close()


def test_figures_come_while_articles_are_still_read_and_an_interrupt_is_told():
    process = subprocess.Popen(
        [*HEARING, *RUN, "extract", "--output-format", "jsonl", "-", "--stdin-filename", "wire.jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    ended = threading.Event()

    def feed() -> None:
        with contextlib.suppress(BrokenPipeError):
            while not ended.is_set():
                process.stdin.write(ROW * 100)
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()

    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    # the stream has no end, and lines are there
    assert process.stdout.readline().startswith(b'{"id": ')
    process.send_signal(signal.SIGINT)
    out = process.stdout.read()
    err = process.stderr.read()
    ended.set()
    feeder.join(60)
    assert process.wait(60) == 130
    process.stdout.close()
    process.stderr.close()
    assert err.startswith(b"numcheck: interrupted after ")
    assert b"the lines written are whole" in err
    assert b"Traceback" not in err
    assert out == b"" or out.endswith(b"\n")


def test_output_in_a_narrow_encoding(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Нет. Nine people were killed in Ōsaka 🚒, police said.\n", encoding="utf-8")
    for encoding in ("ascii", "cp1252", "utf-8"):
        told = subprocess.run(
            [*RUN, "check", "-v", str(path)],
            capture_output=True,
            env={**ENVIRONMENT, "PYTHONIOENCODING": encoding},
            check=False,
        )
        assert "Ōsaka 🚒" in told.stdout.decode("utf-8")
        assert told.returncode == 0
