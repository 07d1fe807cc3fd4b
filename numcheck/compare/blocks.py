"""Which articles to set side by side: those that share a rare word, a place and day, or a given event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from .claims import Source
from .words import TELLING, Lexicon

SMALL = 40
"""Up to so many articles everything is set side by side: 780 pairs."""
RARE = 80
"""A term in more articles than this tells no event from another."""
FEW = 8
"""A term that so few articles share leads from one to the other by itself; others need a second hint."""
TERMS = 16
"""Rarest terms of an article that lead to others."""
CROWD = 60
NEXT = 6
"""In a block larger than CROWD each article meets only the next few in time."""
NEIGHBOURS = 32
REACH = 45
"""Days beyond which two articles do not meet through a rare name alone."""


def frequent(all_sources: Sequence[Source]) -> tuple[Counter[int], frozenset[int]]:
    """In how many articles each term stands, and the terms so frequent here that sharing them says nothing."""
    seen: Counter[int] = Counter()
    for source in all_sources:
        seen.update(source.terms)
    many = len(all_sources)
    limit = many if many <= 12 else max(12, min(many // 5, 400))
    return seen, frozenset(term for term, count in seen.items() if count > limit)


def candidates(telling: Sequence[Source], seen: Counter[int], lexicon: Lexicon) -> Iterator[tuple[Source, Source]]:
    """Pairs of articles worth comparing, each once, in a fixed order. Near linear in the number of articles."""
    if len(telling) <= SMALL:
        for i, a in enumerate(telling):
            for b in telling[i + 1 :]:
                yield a, b
        return
    votes: dict[int, Counter[int]] = {}
    for block, vote in _blocks(telling, seen, lexicon):
        ordered = sorted(block, key=lambda s: (s.moment.day if s.moment else 0, s.index))
        span = len(ordered) if len(ordered) <= CROWD else NEXT
        for i, a in enumerate(ordered):
            for b in ordered[i + 1 : i + 1 + span]:
                if a.moment and b.moment and b.moment.day - a.moment.day > REACH and vote < 9:
                    break
                first, second = (a.index, b.index) if a.index < b.index else (b.index, a.index)
                votes.setdefault(first, Counter())[second] += vote
    by_index = {source.index: source for source in telling}
    for first in sorted(votes):
        best = sorted(votes[first].items(), key=lambda item: (-item[1], item[0]))[:NEIGHBOURS]
        for second, vote in sorted(best):
            if vote >= 2:
                yield by_index[first], by_index[second]


def _blocks(telling: Sequence[Source], seen: Counter[int], lexicon: Lexicon) -> Iterable[tuple[list[Source], int]]:
    weights = lexicon.weights
    given: dict[str, list[Source]] = {}
    named: dict[int, list[Source]] = {}
    placed: dict[tuple[str, int], list[Source]] = {}
    running: dict[tuple[str, str, frozenset[str]], list[Source]] = {}
    for source in telling:
        if source.event:
            given.setdefault(source.event, []).append(source)
        rare = [t for t in source.terms if weights[t] >= TELLING and 2 <= seen[t] <= RARE]
        if len(rare) > TERMS:
            rare.sort(key=lambda t: (t in lexicon.common, seen[t], t))
        for term in rare[:TERMS]:
            named.setdefault(term, []).append(source)
        places = {c.place.casefold() for c in source.claims if c.place}
        if source.moment is not None:
            for place in places:
                for day in (source.moment.day, source.moment.day + 1):  # neighbours share one of two buckets
                    placed.setdefault((place, day), []).append(source)
        for claim in source.claims:
            if claim.running and claim.place and claim.primary:
                held = running.setdefault((claim.metric, claim.place.casefold(), claim.groups), [])
                if not held or held[-1] is not source:
                    held.append(source)
    yield from ((given[key], 9) for key in sorted(given))
    yield from ((named[key], 2 if len(named[key]) <= FEW else 1) for key in sorted(named))
    yield from ((placed[key], 1) for key in sorted(placed))
    yield from (
        (block, 2)
        for _, block in sorted(running.items(), key=lambda item: (item[0][0], item[0][1], sorted(item[0][2])))
    )
