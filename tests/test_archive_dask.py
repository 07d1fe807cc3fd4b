"""The same bytes from a Dask cluster as from one process; clear sentences where there is none."""

from __future__ import annotations

import importlib.util
import os
import pickle
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from archive_cases import articles
from test_archive_store import jsonl

from numcheck.archive import compared, store
from numcheck.archive.engines import Cluster
from numcheck.archive.load import parts_of
from numcheck.archive.spill import Spill
from numcheck.archive.work import Asked, look
from numcheck.cli import main
from numcheck.settings import Settings

DASK = pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="Dask is not installed")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    here = Path(__file__).resolve().parent
    monkeypatch.setenv("PYTHONPATH", f"{here.parent}{os.pathsep}{here}")
    monkeypatch.setattr(store, "PART", 10)
    monkeypatch.setattr(compared, "SLICE", 7)
    monkeypatch.setattr(compared, "BATCH", 20)
    jsonl(tmp_path / "articles.jsonl", articles())


@pytest.fixture
def address() -> Iterator[str]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


@DASK
@pytest.mark.filterwarnings("default")
def test_the_same_bytes_as_one_process(address: str) -> None:
    there = ["--engine", "dask", "--scheduler", address]
    assert main(["extract", "articles.jsonl", "-o", "one/"]) == 0
    assert main(["extract", "articles.jsonl", "-o", "dask/", *there]) == 0
    parts = sorted(Path("one").iterdir())
    assert len(parts) == 4
    assert [part.read_bytes() for part in parts] == [part.read_bytes() for part in sorted(Path("dask").iterdir())]
    assert main(["report", "one", "--output-format", "json", "-o", "one.json"]) == 0
    assert main(["report", "one", "--output-format", "json", "-o", "dask.json", *there]) == 0
    assert main(["report", "articles.jsonl", "--output-format", "json", "-o", "texts.json"]) == 0
    made = Path("one.json").read_bytes()
    assert Path("dask.json").read_bytes() == made
    cut = b'"figures": ['
    assert made[made.index(cut) : made.index(b'"summary"')] in Path("texts.json").read_bytes()


@DASK
@pytest.mark.filterwarnings("default")
def test_articles_go_from_worker_to_worker(address: str) -> None:
    """Who hands out the work is sent no article before they are written; shares of no articles do no harm."""
    from distributed import Client

    assert main(["extract", "articles.jsonl", "-o", "one/"]) == 0
    parts = parts_of(["one"])
    with Client(address) as client:
        spill = Spill()
        held = Cluster(client).held(spill)
        looked = list(held.look(partial(look, asked=Asked(Settings())), parts))
        assert [one.articles for one in looked] == [[], [], [], []]
        ids = [ident for one in looked for ident in one.ids]
        turns = [[20, 3, 0], [], [11], [3, 20]]
        assert list(held.each(_named, "abcd", turns)) == [
            (share, [ids[turn] for turn in mine]) for share, mine in zip("abcd", turns, strict=True)
        ]
        assert list(held.each(_named, "", [])) == []
        assert [held.get(turn)[0].id for turn in range(len(ids))] == ids
        spill.close()


def _named(share: str, blobs: list[bytes]) -> tuple[str, list[str]]:
    return share, [pickle.loads(blob)[0].id for blob in blobs]


def test_what_is_missing_is_said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def said(*arguments: str) -> str:
        assert main(list(arguments)) == 2
        return capsys.readouterr().err

    assert "give -o FILE.parquet" in said("extract", "articles.jsonl", "--engine", "dask")
    assert "give --engine dask as well" in said("report", "articles.jsonl", "--scheduler", "tcp://x:1")
    assert "reports on kept figures" in said("report", "articles.jsonl", "--engine", "dask")
    monkeypatch.setitem(sys.modules, "dask", None)
    assert "pip install 'numcheck[dask]'" in said("extract", "articles.jsonl", "-o", "d/", "--engine", "dask")


@DASK
@pytest.mark.filterwarnings("default")
def test_a_scheduler_that_does_not_answer(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    import dask

    with dask.config.set({"distributed.comm.timeouts.connect": "300ms"}):
        arguments = ["extract", "articles.jsonl", "-o", "d/", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9"]
        assert main(arguments) == 2
    assert "no Dask scheduler answers at tcp://127.0.0.1:9" in capsys.readouterr().err
