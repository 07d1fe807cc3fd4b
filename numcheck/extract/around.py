"""The context of one sentence: the place, day, source and cause of each of its figures."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ..calendar import shifted
from ..model import When
from . import places, sources
from .causes import causes
from .clause_breaks import breaks, earlier, relative_clause
from .constructions import Claim
from .dates_clause import datings
from .dates_moment import is_saying, moment, owned
from .dates_offset import Apart, apart, day_across, within
from .grammar import BIT as B
from .scope import scope as scoped
from .scope import surpassed
from .surroundings import Surroundings
from .tokens import Sentence

_INHERITED = "?"
_NAMED = 5
"""So many words at most, and no figure, name an event: "after the blast."."""
_BESIDE = 5
"""So many words behind a count a place is the count's own."""
_STOCKS = ("missing", "trapped", "hostages_held", "displaced", "detained")
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
        self._places = all_.happens(number)
        self._owners = self._owned_places()
        self._of_parts = self._places_of_parts()
        self._causes = causes(sentence)
        self.former = _former(sentence) or any(said.past_perfect for said in self._sayings)
        self._setting: tuple[str | None] | None = None
        self._day: tuple[str | None] | None = None
        self._later_name: tuple[str | None] | None = None

    def source(self, start: int, end: int) -> tuple[str | None, str]:
        """Who says so, and whether the figure is asserted, alleged, disputed or denied."""
        pronoun = next((said for said in self._sayings if said.pronoun), None)
        previous = self._all.meant(self._number, pronoun) if pronoun is not None else None
        said = sources.attribution(self._sayings, start, end, previous)
        if said is None and not self._sayings:
            said = self._all.quoted(self._number, start)
        return (said.source, said.kind) if said else (None, "asserted")

    def place(self, start: int, trigger: int, running: bool = False, held: bool = False) -> str | None:
        """Where it happened, as far as the article tells; a running count takes no place from other sentences.

        Those who are `held` are so anywhere: they take none from a dateline in a capital.
        """
        mentions = self._unshared(start)
        if (other := self._other) is not None:
            inside = other.start <= trigger < other.end
            near = [m for m in mentions if (other.start <= m.start < other.end) == inside]
            mentions = near if near or not inside else mentions
        if self._aside is not None and self._aside[0] <= trigger < self._aside[1]:
            told = [m for m in mentions if m.start < self._aside[1]]
            reduced = self._sentence.mask[bisect_left(self._sentence.starts, self._aside[0])] & B["of"]
            mentions = told if told or reduced else mentions  # "Relatives of the 298 people killed gathered in Lirava"
        best = places.nearest(mentions, start, trigger, self.breaks)
        whole = best >= 0 and mentions[best].name.lower() in self._all.grammar.places.countries
        if best >= 0 and (not whole and mentions[best].kind != "modifier" or running):
            own = places.named(mentions, best)
            if own is not None and mentions[best].start not in self._of_parts:
                self._all.placed.setdefault(self._number, own)
            return own
        if running:
            return None
        if (called := self._called()) is not None:
            return called
        if best >= 0 and (whole or mentions[best].kind == "country"):
            if (taken_up := self._all.ahead(self._number, taken_up=True)) is not None:
                return taken_up
        if best >= 0 and mentions[best].kind != "country":
            return places.named(mentions, best)
        alone = self._all.apart(self._number, max(start, trigger))
        if self._setting is None and not alone:
            self._setting = (self._all.setting(self._number),)
        setting = self._setting[0] if self._setting is not None and not alone else None
        line = None if alone else self._all.line(self._number, held)
        found = places.choose(mentions, start, trigger, line, setting, self.breaks)
        if found is None and other is None and len(self._places) < len(self._all.mentions(self._number)):
            # "officials in X said", for want of better
            told = [m for m in self._all.mentions(self._number) if m.kind != "modifier" and not self._told_in(m.start)]
            found = places.choose(told, start, trigger)
        return found or (None if alone else self._all.ahead(self._number))

    def _told_in(self, at: int) -> bool:
        """Whether it was said there ("told reporters in Lirava"), not by "officials in Lirava"."""
        text, classes = self._sentence.text, self._all.grammar.sources.classes
        return any(
            said.source_end <= at < said.end
            and any(classes.get(word, 0) & sources.VERBS for word in text[said.source_end : at].lower().split())
            for said in self._sayings
        )

    def _called(self) -> str | None:
        if self._later_name is None:
            self._later_name = (self._all.called(self._number),)
        return self._later_name[0]

    def _unshared(self, start: int) -> list[places.PlaceMention]:
        """Without the places of other counts: "157 died, with 105 dead in Jumla and 52 in Rukum"."""
        own = self._owners
        if len(set(own.values())) > 1:
            mentions = [m for m in self._places if own.get(m.start, start) == start]
        else:
            mentions = [m for m in self._places if m.start not in self._of_parts or own[m.start] == start]
        return [m for m in mentions if m.start < start or not self._leads(m)]

    def _leads(self, mention: places.PlaceMention) -> bool:
        """Whether a place opens the clause of a later count: "the toll is 45, and in Lovania nine people died"."""
        sentence = self._sentence
        mask, k = sentence.mask, bisect_left(sentence.starts, mention.start) - 1
        after = bisect_left(sentence.starts, mention.end)
        if k < 1 or not mask[k] & B["prep"] or not mask[k - 1] & B["coord"] or after >= len(mask):
            return False
        return sentence.at[after] >= 0 and sentence.chunks[sentence.at[after]].first == after

    def _places_of_parts(self) -> set[int]:
        """The places of parts: "100 died across Pakistan, 46 of them in Punjab"."""
        sentence = self._sentence
        parts = {sentence.starts[c.first] for c in sentence.chunks if c.of_them or c.included or c.whole >= 0}
        return {place for place, count in self._owners.items() if count in parts}

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
        whens = self._days_of(trigger)
        counted = self._counted(start, claim, whens) if claim is not None else None
        if counted is None:
            # "rose to 157 on Sunday, with 105 dead in the north": counted on that day, too
            counted = next((when for when in whens if when.start in self._all.counted), None)
        other = self._other
        near = whens if other is None else within(other, whens, trigger)
        near = [when for when in near if when is not counted]
        if (edge := earlier(self._sentence, self._whens, min(start, trigger))) and other is None:
            near = [when for when in near if when.role != "day" or when.end > edge]
        near = datings(self._sentence, near, claim, start, trigger, self._said)
        near = self._of_clause(near, trigger)
        event, as_of, since = moment(
            near, start, trigger, lambda: _INHERITED, published, self._spans, self.breaks, self._tails
        )
        scope = scoped(self._sentence, claim, self._whens, since, self.cause) if claim is not None else "event"
        if event == _INHERITED:
            event = None if scope == "cumulative" else self._day_before()
            if other is not None and counted is not None and other.days is not None and scope == "event":
                event = shifted(counted.iso, -other.days)  # "the toll rose to 40 on Tuesday, four days after the quake"
            elif other is not None and scope == "event" and as_of and other.days and self._named(other, trigger):
                event = shifted(as_of, -other.days)  # "… the mayor said on Tuesday, a day after the blast"
            elif other is not None and scope == "event":
                event = self._day_across(other, trigger, whens, event)
        return event, counted.iso if counted is not None else as_of, scope

    def counted(self, start: int, trigger: int, claim: Claim) -> int | None:
        """Where the day begins on which a count was made, if its words tell one."""
        found = self._counted(start, claim, self._days_of(trigger)) if self._whens else None
        return found.start if found is not None else None

    def _days_of(self, trigger: int) -> list[When]:
        """The date phrases as a predicate at `trigger` has them."""
        whens = [t if w.start < trigger else w for w, t in zip(self._whens, self._turned, strict=True)]
        return [kept for w in whens if (kept := surpassed(w, self._sentence, trigger)) is not None]

    def _named(self, other: Apart, trigger: int) -> bool:
        """Whether the other event is only named, so that it is that of the figures before it."""
        sentence = self._sentence
        first, stop = bisect_left(sentence.starts, other.start), bisect_left(sentence.starts, other.end)
        return trigger < other.start and stop - first <= _NAMED and bool(sentence.mask[first + 1] & B["det"])

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
        told = [when for when in days if not self._said(when, trigger)]
        if len(within(other, told, trigger)) == len(told):
            told = days  # "the mayor said on Thursday, two days after …": the day of saying is the news
        return day_across(other, trigger, told, before, self._all.article.published if self._number < 2 else None)

    def _said(self, when: When, at: int) -> bool:
        return is_saying(when, at, self._spans, self._tails)

    def _counted(self, start: int, claim: Claim, whens: Sequence[When]) -> When | None:
        """The day of "the toll rose to 40 on Tuesday", "12 were still missing on Tuesday": when it was counted."""
        if not whens:
            return None
        low, starts, sets = self._sentence.low, self._sentence.starts, self._all.grammar.sets
        at = bisect_left(starts, start)
        first, last = min(claim.anchor, at), max(claim.anchor, at)
        lasting = claim.metric in _STOCKS and not sets["lasting"].isdisjoint(low[max(0, claim.anchor - 3) : last])
        rising = claim.scope in ("toll", "running") and not sets["risers"].isdisjoint(low[first:last])
        if not (lasting or rising):
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
        at, cause = min(self._causes, key=lambda found: abs(found[0] - anchor))
        if self._sentence.low[at] in self._all.grammar.general_causes:
            return self._all.cause_of(self._number - 1) or cause
        return cause


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
