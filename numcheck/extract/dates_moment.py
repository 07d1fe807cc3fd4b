"""Which of a sentence's dates belongs to a figure: when it happened, when it was counted, since when it adds up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence

from ..model import When

_CLAUSE = 200
"""Each clause boundary between a predicate and a date counts as this many characters."""
_NEAR = 4
"""A day this close behind "officials said" ("said on Monday") is the day of saying."""
_APOSTROPHES = ("'", "’")


def moment(
    whens: Sequence[When],
    position: int,
    trigger: int | None,
    previous_day: str | Callable[[], str | None] | None,
    published: str | None,
    spans_of_saying: Sequence[tuple[int, int]] = (),
    breaks: Sequence[int] = (),
    tails: Collection[int] = (),
) -> tuple[str | None, str | None, str | None]:
    """(event_date, as_of, since) of a figure at `position` whose predicate stands at `trigger`.

    `whens` are the date phrases of the sentence, `spans_of_saying` its attribution clauses ("officials said"): a day
    in or beside one tells when it was said, so it becomes as_of and never the event's day. `breaks` are offsets of
    clause boundaries, ascending; a date beyond one is further away. `tails` are the starts of those attributions that
    follow what they tell: the day before one is not its own. `previous_day` stands in when the sentence names
    no day of its own; a function is only called then.
    `since` is a date, or the words where they name no date ("since the war began"); a figure that has it is a running
    count. An empty answer is better than a guess.
    """
    at = position if trigger is None else trigger
    said = [w for w in whens if w.role == "day" and is_saying(w, at, spans_of_saying, tails)]
    events = [w for w in whens if (w.role in ("day", "since", "window") or owned(w)) and w not in said]
    event: str | None = None
    since: str | None = None
    if events:
        nearest = _finest(min(events, key=lambda w: (_distance(w, at, breaks), w.start)), events)
        if nearest.role == "since":
            dated = [w for w in events if w.role == "since" and w.iso]
            beside = min(dated, key=lambda w: _distance(w, at, breaks)) if dated else nearest
            since = beside.iso or nearest.text
        elif nearest.role == "window":
            event = nearest.iso
            since = nearest.iso.split("/")[0] if nearest.iso else nearest.text
        else:
            event = nearest.iso
    else:
        event = previous_day() if callable(previous_day) else previous_day
    running = [w for w in whens if w.role in ("as_of", "by") and w.iso]
    counted = running or [w for w in said if w.iso]
    as_of = min(counted, key=lambda w: (_distance(w, at, breaks), w.start)).iso if counted else None
    if as_of is None and any(w.role == "as_of" and not w.iso for w in whens):
        return event, None, since
    return event, as_of, since


def _finest(when: When, events: Sequence[When]) -> When:
    """ "the worst this year … in May": of a year and a day or month of it, the latter."""
    if when.role != "day" or when.iso is None or len(when.iso) > 4:
        return when
    inside = [w for w in events if w.role == "day" and w.iso and len(w.iso) > 4 and w.iso.startswith(when.iso)]
    return inside[0] if len(inside) == 1 else when


def owned(when: When) -> bool:
    """ "Monday's attack": the day is the event's, whatever stands before it."""
    return len(when.text) > 2 and when.text[-2] in _APOSTROPHES


def is_saying(when: When, at: int, spans: Sequence[tuple[int, int]], tails: Collection[int] = ()) -> bool:
    """Does a day tell when something was said?"""
    if owned(when):
        return False
    for start, end in spans:
        if start <= when.start < end or 0 <= when.start - end <= _NEAR:
            return True
        if 0 <= start - when.end <= _NEAR and at >= end and start not in tails:  # "On Monday, officials said that ..."
            return True
    return False


def _distance(when: When, at: int, breaks: Sequence[int]) -> int:
    """Characters from the predicate to a date, clause boundaries counted dearly."""
    if when.start <= at < when.end:
        return 0
    low, high = (when.end, at) if when.end <= at else (at, when.start)
    return high - low + _CLAUSE * (bisect_left(breaks, high) - bisect_left(breaks, low))
