"""Whether what a figure counts took days, or was several events: "in three days of fighting", "in separate attacks"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from ..calendar import days_between
from ..model import When
from .constructions import Claim
from .grammar import BIT as B
from .tokens import Sentence

_LED = 4
"""Words of a number of days at most: "the past three days"."""
_SUPERLATIVE = 8
"""So many words before it a superlative may stand: "the second blast in two days"."""
_OPENS = 8
"""Within so many words from its beginning a sentence opens with a phrase that holds for all of it."""
_TWO = 2
_NEAR = 12
"""Within so many words behind the count "across the country" is said of it."""
_HARMS = ("killed", "injured")


def several(sentence: Sentence, claim: Claim, whens: Sequence[When]) -> bool:
    """Whether the predicate runs over days, or tells of more than one event; one person is no running count."""
    if claim.chunk >= len(sentence.chunks):
        return False
    chunk = sentence.chunks[claim.chunk]
    if chunk.indefinite or chunk.count.value == 1:
        return False
    return _pair(sentence, claim, whens) or _drawn_out(sentence, claim) or _apart(sentence, claim)


def short(when: When, sentence: Sentence) -> bool:
    """Whether a stretch that ends now is no longer than a week: "the past 24 hours", and not "the last month"."""
    sets, words = sentence.grammar.sets, when.text.lower().split()
    return when.role == "window" and sets["spans"].isdisjoint(words) and sets["long_spans"].isdisjoint(words)


def stretch(when: When, sentence: Sentence) -> bool:
    """Whether a day phrase runs from one day to another: "from Monday to Wednesday", "between 2011 and 2014"."""
    if when.iso is None or "/" not in when.iso:
        return False
    first, last = when.iso.split("/")
    days = days_between(first, last)
    if days is not None and days < _TWO:
        return False  # "in the night of December 2-3"
    words = when.text.lower().replace("-", " to ").replace("–", " to ").split()
    return any(word in sentence.grammar.range_joiners or word in sentence.grammar.joiner for word in words)


def _pair(sentence: Sentence, claim: Claim, whens: Sequence[When]) -> bool:
    """Whether two days share the predicate: "died on Saturday and Sunday"."""
    days = [when for when in whens if when.role == "day" and when.weekday is not None]
    for one, two in pairwise(days):
        k = bisect_left(sentence.starts, one.end)
        if k + 1 < len(sentence.mask) and sentence.starts[k + 1] == two.start and sentence.mask[k] & B["coord"]:
            return _same_clause(sentence, claim, k)
    return False


def _drawn_out(sentence: Sentence, claim: Claim) -> bool:
    """Whether it took days: "in three days of fighting", "a four-day operation", "in two days"."""
    sets, low, mask = sentence.grammar.sets, sentence.low, sentence.mask
    spans, lasting = sets["spans"], sets["drawn_out"]
    for k, word in enumerate(low):
        if word in spans and k + 2 < len(low) and mask[k + 1] & B["of"]:
            if not lasting.isdisjoint(low[k + 2 : k + 5]) and _same_clause(sentence, claim, k):
                return True
        elif word in spans and _told_in(sentence, k) and _same_clause(sentence, claim, k):
            return True
        elif (
            "-" in word
            and f"{word.split('-')[1]}s" in spans
            and word[0] not in "01"
            and _same_clause(sentence, claim, k)
        ):
            if not lasting.isdisjoint(low[k + 1 : k + 3]):
                return True
    return False


def _told_in(sentence: Sentence, k: int) -> bool:
    """Whether "in" leads a number of days: "in two days", and not "the second blast in two days"."""
    sets, low, mask = sentence.grammar.sets, sentence.low, sentence.mask
    first = next((j for j in range(k - 1, max(-1, k - _LED - 1), -1) if mask[j] & B["prep"]), -1)
    if k + 1 < len(low) and low[k + 1] in sets["offsets"]:
        return False  # "two weeks ago"
    counted = any(word[0].isdigit() or word in sentence.grammar.numbers for word in low[first + 1 : k])
    if first < 0 or low[first] not in sets["lasting_in"] or not counted:
        return False
    return not any(
        low[j].split("-")[0] in sets["superlatives"] or mask[j] & B["ordinal"]
        for j in range(max(0, first - _SUPERLATIVE), first)
    )


def _apart(sentence: Sentence, claim: Claim) -> bool:
    """Whether several events are counted together: "in separate attacks", "in recent clashes"."""
    sets, low = sentence.grammar.sets, sentence.low
    words = sentence.words
    if sets["apart"].isdisjoint(words) and sets["recent"].isdisjoint(words):
        return False
    for k, word in enumerate(low):
        if word in sets["apart"] or word in sets["recent"]:
            if not sets["occasions"].isdisjoint(low[k + 1 : k + 4]) and _leads(sentence, claim, k):
                return True
    return False


def wide(sentence: Sentence, claim: Claim) -> bool:
    """Whether a whole country is counted together: "killed nationwide", "12 died across Tasmir on Sunday"."""
    if claim.metric not in _HARMS or claim.chunk >= len(sentence.chunks):
        return False
    low, known, chunk = sentence.low, sentence.grammar.places, sentence.chunks[claim.chunk]
    if chunk.indefinite or chunk.count.value == 1:
        return False
    last = max(claim.anchor, chunk.stop - 1)
    for k in range(last + 1, min(len(low), last + _NEAR + 1)):
        if low[k] in known.spanning:
            area = " ".join(low[k + 1 : k + 3])
            whole = low[k + 1 : k + 2] and low[k + 1] in known.countries or area in known.countries
            if whole or f"{low[k]} {area}" in known.everywhere:
                return _same_clause(sentence, claim, k)
        elif low[k] in known.everywhere and sentence.at[k] < 0 and not sentence.mask[k] & B["plural"]:
            return _same_clause(sentence, claim, k)
    return False


def _leads(sentence: Sentence, claim: Claim, k: int) -> bool:
    """Whether "separate attacks" are where it happened, or what killed: not "in retaliation for separate attacks"."""
    mask, low, first = sentence.mask, sentence.low, k - 1
    while first > 0 and first > k - _LED and (low[first] in sentence.grammar.numbers or low[first][0].isdigit()):
        first -= 1
    inside = first >= 0 and low[first] in sentence.grammar.sets["lasting_in"]
    led = first >= 0 and mask[first] & (B["prep"] | B["of"]) and not mask[first] & B["sub"]
    subject = k < claim.anchor and not led
    return (inside or subject) and _same_clause(sentence, claim, k)


def _same_clause(sentence: Sentence, claim: Claim, at: int) -> bool:
    """Whether a token stands in the clause of the predicate: no other clause and no other count lies between."""
    mask, anchor, risers = sentence.mask, claim.anchor, sentence.grammar.sets["risers"]
    comma = False
    for k in range(min(at, anchor) + 1, max(at, anchor)):
        bits = mask[k]
        if bits & B["stop"] or sentence.raw[k] == ":" or bits & (B["sub"] | B["rel"]) and not (at < k <= at + _LED):
            return False  # "a four-day operation that killed nine" is one clause
        comma = comma or bool(bits & B["comma"])
        if anchor < at and comma:
            chunk = sentence.at[k]
            other = chunk >= 0 and chunk != claim.chunk and not sentence.chunks[chunk].included
            if other or bits & B["anchor"] or sentence.low[k] in risers:
                return False
    # "In two days of fighting, nine died", "fighting that killed two, wounded nine"; not "…, and nine died in Lirava"
    opens = at <= _OPENS and not any(bits & B["anchor"] for bits in mask[:at])
    return not (at < anchor and comma) or opens or bool(mask[anchor - 1] & (B["comma"] | B["coord"]))
