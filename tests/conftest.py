"""Where ledgers are kept in tests: in a file, and on a PostgreSQL server where one can be started."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from postgres_server import Server, running


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One server for the whole run."""
    with running() as one:
        yield one


@pytest.fixture(params=["file", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Path | str]:
    """`place("desk")` is where a ledger of this name can be made; each test is run for both kinds."""
    if request.param == "file":
        return lambda name: tmp_path / f"{name}.db"
    one = request.getfixturevalue("server")
    return lambda name: one.at()
