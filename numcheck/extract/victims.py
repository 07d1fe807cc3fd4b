"""Who was counted, as the text words it: the noun, what is joined to it, and whose they are."""

from __future__ import annotations

from .grammar import BIT, Grammar
from .phrase import BARE, THING, Chunk
from .reads import Read
from .tokens import Sentence

B = BIT
_PERSON = B["plural"] | B["singular"] | B["nation"]
_WORDED = B["adjective"] | _PERSON
_CLOSES = (
    B["be"] | B["have"] | B["modal"] | B["do"] | B["say"] | B["coord"] | B["sub"] | B["rel"] | B["to"] | B["number"]
)
UNNAMED = ("people", "person")
"""Whom a bare number counts: several, and one."""
_REACH = 6
"""Words behind "of" that are looked at for whose the people are."""


def who(sentence: Sentence, chunk: Chunk, read: Read, grammar: Grammar) -> tuple[str | None, tuple[str, ...]]:
    """The victims as worded and their classes; a bare count takes the noun it shares, else it counts people."""
    mask, low = sentence.mask, sentence.low
    first, stop = chunk.after, chunk.stop
    if chunk.zero and (chunk.head < 0 or chunk.head == chunk.after - 1):
        return UNNAMED[0], ()
    if chunk.indefinite and chunk.head < 0:
        return UNNAMED[1], ()  # "another was hurt"
    if chunk.indefinite or chunk.zero and chunk.head > chunk.number:
        first = chunk.number + (chunk.after <= chunk.head)
    named = read.claim.inner and chunk.kind == BARE and chunk.stop < len(mask) and mask[chunk.stop] & B["be"]
    if chunk.of_them or named:  # "14 of them Australians"; "of the dead, 78 were children"
        first, stop = _after_them(sentence, chunk)
    if chunk.premod >= first and any(one.metric == read.claim.metric for one in grammar.anchors.of(low[chunk.premod])):
        first = chunk.premod + 1
    while chunk.head < 0 and stop > first and stop - 1 in read.claim.tokens:
        stop -= 1  # "251 taken hostage": the predicate is no noun
    if (
        chunk.head < 0
        and read.claim.relation == "noun"
        and all(not mask[k] & _PERSON and sentence.raw[k].islower() for k in range(first, stop))
    ):
        first = stop  # "43 new deaths"
    while first < stop and mask[first] & (B["of"] | B["det"] | B["more"] | B["ordinal"]):
        first += 1
    if first >= stop and chunk.head < 0:
        first, stop = _number_of(sentence, chunk, read)
    if first >= stop:
        return UNNAMED[chunk.count.value == 1], ()
    generic = chunk.head >= 0 and _generic(sentence, chunk, first)
    end = stop if chunk.head < 0 or generic else _whose(sentence, _joined(sentence, chunk, stop, read))
    named_by = (grammar.noun_class.get(low[k]) for k in range(first, end) if mask[k] & _PERSON)
    classes = tuple(dict.fromkeys(name for name in named_by if name))
    return UNNAMED[0] if generic else sentence.text[sentence.starts[first] : sentence.ends[end - 1]], classes


def _generic(sentence: Sentence, chunk: Chunk, first: int) -> bool:
    """Whether "others" are people and no more: after a count of people, or of nobody named ("killing six and …")."""
    if not chunk.other or first != chunk.head or not sentence.mask[first] & B["other"]:
        return False
    before = [one for one in sentence.chunks if one.stop <= chunk.first and one.kind != THING and not one.share]
    if not before:
        return False
    head = before[-1].head
    if head < 0:
        return not (before[-1].of_them or before[-1].indefinite)
    return sentence.grammar.noun_class.get(sentence.low[head]) == "people" and not sentence.mask[head] & B["other"]


def _joined(sentence: Sentence, chunk: Chunk, stop: int, read: Read) -> int:
    """The end of "12 soldiers and civilians": a second plural under the one number, with no predicate of its own."""
    mask, size = sentence.mask, len(sentence.mask)
    if not (stop + 1 < size and mask[stop] & B["coord"] and mask[chunk.head] & B["plural"]):
        return stop
    k = stop + 1
    while k < size and k < stop + 4 and sentence.at[k] < 0 and mask[k] & _WORDED:
        k += 1
        if mask[k - 1] & B["plural"] and not mask[k - 1] & (B["other"] | B["anchor"]):
            acts = k < size and mask[k] & (B["be"] | B["have"] | B["modal"] | B["anchor"])
            return stop if acts and read.claim.relation not in ("subject", "near") else k
    return stop


def _whose(sentence: Sentence, end: int) -> int:
    """The end of "members of the same family", "workers of a relief agency"; `end` where nothing such follows."""
    mask, raw, size = sentence.mask, sentence.raw, len(sentence.mask)
    if end + 1 >= size or not mask[end] & B["of"] or mask[end + 1] & B["them"]:
        return end
    cased = not raw[end].isupper()
    k, named = end + 1, 0
    while k < min(size, end + 1 + _REACH):
        bits = mask[k]
        if sentence.at[k] >= 0 and not sentence.chunks[sentence.at[k]].indefinite:
            break
        if bits & (B["det"] | B["article"]):
            if named:
                break
        elif bits & _CLOSES:
            break
        elif not (cased and raw[k][0].isupper() or bits & _WORDED or _leads(sentence, k)):
            if not _names(sentence, k) or k == end + 1:
                break
            named += 1
        elif named and not bits:
            break
        k += 1
    while k > end + 1 and (mask[k - 1] & (B["det"] | B["article"]) or "-" in raw[k - 1] and not mask[k - 1] & _PERSON):
        k -= 1
    return k if k > end + 1 else end


def _names(sentence: Sentence, k: int) -> bool:
    """Whether a word may name a group, as "family" and "firm" do: a plain noun that is no verb or adverb."""
    word, bits, grammar = sentence.low[k], sentence.mask[k], sentence.grammar
    if not word.isalpha() or word.endswith(grammar.pasts + grammar.adverbs):
        return False
    if word.endswith(grammar.gerunds):
        follows = sentence.mask[k + 1] if k + 1 < len(sentence.mask) else B["be"]
        return not follows & ~(B["adjective"] | B["thing"] | _PERSON)  # "a peacekeeping force"
    return not bits or bool(bits & B["thing"] and not bits & B["anchor"])


def _leads(sentence: Sentence, k: int) -> bool:
    """Whether an unknown word only leads to people: "members of Iraq's fledgling security forces"."""
    mask = sentence.mask
    return not mask[k] and sentence.low[k].isalpha() and any(bits & _PERSON for bits in mask[k + 1 : k + 3])


def _number_of(sentence: Sentence, chunk: Chunk, read: Read) -> tuple[int, int]:
    """The noun in "the number of American soldiers killed is now three": right before the predicate, behind "of"."""
    mask, anchor = sentence.mask, read.claim.anchor
    k = anchor
    while k and sentence.at[k - 1] < 0 and mask[k - 1] & (_PERSON | B["adjective"]) and not mask[k - 1] & B["anchor"]:
        k -= 1
    people = k and mask[k - 1] & B["of"] and mask[anchor - 1] & (B["plural"] | B["nation"])
    return (k, anchor) if chunk.first > anchor > k and people else (chunk.stop, chunk.stop)


def _after_them(sentence: Sentence, chunk: Chunk) -> tuple[int, int]:
    """The noun behind "14 of them": Australians."""
    mask = sentence.mask
    k = chunk.stop
    while k < len(mask) and k < chunk.stop + 3 and mask[k] & (B["be"] | B["adv"]):
        k += 1
    first = k
    while k < len(mask) and k < first + 4 and mask[k] & (_PERSON | B["adjective"]):
        k += 1
    return (first, k) if k > first and mask[k - 1] & _PERSON else (chunk.stop, chunk.stop)
