"""What a figure counts: one event, what has run up over a time, or so many in every so long."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from ..codes import later
from ..model import When
from ..values import replace
from .constructions import Claim
from .grammar import BIT as B
from .scope_spans import several, short, stretch, wide
from .tokens import Sentence

_SUPERLATIVE = 8
"""So many words before its day a superlative may stand."""
_DAY = later(r"(?:\d{4}|-)-\d\d-\d\d")


def scope(
    sentence: Sentence,
    claim: Claim,
    whens: Sequence[When],
    event: str | None,
    since: str | None,
    once: Callable[[int], bool],
) -> str:
    """cumulative where the words run over a time: since, so far, this year, years of war; rate; else event.

    `whens` are the sentence's date phrases, `event` and `since` what `dates_moment.moment` says; `once` tells whether
    what is named nearest to a token comes once.
    """
    grammar = sentence.grammar
    if _is_rate(sentence, claim):
        return "rate"
    if claim.metric == "displaced" and claim.relation in ("head", "premod", "noun"):
        return "cumulative"
    if claim.metric in ("hostages_taken", "hostages_held", "missing", "casualties"):
        return "event"
    if claim.scope == "running" and not once(claim.anchor):
        return "cumulative"
    if since is not None and not any(short(when, sentence) for when in whens):
        return "cumulative"
    counting = any(when.role == "as_of" and _last(when.text) in grammar.sets["still_counted"] for when in whens)
    if any(when.role == "as_of" for when in whens) and not (counting and once(claim.anchor)):
        return "cumulative"
    if any(when.role == "day" and when.iso == event and stretch(when, sentence) for when in whens):
        return "cumulative"
    if several(sentence, claim, whens) or wide(sentence, claim) and not once(claim.anchor):
        return "cumulative"
    verb = min(claim.tokens)
    if claim.relation == "noun" and claim.chunk < len(sentence.chunks):
        verb = sentence.chunks[claim.chunk].first - 1  # "the epidemic has claimed 300 lives"
    if claim.relation in ("object", "left", "noun") and verb > 0 and _kills_on(sentence, verb, whens, event):
        return "cumulative"
    if grammar.running_ends.isdisjoint(sentence.words):
        return "event"
    words = f" {' '.join(sentence.low)} "
    said = [phrase for phrase in grammar.running if f" {phrase} " in words]
    if said and once(claim.anchor):
        said = [phrase for phrase in said if _last(phrase) not in grammar.sets["still_counted"]]
    if said:
        return "cumulative" if claim.perfect or claim.scope or claim.relation != "subject" else "event"
    if (claim.perfect or claim.scope) and any(f" {phrase} " in words for phrase in grammar.running_with_perfect):
        return "cumulative"
    return "event"


def _last(phrase: str) -> str:
    return phrase.lower().split()[-1]


def _is_rate(sentence: Sentence, claim: Claim) -> bool:
    """ "10 people a day die", "kills 1.2 million a year"; not "three died a day after"."""
    grammar, low, chunks = sentence.grammar, sentence.low, sentence.chunks
    # "the driver was killed" has no count in the sentence
    stop = chunks[claim.chunk].stop if claim.chunk < len(chunks) else claim.anchor + 1
    first, last = min(stop, claim.anchor + 1), max(stop, claim.anchor + 1)
    for k in range(first, min(len(low), last + 5)):
        for words in grammar.rates_at.get(low[k], ()):
            end = k + len(words)
            if sentence.mask[k - 1] & (B["prep"] | B["sub"]):
                continue  # "held for more than a month"
            if tuple(low[k:end]) == words and not (end < len(low) and low[end] in grammar.sets["offsets"]):
                return True
    return False


def _kills_on(sentence: Sentence, anchor: int, whens: Sequence[When], event: str | None) -> bool:
    """Whether the subject of the predicate is a war or a disease, and no day is told: it kills over a time."""
    running, mask, low = sentence.grammar.sets["running_subjects"], sentence.mask, sentence.low
    if running.isdisjoint(sentence.words) or any(
        when.role == "day" and when.iso in (None, event) and (when.iso is None or _DAY.fullmatch(when.iso))
        for when in whens
    ):
        return False
    k = anchor - 1
    while k > 0 and mask[k] & (B["adv"] | B["have"] | B["rel"] | B["comma"]):
        k -= 1
    if k < 0 or low[k] not in running:
        return False
    relative = any(mask[j] & B["rel"] for j in range(k + 1, anchor))
    while k >= 0 and not mask[k] & (B["prep"] | B["comma"] | B["coord"] | B["stop"]):
        k -= 1
    return relative or k < 0 or not mask[k] & B["prep"]


def surpassed(when: When, sentence: Sentence, trigger: int) -> When | None:
    """ "the worst fire since a 1997 blaze that killed 14, hurt 9": that day is the blaze's own, and nothing else's."""
    if when.role != "since":
        return when
    mask, low, superlatives = sentence.mask, sentence.low, sentence.grammar.sets["superlatives"]
    k = bisect_left(sentence.starts, when.start) - 1
    last = max(-1, k - _SUPERLATIVE)
    # "most of them since Saturday" is no superlative
    while k > last and not mask[k] & B["comma"] and (low[k] not in superlatives or mask[k + 1] & B["of"]):
        k -= 1
    if k <= last or mask[k] & B["comma"]:
        return when
    clause = range(bisect_left(sentence.starts, when.end), bisect_left(sentence.starts, trigger))
    told = any(mask[k] & B["rel"] for k in clause) and not any(mask[k] & (B["comma"] | B["coord"]) for k in clause)
    return replace(when, role="day") if told else None
