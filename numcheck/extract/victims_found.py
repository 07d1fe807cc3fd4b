"""Who was counted where a number has no noun: before a toll, behind "were", among whom, who was attacked."""

from __future__ import annotations

from .grammar import BIT
from .phrase import PEOPLE, THING, Chunk
from .reads import Read
from .tokens import Sentence

B = BIT
_PERSON = B["plural"] | B["singular"] | B["nation"]
_WORDED = B["adjective"] | _PERSON
_NEAR = 6
"""Within so many words behind "133 deaths" those are told among whom they were."""

Span = tuple[int, int]
_NONE: Span = (0, 0)


def predicate_noun(sentence: Sentence, chunk: Chunk, read: Read) -> Span:
    """The noun in "14 of them Australians", "six of the dead were labourers", "of whom five are children"."""
    mask, size = sentence.mask, len(sentence.mask)
    k = chunk.stop
    if not (k < size and mask[k] & B["be"]) and (read.claim.inner or partitive(sentence, chunk, read)):
        k = max(k, max(read.claim.tokens) + 1)
    while k < size and k < chunk.stop + 5 and mask[k] & (B["be"] | B["adv"] | B["article"]):
        k += 1
    first = k
    while k < size and k < first + 5 and mask[k] & _WORDED and not mask[k] & B["anchor"]:
        k += 1
    whole = k == size or not sentence.raw[k].endswith(("'s", "’s"))  # not "four of them a militant leader's kin"
    return (first, k) if k > first and mask[k - 1] & _PERSON and whole else _NONE


def partitive(sentence: Sentence, chunk: Chunk, read: Read) -> bool:
    """Whether the predicate stands inside "two of those arrested"."""
    mask, k = sentence.mask, chunk.stop
    return k in read.claim.tokens and k > chunk.after and bool(mask[k - 1] & (B["det"] | B["article"] | B["those"]))


def of_whom(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether "of whom" or "of these" leads the count."""
    k = chunk.first
    return k > 1 and bool(sentence.mask[k - 1] & B["them"] and sentence.mask[k - 2] & B["of"])


def without_noun(sentence: Sentence, chunk: Chunk, read: Read) -> Span:
    """Whom a bare number counts, as far as its sentence tells; an empty span where it does not."""
    if chunk.share or chunk.zero:
        return _NONE
    if chunk.of_them or of_whom(sentence, chunk):
        return _before(sentence, chunk)
    if read.claim.relation == "noun":
        k = chunk.stop
        if k in read.claim.tokens and sentence.low[k] in sentence.grammar.sets["found_dead"]:
            return _bodies(sentence, k)
        span = _of_toll(sentence, read)
        return span if span[1] else _among(sentence, read)
    if read.claim.relation == "object":
        return _attacked(sentence, chunk, read)
    return _NONE


def _before(sentence: Sentence, chunk: Chunk) -> Span:
    """The noun of the count before: "120 migrants, 80 of whom drowned"."""
    if chunk.whole >= 0:
        whole = sentence.chunks[chunk.whole]
    else:
        before = [one for one in sentence.chunks if one.stop <= chunk.first and one.kind != THING and not one.share]
        if not before:
            return _NONE
        whole = before[-1]
    if whole.kind != PEOPLE or whole.head < 0 or whole.indefinite or whole.zero or chunk.count.value == 1:
        return _NONE
    return noun_of(sentence, whole)


def noun_of(sentence: Sentence, chunk: Chunk) -> Span:
    """The words of a count's noun, without "other" and "of the"."""
    first = chunk.after
    while first < chunk.stop and sentence.mask[first] & (
        B["of"] | B["det"] | B["article"] | B["more"] | B["ordinal"] | B["other"]
    ):
        first += 1
    return (first, chunk.stop) if first < chunk.stop else _NONE


def _of_toll(sentence: Sentence, read: Read) -> Span:
    """Whose toll it is: "the civilian death toll", "police fatalities", "the U.S. military toll"."""
    mask, low, sets = sentence.mask, sentence.low, sentence.grammar.sets
    words = [k for k in read.claim.tokens if low[k] in sets["tolls"]]
    if not words:
        return _NONE
    stop = min(words)
    while stop and sentence.at[stop - 1] < 0 and low[stop - 1] in sets["tolls"]:
        stop -= 1
    first = stop
    while first and sentence.at[first - 1] < 0 and (mask[first - 1] & _PERSON or low[first - 1] in sets["forces"]):
        first -= 1
    owned = first < stop and sets["unowned"].isdisjoint(low[first:stop])
    return (first, stop) if owned else _NONE


def _bodies(sentence: Sentence, k: int) -> Span:
    """ "Seven bodies" as worded, "five bodies of lawyers" those they are of."""
    mask, size = sentence.mask, len(sentence.mask)
    stop = k + 2
    if k + 2 < size and mask[k + 1] & B["of"]:
        while stop < size and sentence.at[stop] < 0 and mask[stop] & _WORDED and not mask[stop] & B["anchor"]:
            stop += 1
    return (k + 2, stop) if stop > k + 2 and mask[stop - 1] & B["plural"] else (k, k + 1)


def _among(sentence: Sentence, read: Read) -> Span:
    """Among whom: "133 deaths have been confirmed among civilians"."""
    mask, low, size = sentence.mask, sentence.low, len(sentence.mask)
    begin = max(read.claim.tokens) + 1
    for k in range(begin, min(size - 1, begin + _NEAR)):
        if sentence.at[k] >= 0 or mask[k] & (B["comma"] | B["stop"]):
            break
        if low[k] in sentence.grammar.sets["among"]:
            stop = k + 1
            while stop < size and sentence.at[stop] < 0 and mask[stop] & _WORDED and not mask[stop] & B["anchor"]:
                stop += 1
            return (k + 1, stop) if stop > k + 1 and mask[stop - 1] & B["plural"] else _NONE
    return _NONE


def _attacked(sentence: Sentence, chunk: Chunk, read: Read) -> Span:
    """Who was attacked right before: "opened fire on striking miners, killing 34"."""
    mask, low, grammar = sentence.mask, sentence.low, sentence.grammar
    verb = min(read.claim.tokens)
    while verb > 1 and mask[verb - 1] & B["coord"] and low[verb].endswith(grammar.gerunds):
        verb -= 3  # "killing one and wounding one"
    if verb < 3 or not low[verb].endswith(grammar.gerunds) or not mask[verb - 1] & B["comma"] or chunk.first < verb:
        return _NONE
    stop = verb - 1
    first = stop
    while first and sentence.at[first - 1] < 0 and mask[first - 1] & _WORDED and not mask[first - 1] & B["anchor"]:
        first -= 1
    if first > 1 and low[first - 1].endswith(grammar.gerunds) and low[first - 2] in grammar.sets["aimed"]:
        first -= 1  # "on striking miners"
    if first == stop or not mask[stop - 1] & B["plural"] or mask[stop - 1] & B["attacker"] or not first:
        return _NONE
    led = low[first - 1 if not mask[first - 1] & (B["det"] | B["article"]) else first - 2]
    return (first, stop) if led in grammar.sets["aimed"] else _NONE
