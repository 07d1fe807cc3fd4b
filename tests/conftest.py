"""What tests share: compiled files of the processes they start; ledgers in a file, and on a server where one can be."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from postgres_server import Server, running

# some hundred processes are started: without compiled files each would compile the whole package again
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


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
