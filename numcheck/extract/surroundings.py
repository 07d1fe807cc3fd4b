"""What stands around figures: places, dates, sources and causes of an article's sentences, each read once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ..model import Article, When
from . import places, sources
from .around import Around
from .dates_document import Dates
from .gate import folded
from .grammar import Grammar
from .tokens import Sentence

_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")
_AHEAD, _LEAD = 4, 1
"""What the headline and the first sentence leave open is looked for in so many sentences after them."""
BACK = 12
"""Sentences that a place or a day carries on."""


class Surroundings:
    """The context of an article's sentences, read only where a figure stands, and each sentence once."""

    def __init__(
        self,
        article: Article,
        text: str,
        spans: Sequence[tuple[int, int]],
        whens: Dates | Sequence[When],
        grammar: Grammar,
    ) -> None:
        self.article, self.text, self.spans, self.grammar = article, text, spans, grammar
        self._dates = whens
        self.index = {span[0]: place for place, span in enumerate(spans)}
        self.counted: set[int] = set()
        """Where the days begin on which a toll was counted: nothing happened on them."""
        self._known: dict[int, Around] = {}
        self._said: dict[int, list[sources.Saying]] = {}
        self._mentions: dict[int, list[places.PlaceMention]] = {}
        self._scenes: dict[int, str | None] = {}
        self._dateline: tuple[str | None] | None = None

    def around(self, sentence: Sentence, lo: int, hi: int) -> Around:
        """The context of the sentence text[lo:hi]."""
        known = self._known.get(lo)
        if known is None:
            known = self._known[lo] = Around(self, sentence, lo, hi)
        return known

    def whens(self, place: int) -> Sequence[When]:
        """The date phrases that begin in the sentence with that number."""
        if isinstance(self._dates, Dates):
            return self._dates.of(place)
        first, stop = (bisect_left(self._dates, edge, key=_start) for edge in self.spans[place])
        return self._dates[first:stop]

    def said(self, place: int) -> list[sources.Saying]:
        """The attributions of the sentence with that number."""
        if place not in self._said:
            self._said[place] = sources.sayings(self.text, *self.spans[place], self.grammar.sources)
        return self._said[place]

    def mentions(self, place: int) -> list[places.PlaceMention]:
        """The place names of the sentence with that number."""
        if place not in self._mentions:
            self._mentions[place] = places.find(self.text, *self.spans[place], self.grammar.places)
        return self._mentions[place]

    @property
    def dateline(self) -> str | None:
        """The place of the dateline."""
        if self._dateline is None:
            self._dateline = (places.dateline(self.article.text, self.grammar.places),)
        return self._dateline[0]

    def setting(self, place: int) -> str | None:
        """The place that the sentences before set, the nearest first."""
        for number in range(place - 1, max(-1, place - BACK - 1), -1):
            scene = self._scene(number)
            if scene is not None:
                return scene
        return None

    def ahead(self, place: int) -> str | None:
        """The place that the sentences after the first one tell of its event: "The bomb went off in …".

        A sentence that may have figures of its own tells of itself.
        """
        gate = self.grammar.gate
        for number in range(place + 1, min(len(self.spans), place + _AHEAD)) if place <= _LEAD else ():
            start, end = self.spans[number]
            held = set(folded(self.text[start:end]).split())
            if not gate.speaks(held) and (scene := self._scene(number)) is not None:
                return scene
        return None

    def _scene(self, number: int) -> str | None:
        if number not in self._scenes:
            known, span = self.grammar.places, self.spans[number]
            told = places.tells(self.text, *span, known)
            self._scenes[number] = places.scene(self.text, *span, self.mentions(number), known) if told else None
        return self._scenes[number]

    def day_before(self, place: int) -> str | None:
        """The whole day named last before a sentence; a day of saying ("officials said on Monday") is none."""
        for number in range(place - 1, max(-1, place - BACK - 1), -1):
            days = [
                when
                for when in reversed(self.whens(number))
                if when.role == "day" and when.iso and _DAY.fullmatch(when.iso) and when.start not in self.counted
            ]
            said = self.said(number) if days else []
            told = [w for w in days if not any(s.start - 2 <= w.start <= s.end + 4 for s in said)]
            # "reported on Monday": the day of the news, if nothing is nearer
            for when in told or days[: number == place - 1]:
                return when.iso
        return None

    def cause_before(self, place: int) -> str | None:
        """The cause that the sentence before names, else the first sentence of the article."""
        for start, end in [*self.spans[max(0, place - 1) : place], self.spans[0]]:
            for word in self.text[start:end].lower().split():
                cause = self.grammar.causes.get(word.strip(".,;:!?()\"'"))
                if cause is not None:
                    return cause
        return None


def _start(when: When) -> int:
    return when.start
