"""The three kinds of work that processes and machines share out: look through, compare, judge."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from .. import checks
from ..checks import rules as rulefiles
from ..compare.slices import Ranked, Slice, compare_slice, tolls_of
from ..compare.survey import Surveyed, survey
from ..extract.numerals import numerals
from ..model import Article, Comparison, Finding, Reading, Report, Toll
from ..settings import Settings
from .load import Part, pairs_at
from .rows import Pair


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run asks of all its articles."""

    settings: Settings
    event: str | None = None
    bare: bool = False
    """Whether numbers written in words alone are left out."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A part looked through: its articles' ids, how many figures each has, its survey, and the articles, pickled."""

    ids: list[str]
    figures: list[int]
    survey: Surveyed
    articles: list[bytes]


Blobs = Sequence[bytes]
"""Articles with what was read in them, each pickled."""


def look(part: Part, asked: Asked) -> Looked:
    """Read a part, and gather from it what must be known of all articles."""
    pairs = told_of(part, asked)
    articles, readings = [a for a, _ in pairs], [r for _, r in pairs]
    blobs = [pickle.dumps(pair, pickle.HIGHEST_PROTOCOL) for pair in pairs]
    return Looked([a.id for a in articles], [len(r.figures) for r in readings], survey(articles, readings), blobs)


def told_of(part: Part, asked: Asked) -> list[Pair]:
    """The articles of a part as the run takes them."""
    pairs = pairs_at(part)
    if asked.event:
        pairs = [(a if a.event else replace(a, event=asked.event), r) for a, r in pairs]
    if asked.bare:
        pairs = [(a, numerals(r)) for a, r in pairs]
    return pairs


def unpacked(blobs: Blobs) -> tuple[list[Article], list[Reading]]:
    """Articles and readings of what was pickled."""
    pairs: list[Pair] = [pickle.loads(blob) for blob in blobs]
    return [a for a, _ in pairs], [r for _, r in pairs]


def set_side_by_side(share: Slice, blobs: Blobs) -> list[Ranked]:
    """The comparisons of a share."""
    return compare_slice(share, *unpacked(blobs))


Place = tuple[int, int, int, str]
"""Where a toll stands in the run: the index of its first figure's article, start, end, id."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles that no comparison leaves, by index, and the comparisons among them, in order."""

    indexes: Sequence[int]
    comparisons: Sequence[Comparison]


def judge(batch: Batch, blobs: Blobs, asked: Asked) -> tuple[list[tuple[Place, Toll]], list[Finding]]:
    """The tolls of a batch with their places, and its findings, nothing silenced yet."""
    articles, readings = unpacked(blobs)
    found = tolls_of(articles, readings, batch.comparisons)
    at = {f.id: (index, f.start, f.end, f.id) for index, r in zip(batch.indexes, readings, strict=True)
          for f in r.figures}  # fmt: skip
    report = Report(
        articles=tuple(articles), figures=tuple(f for r in readings for f in r.figures), tolls=found,
        comparisons=tuple(batch.comparisons),
    )  # fmt: skip
    findings = checks.run(report, rules_of(asked.settings.rules), asked.settings)
    return sorted((min(at[f] for f in toll.figures), toll) for toll in found), list(findings)


@lru_cache(maxsize=4)
def rules_of(folders: tuple[str, ...]) -> rulefiles.Rules:
    """The rules of a run, read once a process."""
    return rulefiles.load(folders)
