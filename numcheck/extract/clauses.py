"""Walks over a clause: the verb group around an anchor, its subject to the left, its object to the right, and its status."""

from __future__ import annotations

from dataclasses import dataclass

from .chunks import BARE, OPEN, PEOPLE, THING, Chunk
from .grammar import BIT
from .tokens import Sentence

B = BIT
_GROUP = B["be"] | B["have"] | B["modal"] | B["adv"] | B["neg"] | B["hedge"] | B["to"] | B["do"]
_VERB = B["be"] | B["have"] | B["modal"] | B["do"]
_PERSON = B["plural"] | B["singular"] | B["nation"]
_CLAUSE = B["stop"] | B["colon"]
REACH = 32


@dataclass(slots=True)
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


def verb_group(sentence: Sentence, anchor: int) -> VerbGroup:
    """Reads leftwards from the anchor; a modal, an infinitive or a negation makes the predicate no fact."""
    mask, low = sentence.mask, sentence.low
    k = anchor - 1
    group = VerbGroup(anchor)
    modal = perhaps = to = -1
    while k >= 0 and k > anchor - 12:
        bits = mask[k]
        if sentence.at[k] >= 0 and not bits & _VERB:
            break
        if not bits & _GROUP:
            break
        if bits & B["be"]:
            group.be = group.aux = True
            group.singular = group.singular or bool(bits & B["singularverb"])
            group.plural = group.plural or bool(bits & B["pluralverb"])
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
    while start < anchor and mask[start] & B["adv"] and not mask[start] & (_VERB | B["neg"]):
        start += 1
    group.start = start
    if modal >= 0:
        if group.perfect and (perhaps == modal or group.be):
            group.hedged = True
        elif not (group.perfect and perhaps >= 0):
            group.irrealis = True
    if to >= 0:
        before = to - 1
        while before >= 0 and mask[before] & B["adv"]:
            before -= 1
        real = before >= 0 and mask[before] & (B["factive"] | B["have"] | B["hedge"] | B["say"])
        if not (group.perfect or real):
            group.irrealis = True
        elif group.perfect or (before >= 0 and mask[before] & (B["hedge"] | B["say"])):
            group.hedged = True
    if any(mask[j] & B["hedge"] for j in range(start, anchor)):
        group.hedged = True
    if group.start == anchor and not group.aux:
        group.negated = group.negated or (anchor > 0 and bool(mask[anchor - 1] & B["neg"]))
    return group


def _shared_auxiliary(sentence: Sentence, coord: int, group: VerbGroup) -> int:
    """ "were tortured and killed": the auxiliary of the first participle serves the second."""
    mask = sentence.mask
    j = coord - 1
    if j >= 0 and mask[j] & B["comma"]:
        j -= 1
    if j < 1 or sentence.at[j] >= 0 or not (mask[j] & B["anchor"] or mask[j] == 0):
        return coord
    j -= 1
    begin = j
    while j >= 0 and sentence.at[j] < 0 and mask[j] & (_GROUP | B["comma"]) and begin - j < 8:
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
        if bits & (B["comma"] | _CLAUSE):
            return False
        k -= 1
    return False


def planned(sentence: Sentence, at: int, reach: int = 5) -> bool:
    """Whether a word of plan, demand or threat governs the noun or gerund at token `at`."""
    k = at - 1
    while k >= 0 and sentence.mask[k] & (B["det"] | B["adjective"] | B["article"]):
        k -= 1
    at = k + 1
    while k >= 0 and k >= at - reach:
        bits = sentence.mask[k]
        if bits & (B["plan"] | B["to"]) or (bits & B["modal"]):
            return not (bits & B["to"] and k and sentence.mask[k - 1] & B["factive"])
        if bits & (_CLAUSE | B["comma"] | B["rel"]) or sentence.at[k] >= 0 and not bits & B["adv"]:
            return False
        k -= 1
    return False


def subject(sentence: Sentence, start: int, group: VerbGroup | None, anchor: int) -> tuple[int, int] | None:
    """The counted subject left of token `start`: (chunk, distance), or None when the subject is no count."""
    mask, at, low, raw = sentence.mask, sentence.at, sentence.low, sentence.raw
    chunks: list[Chunk] = sentence.chunks  # type: ignore[assignment]
    k = start - 1
    need_relative = False
    commas = 0
    steps = 0
    antecedent = -1
    if k >= 0 and mask[k] & B["coord"]:
        k -= 1
        k = _over_verb(sentence, k)
    elif k >= 0 and mask[k] & B["rel"]:
        k -= 1
        while k >= 0 and (mask[k] & (B["comma"] | B["dash"])):
            k -= 1
        antecedent = k
    while k >= 0 and steps < REACH:
        steps += 1
        place = at[k]
        bits = mask[k]
        if place >= 0:
            chunk = chunks[place]
            before = chunk.first - 1
            lead = mask[before] if before >= 0 else 0
            if chunk.share or chunk.kind == THING:
                if (
                    lead & (B["prep"] | B["coord"] | B["comma"] | B["adjective"])
                    or before < 0
                    and chunk.kind == THING
                    and steps > 1
                ):
                    k = before
                    continue
                if chunk.kind == THING and before >= 0 and (low[before].endswith("ing") or lead & B["inclusion"]):
                    k = before
                    continue
                return None if chunk.kind == THING else (place, steps)
            if lead & B["inclusion"] and place or (chunk.of_them and need_relative):
                k = before
                continue
            if chunk.included and (commas or not (chunk.of_them or chunk.relative)) and _outer(chunks, place):
                k = before
                need_relative = False
                continue
            if k == antecedent or lead & B["with"] and steps == 1:
                return (place, steps)
            if lead & B["prep"] and not lead & B["adverbial"] and not (lead & B["of"] and chunk.whole >= 0):
                if lead & B["of"] and before > 0 and at[before - 1] >= 0 and chunks[at[before - 1]].whole == place:
                    k = before - 1
                    continue
                k = before
                continue
            if before >= 0 and low[before].endswith("ing") and not lead & (B["adjective"] | B["coord"]) and steps > 1:
                k = before
                continue
            if need_relative:
                return None
            return (place, steps)
        if bits & _CLAUSE or bits & B["quantifier"] and steps == 1:
            return None
        if bits & B["close_bracket"]:
            k = _opening(sentence, k)
            continue
        if bits & (B["comma"] | B["dash"]):
            commas += 1
            k -= 1
            continue
        if bits & B["rel"]:
            need_relative = False
            k -= 1
            if k >= 0 and mask[k] & B["of"]:
                k -= 1
            continue
        if bits & B["say"]:
            if k + 1 < len(mask) and (mask[k + 1] & B["comma"]) and commas:
                k -= 1
                continue
            return None
        if bits & (B["sub"] | B["pronoun"]) and not bits & B["rel"]:
            if bits & B["pronoun"] and k and mask[k - 1] & B["prep"]:
                k -= 1
                continue
            return None
        if bits & _VERB:
            need_relative = True
            k -= 1
            continue
        if bits & _PERSON and not bits & B["adjective"] | bits & B["plural"]:
            # an uncounted "soldiers" right before the verb is the subject, unless a preposition or list holds it
            begin = _phrase_start(sentence, k)
            lead = mask[begin - 1] if begin else 0
            if begin and at[begin - 1] >= 0 and bits & _PERSON and chunks[at[begin - 1]].stop == begin:
                k = begin - 1
                continue
            if not lead & (B["prep"] | B["inclusion"] | B["coord"] | B["comma"]) and not (
                begin and low[begin - 1].endswith("ing")
            ):
                if steps <= 3 or mask[begin] & (B["det"] | B["article"]):
                    return None
            k = begin - 1
            continue
        k -= 1
    return None


def _outer(chunks: list[Chunk], place: int) -> bool:
    """Whether a count stands left of the inclusion that holds this one."""
    return any(not chunk.included and chunk.kind != THING for chunk in chunks[:place])


def _over_verb(sentence: Sentence, k: int) -> int:
    """From the end of "were kidnapped" in "were kidnapped and killed" to before its verb group."""
    mask = sentence.mask
    if k >= 0 and mask[k] & B["comma"]:
        k -= 1
    if k >= 0 and mask[k] & B["anchor"] and sentence.at[k] < 0:
        k -= 1
        while k >= 0 and mask[k] & _GROUP and sentence.at[k] < 0:
            k -= 1
        if k >= 0 and mask[k] & B["coord"]:
            return _over_verb(sentence, k - 1)
        if k >= 0 and mask[k] & B["rel"]:
            k -= 1
    return k


def _opening(sentence: Sentence, k: int) -> int:
    depth = 0
    first = k
    while k >= 0 and k > first - 60:
        bits = sentence.mask[k]
        if bits & B["close_bracket"]:
            depth += 1
        elif bits & B["open_bracket"]:
            depth -= 1
            if depth == 0:
                return k - 1
        k -= 1
    return first - 1


def _phrase_start(sentence: Sentence, k: int) -> int:
    mask, at = sentence.mask, sentence.at
    inside = B["adjective"] | B["nation"] | B["plural"] | B["singular"]
    while (
        k > 0
        and at[k - 1] < 0
        and (
            mask[k - 1] & (inside | B["det"] | B["article"])
            or (
                mask[k - 1] == 0
                and sentence.raw[k - 1][:1].isalpha()
                and not sentence.low[k - 1].endswith(("ed", "ing"))
            )
        )
    ):
        k -= 1
        if mask[k] & (B["det"] | B["article"]):
            break
    return k


def target(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """The counted object from token `start` rightwards: (chunk, distance). Walks over "the pilot and" before a count."""
    mask, at, low, raw = sentence.mask, sentence.at, sentence.low, sentence.raw
    chunks: list[Chunk] = sentence.chunks  # type: ignore[assignment]
    size = len(low)
    k = start
    while k < size and (mask[k] & (B["adv"] | B["det"]) and at[k] < 0):
        k += 1
    if k + 2 < size and mask[k] & B["coord"] and mask[k + 1] & B["anchor"] and at[k] < 0 and at[k + 1] < 0:
        k += 2
    of = start > 0 and mask[start - 1] & B["of"]
    if k < size and at[k] >= 0 and chunks[at[k]].first == k and (of or not _heads_clause(sentence, chunks[at[k]])):
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
            if seen_noun and lead & (B["coord"] | B["comma"]) and not _heads_clause(sentence, chunk):
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


def _heads_clause(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a verb group follows: then the count is a subject of its own."""
    k = chunk.stop
    size = len(sentence.mask)
    if k < size and sentence.mask[k] & _VERB and sentence.at[k] < 0:
        return True
    return False


def object_follows(sentence: Sentence, anchor_end: int) -> bool:
    """Whether what follows a participle is its object, so that it is an active past ("two gunmen killed the driver")."""
    mask, at, raw = sentence.mask, sentence.at, sentence.raw
    k = anchor_end
    if k >= len(mask):
        return False
    if at[k] >= 0:
        chunk: Chunk = sentence.chunks[at[k]]  # type: ignore[assignment]
        return chunk.first == k and chunk.kind in (PEOPLE, OPEN, BARE) and not chunk.of_them
    bits = mask[k]
    if bits & (B["det"] | B["article"] | B["reflexive"]):
        return not bits & B["sub"]
    if bits & B["pronoun"] and not bits & B["sub"]:
        return True
    if bits & (B["plural"] | B["singular"] | B["nation"]) and not bits & B["anchor"]:
        return True
    return False


def near(sentence: Sentence, start: int, gap: int) -> tuple[int, int] | None:
    """The chunk that ends just left of token `start`, over adverbs, closed parentheses and "each"."""
    mask, at = sentence.mask, sentence.at
    k = start - 1
    steps = 0
    while k >= 0 and steps <= gap:
        if at[k] >= 0:
            return at[k], steps
        bits = mask[k]
        if bits & B["close_bracket"]:
            k = _opening(sentence, k)
            steps += 1
            continue
        if not bits & (B["adv"] | B["each"] | B["hedge"]) or bits & _VERB:
            return None
        k -= 1
        steps += 1
    return None
