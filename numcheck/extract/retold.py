"""Counts told again by somebody else: "police put it at 11", "officials confirmed 14", "medics gave a figure of 19"."""

from __future__ import annotations

from .phrase import BARE, B, Chunk
from .tokens import Sentence

RETOLD = "retold"
"""The relation of a claim on a count told again."""
_AUXILIARY = B["have"] | B["adv"]
_EDGE = B["comma"] | B["stop"] | B["coord"] | B["sub"] | B["separator"] | B["dash"] | B["rel"]
_AFTER = B["comma"] | B["stop"] | B["coord"] | B["sub"] | B["close_bracket"] | B["dash"]


def told_again(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a number without a noun is what somebody makes of a count told before."""
    if chunk.kind != BARE or chunk.of_them or chunk.zero or chunk.share or chunk.indefinite:
        return False
    return not (chunk.other or chunk.more) and _verb(sentence, chunk) > 0


def teller(sentence: Sentence, chunk: Chunk) -> str | None:
    """Who tells it: the words before the verb, as far back as the clause goes, without an article."""
    mask, last = sentence.mask, (_verb(sentence, chunk) or chunk.first) - 1
    while last > 0 and mask[last] & _AUXILIARY:
        last -= 1
    first = last
    while first > 0 and sentence.at[first - 1] < 0 and not mask[first - 1] & _EDGE and sentence.raw[first - 1] != ";":
        first -= 1
    while first < last and mask[first] & (B["det"] | B["article"] | B["adv"]):
        first += 1
    return sentence.text[sentence.starts[first] : sentence.ends[last]] if last >= 0 else None


def _verb(sentence: Sentence, chunk: Chunk) -> int:
    """The verb by which somebody tells this number; 0 where none does."""
    return _put(sentence, chunk.first) or (_closes(sentence, chunk) and _accounted(sentence, chunk.first)) or 0


def _put(sentence: Sentence, first: int) -> int:
    """ "put it at 11", "put the number of dead at more than 30"."""
    low, mask, sets, k = sentence.low, sentence.mask, sentence.grammar.sets, first - 2
    if k < 1 or not mask[k + 1] & B["prep"] or low[k] not in sets["told_again"]:
        return 0
    k -= 1
    while k > 0 and mask[k] & B["det"]:
        k -= 1
    return k if low[k] in sets["puts"] else 0


def _accounted(sentence: Sentence, first: int) -> int:
    """ "confirmed 14", "have counted 95", "spoke of 31", "gave a figure of 19": a verb with a subject of its own."""
    low, mask, sets, k = sentence.low, sentence.mask, sentence.grammar.sets, first - 1
    if k < 1:
        return 0
    if mask[k] & B["of"]:
        k -= 1
        if low[k] in sets["told_again"]:
            k -= 1
            while k > 0 and mask[k] & (B["det"] | B["article"]):
                k -= 1
            verb = low[k] in sets["gives"]
        else:
            verb = low[k] in sets["speaks"]
    else:
        verb = low[k] in sets["accounts"] or bool(mask[k] & B["say"])
    before = k - 1
    while before > 0 and mask[before] & _AUXILIARY:
        before -= 1
    spoken = before >= 0 and sentence.at[before] < 0 and sentence.raw[before][0].isalpha()
    return k if verb and spoken and not mask[before] & (B["be"] | B["to"]) else 0


def _closes(sentence: Sentence, chunk: Chunk) -> bool:
    k = chunk.stop
    return k >= len(sentence.mask) or bool(sentence.mask[k] & _AFTER) or sentence.raw[k] in ".;"


def recorder(sentence: Sentence, chunk: Chunk) -> str:
    """The country that tells a count of its own: "…, while Syria reported 7,259", "…, Syria 7,259"; else empty."""
    k = chunk.first - 1
    if k < 1 or not (sentence.low[k] in sentence.grammar.sets["records"] or sentence.raw[k][0].isupper()):
        return ""
    name = teller(sentence, chunk) or ""
    places = sentence.grammar.places
    return name if places is not None and name.lower() in places.countries else ""
