"""Counts that take up the count of the sentence before: "Forty people were hurt. Five of them were children."; "Twelve
people died. Witnesses put the number at more than 30."
"""

from __future__ import annotations

from collections.abc import Sequence

from ..values import replace
from .constructions import Claim
from .phrase import PEOPLE, B, Chunk
from .reads import Read
from .retold import RETOLD, told_again
from .tokens import Sentence

_WHO = B["plural"] | B["nation"] | B["adjective"] | B["singular"] | B["from"]
_LIST = B["comma"] | B["coord"]


def read(sentence: Sentence, before: Sequence[Read]) -> list[Claim]:
    """What a sentence without a predicate of its own tells of the count told before: parts of it, or it again."""
    again = [place for place, chunk in enumerate(sentence.chunks) if told_again(sentence, chunk)]
    if len(again) == 1:
        tolls = [read.claim for read in before if not (read.claim.role or read.chunk.indefinite or read.chunk.zero)]
        same = len(tolls) == 1 and tolls[0].assertion != "superseded"
        return [replace(_moved(tolls[0], sentence, again[0]), relation=RETOLD)] if same else []
    if len(before) != 1:
        return []
    told = before[0]
    whole = told.chunk.count
    if told.claim.role or told.chunk.indefinite or told.chunk.zero or told.claim.assertion == "superseded":
        return []
    most = whole.high if whole.high is not None or whole.low is None else float("inf")
    places = _of_them(sentence) or _among_them(sentence) or _includes(sentence)
    out = []
    for place in places:
        chunk: Chunk = sentence.chunks[place]
        if most is None or (chunk.count.low or 0) > most:
            return []
        out.append(replace(_moved(told.claim, sentence, place), inner=True, relation="part"))
    return out


def _moved(claim: Claim, sentence: Sentence, place: int) -> Claim:
    """The reading of a count said of one in another sentence."""
    first = sentence.chunks[place].first
    return replace(claim, chunk=place, anchor=first, tokens=frozenset((first,)), source=-1)


def _of_them(sentence: Sentence) -> list[int]:
    """ "Five of them were children", at the head of the sentence."""
    chunk, mask = sentence.chunks[0], sentence.mask
    headed = chunk.of_them and all(bits & B["adv"] for bits in mask[: chunk.first])
    those = chunk.included and chunk.first == 3 and mask[0] & B["of"] and mask[1] & B["those"]  # "Of those, five were"
    if chunk.share or not (headed or those):
        return []
    k = chunk.stop
    verb = False
    while k < len(mask) and mask[k] & (B["be"] | B["adv"]):
        verb = verb or bool(mask[k] & B["be"])
        k += 1
    return [0] if verb and k < len(mask) and mask[k] & _WHO and sentence.at[k] < 0 else []


def _among_them(sentence: Sentence) -> list[int]:
    """ "Among them were two boys and a nun"."""
    mask = sentence.mask
    opens = len(mask) > 3 and mask[0] & B["inclusion"] and mask[1] & B["them"] and mask[2] & B["be"]
    return _list(sentence, 3) if opens else []


def _includes(sentence: Sentence) -> list[int]:
    """ "They include two boys and a nun", "The total includes 130 children"."""
    mask, low = sentence.mask, sentence.low
    first = int(len(low) > 3 and not low[0].isalnum())  # an opening quotation mark
    k = first + 1 + (len(low) > first + 1 and bool(mask[first] & B["det"]) and low[first + 1] in _totals(sentence))
    named = k > first + 1 or mask[first] & (B["pronoun"] | B["det"])
    return _list(sentence, k + 1) if named and k < len(mask) and mask[k] & B["inclusion"] else []


def _totals(sentence: Sentence) -> frozenset[str]:
    return sentence.grammar.sets["told_again"]


def _list(sentence: Sentence, k: int) -> list[int]:
    """The coordinated counts of people that begin at token `k`."""
    mask, places = sentence.mask, list[int]()
    for place, chunk in enumerate(sentence.chunks):
        if chunk.kind != PEOPLE or any(not bits & (_LIST if places else B["adv"]) for bits in mask[k : chunk.first]):
            break
        places.append(place)
        k = chunk.stop
    return places
