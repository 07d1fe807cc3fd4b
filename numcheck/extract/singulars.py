"""Reads people told without a number: "the driver was killed", "a mother and girl", and "Man shot dead" in a headline.

Their chunks are made apart, after the counts of a sentence are read, so that no walk over counts ever meets them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet

from ..values import replace
from . import constructions, spread
from .asides import link_wholes, mark_included
from .constructions import Claim
from .grammar import Grammar
from .labels import named_before
from .nouns import plural_shape
from .numbers import Number
from .phrase import PEOPLE, B, Chunk
from .tokens import Sentence

DEFINITE, SECOND, HEADLINE = 0, 1, 2
LONGEST = 6
"""Words of a noun phrase at most, before its noun."""
_MODIFIERS = B["adjective"] | B["nation"] | B["singular"] | B["other"]
_SINGULAR, _PLURAL = B["singular"], B["plural"]
_VERBAL = ("subject", "object", "near")


def read(
    sentence: Sentence,
    found: list[Claim],
    title: bool,
    new: Callable[[str], bool],
    told: AbstractSet[str],
    grammar: Grammar,
) -> list[tuple[int, Chunk, Claim]]:
    """The readings of people without a number: their place beside the sentence's counts, their chunk, their claim.

    `new` tells whether the text has not yet named a noun, `told` are the metrics for which it has told of one person.
    """
    violent = not sentence.words.isdisjoint(grammar.sets["alone"])
    made = [
        phrase for phrase in _phrases(sentence, title, grammar) if _may_count(sentence, phrase, violent, new, grammar)
    ]
    if not made:
        return []
    old, at = sentence.chunks, sentence.at
    kinds = {id(chunk): kind for chunk, kind in made}
    twins = [replace(chunk) for chunk in old]
    origin = {id(twin): place for place, twin in enumerate(twins)}
    origin |= {id(chunk): len(old) + place for place, (chunk, _) in enumerate(made)}
    merged = sorted([*twins, *(chunk for chunk, _ in made)], key=lambda chunk: chunk.first)
    try:
        sentence.chunks, sentence.at = merged, _places(merged, len(at))
        for chunk in merged:
            chunk.whole, chunk.included, chunk.relative = -1, False, False
        link_wholes(sentence, merged, sentence.mask, sentence.low)
        mark_included(sentence, merged)
        claims = spread.spread(sentence, constructions.claims(sentence, grammar), grammar)
    finally:
        sentence.chunks, sentence.at = old, at
    out = []
    deadly = any(grammar.metrics[claim.metric].alone for claim in found)
    for claim in claims:
        chunk = merged[claim.chunk]
        kind = kinds.get(id(chunk))
        if kind is None or claim.assertion == "irrealis" or claim.relation == "head":
            continue
        if _counts(sentence, chunk, claim, kind, deadly, new, told, grammar):
            source = origin[id(merged[claim.source])] if claim.source >= 0 else -1
            place = origin[id(chunk)]
            out.append((place, chunk, replace(claim, chunk=place, source=source)))
            deadly = deadly or bool(grammar.metrics[claim.metric].alone)
    return out


def _may_count(
    sentence: Sentence, phrase: tuple[Chunk, int], violent: bool, new: Callable[[str], bool], grammar: Grammar
) -> bool:
    """A quick test that spares the constructions: False means that `_counts` will say no."""
    chunk, kind = phrase
    if kind != DEFINITE:
        return True
    head = sentence.low[chunk.head]
    return violent and (chunk.other or head not in grammar.sets["generic"] and new(head))


def _places(chunks: list[Chunk], size: int) -> list[int]:
    at = [-1] * size
    for place, chunk in enumerate(chunks):
        at[chunk.first : chunk.stop] = [place] * (chunk.stop - chunk.first)
    return at


def _phrases(sentence: Sentence, title: bool, grammar: Grammar) -> Iterator[tuple[Chunk, int]]:
    mask, at, low = sentence.mask, sentence.at, sentence.low
    size = len(mask)
    for head, bits in enumerate(mask):
        office = low[head] in grammar.sets["offices"] and head + 1 < size and mask[head + 1] & B["of"]
        if not (bits & _SINGULAR or office) or at[head] >= 0 or bits & _PLURAL:
            continue
        if _goes_on(sentence, head + 1, grammar):
            continue
        k = head - 1
        while k >= 0 and head - k <= LONGEST and at[k] < 0 and (mask[k] & _MODIFIERS or _unknown(sentence, k)):
            if low[k].endswith(grammar.possessives):
                break
            k -= 1
        before = k >= 0 and at[k] < 0
        one = Number(k, k + 1, 1, 1, 1, "exact", True)
        if before and (low[k] in grammar.sets["definite_before"] or low[k].endswith(grammar.possessives)):
            other = any(mask[j] & B["other"] for j in range(k, head))
            yield Chunk(k, k, k + 1, head + 1, head, PEOPLE, one, indefinite=True, other=other), DEFINITE
            continue
        first = k + 1
        one = Number(first, head + 1, 1, 1, 1, "exact", True)
        bare = Chunk(first, first, head + 1, head + 1, head, PEOPLE, one, indefinite=True)
        if before and mask[k] & B["coord"] and k and at[k - 1] >= 0 and sentence.chunks[at[k - 1]].indefinite:
            verb = any(not mask[j] and low[j].endswith(grammar.gerunds) for j in range(first, head))
            same = named_before(sentence, sentence.chunks[at[k - 1]].first - 1)  # "Fred Hill, an aide and adviser"
            goes_on = head + 1 < size and _unknown(sentence, head + 1)  # "killing a woman and fueling settler anger"
            if not (verb or same or goes_on):
                yield bare, SECOND
        elif title and (k < 0 or mask[k] & (B["separator"] | B["coord"] | B["anchor"] | B["of"])):
            yield bare, HEADLINE


def _goes_on(sentence: Sentence, k: int, grammar: Grammar) -> bool:
    """Whether the noun phrase goes on at token `k`: "deputy" in "the deputy health minister" is no head."""
    mask, low, size = sentence.mask, sentence.low, len(sentence.mask)
    last = k + 4
    while k < size and k < last and sentence.at[k] < 0:
        bits = mask[k]
        if bits & (B["thing"] | B["plural"] | B["singular"]) and not bits & B["anchor"]:
            return True
        if not bits:
            if not sentence.raw[k][0].isalpha():
                return False
            if plural_shape(low[k], sentence.raw[k], grammar) or low[k].endswith(grammar.possessives):
                return True
        elif not bits & (B["adjective"] | B["nation"]) or bits & (B["anchor"] | B["adv"]):
            return False
        k += 1
    return False


def _unknown(sentence: Sentence, k: int) -> bool:
    return not sentence.mask[k] and sentence.raw[k][0].isalpha()


def _counts(
    sentence: Sentence,
    chunk: Chunk,
    claim: Claim,
    kind: int,
    deadly: bool,
    new: Callable[[str], bool],
    told: AbstractSet[str],
    grammar: Grammar,
) -> bool:
    """Whether a person told without a number is one more to count, and not one told before."""
    if kind == SECOND:
        return True
    head, anchor = sentence.low[chunk.head], sentence.low[claim.anchor]
    metric, verbal = grammar.metrics[claim.metric], claim.relation in _VERBAL
    violent = verbal and anchor in metric.alone
    beside = verbal and deadly and anchor in metric.beside
    generic = head in grammar.sets["generic"]
    if kind == HEADLINE:
        return generic or violent or claim.source >= 0
    mask, stop = sentence.mask, chunk.stop
    if claim.source >= 0 and chunk.first > claim.anchor and mask[chunk.first - 1] & B["comma"]:
        if stop >= len(mask) or not mask[stop] & (B["coord"] | B["comma"]) or _tells(sentence, stop):
            return False  # "killed 24 people, the priest who buried them said"
    if chunk.other:
        return violent and deadly or beside
    return not generic and claim.metric not in told and new(head) and (violent or beside)


def _tells(sentence: Sentence, comma: int) -> bool:
    """Whether a name in commas and a verb of saying follow: "killed two, the mayor, Zita Orlo, told reporters"."""
    mask, k = sentence.mask, comma + 1
    while k < len(mask) and not mask[k] and sentence.raw[k][0].isupper():
        k += 1
    named = comma + 1 < k < len(mask) - 1 and mask[k] & B["comma"]
    return bool(named and mask[k + 1] & B["say"] and sentence.at[k + 1] < 0)
