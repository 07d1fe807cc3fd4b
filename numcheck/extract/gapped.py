"""Counts whose predicate is said once: "three in the north", "the army seven", "in Idlib, six", "Chile nine"."""

from __future__ import annotations

from . import objects
from .constructions import Claim
from .grammar import BIT, Grammar
from .parts import allowed, carry
from .phrase import BARE, PEOPLE, THING, Chunk
from .retold import RETOLD, recorder, told_again
from .tokens import Sentence

B = BIT
_BREAKS = B["stop"] | B["sub"] | B["say"] | B["rel"]
_VERBS = B["be"] | B["have"] | B["modal"] | B["do"]
_EDGE = B["comma"] | B["stop"] | B["coord"] | B["dash"] | B["colon"]
_CLOSES = _EDGE | B["close_bracket"] | B["rel"] | B["sub"]
_PERSON = B["plural"] | B["singular"] | B["nation"]
_WORDS = B["adjective"] | B["thing"] | B["groupnoun"] | _PERSON
_LONGEST = 5
"""Words of what stands for a subject at most."""


def _parallel(sentence: Sentence, left: Chunk, chunk: Chunk) -> bool:
    """ "They put the dead at 35, the army at eight": the same preposition leads both, and no verb comes between."""
    mask, low, start, lead = sentence.mask, sentence.low, left.stop, chunk.first - 1
    if chunk.kind != BARE or left.first < 1 or low[lead] != low[left.first - 1] or not mask[lead] & B["prep"]:
        return False
    between = mask[start:lead]
    joined = any(bits & (B["comma"] | B["coord"]) for bits in between)
    return joined and not any(bits & (_VERBS | _BREAKS | B["anchor"]) for bits in between)


def _fares_otherwise(sentence: Sentence, chunk: Chunk) -> bool:
    """ "92 died; another 242 could not be reached": a predicate of its own, unless it only says who they were."""
    mask, k = sentence.mask, chunk.stop
    if not objects.heads_clause(sentence, chunk):
        return False
    while k < len(mask) and mask[k] & (B["be"] | B["adv"] | B["article"]):
        k += 1
    return k >= len(mask) or not mask[k] & (B["plural"] | B["nation"]) or bool(mask[k] & B["anchor"])


def _elsewise(sentence: Sentence, k: int) -> bool:
    """Whether a phrase at token `k` tells how, not where: "4 dead, 13 in intensive care", "2,000 in six shelters"."""
    if k + 1 >= len(sentence.low) or sentence.low[k] in sentence.grammar.sets["agents"]:
        return False
    bits, word = sentence.mask[k + 1], sentence.raw[k + 1]
    plain = (word.islower() or word.isdigit()) and not bits & (B["det"] | B["adverbial"] | B["nation"] | B["prep"])
    return plain and (sentence.at[k + 1] >= 0 or bool(bits & B["adjective"]) or not bits)


def _closes(sentence: Sentence, k: int) -> bool:
    """Whether nothing more is said of a count that ends before token `k`, but when."""
    mask, raw = sentence.mask, sentence.raw
    while k < len(mask) and mask[k] & B["adv"]:
        k += 1
    return k >= len(mask) or bool(mask[k] & _CLOSES) or raw[k] in ".!?"


def _phrase(sentence: Sentence, last: int) -> int:
    """The first token of the uncounted noun phrase that ends at token `last`, right behind a mark; -1 where none is."""
    mask, low, k = sentence.mask, sentence.low, last
    grammar = sentence.grammar
    while k >= 0 and last - k < _LONGEST and sentence.at[k] < 0:
        bits = mask[k]
        if bits & _EDGE:
            break
        word = low[k]
        if bits & (B["det"] | B["article"]) and not bits & B["rel"]:
            return k if k < last and k and mask[k - 1] & _EDGE else -1
        if not (bits & _WORDS or not bits and word[0].isalpha()) or bits & B["anchor"] and not bits & _PERSON:
            return -1
        if not bits and sentence.raw[k].islower() and word.endswith(grammar.participles + grammar.adverbs):
            return -1
        k -= 1
    return k + 1 if 0 <= k < last and mask[k] & _EDGE else -1


def _without_verb(sentence: Sentence, chunk: Chunk, grammar: Grammar) -> bool:
    """ "The police lost four men, the army seven": subject and number alone, and nothing behind them.

    The subject has a determiner or names people, so that no name and age ("Ann Lee, 12") looks like it.
    """
    last = chunk.first - 1
    if chunk.kind != BARE or chunk.more or last < 1 or not _closes(sentence, chunk.stop):
        return False
    first = _phrase(sentence, last)
    if first < 0:
        return False
    words = sentence.low[first : last + 1]
    led = bool(sentence.mask[first] & (B["det"] | B["article"]))
    people = bool(sentence.mask[last] & B["plural"]) and not sentence.mask[last] & B["anchor"]
    return (led or people) and grammar.sets["by_age"].isdisjoint(words)


def _said(sentence: Sentence, left: Chunk) -> bool:
    """Whether somebody says what is told of a count: "the rebels say 40 people were killed, the army 12"."""
    mask, k = sentence.mask, left.first - 1
    while k > 0 and not mask[k] & _EDGE and left.first - k < 4:
        if mask[k] & B["say"]:
            return True
        k -= 1
    return False


def _elsewhere(sentence: Sentence, chunk: Chunk) -> bool:
    """ "In Aleppo shelling killed nine; in Idlib, six.": a place before the number instead of behind it.

    No bare number is right behind it ("at Exit 12").
    """
    mask, k = sentence.mask, chunk.first - 1
    if chunk.kind not in (BARE, PEOPLE) or k < 2 or not _closes(sentence, chunk.stop):
        return False
    comma = bool(mask[k] & B["comma"])
    k -= comma
    last = k
    while k > 0 and last - k < _LONGEST and sentence.at[k] < 0 and not mask[k] & (_EDGE | B["prep"]):
        if not (sentence.raw[k][0].isupper() or mask[k] & (B["det"] | _WORDS)):
            return False
        k -= 1
    named = k < last and sentence.raw[last][0].isupper() and (comma or chunk.count.words or chunk.first < chunk.number)
    return named and bool(mask[k] & B["prep"] and not mask[k] & (B["of"] | B["adverbial"]) and mask[k - 1] & _EDGE)


def _of_country(sentence: Sentence, left: Chunk, chunk: Chunk) -> bool:
    """ "Turkey has reported 50,000 deaths, Syria 6,000": a country and its number, right behind another's."""
    near = 2 <= chunk.first - left.stop <= 4 and sentence.mask[left.stop] & (B["anchor"] | B["comma"])
    return bool(near and chunk.kind == BARE and _closes(sentence, chunk.stop) and recorder(sentence, chunk))


def _then(sentence: Sentence, chunk: Chunk, grammar: Grammar) -> int:
    """The token before "then" in "killing 40, then 22 the next day"; -1 where no such word leads the count."""
    lead, mask = chunk.first - 1, sentence.mask
    if chunk.kind != BARE or lead < 1 or sentence.low[lead] not in grammar.sets["then"] or not mask[lead - 1] & _EDGE:
        return -1
    dated = chunk.stop < len(mask) and mask[chunk.stop] & (B["adv"] | B["det"] | B["prep"])
    return lead - 1 if dated or _closes(sentence, chunk.stop) else -1


def _itemised(sentence: Sentence, left: Chunk, chunk: Chunk) -> bool:
    """ "Deaths by country: Peru 14, Chile nine": names with their numbers behind a label."""
    if chunk.kind != BARE or not _closes(sentence, chunk.stop) or left.stop >= chunk.first:
        return False
    here = _phrase(sentence, chunk.first - 1)
    return here >= 0 and here - left.stop <= 2 and _phrase(sentence, left.first - 1) >= 0


def _named_so(sentence: Sentence, left: Chunk, chunk: Chunk) -> bool:
    """ "Of the dead, 14 were children and nine women": so many were these, and so many those."""
    mask = sentence.mask
    first, last = left.stop, chunk.first - 1
    while last > first and mask[last] & (B["comma"] | B["coord"]):
        last -= 1
    named = first < last < chunk.first - 1 and mask[first] & B["be"] and mask[last] & B["plural"]
    plain = all(mask[k] & (_WORDS | B["be"] | B["adv"]) for k in range(first, last + 1))
    return bool(named and plain and chunk.kind == PEOPLE and _closes(sentence, chunk.stop))


def _same_verb(sentence: Sentence, left: Chunk, chunk: Chunk) -> bool:
    """ "The army lost 19 soldiers, the rebels lost two": the verb is said again, the noun is not."""
    verb, before = chunk.first - 1, left.first - 1
    if chunk.kind != BARE or chunk.more or before < 0 or not _closes(sentence, chunk.stop):
        return False
    return sentence.low[verb] == sentence.low[before] and bool(sentence.mask[verb] & B["anchor"])


def gapped(sentence: Sentence, chunks: list[Chunk], place: int, by: dict[int, list[Claim]], grammar: Grammar) -> None:
    """ "Five people have died in Queensland, three in the Northern Territory": the predicate is said once."""
    chunk = chunks[place]
    mask = sentence.mask
    if chunk.kind == THING or chunk.of_them or chunk.share or chunk.indefinite:
        return
    k = chunk.stop + (chunk.stop < len(mask) and bool(mask[chunk.stop] & B["each"]))  # "one each in Iowa and Ohio"
    after = mask[k] if k < len(mask) else 0
    gap = (
        bool(after & B["prep"])
        and not after & B["of"]
        and chunk.kind == BARE
        and not _elsewise(sentence, k)
        or ((chunk.other or chunk.more) and not _fares_otherwise(sentence, chunk))
    )
    lead = chunk.first - 1
    if chunk.kind == BARE and lead > 0 and sentence.low[lead].endswith(grammar.possessives):
        # "last month's floods killed 43 people and this month's nine"
        known = lead > 1 and mask[lead - 1] in (B["det"], B["adv"])
        gap, lead = bool(sentence.raw[lead][0].isupper() or known), lead - 1 - bool(known)  # "… and Syria's 7,259"
    if (before := _then(sentence, chunk, grammar)) >= 0:
        gap, lead = True, before
    again = told_again(sentence, chunk)
    left = place - 1
    while left >= 0 and (left not in by or again and any(claim.role for claim in by[left])):
        left -= 1
    if left < 0 or chunks[place].first - chunks[left].stop > 22:
        return
    short = not again and _without_verb(sentence, chunk, grammar)
    active = any(claim.relation in ("object", "left") for claim in by[left])
    again = again or short and not active and _said(sentence, chunks[left])
    item = any(claim.relation == "noun" for claim in by[left]) and _itemised(sentence, chunks[left], chunk)
    again = again or not item and _of_country(sentence, chunks[left], chunk)
    free = (
        again
        or short and active
        or _parallel(sentence, chunks[left], chunk)
        or _elsewhere(sentence, chunk)
        or any(claim.inner for claim in by[left]) and _named_so(sentence, chunks[left], chunk)
        or _same_verb(sentence, chunks[left], chunk)
        or item
    )
    if not free and (not gap or lead < 0 or not mask[lead] & (B["comma"] | B["coord"] | B["stop"] | B["dash"])):
        return
    start, stop = chunks[left].stop, chunk.first
    if not free and any(mask[k] & (B["say"] | B["sub"] | B["between"]) for k in range(start, stop)):
        return
    # "34 were wounded, seven by live fire": by what they were hurt parts them, where they were hurt adds them up
    agent = chunk.stop < len(mask) and sentence.low[chunk.stop] in grammar.sets["agents"]
    role = "part" if agent and chunk.kind == BARE else ""
    carried = [
        carry(claim, place, role, RETOLD if again else None)
        for claim in by[left]
        if claim.role not in ("part", "severity")
        and claim.relation in ("subject", "near", "object", "noun", "left")
        and allowed(sentence, chunk, claim.metric, grammar)
        and claim.assertion != "superseded"
    ]
    if carried:
        by[place] = carried
