"""Which count of a sentence a place stands right behind: "157 died, with 105 dead in Jumla and 52 in Rukum"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from .grammar import BIT as B
from .place_words import AREA
from .places import PlaceMention
from .tokens import Sentence

_BESIDE = 5
"""So many words behind a count a place is the count's own."""


def owned(sentence: Sentence, mentions: Sequence[PlaceMention]) -> dict[int, int]:
    """Which count a place stands right behind: the offset of the place to that of the count."""
    out = {}
    for mention in mentions if sentence.chunks else ():
        k = bisect_left(sentence.starts, mention.start) - 1
        last = max(-1, k - _BESIDE)
        while k > last and sentence.at[k] < 0 and not sentence.mask[k] & (B["comma"] | B["stop"]):
            k -= 1
        if k > last and 0 <= sentence.at[k] < len(sentence.chunks):
            out[mention.start] = sentence.starts[sentence.chunks[sentence.at[k]].first]
    return out


def of_parts(sentence: Sentence, owners: Mapping[int, int]) -> set[int]:
    """The places of parts: "100 died across Pakistan, 46 of them in Punjab"."""
    parts = {
        sentence.starts[c.first]
        for k, c in enumerate(sentence.chunks)
        if c.of_them or c.included and k or c.whole >= 0  # "attacks, including one in Lirava when 12 died"
    }
    return {place for place, count in owners.items() if count in parts}


def leads(sentence: Sentence, mention: PlaceMention) -> bool:
    """Whether a place opens the clause of a later count: "the toll is 45, and in Lovania nine people died"."""
    mask, k = sentence.mask, bisect_left(sentence.starts, mention.start) - 1
    after = bisect_left(sentence.starts, mention.end)
    if k < 1 or not mask[k] & B["prep"] or not mask[k - 1] & B["coord"] or after >= len(mask):
        return False
    return sentence.at[after] >= 0 and sentence.chunks[sentence.at[after]].first == after


def settled(sentence: Sentence, start: int, trigger: int) -> int:
    """Where the next count begins, if the one at `start` has an unnamed place: "12 in the province and 40 in Lirava".

    The end of the text where it has none.
    """
    mask, starts, known = sentence.mask, sentence.starts, sentence.grammar.places
    first = bisect_left(starts, max(start, trigger)) + 1
    following = next((starts[c.first] for c in sentence.chunks if c.first > first), -1)
    for k in range(first, bisect_left(starts, following) - 2 if following >= 0 else 0):
        if mask[k] & B["prep"] and mask[k + 1] & B["det"] and known.classes.get(sentence.low[k + 2], 0) & AREA:
            return following
    return len(sentence.text)
