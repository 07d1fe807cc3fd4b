"""The command as a process: what it loads, broken pipes, interrupts, streams without an end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RUN = [sys.executable, "-m", "numcheck"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
ROW = b'{"text": "A fire in Hamburg killed 12 people, police said."}\n'


def loaded_by(code: str) -> set[str]:
    told = subprocess.run(
        [sys.executable, "-c", f"import sys; before = set(sys.modules)\n{code}\nprint(*sorted(set(sys.modules) - before))"],
        capture_output=True, text=True, env=ENVIRONMENT, check=True,
    )  # fmt: skip
    return set(told.stdout.split("\n")[-2].split())


def test_the_door_is_light():
    assert loaded_by("import numcheck") == {"numcheck"}
    version = loaded_by("from numcheck.cli import main; main(['--version'])")
    assert {name for name in version if name.startswith("numcheck")} == {"numcheck", "numcheck.cli"}
    assert version.isdisjoint({"pandas", "numpy", "quantulum3", "yaml", "tabulate", "re", "dataclasses"})


def test_the_public_names_are_there_and_extract_can_be_called():
    told = subprocess.run(
        [sys.executable, "-c", "import numcheck.extract, numcheck\n"
         "print(*sorted(set(numcheck.__all__) - {n for n in numcheck.__all__ if hasattr(numcheck, n)}))\n"
         "from numcheck import extract, Article\n"
         "print([str(f) for f in extract('Nine people were killed.')], numcheck.extract is extract)"],
        capture_output=True, text=True, env=ENVIRONMENT, check=True,
    )  # fmt: skip
    assert told.stdout == "\n['killed 9 people'] True\n"


def test_a_check_of_one_article_loads_no_tables(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Nine people were killed, police said.\n", encoding="utf-8")
    loaded = loaded_by(f"from numcheck.cli import main; main(['check', {str(path)!r}])")
    assert loaded.isdisjoint({"pandas", "numpy", "quantulum3", "tabulate", "rapidfuzz", "jsonschema"})


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="this system has no broken pipes")
def test_a_reader_that_goes_away_is_no_accident(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_bytes(ROW * 3000)
    process = subprocess.Popen(
        [*RUN, "extract", "--output-format", "jsonl", str(path)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT,
    )  # fmt: skip
    assert process.stdout.readline().startswith(b'{"id": ')
    process.stdout.close()
    told = process.stderr.read()
    assert (process.wait(60), told) == (141, b"")
    process.stderr.close()


def test_figures_come_while_articles_are_still_read_and_an_interrupt_is_told():
    process = subprocess.Popen(
        [*RUN, "extract", "--output-format", "jsonl", "-", "--stdin-filename", "wire.jsonl"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT,
    )  # fmt: skip
    process.stdin.write(ROW * 200)
    process.stdin.flush()
    # the stream has not ended, and lines are there
    assert process.stdout.readline().startswith(b'{"id": ')
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.startswith(b"numcheck: interrupted after ")
    assert b"the lines written are whole" in err
    assert b"Traceback" not in err
    assert out == b"" or out.endswith(b"\n")


def test_output_in_a_narrow_encoding(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Нет. Nine people were killed in Ōsaka 🚒, police said.\n", encoding="utf-8")
    for encoding in ("ascii", "cp1252", "utf-8"):
        told = subprocess.run(
            [*RUN, "check", "-v", str(path)], capture_output=True, env={**ENVIRONMENT, "PYTHONIOENCODING": encoding}, check=False,
        )  # fmt: skip
        assert "Ōsaka 🚒" in told.stdout.decode("utf-8")
        assert told.returncode == 0
