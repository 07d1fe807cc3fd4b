"""What a comparison says of two counts of one thing, and why, in one sentence with its arithmetic."""

from __future__ import annotations

from ..values import record
from . import sentences as say
from .bounds import FLOORS, lower, relating, upper
from .claims import FLOWS, GROWING, SHRINKING, Claim, died
from .events import LIKELY, STRONG, Link
from .gates import Meeting, names_differ
from .moments import order
from .options import Options
from .people import voice
from .phrases import count, difference, people
from .side_by_side import Pair

FACTOR = 0.75
"""Share of a gap (a factor of four) beyond which two unsourced counts more likely are of two things."""
NEAR = 0.5
"""Share of a gap beyond which two counts of one article, without rival sources, more likely are of two things."""
RISE = 0.2
"""Share by which a toll may have risen within the day that it is told of."""
FIRST = 2
"""Days after an event on which its toll still rises by the hour."""
SETTLED = 7
"""Days after which a lower count is more likely a revision than a slip."""


@record
class Verdict:
    """One of the verdicts of the report, its reason, and what would settle what is open."""

    verdict: str
    why: str
    missing: tuple[str, ...] = ()


def pair(a: Claim, b: Claim, link: Link, options: Options, met: Meeting | None = None) -> Pair:
    """Put two claims side by side."""
    told = "same" if a.moment is b.moment and a.moment is not None else order(a.moment, b.moment)
    if a.article == b.article and told == "unknown":
        told = "same"
    if a.stands is not b.stands or not a.stands:  # what is given up was told before what holds
        one, other = a.figure.assertion == "superseded", b.figure.assertion == "superseded"
        told = told if one == other else "before" if one else "after"
    found = relating(a.count, b.count)
    smaller = found.smaller
    if smaller == 0:
        growth = "flat"
    elif told == "before":
        growth = "up" if smaller < 0 else "down"
    elif told == "after":
        growth = "up" if smaller > 0 else "down"
    else:
        growth = "unknown"
    return Pair(a, b, found, told, link, options, growth, met)


def same_thing(p: Pair) -> Verdict:
    """The verdict on two counts of the same people in the same event."""
    kind = p.relation.kind
    if kind == "agree":
        return Verdict("agree", say.agreement(p.a.count, p.b.count))
    if kind == "approx":
        if p.growth == "down" and p.a.metric in GROWING and p.relation.share > 0.05 and _days(p) >= SETTLED:
            return Verdict("revision", say.falls(p, "a revision, or a contradiction"))
        return Verdict("agree", f"{say.both(p)} meet within what 'about' allows ({say.gap(p)})")
    if kind in ("refines", "overlap", "open"):
        return _compatible(p)
    if kind == "soft":
        return _soft(p)
    return _apart(p)


def _compatible(p: Pair) -> Verdict:
    a, b = p.a, p.b
    kind, gap = p.relation.kind, p.relation.gap
    numbers = a.count.bound not in ("vague", "range") and b.count.bound not in ("vague", "range")
    if numbers and gap and p.growth == "up" and a.metric not in SHRINKING and a.metric not in FLOWS:
        return Verdict("update", say.rises(p))
    if numbers and gap and p.growth == "down" and a.metric in GROWING and kind != "open":
        floor, firm = p.later.count, p.earlier.count
        if floor.bound in FLOORS and firm.bound == "exact" and p.relation.share > p.options.gap:
            why = f"{say.both(p)} can both hold, but the later floor lies below the earlier count ({say.gap(p)})"
            return Verdict("weak", f"{why}: it may be a stale copy", ("whether the later one is a fresh count",))
    if numbers and _sources_differ(p) and p.certain and p.relation.share > p.options.floor_gap and kind != "open":
        why = f"{say.both(p)} can both hold by their bounds, but {say.named(p)} lie {say.gap(p)} apart"
        return Verdict("weak", why, _when(p))
    if kind == "refines":
        narrow, wide = (a, b) if say.width(a) <= say.width(b) else (b, a)
        return Verdict(
            "refines" if narrow.count.bound == "exact" else "consistent",
            f"{count(narrow.count)} lies within {count(wide.count)}" + (f" ({say.gap(p)})" if numbers else ""),
        )
    if kind == "open":
        apart = f"; the printed numbers lie {say.gap(p)} apart" if numbers else ""
        return Verdict("consistent", f"{say.both(p)} can both hold{apart}")
    return Verdict("consistent", f"{say.both(p)} overlap")


def _soft(p: Pair) -> Verdict:
    if p.growth == "up":
        return Verdict("update", say.rises(p))
    vague = p.a if p.a.count.bound == "vague" else p.b
    other = p.b if vague is p.a else p.a
    suggests = f"{count(vague.count)} suggests ({say.ends(vague)})"
    side = "above" if lower(other.count) > upper(vague.count) else "below"
    if lower(other.count) > upper(vague.count) and p.growth == "unknown":
        why = f"{count(other.count)} lies above what {suggests}; a later count would explain it"
        return Verdict("update_possible", why, _when(p) or ("which was told first",))
    return Verdict("weak", f"{count(other.count)} lies {side} what {suggests}; the word is no exact number", _when(p))


def _apart(p: Pair) -> Verdict:
    growth, metric = p.growth, p.a.metric
    if p.later.figure.assertion == "revised":
        return Verdict("revision", say.falls(p, "announced as a revision") if growth == "down" else say.rises(p))
    if growth == "up":
        if metric in SHRINKING:
            return Verdict(
                "weak", f"the {metric.replace('_', ' ')} rose: {say.gap(p)}", ("whether more were found to be missing",)
            )
        return Verdict("update", say.rises(p))
    if growth == "down":
        if metric in SHRINKING:
            return Verdict("update", say.falls(p, "such a count shrinks as people are found"))
        if p.earlier.figure.assertion == "superseded":
            return Verdict("update", say.falls(p, "the earlier count was given up"))
        if _days(p) >= SETTLED:
            return Verdict("revision", say.falls(p, "a revision, or a contradiction"))
        clear = not p.small or (p.relation.share > p.options.gap and p.exact)
        if p.certain and clear and _grows(p) and (p.relation.share <= FACTOR or _sources_differ(p)):
            return Verdict(_divergence(p), say.falls(p, "a count of this kind does not fall"))
        return Verdict("weak", say.falls(p, "not enough to say that both cannot hold"), _open(p))
    if p.order == "same" or (p.link.anchored and (p.link.given or metric in FLOWS)):
        return _one_moment(p)
    if p.small and metric not in FLOWS:
        return Verdict("update_possible", f"{say.gap(p)}; a later count would explain it", _when(p))
    return Verdict("weak", f"{say.gap(p)}; which is the later count is not known", _when(p))


def _grows(p: Pair) -> bool:
    """A count that never falls; nor do the injured, by so much, where both tell of as many dead."""
    far = p.a.metric == "injured" and p.exact and p.relation.share >= p.options.floor_gap
    return p.a.metric in GROWING or (far and died(p.a) == died(p.b) and (died(p.a) > 0 or voice(p.a, p.b)))


def _one_moment(p: Pair) -> Verdict:
    """Counts of one day, or of one named day: growth within the day is the innocent explanation, if it has room."""
    flow = p.a.metric in FLOWS
    if p.inside:
        # a rival count stands beside the toll: by another source, or near enough to be no other count
        beside = p.a.hard and p.b.hard and p.link.strength == STRONG
        if beside and p.relation.share > p.options.gap and (_sources_differ(p) or p.relation.share <= NEAR):
            return Verdict(_divergence(p), f"{say.gap(p)} in one article")
        return Verdict("weak", f"{say.gap(p)} in one article", _open(p))
    if p.small and not (flow and p.relation.share > p.options.gap):
        return Verdict(
            "update_possible", f"{say.gap(p)} on one day; a later count would explain it", ("the time of each",)
        )
    if _since(p):
        why = f"{say.gap(p)} on one day; the larger is told as that day's count"
        return Verdict("update_possible", why, ("the time of each",))
    zero = min(p.a.nominal, p.b.nominal) == 0
    zero = zero and max(p.a.nominal, p.b.nominal) > 1  # "no one" and "one" are easily misread
    plausible = zero or (p.relation.share <= FACTOR and not p.person)
    large = p.relation.share >= p.options.floor_gap
    if p.certain and (_sources_differ(p) or (plausible and (over(p) or large or zero or flow))):
        return Verdict(_divergence(p), f"{say.gap(p)}, told of the same day")
    return Verdict("weak", f"{say.gap(p)} on one day", _open(p) or ("the time of each",))


def _since(p: Pair) -> bool:
    """The larger is told as of the day, "rose to 26 on Saturday", the smaller came out on it, soon after the event."""
    small, large = (p.a, p.b) if p.relation.smaller < 0 else (p.b, p.a)
    if p.a.metric not in GROWING or not large.figure.as_of or small.figure.as_of or small.moment is None:
        return False
    day = p.a.day or p.b.day
    return day is not None and small.moment.day - day.last <= FIRST and p.relation.share <= RISE


def _divergence(p: Pair) -> str:
    return "source_divergence" if _sources_differ(p) else "divergence"


def _sources_differ(p: Pair) -> bool:
    return names_differ(p.a.figure.attribution, p.b.figure.attribution)


def over(p: Pair) -> bool:
    """The event was over before either count was published: no growth of the first hours is left to explain a gap."""
    day = p.a.day or p.b.day
    if day is None or day.yearless or p.a.moment is None or p.b.moment is None:
        return False
    return day.last < min(p.a.moment.day, p.b.moment.day)


def _days(p: Pair) -> int:
    if p.a.moment is None or p.b.moment is None:
        return 0
    return abs(p.a.moment.day - p.b.moment.day)


def _when(p: Pair) -> tuple[str, ...]:
    """Whose time is not known."""
    if p.order != "unknown":
        return ()
    unknown = [c for c in (p.a, p.b) if c.moment is None] or [p.a, p.b]
    return tuple(f"the time of {count(c.count)} ({c.figure.article})" for c in unknown)


def _open(p: Pair) -> tuple[str, ...]:
    return _when(p) or (p.link.missing if p.link.strength in (LIKELY, "unknown") else ())


def part_of(part: Claim, whole: Claim, p: Pair, firm: bool) -> Verdict:
    """A part against its whole. `firm`: the article itself calls it a part, or the two are surely of one event."""
    one, all_ = people(part.count, part.figure.victims), people(whole.count, whole.figure.victims)
    if lower(part.count) <= upper(whole.count):
        if part.figure.part_of != whole.figure.id:
            return Verdict("subset", f"{one} can be among {all_}")
        return Verdict("subset", f"{one} {'is' if part.nominal == 1 else 'are'} a part of {all_}")
    gap = difference(part.nominal, whole.nominal)
    why = f"{one} are more than the {all_} that should include them: {gap}"
    later_part = p.later is part and p.order in ("before", "after")
    if later_part:
        return Verdict("update_possible", f"{why}; the part is the later count")
    if whole.count.bound == "vague" or part.count.bound == "vague" or not firm or p.order == "unknown":
        return Verdict("weak", why, _open(p))
    return Verdict(_divergence(p) if p.inside else "divergence", why)
