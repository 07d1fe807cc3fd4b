"""Labels ("Dead: 14"), and numbers that count nobody: years, ages, sums of money, and those that belong to a name."""

from __future__ import annotations

from .grammar import Grammar
from .phrase import B, Chunk
from .tokens import Sentence
from .verbs import VERB


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


def bounded_age(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a lone number tells how old somebody is: "a third of the dead were under 18"."""
    k, value = chunk.first, chunk.count.value
    led = k > 0 and bool(sentence.mask[k - 1] & B["be"]) and sentence.low[k] in sentence.grammar.sets["age_bounds"]
    return led and value is not None and value <= 100


def of_age(word: str, grammar: Grammar) -> bool:
    """Whether a word is an age that stands before or for its noun: "16-year-old"."""
    return word.partition("-")[2] in grammar.sets["ages"]


def age(sentence: Sentence, i: int, end: int) -> bool:
    """Whether the digits at token `i` tell an age: "Carl Moss, 49, escaped", "two boys, 17 and 12, were", "both 51"."""
    mask, low, raw = sentence.mask, sentence.low, sentence.raw
    if len(raw[i]) > 3 or end != i + 1 or i < 2:
        return False
    closed = end == len(raw) or bool(mask[end] & B["comma"]) or raw[end] == "."
    if sentence.grammar.collectives.get(low[i - 1]) == 2 and mask[i - 2] & B["comma"]:
        return closed
    last = i - 1
    if mask[last] & B["coord"] and closed and raw[last - 1].isdigit():
        last -= 2  # the second of "17 and 22,"
    elif not closed and not (
        mask[end] & B["coord"] and end + 2 < len(raw) and raw[end + 1].isdigit() and mask[end + 2] & B["comma"]
    ):
        return False
    if last < 1 or not mask[last] & B["comma"]:
        return False
    last -= 2 if raw[last - 1] == "." and last > 1 else 1  # "Jr.,"
    people = B["singular"] | B["plural"] if end < len(raw) and raw[end] != "." else B["singular"]
    return bool(mask[last] & people) or not mask[last] and raw[last][0].isupper()


def opens(sentence: Sentence, at: int) -> bool:
    """Whether only a noun's own words stand between a mark, or the start, and token `at`: "Confirmed dead: 14"."""
    mask, at_chunk, k = sentence.mask, sentence.at, at - 1
    while k >= 0 and k >= at - 3 and at_chunk[k] < 0 and sentence.raw[k][0].isalpha():
        if mask[k] & (VERB | B["prep"] | B["coord"] | B["rel"]) or mask[k] & B["say"] and not mask[k] & B["hedge"]:
            return False
        k -= 1
    return k < 0 or bool(mask[k] & B["separator"]) or not (mask[k] or sentence.raw[k].isalnum())


def named_before(sentence: Sentence, comma: int) -> bool:
    """Whether a name stands before the comma at this token."""
    if comma < 2 or not sentence.mask[comma] & B["comma"]:
        return False
    last = comma - 2 if sentence.raw[comma - 1] == "." else comma - 1  # "Jr.,"
    return sentence.raw[last][0].isupper() and not sentence.mask[last]
