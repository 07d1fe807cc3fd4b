"""Spreads a reading over coordination, ellipsis and inclusion: which other counts of the sentence share it."""

from __future__ import annotations

from . import objects
from .constructions import Claim
from .grammar import BIT, Grammar
from .parts import allowed, apposed, breakdown, carry, listed, parts, severe
from .phrase import BARE, THING, Chunk
from .retold import RETOLD, told_again
from .tokens import Sentence

B = BIT
_BREAKS = B["stop"] | B["sub"] | B["say"] | B["rel"]
_NOUNS = B["plural"] | B["adjective"]
_VERBS = B["be"] | B["have"] | B["modal"] | B["do"]


def spread(sentence: Sentence, found: list[Claim], grammar: Grammar) -> list[Claim]:
    """The claims and those they carry over: objects rightwards, subjects leftwards, gapped and included counts."""
    chunks: list[Chunk] = sentence.chunks
    by: dict[int, list[Claim]] = {}
    for claim in found:
        by.setdefault(claim.chunk, []).append(claim)
    _unmark(chunks, found)
    parts(sentence, chunks, by)
    for place in range(1, len(chunks)):
        if _free(by, place) and not severe(sentence, chunks, place, by, grammar):
            _rightwards(sentence, chunks, place, by, grammar)
    for place in range(len(chunks) - 2, -1, -1):
        if _free(by, place):
            _leftwards(sentence, chunks, place, by, grammar)
    parts(sentence, chunks, by)
    for place in range(1, len(chunks)):
        if place not in by and not listed(sentence, chunks, place, by, grammar):
            _gapped(sentence, chunks, place, by, grammar)
    parts(sentence, chunks, by)
    breakdown(sentence, chunks, by)
    apposed(sentence, chunks, by)
    return [claim for place in sorted(by) for claim in by[place]]


def _free(by: dict[int, list[Claim]], place: int) -> bool:
    """Whether nothing is read of a count but its noun ("six refugees"): then it may share a predicate."""
    return place not in by or all(claim.relation == "head" for claim in by[place])


def _unmark(chunks: list[Chunk], found: list[Claim]) -> None:
    """Where a construction owns the word of inclusion ("the toll included 23 …"), its counts are no parts."""
    for claim in found:
        place = claim.chunk
        if chunks[place].included and chunks[place].first - 1 in claim.tokens:
            while place < len(chunks) and chunks[place].included:
                chunks[place].included = False
                place += 1


def _between(sentence: Sentence, chunks: list[Chunk], left: int, right: int) -> tuple[int, int]:
    return chunks[left].stop, chunks[right].first


def _joined(sentence: Sentence, start: int, stop: int, relative: bool = False) -> bool:
    """Whether tokens [start, stop) only coordinate two counts: phrases, then a conjunction or comma."""
    mask, at = sentence.mask, sentence.at
    while stop > start and mask[stop - 1] & B["det"] and at[stop - 1] < 0:
        stop -= 1
    if start >= stop or stop - start > 12:
        return False
    last = stop - 1
    if not mask[last] & (B["coord"] | B["comma"]):
        return False
    if relative and mask[start] & B["rel"]:
        return not any(mask[k] & (B["stop"] | B["say"]) for k in range(start, stop))
    depth = 0
    for k in range(start, stop):
        bits = mask[k]
        depth += bool(bits & B["open_bracket"]) - bool(bits & B["close_bracket"])
        if depth < 0:
            return False
        if at[k] >= 0:
            continue
        if bits & _BREAKS or bits & _VERBS or bits & B["anchor"] and not bits & _NOUNS and not _in_name(sentence, k):
            return False
        if (
            bits & B["coord"]
            and k < last
            and not mask[k + 1] & (B["adjective"] | B["nation"] | B["plural"] | B["singular"] | B["coord"])
            and at[k + 1] < 0
        ):
            return False
    return True


def _in_name(sentence: Sentence, k: int) -> bool:
    """Whether a word stands inside a name: "rebels from the National Liberation Forces"."""
    return k > 0 and sentence.raw[k].istitle() and sentence.raw[k - 1].istitle()


def _rightwards(
    sentence: Sentence, chunks: list[Chunk], place: int, by: dict[int, list[Claim]], grammar: Grammar
) -> None:
    chunk = chunks[place]
    if chunk.of_them or chunk.share or objects.heads_clause(sentence, chunk) or _own_predicate(sentence, chunk):
        return
    if chunk.kind == BARE and _unknown_predicate(sentence, chunk) or objects.speaks(sentence, chunk):
        return
    left = place - 1
    while (
        left >= 0 and (chunks[left].kind == THING or chunks[left].of_them or chunks[left].included) and place - left < 4
    ):
        left -= 1
    if left < 0 or left not in by:
        return
    carried = []
    for claim in by[left]:
        if (
            claim.relation not in (("object",) if place in by else ("object", "noun", "premod"))
            or not allowed(sentence, chunk, claim.metric, grammar)
            or claim.assertion == "superseded"
        ):
            continue
        if claim.relation == "premod" and not (claim.role == "" and chunk.kind != BARE):
            continue
        if claim.anchor > chunk.first and claim.relation != "noun":
            continue
        if claim.relation == "noun" and claim.scope == "toll" and not sentence.mask[chunk.first - 1] & B["coord"]:
            continue
        start, stop = _between(sentence, chunks, left, place)
        if _joined(sentence, start, stop):
            carried.append(carry(claim, place))
    if carried:
        by[place] = carried


def _own_predicate(sentence: Sentence, chunk: Chunk) -> bool:
    """A participle right behind: "... and 12 wounded" reads for itself even where the pattern refused it."""
    k = chunk.stop
    return (
        k < len(sentence.mask)
        and bool(sentence.mask[k] & B["anchor"])
        and sentence.at[k] < 0
        and not sentence.mask[k] & (B["plural"] | B["prep"])
    )


def _unknown_predicate(sentence: Sentence, chunk: Chunk) -> bool:
    """ "killed 55,000, 3 million still live in tents": a word that no rule knows stands where a verb would."""
    mask, k = sentence.mask, chunk.stop
    while k < len(mask) and mask[k] & B["adv"]:
        k += 1
    return k < len(mask) and mask[k] == 0 and sentence.raw[k].isalpha() and sentence.raw[k].islower()


def _leftwards(
    sentence: Sentence, chunks: list[Chunk], place: int, by: dict[int, list[Claim]], grammar: Grammar
) -> None:
    chunk = chunks[place]
    if chunk.of_them or chunk.share or chunk.included:
        return
    lead = sentence.mask[chunk.first - 1] if chunk.first else 0
    if lead & B["prep"] and not lead & B["adverbial"] and not lead & B["of"]:
        return
    if place + 1 < len(chunks) and chunks[place + 1].whole == place:
        return
    if chunk.kind == BARE and chunk.count.value == 1 and place + 1 < len(chunks) and chunks[place + 1].indefinite:
        return  # "one of the victims, a young woman, died": they are the same
    right = place + 1
    while (
        right < len(chunks)
        and (chunks[right].kind == THING or chunks[right].of_them or chunks[right].included)
        and right - place < 4
    ):
        right += 1
    if right >= len(chunks) or right not in by or chunks[right].zero:
        return  # "346 people were aboard, none of whom survived"
    carried = []
    for claim in by[right]:
        counted = BARE not in (chunk.kind, chunks[right].kind)  # but "five survivors and eight bodies"
        before = counted and claim.anchor >= chunks[right].stop  # "a woman, 3 kids found dead"
        shared = claim.relation == "noun" and (before or _shares_noun(sentence, chunk, chunks[right]))
        if not (shared or claim.relation in ("subject", "near", "left")) or place in by and claim.relation != "subject":
            continue
        if not allowed(sentence, chunk, claim.metric, grammar):
            continue
        if claim.relation == "near" and chunks[right].kind == BARE and chunk.kind == BARE and not chunk.zero:
            continue
        if claim.source >= 0 and claim.source < place:
            continue
        start, stop = _between(sentence, chunks, place, right)
        if chunks[right].kind == BARE and claim.relation == "subject" and _acted(sentence, start):
            continue
        if not grammar.sets["lacking"].isdisjoint(sentence.low[start:stop]):
            continue
        if _joined(sentence, start, stop, relative=True):
            carried.append(carry(claim, place))
    if carried:
        by[place] = carried


def _acted(sentence: Sentence, start: int) -> bool:
    """ "Five rebels surrendered and three were killed": a verb that no rule knows, which the first count alone has."""
    mask, low = sentence.mask, sentence.low
    while start < len(mask) and mask[start] & B["adv"]:
        start += 1
    return start < len(mask) and not mask[start] and low[start].endswith(sentence.grammar.pasts)


def _shares_noun(sentence: Sentence, left: Chunk, right: Chunk) -> bool:
    """ "six Palestinian and two Israeli deaths", "three or four deaths": what is counted is said once."""
    mask = sentence.mask
    gap = range(left.stop, right.first)
    return len(gap) == 1 and bool(mask[gap[0]] & B["coord"]) and (left.head < 0 or bool(mask[left.head] & B["nation"]))


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


def _gapped(sentence: Sentence, chunks: list[Chunk], place: int, by: dict[int, list[Claim]], grammar: Grammar) -> None:
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
        gap, lead = sentence.raw[lead][0].isupper(), lead - 1  # "Turkey's toll is 45,968 and Syria's 7,259"
    again = told_again(sentence, chunk)
    left = place - 1
    while left >= 0 and (left not in by or again and any(claim.role for claim in by[left])):
        left -= 1
    if left < 0 or chunks[place].first - chunks[left].stop > 22:
        return
    free = again or _parallel(sentence, chunks[left], chunk)
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
        and claim.relation in ("subject", "near", "object", "noun")
        and allowed(sentence, chunk, claim.metric, grammar)
        and claim.assertion != "superseded"
    ]
    if carried:
        by[place] = carried
