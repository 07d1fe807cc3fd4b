"""What must not matter: the order of articles, the number of processes, the seed of hashes; and copies of one text."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from compare_texts import CASES, read, told

from numcheck import engine
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


WIRE = """Fire broke out on the Marenka ferry off Dunvale on Sunday and killed at least 12 passengers, the coast guard
          said. Boats from Dunvale and Port Ellery took the others ashore through the night, while the captain, Tomas
          Reval, stayed on board until the last raft had left. The owner, Ellery Lines, gave no cause."""


@pytest.mark.parametrize("others", [0, 24], ids=["few", "many"])
def test_one_text_in_two_outlets_is_one_statement(others: int) -> None:
    """Below a score of suspects texts are compared as they are, above it they are sorted by their MinHash first."""
    articles = [told("a", WIRE, "2024-06-10"), told("b", f"By our desk. {WIRE}", "2024-06-10")]
    own = """Divers of the Dunvale coast guard searched the burnt Marenka ferry on Monday. Ellery Lines said that 12
             passengers were killed on Sunday; Tomas Reval, its captain, had told of a short circuit."""
    articles.append(told("c", own, "2024-06-10"))
    for number in range(others):  # pairs of copies about other fires
        text = WIRE.replace("Marenka", f"Barta{number // 2}").replace("Dunvale", f"Corva{number // 2}")
        articles.append(told(f"x{number:02}", text.replace("12", str(20 + number // 2)), "2024-03-04"))
    report = read(*articles)
    home = {f.id: f.article for f in report.figures}
    shown = {
        frozenset((home[c.a], home[c.b])): "dedupe: one text in both articles" in c.gates
        for c in report.comparisons
        if home[c.a] != home[c.b] and {home[c.a], home[c.b]} <= {"a", "b", "c"}
    }
    assert shown == {frozenset("ab"): True, frozenset("ac"): False, frozenset("bc"): False}
    assert {c.verdict for c in report.comparisons if {home[c.a], home[c.b]} == {"a", "b"}} == {"agree"}
