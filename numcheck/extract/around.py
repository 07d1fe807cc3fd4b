"""The context of one sentence: the place, day, source and cause of each of its figures."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ..calendar import shifted
from ..model import When
from ..values import replace
from . import place_owners, places, sources
from .causes import causes
from .clause_breaks import aside_of, breaks, earlier, relative_clause
from .constructions import Claim
from .dates_clause import datings
from .dates_moment import is_saying, moment, owned
from .dates_offset import Apart, apart, day_across, within
from .grammar import BIT as B
from .place_unnamed import everywhere
from .place_words import HIT
from .scope import scope as scoped
from .scope import surpassed
from .surroundings import Surroundings
from .tokens import Sentence

_INHERITED = "?"
_NAMED = 5
"""So many words at most, and no figure, name an event: "after the blast."."""
_STOCKS = ("missing", "trapped", "hostages_held", "displaced", "detained")
_RAISED = 4
"""Within so many words before a toll a verb tells that it rose."""
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
        self._owners = place_owners.owned(sentence, self._places)
        self._of_parts = place_owners.of_parts(sentence, self._owners)
        self._causes = causes(sentence)
        self.former = _former(sentence) or any(said.past_perfect for said in self._sayings)
        self._setting: tuple[str | None] | None = None
        self._day: tuple[str | None] | None = None

    def source(self, start: int, end: int) -> tuple[str | None, str]:
        """Who says so, and whether the figure is asserted, alleged, disputed or denied."""
        pronoun = next((said for said in self._sayings if said.pronoun), None)
        previous = self._all.voices.meant(self._number, pronoun) if pronoun is not None else None
        said = sources.attribution(self._sayings, start, end, previous)
        if said is None and not self._sayings:
            said = self._all.voices.quoted(self._number, start)
        return (self._all.voices.named(self._number, said), said.kind) if said else (None, "asserted")

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
        last = max(start, trigger)
        aside = aside_of(self._sentence, last)
        mentions = [m for m in mentions if m.start < aside]
        if mentions:
            own = place_owners.settled(self._sentence, start, trigger)
            mentions = [m for m in mentions if m.start < own]
        stop = min(aside, self._all.spans[self._number][1])
        if everywhere(self._sentence.text, last, stop, self._all.grammar.places):
            return next((m.name for m in mentions if m.kind == "country"), None)
        best = places.nearest(mentions, start, trigger, self.breaks)
        if best >= 0 and mentions[best].opens and mentions[best].end < last:
            # "In Tasmir province, troops shelled Orvala, killing nine"
            get = self._all.grammar.places.classes.get
            inner = (k for k in range(best + 1, len(mentions)) if mentions[k].end <= last and mentions[k].kind == "at")
            best = next((k for k in inner if get(mentions[k].preposition, 0) & HIT), best)
        whole = best >= 0 and mentions[best].name.lower() in self._all.grammar.places.countries
        opens = best >= 0 and mentions[best].opens and mentions[best].start < start  # "In Tasmir, 12 died"
        if best >= 0 and (opens or not whole and mentions[best].kind != "modifier" or running):
            named = places.named(mentions, best)
            if named is not None and mentions[best].start not in self._of_parts:
                self._all.placed.setdefault(self._number, named)
            return named
        if running:
            return None
        if (called := self._all.called(self._number)) is not None:
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
            nearest = places.nearest(told, start, trigger)
            found = places.named(told, nearest) if nearest >= 0 else None
            if nearest >= 0 and any(self._of_state(said, told[nearest].start) for said in self._sayings):
                found = self._all.seat(found, self._number)
        if found is None and not alone:
            found = self._all.ahead(self._number) or self._all.land(self._number)
        return found

    def _of_state(self, said: sources.Saying, at: int) -> bool:
        """Whether those who say so, in the place at an offset, speak for a country: "the ministry in Lirava said"."""
        if not said.start <= at < said.source_end:
            return False
        words = self._sentence.text[said.start : said.source_end].lower().split()
        return not self._all.grammar.places.national.isdisjoint(words)

    def _told_in(self, at: int) -> bool:
        """Whether it was said there ("told reporters in Lirava"), not by "officials in Lirava"."""
        text, classes = self._sentence.text, self._all.grammar.sources.classes
        return any(
            said.source_end <= at < said.end
            and any(classes.get(word, 0) & sources.VERBS for word in text[said.source_end : at].lower().split())
            for said in self._sayings
        )

    def _unshared(self, start: int) -> list[places.PlaceMention]:
        """Without the places of other counts: "157 died, with 105 dead in Jumla and 52 in Rukum"."""
        own = self._owners
        if len(set(own.values())) > 1:
            mentions = [m for m in self._places if own.get(m.start, start) == start]
        else:
            mentions = [m for m in self._places if m.start not in self._of_parts or own[m.start] == start]
        return [m for m in mentions if m.start < start or not place_owners.leads(self._sentence, m)]

    def moment(self, start: int, trigger: int, claim: Claim | None = None) -> tuple[str | None, str | None, str]:
        """(event_date, as_of, scope): when it happened, the moment the count holds for, event or running count.

        A running count takes no day from the sentences before: they tell of one event.
        """
        published = self._all.article.published
        whens = self._days_of(trigger)
        counted = self._counted(start, claim, whens) if claim is not None else None
        if counted is None:
            # "rose to 157 on Sunday, with 105 dead in the north": counted on that day, too
            counted = next((when for when in whens if when.start in self._all.days.counted), None)
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
        scope = scoped(self._sentence, claim, self._whens, event, since, self.once) if claim is not None else "event"
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
        running = claim.scope in ("toll", "running")
        rising = running and not sets["risers"].isdisjoint(low[first:last])
        # "divers found more bodies on Sunday, raising the toll to 38"
        raised = running and not rising and not sets["risers"].isdisjoint(low[max(0, first - _RAISED) : first])
        if not (lasting or rising or raised):
            return None
        for when in whens:
            if when.role == "day" and when.iso and not owned(when):
                k = bisect_left(starts, when.start)
                if k - last in range(1, _COUNTED) or when.end <= starts[first] and (k <= 1 or raised):
                    return when
        return None

    def _day_before(self) -> str | None:
        if self._day is None:
            days = self._all.days
            self._day = (days.before(self._number) or days.ahead(self._number),)
        return self._day[0]

    def cause(self, anchor: int) -> str | None:
        """The class of event named nearest to the predicate; else in the sentence before, else in the headline."""
        if not self._causes:
            return self._all.cause_before(self._number)
        at, cause = min(self._causes, key=lambda found: abs(found[0] - anchor))
        if self._sentence.low[at] in self._all.grammar.general_causes:
            return self._all.cause_of(self._number - 1) or cause
        return cause

    def once(self, anchor: int) -> bool:
        """Whether the event named nearest to the predicate comes once, as a quake does, or is told as one: a blast."""
        if self._causes:
            at, _ = min(self._causes, key=lambda found: abs(found[0] - anchor))
            if self._sentence.low[at] in self._sentence.grammar.sets["single"]:
                return True
        return self.cause(anchor) in self._sentence.grammar.sets["once"]


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
