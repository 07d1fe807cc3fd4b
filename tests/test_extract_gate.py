"""The quick tests before reading: they only save time and never a figure."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from benchmarks.news import articles as news_articles
from hypothesis import given
from hypothesis import strategies as st

from numcheck import rulebook
from numcheck.extract import extract, grammar_for, read_article
from numcheck.extract.gate import folded, pieces
from numcheck.extract.grammar import Grammar


@cache
def ungated() -> Grammar:
    """The grammar without its gate: every sentence is read."""
    opened = copy.copy(grammar_for())
    opened.gate = replace(opened.gate, words=None)
    return opened


def examples() -> Iterator[str]:
    """The texts of the examples of all rule files of the language."""
    for path in rulebook.rule_files(rulebook.shipped() / "en"):
        for example in rulebook.read_yaml(path).get("examples", ()):
            if isinstance(example, dict) and "text" in example:
                yield str(example["text"])


def test_no_example_of_the_rules_is_lost() -> None:
    texts = list(examples())
    assert len(texts) > 100
    assert [extract(text) for text in texts] == [extract(text, grammar=ungated()) for text in texts]


@pytest.mark.parametrize("dense", [True, False])
def test_no_figure_of_generated_news_is_lost(dense: bool) -> None:
    for article in news_articles(120, dense=dense):
        figures = list(read_article(article, grammar=ungated()).figures)
        assert extract(article) == figures
        assert list(read_article(article).figures) == figures


WORDS = ["killed", "shot", "down", "lost", "their", "lives", "forced", "to", "leave", "hostages", "a", "man", "two",
         "twenty-six", "no", "one", "most", "of", "them", "were", "14", "people", "from", "homes", "free", "set",
         "the", "its", "driver", "'s", "Troops", "in", "Oslo", ",", ".", "-", "\u2019", "toll", "rose",
         "loss", "missing", "half"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_no_jumble_of_words_is_read_otherwise(words: list[str]) -> None:
    text = " ".join(words)
    assert extract(text) == extract(text, grammar=ungated())


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_pieces_are_what_folding_leaves() -> None:
    assert pieces("Hostage-takers") == [b"hostage", b"takers"]
    assert pieces(",") == []
    assert folded("É1\u2019s") == "é0 s".encode("latin-1")
