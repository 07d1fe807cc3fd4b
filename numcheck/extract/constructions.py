"""Reads the constructions of a sentence: what count each metric claims at each anchor, and whether as a fact."""

from __future__ import annotations

from collections.abc import Sequence

from ..values import record, replace
from . import numbers
from .admits import admits
from .grammar import Grammar
from .matching import Match, literal_right, match_left, match_right
from .patterns import Construction
from .phrase import PEOPLE, THING, B, Chunk
from .status import either_of, status
from .tokens import Sentence
from .verbs import VerbGroup, verb_group

# what a construction passes over next to its anchor
_SKIPPED_LEFT, _SKIPPED_RIGHT = B["adv"] | B["det"], B["adv"] | B["comma"]


@record
class Claim:
    """One reading: this chunk counts for this metric, by this construction."""

    chunk: int
    metric: str
    rule: str
    anchor: int
    tokens: frozenset[int]
    distance: int
    literals: int
    relation: str
    scope: str | None = None
    assertion: str = "asserted"
    role: str = ""
    perfect: bool = False
    past_perfect: bool = False
    source: int = -1
    inner: bool = False
    """Whether its words tell that it is a part of a count told elsewhere ("six of the dead")."""


def claims(sentence: Sentence, grammar: Grammar) -> list[Claim]:
    """All readings of a sentence's counts, best first for each anchor; coordination is not yet spread."""
    found: list[Claim] = []
    words = sentence.words
    anchors = grammar.anchors
    void = {} if grammar.never.keys().isdisjoint(words) else _void(sentence, grammar)
    for anchor, word in enumerate(sentence.low):
        if word not in anchors:
            continue
        options = anchors.of(word)
        if anchor in void:
            options = [construction for construction in options if construction.metric not in void[anchor]]
        place = sentence.at[anchor]
        if place >= 0 and sentence.chunks[place].premod != anchor and sentence.chunks[place].head != anchor:
            continue
        found.extend(_at_anchor(sentence, anchor, options, words, grammar))
    _heads(sentence, found, grammar)
    return _settled(found, sentence, grammar)


def _void(sentence: Sentence, grammar: Grammar) -> dict[int, set[str]]:
    """The tokens that stand in an idiom ("dead heat"), with the metrics that it is an idiom to."""
    void: dict[int, set[str]] = {}
    low = sentence.low
    never = grammar.never
    for k, word in enumerate(low):
        for words, metric in never.get(word, ()):
            if tuple(low[k : k + len(words)]) == words:
                for j in range(k, k + len(words)):
                    void.setdefault(j, set()).add(metric)
    return void


def _at_anchor(
    sentence: Sentence, anchor: int, options: Sequence[Construction], words: set[str], grammar: Grammar
) -> list[Claim]:
    matches: list[tuple[Construction, Match]] = []
    group: VerbGroup | None = None
    for construction in options:
        for need in construction.needs:
            if need.isdisjoint(words):
                break
        else:
            head = construction.anchor
            end = anchor + 1 if head.longest == 1 else literal_right(sentence, head, anchor)
            if end < 0:
                continue
            if group is None:
                group = verb_group(sentence, anchor)
            if not _may_match(sentence, construction, anchor, end, group):
                continue
            match = Match(tokens=list(range(anchor, end)), group=group)
            if match_right(sentence, construction, 0, end, match) and match_left(
                sentence, construction, 0, anchor, match, end
            ):
                if match.chunk >= 0 and admits(sentence, match, grammar.metrics[construction.metric], construction):
                    matches.append((construction, match))
    place = sentence.at[anchor]
    if place >= 0:
        matches = [m for m in matches if m[1].chunk != place or m[1].relation == "noun"]
        premodified = _premodified(sentence, anchor, place, options)
        if premodified:
            matches.append(premodified)
    if not matches:
        return []
    out: list[Claim] = []
    best: dict[str, int] = {}
    for construction, match in matches:
        if not construction.besides:
            rank = construction.literals * 100 - match.distance
            best[construction.metric] = max(best.get(construction.metric, -(10**6)), rank)
    for construction, match in matches:
        rank = construction.literals * 100 - match.distance
        if not construction.besides:
            if rank < best[construction.metric]:
                continue
            best[construction.metric] = 10**6
        if match.relation == "noun" and _would_do(sentence, sentence.chunks[match.chunk]):
            continue  # "room for 60 bodies"
        if either_of(sentence, match, construction.metric) and not sentence.chunks[match.chunk].zero:
            continue
        assertion = status(sentence, anchor, construction, match, group)
        chunk: Chunk = sentence.chunks[match.chunk]
        if assertion is None and not chunk.zero:
            assertion = "irrealis"
        if construction.bound == "exact" and chunk.count.bound == "up_to":
            chunk.count.low, chunk.count.bound = chunk.count.value, "exact"  # "gone up to 462": the verb's own "up to"
        elif construction.bound and assertion != "irrealis" and chunk.count.bound == "exact":
            numbers.apply_bound(chunk.count, construction.bound)
            before = chunk.first - 1
            while before > anchor and sentence.mask[before] & B["adv"]:
                before -= 1
            if before in match.tokens:
                chunk.first = before  # "exceeded 4,000": the verb is the bound
        claim = Claim(
            match.chunk, construction.metric, construction.rule, anchor, frozenset(match.tokens), match.distance,
            construction.literals, match.relation, construction.scope, assertion or "asserted",
            inner=construction.part,
        )  # fmt: skip
        if group is not None:
            claim.perfect, claim.past_perfect = group.perfect, group.past_perfect
        out.append(claim)
        if match.previous >= 0:
            former = "asserted" if assertion == "irrealis" else "superseded"  # "likely to rise from 40 to 60"
            out.append(replace(claim, chunk=match.previous, relation="previous", assertion=former))
    return out


def _may_match(sentence: Sentence, construction: Construction, anchor: int, end: int, group: VerbGroup) -> bool:
    """A quick test of what stands next to the anchor at tokens [anchor, end): False means that nothing can match."""
    left, right = construction.left, construction.right
    if right:
        element = right[0]
        if element.firsts and not element.optional:
            if end >= len(sentence.low):
                return False
            if sentence.low[end] not in element.firsts and not sentence.mask[end] & _SKIPPED_RIGHT:
                return False
    elif not left:
        return False
    if left:
        element = left[0]
        if element.slot == "be":
            return group.be
        if element.slot == "aux" and anchor and sentence.mask[anchor - 1] & B["det"]:
            return bool(sentence.mask[anchor - 1] & B["rel"])  # "saw the fleeing car"
        if element.lasts and not element.optional:
            if not anchor:
                return False
            if sentence.low[anchor - 1] not in element.lasts and not sentence.mask[anchor - 1] & _SKIPPED_LEFT:
                return False
    return True


def _premodified(
    sentence: Sentence, anchor: int, place: int, options: Sequence[Construction]
) -> tuple[Construction, Match] | None:
    """ "six missing fishermen": the anchor stands inside the count's own phrase."""
    chunk: Chunk = sentence.chunks[place]
    if chunk.premod != anchor or chunk.kind == THING:
        return None
    for construction in options:
        if len(construction.left) == 1 and construction.left[0].slot == "people" and not construction.right:
            return construction, Match(place, -1, 0, [anchor], "premod", None)
    return None


def _heads(sentence: Sentence, found: list[Claim], grammar: Grammar) -> None:
    """ "two French hostages" counts hostages when no construction says more."""
    if not grammar.heads:
        return
    claimed: dict[int, list[str]] = {}
    for claim in found:
        if claim.assertion != "irrealis":
            claimed.setdefault(claim.chunk, []).append(claim.metric)
    for place, chunk in enumerate(sentence.chunks):
        if chunk.head < 0 or chunk.kind != PEOPLE or chunk.share or chunk.indefinite or chunk.zero:
            continue
        head = sentence.low[chunk.head]
        metric = grammar.heads.get(head)
        if metric is None or any(metric not in grammar.metrics[name].yields for name in claimed.get(place, ())):
            continue
        if _escaped(sentence, chunk) or _would_do(sentence, chunk):
            continue
        found.append(
            Claim(place, metric, grammar.metrics[metric].file, chunk.head, frozenset([chunk.head]), 20, 0, "head")
        )


def _escaped(sentence: Sentence, chunk: Chunk) -> bool:
    """ "4,000 inmates broke out": they are held no longer."""
    mask, k = sentence.mask, chunk.stop
    while k < len(mask) and mask[k] & (B["adv"] | B["have"] | B["rel"]):
        k += 1
    return k < len(mask) and sentence.low[k] in sentence.grammar.sets["escaped"]


def _would_do(sentence: Sentence, chunk: Chunk) -> bool:
    """ "enough grain for 15,000 refugees": a measure of the grain, and nobody who is there."""
    k = chunk.first - 1
    if k < 1 or not sentence.mask[k] & B["prep"]:
        return bool(k > 0 and sentence.mask[k - 1] & B["modal"])  # "can take 1,200 inmates"
    return not sentence.grammar.sets["enough"].isdisjoint(sentence.low[max(0, k - 4) : k])


def _settled(found: list[Claim], sentence: Sentence, grammar: Grammar) -> list[Claim]:
    """Drops a claim whose words another claim on the same chunk contains ("shot" in "shot dead"), and doubles."""
    kept: list[Claim] = []
    for claim in found:
        rivals = [other for other in found if other.chunk == claim.chunk and other is not claim]
        if any(claim.tokens < other.tokens and other.literals > claim.literals for other in rivals):
            continue
        if any(
            other.metric == claim.metric
            and (other.literals, -other.distance) > (claim.literals, -claim.distance)
            and other.assertion != "irrealis"
            for other in rivals
        ):
            continue
        if any(k.chunk == claim.chunk and k.metric == claim.metric for k in kept):
            continue
        if not grammar.metrics[claim.metric].nouns and any(
            grammar.metrics[other.metric].nouns and other.tokens & claim.tokens for other in rivals
        ):
            continue  # "journalists arrested" is the narrower metric's
        kept.append(claim)
    return [claim for claim in kept if not _yields(claim, kept, grammar)]


def _yields(claim: Claim, kept: list[Claim], grammar: Grammar) -> bool:
    """Whether another metric says more of the same count: "shot and killed three" counts no more than the dead."""
    yields = grammar.metrics[claim.metric].yields
    return bool(yields) and any(
        other.chunk == claim.chunk and other.metric in yields and claim.tokens.isdisjoint(other.tokens)
        for other in kept
    )
