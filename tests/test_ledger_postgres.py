"""A ledger on a PostgreSQL server: kept like one in a file, through lost connections, crashes and full disks."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from ledger_cases import add, made, plain, told
from postgres_server import PASSWORD, Server, running

from numcheck.cli import main
from numcheck.ledger import LedgerError, append, create, keeper, keepers, read, verify
from numcheck.ledger.exchange import lines

NAME = "postgresql://numcheck@/postgres"


@pytest.fixture
def desk(server: Server) -> str:
    return made(server.at(), (45, "2024-03-05"))


def failing(call: Callable[[], object]) -> str:
    with pytest.raises(LedgerError) as said:
        call()
    return str(said.value)


def test_the_same_entries_have_the_same_hashes_in_a_file_and_on_a_server(server, tmp_path, capsys):
    counts = [(45, "2024-03-05"), (61, "2024-03-08")]
    file, there = tmp_path / "desk.db", server.at()
    assert read(made(there, *counts)) == read(made(file, *counts))
    assert list(lines(read(there))) == list(lines(read(file)))
    back, forth = tmp_path / "back.db", server.at()
    for source, target in ((there, str(back)), (str(file), forth)):
        out = tmp_path / "out.jsonl"
        assert main(["ledger", "export", source, "-o", str(out)]) == 0
        assert main(["ledger", "init", target]) == 0
        assert main(["ledger", "import", target, str(out)]) == 0
    heads = {verify(one).head for one in (file, there, back, forth)}
    assert len(heads) == 1
    assert capsys.readouterr().err == (
        f"{back}: an empty ledger\n{back}: 4 of 4 entries imported\n"
        f"{NAME}: an empty ledger\n{NAME}: 4 of 4 entries imported\n"
    )


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE numcheck_entries SET by = 'mallory' WHERE seq = 1", "entries of a ledger are not changed"),
        ("DELETE FROM numcheck_entries WHERE seq = 2", "entries of a ledger are not deleted"),
        ("TRUNCATE numcheck_entries", "entries of a ledger are not deleted"),
        (
            "INSERT INTO numcheck_entries SELECT 99, 'x', kind, at, by, reason, body, prev, hash FROM numcheck_entries",
            "entries of a ledger are numbered without gaps",
        ),
    ],
)  # fmt: skip
def test_a_slip_in_somebodys_sql_is_stopped_by_the_guards(server, desk, statement, said):
    import psycopg

    with pytest.raises(psycopg.errors.RaiseException, match=said):
        server.sql(statement, address=desk)
    assert len(read(desk)) == 2


def test_a_guard_that_was_switched_off_is_told(server, desk):
    server.sql("ALTER TABLE numcheck_entries DISABLE TRIGGER entries_stay", address=desk)
    assert verify(desk).problems == ("the guard 'entries_stay' was taken out or switched off",)


def test_a_ledger_is_made_once_and_whole(server, desk):
    assert failing(lambda: create(desk)) == f"{NAME}: there is a ledger here already; nothing was done"
    empty = server.at()
    server.sql("CREATE TABLE numcheck_entries (a int)", address=empty)
    assert 'numcheck_entries" already exists; nothing was made' in failing(lambda: create(empty))
    assert "this database holds no ledger; `numcheck ledger init` with its address makes one" in failing(
        lambda: read(empty)
    )
    nowhere = server.address(options="-csearch_path=nowhere")
    assert failing(lambda: create(nowhere)).endswith("no schema has been selected to create in; nothing was made")


def test_two_who_make_it_at_once_make_one(server):
    address, said = server.at(), []

    def make() -> None:
        try:
            create(address)
        except LedgerError as error:
            said.append(str(error))

    makers = [threading.Thread(target=make) for _ in range(4)]
    for one in makers:
        one.start()
    for one in makers:
        one.join()
    assert said == [f"{NAME}: there is a ledger here already; nothing was done"] * 3
    assert read(address) == ()


def test_a_newer_ledger_is_left_alone(server, desk, capsys):
    from numcheck.ledger import postgres_schema as schema

    server.sql(f"UPDATE numcheck_ledger SET version = {schema.VERSION + 1}", address=desk)
    for call in ("log", "add --by x --reason y --withdraw 2", "verify", "export"):
        assert main(["ledger", *call.split(), "--ledger", desk]) == 2
        assert capsys.readouterr().err == (
            f"numcheck: error: {NAME}: this ledger was written by a newer numcheck (its tables are of version "
            f"{schema.VERSION + 1}, this one knows up to {schema.VERSION}); update numcheck to use it\n"
        )


def test_an_older_ledger_is_brought_up_to_date_whole_or_not_at_all(server, desk, monkeypatch):
    from numcheck.ledger import postgres_schema as schema

    more = "CREATE TABLE numcheck_more (a int)"
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, (more, "CREATE TABLE numcheck_entries (again int)")))
    assert "already exists; nothing was added" in failing(lambda: add(desk, told(61, "2024-03-08")))
    version = "SELECT version, to_regclass('numcheck_more') IS NULL FROM numcheck_ledger"
    assert server.sql(version, address=desk) == [(schema.VERSION - 1, True)]
    assert len(read(desk)) == 2
    assert verify(desk).problems == ()
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS[:-1], (more,)))
    add(desk, told(61, "2024-03-08"))
    assert server.sql(version, address=desk) == [(schema.VERSION, False)]
    assert len(read(desk)) == 4


def test_a_writer_that_never_ends_is_waited_for_and_then_told(desk, monkeypatch):
    monkeypatch.setattr(keeper, "PATIENCE", 0.2)
    said = []

    def build(entries: object) -> list[object]:
        said.append(failing(lambda: add(desk, told(61, "2024-03-08"))))
        assert len(read(desk)) == 2  # readers do not wait
        return [plain(1)]

    append(desk, build)
    assert said == [f"{NAME}: another program has been writing to it for 0 seconds; nothing was added"]
    assert len(read(desk)) == 3


def test_a_connection_lost_before_the_end_adds_nothing(server, desk):
    def build(entries: object) -> list[object]:
        server.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'numcheck'")
        return [plain(1)]

    assert failing(lambda: append(desk, build)) == f"{NAME}: the connection to the server was lost; nothing was added"
    assert len(read(desk)) == 2
    assert append(desk, lambda entries: [plain(1)])[0].seq == 3


class Wire(threading.Thread):
    """Stands between a client and the server, and breaks at the first COMMIT: before it, or before its answer."""

    def __init__(self, server: Server, folder: Path, *, delivers: bool, mends: bool) -> None:
        super().__init__(daemon=True)
        self._server, self._delivers, self._mends = str(server.folder / ".s.PGSQL.5432"), delivers, mends
        self._ear = socket.socket(socket.AF_UNIX)
        self._ear.bind(str(folder / ".s.PGSQL.5432"))
        self._ear.listen()
        self.broken = False

    def run(self) -> None:
        while not (self.broken and not self._mends):
            client, _ = self._ear.accept()
            there = socket.socket(socket.AF_UNIX)
            there.connect(self._server)
            back = threading.Thread(target=self._carry, args=(there, client), daemon=True)
            back.start()
            self._carry(client, there, breaks=not self.broken)
            back.join()
            client.close()
            there.close()
        self._ear.close()

    def _carry(self, source: socket.socket, target: socket.socket, *, breaks: bool = False) -> None:
        try:
            while data := source.recv(65536):
                if breaks and b"COMMIT" in data:
                    self.broken = True
                    source.shutdown(socket.SHUT_RDWR)
                    if self._delivers:
                        target.sendall(data)
                    break
                target.sendall(data)
        except OSError:
            pass  # the other side has gone
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_WR)
            except OSError:
                continue


@pytest.fixture
def short(server: Server):
    """A folder with a short name, for a socket."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="nc-wire-", dir="/tmp") as name:
        yield Path(name)


@pytest.mark.parametrize("delivers", [True, False])
def test_a_connection_lost_at_the_last_word_is_asked_again(server, desk, short, delivers):
    """The answer to COMMIT never comes: what was added is acknowledged, what was not is told."""
    Wire(server, short, delivers=delivers, mends=True).start()
    through = desk.replace(str(server.folder), str(short))
    if delivers:
        assert [e.seq for e in append(through, lambda entries: [plain(1), plain(2)])] == [3, 4]
    else:
        said = failing(lambda: append(through, lambda entries: [plain(1), plain(2)]))
        assert said == f"{NAME}: the connection to the server was lost; nothing was added"
    assert len(read(desk)) == (4 if delivers else 2)


def test_where_nobody_can_tell_whether_it_was_added_that_is_said(server, desk, short):
    Wire(server, short, delivers=True, mends=False).start()
    through = desk.replace(str(server.folder), str(short))
    said = failing(lambda: append(through, lambda entries: [plain(1)]))
    assert "does not answer; whether the entries were added cannot be told now: look with `numcheck ledger log`" in said


def test_a_server_that_is_killed_keeps_what_was_acknowledged(tmp_path):
    with running() as one:
        desk, acknowledged, said = made(one.at(), (45, "2024-03-05")), [], []
        going = threading.Event()

        def write() -> None:
            try:
                for turn in range(10_000):
                    append(desk, lambda entries, turn=turn: [plain(3 * turn + n) for n in range(3)])
                    acknowledged.append(turn)
                    going.set() if turn > 5 else None
            except LedgerError as error:
                said.append(str(error))

        writer = threading.Thread(target=write)
        writer.start()
        assert going.wait(30)
        one.stop("immediate")
        writer.join(30)
        one.start()
        count = len(read(desk)) - 2
        assert count % 3 == 0
        assert len(acknowledged) <= count // 3 <= len(acknowledged) + 1
        assert verify(desk).problems == ()
        assert len(said) == 1
        assert said[0].startswith(f"{NAME}: ")


def test_a_full_disk_is_told_and_nothing_is_half_written(server, desk):
    """A file system of 256 kB holds the table; this takes the right to mount one."""
    small = server.folder / "small"
    small.mkdir()
    made_ = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small], capture_output=True, text=True)
    if made_.returncode:
        pytest.skip(f"needs to mount a small file system: {made_.stderr.strip()}")
    try:
        shutil.chown(small, "nobody")
        server.sql(f"CREATE TABLESPACE small LOCATION '{small}'")
        server.sql("ALTER TABLE numcheck_entries SET TABLESPACE small", address=desk)
        before = read(desk)
        said = failing(lambda: append(desk, lambda entries: [plain(n) for n in range(400)]))
        assert said.startswith(f"{NAME}: the server's disk is full or does not answer (could not extend file")
        assert said.endswith("; nothing was added")
        assert read(desk) == before
        server.sql("ALTER TABLE numcheck_entries SET TABLESPACE pg_default", address=desk)
        assert len(append(desk, lambda entries: [plain(n) for n in range(400)])) == 400
        assert verify(desk).problems == ()
        server.sql("DROP TABLESPACE small")
    finally:
        subprocess.run(["umount", "-l", small], check=False)


def test_who_may_only_read_reads_and_who_may_only_add_adds(server, desk):
    schema = desk.rpartition("%3D")[2]
    server.sql(
        "CREATE ROLE reader LOGIN", "CREATE ROLE writer LOGIN", f"GRANT USAGE ON SCHEMA {schema} TO reader, writer",
        "GRANT SELECT ON numcheck_entries, numcheck_ledger TO reader, writer",
        "GRANT INSERT ON numcheck_entries TO writer", address=desk,
    )  # fmt: skip
    reader, writer = (desk.replace("//numcheck@", f"//{name}@") for name in ("reader", "writer"))
    assert read(reader) == read(desk)
    said = failing(lambda: append(reader, lambda entries: [plain(1)]))
    assert said == (
        "postgresql://reader@/postgres: it may only be read by this user, or not at all "
        "(permission denied for table numcheck_entries); nothing was added"
    )
    assert append(writer, lambda entries: [plain(1)])[0].seq == 3
    assert verify(writer).problems == ()
    standby = desk + "%20-cdefault_transaction_read_only%3Don"
    assert "cannot execute INSERT in a read-only transaction" in failing(
        lambda: append(standby, lambda entries: [plain(2)])
    )
    server.sql(*(f"DROP OWNED BY {name}" for name in ("reader", "writer")), "DROP ROLE reader, writer")


def test_acknowledged_means_on_disk_even_where_the_server_would_not_wait(server, desk):
    """`synchronous_commit` is put on for the transaction, unless it is set to more than that."""
    seen = []
    for set_to in ("off", "remote_apply"):
        here = f"{desk}%20-csynchronous_commit%3D{set_to}"
        import numcheck.ledger.postgres as postgres

        kept = keepers.keeper(here)
        assert isinstance(kept, postgres.Server)
        with kept.opened(write=True) as link, link.turn():
            seen.append(link._link.exec_driver_sql("SHOW synchronous_commit").scalar())
    assert seen == ["on", "remote_apply"]


def test_a_database_of_another_encoding_is_refused(server):
    server.sql("CREATE DATABASE old ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'")
    said = failing(lambda: create(server.address(database="old")))
    assert said.endswith("/old: this database keeps its texts as LATIN1; a ledger needs one of UTF8; nothing was made")


@pytest.mark.parametrize(
    ("user", "database", "said"),
    [
        ("numcheck", "nope", 'database "nope" does not exist; `createdb` makes one'),
        ("nobody-here", "postgres", 'role "nobody-here" does not exist'),
        ("locked:wr0ng%2Fsecret", "postgres", 'password authentication failed for user "locked"'),
        ("locked", "postgres", "the server asks for a password; put it into ~/.pgpass, PGPASSWORD or the address"),
    ],
)  # fmt: skip
def test_a_server_that_refuses_is_told_in_a_sentence(server, capsys, user, database, said):
    name = user.partition(":")[0]
    assert main(["ledger", "log", server.address(user, database)]) == 2
    assert capsys.readouterr().err == f"numcheck: error: postgresql://{name}@/{database}: {said}; nothing was read\n"


@pytest.mark.parametrize("query", ["s3cret", "a=b=s3cret", "colour=s3cret"])
def test_options_that_cannot_be_read_are_told(capsys, query):
    pytest.importorskip("psycopg")
    assert main(["ledger", "log", f"postgresql://anna@db/desk?{query}"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("numcheck: error: postgresql://anna@db/desk: the options of the address cannot be used (")
    assert "s3cret" not in err


def test_where_no_server_answers_that_is_said(tmp_path, capsys):
    pytest.importorskip("psycopg")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens there
        port = taken.getsockname()[1]
        assert main(["ledger", "log", f"postgresql://anna:s3cret@127.0.0.1:{port}/desk"]) == 2
    err = capsys.readouterr().err
    assert f"error: postgresql://anna@127.0.0.1:{port}/desk: no PostgreSQL server answers there (" in err
    assert "onnection refused); nothing was read" in err
    assert "s3cret" not in err


def test_a_password_opens_the_ledger_and_is_shown_nowhere(server, tmp_path, monkeypatch, capsys):
    """In no message, report or setting, whatever the format."""
    address = server.address(f"locked:{PASSWORD}", "postgres", options="-csearch_path=locked")
    server.sql("CREATE SCHEMA locked AUTHORIZATION locked")
    monkeypatch.chdir(tmp_path)
    text = "---\npublished: 2024-03-{}\nsource: Desk\n---\nThe flood in Beltane on 3 March 2024 killed {} people, {}.\n"
    Path("day.md").write_text(text.format("05", 61, "the interior ministry said"))
    Path("low.md").write_text(text.format("09", 45, "the interior ministry said"))
    Path("numcheck.toml").write_text(f'ledger = "{address}"\n')
    who = ("--by", "anna", "--reason", "by phone", "--at", "2024-03-05")
    outs = []

    def run(*words: str) -> int:
        code = main(words)
        told_ = capsys.readouterr()
        outs.append(told_.out + told_.err)
        return code

    assert run("ledger", "init", address) == 0
    assert run("ledger", "init", address) == 2
    assert run("ledger", "add", "day.md", *who) == 0
    assert run("ledger", "add", "day.md", *who) == 0
    assert run("check", "--show-settings") == 0
    assert 'ledger = "postgresql://locked@/postgres"' in outs[-1]
    formats = ("full", "table", "concise", "json", "jsonl", "html", "sarif", "markdown", "github", "gitlab", "junit")
    for style in formats:
        assert run("check", "low.md", "--output-format", style) == 1, style
    assert all("postgresql" in out for out in outs[5:10])
    for words in ("verify", "log", "show", "current", "export", "log extra"):
        run("ledger", *words.split())
    assert run("accept", "0123456789ab", "--ledger", address, *who) == 0
    assert run("check", address) == 2
    assert run("check", "low.md", "--ledgr", address) == 2
    assert run("check", "low.md", "--ledger", address.replace("%40", "@")) == 2
    assert "postgresql://…: a ledger is a file, or on a server: postgresql://USER@HOST/DATABASE;" in outs[-1]
    assert not any("s3cr" in out for out in outs)
    assert not any("s3cr" in path.read_text() for path in Path().iterdir() if path.name != "numcheck.toml")


def test_the_library_and_the_assertions_take_an_address(server, desk):
    from numcheck import check
    from numcheck.model import Article
    from numcheck.testing import assert_matches_ledger
    from numcheck.testing.items import Ledger

    draft = "The flood in Beltane on 3 March 2024 killed {} people, the interior ministry said."
    low, same = (Article("a.md", draft.format(n), source="Desk", published="2024-03-05") for n in (30, 45))
    assert any(NAME in finding.message for finding in check([low], ledger=desk).findings)
    assert not [f for f in check([same], ledger=desk).findings if f.code.startswith("NC2")]
    assert_matches_ledger([same], desk)
    Ledger(desk).assert_matches([same])
    with pytest.raises(AssertionError):
        assert_matches_ledger([low], desk)


def test_without_the_extra_its_name_is_told(monkeypatch, capsys):
    for module in ("numcheck.ledger.postgres", "numcheck.ledger.postgres_schema"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert main(["ledger", "log", "postgresql://anna:s3cret@db.example/desk"]) == 2
    assert capsys.readouterr().err == (
        "numcheck: error: postgresql://anna@db.example/desk: a ledger on a server needs SQLAlchemy and psycopg: "
        "pip install 'numcheck[postgres]'\n"
    )


def test_a_ledger_in_a_file_loads_no_sqlalchemy(tmp_path):
    create(tmp_path / "desk.db")
    code = (
        "import sys; from numcheck.cli import main; main(['ledger', 'log', 'desk.db']); "
        "sys.exit(bool({'sqlalchemy', 'psycopg'} & set(sys.modules)))"
    )
    root = str(Path(__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={**os.environ, "PYTHONPATH": root}, capture_output=True
    )
    assert done.returncode == 0


def test_the_language_server_takes_an_address(server, desk, tmp_path):
    pytest.importorskip("pygls")
    from numcheck.lsp.actions import accept, accepts
    from numcheck.lsp.desk import Desk, Options

    text = "---\npublished: 2024-03-05\n---\nThe flood in Beltane on 3 March 2024 killed 30 people, rescuers said.\n"
    path = str(tmp_path / "draft.md")
    checked = Desk(tmp_path, Options(ledger=desk)).check(path, text)
    assert accepts(checked)
    (finding,) = (f for f in checked.findings() if f.code in ("NC201", "NC211"))
    assert accept(checked, finding, "anna", "sources differ", "2024-03-05") == f"{NAME}: #3 accepts {finding.code}"
    again = Desk(tmp_path, Options(ledger=desk)).check(path, text)
    assert finding.id not in {f.id for f in again.findings()}
    gone = desk.replace("desk", "s3cret").replace(str(server.folder), "/nowhere")
    (said,) = Desk(tmp_path, Options(ledger=gone)).check(path, text).told
    assert said.startswith(f"{NAME}: no PostgreSQL server answers there (")
