"""Walks rightwards over a clause: from an anchor to its counted object, and whether one follows at all."""

from __future__ import annotations

from .labels import of_age
from .nouns import title_case
from .phrase import BARE, OPEN, PEOPLE, PERSON, THING, B, Chunk
from .tokens import Sentence
from .verbs import VERB

_PERSON = PERSON | B["nation"]
_NOUN = B["anchor"] | B["plural"]
_NAME = 4
"""Words of a name in a list at most."""
_CLAUSE = B["stop"] | B["sub"] | B["say"] | B["rel"]


def target(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """The counted object right of token `start`: (chunk, distance). Walks over "the pilot and" before a count."""
    mask, at, low = sentence.mask, sentence.at, sentence.low
    chunks: list[Chunk] = sentence.chunks
    size = len(low)
    k = start
    while k < size and at[k] < 0 and (mask[k] & (B["adv"] | B["det"]) or _dated(sentence, k)):
        k += 1
    first = k
    while first < size and at[first] < 0 and mask[first] & B["adjective"] and not mask[first] & _NOUN:
        first += 1  # "the last two crewmen"
    if first > k and first < size and at[first] >= 0:
        k = first
    verbal = start == 0 or not mask[start - 1] & PERSON  # "took 14 hostage and wounded three"
    if verbal and k + 2 < size and mask[k] & B["coord"] and at[k] < 0 and at[k + 1] < 0:
        if mask[k + 1] & B["anchor"] or not mask[k + 1] and low[k + 1].endswith(sentence.grammar.participles):
            k += 2
    own = start > 0 and (mask[start - 1] & B["of"] or _inner(sentence, start - 1))
    if k < size and at[k] >= 0 and chunks[at[k]].first == k and (own or not heads_clause(sentence, chunks[at[k]])):
        chunk = chunks[at[k]]
        if chunk.kind != THING or chunk.share:
            return at[k], k - start
        k = chunk.stop
        if k + 1 < size and mask[k] & B["coord"] and at[k + 1] >= 0:
            return at[k + 1], 6
        return None
    steps = 0
    seen_noun = False
    while k < size and steps < 14:
        bits = mask[k]
        if at[k] >= 0:
            chunk = chunks[at[k]]
            lead = mask[k - 1] if k > start else 0
            if chunk.kind == THING and not chunk.share:
                k = chunk.stop
                steps += 2
                continue
            if lead & B["det"] and k - 1 > start:
                lead = mask[k - 2]
            if seen_noun and lead & (B["coord"] | B["comma"]) and not heads_clause(sentence, chunk):
                return at[k], 8 + steps
            return None
        if bits & (
            B["be"]
            | B["have"]
            | B["modal"]
            | B["say"]
            | B["sub"]
            | B["rel"]
            | B["stop"]
            | B["anchor"]
            | B["inclusion"]
            | B["to"]
            | B["do"]
        ):
            return None
        if bits & B["prep"] and not bits & B["of"]:
            return None
        if not bits & (B["coord"] | B["comma"] | B["det"] | B["article"]):
            seen_noun = True
        k += 1
        steps += 1
    return None


def _inner(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is not the main one: what follows its object is another's ("the blast that killed 12 was")."""
    if sentence.low[verb].endswith(sentence.grammar.gerunds):
        return True  # "an attack killing 12 people was condemned"
    k = verb - 1
    while k > 0 and sentence.at[k] < 0 and sentence.mask[k] & (B["adv"] | B["have"]):
        k -= 1
    return k > 0 and bool(sentence.mask[k] & B["rel"]) and sentence.at[k - 1] < 0


def count_at(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The count that begins at token `at`, over adverbs, determiners and its name in a list: (chunk, distance).

    The name of "Deaths by country: Peru 14, Chile nine".
    """
    k, size = at, len(sentence.low)
    while k < size and sentence.mask[k] & (B["adv"] | B["det"]) and sentence.at[k] < 0 and k < at + 3:
        k += 1
    if at and sentence.mask[at - 1] & B["colon"]:
        while k < size and k < at + _NAME and sentence.at[k] < 0 and _names(sentence, k):
            k += 1
    if k < size and sentence.at[k] >= 0 and sentence.chunks[sentence.at[k]].first == k:
        return sentence.at[k], k - at
    return None


def _names(sentence: Sentence, k: int) -> bool:
    """Whether a word may be one of a name: "Peru", "South Korea", "Germans"."""
    return sentence.raw[k][0].isupper() and not sentence.mask[k] & (B["anchor"] | VERB | B["say"] | B["sub"])


def _dated(sentence: Sentence, k: int) -> bool:
    """Whether a preposition at token `k` leads a date: "killed on Friday 25 civilians"."""
    mask = sentence.mask
    return bool(mask[k] & B["prep"]) and k + 2 < len(mask) and mask[k + 1] == B["adv"] and sentence.at[k + 1] < 0


def antecedent(sentence: Sentence, k: int) -> tuple[tuple[int, int] | None, int]:
    """The counted people that "them" at token `k` takes up, and the token behind: "lined up 11 miners and shot them".

    They are the nearest before it, as the object of another verb; a subject ("nine men beat them") is somebody else.
    """
    low, mask, at = sentence.low, sentence.mask, sentence.at
    while k < len(low) and mask[k] & B["adv"] and at[k] < 0:
        k += 1
    if k >= len(low) or low[k] not in sentence.grammar.sets["again"]:
        return None, -1
    for place in range(len(sentence.chunks) - 1, -1, -1):
        chunk = sentence.chunks[place]
        if chunk.first > k or chunk.included:
            continue
        fits = chunk.kind == PEOPLE and chunk.count.value != 1 and not (chunk.zero or chunk.share)
        return ((place, 8), k + 1) if fits and _governed(sentence, chunk) else (None, -1)
    return None, -1


def _governed(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a word that may be a verb governs this count, over its particle ("lined up") and determiners."""
    low, mask, k = sentence.low, sentence.mask, chunk.first - 1
    while k > 0 and mask[k] & (B["det"] | B["article"] | B["adjective"]):
        k -= 1
    if k > 0 and low[k] in sentence.grammar.sets["verb_particles"]:
        k -= 1
    verbal = B["anchor"] | B["plan"] | B["factive"] | B["thing"]
    return k >= 0 and sentence.at[k] < 0 and not mask[k] & ~verbal and sentence.raw[k][0].isalpha()


def heads_clause(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a verb group follows: then the count is a subject of its own."""
    k = chunk.stop
    size = len(sentence.mask)
    return bool(k < size and sentence.mask[k] & VERB and sentence.at[k] < 0)


def object_follows(sentence: Sentence, anchor_end: int) -> bool:
    """Whether what follows a participle is its object: then it is an active past ("two gunmen killed the driver")."""
    mask, at = sentence.mask, sentence.at
    k = anchor_end
    if k >= len(mask):
        return False
    word = sentence.low[k]
    aged = word[0].isdigit() and (mask[k] & B["adjective"] or of_age(word, sentence.grammar))
    if aged or _person_named(sentence, k):
        return True  # "two officers fatally shot 16-year-old Ada Roe"
    if at[k] >= 0:
        chunk: Chunk = sentence.chunks[at[k]]
        if _own_participle(sentence, chunk.stop):
            return False  # "100 civilians killed 700 injured"
        return chunk.first == k and chunk.kind in (PEOPLE, OPEN, BARE) and not chunk.of_them
    bits = mask[k]
    if bits & B["coord"] and k + 1 < len(mask) and at[k + 1] < 0 and mask[k + 1] & B["anchor"]:
        # "two gunmen shot and wounded a judge", not "swept four to their deaths and injuring 30"
        return not sentence.low[k + 1].endswith(sentence.grammar.gerunds) and object_follows(sentence, k + 2)
    if bits & B["to"] and k + 2 < len(mask) and mask[k + 1] & B["anchor"] and at[k + 2] >= 0:
        return True  # "a man shot to death two guards"
    if bits & _PERSON and _own_participle(sentence, k + 1):
        return False  # "eight civilians killed others injured"
    if bits & (B["det"] | B["article"] | B["reflexive"]):
        return not bits & B["sub"]
    if bits & B["pronoun"] and not bits & B["sub"]:
        return True
    while k + 1 < len(mask) and mask[k] & (B["adjective"] | B["nation"]) and not mask[k] & _NOUN and at[k + 1] < 0:
        k += 1
    if k > anchor_end and k + 1 < len(mask) and not mask[k]:
        k += 1  # "two men shot former junta member Ada Roe"
    return bool(mask[k] & (B["singular"] if k > anchor_end else _PERSON) and not mask[k] & B["anchor"])


def _person_named(sentence: Sentence, k: int) -> bool:
    """Whether two words of a name stand at token `k`, in a sentence that is no headline, and no verb of saying next."""
    if k + 1 >= len(sentence.low) or any(bits & B["say"] for bits in sentence.mask[k + 2 : k + 5]):
        return False
    names = (not sentence.mask[j] and sentence.raw[j].istitle() and sentence.at[j] < 0 for j in (k, k + 1))
    return all(names) and not title_case(sentence)


def _own_participle(sentence: Sentence, k: int) -> bool:
    """Whether a predicate word stands at token `k`, outside any count: what is before it is its own subject."""
    if k >= len(sentence.mask) or sentence.at[k] >= 0:
        return False
    bits = sentence.mask[k]
    return bool(bits & B["anchor"]) and not bits & (B["plural"] | B["prep"] | B["thing"])


def speaks(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a verb of saying follows: in "killed 67 people, a witness and a local doctor told AFP" nobody else died.

    A participle behind a plural may be one of hearsay ("two men reported dead", "two said to be lost").
    """
    mask, size = sentence.mask, len(sentence.mask)
    for k in range(chunk.stop, min(size, chunk.stop + 14)):
        bits = mask[k]
        if bits & B["say"] and sentence.at[k] < 0:
            if chunk.of_them and k > chunk.stop:
                return False  # "86 dead, 30 of them children, a doctor said"
            if mask[k - 1] & B["coord"]:
                return False  # "regretted the deaths of four and said": somebody before says it
            if chunk.indefinite or not bits & B["hedge"]:
                return True
            k += 1
            while k < size and mask[k] & B["adv"]:
                k += 1
            return k >= size or not mask[k] & (B["anchor"] | B["to"] | B["be"])
        if (
            bits & (B["comma"] | _CLAUSE | VERB | B["dash"])
            or bits & B["anchor"]
            and sentence.at[k] < 0
            and not bits & B["thing"]
        ):
            return False
    return False
