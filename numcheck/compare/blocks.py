"""Which articles to set side by side: those that share a rare word, a place and day, or a given event."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ..values import record
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


Running = tuple[str, str, frozenset[str]]
"""Metric, place and groups of a count that runs on."""


@record
class Hint:
    """What tells with which other articles an article is worth comparing. `index` is its turn among all of the run."""

    index: int
    day: int
    """Of publication, as an ordinal; 0 where unknown."""
    event: str | None
    places: tuple[str, ...]
    running: tuple[Running, ...]
    terms: Iterable[int]


def frequent(hints: Sequence[Hint]) -> tuple[Counter[int], frozenset[int]]:
    """In how many articles each term stands, and the terms so frequent here that sharing them says nothing."""
    seen: Counter[int] = Counter()
    for one in hints:
        seen.update(one.terms)
    return seen, too_frequent(seen, len(hints))


def too_frequent(seen: dict[int, int], many: int) -> frozenset[int]:
    """Of the terms of so many articles those that stand in too many of them to say anything."""
    limit = many if many <= 12 else max(12, min(many // 5, 400))
    return frozenset(term for term, count in seen.items() if count > limit)


def in_time(hints: Iterable[Hint]) -> list[Hint]:
    """Articles as they were published, one by one."""
    return sorted(hints, key=lambda one: (one.day, one.index))


def candidates(hints: Sequence[Hint], seen: dict[int, int], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Pairs of articles worth comparing by their indexes, the earlier first, each pair once.

    They come in the order `in_time` of the earlier. Near linear in the number of articles, and what is held at a time
    is little more than the blocks.
    """
    ordered = in_time(hints)
    if len(ordered) <= SMALL:
        for i, one in enumerate(ordered):
            for other in ordered[i + 1 :]:
                yield one.index, other.index
        return
    days = [one.day for one in ordered]
    blocks = [(block, vote) for block, vote in _blocks(ordered, seen, lexicon) if len(block) > 1]
    homes: list[list[int] | None] = [None] * len(ordered)
    """The blocks that each article is in, but for those whose last one it is."""
    for number, (block, _) in enumerate(blocks):
        for at in block[:-1]:
            if (held := homes[at]) is None:
                homes[at] = [number]
            else:
                held.append(number)
    reached = array("I", bytes(4 * len(blocks)))
    """How many of each block have had their turn."""
    for first, home in enumerate(homes):
        if home is None:
            continue
        homes[first] = None
        beyond = bisect_right(days, days[first] + REACH, first) if days[first] else len(days)
        votes: dict[int, int] = {}
        for number in home:
            block, vote = blocks[number]
            at = reached[number] = reached[number] + 1
            others = block[at:] if len(block) <= CROWD else block[at : at + NEXT]
            if vote < SETTLED and others[-1] >= beyond:
                others = others[: bisect_left(others, beyond)]
            for second in others:
                votes[second] = votes.get(second, 0) + vote
        best = [second for second, vote in votes.items() if vote >= 2]
        if len(best) > NEIGHBOURS:
            best = sorted(best, key=lambda second: (-votes[second], second))[:NEIGHBOURS]
        best.sort()
        a = ordered[first].index
        for second in best:
            yield a, ordered[second].index


def _blocks(ordered: Sequence[Hint], seen: dict[int, int], lexicon: Lexicon) -> Iterable[tuple[list[int], int]]:
    """Blocks of articles that share something, by their place in the order of time, and how much that is worth."""
    weights, stems = lexicon.weights, lexicon.stems
    rare_ones = [(t, n) for t, n in seen.items() if 2 <= n <= RARE and weights[t] >= TELLING]
    rarity = {t: (t in lexicon.common, n, stems[t]) for t, n in rare_ones}
    ranks = {term: rank for rank, term in enumerate(sorted(rarity, key=rarity.__getitem__))}
    del rarity
    rare_terms = frozenset(ranks)
    given: dict[str, list[int]] = {}
    named: dict[int, list[int]] = {}
    placed: dict[tuple[str, int], list[int]] = {}
    running: dict[Running, list[int]] = {}
    for at, one in enumerate(ordered):
        if one.event:
            given.setdefault(one.event, []).append(at)
        for rank in sorted(map(ranks.__getitem__, rare_terms.intersection(one.terms)))[:TERMS]:
            if (block := named.get(rank)) is None:
                named[rank] = [at]
            else:
                block.append(at)
        if one.day:
            for place in one.places:
                for key in ((place, one.day), (place, one.day + 1)):  # neighbours share a bucket
                    placed.setdefault(key, []).append(at)
        for count in one.running:
            running.setdefault(count, []).append(at)
    yield from ((block, SETTLED) for block in given.values())
    yield from ((block, 2 if len(block) <= FEW else 1) for block in named.values())
    yield from ((block, 1) for block in placed.values())
    yield from ((block, 2) for block in running.values())
