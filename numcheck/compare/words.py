"""The telling words of a text: what sets one event apart from another, weighed by how rare each is in the news."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable
from functools import lru_cache

from ..codes import later

_WORD = later(r"[^\W\d_][\w'’\-]{2,}")
STEM = 7
UNLISTED = 2
"""A word that the background does not list stands in about so many documents of ten thousand."""
TELLING = 300
"""Weight in thousandths from which a word shared by two openings counts: about one document in two hundred."""
COMMON = 0.5
"""What a rare word that is also written in lower case is worth beside a name: "tremor" goes with every quake."""
WORTH = 100
"""Weight in thousandths from which a word is worth naming as a reason."""
SILENT = 0
"""The number of all words that say nothing."""


@lru_cache(maxsize=8)
def background(language: str) -> dict[str, int]:
    """In how many news documents of ten thousand a word's stem stands: `rules/background/<language>.txt`.

    One word and number a line; words not listed are rare. A language without the file has no background: every word is
    then as telling as any other, and only words shared by most of the articles at hand are left out.
    """
    from ..cache import kept
    from ..rulebook import home

    path = os.path.join(home(), "background", f"{language}.txt")
    return kept(f"background-{language}", [path], ("compare/words.py",), lambda: _read(path))


@lru_cache(maxsize=8)
def sites(language: str) -> frozenset[str]:
    """The stems of what an event is named by, a school or a market: `rules/background/<language>-sites.txt`."""
    from ..rulebook import home

    return frozenset(map(stem, _text(os.path.join(home(), "background", f"{language}-sites.txt")).split()))


@lru_cache(maxsize=8)
def witnesses(language: str) -> frozenset[str]:
    """The stems of those who see some of what happened, a resident or a doctor: `<language>-witnesses.txt`."""
    from ..rulebook import home

    return frozenset(map(stem, _text(os.path.join(home(), "background", f"{language}-witnesses.txt")).split()))


def _read(path: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in _text(path).splitlines():
        word, count = line.rsplit(" ", 1)
        key = stem(word)
        found[key] = max(found.get(key, 0), int(count))
    return found


def _text(path: str) -> str:
    if not os.path.isfile(path):
        return ""
    with open(path, encoding="utf-8") as stream:
        return stream.read()


def stem(word: str) -> str:
    """Lower case, without a possessive or plural s, cut after seven letters: enough to meet airdrop and airdropped."""
    plain = word.lower().replace("’", "'").removesuffix("'s").strip("'-")
    return (plain[:-1] if plain.endswith("s") and len(plain) > 4 else plain)[:STEM]


def stems_of(text: str) -> set[str]:
    """The stems of the words of a short text."""
    return {stem(word) for word in _WORD.findall(text)}


def words_of(text: str) -> set[str]:
    """The words of a text as written, each once: what `Lexicon.terms` makes of them is what it makes of the text."""
    found = set(map(_word, set(text.replace("—", " ").split())))
    found.discard("")
    return found


def _word(token: str) -> str:
    match = _WORD.search(token)
    return match[0] if match else ""


def _plainer(word: str) -> tuple[int, str]:
    """Of the spellings of a stem the shortest is shown; of those "market" before "Market" before "MARKET"."""
    return len(word), word.swapcase()


class Lexicon(dict[str, int]):
    """Numbers the stems of a run's texts and weighs them. As a mapping: from what
    stands between two spaces, marks and all, to the number of its stem."""

    __slots__ = (
        "_background", "_numbers", "_places", "_ranked", "_ranks", "_sites", "_worth", "common", "sites", "spelt",
        "stems", "telling", "weights",
    )  # fmt: skip

    def __init__(self, language: str = "en") -> None:
        super().__init__()
        self._background = background(language)
        self._numbers: dict[str, int] = {}
        self.weights: list[int] = [0]
        self.spelt: list[str] = [""]
        self.stems: list[str] = [""]
        """The stems by number."""
        self.common: set[int] = set()
        self.telling: list[int] = [0]
        self.sites: set[int] = set()
        """The numbers of what an event is named by: a school, a market."""
        self._sites = sites(language)
        self._ranked: list[int] = []
        self._ranks: list[int] = []
        self._worth = 0
        self._places: dict[str, float] = {}

    def terms(self, text: str) -> set[int]:
        """The numbers of the stems of a text that say anything."""
        return self.numbers(text.replace("—", " ").split())

    def numbers(self, words: Iterable[str]) -> set[int]:
        """The numbers of the stems of some words that say anything."""
        found = set(map(self.__getitem__, words))
        found.discard(SILENT)
        return found

    def __missing__(self, token: str) -> int:
        word = _word(token)
        key = stem(word)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = self._new(key, word)
        elif number and _plainer(word) < _plainer(self.spelt[number]):
            self.spelt[number] = word
        if number and word.islower():
            self.common.add(number)
        self[token] = number
        return number

    def _new(self, key: str, word: str) -> int:
        if len(key) < 3:
            return SILENT
        seen = self._background.get(key, UNLISTED)
        rarity = 1 - math.log10(min(max(seen, 1), 10_000)) / 4
        if rarity < 0.13:
            return SILENT
        self.weights.append(round(rarity * rarity * 1000))
        self.spelt.append(word)
        self.stems.append(key)
        if key in self._sites:
            self.sites.add(len(self.weights) - 1)
        return len(self.weights) - 1

    def learn(self, stem: str, spelt: str, common: bool) -> int:
        """The number of a stem that was read elsewhere, with its spelling there and whether as a common word."""
        number = self._numbers.get(stem)
        if number is None:
            number = self._numbers[stem] = self._new(stem, spelt)
        elif _plainer(spelt) < _plainer(self.spelt[number]):
            self.spelt[number] = spelt
        if common:
            self.common.add(number)
        return number

    def number(self, stem: str) -> int:
        """The number of a stem, SILENT where it was not read or says nothing."""
        return self._numbers.get(stem, SILENT)

    def settle(self, frequent: Iterable[int] = ()) -> None:
        """Once all texts are read: what is `frequent` in this run tells nothing, and names tell more than other words.

        Weights are thousandths, so that the order of a set does not show in a sum: a rare name 850, a word of every
        tenth document 60. `telling` are those that count when two whole openings are compared.
        """
        for number in frequent:
            self.weights[number] = 0
        self._ranked = sorted(range(len(self.weights)), key=lambda n: (-self.weights[n], self.spelt[n]))
        self._ranks = [0] * len(self._ranked)
        for rank, number in enumerate(self._ranked):
            self._ranks[number] = rank
        self._worth = sum(weight >= WORTH for weight in self.weights)
        self.telling = [
            0 if weight < TELLING else round(weight * COMMON) if number in self.common else weight
            for number, weight in enumerate(self.weights)
        ]

    def most(self, terms: Iterable[int]) -> list[str]:
        """The four most telling of some terms, as written."""
        ranks = sorted(map(self._ranks.__getitem__, terms))[:4]
        return [self.spelt[self._ranked[rank]] for rank in ranks if rank < self._worth]

    def weight(self, terms: Iterable[int]) -> float:
        """How much some terms tell together."""
        return sum(map(self.weights.__getitem__, terms)) / 1000

    def known(self, text: str) -> set[int]:
        """The numbers of the words of a short text that were read before and say anything."""
        return {number for word in _WORD.findall(text) if (number := self._numbers.get(stem(word), SILENT))}

    def rarest(self, text: str) -> float:
        """The weight of the most telling word of a short text, 0 to 1."""
        found = self._places.get(text)
        if found is None:
            known = [self._numbers.get(stem(word), SILENT) for word in _WORD.findall(text)]
            found = self._places[text] = max((self.weights[number] for number in known), default=0) / 1000
        return found
