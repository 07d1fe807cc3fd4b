"""Which days of a sentence date something else than a figure: a hearing, a charge, another clause, another verb."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from ..model import When
from .clause_breaks import beyond
from .constructions import Claim
from .dates_moment import owned
from .grammar import BIT as B
from .tokens import Sentence

_DAY = len("2024-02-13")
_CLOSE = 4
"""So many words behind a relative word its clause tells again of those it belongs to."""
_OPENS = 3
"""A day within so many words from the beginning is that of the whole sentence."""
_OWNED = 4
"""Within so many words behind "Monday's" stands what it was the day of."""
_VERB = B["be"] | B["have"] | B["modal"] | B["say"]


def datings(
    sentence: Sentence,
    whens: Sequence[When],
    claim: Claim | None,
    start: int,
    trigger: int,
    said: Callable[[When, int], bool],
) -> list[When]:
    """The date phrases that may date a figure at offset `start` whose predicate stands at `trigger`.

    `said` tells of a phrase and an offset whether it is a day of saying; such days stay, since they tell when a count
    was made.
    """
    first, last = min(start, trigger), max(start, trigger)

    def other(when: When) -> bool:
        if when.role != "day":
            return False
        if when.iso is not None and len(when.iso) != _DAY and _background(sentence, when, last):
            return True
        if owned(when):
            return _gathering(sentence, when)
        if _charged(sentence, when, first):
            return True
        if claim is not None and _reacted(sentence, when, start, claim.anchor) and not said(when, trigger):
            return True
        if when.end <= start and _heard(sentence, when) and not said(when, trigger):
            return True
        if when.start > last and beyond(sentence, when, last) and not said(when, last):
            return True
        if claim is not None and claim.perfect and when.end <= first and not said(when, first):
            # "… Friday for attacks that have killed 430 people"
            if _relative(sentence, bisect_left(sentence.starts, when.end) + 1, first):
                return True
        noun = claim is not None and claim.relation == "noun" and claim.scope is None
        return (
            noun and claim is not None and _beyond_verb(sentence, when, start, claim.anchor) and not said(when, start)
        )

    return [when for when in whens if not other(when)]


def _heard(sentence: Sentence, when: When) -> bool:
    """Whether a day is that of hearing: "the court heard on Monday that 12 men died"."""
    k = bisect_left(sentence.starts, when.end)
    if k + 1 >= len(sentence.mask):
        return False
    return bool(sentence.mask[k] & B["rel"] and sentence.mask[k] & B["sub"]) and sentence.at[k + 1] >= 0


def _gathering(sentence: Sentence, when: When) -> bool:
    """Whether a day is that of a vote or a report: "supporters of rivals in last month's election"."""
    first = bisect_left(sentence.starts, when.end)
    for k in range(first, min(first + _OWNED, len(sentence.low))):
        if sentence.mask[k] & B["anchor"] or sentence.low[k] in sentence.grammar.sets["gatherings"]:
            return not sentence.mask[k] & B["anchor"]
    return False


def _charged(sentence: Sentence, when: When, first: int) -> bool:
    """Whether a day is that of "jailed on Monday for killing nine"."""
    k = bisect_left(sentence.starts, first) - 1
    k -= bool(k > 0 and sentence.mask[k] & B["det"])
    return k > 0 and sentence.low[k] in sentence.grammar.sets["charges"] and sentence.starts[k] >= when.end


def _reacted(sentence: Sentence, when: When, start: int, anchor: int) -> bool:
    """Whether a day is that of what is done about an event told behind: "on Monday charged a man who killed nine"."""
    sets, happens = sentence.grammar.sets, sentence.grammar.places.happens
    if when.start > start:
        return False
    if _told_of(sentence, when, min(start, sentence.starts[anchor])):
        return True
    if sets["reactions"].isdisjoint(sentence.words):
        return False
    low, last = sentence.low, min(bisect_left(sentence.starts, start), anchor)
    verb = next((k for k in range(last) if low[k] in sets["reactions"] and sentence.at[k] < 0), -1)
    bits = B["rel"] | B["of"]
    if verb < 0 or not any(sentence.mask[k] & bits or low[k] in sets["charges"] for k in range(verb + 1, last)):
        return False
    edge = next((k for k in range(verb + 1, last) if low[k] in happens or low[k] in sets["charges"]), last)
    if sentence.mask[bisect_left(sentence.starts, when.start) - 1] & B["det"]:
        return False  # "over the 2015 bombing that killed nine"
    return when.end <= sentence.starts[edge] and not happens.intersection(low[:verb])


def _told_of(sentence: Sentence, when: When, first: int) -> bool:
    """Whether a day is that of a clause in which nothing happens: "gave out tents on Monday after a quake that …"."""
    happens, starts = sentence.grammar.places.happens, sentence.starts
    behind, last = bisect_left(starts, when.end), bisect_left(starts, first)
    begins = bisect_left(starts, when.start)
    if begins < _OPENS or sentence.mask[begins - 1] & B["det"]:
        return False
    if when.weekday is None or not happens.isdisjoint(sentence.low[:behind]):
        return False
    relative = next((k for k in range(last - 1, behind, -1) if sentence.mask[k] & B["rel"]), -1)
    if relative < 0 or sentence.mask[relative] & B["when"]:
        return False
    return not happens.isdisjoint(sentence.low[behind:relative])


def _background(sentence: Sentence, when: When, last: int) -> bool:
    """Whether a week, month or year dates something else: "Homs, cradle of the revolt that began in March"."""
    if when.start < last:
        return False
    mask = sentence.mask
    first, stop = bisect_left(sentence.starts, last), bisect_left(sentence.starts, when.start)
    opens = next((k for k in range(first, stop) if mask[k] & B["rel"] and not mask[k] & B["when"]), -1)
    # "the murder of ten people who were killed over the weekend" dates them
    return opens >= 0 and not any(bits & B["anchor"] for bits in mask[opens : min(stop, opens + _CLOSE)])


def _relative(sentence: Sentence, first: int, end: int) -> bool:
    """Whether a relative word, no "when", stands from token `first` to the offset `end`."""
    stop = bisect_left(sentence.starts, end)
    return any(bits & B["rel"] and not bits & B["when"] for bits in sentence.mask[first:stop])


def _beyond_verb(sentence: Sentence, when: When, start: int, anchor: int) -> bool:
    """Whether a day follows another verb: "the killing of 12 men led to riots on Friday"."""
    if when.start < start:
        return False
    starts, pasts = sentence.starts, sentence.grammar.pasts
    words = range(max(bisect_left(starts, start), anchor) + 1, bisect_left(starts, when.start))
    return any(sentence.mask[k] & _VERB or sentence.low[k].endswith(pasts) for k in words)
