"""The quick tests before any reading: may a text, or one sentence of it, hold a figure at all?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..values import lone

Needs = tuple[frozenset[bytes], ...]
"""Sets of words, of each of which a sentence must hold one."""


ANYTHING = (b"",)
"""The string that stands in every sentence."""
FEW = 12
"""So many strings are sooner looked for than a sentence is cut into words."""


def _few(words: set[bytes] | frozenset[bytes]) -> Sequence[bytes]:
    return tuple(words) if len(words) <= FEW else ANYTHING


def _fold() -> bytes:
    """A table for bytes in Latin-1: letters small, digits 0, all else a space."""
    table = bytearray(b" " * 256)
    for code in range(256):
        char = chr(code)
        if char.isdecimal():
            table[code] = ord("0")
        elif char.isalpha() and len(low := char.lower()) == 1 and ord(low) < 256:
            table[code] = ord(low)
    return bytes(table)


FOLD = _fold()


def folded(text: str) -> bytes:
    """A text with one byte a code point, for tests that cost next to nothing: small letters, 0 for digits, spaces."""
    return text.encode("latin-1", "replace").translate(FOLD)


def pieces(word: str) -> list[bytes]:
    """What `folded` makes of a word of the rules: "hostage-takers" is two pieces, a comma none."""
    return folded(word).split()


def first_pieces(words: Iterable[str]) -> frozenset[bytes] | None:
    """The first piece of each word, or None where one of them has none that is sure to be found."""
    found = set()
    for word in words:
        cut = pieces(word) if word == word.encode("latin-1", "ignore").decode("latin-1") else []
        if not cut:
            return None
        found.add(cut[0])
    return frozenset(found)


@lone
class Gate:
    """What a sentence must hold: a word of `words`, one of its `needs` wholly, and something that counts.

    All words are as `folded` leaves them. `words` is None in an alphabet that cannot be folded: then all may pass.
    """

    words: frozenset[bytes] | None
    needs: dict[bytes, tuple[Needs, ...]]
    numbers: frozenset[bytes]
    articles: frozenset[bytes]
    persons: frozenset[bytes]
    definite: frozenset[bytes] = frozenset()
    them: frozenset[bytes] = frozenset()

    def near(self, held: Iterable[bytes]) -> bool:
        """Whether a sentence with these words holds one that a construction is known by."""
        return self.words is None or not self.words.isdisjoint(held)

    def near_words(self, held: set[bytes]) -> Sequence[bytes]:
        """Strings one of which stands in each sentence, of a text with these words, that is near a construction."""
        return ANYTHING if self.words is None else _few(self.words & held)

    def keys(self, held: set[bytes]) -> Sequence[bytes]:
        """The same for the sentences that may hold a construction: none where the text lacks a need of each."""
        if self.words is None:
            return ANYTHING
        return _few({word for word in self.words & held if self._met(word, held)})

    def speaks(self, held: set[bytes]) -> bool:
        """Whether a sentence with these words may hold a construction."""
        if self.words is None:
            return True
        return any(self._met(word, held) for word in self.words & held)

    def _met(self, word: bytes, held: set[bytes]) -> bool:
        for needs in self.needs[word]:
            for need in needs:
                if need.isdisjoint(held):
                    break
            else:
                return True
        return False

    def counts(self, held: set[bytes]) -> bool:
        """Whether a sentence with these words, and no digit, may count somebody."""
        if self.words is None or not self.numbers.isdisjoint(held):
            return True
        return not self.articles.isdisjoint(held) and not self.persons.isdisjoint(held)

    def singles(self, held: set[bytes], headline: bool) -> bool:
        """Whether a sentence with these words may tell of one person without a number: "the driver was killed"."""
        return not self.persons.isdisjoint(held) and (headline or not self.definite.isdisjoint(held))


CLOSED = Gate(frozenset(), {}, frozenset(), frozenset(), frozenset())
"""The gate of a grammar without constructions."""
