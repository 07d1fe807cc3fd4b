"""Whether what a construction says is stated as a fact, alleged, or no fact at all."""

from __future__ import annotations

from .matching import Match
from .patterns import Construction
from .phrase import B
from .tokens import Sentence
from .verbs import VERB, VerbGroup, conditional, planned, verb_group

STOCKS = ("missing", "trapped")
"""Metrics of a state that lasts: what may be is told as of now."""


def status(
    sentence: Sentence, anchor: int, construction: Construction, match: Match, group: VerbGroup | None
) -> str | None:
    """asserted or alleged; None when it is a threat, plan, forecast, hypothesis or negation."""
    verbal = match.relation in ("subject", "object", "near", "premod")
    if match.relation == "premod":
        return "asserted"
    leftmost = min(match.tokens)
    if match.relation == "subject":
        group = match.group or group
    elif leftmost < anchor:
        group = verb_group(sentence, leftmost)
    if match.relation == "near":
        first = sentence.chunks[match.chunk].first
        return None if conditional(sentence, first) or _foreseen(sentence, first) else "asserted"
    if match.relation == "subject" and _neither(sentence, match):
        return None
    if group is not None and verbal and (group.start < leftmost or group.aux):
        if group.possible and construction.metric in STOCKS:
            return None if any(bits & B["cond"] for bits in sentence.mask) else "alleged"
        if group.irrealis or (group.negated and not sentence.chunks[match.chunk].zero):
            return None
        if conditional(sentence, group.start):
            return None
        return "alleged" if group.hedged else "asserted"
    if group is not None and (group.irrealis or group.negated):
        return None
    behind = _predicate(sentence, anchor, match)
    if behind is not None and (behind.irrealis or behind.negated):
        return None
    if behind is not None and behind.hedged and behind.perfect:
        return "alleged"
    start = group.start if group is not None else leftmost
    if planned(sentence, start, 6 if construction.weak else 1) or conditional(sentence, leftmost):
        return None
    return "alleged" if _accused(sentence, leftmost) else "asserted"


def _neither(sentence: Sentence, match: Match) -> bool:
    """ "neither the pilot nor his two passengers were hurt"."""
    k = sentence.chunks[match.chunk].first - 1
    while k > 0 and sentence.mask[k] & B["det"]:
        k -= 1
    return k >= 0 and bool(sentence.mask[k] & B["neg"])


def _foreseen(sentence: Sentence, first: int) -> bool:
    """ "the deal would see 33 hostages released": what a modal has the reader see has not happened."""
    if first and sentence.low[first - 1] in sentence.grammar.sets["wish"]:
        return True  # "Israel wants 33 hostages freed"
    seen = first > 1 and sentence.low[first - 1] in sentence.grammar.sets["foresee"]
    return seen and bool(sentence.mask[first - 2] & (B["modal"] | B["to"]))


def _predicate(sentence: Sentence, anchor: int, match: Match) -> VerbGroup | None:
    """The verb behind a noun that is the anchor: "the toll {could rise} to 100"."""
    for k in sorted(match.tokens):
        if k > anchor + 1 and k - 1 not in match.tokens and sentence.mask[k - 1] & (VERB | B["to"] | B["neg"]):
            return verb_group(sentence, k)
    return None


def _accused(sentence: Sentence, anchor: int) -> bool:
    """ "accused of killing six", "accused the army of killing six"."""
    if anchor < 2 or not sentence.mask[anchor - 1] & B["prep"]:
        return False
    return not sentence.grammar.sets["accused"].isdisjoint(sentence.low[max(0, anchor - 8) : anchor - 1])


def either_of(sentence: Sentence, match: Match, metric: str) -> bool:
    """ "1,000 were killed or captured": how many it happened to is not told."""
    low, mask, either = sentence.low, sentence.mask, sentence.grammar.sets["either"]
    if either.isdisjoint(sentence.words) or match.relation not in ("subject", "object", "near"):
        return False
    first = last = match.tokens[0]
    while last + 1 in match.tokens:
        last += 1
    while last + 2 < len(low) and mask[last + 1] & B["comma"] and mask[last + 2] & B["anchor"]:
        last += 2  # "dead, wounded or captured"
    after = last + 2
    while after < len(low) and mask[after] & (B["adv"] | B["be"] | B["have"]):
        after += 1
    rivals = [after] if after < len(low) and low[last + 1] in either else []
    rivals += [first - 2] if first > 1 and low[first - 1] in either else []
    options = [sentence.grammar.anchors.of(low[k]) for k in rivals if sentence.at[k] < 0 and k not in match.tokens]
    return any(made and all(other.metric != metric for other in made) for made in options)
