"""The seed articles: every figure and date of their gold files is read, nothing more, and nothing is flagged."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from extract_known import expect_known  # noqa: F401

from numcheck import engine
from numcheck.extract import read_article
from numcheck.inputs import read
from numcheck.model import Article, Figure, Reading
from numcheck.rulebook import Table, read_yaml

HERE = Path(__file__).resolve().parent.parent
SEEDS = HERE / "seeds"
SHARED = HERE.parent / "shared"
GOLD = SHARED / "dev" / "seeds_gold.json"
NAMES = ["000", "001", "002", "003", "004"]


@cache
def article(name: str) -> Article:
    (found,) = read(SEEDS / f"{name}.md")
    return found


@cache
def reading(name: str, all: bool = False) -> Reading:
    return read_article(article(name), all=all)


@cache
def table(name: str) -> Table:
    return read_yaml(SEEDS / f"{name}.yaml")


def core(counts: bool) -> list[Any]:
    """The core figures of all seeds: those of casualties, or those that only `all` gives."""
    return [
        pytest.param(name, row, id=row["id"])
        for name in NAMES
        for row in table(name)["figures"]
        if row["tier"] == "core" and (row["metric"] == "count") == counts
    ]


def at(name: str, row: Table) -> tuple[int, int]:
    """Where the words of a gold row stand in the checked text."""
    text, words, near = article(name).checked, str(row["text"]), str(row.get("near") or row["text"])
    begin = text.index(near)
    middle = begin + len(near) / 2
    starts = [m.start() for m in re.finditer(re.escape(words), text)]
    start = min(starts, key=lambda s: abs(s + len(words) / 2 - middle))
    return start, start + len(words)


def overlaps(figure: Figure, span: tuple[int, int]) -> bool:
    return figure.start < span[1] and span[0] < figure.end


def found(name: str, row: Table, all: bool = False) -> Figure:
    span = at(name, row)
    (figure,) = (f for f in reading(name, all).figures if overlaps(f, span))
    return figure


def number(text: str) -> int | None:
    return int(text) if text else None


@pytest.mark.parametrize(("name", "row"), core(counts=False))
def test_core_figures_are_read(name: str, row: Table) -> None:
    figure = found(name, row)
    assert (figure.metric, figure.low, figure.high, figure.bound, figure.text) == (
        row["metric"], number(row["low"]), number(row["high"]), row["bound"], row["text"]
    )  # fmt: skip
    assert figure.attribution == (row["attribution"] or None)
    assert (figure.victims or "").split()[-1] == row["victims"].split()[-1]
    assert figure.assertion == "asserted"


@pytest.mark.parametrize(("name", "row"), core(counts=False))
def test_core_figures_have_their_scope(name: str, row: Table) -> None:
    assert found(name, row).scope == row["scope"]


@pytest.mark.parametrize(("name", "row"), core(counts=False))
def test_days_are_the_golds_or_empty(name: str, row: Table) -> None:
    assert found(name, row).event_date in (None, row["event_date"] or None)


@pytest.mark.parametrize(("name", "row"), core(counts=False))
def test_places_are_the_golds_or_empty(name: str, row: Table) -> None:
    assert found(name, row).place in (None, row["place"] or None)


@pytest.mark.parametrize(("name", "row"), core(counts=True))
def test_counts_of_things_are_read_when_asked(name: str, row: Table) -> None:
    figure = found(name, row, all=True)
    assert (figure.metric, figure.low, figure.high, figure.bound, figure.text) == (
        "count", number(row["low"]), number(row["high"]), row["bound"], row["text"]
    )  # fmt: skip
    assert (figure.unit or "").split()[-1] == row["unit"]
    assert not any(overlaps(f, at(name, row)) for f in reading(name).figures)


@pytest.mark.parametrize("name", NAMES)
def test_no_other_figure_is_read(name: str) -> None:
    known = [at(name, row) for row in table(name)["figures"]]
    assert not [str(f) for f in reading(name).figures if not any(overlaps(f, span) for span in known)]
    assert not reading(name).unread


@pytest.mark.parametrize("name", NAMES)
def test_a_stated_share_is_part_of_its_whole(name: str) -> None:
    parts = [row for row in table(name)["figures"] if row.get("part_of")]
    for row in parts:
        whole = next(other for other in table(name)["figures"] if other["id"] == row["part_of"])
        assert found(name, row).part_of == found(name, whole).id
    assert len(parts) == (name == "001")


@pytest.mark.parametrize("name", NAMES)
def test_dates_are_read(name: str) -> None:
    for row in table(name)["dates"]:
        span = at(name, row)
        (when,) = (w for w in reading(name).dates if w.start < span[1] and span[0] < w.end)
        assert when.iso == (row["iso"] or None), f"{name}.yaml:{row.line}"
        assert when.role == row.get("role", when.role), f"{name}.yaml:{row.line}"


@pytest.mark.parametrize("all", [False, True])
def test_nothing_is_flagged(all: bool) -> None:
    report = engine.report(list(read(SEEDS)), all=all)
    assert report.summary.articles == len(NAMES)
    assert report.summary.figures >= len(core(counts=False))
    assert not [f.message for f in report.findings if f.level != "note"]


@cache
def originals() -> list[Article]:
    if not GOLD.is_file() or not (SHARED / "seeds").is_dir():
        pytest.skip(f"the original articles and their gold are not here ({GOLD})")
    return list(read(SHARED / "seeds"))


def test_core_figures_of_the_originals_are_read() -> None:
    articles = {Path(a.id).name: a for a in originals()}
    rows = json.loads(GOLD.read_text(encoding="utf-8"))["claims"]
    readings = {name: read_article(a) for name, a in articles.items()}
    missed, left = [], {(name, f.id): str(f) for name, r in readings.items() for f in r.figures}
    for row in rows:
        name, metric = row["article"], {"hostages": "hostages_taken"}.get(row["metric"], row["metric"])
        start = articles[name].checked.find(row.get("sentence", ""))
        near = [f for f in readings[name].figures if start <= f.start < start + len(row.get("sentence", ""))]
        if row.get("tier") == "optional":
            for f in near:
                if f.metric == metric or f.metric == "share":
                    left.pop((name, f.id), None)
            continue
        if row["metric"].startswith("count:"):
            continue
        hits = [
            f for f in near if (f.metric, f.low, f.high, f.bound) == (metric, row["low"], row["high"], row["bound"])
        ]
        if not any(row["value"] in f.text and (f.attribution or "") == (row["attribution"] or "") for f in hits):
            missed.append((row["id"], [f"{f} by {f.attribution}" for f in near]))
        for f in hits:
            assert (f.victims or "").split()[-1] in row["group"], row["id"]
            left.pop((name, f.id), None)
    assert not missed
    assert not left


def test_scopes_of_the_originals() -> None:
    articles = {Path(a.id).name: a for a in originals()}
    rows = json.loads(GOLD.read_text(encoding="utf-8"))["claims"]
    differ = []
    for row in rows:
        if row.get("tier") == "optional" or row["metric"].startswith("count:"):
            continue
        for f in read_article(articles[row["article"]]).figures:
            if (f.low, f.high) == (row["low"], row["high"]) and f.quote == row["sentence"] and f.scope != row["scope"]:
                differ.append((row["id"], f.scope))
    assert not differ


def test_nothing_is_flagged_in_the_originals() -> None:
    report = engine.report(originals())
    assert report.figures
    assert not [f.message for f in report.findings if f.level != "note"]
