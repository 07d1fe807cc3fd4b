"""The verb group around an anchor: its auxiliaries and adverbs, and whether it states a fact."""

from __future__ import annotations

from ..values import record
from .phrase import BARE, B, Chunk
from .tokens import Sentence

VERB = B["be"] | B["have"] | B["modal"] | B["do"]
GROUP = VERB | B["adv"] | B["neg"] | B["hedge"] | B["to"]
CLAUSE = B["stop"] | B["colon"]
REACH = 32
"""Tokens a walk goes at most."""


@record
class VerbGroup:
    """The auxiliaries and adverbs left of an anchor: where they start and what they say of it."""

    start: int
    be: bool = False
    singular: bool = False
    plural: bool = False
    negated: bool = False
    irrealis: bool = False
    hedged: bool = False
    perfect: bool = False
    past_perfect: bool = False
    aux: bool = False
    possible: bool = False
    """Whether it is told of now that it may be so ("40 may be trapped"), and not that it may happen."""


def verb_group(sentence: Sentence, anchor: int) -> VerbGroup:
    """Reads leftwards from the anchor; a modal, an infinitive or a negation makes the predicate no fact."""
    mask = sentence.mask
    k = anchor - 1
    group = VerbGroup(anchor)
    modal = perhaps = to = -1
    while k >= 0 and k > anchor - 12:
        bits = mask[k]
        if sentence.at[k] >= 0 and not bits & VERB:
            break
        if bits & B["prep"] and mask[k + 1] == B["adv"] and k + 1 < anchor:
            k -= 1  # "were on Friday night killed"
            continue
        if not bits & GROUP:
            break
        if bits & B["be"]:
            group.be = group.aux = True
            group.singular = group.singular or bool(bits & B["singularverb"])
            group.plural = group.plural or bool(bits & B["pluralverb"])
        elif bits & B["have"] and k + 1 < anchor and mask[k + 1] & B["to"] and modal < 0:
            group.aux = True  # "had to be evacuated"
        elif bits & B["have"]:
            group.perfect = group.aux = True
            group.past_perfect = group.past_perfect or bool(bits & B["had"])
        elif bits & B["modal"]:
            modal = k
            group.aux = True
            if bits & B["perhaps"]:
                perhaps = k
        elif bits & B["to"]:
            to = k
        elif bits & B["neg"]:
            group.negated = True
        elif bits & B["almost"]:
            group.irrealis = True
        elif (
            bits & B["hedge"]
            and not group.be
            and not group.aux
            and not (k and mask[k - 1] & (B["be"] | B["have"] | B["adv"]))
        ):
            if to < 0:
                break
        k -= 1
    if not group.aux and k > 0 and mask[k] & B["coord"]:
        k = _shared_auxiliary(sentence, k, group)
    start = k + 1
    while start < anchor and mask[start] & B["adv"] and not mask[start] & (VERB | B["neg"]):
        start += 1
    group.start = start
    if modal >= 0:
        if sentence.low[modal] in sentence.grammar.sets["unreal"]:
            group.irrealis = True  # "another 2,000 would have been trapped"
        elif perhaps == modal and group.be and to < 0 and not (group.perfect or group.negated):
            group.irrealis = group.possible = True
        elif group.perfect and (perhaps == modal or group.be):
            group.hedged = True
        elif not (group.perfect and perhaps >= 0):
            group.irrealis = True
    if to >= 0:
        before = to - 1
        while before >= 0 and mask[before] & B["adv"]:
            before -= 1
        real = before >= 0 and mask[before] & (B["factive"] | B["have"] | B["hedge"] | B["say"])
        real = real or _made_to(sentence, before) or _went_on(sentence, before)
        if not (group.perfect or real):
            group.irrealis = True
        elif group.perfect or (before >= 0 and mask[before] & (B["hedge"] | B["say"])):
            group.hedged = True
    if any(mask[j] & B["hedge"] for j in range(start, anchor)):
        group.hedged = True
    if group.start == anchor and not group.aux:
        group.negated = group.negated or (anchor > 0 and bool(mask[anchor - 1] & B["neg"]))
    return group


def _made_to(sentence: Sentence, k: int) -> bool:
    """Whether somebody was made to do it: "prompted a ship to evacuate 40 people" tells that it did."""
    mask, low, causes = sentence.mask, sentence.low, sentence.grammar.sets["causatives"]
    first = k
    while k >= 0 and first - k < 6:
        if low[k] in causes:
            return k < first and not (k and mask[k - 1] & (B["modal"] | B["to"] | B["neg"]))
        if mask[k] & (VERB | B["comma"] | CLAUSE | B["sub"] | B["say"] | B["anchor"] | B["plan"]):
            return False
        k -= 1
    return False


def _went_on(sentence: Sentence, k: int) -> bool:
    """Whether somebody "went on to" do it, and did not only go to."""
    low, sets = sentence.low, sentence.grammar.sets
    return k > 0 and low[k] in sets["verb_particles"] and low[k - 1] in sets["goes_on"]


def _shared_auxiliary(sentence: Sentence, coord: int, group: VerbGroup) -> int:
    """ "were tortured and killed": the auxiliary of the first participle serves the second."""
    mask = sentence.mask
    j = coord - 1
    while j >= 0 and mask[j] & (B["comma"] | B["coord"]):  # "stabbed, and then beheaded"
        j -= 1
    if j < 1 or sentence.at[j] >= 0 or not (mask[j] & B["anchor"] or mask[j] == 0):
        return coord
    j -= 1
    begin = j
    while j >= 0 and sentence.at[j] < 0 and mask[j] & (GROUP | B["comma"]) and begin - j < 8:
        if mask[j] & B["be"]:
            group.be = group.aux = True
            group.singular = group.singular or bool(mask[j] & B["singularverb"])
            group.plural = group.plural or bool(mask[j] & B["pluralverb"])
        elif mask[j] & B["modal"]:
            group.irrealis = not mask[j] & B["perhaps"]
        elif mask[j] & B["neg"]:
            group.negated = True
        elif mask[j] & B["have"]:
            group.perfect = True
        j -= 1
    return j if group.be else coord


def conditional(sentence: Sentence, at: int) -> bool:
    """Whether a conditional word opens the clause that holds token `at`."""
    k = at
    while k >= 0 and k > at - REACH:
        bits = sentence.mask[k]
        if bits & B["cond"]:
            return True
        if bits & (B["comma"] | CLAUSE) or k < at and bits & B["rel"] and k and _relative(sentence.mask[k - 1]):
            return False
        k -= 1
    return False


def _relative(before: int) -> bool:
    """Whether "that" behind a word opens a clause about it ("the blast that killed 12"), and not what is said."""
    return not before & (B["say"] | B["hedge"] | B["prep"] | VERB | B["cond"])


def planned(sentence: Sentence, at: int, reach: int = 5) -> bool:
    """Whether a word of plan, demand or threat governs the noun or gerund at token `at`."""
    k = at - 1
    if k > 0 and sentence.mask[k] & B["of"] and sentence.mask[k - 1] & B["plan"]:
        return True  # "hopes of rescuing two boys"
    while k >= 0 and sentence.mask[k] & (B["det"] | B["adjective"] | B["article"]) and not sentence.mask[k] & B["rel"]:
        k -= 1
    to = B["to"] if k + 1 == at else 0  # "led to the deaths of" is no infinitive
    at = k + 1
    while k >= 0 and k >= at - reach:
        bits = sentence.mask[k]
        if bits & (B["plan"] | to) or (bits & B["modal"]):
            return not (bits & to and k and sentence.mask[k - 1] & B["factive"])
        if bits & (CLAUSE | B["comma"] | B["rel"]) or sentence.at[k] >= 0 and not bits & B["adv"]:
            return False
        k -= 1
    return False


def agrees(sentence: Sentence, chunk: Chunk, group: VerbGroup) -> bool:
    """Number agreement: "was killed" has no plural subject."""
    if any(sentence.mask[k] & B["groupnoun"] for k in (*range(chunk.first, chunk.number), chunk.head) if k >= 0):
        return True  # "a group of 14 was"
    if group.singular and not group.plural:
        return chunk.count.value in (0, 1) or chunk.kind == BARE and chunk.of_them or chunk.whole >= 0
    return True
