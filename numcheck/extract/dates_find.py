"""Finds the date phrases of a sentence: their place, what they mean as far as the article tells, and their role."""

from __future__ import annotations

from collections.abc import Callable

from ..calendar import is_day, parts, shifted, whole, written, year_of
from ..model import When
from ..values import replace
from .cuts import SHORT
from .dates_read import meaning
from .dates_words import WORD, DateWords
from .gate import folded

DATED = frozenset(("day", "since", "as_of", "by", "until", "before", "after", "window", "dateline"))
"""The roles of phrases that point to days; the others (duration, age, time) only claim their words."""
_STOPS = frozenset(",.;:!?()")


def may_hold_dates(text: str, start: int, end: int, words: DateWords, data: bytes | None = None) -> bool:
    """A quick test that costs next to nothing: False means that `find` has nothing to find.

    `data` is text[start:end] as `gate.folded` leaves it, where the caller has it.
    """
    if data is None:
        data = folded(text[start:end])
    return (
        not words.anchors.isdisjoint(data.split())
        or (b"0" in data and words.digits.search(text, start, end) is not None)
        or (not words.anchors)
    )


def find(
    text: str,
    start: int,
    end: int,
    words: DateWords,
    published: str | None = None,
    previous: str | Callable[[], str | None] | None = None,
    tested: bool = False,
) -> list[When]:
    """The date phrases of text[start:end], usually one sentence, in order and never overlapping.

    Offsets are code points of `text`. `published` is the day of publication (`2024-02-13`, or `--02-13` when a dateline
    has no year); `previous` the last day named before, for "two days later", or a function that tells it. Roles:
    day, since, as_of, by, until, before, after, window ("the past 24 hours"), offset ("two days after"), duration, age
    ("12-year-old"), time ("3:14pm"). `tested` tells that `may_hold_dates` has passed. Never raises.
    """
    if not tested and not may_hold_dates(text, start, end, words):
        return []
    piece = text[start:end]
    tokens, chars = _tokens(piece, words)
    search, forms = words.starts.search, words.forms
    hit = search(chars)
    if hit is None:
        return []
    published = published[:10] if published and (whole(published) or parts(published[:10])) else None
    before, ask = (None, previous) if callable(previous) else (previous, None)
    found: list[When] = []
    place = _Places(piece, tokens)
    clock: tuple[int, int] | None = None
    while hit is not None:
        at = hit.start()
        starting = forms[chars[at]]
        match = starting.match(chars, at)
        if match is None:
            hit = search(chars, at + 1)
            continue
        form = starting.readings[match.lastindex or 0]
        first, last = match.span(form.span)
        hit = search(chars, last)
        if form.read == "never":
            continue
        slots = {}
        for name, group in form.slots:
            a, b = match.span(group)
            if a >= 0:
                slots[name] = tokens[a:b]
        if ask is not None and form.base == "previous":
            before, ask = ask(), None
        said = meaning(form, slots, words, published, before)
        role = form.role or _ROLES.get(form.read)
        if role is None:
            # "as of 9 p.m. on Sunday": the words before the time count for the day
            near = clock and all(t == "," or t.lower() in words.skip for t in tokens[clock[1] : first])
            role = _role(tokens, clock[0] if clock and near else first, words)
        clock = (first, last) if role == "time" else None
        if chars[last : last + 1] == "'" and last + 1 < len(tokens) and tokens[last + 1].lower() in words.tails:
            last += 2  # "Monday's attack": the day belongs to the attack
            hit = search(chars, last)
        a, b = place.span(first, last)
        when = When(
            start + a, start + b, piece[a:b], said.iso, role, said.weekday, said.inferred, said.problem, said.days
        )
        if not (found and words.ranges and _joined(found, when, text, start, words)):
            found.append(when)
        if said.iso and role in DATED and is_day(said.iso):
            before, ask = said.iso, None
    return found


_ROLES = {"duration": "duration", "age": "age", "time": "time", "since": "since", "now": "as_of", "window": "window",
          "offset": "offset"}  # fmt: skip


class _Places:
    """Where the tokens of a piece stand, found as far as they are asked for, in order."""

    def __init__(self, piece: str, tokens: list[str]) -> None:
        self.piece, self.tokens = piece, tokens
        self.known = self.at = 0

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Start of token `first` and end of token `last - 1`; `first` is no earlier than any `last` before."""
        find, at, start = self.piece.find, self.at, 0
        for index in range(self.known, last):
            token = self.tokens[index]
            at = find(token, at)  # only spaces lie between
            if index == first:
                start = at
            at += len(token)
        self.known, self.at = last, at
        return start, at


def _tokens(piece: str, words: DateWords) -> tuple[list[str], str]:
    """The tokens of a piece, and one character for each: its set of classes."""
    get, (short, long) = words.exact.get, words.cut
    tokens, chars = [], []
    for word in piece.split():
        if word.isalpha():
            tokens.append(word)
            chars.append(get(word, WORD))
        else:
            here, classes = short(word) if len(word) < SHORT else long(word)
            tokens += here
            chars.append(classes)
    return tokens, "".join(chars)


def _role(tokens: list[str], first: int, words: DateWords) -> str:
    """The role that the words before a date give it; "since tanks rolled in 16 days ago" reaches over a clause."""
    roles, skip = words.roles, words.skip
    at = first
    while at > 0:
        low = tokens[at - 1].lower()
        for role, cue in roles.get(low, ()):
            size = len(cue)
            if size <= at and (size == 1 or tuple(t.lower() for t in tokens[at - size : at]) == cue):
                return role
        if low not in skip or first - at > 3:
            break
        at -= 1
    clause = tokens[max(0, first - 12) : at]
    if words.since.isdisjoint(clause):
        return "day"
    for token in reversed(clause):
        if token in _STOPS:
            break
        if token in words.since:
            return "since"
    return "day"


def _joined(found: list[When], second: When, text: str, start: int, words: DateWords) -> bool:
    """Makes one range of the last phrase and this one when they are joined ("from Oct. 7 to Nov. 3")."""
    first = found[-1]
    if first.iso is None or second.iso is None or "/" in first.iso + second.iso:
        return False
    if first.role not in DATED or second.role not in DATED:
        return False
    between = text[first.end : second.start].strip().lower()
    if len(between) > 12:
        return False
    before = text[max(start, first.start - 16) : first.start].split()
    opener = before[-1].lower() if before else ""
    for opening, joins in words.ranges:
        if between in joins and opening in (None, opener):
            break
    else:
        return False
    a, b = parts(first.iso), parts(second.iso)
    if a is None or b is None:
        return False
    iso_a, iso_b = first.iso, second.iso
    inferred = first.inferred or second.inferred
    if first.weekday is not None and second.weekday is not None and iso_a > iso_b and is_day(iso_a):
        iso_a = shifted(iso_a, -7) or iso_a  # "between Sunday and Tuesday", told on a Sunday
    elif b[0] is not None and b[1] is not None and (a[0] is None or first.inferred) and a[1] is not None:
        iso_a = written(b[0] - ((b[1], b[2] or 31) < (a[1], a[2] or 1)), a[1], a[2])
    if year_of(iso_a) is not None and year_of(iso_b) is not None and iso_a > iso_b:
        return False
    found[-1] = replace(
        first, end=second.end, text=text[first.start : second.end], iso=f"{iso_a}/{iso_b}", role="day", weekday=None,
        inferred=inferred, problem=first.problem or second.problem,
    )  # fmt: skip
    return True
