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
SETTLED = 9
"""What an event that people named is worth: more than all else together."""
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
    ordered = sorted(telling, key=lambda source: (source.moment.day if source.moment else 0, source.index))
    days = [source.moment.day if source.moment else 0 for source in ordered]
    votes: list[dict[int, int]] = [{} for _ in ordered]
    for block, vote in _blocks(ordered, seen, lexicon):
        span = len(block) if len(block) <= CROWD else NEXT
        for at, one in enumerate(block[:-1], 1):
            held = votes[one]
            last = days[one] + REACH if days[one] and vote < SETTLED else None
            for other in block[at : at + span]:
                if last is not None and days[other] > last:
                    break
                held[other] = held.get(other, 0) + vote
    for first, held in enumerate(votes):
        best = [(vote, other) for other, vote in held.items() if vote >= 2]
        if len(best) > NEIGHBOURS:
            best = sorted(best, key=lambda item: (-item[0], item[1]))[:NEIGHBOURS]
        for _, second in best:
            a, b = ordered[first], ordered[second]
            yield (a, b) if a.index < b.index else (b, a)


def _blocks(ordered: Sequence[Source], seen: Counter[int], lexicon: Lexicon) -> Iterable[tuple[list[int], int]]:
    """Blocks of articles that share something, by their place in the order of time, and how much that is worth."""
    weights = lexicon.weights
    rarity = {t: (t in lexicon.common, n, t) for t, n in seen.items() if 2 <= n <= RARE and weights[t] >= TELLING}
    ranks = {term: rank for rank, term in enumerate(sorted(rarity, key=rarity.__getitem__))}
    shared = ranks.keys()
    given: dict[str, list[int]] = {}
    named: dict[int, list[int]] = {}
    placed: dict[tuple[str, int], list[int]] = {}
    running: dict[tuple[str, str, frozenset[str]], list[int]] = {}
    for at, source in enumerate(ordered):
        if source.event:
            given.setdefault(source.event, []).append(at)
        rare = shared & source.terms
        for term in sorted(rare, key=ranks.__getitem__)[:TERMS] if len(rare) > TERMS else rare:
            named.setdefault(term, []).append(at)
        if source.moment is not None:
            day = source.moment.day
            for place in {c.place for c in source.claims if c.place}:
                for key in ((place.casefold(), day), (place.casefold(), day + 1)):  # neighbours share a bucket
                    held = placed.setdefault(key, [])
                    if not held or held[-1] != at:
                        held.append(at)
        for claim in source.claims:
            if claim.running and claim.place and claim.primary:
                held = running.setdefault((claim.metric, claim.place.casefold(), claim.groups), [])
                if not held or held[-1] != at:
                    held.append(at)
    yield from ((block, SETTLED) for block in given.values())
    yield from ((block, 2 if len(block) <= FEW else 1) for block in named.values() if len(block) > 1)
    yield from ((block, 1) for block in placed.values() if len(block) > 1)
    yield from ((block, 2) for block in running.values() if len(block) > 1)
