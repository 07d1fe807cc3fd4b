"""What stands around a figure: places, dates, sources and causes of its sentence and those before, each read once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ..model import Article, When
from . import places, sources
from .constructions import Claim
from .dates_document import Dates
from .dates_moment import moment
from .grammar import BIT as B
from .grammar import Grammar
from .tokens import Sentence

_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")
_INHERITED = "?"
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
            if number not in self._scenes:
                known, span = self.grammar.places, self.spans[number]
                told = places.tells(self.text, *span, known)
                self._scenes[number] = places.scene(self.text, *span, self.mentions(number), known) if told else None
            scene = self._scenes[number]
            if scene is not None:
                return scene
        return None

    def day_before(self, place: int) -> str | None:
        """The whole day named last before a sentence; a day of saying ("officials said on Monday") is none."""
        for number in range(place - 1, max(-1, place - BACK - 1), -1):
            for when in reversed(self.whens(number)):
                if when.role == "day" and when.iso and _DAY.fullmatch(when.iso):
                    # "reported on Monday": the day of the news, if nothing is nearer
                    said = self.said(number) if number < place - 1 else []
                    if not any(saying.start - 2 <= when.start <= saying.end + 4 for saying in said):
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


class Around:
    """The context of one sentence."""

    def __init__(self, all_: Surroundings, sentence: Sentence, lo: int, hi: int) -> None:
        self._all = all_
        self._number = number = all_.index[lo]
        self._sayings = all_.said(number)
        self._whens = list(all_.whens(number))
        self._turned = [_dated(when, sentence) for when in self._whens]
        self._spans = [(said.start, said.end) for said in self._sayings]
        self._sentence = sentence
        causes = all_.grammar.causes
        told = not causes.keys().isdisjoint(sentence.words)
        self._causes = [(k, causes[w]) for k, w in enumerate(sentence.low) if w in causes] if told else []
        self.former = _former(sentence) or any(said.past_perfect for said in self._sayings)
        self._setting: tuple[str | None] | None = None
        self._day: tuple[str | None] | None = None

    def source(self, start: int, end: int) -> tuple[str | None, str]:
        """Who says so, and whether the figure is asserted, alleged, disputed or denied."""
        previous = None
        if self._number and any(said.pronoun for said in self._sayings):
            before = self._all.said(self._number - 1)
            previous = before[-1] if before else None
        said = sources.attribution(self._sayings, start, end, previous)
        return (said.source, said.kind) if said else (None, "asserted")

    def place(self, start: int, trigger: int, running: bool = False) -> str | None:
        """Where it happened, as far as the article tells; a running count takes no place from other sentences."""
        mentions = self._all.mentions(self._number)
        best = places.nearest(mentions, start, trigger)
        if best >= 0 and (mentions[best].kind != "country" or running):
            return places.named(mentions, best)
        if running:
            return None
        if self._setting is None:
            self._setting = (self._all.setting(self._number),)
        return places.choose(mentions, start, trigger, self._all.dateline, self._setting[0])

    def moment(self, start: int, trigger: int, claim: Claim | None = None) -> tuple[str | None, str | None, str]:
        """(event_date, as_of, scope): when it happened, the moment the count holds for, event or running count.

        A running count takes no day from the sentences before: they tell of one event.
        """
        whens = [t if w.start < trigger else w for w, t in zip(self._whens, self._turned, strict=True)]
        whens = [kept for w in whens if (kept := _surpassed(w, self._sentence, trigger)) is not None]
        event, as_of, since = moment(
            whens, start, trigger, lambda: _INHERITED, self._all.article.published, self._spans
        )
        scope = self._scope(claim, since) if claim is not None else "event"
        if event == _INHERITED:
            event = None if scope == "cumulative" else self._day_before()
        return event, as_of, scope

    def _day_before(self) -> str | None:
        if self._day is None:
            self._day = (self._all.day_before(self._number),)
        return self._day[0]

    def cause(self, anchor: int) -> str | None:
        """The class of event named nearest to the predicate; else in the sentence before, else in the headline."""
        if not self._causes:
            return self._all.cause_before(self._number)
        return min(self._causes, key=lambda found: abs(found[0] - anchor))[1]

    def _scope(self, claim: Claim, since: str | None) -> str:
        """cumulative where the words run over a time: since, so far, this year, years of war; else event."""
        grammar = self._all.grammar
        if self._is_rate(claim):
            return "rate"
        if claim.metric == "displaced" and claim.relation in ("head", "premod", "noun"):
            return "cumulative"
        if claim.metric in ("hostages_taken", "hostages_held", "missing", "casualties"):
            return "event"
        if claim.scope == "running" and self.cause(claim.anchor) not in grammar.sets["once"]:
            return "cumulative"
        if since is not None and not any(when.role == "window" for when in self._whens):
            return "cumulative"
        if any(when.role == "as_of" for when in self._whens):
            return "cumulative"
        if claim.relation in ("object", "left") and self._kills_on(min(claim.tokens)):
            return "cumulative"
        if grammar.running_ends.isdisjoint(self._sentence.words):
            return "event"
        words = f" {' '.join(self._sentence.low)} "
        if any(f" {phrase} " in words for phrase in grammar.running):
            return "cumulative" if claim.perfect or claim.scope or claim.relation != "subject" else "event"
        if (claim.perfect or claim.scope) and any(f" {phrase} " in words for phrase in grammar.running_with_perfect):
            return "cumulative"
        return "event"

    def _kills_on(self, anchor: int) -> bool:
        """Whether the subject of the predicate is a war or a disease, and no day is told: it kills over a time."""
        running, mask, low = self._all.grammar.sets["running_subjects"], self._sentence.mask, self._sentence.low
        if running.isdisjoint(self._sentence.words) or any(
            when.role == "day" and (when.iso is None or _DAY.fullmatch(when.iso)) for when in self._whens
        ):
            return False
        k = anchor - 1
        while k > 0 and mask[k] & (B["adv"] | B["have"] | B["rel"] | B["comma"]):
            k -= 1
        if k < 0 or low[k] not in running:
            return False
        relative = any(mask[j] & B["rel"] for j in range(k + 1, anchor))
        while k >= 0 and not mask[k] & (B["prep"] | B["comma"] | B["coord"] | B["stop"]):
            k -= 1
        return relative or k < 0 or not mask[k] & B["prep"]

    def _is_rate(self, claim: Claim) -> bool:
        """ "10 people a day die", "kills 1.2 million a year"; not "three died a day after"."""
        grammar, low = self._all.grammar, self._sentence.low
        if claim.chunk >= len(self._sentence.chunks):
            return False  # one person without a number
        stop = self._sentence.chunks[claim.chunk].stop
        first, last = min(stop, claim.anchor + 1), max(stop, claim.anchor + 1)
        for k in range(first, min(len(low), last + 5)):
            for words in grammar.rates_at.get(low[k], ()):
                end = k + len(words)
                if self._sentence.mask[k - 1] & (B["prep"] | B["sub"]):
                    continue  # "held for more than a month"
                if tuple(low[k:end]) == words and not (end < len(low) and low[end] in grammar.sets["offsets"]):
                    return True
        return False


def _start(when: When) -> int:
    return when.start


def _former(sentence: Sentence) -> bool:
    """Whether "earlier" or "initially" stands beside a word of saying."""
    mask = sentence.mask
    if sentence.grammar.former.isdisjoint(sentence.words):
        return False
    for k, bits in enumerate(mask):
        if bits & B["former"]:
            near = mask[max(0, k - 1) : k + 2]
            if any(other & B["say"] for other in near):
                return True
    return False


def _dated(when: When, sentence: Sentence) -> When:
    """ "since October 7, when fighters attacked": the day is the event's, not only the start of a count."""
    if when.role != "since":
        return when
    k = bisect_left(sentence.starts, when.end)
    while k < len(sentence.mask) and sentence.mask[k] & B["comma"]:
        k += 1
    opens = k < len(sentence.mask) and sentence.mask[k] & B["when"]
    return replace(when, role="day") if opens else when


def _surpassed(when: When, sentence: Sentence, trigger: int) -> When | None:
    """ "the worst fire since a 1997 blaze that killed 14, hurt 9": that day is the blaze's own, and nothing else's."""
    mask, first = sentence.mask, bisect_left(sentence.starts, when.start)
    begin = max((k + 1 for k in range(first) if mask[k] & B["comma"]), default=0)
    superlatives = sentence.grammar.sets["superlatives"]
    near = range(max(begin, first - 8), first)
    if when.role != "since" or superlatives.isdisjoint(sentence.low[k] for k in near if not mask[k + 1] & B["of"]):
        return when  # "most of them since Saturday" is no superlative
    clause = range(bisect_left(sentence.starts, when.end), bisect_left(sentence.starts, trigger))
    told = any(mask[k] & B["rel"] for k in clause) and not any(mask[k] & (B["comma"] | B["coord"]) for k in clause)
    return replace(when, role="day") if told else None
