"""Who was counted, as the text words it: the noun, what is joined to it, and whose they are."""

from __future__ import annotations

from .grammar import BIT, Grammar
from .phrase import BARE, THING, Chunk
from .reads import Read
from .tokens import Sentence
from .victims_found import noun_of, of_whom, partitive, predicate_noun, without_noun

B = BIT
_PERSON = B["plural"] | B["singular"] | B["nation"]
_WORDED = B["adjective"] | _PERSON
_CLOSES = (
    B["be"] | B["have"] | B["modal"] | B["do"] | B["say"] | B["coord"] | B["sub"] | B["rel"] | B["to"] | B["number"]
)
UNNAMED = ("people", "person")
"""Whom a bare number counts: several, and one."""
_HARMS = ("killed", "injured", "missing", "casualties")
_OPEN = {"people", "man", "woman"}
"""Classes of nouns that do not say of what kind people are."""
_FORCES = ("police", "soldier")
"""Whose words, in a phrase without a class of its own, tell that it means police or soldiers."""
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
    be = chunk.kind == BARE and chunk.stop < len(mask) and mask[chunk.stop] & B["be"]
    inner = read.claim.inner and (be or chunk.stop <= max(read.claim.tokens) + 1) or partitive(sentence, chunk, read)
    if chunk.of_them or inner or of_whom(sentence, chunk):  # "14 of them Australians"; "of the dead, 78 were children"
        named = predicate_noun(sentence, chunk, read)
        if named[1] or chunk.of_them and chunk.head < 0:
            return _told(sentence, *(named if named[1] else without_noun(sentence, chunk, read)), chunk)
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
        return _told(sentence, *without_noun(sentence, chunk, read), chunk)
    generic = chunk.head >= 0 and _generic(sentence, chunk, first)
    if chunk.other and first == chunk.head and not generic and (noun := _others(sentence, chunk)) is not None:
        return noun, ()
    end = stop if chunk.head < 0 or generic else _whose(sentence, _joined(sentence, chunk, stop, read), read)
    text, classes = _told(sentence, first, end, chunk)
    return UNNAMED[0] if generic else text, classes


def _told(sentence: Sentence, first: int, stop: int, chunk: Chunk) -> tuple[str, tuple[str, ...]]:
    """The words of a span and their classes; people where it is empty."""
    if first >= stop:
        return UNNAMED[chunk.count.value == 1], ()
    known = sentence.grammar.noun_class
    named_by = (known.get(sentence.low[k]) for k in range(first, stop) if sentence.mask[k] & _PERSON)
    classes = tuple(dict.fromkeys(name for name in named_by if name))
    if set(classes) <= _OPEN:
        classes = _force(sentence, first, stop) or classes
    return sentence.text[sentence.starts[first] : sentence.ends[stop - 1]], classes


def _force(sentence: Sentence, first: int, stop: int) -> tuple[str, ...]:
    """The class of the force whose people were counted: "members of the security forces", "14 security men"."""
    words = sentence.low[first:stop]
    return tuple(name for name in _FORCES if not sentence.grammar.sets[name].isdisjoint(words))[:1]


def _others(sentence: Sentence, chunk: Chunk) -> str | None:
    """ "other guards" in "killed four guards and wounded 12 others"; not in "16 Belgians and five others"."""
    before = [one for one in sentence.chunks if one.stop <= chunk.first and one.kind != THING and not one.included]
    if not before or not sentence.mask[chunk.head] & B["other"]:
        return None
    last = before[-1]
    between = sentence.mask[last.stop : chunk.first]
    if last.head < 0 or last.indefinite or last.zero or last.share or last.count.value == 1 or last.of_them:
        return None
    if sentence.mask[last.head] & B["other"] or all(bits & (B["coord"] | B["comma"] | B["prep"]) for bits in between):
        return None
    first, stop = noun_of(sentence, last)
    (word,) = sentence.grammar.sets["residual"]
    if stop <= first or not sentence.mask[last.head] & B["plural"]:
        return None
    noun = sentence.text[sentence.starts[first] : sentence.ends[stop - 1]]
    return f"{word.upper() if noun.isupper() else word} {noun}"


def _generic(sentence: Sentence, chunk: Chunk, first: int) -> bool:
    """Whether "others" are people and no more: after a count of people, of nobody named, or of a single person.

    "killing six and wounding ten others", "a woman died and nine others were hurt"; not "the mayor and nine others".
    """
    if not chunk.other or first != chunk.head or not sentence.mask[first] & B["other"]:
        return False
    before = [one for one in sentence.chunks if one.stop <= chunk.first and one.kind != THING]
    before = [one for one in before if not one.share and not one.included]
    k, mask = chunk.first, sentence.mask
    beside = k > 1 and mask[k - 1] & (B["coord"] | B["prep"]) and not mask[k - 2] & (B["anchor"] | B["comma"])
    if not before or before[-1].indefinite or before[-1].count.value == 1:
        return not beside
    head = before[-1].head
    if head < 0:
        return not before[-1].of_them
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


def _whose(sentence: Sentence, end: int, read: Read) -> int:
    """The end of "members of the same family", "workers of a relief agency"; `end` where nothing such follows."""
    mask, raw, size = sentence.mask, sentence.raw, len(sentence.mask)
    if end + 1 >= size or not mask[end] & (B["of"] | B["from"]) or mask[end + 1] & B["them"]:
        return end
    moved = read.claim.relation == "object" and read.claim.metric not in _HARMS  # "took 12 girls from a school"
    if mask[end] & B["from"] and (moved or not _hail(sentence, end + 1)):
        return end
    cased = not raw[end].isupper()
    folk = sentence.grammar.sets["folk"]
    k, named, one = end + 1, 0, sentence.at[end + 1]
    while k < min(size, end + 1 + _REACH):
        bits = mask[k]
        if sentence.at[k] >= 0 and not sentence.chunks[sentence.at[k]].indefinite:
            if sentence.at[k] != one or sentence.chunks[one].count.value != 1:
                break
            named += k > end + 1  # "members of one family"
        elif bits & (B["det"] | B["article"]):
            if named:
                break
        elif bits & _CLOSES:
            break
        elif not (cased and raw[k][0].isupper() or bits & _WORDED or _leads(sentence, k)):
            if not _names(sentence, k) or k == end + 1:
                break
            named += 1
        elif named and not bits and not (cased and raw[k][0].isupper()) and sentence.low[k] not in folk:
            break
        k += 1
    while k > end + 1 and (mask[k - 1] & (B["det"] | B["article"]) or "-" in raw[k - 1] and not mask[k - 1] & _PERSON):
        k -= 1
    group = not mask[end] & B["from"] or cased and raw[k - 1][0].isupper() or mask[k - 1] & (B["groupnoun"] | _PERSON)
    return k if k > end + 1 and (group or sentence.low[k - 1] in folk) else end


def _hail(sentence: Sentence, first: int) -> bool:
    """Whether a group stands behind "from": "soldiers from the guard", "people from a single family"."""
    sets, low, mask = sentence.grammar.sets, sentence.low, sentence.mask
    for k in range(first, min(len(mask), first + _REACH)):
        if low[k] in sets["folk"] or mask[k] & B["groupnoun"] or mask[k] & _PERSON and not mask[k] & B["anchor"]:
            return True
        if mask[k] & (B["prep"] | _CLOSES & ~B["number"] | B["comma"] | B["stop"]):
            return False
    return False


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
