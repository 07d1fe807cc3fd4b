"""The days that the sentences around a figure tell: the one named before it, or the one told of its event after."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..codes import later
from ..model import When
from . import place_unnamed, places, sources
from .dates_moment import is_saying, owned

_DAY = later(r"(?:\d{4}|-)-\d\d-\d\d")
_LETTERS = later(r"[^\W\d_]+")
_STAMPS, _STAMP, _FEW = 6, 120, 6
"""A stamp is one of so many sentences at the head, so many characters long, with so many words beside its date."""
_NEXT, _HEAD = 4, 4
"""Within so many sentences after one of the first so many the day of the event is told, if it is told so late."""
_OPENS = 4
"""Within so many characters from its beginning a date opens a sentence: "In 2004"."""
BACK = 12
"""Sentences that a place or a day carries on."""


class Days:
    """The days of an article's sentences; numbers count them.

    `whens` and `said` give the date phrases and the attributions of a sentence.
    """

    def __init__(
        self,
        text: str,
        spans: Sequence[tuple[int, int]],
        whens: Callable[[int], Sequence[When]],
        said: Callable[[int], list[sources.Saying]],
        known: places.PlaceWords,
    ) -> None:
        self._text, self._spans, self._whens, self._said, self._known = text, spans, whens, said, known
        self.counted: frozenset[int] = frozenset()
        """Where the days begin on which a toll was counted, once these are found: nothing happened on them."""

    def on(self, number: int) -> set[str | int]:
        """The days on which a sentence tells that something happened, as far as each is one day."""
        return {
            when.iso or when.weekday or 0
            for when in self._whens(number)
            if when.role == "day" and (_DAY.fullmatch(when.iso) if when.iso else when.weekday is not None)
            if not self._saying(when, number)
        }

    def before(self, place: int) -> str | None:
        """The whole day named last before a sentence, first by those that tell of an event.

        A day of saying ("officials said on Monday") is none, and right before the sentence it shuts off those further
        back: something new was told on it.
        """
        if (background := self._background(place)) is not None:
            return background
        other: str | None = None
        for number in range(place - 1, max(-1, place - BACK - 1), -1):
            days = self._named(number)
            said = self._said(number) if days else []
            told = [w for w in days if not any(s.start - 2 <= w.start <= s.end + 4 for s in said)]
            if days and not told and number == place - 1:
                return None
            if told:
                if places.tells(self._text, *self._spans[number], self._known):
                    return told[0].iso
                other = other or told[0].iso  # "The governor flew to Lirava on Monday."
        return other

    def _background(self, place: int) -> str | None:
        """The month or year that opens the sentence before, where this one goes on about its event: "It killed 12."."""
        if not place or self._whens(place) or self.on(place - 1):
            return None
        start, end = self._spans[place - 1]
        coarse = [when for when in self._whens(place - 1) if when.role == "day" and when.iso and when.weekday is None]
        if len(coarse) != 1 or coarse[0].start - start > _OPENS:
            return None
        here, known = self._text[slice(*self._spans[place])], self._known
        goes_on = places.tells(self._text, start, end, known) and place_unnamed.refers(here, known)
        return coarse[0].iso if goes_on else None

    def ahead(self, place: int) -> str | None:
        """The day that a sentence after one of the first tells of their event: "The blast happened on Monday."

        It takes up the event of that sentence, or, after a headline, is its lead. One that tells of another scene ends
        the search, as does another day.
        """
        if place >= _HEAD:
            return None
        first = self._text[slice(*self._spans[place])].lower()
        headline = self.headline(place)
        for number in range(place + 1, min(len(self._spans), place + 1 + _NEXT)):
            span = self._spans[number]
            if self.stamp(number):
                continue
            if place_unnamed.wide(self._text, *span, self._known):
                return None
            told = [when for when in self._named(number) if not self._saying(when, number)]
            if told:
                at = min(when.start for when in told)
                goes_on = place_unnamed.resumes(self._text, *span, at, first, self._known) or self._owned(told[0], span)
                lead = headline and places.tells(self._text, *span, self._known)
                return told[0].iso if len(self.on(number)) == 1 and (goes_on or lead) else None
            headline = False
        return None

    def _owned(self, when: When, span: tuple[int, int]) -> bool:
        """Whether a day is that of an event known already: "revenge for Monday's attack"."""
        following = self._text[when.end : span[1]].lower().split(None, 1)[:1]
        return owned(when) and bool(following) and following[0].strip(",.") in self._known.happens

    def headline(self, place: int) -> bool:
        """Whether a sentence is the headline of a text that has it in its first line."""
        start, end = self._spans[place]
        return not place and "\n" in self._text[start : end + 1] and self._text[end - 1] not in ".!?"

    def _named(self, number: int) -> list[When]:
        """The whole days of a sentence, the last first, as another one may take them."""
        if self.stamp(number):
            return []
        return [
            when
            for when in reversed(self._whens(number))
            if when.role == "day" and when.iso and _DAY.fullmatch(when.iso) and when.start not in self.counted
        ]

    def _saying(self, when: When, number: int) -> bool:
        return is_saying(when, when.end, [(clause.start, clause.end) for clause in self._said(number)])

    def stamp(self, number: int) -> bool:
        """Whether a line only tells when the text was written: "Updated 1852 GMT (0252 HKT) March 12, 2024"."""
        start, end = self._spans[number]
        if (
            number >= _STAMPS
            or end - start > _STAMP
            or self._text[end - 1] in ".!?"
            or places.tells(self._text, start, end, self._known)
        ):
            return False
        words = [found.start() + start for found in _LETTERS.finditer(self._text[start:end])]
        return sum(not any(when.start <= at < when.end for when in self._whens(number)) for at in words) <= _FEW
