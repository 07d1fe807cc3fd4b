"""What stands around figures: places, dates, sources and causes of an article's sentences, each read once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from ..codes import later
from ..model import Article, When
from . import causes, place_unnamed, places, sources
from .dates_document import Dates
from .days import BACK, Days
from .grammar import Grammar
from .voices import Voices

_DIGIT = later(r"\d")
_NEAR = 100
"""Within so many characters of a figure a place is its own: "12 were shot in a village"."""
_AHEAD, _LEAD = 4, 1
"""What the headline and the first sentence leave open is looked for in so many sentences after them."""


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
        self.counting: frozenset[int] = frozenset()
        """The sentences with figures."""
        self.placed: dict[int, str] = {}
        """The place that the first figure of a sentence has by that sentence."""
        self.voices = Voices(text, spans, grammar.sources)
        """Who speaks in its sentences."""
        self._mentions: dict[int, list[places.PlaceMention]] = {}
        self._scenes: dict[int, str | None] = {}
        self._unnamed: dict[int, dict[str, int]] = {}
        self._called: dict[int, str | None] = {}
        self._lands: dict[int, str | None] = {}
        self._wide: dict[int, bool] = {}
        self._causes: dict[int, str | None] = {}
        self._dateline: tuple[str | None] | None = None
        self.days = Days(text, spans, self.whens, self.said, grammar.places)

    def whens(self, place: int) -> Sequence[When]:
        """The date phrases that begin in the sentence with that number."""
        if isinstance(self._dates, Dates):
            return self._dates.of(place)
        first, stop = (bisect_left(self._dates, edge, key=_start) for edge in self.spans[place])
        return self._dates[first:stop]

    def said(self, place: int) -> list[sources.Saying]:
        """The attributions of the sentence with that number."""
        return self.voices.said(place)

    def mentions(self, place: int) -> list[places.PlaceMention]:
        """The place names of the sentence with that number."""
        if place not in self._mentions:
            self._mentions[place] = places.find(self.text, *self.spans[place], self.grammar.places)
        return self._mentions[place]

    def happens(self, place: int) -> list[places.PlaceMention]:
        """Those of them where something happens: not "officials in X" nor "said in X"."""
        found = self.mentions(place)
        if not found:
            return found
        # what follows "…, he told reporters" at once is where he told it
        clauses = [(said.start, said.end + 4 * (said.scope_start <= said.start)) for said in self.said(place)]
        return [m for m in found if not any(start <= m.start < end or start < m.lead < end for start, end in clauses)]

    @property
    def dateline(self) -> str | None:
        """The place of the dateline."""
        if self._dateline is None:
            self._dateline = (places.dateline(self.article.text, self.grammar.places),)
        return self._dateline[0]

    def line(self, place: int, held: bool = False) -> str | None:
        """The place of the dateline as a sentence may take it.

        An agency's bureau is in a capital and tells of the whole country, so that the city counts only where the
        sentence speaks of one ("in the capital"); a desk of a whole region tells nothing, nor a bureau where
        those `held` are.
        """
        return self.seat(self.dateline, place, held)

    def seat(self, found: str | None, place: int, held: bool = False) -> str | None:
        """The place from where a sentence is told, as that may be where it happened: see `line`."""
        known = self.grammar.places
        country = known.bureaus.get(found.split(",")[0].lower()) if found else None
        if country is None:
            return found
        start, end = self.spans[place]
        if not known.here.isdisjoint(self.text[start:end].lower().replace(",", " ").replace(".", " ").split()):
            return found
        return None if held else country or None

    def setting(self, place: int) -> str | None:
        """The place that the sentences before set, the nearest first; None where that one tells of another day."""
        for number in range(place - 1, max(-1, place - BACK - 1), -1):
            scene = self._scene(number)
            if scene is not None:
                own = self.placed.get(number, scene)
                scene = own if scene in own else scene  # "the massacre in Tasmir … in the town of Orvala in Tasmir"
                known = self.grammar.places
                if (kind := place_unnamed.part_of(self.text, *self.spans[place], known)) is not None:
                    # "in the west of the city", not in its quarter named last
                    return self._of_kind(range(place - 1, max(-1, place - BACK - 1), -1), [kind], known)
                days, others = self.days.on(place), self.days.on(number)
                return scene if not days or not others or days & others else None
        return None

    def land(self, place: int) -> str | None:
        """What the sentence and those before tell of where, for want of a place: a country, or a town named later."""
        if place not in self._lands:
            self._lands[place] = self._land(place)
        return self._lands[place]

    def _land(self, place: int) -> str | None:
        known = self.grammar.places
        if (own := place_unnamed.country_of(self.text, *self.spans[place], known)) is not None:
            return own
        for number in range(place - 1, max(-1, place - BACK - 1), -1):
            if places.tells(self.text, *self.spans[number], self.grammar.places):
                if (named := self.called(number)) is not None:
                    return named
                for each, mention in enumerate(found := self.happens(number)):
                    if mention.kind == "country":
                        return places.named(found, each)
                if (other := place_unnamed.country_of(self.text, *self.spans[number], known)) is not None:
                    return other
        return None

    def apart(self, place: int, at: int) -> bool:
        """Whether a figure at offset `at` is of another scene than those before its sentence.

        "Elsewhere, …", "… across the province", "… in a village in Tasmir".
        """
        known = self.grammar.places
        if place not in self._wide:
            self._wide[place] = place_unnamed.wide(self.text, *self.spans[place], known)
        if self._wide[place]:
            return True
        found = self._kinds(place).items()
        return any(kind in known.settlements and abs(end - at) < _NEAR for kind, end in found if end >= 0)

    def _kinds(self, place: int) -> dict[str, int]:
        if place not in self._unnamed:
            self._unnamed[place] = place_unnamed.unnamed(self.text, *self.spans[place], self.grammar.places)
        return self._unnamed[place]

    def ahead(self, place: int, taken_up: bool = False) -> str | None:
        """The place that the sentences after the first one tell of its event: "The bomb went off in …".

        A sentence that has figures of its own tells of itself. With `taken_up`, only one that opens with something
        the first sentence speaks of counts, and no whole country.
        """
        known, numbers = self.grammar.places, self.grammar.numbers
        if self.days.headline(place):
            lead = next((n for n in range(1, min(len(self.spans), _AHEAD)) if not self.days.stamp(n)), 0)
            if lead and (scene := self._scene(lead)) is not None:
                return scene  # a headline is of what its lead tells
        stop = place + _AHEAD if place <= _LEAD else place + 2 if taken_up else 0
        for number in range(place + 1, min(len(self.spans), stop)):
            start, end = self.spans[number]
            piece = self.text[start:end].lower()
            words = piece.split()
            if number in self.counting:
                break
            goes_on = place_unnamed.takes_up(piece, self.text[slice(*self.spans[place])].lower(), known)
            if not goes_on and (_DIGIT.search(piece) or not numbers.isdisjoint(words)):
                break  # "a man was shot"
            if (goes_on or not taken_up) and (scene := self._scene(number)) is not None:
                return None if taken_up and scene.lower() in known.countries else scene
        return None

    def called(self, place: int) -> str | None:
        """The name that a later sentence gives to a place first told without one: "a town … in the town of X"."""
        if place not in self._called:
            kinds = self._kinds(place)
            ahead = range(place + 1, min(len(self.spans), place + BACK))
            self._called[place] = self._of_kind(ahead, kinds, self.grammar.places) if kinds else None
        return self._called[place]

    def _of_kind(self, numbers: Iterable[int], kinds: Iterable[str], known: places.PlaceWords) -> str | None:
        """The first place that one of the sentences calls by one of the kinds."""
        for number in numbers:
            span = self.spans[number]
            if any(kind in self.text[slice(*span)] for kind in kinds):
                mentions = self.happens(number)
                for each, mention in enumerate(mentions):
                    if any(place_unnamed.of_kind(self.text, *span, mention, kind, known) for kind in kinds):
                        return places.named(mentions, each)
        return None

    def _scene(self, number: int) -> str | None:
        if number not in self._scenes:
            known, span = self.grammar.places, self.spans[number]
            scene = None
            if places.tells(self.text, *span, known) and self.mentions(number):
                scene = places.scene(self.text, *span, self.happens(number), known)
            self._scenes[number] = scene
        return self._scenes[number]

    def cause_before(self, place: int) -> str | None:
        """The cause that the sentence before names, else the first sentence of the article."""
        if place not in self._causes:
            self._causes[place] = self._cause_before(place)
        return self._causes[place]

    def cause_of(self, number: int, general: bool = False) -> str | None:
        """The first cause that a sentence names; one that says least ("the attack") only where `general` allows it."""
        return causes.named(self.text[slice(*self.spans[number])], self.grammar, general) if number >= 0 else None

    def _cause_before(self, place: int) -> str | None:
        if not place:
            return None
        return self.cause_of(place - 1, general=True) or self.cause_of(0, general=True)


def _start(when: When) -> int:
    return when.start
