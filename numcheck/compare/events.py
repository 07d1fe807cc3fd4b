"""Event identity: do two articles' segments speak of one event? Evidence, added up, with its reasons."""

from __future__ import annotations

from collections.abc import Sequence

from ..values import record, replace
from .claims import Segment, Source
from .evidence import anchor, counted_apart, mentions, named_by, one_number, one_size, one_stroke, retold, two_parts
from .gates import LENT, place_relation
from .moments import apart, spans, week
from .options import Options
from .segments import alike, kindred
from .words import Lexicon

STRONG, LIKELY, OPEN, NO = "strong", "likely", "unknown", "no"
RANK = {STRONG: 3, LIKELY: 2, OPEN: 1, NO: 0}
SURE, PROBABLE, POSSIBLE = 3.9, 3.1, 2.2
"""Scores from which a link is strong, likely, open. Of leads of articles on other events one in 2,000 reaches SURE."""
MARGIN = 1.0
"""How much better another segment must match for a link to be given up."""
PLACE = 2.0
"""The most that one place told by both can add to a score."""
NEIGHBOURS = 2
"""Days between two reports whose "last week" may be one week."""
ALIKE = 0.8
"""What one toll of the same people in both adds; a number of two digits or three is less of a chance."""
UNNAMED = "whether both speak of one event: only place and day are shared"
NAMED, STORY = 2.5, 5.0
"""Weights of shared names: from which a place or day that one leaves out is no doubt, and from which two openings tell
one story: the same call, the same strike."""


@record
class Link:
    """How surely two segments are one event, what speaks for it, and what would settle it.

    `anchored` says that the same day is named in both; `given` that a person said it is one event.
    `story` says that both articles carry one piece of news, such as the same call: enough for running totals; `named`
    that they share so many rare names that a place or day which one of them leaves out is no doubt.
    """

    strength: str
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    anchored: bool = False
    story: bool = False
    given: bool = False
    named: bool = False
    later: bool = False
    """One of the days may be only that of the report: dates that lie apart are no bar."""
    beside: bool = False
    """Both tell a day, and not the same one: a night told as two, or two events."""
    shown: str = "event: strong (told in one article)"
    """The event gate's answer."""


NONE = Link(NO)


@record
class Ties:
    """What two articles as wholes share, worked out once for all their segments."""

    shared: set[int]
    weight: float
    score: float
    lexicon: Lexicon
    days: int | None
    given: bool
    contradicts: bool
    copy: bool
    told: list[str]
    """The most telling words of all that is shared, once they were asked for."""


def ties(a: Source, b: Source, lexicon: Lexicon, options: Options) -> Ties:
    """Shared telling terms, days between the publications, a given event, and whether one text copies the other."""
    shared = a.terms & b.terms
    days = None if a.moment is None or b.moment is None else abs(a.moment.day - b.moment.day)
    weight = sum(map(lexicon.telling.__getitem__, shared)) / 1000
    score = min(4.0, 0.5 * weight)
    if days is not None and days <= options.publication_window:
        score += 1.0 if days <= 1 else 0.5
    return Ties(
        shared, weight, score, lexicon, days, bool(a.event and a.event == b.event),
        bool(a.event and b.event and a.event != b.event), a.origin == b.origin, [],
    )  # fmt: skip


def best(links: dict[tuple[int, int], Link]) -> dict[tuple[int, int], Link]:
    """Each event of one article is at most one event of another.

    A link that either side has a clearly better one for goes; where two stay, nearly as good, neither is strong. An
    article that tells of two days in a row has two events: beside a link of one day, one of neighbouring days goes.
    """
    if len(links) == 1:
        return links
    ends = [
        [(key, links[key].score) for key in links if key[side] == at]
        for side in (0, 1)
        for at in {k[side] for k in links}
    ]
    gone = {
        key for end in ends if any(links[held].anchored for held, _ in end) for key, _ in end if links[key].beside
    }  # fmt: skip
    if gone:
        return best({key: one for key, one in links.items() if key not in gone})
    tops: dict[tuple[int, int], float] = {}
    for end in ends:
        most = max(score for _, score in end)
        for key, _ in end:
            tops[key] = max(tops.get(key, most), most)
    kept = {key: one for key, one in links.items() if one.score >= tops[key] - MARGIN}
    rivals = {key for end in ends if sum(key in kept for key, _ in end) > 1 for key, _ in end}
    return {
        key: _likely(one) if key in rivals and one.strength == STRONG and not one.given else one
        for key, one in kept.items()
    }


def _likely(one: Link) -> Link:
    return replace(one, strength=LIKELY, shown=one.shown.replace(STRONG, LIKELY, 1))


def _excused(a: Segment, b: Segment, gap: int, between: int | None) -> bool:
    """Whether dates apart may be of one event after all: one is that of the report, or both are "last week"."""
    if a.day and b.day and week(a.day) and week(b.day):
        return between is not None and between <= NEIGHBOURS
    return gap <= LENT and (a.lent_day or b.lent_day or named_by(a, b) or named_by(b, a))


def _shown(strength: str, reasons: Sequence[str]) -> str:
    return f"event: {strength} ({'; '.join(reasons) or 'nothing told'})"


def link(a: Segment, b: Segment, tied: Ties, options: Options) -> Link:
    """Whether segments of two articles are one event.

    Place or date apart, or two events named by people, rule it out. Otherwise evidence adds up: rare names and words
    shared by the sentences and by the openings, the same place, event date and cause, publication close together, and
    both leading their articles. A named event settles it unless something contradicts.
    """
    running = a.running
    mixed = running != b.running
    if tied.contradicts or (mixed and not (one_stroke(a, b) or one_size(a, b))):
        return NONE
    gap = 0 if a.day is b.day and a.day is not None else apart(a.day, b.day)
    lent = gap is not None and gap > options.event_window
    lexicon, between = tied.lexicon, tied.days
    sentence = a.terms & b.terms
    common = lexicon.weight(sentence)
    if gap is not None and lent and not _excused(a, b, gap, between) and not retold(a, b, gap, common, tied.weight):
        return NONE
    score = min(2.5, 0.8 * common) + 2.0 * common / max(min(a.mass, b.mass), 1.0) + tied.score
    if a.day is not b.day and a.day and b.day and spans(a.day) != spans(b.day):
        gap = None  # the toll of a month and that of one of its days
        score -= 0.8
    elif lent:
        gap = None  # the day of the report, or of its funeral, and that of the event
        score -= 0.5
    elif gap == 0:
        score += 1.0
    elif gap is not None:
        score -= 0.5
    if between is not None and between > options.publication_window and gap != 0 and not running:
        score -= 1.0 if between <= 30 else 2.5
    if a.cause and b.cause:
        score += 0.8 if alike(a.cause, b.cause) else 0.0 if kindred(a.cause, b.cause) else -1.2
    if a.lead and b.lead:
        score += 0.8
    elif not running:
        score -= 0.8 if a.lead or b.lead else 0.3
    place = None
    if a.place and b.place:
        if score + PLACE + running < POSSIBLE and not tied.given:
            return NONE
        place = place_relation(a.place, b.place)
        if place == "apart" and not (a.lent_place or b.lent_place):
            return NONE
        if place == "apart":
            place = None  # where two reports were written
            score -= 0.8
        elif place == "same":
            score += 0.5 + (PLACE - 0.5) * lexicon.rarest(a.place) + running
        elif place is not None:
            score += 0.8
        elif counted_apart(a, b) or counted_apart(b, a) or two_parts(a, b, lexicon):
            return NONE
        elif mentions(a, b, lexicon) or mentions(b, a, lexicon):
            score += 0.6
    if (place or gap == 0) and (alike_ := a.tolls & b.tolls):
        score += ALIKE + 0.3 * min(2, len(str(int(max(toll[2] for toll in alike_)))) - 1)
    elif not running and not mixed and between is not None and between <= 1 and one_number(a, b):
        score += ALIKE
    elif running and not mixed and one_size(a, b):
        score += ALIKE + 0.5
    if mixed:
        score -= 0.5
    if tied.given:
        given = STRONG if a.lead and b.lead or running else LIKELY
        reasons = ("the event was given", *_reasons(a, b, tied, place, gap))
        return Link(given, score + 5, reasons, (), True, False, True, True, lent, False, _shown(given, reasons))
    one_story = tied.weight >= STORY and (between is None or between <= 1)
    site = place == "same" and not lexicon.sites.isdisjoint(sentence)
    named = (tied.weight >= NAMED or site) and between is not None and between <= 1
    if one_story:
        score += 0.6
    sure = score < SURE or running or one_story or anchor(a, b, tied.shared, lexicon)
    strength = STRONG if score >= SURE else LIKELY if score >= PROBABLE else OPEN if score >= POSSIBLE else NO
    if mixed and strength == STRONG:
        strength = LIKELY
    if strength == NO:
        return NONE
    missing = []
    if not sure:
        missing.append(UNNAMED)
    if between is None:
        missing.append("when the articles were published")
    if gap is None:
        missing.append("the date of the event")
    if not place:
        missing.append("the place")
    reasons = _reasons(a, b, tied, place, gap)
    shown = _shown(strength, reasons)
    return Link(
        strength, round(score, 2), reasons, tuple(missing), gap == 0, one_story, False, named, lent, bool(gap), shown
    )


def _reasons(a: Segment, b: Segment, tied: Ties, place: str | None, gap: int | None) -> tuple[str, ...]:
    reasons = []
    if not tied.told:
        tied.told.append(", ".join(tied.lexicon.most(tied.shared)))
    if tied.told[0]:
        reasons.append(f"both tell of {tied.told[0]}")
    if place == "same":
        reasons.append(f"the same place, {a.place}")
    elif place is not None:
        reasons.append(f"{a.place} and {b.place}, one in the other")
    if gap == 0:
        reasons.append("the same event date")
    if tied.days is not None and tied.days <= 1:
        reasons.append("published within a day" if tied.days else "published on one day")
    if a.cause and b.cause and alike(a.cause, b.cause):
        reasons.append(f"the same cause, {a.cause}")
    return tuple(reasons)
