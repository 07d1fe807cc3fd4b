"""A sentence's tokens as measures need them: "5kW", "60-mph" and "five-year" taken apart, odd digits made plain."""

from __future__ import annotations

import re

from .grammar import BIT, Grammar
from .measures_words import MeasureWords
from .tokens import Sentence

_PARTS = re.compile(r"(\d+(?:[.,]\d+)*)(.*)$", re.DOTALL)
_GROUPED_DECIMAL = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+$")
_THREE_DECIMALS = re.compile(r"\d{1,3}\.\d{3}$")
_DASHES = "-–—‑‐−"


class Tokens:
    """Parallel lists over the tokens; `joined` says that a token hangs on the one before ("year" of "five-year")."""

    __slots__ = ("ends", "joined", "loud", "low", "mask", "raw", "starts")

    def __init__(self, sentence: Sentence, grammar: Grammar, words: MeasureWords) -> None:
        self.raw: list[str] = []
        self.low: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.joined: list[bool] = []
        for word, start in zip(sentence.raw, sentence.starts, strict=True):
            if word[0].isdigit():
                self._digits(word, start, grammar, words)
            elif (
                word == "-"
                and self.joined
                and self.joined[-1]
                and self.ends[-1] == start
                and not self.raw[-1][-1].isdigit()
            ):
                continue  # the second hyphen of "0-to-60-mph"
            elif (
                "-" in word
                and word.lower() not in words.fractions
                and _number_word(word.partition("-")[0].lower(), grammar)
            ):
                self._hyphened(word, start, grammar)
            elif (
                "-" in word
                and self.low
                and _counts(self.low[-1], grammar)
                and word.partition("-")[0].lower() in words.units
                and word.lower() not in words.units
            ):
                self._pieces(word, start)  # "50 year-old"
            else:
                self._add(word, start)
        known = grammar.word.get
        self.mask = [known(word, 0) for word in self.low]
        self._plain_digits(grammar, words)
        long = [word for word in self.raw if len(word) > 3 and word[0].isalpha()]
        # most words have capitals, as in some headlines: then a capital tells no name
        self.loud = len(long) > 2 and sum(word[0].isupper() for word in long) * 3 > len(long) * 2

    def _add(self, word: str, start: int, joined: bool = False) -> None:
        self.raw.append(word)
        self.low.append(word.lower())
        self.starts.append(start)
        self.ends.append(start + len(word))
        self.joined.append(joined)

    def _digits(self, word: str, start: int, grammar: Grammar, words: MeasureWords) -> None:
        """ "5kW" is 5 and kW, "34-year-old" three words; "13th", "22pm", "1990s" and "1.5m" stay whole."""
        found = _PARTS.match(word)
        body, rest = found.groups() if found else (word, "")
        if not rest:
            self._add(word, start)
        elif rest[0] == "-":
            self._add(body, start)
            self._pieces(rest[1:], start + len(body) + 1)
        elif rest.isalpha() and rest.lower() not in grammar.suffixes and rest.lower() not in words.words["no_units"]:
            self._add(body, start)
            self._add(rest, start + len(body), True)
        else:
            self._add(word, start)

    def _hyphened(self, word: str, start: int, grammar: Grammar) -> None:
        """ "five-year" and "twenty-five-year" come apart behind their number; "twenty-six" stays whole."""
        first, _, rest = word.partition("-")
        following, _, tail = rest.partition("-")
        if first.lower() in grammar.tens and following.lower() in grammar.units:
            self._add(f"{first}-{following}", start)
            at = len(first) + len(following) + 2
        elif following.lower() in grammar.magnitudes:
            self._add(first, start)
            self._add(following, start + len(first) + 1)
            at = len(first) + len(following) + 2
        else:
            self._add(first, start)
            at, tail = len(first) + 1, rest
        if tail:
            self._pieces(tail, start + at)

    def _pieces(self, text: str, start: int) -> None:
        for piece in text.split("-"):
            if piece:
                self._add(piece, start, True)
            start += len(piece) + 1

    def _plain_digits(self, grammar: Grammar, words: MeasureWords) -> None:
        """Rewrites digits (never offsets) that a count would read otherwise: 27,349.19; 1.356 billion; $1.5 m."""
        low, size = self.low, len(self.low)
        for k, word in enumerate(low):
            if not word[:1].isdigit():
                if (
                    word in _DASHES
                    and 0 < k < size - 1
                    and low[k - 1][-1:].isalnum()
                    and low[k + 1][:1].isdigit()
                    and self._apart(k)
                ):
                    low[k] = "-"
                continue
            money = k > 0 and low[k - 1] in words.money
            following = low[k + 1] if k + 1 < size else ""
            if _GROUPED_DECIMAL.match(word):
                low[k] = word.replace(",", "")
            elif _THREE_DECIMALS.match(word) and (
                word[0] == "0" or money or k + 1 >= size or not self.mask[k + 1] & BIT["plural"]
            ):
                low[k] = f"{word}0"
            if word[-1].isdigit() and self._magnified(k + 1, money, following, words, grammar):
                low[k] += words.money_letters.get(following, following)
                low[k + 1] = ""
                self.ends[k] = self.ends[k + 1]
        if "" in low:
            kept = [k for k, word in enumerate(low) if word]
            self.raw, self.low = [self.raw[k] for k in kept], [low[k] for k in kept]
            self.starts, self.ends = [self.starts[k] for k in kept], [self.ends[k] for k in kept]
            self.joined, self.mask = [self.joined[k] for k in kept], [self.mask[k] for k in kept]

    def _magnified(self, k: int, money: bool, word: str, words: MeasureWords, grammar: Grammar) -> bool:
        """Whether a token behind digits is a magnitude: "$1.5 m", "2 bn", "5B"; a small letter only behind money."""
        if word not in words.money_letters and word not in grammar.suffixes:
            return False
        return (
            money
            or len(word) > 1
            and word in grammar.suffixes
            or self.joined[k]
            and self.raw[k].isupper()
            and len(word) == 1
        )

    def _apart(self, k: int) -> bool:
        return self.starts[k] == self.ends[k - 1] and self.starts[k + 1] == self.ends[k]

    def touches(self, k: int) -> bool:
        """Whether token `k` stands right behind the one before, without a space."""
        return 0 < k < len(self.low) and self.starts[k] == self.ends[k - 1]


def _counts(word: str, grammar: Grammar) -> bool:
    return word[0].isdigit() or _number_word(word, grammar)


def _number_word(word: str, grammar: Grammar) -> bool:
    return word in grammar.units or word in grammar.tens or word in grammar.magnitudes or word in grammar.half
