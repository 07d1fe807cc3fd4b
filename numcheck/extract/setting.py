"""Gives words the class they have in one sentence, before its counts are read: dates, insertions, "as well as"."""

from __future__ import annotations

from collections.abc import Sequence

from .grammar import Grammar
from .phrase import B
from .tokens import Sentence


def coordination(sentence: Sentence, grammar: Grammar) -> None:
    """Gives "as well as" and its like the class of "and"."""
    known = grammar.coordination
    if known.keys().isdisjoint(sentence.words):
        return
    low = sentence.low
    for k, word in enumerate(low):
        if word in known:
            for words in known[word]:
                if tuple(low[k : k + len(words)]) == words:
                    sentence.mask[k : k + len(words)] = [B["coord"]] * len(words)


def insertions(sentence: Sentence) -> None:
    """An editor's words in square brackets are part of the sentence where they carry it on: "a massacre [of six]"."""
    raw, mask = sentence.raw, sentence.mask
    if "[" not in sentence.words:
        return
    for k in range(len(raw) - 1):
        if raw[k] == "[" and mask[k + 1] & (B["of"] | B["coord"] | B["be"] | B["have"]):
            close = next((j for j in range(k + 2, min(len(raw), k + 10)) if raw[j] == "]"), -1)
            if close > 0:
                mask[k] = mask[close] = B["adv"]


def dated(sentence: Sentence, claimed: Sequence[tuple[int, int]]) -> list[bool]:
    taken = [False] * len(sentence.low)
    if claimed:
        spans = iter(claimed)
        span = next(spans)
        for k, start in enumerate(sentence.starts):
            while span and start >= span[1]:
                following = next(spans, None)
                if following is None:
                    return taken
                span = following
            if span[0] <= start < span[1]:
                if (
                    "-" in sentence.raw[k]
                    and len(sentence.raw[k]) > 4
                    and sentence.ends[k] >= span[1]
                    and start == span[0]
                ):
                    continue  # "eight-year-old" is an adjective of its noun
                taken[k] = True
                sentence.mask[k] = B["adv"]  # a date phrase stands where an adverb may
    return taken


def aged(sentence: Sentence, taken: list[bool]) -> None:
    """An age of several words is an adjective of its noun, as one with hyphens is: "a 36 year old man"."""
    low, mask, sets = sentence.low, sentence.mask, sentence.grammar.sets
    if sets["ages"].isdisjoint(sentence.words):
        return
    for last, word in enumerate(low[:-1]):
        if word not in sets["ages"] or mask[last + 1] & B["separator"]:
            continue  # "Ann Lee, 36 years old, …"
        k = last - 1
        if word in sets["age_ends"]:
            k -= low[k] == "-"
            if k < 1 or low[k] not in sets["age_units"]:
                continue
            k -= 1
        k -= k > 0 and low[k] == "-"
        if k < 0 or not (low[k][0].isdigit() or low[k] in sentence.grammar.numbers):
            continue
        for j in range(k, last + 1):
            taken[j], mask[j] = False, B["adjective"]
        sentence.odd = [j for j in sentence.odd if not k <= j <= last]
