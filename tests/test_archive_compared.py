"""Kept figures compared in slices and judged in batches: the report is that of one run, whoever does the work."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from archive_cases import articles
from compare_texts import CASES

from numcheck import archive, engine
from numcheck.archive import compared, store
from numcheck.archive.engines import Here
from numcheck.archive.joined import Joined, members
from numcheck.archive.spill import Runs, Spill
from numcheck.checks.rules import load
from numcheck.errors import InputError
from numcheck.model import Article, Report
from numcheck.settings import Settings


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Labelled pairs and floods, in an order of no meaning, in small parts."""
    home = tmp_path_factory.mktemp("kept") / "figures"
    given = articles() + [
        Article(f"{case.name}-{a.id}", a.text, a.title, a.source, a.published, event=case.name if n % 5 == 0 else None)
        for n, case in enumerate(CASES) for a in case.articles
    ]  # fmt: skip
    random.Random(3).shuffle(given)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(store, "PART", 17)
        store.keep(given, f"{home}/")
    return home


@pytest.fixture(scope="module")
def expected(kept: Path) -> Report:
    return at_once(kept)


@pytest.fixture
def mixture(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of them, with small slices and batches."""
    monkeypatch.setattr(compared, "SLICE", 11)
    monkeypatch.setattr(compared, "BATCH", 25)
    return Path(shutil.copytree(kept, tmp_path / "figures"))


def at_once(path: Path, **options: object) -> Report:
    known = dict(archive.read_kept(path))
    made = engine.report(list(known), known=known, **options)  # type: ignore[arg-type]
    return replace(made, summary=replace(made.summary, sought=False))


@pytest.mark.parametrize("jobs", [1, 2])
def test_slices_and_batches_do_not_show(mixture: Path, expected: Report, jobs: int) -> None:
    assert len(expected.comparisons) > 100
    assert len(expected.findings) > 20
    with compared.compared([mixture], load(()), Settings(), engine=Here(jobs)) as made:
        assert made.report() == expected


def test_options_reach_all_of_it(mixture: Path) -> None:
    chosen = Settings(select=("NC2",), ignore=("NC202",))
    with compared.compared([mixture], load(()), chosen, bare=True) as made:
        assert made.report() == at_once(mixture, settings=chosen, numerals_only=True)
    with compared.compared([mixture], load(()), Settings(), event="one") as made:
        assert {a.event for a in made.articles()} >= {"one", CASES[0].name}


def test_figures_kept_twice_are_told(mixture: Path) -> None:
    (mixture / "again.parquet").write_bytes((mixture / "part-00000.parquet").read_bytes())
    with pytest.raises(InputError, match="are there twice"), compared.compared([mixture], load(()), Settings()):
        pass


def test_nothing_kept_is_a_clean_report(tmp_path: Path) -> None:
    store.keep([Article("a", "Rain is expected.")], tmp_path / "f.parquet")
    with compared.compared([tmp_path / "f.parquet"], load(()), Settings()) as made:
        assert (made.report().findings, made.summary.articles) == ((), 0)


def test_runs_come_back_in_order() -> None:
    rng = random.Random(1)
    numbers = [rng.randrange(10**6) for _ in range(5000)]
    spill = Spill()
    runs = Runs(spill)
    for at in range(0, 5000, 700):
        runs.add(sorted(numbers[at : at + 700]))
    assert list(runs) == list(runs) == sorted(numbers)
    spill.close()


def test_what_hangs_together_is_in_one_batch() -> None:
    joined = Joined(10)
    for a, b in ((9, 3), (3, 7), (0, 1)):
        joined.join(a, b)
    batches = joined.batches([1] * 10, 3)
    assert batches[9] == batches[3] == batches[7]
    assert batches[0] == batches[1]
    held = members(batches)
    assert sorted(index for batch in held for index in batch) == list(range(10))
    assert max(map(len, held)) <= 4
