"""What stands around figures: places, dates, sources and causes of an article's sentences, each read once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from ..model import Article, When
from . import causes, place_unnamed, places, sources
from .dates_document import Dates
from .dates_moment import is_saying
from .grammar import Grammar

_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_STAMPS, _STAMP, _FEW = 6, 120, 6
"""A stamp is one of so many sentences at the head, so many characters long, with so many words beside its date."""
_NEAR = 100
"""Within so many characters of a figure a place is its own: "12 were shot in a village"."""
_AHEAD, _LEAD = 4, 1
"""What the headline and the first sentence leave open is looked for in so many sentences after them."""
_PARAGRAPH = 4
"""So many sentences before, if they stand in one paragraph, a pronoun's source is looked for in."""
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
        self.counted: frozenset[int] = frozenset()
        """Where the days begin on which a toll was counted, once these are found: nothing happened on them."""
        self.placed: dict[int, str] = {}
        """The place that the first figure of a sentence has by that sentence."""
        self._said: dict[int, list[sources.Saying]] = {}
        self._mentions: dict[int, list[places.PlaceMention]] = {}
        self._scenes: dict[int, str | None] = {}
        self._causes: dict[int, str | None] = {}
        self._dateline: tuple[str | None] | None = None

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

    def meant(self, place: int, pronoun: sources.Saying) -> sources.Saying | None:
        """Whom the pronoun of a saying means: the last source before it, as far as what he says may run on.

        That is who opens its own sentence ("The mayor flew to a town where he said …"), a source of the sentence
        before or who opens that, or one further back where all between is quoted.
        """
        words, text = self.grammar.sources, self.text
        if pronoun.scope_start > pronoun.start:
            opens = sources.subject(text, *self.spans[place], words)
            if opens is not None and opens.end < pronoun.start:
                return opens
        quoted = self._turns(place)
        for number in range(place - 1, max(-1, place - _PARAGRAPH - 1), -1):
            start, end = self.spans[number]
            said = self.said(number)
            named = [saying for saying in said if not saying.pronoun]
            if named:
                return named[-1]
            runs_on = said or quoted or any(mark in text[start:end] for mark in sources.QUOTES)
            quoted ^= self._turns(number)
            if not runs_on or number and "\n" in text[self.spans[number - 1][1] : start]:
                return sources.subject(text, start, end, words)
        return None

    def quoted(self, place: int, at: int) -> sources.Saying | None:
        """Whose words an offset of a sentence without a source stands in: those of an open quotation.

        A quotation opens in its paragraph; its speaker is the last one named there, else at the end of the one before.
        """
        text, spans, first = self.text, self.spans, place
        while first > max(0, place - _PARAGRAPH) and "\n" not in text[spans[first - 1][1] : spans[first][0]]:
            first -= 1
        begin = spans[first][0]
        if sum(text.count(mark, begin, at) for mark in sources.DOUBLE) % 2 == 0:
            return None
        opens = text[begin] in sources.DOUBLE
        for number in range(place - 1, max(-1, first - 1 - opens), -1):
            said = self.said(number)
            if said:
                last = said[-1]
                return self.meant(number, last) if last.pronoun else last
        return None

    def _turns(self, number: int) -> bool:
        """Whether a sentence begins inside a quotation and ends outside, or the reverse."""
        start, end = self.spans[number]
        return sum(self.text.count(mark, start, end) for mark in sources.DOUBLE) % 2 == 1

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
        known, found = self.grammar.places, self.dateline
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
                days, others = self._days(place), self._days(number)
                return scene if not days or not others or days & others else None
        return None

    def _days(self, number: int) -> set[str | int]:
        """The days on which a sentence tells that something happened, as far as each is one day."""
        said = self.said(number)
        return {
            when.iso or when.weekday or 0
            for when in self.whens(number)
            if when.role == "day" and (_DAY.fullmatch(when.iso) if when.iso else when.weekday is not None)
            if not is_saying(when, when.end, [(clause.start, clause.end) for clause in said])
        }  # fmt: skip

    def apart(self, place: int, at: int) -> bool:
        """Whether a figure at offset `at` is of another scene than those before its sentence.

        "Elsewhere, …", "… across the province", "… in a village in Tasmir".
        """
        known, span = self.grammar.places, self.spans[place]
        if place_unnamed.wide(self.text, *span, known):
            return True
        found = place_unnamed.unnamed(self.text, *span, known)
        return any(kind in known.settlements and abs(end - at) < _NEAR for kind, end in found.items() if end >= 0)

    def ahead(self, place: int, taken_up: bool = False) -> str | None:
        """The place that the sentences after the first one tell of its event: "The bomb went off in …".

        A sentence that may have figures of its own tells of itself. With `taken_up`, only one that opens with something
        the first sentence speaks of counts, and no whole country.
        """
        known, numbers = self.grammar.places, self.grammar.numbers
        stop = place + _AHEAD if place <= _LEAD else place + 2 if taken_up else 0
        for number in range(place + 1, min(len(self.spans), stop)):
            start, end = self.spans[number]
            piece = self.text[start:end].lower()
            words = piece.split()
            if _DIGIT.search(piece) or any(word in numbers and word not in known.articles for word in words):
                break
            goes_on = place_unnamed.takes_up(piece, self.text[slice(*self.spans[place])].lower(), known)
            if not goes_on and not numbers.isdisjoint(words):
                break  # "a man was shot"
            if (goes_on or not taken_up) and (scene := self._scene(number)) is not None:
                return None if taken_up and scene.lower() in known.countries else scene
        return None

    def called(self, place: int) -> str | None:
        """The name that a later sentence gives to a place first told without one: "a town … in the town of X"."""
        known, kinds = self.grammar.places, place_unnamed.unnamed(self.text, *self.spans[place], self.grammar.places)
        ahead = range(place + 1, min(len(self.spans), place + BACK))
        return self._of_kind(ahead, kinds, known) if kinds else None

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

    def day_before(self, place: int) -> str | None:
        """The whole day named last before a sentence, first by those that tell of an event.

        A day of saying ("officials said on Monday") is none, and right before the sentence it shuts off those further
        back: something new was told on it.
        """
        other: str | None = None
        for number in range(place - 1, max(-1, place - BACK - 1), -1):
            days = self._named_days(number)
            said = self.said(number) if days else []
            told = [w for w in days if not any(s.start - 2 <= w.start <= s.end + 4 for s in said)]
            if days and not told and number == place - 1:
                return None
            if told:
                if places.tells(self.text, *self.spans[number], self.grammar.places):
                    return told[0].iso
                other = other or told[0].iso  # "The governor flew to Lirava on Monday."
        return other

    def _named_days(self, number: int) -> list[When]:
        """The whole days of a sentence, the last first, as a later one may take them."""
        if number < _STAMPS and self._stamp(number):
            return []
        return [
            when
            for when in reversed(self.whens(number))
            if when.role == "day" and when.iso and _DAY.fullmatch(when.iso) and when.start not in self.counted
        ]

    def _stamp(self, number: int) -> bool:
        """Whether a line only tells when the text was written: "Updated 1852 GMT (0252 HKT) March 12, 2024"."""
        start, end = self.spans[number]
        if (
            end - start > _STAMP
            or self.text[end - 1] in ".!?"
            or places.tells(self.text, start, end, self.grammar.places)
        ):
            return False
        words = [found.start() + start for found in _LETTERS.finditer(self.text[start:end])]
        return sum(not any(when.start <= at < when.end for when in self.whens(number)) for at in words) <= _FEW

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
