"""The ledger file under stress: many writers, kill -9, a full disk, read-only, newer and older files."""

from __future__ import annotations

import ctypes
import os
import random
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from ledger_cases import ACT, add, made, plain, sql, told

from numcheck.cli import main
from numcheck.ledger import LedgerError, append, create, is_ledger, keeper, read, sqlite_schema, verify

ROOT = Path(__file__).parents[1]
PATHS = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
ENVIRONMENT = {**os.environ, "PYTHONPATH": PATHS}

WRITER = """
import sys
from ledger_cases import plain
from numcheck.ledger import append
path, name, batch, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
for turn in range(rounds):
    append(path, lambda entries: [plain(turn * batch + n, name) for n in range(batch)])
    print(turn, flush=True)
"""

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")


def writer(path: Path | str, name: str, batch: int, rounds: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WRITER, str(path), name, str(batch), str(rounds)]
    return subprocess.Popen(arguments, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)


def test_several_writers_take_turns_and_readers_see_whole_states(place):
    path = place("desk")
    create(path)
    writers = [writer(path, f"w{n}", 3, 12) for n in range(4)]
    seen = [0]
    while any(w.poll() is None for w in writers):
        seen.append(len(read(path)))  # raises when a state is not whole
        time.sleep(0.01)
    assert [w.wait() for w in writers] == [0, 0, 0, 0]
    assert seen == sorted(seen)
    assert all(size % 3 == 0 for size in seen)
    entries = read(path)
    assert [e.seq for e in entries] == list(range(1, 145))
    assert {(e.by, e.body["finding"]) for e in entries} == {(f"w{n}", f"{i:012x}") for n in range(4) for i in range(36)}
    assert verify(path).problems == ()
    for w in writers:
        w.stdout.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_kill_9_loses_nothing_acknowledged_and_shows_nothing_half_written(place):
    path = place("desk")
    create(path)
    batch, chance = 120, random.Random(7)
    for turn in range(4 if isinstance(path, Path) else 2):
        names = [f"t{turn}a", f"t{turn}b"]
        writers = [writer(path, name, batch, 10_000) for name in names]
        for w in writers:
            assert w.stdout.readline() == "0\n"
        time.sleep(chance.uniform(0, 0.06))
        for w in writers:
            w.send_signal(signal.SIGKILL)
        acknowledged = {}
        for name, w in zip(names, writers, strict=True):
            acknowledged[name] = 1 + len(w.stdout.read().splitlines())
            w.wait()
            w.stdout.close()
        entries = read(path)
        for name, count in acknowledged.items():
            written = [e for e in entries if e.by == name]
            assert len(written) % batch == 0
            assert count <= len(written) // batch <= count + 1
        assert verify(path).problems == ()
    assert add(path, told(45, "2024-03-05"))[-1].seq == len(entries) + 2


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """As if the disk were full when a file reaches this size."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@linux
@pytest.mark.parametrize("room", [1_000, 20_000, 33_000, 60_000, 130_000])
def test_a_full_disk_is_told_and_nothing_is_half_written(tmp_path, room):
    path = made(tmp_path / "desk.db", (45, "2024-03-05"))
    before = read(path)
    with no_file_beyond(room), pytest.raises(LedgerError, match=r"desk\.db: the disk is full .*; nothing was added$"):
        append(path, lambda entries: [plain(n) for n in range(400)])
    assert read(path) == before
    assert verify(path).problems == ()
    assert len(append(path, lambda entries: [plain(n) for n in range(400)])) == 400


@linux
def test_no_ledger_is_made_on_a_full_disk(tmp_path):
    with no_file_beyond(4096), pytest.raises(LedgerError, match="the disk is full"):
        create(tmp_path / "desk.db")
    assert list(tmp_path.iterdir()) == []


def without_power() -> None:
    """In the child: root, too, is bound by the file modes."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            if libc.prctl(24, capability, 0, 0, 0):  # PR_CAPBSET_DROP
                os._exit(99)


def numcheck(*arguments: str | Path) -> tuple[int, str, str]:
    told = subprocess.run(
        [sys.executable, "-m", "numcheck", *map(str, arguments)], env=ENVIRONMENT | {"COLUMNS": "80"},
        capture_output=True, text=True, preexec_fn=without_power,
    )  # fmt: skip
    if told.returncode == 99:
        pytest.skip("the file modes do not bind root here")
    return told.returncode, told.stdout, told.stderr


@pytest.fixture
def locked(tmp_path) -> Iterator[Path]:
    folder = tmp_path / "archive"
    folder.mkdir()
    yield folder
    folder.chmod(0o755)


@linux
def test_a_read_only_ledger_is_read_and_refuses_entries(locked, tmp_path):
    path = made(locked / "desk.db", (45, "2024-03-05"))
    story = tmp_path / "story.md"
    story.write_text("---\npublished: 2024-03-08\n---\nThe flood in Beltane killed 61 people, police said.\n")
    path.chmod(0o444)
    add_ = ("ledger", "add", path, story, "--by", "ben", "--reason", "more")
    for mode in (0o755, 0o555):
        locked.chmod(mode)
        code, out, err = numcheck("ledger", "current", path)
        assert (code, err) == (0, "")
        assert "#2 anna" in out
        code, out, err = numcheck(*add_)
        assert (code, out) == (2, "")
        assert err == f"numcheck: error: {path}: the file or its folder may only be read; nothing was added\n"
    assert len(read(path)) == 2


@linux
def test_entries_in_the_log_of_a_ledger_in_a_read_only_folder_are_not_passed_over(locked, tmp_path):
    path = made(tmp_path / "desk.db", (45, "2024-03-05"))
    held = sqlite3.connect(path)  # while somebody reads, the log is not merged
    held.execute("SELECT * FROM entries").fetchone()
    add(path, told(61, "2024-03-08"))
    for tail in ("", "-wal"):
        shutil.copy(f"{path}{tail}", locked / f"desk.db{tail}")
    held.close()
    locked.chmod(0o555)
    code, out, err = numcheck("ledger", "log", locked / "desk.db")
    assert (code, out) == (2, "")
    assert err.endswith("it cannot be opened, or no file may be made beside it; nothing was read\n")
    locked.chmod(0o755)
    assert len(read(locked / "desk.db")) == 4


def test_a_newer_ledger_is_left_alone(tmp_path, capsys):
    path = made(tmp_path / "desk.db", (45, "2024-03-05"))
    sql(path, f"PRAGMA user_version = {sqlite_schema.VERSION + 1}")
    before = path.read_bytes()
    for call in ("log", "add --by x --reason y --withdraw 2", "verify", "export"):
        assert main(["ledger", *call.split(), "--ledger", str(path)]) == 2
        assert capsys.readouterr().err == (
            f"numcheck: error: {path}: this ledger was written by a newer numcheck (its tables are of version "
            f"{sqlite_schema.VERSION + 1}, this one knows up to {sqlite_schema.VERSION}); update numcheck to use it\n"
        )
    assert path.read_bytes() == before


def older(path: Path) -> Path:
    """A file of the first version, with an entry."""
    source = made(path.with_name("source.db"), (45, "2024-03-05"))
    link = sqlite3.connect(path, isolation_level=None)
    link.execute(sqlite_schema.STEPS[0][0])
    link.execute("ATTACH ? AS source", (str(source),))
    link.execute("INSERT INTO entries SELECT * FROM source.entries")
    link.execute(f"PRAGMA application_id = {keeper.APPLICATION}")
    link.execute("PRAGMA user_version = 1")
    link.close()
    return path


def version_of(path: Path) -> int:
    link = sqlite3.connect(path)
    try:
        return sqlite_schema.version(link)[1]
    finally:
        link.close()


def test_an_older_ledger_is_read_as_it_is_and_brought_up_to_date_by_the_first_entry(tmp_path):
    path = older(tmp_path / "desk.db")
    before = read(path)
    assert version_of(path) == 1
    assert verify(path).problems == ()
    add(path, told(61, "2024-03-08"))
    assert version_of(path) == sqlite_schema.VERSION
    assert read(path)[:2] == before
    link = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="entries of a ledger are not changed"):
        link.execute("UPDATE entries SET by = 'mallory'")
    with pytest.raises(sqlite3.IntegrityError, match="not deleted"):
        link.execute("DELETE FROM entries")
    link.close()


def test_an_upgrade_that_fails_leaves_the_older_ledger(tmp_path, monkeypatch):
    path = older(tmp_path / "desk.db")
    step = ("CREATE TABLE more (a)", "CREATE TABLE entries (again)")
    monkeypatch.setattr(sqlite_schema, "STEPS", (*sqlite_schema.STEPS, step))
    monkeypatch.setattr(sqlite_schema, "VERSION", 3)
    with pytest.raises(LedgerError, match="entries already exists; nothing was added"):
        add(path, told(61, "2024-03-08"))
    monkeypatch.undo()
    assert version_of(path) == 1
    assert len(read(path)) == 2


def test_a_ledger_is_made_once(tmp_path):
    path = tmp_path / "desk.db"
    create(path)
    assert is_ledger(path)
    assert [p.name for p in tmp_path.iterdir()] == ["desk.db"]
    with pytest.raises(LedgerError, match="there is a ledger of this name already; nothing was done"):
        create(path)
    assert read(path) == ()
    with pytest.raises(LedgerError, match="its folder does not exist"):
        create(tmp_path / "nowhere" / "desk.db")


def test_what_is_no_ledger_is_told_in_a_sentence(tmp_path):
    text, empty, other, folder = (tmp_path / name for name in ("text.db", "empty.db", "other.db", "folder.db"))
    text.write_text("This is a note, not a database. " * 20)
    empty.touch()
    folder.mkdir()
    link = sqlite3.connect(other)
    link.execute("CREATE TABLE entries (seq)")
    link.close()
    for path, said in (
        (text, "this is no ledger of numcheck"),
        (empty, "this is a database, but no ledger of numcheck"),
        (other, "this is a database, but no ledger of numcheck"),
        (folder, "there is a folder of this name"),
        (tmp_path / "none.db", "there is no file of this name; `numcheck ledger init"),
    ):
        before = path.read_bytes() if path.is_file() else None
        for call in (lambda: read(path), lambda: append(path, lambda entries: [plain(1)])):  # noqa: B023
            with pytest.raises(LedgerError, match=said):
                call()
        assert (path.read_bytes() if path.is_file() else None) == before


def test_a_writer_that_never_ends_is_waited_for_and_then_told(tmp_path, monkeypatch):
    path = made(tmp_path / "desk.db", (45, "2024-03-05"))
    monkeypatch.setattr(keeper, "PATIENCE", 0.05)
    link = sqlite3.connect(path, isolation_level=None)
    link.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerError, match="another program has been writing to it"):
        add(path, told(61, "2024-03-08"))
    assert len(read(path)) == 2  # readers do not wait
    link.close()


def test_what_fails_while_building_adds_nothing_and_lets_others_write(place):
    path = made(place("desk"), (45, "2024-03-05"))
    with pytest.raises(ZeroDivisionError):
        append(path, lambda entries: [plain(1), plain(1 // 0)])
    with pytest.raises(LedgerError) as told_:
        append(path, lambda entries: [plain(1), ACT.new("acceptance", {}), ACT.new("figure", {}), plain(2, " ")])
    assert [p.message for p in told_.value.problems][-1] == "an entry needs to say who made it"
    assert len(told_.value.problems) > 3
    with pytest.raises(LedgerError, match="points to 0123456789ab, which is no figure or acceptance before it"):
        append(path, lambda entries: [ACT.new("withdrawal", {"withdraws": ["0123456789ab"]})])
    assert len(read(path)) == 2
    assert [e.seq for e in append(path, lambda entries: [plain(1), plain(1), plain(2)])] == [3, 4]
    assert append(path, lambda entries: [plain(2)]) == ()


def test_the_file_keeps_its_mode(tmp_path):
    path = made(tmp_path / "desk.db", (45, "2024-03-05"))
    path.chmod(0o640)
    add(path, told(61, "2024-03-08"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
