"""One text in several outlets: articles that carry the same words are one statement, not several."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence

from .claims import Source

FEW = 20
CROWDED = 4
"""Up to FEW suspects, or CROWDED pairs for each, every pair is looked at; more are sorted into buckets first."""
SHARED = 0.6
"""Telling words two articles share, as a part of the shorter one's, before their texts are looked at."""
ALIKE, WITHIN = 0.5, 0.8
"""Runs of five words two texts share: as a part of both together, or of the shorter one, from which they are one."""
RUN = 5
READ = 4000
"""Code points of a text that are read for this."""
HASHES = 64
ONE_TEXT = "dedupe: one text in both articles"
"""What a comparison says where one article carries the other's text."""
Runs = set[tuple[str, ...]]
_WORD = re.compile(r"\w+")


def origins(pairs: Iterable[tuple[Source, Source]]) -> None:
    """Give each article the first one that carries its text, itself if none does: `Source.origin`.

    Only articles of `pairs` are looked at, since what is never compared needs no origin. Where one text stands in so
    many outlets that its pairs are a crowd, datasketch's MinHash LSH, imported only then, picks those to look at; the
    texts themselves decide in either case.
    """
    suspects: dict[int, Source] = {}
    near: list[tuple[Source, Source]] = []
    for a, b in pairs:
        least = min(len(a.terms), len(b.terms))
        if least >= RUN and len(a.terms & b.terms) >= SHARED * least:
            near.append((a, b))
            suspects[a.index] = a
            suspects[b.index] = b
    if not near:
        return
    runs = {index: _runs(source) for index, source in suspects.items()}
    if len(suspects) > FEW and len(near) > CROWDED * len(suspects):
        uneven = [(a, b) for a, b in near if _uneven(runs[a.index], runs[b.index])]
        near = [*_buckets(suspects, runs), *uneven]
    for a, b in sorted(near, key=lambda pair: (pair[0].index, pair[1].index)):
        if _one_text(runs[a.index], runs[b.index]):
            first, second = sorted((_first(a), _first(b)), key=lambda source: source.index)
            second.origin = first
    for source in suspects.values():
        source.origin = _first(source)


def _first(source: Source) -> Source:
    while source.origin is not source:
        source = source.origin
    return source


def _runs(source: Source) -> Runs:
    words = _WORD.findall(source.article.text[:READ].lower())
    return set(zip(*(words[at:] for at in range(RUN)), strict=False))


def _one_text(a: Runs, b: Runs) -> bool:
    least = min(len(a), len(b))
    if least < 2 * RUN:  # a headline alone is too short to tell a copy from a coincidence
        return False
    both = len(a & b)
    return both >= WITHIN * least or both >= ALIKE * (len(a) + len(b) - both)


def _uneven(a: Runs, b: Runs) -> bool:
    """A short text that a long one may hold: too unlike for buckets, however much of it is there."""
    return min(len(a), len(b)) < ALIKE * max(len(a), len(b))


def _buckets(suspects: dict[int, Source], runs: dict[int, Runs]) -> Sequence[tuple[Source, Source]]:
    from datasketch import MinHash, MinHashLSH

    found: list[tuple[Source, Source]] = []
    buckets = MinHashLSH(threshold=ALIKE, num_perm=HASHES)
    blank = MinHash(num_perm=HASHES, hashfunc=zlib.crc32)
    for index in sorted(suspects):
        if len(runs[index]) < 2 * RUN:
            continue
        sketch = blank.copy()
        sketch.update_batch([" ".join(run).encode() for run in runs[index]])
        found += [(suspects[other], suspects[index]) for other in sorted(buckets.query(sketch))]
        buckets.insert(index, sketch)
    return found
