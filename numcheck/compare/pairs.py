"""Compares figure with figure, between two articles whose segments are linked."""

from __future__ import annotations

from ..model import Comparison, Figure
from . import gates
from . import sentences as say
from .bounds import lower, point, relating, upper
from .claims import COMBINED, UNCOMPARED, Claim, Segment
from .combined import combined
from .copies import ONE_TEXT
from .doubts import counted_there, day_for_day, elsewhere_told, listed, one_place, two_places, untold
from .events import LIKELY, NO, OPEN, STRONG, Link, Ties
from .hurt import attackers, transition
from .moments import spans
from .options import Options
from .people import MANY, all_of_them, one_group, one_people, voice
from .phrases import difference
from .record import comparison
from .segments import FEW
from .side_by_side import Pair
from .verdicts import FACTOR, Verdict, over, pair, part_of, same_thing
from .words import Lexicon

LOUD = frozenset({"divergence", "source_divergence"})
HALF = 0.5
"""Share of a gap beyond which a part larger than its whole is of another event."""
FITTING = frozenset({"agree", "approx", "refines", "open", "overlap"})
"""Kinds of relation of counts that can both hold."""
CROWD = 30
"""Figures of one metric in one segment beyond which only the tolls are compared."""


def across(a: Segment, b: Segment, link: Link, tied: Ties, options: Options) -> list[Comparison]:
    """Comparisons between two linked segments of two articles."""
    found: list[Comparison] = []
    if link.strength == NO:
        return found
    ours, theirs = a.comparable or comparable(a), b.comparable or comparable(b)
    for metric, mine in ours.items():
        others = theirs.get(metric)
        if others is None:
            continue
        for x in mine:
            for y in others:
                one = _between(x, y, link, tied, options)
                if one is not None:
                    found.append(one)
    for whole, parts in COMBINED.items():
        beside = [(x, y) for x in ours.get(whole, ()) for part in parts for y in theirs.get(part, ())]
        beside += [(x, y) for y in theirs.get(whole, ()) for part in parts for x in ours.get(part, ())]
        found += [one for x, y in beside if (one := combined(x, y, link, options, link.strength == STRONG))]
    return found


def comparable(one: Segment) -> dict[str, list[Claim]]:
    """The claims of a segment by metric, each count once: headline, lead and repeats are one statement."""
    if one.comparable is not None:
        return one.comparable
    told: dict[tuple[object, ...], Claim] = {}
    for c in one.claims:
        if c.metric in UNCOMPARED or c.figure.scope == "rate" or not (c.stands and c.telling):
            continue
        f = c.figure
        key = (c.metric, c.groups, c.nominal, f.bound == "vague", c.role, f.indefinite, c.primary)
        held = told.get(key)
        if held is None:
            told[key] = c
            continue
        kept = c if _before(f, held.figure) else held
        if f.bound != held.count.bound:  # a headline drops the bound that its article keeps: "12 dead", "at least 12"
            kept.count = held.count if f.bound == "exact" else c.count
        told[key] = kept
    by_metric: dict[str, list[Claim]] = {}
    for c in told.values():
        if len(told) <= CROWD or c.primary:
            by_metric.setdefault(c.metric, []).append(c)
    one.comparable = by_metric
    return by_metric


def _before(figure: Figure, held: Figure) -> bool:
    """Which of two statements of a count stands for both: the text's before the headline's, then one with a source."""
    if figure.in_title != held.in_title:
        return held.in_title
    return bool(figure.attribution and not held.attribution)


def _between(a: Claim, b: Claim, link: Link, tied: Ties, options: Options) -> Comparison | None:
    if a.role == "part" and b.role != "part" and a.figure.part_of and not (a.groups and a.groups == b.groups):
        if lower(a.count) <= upper(b.count):
            return None  # its own article says of what it is a part
    if b.role == "part" and b.figure.part_of and a.groups < b.groups and lower(b.count) <= upper(a.count):
        return None
    met = gates.meet(a.facts, b.facts, options.event_window)
    groups = met.groups
    if (met.barred and not _placed(a, b, link, tied)) or (met.late and not link.later):
        return None
    if groups == "unknown" or groups == "disjoint":
        return None
    if met.place != "same" and listed(a, b, tied.lexicon):
        return None
    if groups != "equal":
        whole, part = (a, b) if groups == "contains" else (b, a)
        if part.figure.part_of and lower(part.count) <= upper(whole.count):
            return None
    p = pair(a, b, link, options, met)
    notes = (ONE_TEXT,) if tied.copy else ()
    tolls = a.role == b.role == "toll"
    compatible = p.relation.kind in FITTING
    if groups != "equal" and one_group(p, tolls, compatible):
        groups = "equal"
    if (a.running != b.running and not _grown(p)) or _month_and_day(p):
        return None
    if link.strength == OPEN:
        alike = p.relation.kind == "agree" or (p.relation.kind == "approx" and min(a.nominal, b.nominal) >= MANY)
        same = groups == "equal" and tolls and a.primary and b.primary and alike
        if same and min(a.nominal, b.nominal) >= FEW:
            return comparison(p, same_thing(p), notes)  # one number of one day and place speaks for one event
        return _abstained(p, groups)
    if groups == "equal":
        if not tolls:
            return _unlike(p, notes, tied.lexicon)
        if a.primary and b.primary:
            part_of_it = met.place in ("inside", "contains") and not one_place(a, b, met.place, tied)
            if part_of_it and p.relation.kind not in ("agree", "approx"):
                whole, part = (a, b) if met.place == "contains" else (b, a)
                several = gates.several_places(whole.place) or counted_there(part, whole)
                if part.nominal < whole.nominal and (several or (p.relation.kind == "apart" and p.growth != "up")):
                    return comparison(p, part_of(part, whole, p, firm=False), notes)
            return _tolls(p, notes, tied)
        near = p.relation.share <= 0.5 and not (a.figure.indefinite or b.figure.indefinite)
        if compatible and link.strength == STRONG and near:
            return comparison(p, same_thing(p), notes)
        return None
    whole, part = (a, b) if groups == "contains" else (b, a)
    plain = tolls or ({a.role, b.role} <= {"toll", "residual"} and a.nominal >= FEW and link.strength == STRONG)
    if p.relation.kind == "agree" and plain and point(a.figure) and point(b.figure) and one_people(a, b):
        return comparison(p, same_thing(p), notes)
    if not (whole.primary and whole.role == "toll" and part.role in ("toll", "part") and part.hard and whole.hard):
        return None
    if all_of_them(part, whole, p):
        return _tolls(p, notes, tied)
    verdict = part_of(part, whole, p, firm=_settled(part, whole, p))
    if verdict.verdict != "subset" and (link.strength != STRONG or p.relation.share > HALF):
        return None
    return comparison(p, verdict, notes)


def _placed(a: Claim, b: Claim, link: Link, tied: Ties) -> bool:
    """One number, and a sentence that names the other's place beside its own: a village by the name of a camp abroad.

    The gazetteer holds the two places apart; that counts agree may be said all the same.
    """
    if link.strength != STRONG or relating(a.count, b.count).kind != "agree":
        return False
    lexicon = tied.lexicon
    return any(
        (words := lexicon.known(other.place or "")) and words <= one.home.sentence(one, lexicon)
        for one, other in ((a, b), (b, a))
    )


def _grown(p: Pair) -> bool:
    """The count of an event and what has run up since, where the one grew into the other or they are about the same."""
    kind = p.relation.kind
    return kind in ("agree", "approx") or (kind != "soft" and p.relation.share <= HALF and p.growth in ("up", "flat"))


def _month_and_day(p: Pair) -> bool:
    """The count of a period and a far smaller one of one of its days: they are of two things, though in one place."""
    a, b = p.a, p.b
    if a.day is None or b.day is None or a.running or b.running or spans(a.day) == spans(b.day):
        return False
    return a.hard and b.hard and p.relation.share > HALF


def _settled(part: Claim, whole: Claim, p: Pair) -> bool:
    """Both of one day, when the event was over: no growth explains a part larger than its whole."""
    exact = part.count.bound in ("exact", "at_least", "more_than") and whole.count.bound == "exact"
    return p.link.strength == STRONG and p.order == "same" and exact and not p.small and over(p) and not untold(p)


def _tolls(p: Pair, notes: tuple[str, ...], tied: Ties) -> Comparison | None:
    """Two tolls of one group in linked events."""
    if not p.scaled:
        return None
    if p.relation.kind in ("refines", "open") and p.relation.share > FACTOR and p.growth != "up":
        return _fallen(p, notes)
    if p.a.metric == "injured" and p.relation.kind == "apart" and p.relation.share > FACTOR and p.growth == "down":
        return None  # two of the wounded, and not all of them
    verdict = (attackers(p) or transition(p) if p.relation.kind == "apart" else None) or same_thing(p)
    if p.relation.kind == "apart" and (elsewhere_told(p.a, p.b) or (day_for_day(p.a, p.b) and not p.link.given)):
        return None
    if verdict.verdict in LOUD and not p.link.given and two_places(p.a, p.b, tied):
        gap = f"{difference(p.a.nominal, p.b.nominal)}, if {p.a.place} and {p.b.place} are one place"
        verdict = Verdict("abstain", gap, (f"whether {p.a.place} and {p.b.place} are one place",))
    if verdict.verdict in LOUD and (open_ := untold(p)):
        verdict = Verdict("weak", verdict.why, open_)
    if p.link.strength == LIKELY and verdict.verdict in ("weak", "update_possible") and p.relation.kind == "apart":
        return _abstained(p, "equal")
    return comparison(p, verdict, notes)


def _fallen(p: Pair, notes: tuple[str, ...]) -> Comparison | None:
    """A floor far below the earlier one: of two things, unless one source gives both of one running count."""
    if not (p.a.running and p.b.running and p.growth == "down" and p.link.strength == STRONG) or not voice(p.a, p.b):
        return None
    why = say.falls(p, "both are floors, but one source gives them")
    return comparison(p, Verdict("weak", why, ("whether the later one is a fresh count",)), notes)


def _unlike(p: Pair, notes: tuple[str, ...], lexicon: Lexicon) -> Comparison | None:
    """Equal groups that are no two tolls: parts with parts, rests with rests, a part with a count of one sentence."""
    a, b = p.a, p.b
    if {a.role, b.role} & {"increment", "perpetrator"} or a.figure.indefinite != b.figure.indefinite:
        return None
    if {a.role, b.role} <= {"toll", "residual"} and (moved := transition(p)) is not None:
        return comparison(p, moved, notes)
    named = bool(a.groups) and a.role == b.role
    cut = bool(a.groups) and {a.role, b.role} == {"part", "toll"}  # "14 children died", "57, 14 of them children"
    meet = p.relation.kind in ("agree", "approx")
    if meet and (named or cut) and (p.link.strength == STRONG or (a.hard and min(a.nominal, b.nominal) >= FEW)):
        return comparison(p, same_thing(p), notes)
    if p.link.strength != STRONG:
        return None
    if meet and ({a.role, b.role} <= {"toll", "residual"} or a.role == b.role):
        rests = a.figure.role == b.figure.role == "residual" and a.hard and a.nominal > 1
        if rests or _one_sentence(a, b, lexicon):
            return comparison(p, same_thing(p), notes)
    if cut and p.relation.kind == "refines":
        return comparison(p, same_thing(p), notes)
    if cut and p.relation.kind == "apart" and gates.names_differ(a.figure.attribution, b.figure.attribution):
        why = difference(a.nominal, b.nominal)
        return comparison(p, Verdict("weak", why, ("whether both parts are cut alike",)), notes)
    if named and a.role == "part":
        verdict = same_thing(p)
        if verdict.verdict in ("divergence", "source_divergence"):
            verdict = Verdict("weak", verdict.why, ("whether both parts are cut alike",))
        return comparison(p, verdict, notes)
    return None


def _one_sentence(a: Claim, b: Claim, lexicon: Lexicon) -> bool:
    """Two sentences that share most of their words tell the same detail."""
    one, other = a.home.sentence(a, lexicon), b.home.sentence(b, lexicon)
    return 2 * len(one & other) >= min(len(one), len(other)) > 2


def _abstained(p: Pair, groups: str) -> Comparison | None:
    """Where only the event's identity is open, and the counts would differ if it were one: say what would settle it."""
    if groups != "equal" or not (p.a.primary and p.b.primary) or p.a.role != "toll" or p.b.role != "toll":
        return None
    if p.relation.kind != "apart" or not (p.a.hard and p.b.hard) or p.link.score < 2.6:
        return None
    missing = p.link.missing or ("whether both speak of one event",)
    return comparison(
        p, Verdict("abstain", f"{difference(p.a.nominal, p.b.nominal)}, if both speak of one event", missing)
    )
