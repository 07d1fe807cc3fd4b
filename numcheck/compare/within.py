"""Compares figure with figure inside one article."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Comparison
from ..values import replace
from . import gates
from .bounds import relating
from .claims import COMBINED, UNCOMPARED, Claim, Source
from .combined import combined
from .events import LIKELY, STRONG, Link
from .evidence import WAR
from .groups import FORCE, relate
from .options import Options
from .pairs import CROWD
from .record import comparison
from .segments import kindred
from .side_by_side import SCALE
from .verdicts import FACTOR, NEAR, pair, part_of, same_thing
from .words import Lexicon, stem, witnesses

TENFOLD = 0.9
"""Share of a gap beyond which two sources in one article do not speak of the same people."""
RETOLD = 0.7
"""Weight of shared words from which two sentences of one article tell one thing."""
NAMED = 0.4
"""The same where one place lies in the other, a village in its district, and two sources count."""
SOLE = Link(STRONG, 9.0, ("told in one article",))
HEADLINE = Link(LIKELY, 4.0, ("the headline and its text",), shown="event: likely (the headline and its text)")


def within(source: Source, lexicon: Lexicon, options: Options) -> Iterator[Comparison]:
    """Comparisons inside one article: parts and wholes, the headline, rival sources, earlier and later counts."""
    told: set[tuple[str, str]] = set()
    parts = [c for c in source.claims if c.figure.part_of]
    by_id = {c.figure.id: c for c in source.claims} if parts else {}
    for claim in parts:
        whole = by_id.get(claim.figure.part_of or "")
        if whole is None or whole is claim or claim.metric != whole.metric or not (claim.stands and whole.stands):
            continue
        if not whole.nominal or claim.nominal > SCALE * whole.nominal:
            continue
        if whole.nominal == 1 and claim.nominal > 1:
            continue  # "a commander and 14 others, including nine children": one person holds no part
        if relate(whole.groups, claim.groups) not in ("equal", "contains"):
            continue  # ten people are no part of seven children, however the sentence links the two
        p = pair(whole, claim, SOLE, options)
        told.add(_ids(whole, claim))
        yield comparison(p, part_of(claim, whole, p, firm=True), ("told as its part",))
    for one in source.segments:
        claims = [
            c for c in one.claims
            if c.role == "toll" and c.telling and c.metric not in UNCOMPARED and c.figure.scope != "rate"
        ]  # fmt: skip
        if len(claims) > CROWD:
            claims = [c for c in claims if c.primary]
        for i, a in enumerate(claims):
            for b in claims[i + 1 : i + 1 + CROWD]:
                if a.metric != b.metric and a.metric not in COMBINED and b.metric not in COMBINED:
                    continue
                if told and _ids(a, b) in told:
                    continue
                first, second = (a, b) if a.order <= b.order else (b, a)
                found = _inside(first, second, lexicon, options)
                if found is not None:
                    yield found


def _ids(a: Claim, b: Claim) -> tuple[str, str]:
    return (a.figure.id, b.figure.id) if a.figure.id <= b.figure.id else (b.figure.id, a.figure.id)


def _inside(a: Claim, b: Claim, lexicon: Lexicon, options: Options) -> Comparison | None:
    if a.metric != b.metric:
        return combined(a, b, SOLE, options, sure=_rival_sources(a, b) and _one_thing(a, b))
    if "denied" in (a.figure.assertion, b.figure.assertion) or not _rivals(a, b):
        return None
    groups = relate(a.groups, b.groups)
    place = gates.place(a.place, b.place).relation
    p = pair(a, b, SOLE, options)
    if not p.scaled:
        return None
    headline = a.figure.in_title != b.figure.in_title
    if headline and p.relation.kind == "apart" and _holds(a, b) and _sole(a, b) and not _borne(a, b):
        return comparison(p, None)
    twice = p.relation.kind == "apart" and p.relation.share <= NEAR and _rival_sources(a, b) and not _saw_some(a, b)
    if groups == "equal" and place in ("inside", "contains") and not (twice and _retold(a, b, lexicon, NAMED)):
        whole, part = (a, b) if place == "contains" else (b, a)
        notes = ("one place lies in the other",)
        return comparison(p, part_of(part, whole, p, firm=False), notes) if part.hard else None
    if groups in ("contains", "inside"):
        whole, part = (a, b) if groups == "contains" else (b, a)
        if place == ("inside" if whole is a else "contains"):
            return None  # the people of a quarter do not hold the civilians of its city
        sure = _one_thing(a, b)
        fought = part.groups & FORCE  # the guerrillas of a communique are not among its "five persons"
        firm = sure and not fought and (_rival_sources(a, b) or _retold(a, b, lexicon))
        verdict = part_of(part, whole, p, firm=firm)
        if p.relation.kind == "agree" if verdict.verdict == "subset" else not sure:
            return None
        return comparison(p, verdict) if part.hard and whole.hard else None
    if groups != "equal":
        return None
    if "superseded" in (a.figure.assertion, b.figure.assertion):
        return comparison(p, same_thing(p)) if p.relation.kind != "agree" else None
    kind = p.relation.kind
    if kind in ("agree", "approx", "refines", "open", "overlap"):
        shown = a.primary and b.primary and str(a.figure) != str(b.figure)
        return comparison(p, same_thing(p)) if shown or (kind != "agree" and (a.primary or b.primary)) else None
    rivals = p.relation.share <= TENFOLD and _rival_sources(a, b) and not _saw_some(a, b)
    if rivals and a.place and b.place and place != "same":
        rivals = _retold(a, b, lexicon, RETOLD / 2)  # two places are two counts, unless the words tell of one thing
    if headline and _borne(a, b):
        return None
    title = headline and (a.primary or b.primary)
    if rivals or title or _one_thing(a, b):
        sure = rivals or (_one_thing(a, b) and _retold(a, b, lexicon)) or (title and _sole(a, b))
        return comparison(p if sure else replace(p, link=HEADLINE), None)
    return None


def _borne(a: Claim, b: Claim) -> bool:
    """The text has the headline's number as well: what else it counts is told beside it."""
    title, body = (a, b) if a.figure.in_title else (b, a)
    return any(
        c is not body and c.metric == title.metric and not c.figure.in_title and c.stands
        and relate(c.groups, title.groups) != "disjoint" and relating(c.count, title.count).kind == "agree"
        for c in title.home.source.claims
    )  # fmt: skip


def _holds(a: Claim, b: Claim) -> bool:
    """A headline's people and place are the text's, or wider: 18 dead over 13 miners, Oklahoma over its town."""
    title, body = (a, b) if a.figure.in_title else (b, a)
    where = gates.place(title.place, body.place)
    return relate(title.groups, body.groups) in ("equal", "contains") and (
        where.relation in ("same", "contains") or not title.place or not body.place
    )


def _sole(a: Claim, b: Claim) -> bool:
    """A headline's number, and the one and only other number of that metric that its text gives, in its opening."""
    title, body = (a, b) if a.figure.in_title else (b, a)
    if not (title.hard and body.hard and body.lead and title.nominal > 1 and body.nominal > 1):
        return False
    told = [c for c in body.home.source.claims if c.metric in (body.metric, "casualties") and not c.figure.in_title]
    return all(c.nominal == body.nominal and c.role == "toll" for c in told)


def _retold(a: Claim, b: Claim, lexicon: Lexicon, least: float = RETOLD) -> bool:
    """Two sentences that share telling words tell one thing twice."""
    return lexicon.weight(a.home.sentence(a, lexicon) & b.home.sentence(b, lexicon)) >= least


def _saw_some(a: Claim, b: Claim) -> bool:
    """The smaller count is what one who was there saw, or one doctor treated: some of them, no rival of the toll."""
    fewer, more = (a, b) if a.nominal < b.nominal else (b, a)
    seers = witnesses(fewer.home.source.article.language)
    return _seer(fewer, seers) and not _seer(more, seers)


def _seer(claim: Claim, seers: frozenset[str]) -> bool:
    return not seers.isdisjoint(map(stem, (claim.figure.attribution or "").split()))


def _rival_sources(a: Claim, b: Claim) -> bool:
    return gates.names_differ(a.figure.attribution, b.figure.attribution)


def _rivals(a: Claim, b: Claim) -> bool:
    """Parts, increments, residuals, perpetrators and those hurt badly are never rivals of a whole."""
    return a.role == b.role == "toll" and not (a.figure.indefinite or b.figure.indefinite)


def _one_thing(a: Claim, b: Claim) -> bool:
    """Two sentences of one article surely count one event: cause and place, both told, agree, and sizes are alike."""
    low, high = sorted((a.nominal, b.nominal))
    if a.figure.quote == b.figure.quote or high * (1 - FACTOR) > low > 0:
        return False
    cause = bool(a.cause and b.cause and kindred(a.cause, b.cause)) and not {a.cause, b.cause} <= WAR
    where = gates.place(a.place, b.place).relation in ("same", "inside", "contains")
    return cause and where and a.day == b.day
