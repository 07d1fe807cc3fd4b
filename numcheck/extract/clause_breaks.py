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


def breaks(sentence: Sentence, whens: Sequence[When]) -> list[int]:
    """Offsets of clause boundaries, ascending: subordinators, semicolons, and the comma that closes a first clause.

    The word that leads a date ("since October 7") opens no clause, nor does "when" right behind a date, whose clause
    tells of that day.
    """
    mask, starts = sentence.mask, sentence.starts
    out: list[int] = []
    opened = False
    led = {bisect_left(starts, when.start) for when in whens if when.role != "duration"}
    closed = {bisect_left(starts, when.end) for when in whens}
    for k, bits in enumerate(mask):
        if bits & (B["sub"] | B["stop"]):
            if bits & B["sub"] and (
                any(k < first <= k + _CUE for first in led)
                or bits & B["when"] and (k in closed or k and mask[k - 1] & B["comma"] and k - 1 in closed)
                or not bits & B["adverbial"] and not bits & B["when"] and not bits & B["coord"]
            ):
                continue
            opened = opened or k < _OPENS and bool(bits & B["sub"])
            out.append(starts[k])
        elif opened and bits & B["comma"]:
            out.append(starts[k])
            opened = False
    return out
