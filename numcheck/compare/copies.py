"""One text in several outlets: articles that carry the same words are one statement, not several."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence, Set

from .outline import RUN, thin

FEW = 20
CROWDED = 4
"""Up to FEW suspects, or CROWDED pairs for each, every pair is looked at; more are sorted into buckets first."""
SHARED = 0.6
"""Telling words two articles share, as a part of the shorter one's, before their texts are looked at."""
ALIKE, WITHIN = 0.5, 0.8
"""Runs of five words two texts share: as a part of both together, or of the shorter one, from which they are one."""
HASHES = 64
HELD = 20_000
"""Articles whose terms are held as sets at a time."""
ONE_TEXT = "dedupe: one text in both articles"
"""What a comparison says where one article carries the other's text."""
Runs = tuple[Collection[int], int]
"""The runs of a text as numbers, and how many times they were halved."""


def origins(
    pairs: Iterable[tuple[int, int]], terms: Callable[[int], Iterable[int]], runs: Callable[[int], Runs]
) -> dict[int, int]:  # fmt: skip
    """For each article that carries another's text the first that does, by index.

    Only articles of `pairs` are looked at, since what is never compared needs no origin. Pairs come by their first
    articles; `terms` and `runs` give those of an article.
    """
    near: list[tuple[int, int]] = []
    held: dict[int, Set[int]] = {}
    last = -1
    for a, b in pairs:
        if a != last:
            held.pop(last, None)  # had its turn
            if len(held) > HELD:
                held.clear()
            last = a
            one = held.get(a) or set(terms(a))
        other = held.get(b)
        if other is None:
            other = held[b] = set(terms(b))
        if near_texts(one, other):
            near.append((a, b))
    return families(near, {index: runs(index) for pair in near for index in pair})


def near_texts(a: Set[int], b: Set[int]) -> bool:
    """Whether two articles share so many terms that their texts may be one."""
    least = min(len(a), len(b))
    return least >= RUN and len(a & b) >= SHARED * least


def families(near: Sequence[tuple[int, int]], runs: dict[int, Runs]) -> dict[int, int]:
    """The first article of the same text, for each that has one before it; by index.

    Where one text stands in so many outlets that its pairs are a crowd, datasketch's MinHash LSH, imported only then,
    picks those to look at; the runs themselves decide in either case.
    """
    if len(runs) > FEW and len(near) > CROWDED * len(runs):
        uneven = [(a, b) for a, b in near if _uneven(runs[a], runs[b])]
        near = [*_buckets(runs, runs), *uneven]
    first: dict[int, int] = {}
    for a, b in near:
        if one_text(runs[a], runs[b]):
            low, high = sorted((_first(first, a), _first(first, b)))
            if low != high:
                first[high] = low
    return {index: _first(first, index) for index in first}


def _first(first: dict[int, int], index: int) -> int:
    while index in first:
        index = first[index]
    return index


def one_text(a: Runs, b: Runs) -> bool:
    """Whether the runs of two texts are those of one."""
    if min(len(a[0]), len(b[0])) < 2 * RUN:  # a headline alone is too short to tell a copy from a coincidence
        return False
    one, other = _level(a, b)
    least, both = min(len(one), len(other)), len(one & other)
    return both > 0 and (both >= WITHIN * least or both >= ALIKE * (len(one) + len(other) - both))


def _level(a: Runs, b: Runs) -> tuple[set[int], set[int]]:
    """The runs of two texts, as many times halved."""
    times = max(a[1], b[1])
    one, other = (set(runs) if done == times else thin(runs, times - done, done) for runs, done in (a, b))
    return one, other


def _uneven(a: Runs, b: Runs) -> bool:
    """A short text that a long one may hold: too unlike for buckets, however much of it is there."""
    one, other = (len(runs) << done for runs, done in (a, b))
    return min(one, other) < ALIKE * max(one, other)


def _buckets(suspects: Iterable[int], runs: dict[int, Runs]) -> Sequence[tuple[int, int]]:
    from datasketch import MinHash, MinHashLSH

    found: list[tuple[int, int]] = []
    buckets = MinHashLSH(threshold=ALIKE, num_perm=HASHES)
    blank = MinHash(num_perm=HASHES, hashfunc=_number)
    most = max(done for _, done in runs.values())
    for index in sorted(suspects):
        held, done = runs[index]
        if len(held) < 2 * RUN:
            continue
        sketch = blank.copy()
        sketch.update_batch([run.to_bytes(4, "big") for run in thin(held, most - done, done)])
        found += [(other, index) for other in sorted(buckets.query(sketch))]
        buckets.insert(index, sketch)
    return found


def _number(run: bytes) -> int:
    return int.from_bytes(run, "big")
