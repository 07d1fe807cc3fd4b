"""Numbers beside a predicate that count nobody: years, sums of money, and numbers that belong to a name."""

from __future__ import annotations

from .phrase import B, Chunk
from .tokens import Sentence


def numbered(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a number belongs to the name before it: "Beagle 2 shot", "the game Halo 2 has been released"."""
    mask, raw = sentence.mask, sentence.raw
    k = chunk.first - 1
    if k < 0 or chunk.number != chunk.first or not raw[chunk.number].isdigit() or chunk.of_them or chunk.other:
        return False
    if mask[k] or not raw[k][0].isupper() or len(raw[k]) > 1 and raw[k].isupper() and sentence.text.isupper():
        return False
    while k >= 0 and not mask[k] and raw[k][0].isupper():
        k -= 1
    while k >= 0 and mask[k] & B["det"]:
        k -= 1
    return k < 0 or not mask[k] & B["prep"]


def like_year(sentence: Sentence, chunk: Chunk, open_metric: bool) -> bool:
    """A lone "1940" is a year; a lone "65m" beside a metric that needs people is money."""
    word = sentence.raw[chunk.after - 1]
    if len(word) == 4 and word.isdigit() and chunk.count.bound == "exact" and "1800" <= word < "2100":
        return True
    return not open_metric and word[0].isdigit() and word[-1].isalpha()
