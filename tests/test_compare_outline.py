"""An article told by its outline, without its text, is compared as with it; a text is known by a part of its runs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from compare_texts import CASES
from hypothesis import given
from hypothesis import strategies as st

from numcheck import engine
from numcheck.compare import compare
from numcheck.compare.copies import one_text
from numcheck.compare.outline import MOST, outline, runs_of
from numcheck.compare.words import Lexicon, words_of
from numcheck.model import Article

WORDS = "fire ferry coast guard captain raft owner night harbour smoke lifeboat radio mayor hospital nurse".split()


def test_outlines_compare_as_their_texts() -> None:
    articles = [
        Article(f"{case.name}-{a.id}", a.text, a.title, a.source, a.published) for case in CASES for a in case.articles
    ]
    articles += [replace(a, id=f"copy-{a.id}", source="another") for a in articles[::7]]
    readings = list(engine.read(articles))
    bare = [replace(a, text="", outline=outline(a)) for a in articles]
    assert compare(bare, readings) == compare(articles, readings)


@given(st.text(alphabet="aB' -.—,né", max_size=60))
def test_words_give_the_terms_of_their_text(text: str) -> None:
    of_text, of_words = Lexicon(), Lexicon()
    text = f"{text} Marenka's ferry—boat Ferry"
    of_text.terms(text)
    of_words.numbers(sorted(words_of(text)))
    assert sorted(of_text.stems) == sorted(of_words.stems)
    assert sorted(of_text.spelt) == sorted(of_words.spelt)
    assert {of_text.stems[n] for n in of_text.common} == {of_words.stems[n] for n in of_words.common}


def prose(start: int, many: int) -> str:
    return " ".join(f"{WORDS[n % 15]}{n * n % 97}" for n in range(start, start + many))


@pytest.mark.parametrize("many", [40, 300, 600])
def test_long_texts_are_known_by_a_part_of_their_runs(many: int) -> None:
    """A copy with a new beginning, and a short piece of a long text, are one text; another text is another."""
    text = prose(0, many)
    whole, copy, piece, other = (
        (set(runs), thinned)
        for runs, thinned in map(runs_of, (text, f"By our desk. {text}", text[: len(text) // 2], prose(10_000, many)))
    )
    assert len(whole[0]) <= MOST
    assert one_text(whole, copy)
    assert one_text(whole, piece)
    assert not one_text(whole, other)
