"""Who speaks in an article's sentences: their attributions, and whom "he" and "the doctor" take up."""

from __future__ import annotations

from collections.abc import Sequence

from . import sources

_PARAGRAPH = 4
"""So many sentences before, if they stand in one paragraph, a pronoun's source is looked for in."""


class Voices:
    """The attributions of an article's sentences, which stand at `spans`, each sentence read once."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], words: sources.SourceWords) -> None:
        self._text, self._spans, self._words = text, spans, words
        self._said: dict[int, list[sources.Saying]] = {}

    def said(self, place: int) -> list[sources.Saying]:
        """The attributions of the sentence with that number."""
        if place not in self._said:
            self._said[place] = sources.sayings(self._text, *self._spans[place], self._words)
        return self._said[place]

    def named(self, place: int, said: sources.Saying) -> str:
        """The words for a source; "the doctor" takes those of "Ada Roe, a doctor at the clinic" said shortly before."""
        if not sources.definite(self._text, said, self._words):
            return said.source
        for number in range(place, max(-1, place - _PARAGRAPH - 1), -1):
            for before in reversed(self.said(number)):
                if before.start < said.start and sources.headed(before.source, said.source, self._words):
                    return before.source
        return said.source

    def meant(self, place: int, pronoun: sources.Saying) -> sources.Saying | None:
        """Whom the pronoun of a saying means: the last source before it, as far as what he says may run on.

        That is who opens its own sentence ("The mayor flew to a town where he said …"), a source of the sentence
        before or who opens that, or one further back where all between is quoted.
        """
        words, text = self._words, self._text
        if pronoun.scope_start > pronoun.start:
            opens = sources.subject(text, *self._spans[place], words)
            if opens is not None and opens.end < pronoun.start:
                return opens
        quoted = self._turns(place)
        for number in range(place - 1, max(-1, place - _PARAGRAPH - 1), -1):
            start, end = self._spans[number]
            said = self.said(number)
            named = [saying for saying in said if not saying.pronoun]
            if named:
                return named[-1]
            runs_on = said or quoted or any(mark in text[start:end] for mark in sources.QUOTES)
            quoted ^= self._turns(number)
            if not runs_on or number and not said and "\n" in text[self._spans[number - 1][1] : start]:
                return sources.subject(text, start, end, words)
        return None

    def quoted(self, place: int, at: int) -> sources.Saying | None:
        """Whose words an offset of a sentence without a source stands in: those of an open quotation.

        A quotation opens in its paragraph; its speaker is the last one named there, else at the end of the one before.
        """
        text, spans, first = self._text, self._spans, place
        while first > max(0, place - _PARAGRAPH) and "\n" not in text[spans[first - 1][1] : spans[first][0]]:
            first -= 1
        begin, own = spans[first][0], spans[place][0]
        inside = (
            sources.quotes(text, begin, at) % 2 or text[own] in sources.DOUBLE and sources.quotes(text, own, at) % 2
        )
        if not inside:
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
        start, end = self._spans[number]
        return sources.quotes(self._text, start, end) % 2 == 1
