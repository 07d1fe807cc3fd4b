"""One count told of several places: "six deaths in both Galicia and Valencia", "no deaths in Corsica or Sardinia"."""

from __future__ import annotations

from .constructions import Claim
from .phrase import THING, B, Chunk
from .retold import RETOLD, recorder
from .tokens import Sentence

FARTHEST = 8
"""Names of a list at most."""
_WORDS = 4
"""Words of a name in a list at most."""
_NAMED = B["adjective"] | B["thing"] | B["plain"]


def places(sentence: Sentence, chunk: Chunk, claim: Claim) -> list[str]:
    """The places that a count is told of, each for itself; empty where it is told of one thing only."""
    if chunk.zero:
        start = max(chunk.stop, claim.anchor + 1)
        return _either(sentence, start)
    if claim.relation == RETOLD:
        country = recorder(sentence, chunk)
        return [country] if country else []
    if claim.relation not in ("noun", "subject", "near"):
        return []
    following = sentence.chunks[claim.chunk + 1 : claim.chunk + 2]
    if following and _both(following[0]):
        names = _right(sentence, following[0].stop)
        if len(names) == 2:
            following[0].kind = THING  # it counts places, not people
            return names
    if claim.relation != "noun":
        return []
    if claim.source >= 0 and chunk.first and (owner := _owner(sentence, chunk.first - 1)):
        return [owner]
    if claim.scope == "toll" and chunk.first > claim.anchor and (item := _item(sentence, chunk.first - 1)):
        return [item]
    for k in range(chunk.first - 1, -1, -1):
        if sentence.mask[k] & B["each"]:
            return _left(sentence, k)
    return _recorder(sentence, chunk) if chunk.whole >= 0 else []


def _owner(sentence: Sentence, k: int) -> str:
    """ "Turkey's toll is 45,968 and Syria's 7,259": the name before the number, without its mark."""
    word, marks = sentence.raw[k], sentence.grammar.possessives
    mark = next((mark for mark in marks if word.endswith(mark)), "")
    return word.removesuffix(mark) if mark and word[0].isupper() and not sentence.mask[k] else ""


def _item(sentence: Sentence, last: int) -> str:
    """ "Deaths by country: Peru 14, Chile nine": the name before the number, in a list that a colon opens."""
    mask, k = sentence.mask, last
    while k > 0 and last - k < _WORDS and sentence.raw[k][0].isupper() and not mask[k] & (B["plural"] | B["anchor"]):
        k -= 1
    listed = 0 < k < last and mask[k] & (B["colon"] | B["comma"] | B["stop"] | B["coord"])
    if not (listed and any(bits & B["colon"] for bits in mask[: k + 1])):
        return ""
    return sentence.text[sentence.starts[k + 1] : sentence.ends[last]]


def _recorder(sentence: Sentence, chunk: Chunk) -> list[str]:
    """The place in "Kerala has recorded 12 of the 31 deaths in India": the subject, of its part."""
    mask, k = sentence.mask, chunk.first - 1
    while k > 0 and mask[k] & (B["adv"] | B["have"]):
        k -= 1
    if k < 1 or mask[k] & ~B["say"] or not sentence.low[k].endswith(sentence.grammar.pasts):
        return []
    names = _left(sentence, k)
    return names[:1] if len(names) == 1 else []


def _both(chunk: Chunk) -> bool:
    return chunk.count.value == 2 and chunk.count.words and chunk.stop == chunk.first + 1


def _name(sentence: Sentence, k: int) -> bool:
    return sentence.raw[k][0].isupper() and sentence.at[k] < 0 and not sentence.mask[k] & ~_NAMED


def _right(sentence: Sentence, k: int) -> list[str]:
    """The coordinated names that begin at token `k`."""
    names: list[str] = []
    size, mask = len(sentence.mask), sentence.mask
    while k < size and len(names) < FARTHEST:
        if mask[k] & B["det"]:
            k += 1
        first = k
        while k < size and _name(sentence, k):
            k += 1
        if k == first:
            break
        names.append(sentence.text[sentence.starts[first] : sentence.ends[k - 1]])
        if k < size and mask[k] & B["comma"]:
            k += 1
        if k >= size or not mask[k] & B["coord"]:
            break
        k += 1
    return names


def _left(sentence: Sentence, k: int) -> list[str]:
    """The coordinated names that open the clause before token `k`, in their order; empty where something else does."""
    mask = sentence.mask
    k -= 1
    while k >= 0 and mask[k] & (B["have"] | B["be"]):
        k -= 1
    names: list[str] = []
    while k >= 0 and len(names) < FARTHEST:
        last = k
        while k >= 0 and _name(sentence, k):
            k -= 1
        if k == last:
            return names[::-1] if mask[k + 1] & B["comma"] else []  # "On Monday, Umbria and Sicily each …"
        names.append(sentence.text[sentence.starts[k + 1] : sentence.ends[last]])
        if k >= 0 and mask[k] & B["det"]:
            k -= 1
        if k < 0 or not mask[k] & (B["coord"] | B["comma"]):
            return names[::-1] if k < 0 or mask[k] & B["separator"] else []
        while k >= 0 and mask[k] & (B["coord"] | B["comma"]):
            k -= 1
    return []


def _either(sentence: Sentence, k: int) -> list[str]:
    """The names behind "no deaths in": "Corsica or Sardinia" is none in either."""
    mask, size = sentence.mask, len(sentence.mask)
    while k < size and not mask[k] & B["prep"]:
        if mask[k] & (B["comma"] | B["stop"] | B["say"] | B["coord"]):
            return []
        k += 1
    names = _right(sentence, k + 1)
    return names if len(names) > 1 else []
