"""The telling words of a text: what sets one event apart from another, weighed by how rare each is in the news."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_][\w'’\-]{2,}")
STEM = 7
UNLISTED = 2
"""A word that the background does not list stands in about so many documents of ten thousand."""


@lru_cache(maxsize=8)
def background(language: str) -> dict[str, int]:
    """In how many news documents of ten thousand a word's stem stands: `rules/background/<language>.txt`.

    One word and number a line; words not listed are rare. A language without the file has no background: every word is
    then as telling as any other, and only words shared by most of the articles at hand are left out.
    """
    from ..rulebook import shipped

    path = shipped() / "background" / f"{language}.txt"
    found: dict[str, int] = {}
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            word, count = line.rsplit(" ", 1)
            key = stem(word)
            found[key] = max(found.get(key, 0), int(count))
    return found


def stem(word: str) -> str:
    """Lower case, without a possessive or plural s, cut after seven letters: enough to meet airdrop and airdropped."""
    plain = word.lower().replace("’", "'").removesuffix("'s").strip("'-")
    return (plain[:-1] if plain.endswith("s") and len(plain) > 4 else plain)[:STEM]


class Lexicon:
    """Turns texts into stems and weighs them; remembers each word it has seen, for one run."""

    __slots__ = ("_background", "_known", "spelt", "weights")

    def __init__(self, language: str = "en") -> None:
        self._background = background(language)
        self._known: dict[str, str] = {}
        self.weights: dict[str, int] = {}
        self.spelt: dict[str, str] = {}

    def terms(self, text: str) -> set[str]:
        """The stems of a text that say anything."""
        known = self._known
        found = set()
        for word in _WORD.findall(text):
            term = known.get(word)
            if term is None:
                term = known[word] = self._term(word)
            if term:
                found.add(term)
        return found

    def _term(self, word: str) -> str:
        key = stem(word)
        if len(key) < 3:
            return ""
        seen = self._background.get(key, UNLISTED)
        rarity = 1 - math.log10(min(max(seen, 1), 10_000)) / 4
        if rarity < 0.13:
            return ""
        if key not in self.weights:
            self.weights[key] = round(rarity * rarity * 1000)
            self.spelt[key] = word
        return key

    def weight(self, terms: Iterable[str], floor: int = 0) -> float:
        """How much some terms tell together: a rare name 0.85, a word of every tenth document 0.06.

        Added up in thousandths, so that the order of a set does not show in the sum.
        """
        weights = self.weights
        return sum([w for term in terms if (w := weights[term]) >= floor]) / 1000

    def rarest(self, text: str) -> float:
        """The weight of the most telling word of a short text, 0 to 1."""
        return max((self.weights[term] for term in self.terms(text)), default=0) / 1000
