"""One text in several outlets: articles that carry the same words are one statement, not several."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set

from .claims import Source
from .outline import RUN, runs_of, thin

FEW = 20
CROWDED = 4
"""Up to FEW suspects, or CROWDED pairs for each, every pair is looked at; more are sorted into buckets first."""
SHARED = 0.6
"""Telling words two articles share, as a part of the shorter one's, before their texts are looked at."""
ALIKE, WITHIN = 0.5, 0.8
"""Runs of five words two texts share: as a part of both together, or of the shorter one, from which they are one."""
HASHES = 64
ONE_TEXT = "dedupe: one text in both articles"
"""What a comparison says where one article carries the other's text."""
Runs = tuple[Collection[int], int]
"""The runs of a text as numbers, and how many times they were halved."""


def origins(pairs: Iterable[tuple[Source, Source]]) -> None:
    """Give each article the first one that carries its text, itself if none does: `Source.origin`.

    Only articles of `pairs` are looked at, since what is never compared needs no origin.
    """
    suspects: dict[int, Source] = {}
    near: list[tuple[int, int]] = []
    for a, b in pairs:
        if near_texts(a.terms, b.terms):
            near.append((a.index, b.index))
            suspects[a.index] = a
            suspects[b.index] = b
    found = families(near, {index: _runs(source) for index, source in suspects.items()})
    for index, source in suspects.items():
        source.origin = suspects[found.get(index, index)]


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


def _runs(source: Source) -> Runs:
    made = source.article.outline
    return runs_of(source.article.text) if made is None else (made.runs, made.thinned)


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
