"""Walks leftwards from an anchor to the count right beside it, over what may stand between: places, names, asides."""

from __future__ import annotations

from .clauses import opening, phrase_start
from .clauses import part_of as stated_part
from .phrase import PEOPLE, PERSON, THING, B
from .tokens import Sentence
from .verbs import VERB

_PERSON = PERSON | B["nation"]
_OPENS = B["of"] | B["sub"]
ASIDE = 10
"""Tokens of names in commas at most."""


def across(sentence: Sentence, start: int, gerund: bool) -> tuple[int, int] | None:
    """The chunk left of a short phrase that says where: "left {six people} on board dead". No gerund goes over "of"."""
    mask, at, k = sentence.mask, sentence.at, start - 1
    stops = B["be"] | B["have"] | B["modal"] | B["stop"] | B["say"] | B["comma"] | B["anchor"] | B["coord"] | B["sub"]
    while k >= max(0, start - 6):
        if at[k] >= 0:
            where = k < start - 1 and mask[k + 1] & B["prep"] and not (gerund and mask[k + 1] & _OPENS)
            fits = where and sentence.chunks[at[k]].kind != THING
            return (at[k], start - 1 - k) if fits else None
        if mask[k] & stops and not mask[k] & B["prep"]:
            return None
        k -= 1
    return None


def with_theirs(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """The chunk left of somebody uncounted who belongs to them: "left {six soldiers} and their interpreter dead"."""
    mask, at, k = sentence.mask, sentence.at, start - 1
    while k > 1 and k >= start - 4 and at[k] < 0 and mask[k] & (_PERSON | B["adjective"] | B["det"]):
        k -= 1
    joined = 1 < k < start - 1 and mask[k] & B["coord"] and mask[k + 1] & B["det"] and at[k - 1] >= 0
    return (at[k - 1], start - k) if joined and sentence.chunks[at[k - 1]].kind == PEOPLE else None


def _apposed(sentence: Sentence, start: int) -> bool:
    """Whether a participle at token `start` stands behind its counted noun and a comma: a preposition goes on."""
    mask, before = sentence.mask, sentence.at[start - 2]
    return (
        before >= 0
        and sentence.chunks[before].head >= 0
        and not sentence.chunks[before].included
        and start + 1 < len(mask)
        and bool(mask[start] & B["anchor"] and mask[start + 1] & B["prep"])
        and sentence.low[start].endswith(sentence.grammar.pasts)
    )


def part_of(sentence: Sentence, hit: tuple[int, int]) -> tuple[int, int]:
    """The count that is stated as so many of this one: "let {two} of the five nuns go"; else the same."""
    part = stated_part(sentence.chunks, hit[0])
    return (part, hit[1] + 1) if part >= 0 else hit


def outer(sentence: Sentence, hit: tuple[int, int]) -> tuple[int, int]:
    """The count that an inclusion belongs to, (chunk, distance): of people, or else the included one as it is."""
    place = hit[0]
    while place >= 0 and sentence.chunks[place].included:
        place -= 1
    return (place, hit[1] + 4) if place >= 0 and sentence.chunks[place].kind != THING else hit


def placed(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """The people left of a place: "{63 women} in Gaza killed"."""
    mask, at, raw, k = sentence.mask, sentence.at, sentence.raw, start - 1
    common = ~(B["adjective"] | B["nation"])
    while k > 0 and k >= start - 4 and raw[k][0].isupper() and at[k] < 0 and not mask[k] & common:
        k -= 1
    named = 0 < k < start - 1 and mask[k] & B["prep"] and not mask[k] & B["of"] and at[k - 1] >= 0
    return (at[k - 1], start - k) if named and sentence.chunks[at[k - 1]].kind == PEOPLE else None


def _before_aside(sentence: Sentence, comma: int) -> tuple[int, int] | None:
    """The count before names in commas: "{four hostages}, including Ann Lee, freed in a raid"."""
    mask, at = sentence.mask, sentence.at
    k = comma - 1
    while k > comma - ASIDE and k > 0 and at[k] < 0 and not mask[k] & (VERB | B["stop"] | B["say"] | B["rel"]):
        if mask[k] & B["inclusion"] and mask[k - 1] & B["comma"] and k > 1 and at[k - 2] >= 0:
            return (at[k - 2], 4) if sentence.chunks[at[k - 2]].kind != THING else None
        k -= 1
    return None


def near(sentence: Sentence, start: int, gap: int) -> tuple[int, int] | None:
    """The chunk that ends just left of token `start`, over adverbs, closed parentheses and "each"."""
    mask, at = sentence.mask, sentence.at
    k = start - 1
    steps = 0
    if k > 0 and mask[k] & B["comma"] and _apposed(sentence, start):
        k -= 1  # "seven other students, kidnapped by a gang, are …"
        steps = 2
    while k >= 0 and steps <= gap:
        if at[k] >= 0:
            chunk = sentence.chunks[at[k]]
            if chunk.kind == THING and chunk.first > 1 and mask[chunk.first - 1] & B["of"] and at[chunk.first - 2] >= 0:
                k = chunk.first - 2  # "a mother of 12 killed in crossfire"
                continue
            return at[k], steps
        bits = mask[k]
        if bits & B["close_bracket"]:
            k = opening(sentence, k)
            steps += 1
            continue
        if bits & B["comma"] and k and at[k - 1] >= 0 and sentence.chunks[at[k - 1]].included:
            hit = outer(sentence, (at[k - 1], steps))
            return hit if hit[0] != at[k - 1] else None
        if bits & B["comma"] and not steps:
            return _before_aside(sentence, k)
        if bits & _PERSON and not bits & B["anchor"]:
            begin = phrase_start(sentence, k)
            if begin and mask[begin - 1] & B["inclusion"]:
                k = begin - 2  # "31 people including children killed"
                steps += 1
                continue
            if begin > 1 and bits & B["plural"] and mask[begin - 1] & B["coord"] and at[begin - 2] >= 0:
                k = begin - 2  # "80 soldiers and militiamen dead"
                steps += 1
                continue
        if not bits & (B["adv"] | B["each"] | B["hedge"]) or bits & VERB:
            return None
        k -= 1
        steps += 1
    return None
