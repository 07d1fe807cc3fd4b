"""The examples that rules/en/dates.yaml carries: each is a test with the id file:line."""

from __future__ import annotations

import pytest

from numcheck.extract.dates import DateWords, compile_dates, find
from numcheck.rulebook import Table, read_yaml, shipped

NAME = "rules/en/dates.yaml"
TABLE = read_yaml(shipped() / "en" / "dates.yaml", NAME)


@pytest.fixture(scope="module")
def words() -> DateWords:
    return compile_dates(TABLE, NAME)


def told(example: Table, words: DateWords) -> list[str]:
    """What `find` reads in an example, in the notation of the file."""
    text = str(example["text"])
    lines = []
    for when in find(text, 0, len(text), words, example.get("published"), example.get("previous")):
        assert text[when.start : when.end] == when.text
        role = "" if when.role == "day" else f" {when.role}"
        lines.append(f"{when.text} -> {when.iso or '?'}{role}{' problem' if when.problem else ''}")
    return lines


@pytest.mark.parametrize("example", TABLE["examples"], ids=lambda e: f"{NAME}:{e.line}")
def test_example(example: Table, words: DateWords) -> None:
    assert told(example, words) == [str(d) for d in example["dates"]]


def test_examples_of_both_kinds() -> None:
    kinds = {bool(e["dates"]) for e in TABLE["examples"]}
    assert kinds == {True, False}


@pytest.mark.parametrize("example", TABLE["examples"], ids=lambda e: f"{NAME}:{e.line}")
def test_capitals_read_the_same(example: Table, words: DateWords) -> None:
    """Upper case changes no reading, except where only a small letter says that "may" is no month."""
    text = str(example["text"])
    whens = find(text, 0, len(text), words, example.get("published"), example.get("previous"))
    loud = find(text.upper(), 0, len(text), words, example.get("published"), example.get("previous"))
    if whens:
        assert [(w.start, w.end, w.iso, w.role) for w in loud] == [(w.start, w.end, w.iso, w.role) for w in whens]
