"""A throw-away PostgreSQL server for the tests: in a folder of its own, on a socket there, gone at the end."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

PASSWORD = "s3cr%40t/word".replace("/", "%2F")
"""What `locked` must say, as an address writes it."""
_HBA = "local all locked scram-sha-256\nlocal all all trust\n"


def programs() -> Path | None:
    """The folder with initdb and pg_ctl: on the path, or where Debian and its kin keep them."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((one for one in folders if (one / "initdb").exists() and (one / "pg_ctl").exists()), None)


def _as_somebody(*command: str | Path) -> list[str]:
    """PostgreSQL does not run as root."""
    words = list(map(str, command))
    return ["runuser", "-u", "nobody", "--", *words] if os.geteuid() == 0 else words


class Server:
    """A running server. `at()` gives the address of a new schema, in which a ledger can be made."""

    def __init__(self, bin_: Path, folder: Path) -> None:
        self._bin, self.folder, self._schemas = bin_, folder, 0

    def start(self) -> None:
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=off -c log_min_messages=panic"
        # -w waits until it answers; its output goes to a file, or a pipe of ours would never end
        self._run("pg_ctl", "-w", "-D", self.folder / "data", "-l", self.folder / "log", "-o", options, "start")

    def stop(self, mode: str) -> None:
        """`immediate` is as if all its processes were killed."""
        self._run("pg_ctl", "-w", "-D", self.folder / "data", "-m", mode, "stop")

    def _run(self, program: str, *arguments: str | Path) -> None:
        subprocess.run(_as_somebody(self._bin / program, *arguments), check=True, capture_output=True, cwd="/")

    def prepare(self) -> None:
        data = self.folder / "data"
        self._run("initdb", "-D", data, "-U", "numcheck", "-A", "trust", "--no-sync", "-E", "UTF8", "--no-locale")
        (data / "pg_hba.conf").write_text(_HBA)

    def address(self, user: str = "numcheck", database: str = "postgres", options: str = "", **more: str) -> str:
        query = {"host": str(self.folder), **more, **({"options": options} if options else {})}
        said = "&".join(f"{key}={quote(value, safe='/')}" for key, value in query.items())
        return f"postgresql://{user}@/{database}?{said}"

    def at(self) -> str:
        """The address of a schema that nothing is in."""
        self._schemas += 1
        name = f"desk{self._schemas}"
        self.sql(f"CREATE SCHEMA {name}")
        return self.address(options=f"-csearch_path={name}")

    def sql(self, *statements: str, address: str | None = None) -> list[tuple[object, ...]]:
        """What other hands do; the rows of the last statement."""
        import psycopg

        rows: list[tuple[object, ...]] = []
        with psycopg.connect(address or self.address(), autocommit=True) as link:
            for statement in statements:
                cursor = link.execute(statement)  # type: ignore[call-overload]
                rows = cursor.fetchall() if cursor.description else []
        return rows


@contextmanager
def running() -> Iterator[Server]:
    """A server, or the test is skipped and says why."""
    pytest.importorskip("sqlalchemy", reason="needs numcheck[postgres]")
    pytest.importorskip("psycopg", reason="needs numcheck[postgres]")
    bin_ = programs()
    if bin_ is None or sys.platform == "win32":
        pytest.skip("needs a PostgreSQL server (initdb, pg_ctl)")
    if os.geteuid() == 0 and shutil.which("runuser") is None:
        pytest.skip("PostgreSQL does not run as root, and there is no runuser")
    # a socket's path may have 107 characters; the folders of tests are longer
    with tempfile.TemporaryDirectory(prefix="nc-pg-", dir="/tmp", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, "nobody")
        server = Server(bin_, folder)
        try:
            server.prepare()
            server.start()
        except subprocess.CalledProcessError as error:
            said = error.stderr.decode(errors="replace").strip()[-300:]
            pytest.skip(f"no PostgreSQL server could be started: {said}")
        try:
            server.sql("CREATE ROLE locked LOGIN PASSWORD 's3cr@t/word'")
            yield server
        finally:
            server.stop("immediate")
