"""Two events in one sentence, one of them dated by the other: "a day after a blast that killed nine"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ..calendar import is_day, shifted
from ..model import When
from ..typed import NamedTuple
from .grammar import BIT as B
from .tokens import Sentence

_OPENS = 4
"""Before so many words the phrase opens the sentence: the other event ends with the clause."""
_CARRIES_ON = B["inclusion"] | B["rel"] | B["coord"] | B["prep"] | B["adjective"] | B["adv"]


class Apart(NamedTuple):
    """The words text[start:end] tell of an event that lies `days` before what the rest of the sentence tells."""

    start: int
    end: int
    days: int | None


def apart(sentence: Sentence, whens: Sequence[When]) -> Apart | None:
    """The other event of a sentence; None when it tells of no two."""
    found = next((when for when in whens if when.role == "offset"), None)
    if found is None:
        return None
    starts = sentence.starts
    first = bisect_left(starts, found.end)
    end = sentence.ends[-1]
    if bisect_left(starts, found.start) < _OPENS:
        for k in range(first, len(starts) - 1):
            if sentence.mask[k] & B["comma"] and not _carries_on(sentence, k + 1):
                end = starts[k]
                break
    return Apart(found.end, end, found.days)


def _carries_on(sentence: Sentence, k: int) -> bool:
    """Whether the clause goes on behind a comma: an inclusion, a relative clause, a participle, one more of a list."""
    return bool(sentence.mask[k] & _CARRIES_ON) or sentence.low[k].endswith(sentence.grammar.gerunds)


def within(other: Apart, whens: Sequence[When], at: int) -> list[When]:
    """The date phrases that stand on the same side as offset `at`: with the other event, or with the main one."""
    inside = other.start <= at < other.end
    return [when for when in whens if (other.start <= when.start < other.end) == inside]


def day_across(other: Apart, at: int, days: Sequence[When], before: str | None, published: str | None) -> str | None:
    """The day of the event told at offset `at`, by the day of the other one; None when that is not surely known.

    `days` are the days of the sentence on which something happened; `before` is the day that the sentences before name.
    Where nothing dates the main event and it is the news itself, `published` gives two days, that one and the last.
    """
    if other.days is None:
        return None
    inside = other.start <= at < other.end
    across = [when for when in days if (other.start <= when.start < other.end) != inside]
    known = min(across, key=lambda when: abs(when.start - at)).iso if across else before if inside else None
    if known:
        return shifted(known, -other.days if inside else other.days) if is_day(known) else None
    if not inside or not published:
        return None
    first, last = shifted(published[:10], -1 - other.days), shifted(published[:10], -other.days)
    return f"{first}/{last}" if first and last else None
