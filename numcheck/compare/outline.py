"""What comparing takes from a text: the words of its opening, and the runs of five words that tell a copy."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from ..codes import later
from ..model import Article, Outline
from .words import words_of

OPENING = 1200
"""Code points of an article's beginning read for its telling words."""
READ = 4000
"""Code points of a text that are read for its runs of words."""
RUN = 5
MOST = 128
"""Runs kept of a text; of a longer one a half, a quarter …, chosen by the run itself and so alike in every text."""
_WORD = later(r"\w+")


def outline(article: Article) -> Outline:
    """The outline an article carries, or the one its text gives: comparing comes out the same with either."""
    if article.outline is not None:
        return article.outline
    return Outline(tuple(sorted(words_of(article.text[:OPENING]))), *runs_of(article.text))


def runs_of(text: str) -> tuple[tuple[int, ...], int]:
    """The runs of a text as numbers in order, and how many times they were halved."""
    words = _WORD.findall(text[:READ].lower())
    crc = zlib.crc32
    rows = zip(*(words[at:] for at in range(RUN)), strict=False)
    runs = {crc(" ".join(row).encode("utf-8", "surrogatepass")) for row in rows}
    thinned = 0
    while len(runs) > MOST:
        runs = thin(runs, 1, thinned)
        thinned += 1
    return tuple(sorted(runs)), thinned


def thin(runs: Iterable[int], times: int, done: int = 0) -> set[int]:
    """The runs halved so many times more, where they were halved `done` times before."""
    low = ((1 << times) - 1) << done
    return {run for run in runs if not run & low}
