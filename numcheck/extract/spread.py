"""Spreads a reading over coordination, ellipsis and inclusion: which other counts of the sentence share it."""

from __future__ import annotations

from . import objects
from .constructions import Claim
from .gapped import gapped
from .grammar import BIT, Grammar
from .parts import allowed, apposed, breakdown, carry, listed, parts, severe
from .phrase import BARE, PEOPLE, THING, Chunk
from .tokens import Sentence

B = BIT
_GAP = 16
"""Tokens between two coordinated counts at most."""
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
            gapped(sentence, chunks, place, by, grammar)
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
    if start >= stop or stop - start > _GAP:
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
            claim.relation not in (("object",) if place in by else ("object", "noun", "premod", "near"))
            or not allowed(sentence, chunk, claim.metric, grammar)
            or claim.assertion == "superseded"
        ):
            continue
        if claim.relation == "premod" and not (claim.role == "" and chunk.kind != BARE):
            continue
        if claim.anchor > chunk.first and claim.relation != "noun":
            continue
        if claim.relation == "near" and not (chunk.kind == PEOPLE and _ends_list(sentence, chunks, place)):
            continue
        if claim.relation == "noun" and claim.scope == "toll" and not sentence.mask[chunk.first - 1] & B["coord"]:
            continue
        start, stop = _between(sentence, chunks, left, place)
        if claim.relation == "near":
            start = max(start, *(k + 1 for k in claim.tokens))
        if _joined(sentence, start, stop):
            carried.append(carry(claim, place))
    if carried:
        by[place] = carried


def _ends_list(sentence: Sentence, chunks: list[Chunk], place: int) -> bool:
    """ "180 rebels killed, 25 soldiers and eight clerks": a list that no predicate of its own closes."""
    mask, raw = sentence.mask, sentence.raw
    while True:
        k = chunks[place].stop
        if k >= len(mask) or mask[k] & (B["stop"] | B["close_bracket"]) or raw[k] == ".":
            return True
        first = k
        while k < len(mask) and mask[k] & (B["comma"] | B["coord"]):
            k += 1
        if k < len(mask) and k > first and mask[k] & (B["adv"] | B["say"]) and not raw[k][0].isdigit():
            return sentence.at[k] < 0 and (bool(mask[k] & B["say"]) or not raw[k].isalnum())  # "…," it said
        if k == first or k >= len(mask) or sentence.at[k] != place + 1 or chunks[place + 1].kind != PEOPLE:
            return False
        place += 1


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
