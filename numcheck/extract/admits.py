"""Whether a count may be the one that a construction speaks of, by its noun and by what stands around it."""

from __future__ import annotations

from .grammar import Metric
from .labels import bounded_age, like_year, numbered
from .matching import Match
from .patterns import Construction
from .phrase import BARE, OPEN, THING, B, Chunk
from .tokens import Sentence


def admits(sentence: Sentence, match: Match, metric: Metric, construction: Construction) -> bool:
    """Whether this chunk may be a victim of this metric."""
    chunk: Chunk = sentence.chunks[match.chunk]
    if chunk.share:
        return match.relation in ("object", "subject") and metric.open
    if chunk.kind == THING:
        return False
    noun = chunk if chunk.head >= 0 or chunk.whole < 0 else sentence.chunks[chunk.whole]  # "14 of the 29 escapees"
    word = sentence.low[noun.head] if noun.head >= 0 else ""
    behind = sentence.low[noun.stop] if noun.head < 0 and noun.stop < len(sentence.low) else ""  # "40 bodies"
    if word in metric.but or behind in metric.but:
        return False
    if construction.only or construction.excepted:
        named = sentence.low[noun.first : noun.head + 1] if noun.head >= 0 else []
        if construction.only and construction.only.isdisjoint(named) or not construction.excepted.isdisjoint(named):
            return False
    if metric.nouns and (chunk.head < 0 or sentence.low[chunk.head] not in metric.nouns):
        return False
    if chunk.head >= 0 and sentence.grammar.own_things.get(sentence.low[chunk.head], metric.name) != metric.name:
        return False
    if chunk.kind == OPEN and not metric.open:
        return False
    anchor = match.tokens[0]
    if chunk.kind != BARE and match.relation == "noun" and chunk.stop <= anchor:
        # "three were hurt, one fatally", not "two officers fatally shot"; "six of the slain", not "six kin of the"
        if sentence.mask[anchor] & B["adv"] or construction.part and sentence.mask[anchor - 1] & B["det"]:
            return False
    if noun.head < 0 and chunk.kind == BARE and not (construction.bare or chunk.zero or chunk.other or chunk.more):
        return False
    if chunk.kind == BARE and chunk.first > match.tokens[0] and bounded_age(sentence, chunk):
        return False
    worded = construction.scope is not None and construction.literals > 1
    k, mask = chunk.first, sentence.mask
    worded = worded and not (k > 1 and mask[k - 1] & B["of"] and mask[k - 2] & B["rel"])  # "three times that of 2019"
    if chunk.kind == BARE and not (chunk.zero or worded) and like_year(sentence, chunk, metric.open):
        return False
    if chunk.kind == BARE and match.relation in ("subject", "near") and numbered(sentence, chunk):
        return False
    if chunk.kind == BARE and not chunk.zero and match.relation == "object":
        after = chunk.stop
        mask = sentence.mask
        if after < len(mask):
            word = sentence.raw[after]
            if mask[after] == 0 and word[0].isalpha() and not chunk.of_them and not chunk.other and not chunk.more:
                ending = sentence.grammar.pasts + sentence.grammar.adverbs
                return metric.open and (not word[0].islower() or word.lower().endswith(ending))
    return True
