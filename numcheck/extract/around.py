"""The context of one sentence: the place, day, source and cause of each of its figures."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from ..calendar import shifted
from ..model import When
from . import places, sources
from .clause_breaks import breaks, relative_clause
from .constructions import Claim
from .dates_moment import is_saying, moment, owned
from .dates_offset import Apart, apart, day_across, within
from .grammar import BIT as B
from .scope import scope as scoped
from .scope import surpassed
from .tokens import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .surroundings import Surroundings

_INHERITED = "?"
_BESIDE = 5
"""So many words behind a count a place is the count's own."""
_COUNTED = 4
"""Within so many words behind a toll a day tells when it was counted."""


class Around:
    """The context of one sentence."""

    def __init__(self, all_: Surroundings, sentence: Sentence, lo: int, hi: int) -> None:
        self._all = all_
        self._number = number = all_.index[lo]
        self._sayings = all_.said(number)
        self._whens = list(all_.whens(number))
        self._turned = [_dated(when, sentence) for when in self._whens]
        self._spans = [(said.start, said.end) for said in self._sayings]
        self._tails = {said.start for said in self._sayings if said.scope_start <= said.start}
        self._sentence = sentence
        self.breaks = breaks(sentence, self._whens)
        self._other = apart(sentence, self._whens)
        self._aside = relative_clause(sentence)
        self._places = [
            mention
            for mention in all_.mentions(number)
            if not any(said.source_start < mention.start < said.source_end for said in self._sayings)
        ]
        self._owners = self._owned_places()
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
        mentions = self._unshared(start)
        if (other := self._other) is not None:
            inside = other.start <= trigger < other.end
            near = [m for m in mentions if (other.start <= m.start < other.end) == inside]
            mentions = near if near or not inside else mentions
        best = places.nearest(mentions, start, trigger, self.breaks)
        if best >= 0 and (mentions[best].kind != "country" or running):
            return places.named(mentions, best)
        if running:
            return None
        if self._setting is None:
            self._setting = (self._all.setting(self._number),)
        found = places.choose(mentions, start, trigger, self._all.dateline, self._setting[0], self.breaks)
        if found is None and other is None and len(mentions) < len(self._all.mentions(self._number)):
            # "officials in X said", for want of better
            found = places.choose(self._all.mentions(self._number), start, trigger)
        return found or self._all.ahead(self._number)

    def _unshared(self, start: int) -> list[places.PlaceMention]:
        """Without the places of other counts: "157 died, with 105 dead in Jumla and 52 in Rukum"."""
        own = self._owners
        if len(set(own.values())) < 2:
            return self._places
        return [m for m in self._places if own.get(m.start, start) == start]

    def _owned_places(self) -> dict[int, int]:
        """Which count a place stands right behind: the offset of the place to that of the count."""
        sentence, out = self._sentence, {}
        for mention in self._places if sentence.chunks else ():
            k = bisect_left(sentence.starts, mention.start) - 1
            last = max(-1, k - _BESIDE)
            while k > last and sentence.at[k] < 0 and not sentence.mask[k] & (B["comma"] | B["stop"]):
                k -= 1
            if k > last and 0 <= sentence.at[k] < len(sentence.chunks):
                out[mention.start] = sentence.starts[sentence.chunks[sentence.at[k]].first]
        return out

    def moment(self, start: int, trigger: int, claim: Claim | None = None) -> tuple[str | None, str | None, str]:
        """(event_date, as_of, scope): when it happened, the moment the count holds for, event or running count.

        A running count takes no day from the sentences before: they tell of one event.
        """
        published = self._all.article.published
        whens = [t if w.start < trigger else w for w, t in zip(self._whens, self._turned, strict=True)]
        whens = [kept for w in whens if (kept := surpassed(w, self._sentence, trigger)) is not None]
        counted = self._counted(start, claim, whens) if claim is not None else None
        if counted is not None:
            self._all.counted.add(counted.start)
        else:
            # "rose to 157 on Sunday, with 105 dead in the north": counted on that day, too
            counted = next((when for when in whens if when.start in self._all.counted), None)
        other = self._other
        near = whens if other is None else within(other, whens, trigger)
        near = [when for when in near if when is not counted]
        near = self._of_clause(near, trigger)
        event, as_of, since = moment(
            near, start, trigger, lambda: _INHERITED, published, self._spans, self.breaks, self._tails
        )
        scope = scoped(self._sentence, claim, self._whens, since, self.cause) if claim is not None else "event"
        if event == _INHERITED:
            event = None if scope == "cumulative" else self._day_before()
            if other is not None and counted is not None and other.days is not None and scope == "event":
                event = shifted(counted.iso, -other.days)  # "the toll rose to 40 on Tuesday, four days after the quake"
            elif other is not None and scope == "event":
                event = self._day_across(other, trigger, whens, event)
        return event, counted.iso if counted is not None else as_of, scope

    def _of_clause(self, whens: list[When], trigger: int) -> list[When]:
        """Without the days of another clause: "survivors of the quake that killed 153 spent Sunday outdoors"."""
        if self._aside is None:
            return whens
        first, stop = self._aside
        inside = first <= trigger < stop
        kept = [when for when in whens if (first <= when.start < stop) == inside]
        return kept if kept or inside else whens

    def _day_across(self, other: Apart, trigger: int, whens: Sequence[When], before: str | None) -> str | None:
        """The day of a figure told by the day of the other event of its sentence."""
        days = [when for when in whens if when.iso and when.role in ("day", "after", "before")]
        told = [when for when in days if not is_saying(when, trigger, self._spans, self._tails)]
        if len(within(other, told, trigger)) == len(told):
            told = days  # "the mayor said on Thursday, two days after …": the day of saying is the news
        return day_across(other, trigger, told, before, self._all.article.published if self._number < 2 else None)

    def _counted(self, start: int, claim: Claim, whens: Sequence[When]) -> When | None:
        """The day of "the toll rose to 40 on Tuesday": when it was counted, not when it happened."""
        if claim.scope not in ("toll", "running") or not whens:
            return None
        low, starts = self._sentence.low, self._sentence.starts
        at = bisect_left(starts, start)
        first, last = min(claim.anchor, at), max(claim.anchor, at)
        if self._all.grammar.sets["risers"].isdisjoint(low[first:last]):
            return None
        for when in whens:
            if when.role == "day" and when.iso and not owned(when):
                k = bisect_left(starts, when.start)
                if k - last in range(1, _COUNTED) or when.end <= starts[first] and k <= 1:
                    return when
        return None

    def _day_before(self) -> str | None:
        if self._day is None:
            self._day = (self._all.day_before(self._number),)
        return self._day[0]

    def cause(self, anchor: int) -> str | None:
        """The class of event named nearest to the predicate; else in the sentence before, else in the headline."""
        if not self._causes:
            return self._all.cause_before(self._number)
        return min(self._causes, key=lambda found: abs(found[0] - anchor))[1]


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
