"""What must be known of all articles of a run before any two are compared; gathered from parts, in any order."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..model import Article, Figure, Reading
from . import blocks, copies
from .blocks import Hint
from .claims import counted
from .glance import glance
from .outline import outline
from .words import Lexicon, stems_of

Word = tuple[str, str, bool]
"""A stem, its plainest spelling, whether it was also written as a common word."""


@dataclass(slots=True)
class Seen:
    """One article as the survey keeps it. `terms` and `names` are numbers of words; `names` those of its places."""

    language: str
    hint: Hint
    terms: array[int]
    names: tuple[str, ...]
    runs: array[int]
    thinned: int
    claims: int


@dataclass(slots=True)
class Surveyed:
    """The articles of a part by their turn in it (None for one that says nothing comparable), and its words."""

    words: dict[str, list[Word]] = field(default_factory=dict)
    seen: list[Seen | None] = field(default_factory=list)


def survey(articles: Sequence[Article], readings: Sequence[Reading]) -> Surveyed:
    """Look through a part."""
    made = Surveyed()
    lexicons: dict[str, Lexicon] = {}
    for told in zip(articles, readings, strict=True):
        figures = counted(told[1])
        if not figures:
            made.seen.append(None)
            continue
        language = told[0].language
        lexicon = lexicons.get(language) or lexicons.setdefault(language, Lexicon(language))
        hint = glance(told, figures, 0, None, lexicon)
        made.seen.append(_seen(told[0], figures, hint))
    for language, lexicon in lexicons.items():
        made.words[language] = [
            (lexicon.stems[n], lexicon.spelt[n], n in lexicon.common) for n in range(1, len(lexicon.stems))
        ]
    return made


def _seen(article: Article, figures: Sequence[Figure], hint: Hint) -> Seen:
    made = outline(article)
    names: set[str] = set()
    for place in {figure.place for figure in figures if figure.place}:
        names |= stems_of(place)
    terms = array("I", sorted(hint.terms))
    hint.terms = ()
    return Seen(article.language, hint, terms, tuple(sorted(names)), array("I", made.runs), made.thinned, len(figures))


class Whole:
    """All articles of a run: as they come in, and once settled by their index, the order of their ids."""

    def __init__(self) -> None:
        self.lexicons: dict[str, Lexicon] = {}
        self.frequent: dict[str, frozenset[int]] = {}
        self.seen: list[Seen | None] = []
        self.base = array("I")
        """The rank of each article's first claim."""
        self._counts: dict[str, dict[int, int]] = {}

    def add(self, part: Surveyed) -> None:
        """Take in a part."""
        numbers: dict[str, list[int]] = {}
        for language, words in part.words.items():
            lexicon = self.lexicons.get(language) or self.lexicons.setdefault(language, Lexicon(language))
            numbers[language] = [0, *(lexicon.learn(*word) for word in words)]
        for one in part.seen:
            if one is not None:
                one.terms = one.hint.terms = array("I", map(numbers[one.language].__getitem__, one.terms))
            self.seen.append(one)

    def settle(self, order: Sequence[int]) -> None:
        """Once all parts are in; `order` are the turns in which the articles came, in the order of their ids."""
        self.seen = [self.seen[turn] for turn in order]
        ranks = 0
        base = array("I", bytes(4 * len(self.seen)))
        counts: dict[str, list[int]] = {name: [0] * len(held.stems) for name, held in self.lexicons.items()}
        many = dict.fromkeys(self.lexicons, 0)
        for index, one in enumerate(self.seen):
            base[index] = ranks
            if one is not None:
                one.hint.index = index
                ranks += one.claims
                many[one.language] += 1
                held = counts[one.language]
                for term in one.terms:
                    held[term] += 1
        self.base = base
        self._counts = {name: {t: n for t, n in enumerate(held) if n} for name, held in counts.items()}
        for name, lexicon in self.lexicons.items():
            self.frequent[name] = blocks.too_frequent(self._counts[name], many[name])
            lexicon.settle(self.frequent[name])

    def languages(self) -> list[str]:
        return sorted(self.lexicons)

    def order(self, language: str) -> list[int]:
        """The articles of a language in the order of time, as candidates are looked for."""
        mine = [one.hint for one in self.seen if one is not None and one.language == language]
        return [one.index for one in blocks.in_time(mine)]

    def pairs(self, language: str) -> tuple[array[int], array[int]]:
        """The pairs worth comparing, as two columns of indexes, the earlier first."""
        hints = [one.hint for one in self.seen if one is not None and one.language == language]
        first, second = array("I"), array("I")
        for a, b in blocks.candidates(hints, self._counts[language], self.lexicons[language]):
            first.append(a)
            second.append(b)
        return first, second

    def origins(self, first: Sequence[int], second: Sequence[int]) -> dict[int, int]:
        """For each article that carries another's text the first that does."""
        return copies.origins(zip(first, second, strict=True), self._terms, self._runs)

    def _terms(self, index: int) -> Iterable[int]:
        one = self.seen[index]
        assert one is not None
        return one.terms

    def _runs(self, index: int) -> copies.Runs:
        one = self.seen[index]
        assert one is not None
        return one.runs, one.thinned

    def facts(self, language: str, indexes: Iterable[int]) -> list[tuple[str, str, bool, bool]]:
        """What those who compare some articles must know of their words: stem, spelling, common, frequent."""
        lexicon, frequent = self.lexicons[language], self.frequent[language]
        wanted: set[int] = set()
        for index in indexes:
            one = self.seen[index]
            assert one is not None
            wanted.update(one.terms)
            wanted.update(map(lexicon.number, one.names))
        wanted.discard(0)
        stems, spelt, common = lexicon.stems, lexicon.spelt, lexicon.common
        return [(stems[n], spelt[n], n in common, n in frequent) for n in sorted(wanted)]
