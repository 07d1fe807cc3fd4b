"""Sums: do the parts that one document states add up to the whole that another, or itself, gives?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from ..model import Comparison
from . import gates
from .bounds import fits, hard, nominal, tolerance, total, upper
from .claims import UNCOMPARED, Claim, Source
from .events import LIKELY, STRONG, Link
from .groups import relate
from .moments import apart
from .options import Options
from .phrases import addition, count, number, percent
from .verdicts import FACTOR

MOST = 4
"""Parts a sum may have: more reconcile almost any number."""
NEAR = 0.02
"""Share of a whole that a count of the hours between may explain: with more, some sum is near any number."""
Parts = tuple[Claim, ...]
Partition = tuple[Parts, str, bool]
"""Parts of different people, why they are different, and whether no whole that holds them can be smaller."""


def prepare(source: Source) -> None:
    """Work out once in which parts an article gives its metrics."""
    if len(source.claims) > 1:
        metrics = [c.metric for c in source.claims]
        several = {metric for metric in metrics if metrics.count(metric) > 1} - UNCOMPARED
        source.summed = any(partitions(source, metric) for metric in several)


def partitions(source: Source, metric: str) -> list[Partition]:
    """Sets of 2 to 4 counts of one metric in one document that are of different people, as the document tells it."""
    if metric in source.partitions:
        return source.partitions[metric]
    held: list[Partition] = []
    source.partitions[metric] = held
    claims = [c for c in source.claims if c.metric == metric and c.stands and c.hard and c.figure.scope != "rate"]
    claims = [c for c in claims if c.role in ("toll", "residual", "increment", "perpetrator") and not c.figure.in_title]
    if len(claims) < 2:
        return held
    found: dict[tuple[str, ...], Partition] = {}
    for parts, reason, firm in (*_with_others(claims), *_by_group(claims), *_by_place_or_day(claims)):
        key = tuple(sorted(c.figure.id for c in parts))
        if len(set(key)) == len(parts):
            found.setdefault(key, (parts, reason, firm))
    held.extend(found.values())
    return held


def _with_others(claims: Sequence[Claim]) -> Iterator[Partition]:
    """A count and the others told beside it: "14 Australians and seven others", "another 10"."""
    for i, claim in enumerate(claims):
        if claim.role not in ("residual", "increment", "perpetrator"):
            continue
        beside = [c for c in claims if c.figure.quote == claim.figure.quote and c is not claim]
        if not beside and claim.role == "increment" and i:
            beside = [claims[i - 1]]
        for size in range(1, min(MOST, len(beside) + 1)):
            for some in combinations(beside, size):
                parts = tuple(sorted((*some, claim), key=lambda c: c.order))
                if _different(parts):
                    yield parts, "others are told beside them", claim.role != "perpetrator"


def _by_group(claims: Sequence[Claim]) -> Iterator[Partition]:
    """The first toll of each of several groups that exclude each other: Israelis and Palestinians."""
    first: dict[frozenset[str], Claim] = {}
    for claim in claims:
        if claim.role == "toll" and claim.groups and claim.primary:
            first.setdefault(claim.groups, claim)
    tolls = list(first.values())[:6]
    for size in range(2, MOST + 1):
        for parts in combinations(tolls, size):
            if all(relate(a.groups, b.groups) == "disjoint" for a, b in combinations(parts, 2)):
                yield parts, "the groups exclude each other", True


def _by_place_or_day(claims: Sequence[Claim]) -> Iterator[Partition]:
    """Tolls of one group in places, or on days, that lie apart."""
    tolls = [c for c in claims if c.role in ("toll", "increment") and c.primary or c.role == "increment"][:5]
    for size in range(2, MOST + 1):
        for parts in combinations(tolls, size):
            if len({c.groups for c in parts}) > 1:
                continue
            if all(_elsewhere(a, b) for a, b in combinations(parts, 2)):
                yield parts, "they are of different places or days", False


def _elsewhere(a: Claim, b: Claim) -> bool:
    if a.place and b.place and gates.place_relation(a.place, b.place) == "apart":
        return True
    return bool(apart(a.day, b.day))


def _different(parts: Parts) -> bool:
    """No two of the parts are plain counts of the same people."""
    return all(
        relate(a.groups, b.groups) == "disjoint" or "toll" not in (a.role, b.role)
        or a.role != b.role
        for a, b in combinations(parts, 2)
    )  # fmt: skip


def inner(source: Source, options: Options) -> Iterator[Comparison]:
    """Sums inside one article, where they hold: a whole and 2 to 4 parts told in it."""
    metrics: dict[str, int] = {}
    for claim in source.claims:
        metrics[claim.metric] = metrics.get(claim.metric, 0) + 1
    for metric in sorted(m for m, many in metrics.items() if many > 2 and m not in UNCOMPARED):
        wholes = [c for c in source.claims if c.metric == metric and c.primary and c.hard and c.role == "toll"]
        if not wholes:
            continue
        found = partitions(source, metric)
        done: set[frozenset[str]] = set()
        for whole in wholes:
            for parts, reason, _ in found:
                key = frozenset((whole.figure.id, *(c.figure.id for c in parts)))
                if whole in parts or key in done or not _holds(whole, parts):
                    continue
                summed = total(c.figure for c in parts)
                if nominal(summed) == whole.nominal and fits(whole.figure, summed):
                    done.add(key)
                    yield _sum(whole, parts, "sum", _fit(whole, parts), reason, None)
        yield from _told_parts(source, metric)


def _told_parts(source: Source, metric: str) -> Iterator[Comparison]:
    """Parts that the text itself calls parts of one whole, of exclusive groups: together at most the whole."""
    if sum(claim.figure.part_of is not None for claim in source.claims) < 2:
        return
    by_whole: dict[str, list[Claim]] = {}
    by_id = {c.figure.id: c for c in source.claims}
    for claim in source.claims:
        if claim.metric == metric and claim.figure.part_of in by_id and claim.hard and claim.stands:
            by_whole.setdefault(claim.figure.part_of or "", []).append(claim)
    for key in sorted(by_whole):
        whole, parts = by_id[key], by_whole[key][:MOST]
        if len(parts) < 2 or not whole.hard or whole.metric != metric:
            continue
        if not all(relate(a.groups, b.groups) == "disjoint" for a, b in combinations(parts, 2)):
            continue
        summed = total(c.figure for c in parts)
        if nominal(summed) == whole.nominal and fits(whole.figure, summed):
            yield _sum(whole, tuple(parts), "sum", _fit(whole, tuple(parts)), "told as its parts", None)
        elif (summed.low or 0) > upper(whole.figure) and whole.figure.bound != "about":
            yield _sum(whole, tuple(parts), "divergence", _excess(whole, tuple(parts)), "told as its parts", None)


def _holds(whole: Claim, parts: Parts) -> bool:
    """The whole can hold the parts: its group, place and days are as wide as theirs."""
    for part in parts:
        groups = relate(whole.groups, part.groups)
        if groups not in ("equal", "contains") and part.role not in ("residual", "perpetrator", "increment"):
            return False
        if whole.place and part.place and gates.place_relation(whole.place, part.place) == "apart":
            return False
        if whole.place and part.place and gates.place_relation(whole.place, part.place) == "inside":
            return False
        gap = apart(whole.day, part.day)
        if gap is not None and gap > 1 and not whole.running:
            return False
    return True


def across(whole: Claim, parts: Parts, reason: str, firm: bool, link: Link, options: Options) -> Comparison | None:
    """A whole in one article against parts in another."""
    if link.strength not in (STRONG, LIKELY) or not _holds(whole, parts):
        return None
    by_place = reason.startswith("they are")
    if by_place and not (whole.place or whole.day):
        return None
    if by_place and whole.groups != parts[0].groups and parts[0].groups:
        return None
    summed = total(c.figure for c in parts)
    gap = abs(nominal(summed) - whole.nominal)
    near = gap <= tolerance(whole.nominal)
    least = min(part.nominal for part in parts)  # a part no larger than what is missing adds nothing to the reckoning
    if fits(whole.figure, summed):
        exact = gap == 0 or (near and whole.nominal >= 50 and not by_place)
        return _sum(whole, parts, "sum", _fit(whole, parts), reason, link) if exact else None
    close = gap < least and gap <= max(1.0, NEAR * whole.nominal)
    later = _latest_order(whole, parts)
    if (summed.low or 0) > upper(whole.figure):
        if close:
            if later == "after":
                return None
            return _sum(whole, parts, "update_possible", _near(whole, parts), reason, link)
        if not firm or not all(hard(c.figure) and c.groups for c in parts) or whole.groups:
            return None
        if any(c.nominal == whole.nominal for c in parts):  # a whole with the number of one part counts that part alone
            return None
        if gap > FACTOR * (summed.low or 0):
            return None  # so far apart the parts are of another whole
        sure = link.strength == STRONG and (link.given or later == "same" or (link.story and whole.running))
        verdict = "divergence" if sure else "update_possible" if later == "before" else "weak"
        if verdict == "weak" and any(c.nominal > whole.nominal for c in parts):
            return None  # a part that is larger by itself tells all there is to tell
        return _sum(whole, parts, verdict, _excess(whole, parts), reason, link, () if sure else ("the time of each",))
    if close and later != "before":
        return _sum(whole, parts, "update_possible", _near(whole, parts), reason, link)
    return None


def settles(found: Comparison) -> bool:
    """Whether the sum explains the gap of its whole and a part: others told beside it, or exclusive groups."""
    return not any(line.startswith("parts: they are") for line in found.gates)


def _latest_order(whole: Claim, parts: Parts) -> str:
    moments = [c.moment for c in parts]
    if whole.moment is None or any(m is None for m in moments):
        return "unknown"
    days = [m.day for m in moments if m]
    return "same" if max(days) == whole.moment.day else "before" if whole.moment.day < max(days) else "after"


def _words(parts: Parts) -> str:
    return addition([c.nominal for c in parts])


def _fit(whole: Claim, parts: Parts) -> str:
    verb = "equals" if all(c.figure.bound == "exact" for c in (whole, *parts)) else "consistent with"
    return f"{_words(parts)}: {verb} '{count(whole.figure)}'"


def _near(whole: Claim, parts: Parts) -> str:
    gap = abs(sum(c.nominal for c in parts) - whole.nominal)
    return f"{_words(parts)}, {number(gap)} from {count(whole.figure)}; a later count would explain it"


def _excess(whole: Claim, parts: Parts) -> str:
    most = sum(c.nominal for c in parts)
    gap = most - whole.nominal
    return f"{_words(parts)}: the parts exceed {count(whole.figure)} by {number(gap)} ({percent(gap / most)})"


def _sum(
    whole: Claim, parts: Parts, verdict: str, why: str, reason: str, link: Link | None, missing: tuple[str, ...] = ()
) -> Comparison:  # fmt: skip
    lines = [gates.metric(whole.metric, parts[0].metric).shown, f"parts: {reason}"]
    if link is not None:
        lines.append(link.shown)
    return Comparison(
        whole.figure.id, parts[0].figure.id, verdict, why, tuple(c.figure.id for c in parts), tuple(lines), missing
    )  # fmt: skip
