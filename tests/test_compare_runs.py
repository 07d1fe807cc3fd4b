"""What must not matter: the order of articles, the number of processes, the seed of hashes; and copies of one text."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from compare_texts import CASES, read, told

from numcheck import engine
from numcheck.compare import compare
from numcheck.compare.claims import Claim, Segment, Source
from numcheck.model import Article

ROOT = Path(__file__).resolve().parent.parent


def mixture() -> list[Article]:
    """Every article of the labelled pairs in one run, each under a name of its own."""
    return [
        Article(f"{case.name}-{a.id}", a.text, a.title, a.source, a.published) for case in CASES for a in case.articles
    ]


def test_any_order_and_any_number_of_processes_give_identical_bytes() -> None:
    articles = mixture()
    expected = engine.report(articles).to_json()
    assert engine.report(articles[::-1]).to_json() == expected
    turned = articles[1::2] + articles[::2]
    assert engine.report(turned, jobs=2).to_json() == expected


@pytest.mark.parametrize("handful", [1, 7])
def test_how_many_articles_are_looked_at_together_does_not_matter(
    handful: int, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    articles = mixture()
    readings = list(engine.read(articles))
    expected = compare(articles, readings)
    monkeypatch.setattr(import_module("numcheck.compare.stream"), "HANDFUL", handful)
    found = compare(articles, readings)
    assert expected.comparisons
    assert found == expected


def test_any_hash_seed_gives_identical_bytes(tmp_path: Path) -> None:
    for article in mixture():
        head = f"---\ntitle: {article.title or 'News'}\npublished: {article.published or '2024-01-01'}\n---\n"
        (tmp_path / f"{article.id}.md").write_text(head + article.text, encoding="utf-8")
    found = set()
    for seed in ("0", "1", "4242"):
        run = subprocess.run(
            [sys.executable, "-m", "numcheck", "report", "--output-format", "json", "."],
            cwd=tmp_path, env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}, capture_output=True,
            check=True,
        )  # fmt: skip
        found.add(run.stdout)
    assert len(found) == 1


def test_articles_are_let_go_without_the_collector() -> None:
    """What a run works with refers to itself in circles; it opens them, since in large runs nobody else looks."""
    articles = mixture()
    readings = list(engine.read(articles))
    gc.collect()
    gc.disable()
    try:
        assert compare(articles, readings).comparisons
        left = [type(thing).__name__ for thing in gc.get_objects() if isinstance(thing, (Claim, Segment, Source))]
    finally:
        gc.enable()
    assert left == []


WIRE = """Fire broke out on the Marenka ferry off Dunvale on Sunday and killed at least 12 passengers, the coast guard
          said. Boats from Dunvale and Port Ellery took the others ashore through the night, while the captain, Tomas
          Reval, stayed on board until the last raft had left. The owner, Ellery Lines, gave no cause."""


@pytest.mark.parametrize("copies", [1, 30], ids=["few", "many"])
def test_one_text_in_several_outlets_is_one_statement(copies: int) -> None:
    """A few texts are compared as they are; a crowd of copies is sorted by MinHash first, with the same result."""
    articles = [told("a", WIRE, "2024-06-10")]
    articles += [told(f"b{number:02}", f"By our desk {number}. {WIRE}", "2024-06-10") for number in range(copies)]
    own = """Divers of the Dunvale coast guard searched the burnt Marenka ferry on Monday. Ellery Lines said that 12
             passengers were killed on Sunday; Tomas Reval, its captain, had told of a short circuit."""
    articles.append(told("c", own, "2024-06-10"))
    report = read(*articles)
    home = {f.id: f.article[0] for f in report.figures}
    shown = {
        (home[c.a], home[c.b]): "dedupe: one text in both articles" in c.gates
        for c in report.comparisons
        if home[c.a] != home[c.b]
    }
    assert shown == {("a", "b"): True, ("a", "c"): False, ("b", "c"): False}
    assert {c.verdict for c in report.comparisons if {home[c.a], home[c.b]} == {"a", "b"}} == {"agree"}


def test_a_copy_with_another_number_is_told_as_a_difference() -> None:
    report = read(told("a", WIRE, "2024-06-11"), told("b", WIRE.replace("at least 12", "19"), "2024-06-10"))
    assert "refines" not in {c.verdict for c in report.comparisons}
    assert any(c.verdict in ("weak", "divergence") for c in report.comparisons)
