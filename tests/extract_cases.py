"""One phenomenon of real news each: a text of our own, the figures it must give, and what they must say besides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from numcheck.extract import grammar_for, read_article
from numcheck.model import Article, Figure


@dataclass(frozen=True)
class Case:
    """`figures` in the short notation, in the order of the text; a last word `*` stands for any victims.

    `says` maps the place of a figure to fields it must have: a value, or a test of the value; `part_of` names the
    place of the whole. `may` are figures that may be read besides.
    """

    id: str
    text: str
    figures: Sequence[str] = ()
    says: dict[int, dict[str, Any]] = field(default_factory=dict)
    title: str = ""
    published: str | None = None
    may: Sequence[str] = ()


def read(case: Case) -> list[Figure]:
    article = Article(id=case.id, text=case.text, title=case.title, published=case.published)
    return list(read_article(article, grammar=grammar_for()).figures)


def differences(case: Case) -> list[str]:
    """How the reading of a case differs from what is right; empty when it does not."""
    found = read(case)
    kept = [figure for figure in found if not any(_fits(figure, words) for words in case.may)]
    told = [str(figure) for figure in kept]
    if len(kept) != len(case.figures) or not all(map(_fits, kept, case.figures)):
        return [f"reads {told}, right is {list(case.figures)}"]
    out = []
    for place, fields in case.says.items():
        for name, right in fields.items():
            got = getattr(kept[place], name)
            if name == "part_of":
                right = None if right is None else kept[right].id
            if not (right(got) if callable(right) else got == right):
                shown = "another value" if callable(right) else repr(right)
                out.append(f"{told[place]}: {name} is {got!r}, right is {shown}")
    return out


def _fits(figure: Figure, words: str) -> bool:
    if not words.endswith(" *"):
        return str(figure) == words
    return str(figure).startswith(words[:-1]) or str(figure) == words[:-2]


def holds(word: str) -> Callable[[Any], bool]:
    """A test: the value holds the word, in whatever case."""
    return lambda value: value is not None and word.lower() in str(value).lower()


def one_of(*values: Any) -> Callable[[Any], bool]:
    """A test: the value is one of these."""
    return lambda value: value in values


def starts(*heads: str) -> Callable[[Any], bool]:
    """A test: the value begins with one of these."""
    return lambda value: value is not None and str(value).startswith(heads)


def params(cases: Sequence[Case]) -> list[Any]:
    """The cases for pytest, by their ids."""
    return [pytest.param(case, id=case.id) for case in cases]
