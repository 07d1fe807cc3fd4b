"""The seed articles hold every word their gold files name, and are retold, not copied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from numcheck.inputs import read
from numcheck.model import BOUNDS, METRICS
from numcheck.rulebook import Table, read_yaml

HERE = Path(__file__).resolve().parent.parent
SEEDS = HERE / "seeds"
ORIGINALS = HERE.parent / "shared" / "seeds"
NAMES = ["000", "001", "002", "003", "004"]
ISO = re.compile(r"(\d{4}|-)(-\d\d)?(-\d\d)?")
RUN = 8


def gold(name: str) -> Table:
    return read_yaml(SEEDS / f"{name}.yaml")


def words(text: str) -> list[str]:
    return re.findall(r"\w+(?:[.,]\d+)*", text.lower())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    found = words(text)
    return (tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1))


def test_seeds_are_read_as_five_articles() -> None:
    articles = list(read(SEEDS))
    assert [Path(article.id).stem for article in articles] == NAMES
    assert [article.published for article in articles] == ["2023-07-04", None, None, None, None]
    assert [article.source for article in articles] == [
        "Volga Courier",
        "Frontier Chronicle",
        "Meridian Dispatch",
        "Bosphorus Monitor",
        "TASS",
    ]
    assert all(article.title and article.text for article in articles)


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_the_gold_stands_in_its_article(name: str) -> None:
    (article,) = read(SEEDS / f"{name}.md")
    table = gold(name)
    assert set(table) == {"figures", "dates", "distractors"}
    for row in [*table["figures"], *table["dates"], *table["distractors"]]:
        assert row["text"] in article.text, f"{name}.yaml:{row.line}"
        near = row.get("near")
        assert near is None or near in article.text, f"{name}.yaml:{row.line}"
    for figure in table["figures"]:
        for part in ("victims", "unit", "attribution", "place"):
            assert (figure.get(part) or "") in article.text, f"{name}.yaml:{figure.lines[part]}"


@pytest.mark.parametrize("name", NAMES)
def test_gold_figures_are_whole_records(name: str) -> None:
    ids = [figure["id"] for figure in gold(name)["figures"]]
    assert len(set(ids)) == len(ids)
    for figure in gold(name)["figures"]:
        assert figure["metric"] in (*METRICS, "count")
        assert figure["bound"] in BOUNDS
        assert figure["scope"] in ("event", "cumulative")
        assert figure["tier"] in ("core", "optional")
        assert figure["low"] or figure["high"]
        if figure["low"] and figure["high"]:
            assert int(figure["low"]) <= int(figure["high"])
        assert figure.get("part_of") is None or figure["part_of"] in ids
        assert not figure["event_date"] or ISO.fullmatch(figure["event_date"])
    for date in gold(name)["dates"]:
        assert not date["iso"] or ISO.fullmatch(date["iso"])


@pytest.mark.parametrize("name", NAMES)
def test_no_seed_shares_a_run_of_words_with_the_article_it_retells(name: str) -> None:
    if not ORIGINALS.is_dir():
        pytest.skip(f"the original articles are not here ({ORIGINALS})")
    (original,) = ORIGINALS.glob(f"{name}_*.txt")
    (article,) = read(SEEDS / f"{name}.md")
    source, retold = original.read_text(encoding="utf-8"), article.checked
    shared = set(runs(source)) & set(runs(retold))
    assert not shared, "\n".join(" ".join(run) for run in sorted(shared))
    assert 0.6 <= len(words(retold)) / len(words(source)) <= 1.0
