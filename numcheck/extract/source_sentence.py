"""One sentence as the words for a source are looked for in it: tokens and the classes of their words."""

from __future__ import annotations

from itertools import repeat
from operator import add

from ..codes import later
from .cuts import SHORT, cutter
from .source_words import NOUN, SourceWords

TOKEN = later(r"(?:[^\W\d_]\.){2,}(?:-[^\W_]+)*|[^\W_]+(?:(?:['’\-&/]|\.(?=[^\WA-Z_]))[^\W_]+)*|--|''|\S")
_short, _long = cutter(TOKEN)
_CLOSING = {"(": ")", "[": "]"}


class Sentence:
    """One sentence as tokens: words in lower case, their places in the text, and the bits of their classes."""

    __slots__ = ("brackets", "ends", "flags", "lower", "starts", "text", "upper", "words")

    def __init__(self, text: str, start: int, end: int, words: SourceWords) -> None:
        # most of what stands between blanks are plain words; only the rest costs a pattern
        starts: list[int] = []
        raw: list[str] = []
        piece = text[start:end]
        at = start
        for chunk in piece.split(" "):
            size = len(chunk)
            if chunk.isalnum():
                raw.append(chunk)
                starts.append(at)
            elif size:
                for token, offset, _ in _short(chunk) if size < SHORT else _long(chunk):
                    raw.append(token)
                    starts.append(at + offset)
            at += size + 1
        self.text = text
        self.words = words
        self.starts = starts
        self.ends = [*map(add, starts, map(len, raw))]
        self.lower = lower = " ".join(raw).lower().split(" ") if raw else []
        self.flags = [*map(words.classes.get, lower, repeat(0))]
        self.upper = piece.isupper()
        self.brackets = "[" in piece or "(" in piece
        for acronym in words.acronyms if not self.upper else ():
            if acronym in piece:
                for j, token in enumerate(raw):
                    if token.startswith(acronym) and lower[j] == acronym.lower():
                        self.flags[j] = NOUN

    def mark(self, j: int) -> bool:
        """Is token j punctuation?"""
        return not self.text[self.starts[j]].isalnum()

    def closing(self, j: int) -> int:
        """The token that closes the brackets around token j; the number of tokens if it stands in none."""
        for k in range(j, -1, -1):
            if self.lower[k] in _CLOSING:
                break
            if self.lower[k] in _CLOSING.values():
                return len(self.lower)
        else:
            return len(self.lower)
        mark = _CLOSING[self.lower[k]]
        return next((t for t in range(j, len(self.lower)) if self.lower[t] == mark), len(self.lower))

    def capital(self, j: int) -> bool:
        """Has token j a capital letter: "Roe", "al-Roe"?"""
        return not self.upper and self.text[self.starts[j] : self.ends[j]] != self.lower[j]

    def named(self, j: int) -> bool:
        """May token j be part of a person's name: "Roe", "al-Roe", and the small words between?"""
        word = self.text[self.starts[j] : self.ends[j]]
        return not self.upper and (
            word != self.lower[j] or len(word) < 4 and not self.flags[j] and word.isalpha() or word == "."
        )

    def participle(self, j: int) -> bool:
        return self.lower[j].endswith(self.words.participles) and not self.capital(j) and not self.flags[j] & NOUN

    def number(self, j: int) -> bool:
        return self.text[self.starts[j]].isdigit()
