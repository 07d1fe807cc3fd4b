"""Where clauses of a sentence begin: a date or a place beyond such a boundary belongs to another clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ..model import When
from .grammar import BIT as B
from .tokens import Sentence

_OPENS = 6
"""Within so many words from its beginning a sentence opens with a subordinate clause, if it does."""
_CUE = 3
_VERBS = B["be"] | B["have"] | B["modal"] | B["do"]


def breaks(sentence: Sentence, whens: Sequence[When]) -> list[int]:
    """Offsets of clause boundaries, ascending: subordinators, semicolons, and the comma that closes a first clause.

    The word that leads a date ("since October 7") opens no clause; a later "when" goes on about the same event.
    """
    mask, starts = sentence.mask, sentence.starts
    contrasts = sentence.grammar.contrasts
    out: list[int] = []
    opened = False
    led = {bisect_left(starts, when.start) for when in whens if when.role != "duration"}
    for k, bits in enumerate(mask):
        if sentence.low[k] in contrasts:
            out.append(starts[k])
        elif bits & (B["sub"] | B["stop"]):
            if bits & B["sub"] and (
                any(k < first <= k + _CUE for first in led)
                or bits & B["when"]
                and k >= _OPENS
                or not bits & B["adverbial"]
                and not bits & B["when"]
                and not bits & B["coord"]
            ):
                continue
            opened = opened or k < _OPENS and bool(bits & B["sub"])
            out.append(starts[k])
        elif opened and bits & B["comma"]:
            out.append(starts[k])
            opened = False
    return out


def beyond(sentence: Sentence, when: When, last: int) -> bool:
    """Whether a day dates what comes after a figure that ends at `last`: "… ahead of the vote on Sunday"."""
    low, starts = sentence.low, sentence.starts
    first, stop = bisect_left(starts, last), bisect_left(starts, when.start)
    return any(tuple(low[k : k + len(cue)]) == cue for cue in sentence.grammar.befores for k in range(first, stop - 2))


def earlier(sentence: Sentence, whens: Sequence[When], at: int) -> int:
    """The offset of the "after" that opens the clause of a figure at `at`: its event lies before the main one's.

    0 where there is none, or where a comma ends that clause before the figure.
    """
    cues, mask, starts = sentence.grammar.orders, sentence.mask, sentence.starts
    if cues.isdisjoint(sentence.words):
        return 0
    led = {bisect_left(starts, when.start) for when in whens}
    for k in range(bisect_left(starts, at) - 1, 0, -1):
        if mask[k] & (B["comma"] | B["stop"]):
            return 0
        if sentence.low[k] in cues:
            return 0 if any(first in led for first in range(k + 1, k + 1 + _CUE)) else starts[k]
    return 0


def relative_clause(sentence: Sentence) -> tuple[int, int] | None:
    """The offsets of a clause that tells of the subject: "survivors of the quake {that killed 153 in Jumla} spent …".

    It ends at the verb of the subject: an auxiliary, a word of saying, or a word in small letters that no list knows
    right behind a name.
    """
    mask, low, raw, starts = sentence.mask, sentence.low, sentence.raw, sentence.starts
    first = next((k for k in range(len(mask)) if _opens(sentence, k)), -1)
    reduced = first < 0
    first = _reduced(sentence) if reduced else first
    if first < 1 or not sentence.chunks or any(bits & (_VERBS | B["say"] | B["comma"]) for bits in mask[:first]):
        return None
    told = next((k for k in range(first + 1, min(len(mask), first + 6)) if mask[k] & B["anchor"]), -1)
    for k in range(told + 1 if told > 0 else len(mask), len(mask)):
        if mask[k] & (B["comma"] | B["stop"] | B["rel"]):
            return None
        known = mask[k] & (_VERBS | B["say"]) and sentence.at[k] < 0
        verb = not mask[k] and raw[k].islower() and raw[k].isalpha() and raw[k - 1][0].isupper() and sentence.at[k] < 0
        led = mask[k - 1] & (B["det"] | B["prep"] | B["adv"])
        past = reduced and not mask[k] and not led and low[k].endswith(sentence.grammar.pasts)
        if known or past or verb and not low[k].endswith(sentence.grammar.gerunds):
            return starts[first], starts[k]
    return None


def aside_of(sentence: Sentence, at: int) -> int:
    """Where a clause begins that only says more of who was counted at `at`: "eight pirates{, who were handed over}".

    The end of the text where there is none.
    """
    mask, starts = sentence.mask, sentence.starts
    for k in range(bisect_left(starts, at) + 1, len(mask)):
        if mask[k] & B["stop"]:
            break
        if mask[k] & B["rel"] and not mask[k] & (B["sub"] | B["det"]) and mask[k - 1] & B["comma"]:
            return starts[k]
    return len(sentence.text)


def _reduced(sentence: Sentence) -> int:
    """Where "of the 298 people killed in …" begins that tells of the subject: "Relatives of …"; -1 if it does not."""
    mask, k = sentence.mask, 0
    while k < min(3, len(mask)) and mask[k] & (B["det"] | B["adjective"] | B["adv"]):
        k += 1
    if k + 1 >= len(mask) or not mask[k] & B["plural"] or not mask[k + 1] & B["of"]:
        return -1
    for chunk in sentence.chunks:
        near = k + 2 <= chunk.first <= k + 3 and chunk.stop < len(mask) and mask[chunk.stop] & B["anchor"]
        if near and not mask[chunk.stop] & _VERBS:
            return k + 1
    return -1


def _opens(sentence: Sentence, k: int) -> bool:
    """Whether a relative word opens a clause at token `k`; "that" does so right before a predicate only."""
    mask = sentence.mask
    if not mask[k] & B["rel"]:
        return False
    return not mask[k] & B["det"] or k + 1 < len(mask) and bool(mask[k + 1] & (B["anchor"] | _VERBS | B["adv"]))
