"""A report over kept figures of any number of articles: shared out, spilled, and put together in order.

The figures are looked through part by part; what must be known of all articles (the words they tell, who may be worth
comparing with whom) stays in memory, some 1.5 KB an article; the figures themselves are spilled to a temporary file.
Pairs of articles are compared in slices of time, and articles that hang together are judged in batches.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

from .. import suppress
from ..checks.rules import Rules
from ..compare import Ranked
from ..compare.slices import Slice
from ..compare.survey import Whole
from ..errors import InputError, Problem
from ..model import Article, Comparison, Figure, Finding, Report, Summary, Toll
from ..settings import Settings
from .engines import Engine, Here
from .joined import Joined, members
from .load import Part, parts_of
from .spill import Runs, Spill
from .work import Asked, Batch, judge, look, set_side_by_side

SLICE = 2_000
"""Articles whose pairs are compared together."""
BATCH = 20_000
"""Figures judged together, where no more hang together."""

Progress = Callable[[str, int, int], None]


class Outcome:
    """A report that need not fit into memory: its records in the order of the report, as often as asked for."""

    def __init__(self, spill: Spill) -> None:
        self._spill = spill
        self.order = array("I")
        """Where the articles are spilled, in the order of their ids."""
        self.told = Runs(spill)
        self.compared = Runs(spill)
        self.findings: tuple[Finding, ...] = ()
        self.summary = Summary()

    def articles(self) -> Iterator[Article]:
        return (self._spill.get(number)[0] for number in self.order)

    def figures(self) -> Iterator[Figure]:
        return (figure for number in self.order for figure in self._spill.get(number)[1].figures)

    def tolls(self) -> Iterator[Toll]:
        return (toll for _, toll in self.told)

    def comparisons(self) -> Iterator[Comparison]:
        return (ranked[3] for ranked in self.compared)

    def report(self) -> Report:
        """The same as one value, for as many as fit into memory."""
        return Report(
            articles=tuple(self.articles()), figures=tuple(self.figures()), tolls=tuple(self.tolls()),
            comparisons=tuple(self.comparisons()), findings=self.findings, summary=self.summary,
        )  # fmt: skip


@contextmanager
def compared(
    paths: Iterable[str | Path], rules: Rules, settings: Settings, *, event: str | None = None, bare: bool = False,
    engine: Engine | None = None, progress: Progress | None = None,
) -> Iterator[Outcome]:  # fmt: skip
    """The report over kept figures, for as long as the block runs.

    Tolls, comparisons and findings are those of a run over the articles, but for the findings that rest on text outside
    the sentences of figures. `event` is that of articles that tell none; `bare` leaves out numbers in words alone.
    Raises InputError for files that hold no kept figures.
    """
    spill = Spill()
    try:
        run = _Run(spill, Asked(settings, event, bare), engine or Here(), progress or _silent)
        run.look(parts_of(paths))
        run.compare()
        run.judge(rules, settings)
        yield run.made
    finally:
        spill.close()


class _Run:
    """One run, step by step."""

    def __init__(self, spill: Spill, asked: Asked, engine: Engine, progress: Progress) -> None:
        self.spill, self.asked, self.engine, self.progress = spill, asked, engine, progress
        self.made = Outcome(spill)
        self.whole = Whole()
        self.figures = array("I")
        """How many figures each article has, by index."""
        self.slices: list[int] = []
        """Where the comparisons of each slice are spilled."""

    def look(self, parts: Sequence[Part]) -> None:
        """Read all parts."""
        ids: list[str] = []
        figures = array("I")
        at = array("I")
        rows, all_rows = 0, sum(part.rows for part in parts)
        for part, looked in zip(parts, self.engine.each(partial(look, asked=self.asked), parts), strict=True):
            ids += looked.ids
            figures.extend(looked.figures)
            at.extend(self.spill.put(blob) for blob in looked.articles)
            self.whole.add(looked.survey)
            rows += part.rows
            self.progress("reading", rows, all_rows)
        order = sorted(range(len(ids)), key=ids.__getitem__)
        twice = [ids[a] for a, b in pairwise(order) if ids[a] == ids[b]]
        if twice:
            raise InputError(*(Problem(f"the figures of the article '{name}' are there twice") for name in twice[:50]))
        self.ids = [ids[turn] for turn in order]
        self.made.order = array("I", (at[turn] for turn in order))
        self.figures = array("I", (figures[turn] for turn in order))
        self.whole.settle(order)

    def compare(self) -> None:
        """Compare in slices; what is found is spilled, in order."""
        many = len(self.figures)
        self.joined = Joined(many)
        base = self.whole.base
        done = 0
        shares: list[int] = []
        for found in self.engine.each(set_side_by_side, self._shares(shares)):
            for a, b, _, _ in found:
                self.joined.join(bisect_right(base, a) - 1, bisect_right(base, b) - 1)
            self.slices.append(self.spill.put(found))
            self.made.compared.add(found)
            done += shares[len(self.slices) - 1]
            self.progress("comparing", done, many)

    def _shares(self, sizes: list[int]) -> Iterator[tuple[Slice, list[bytes]]]:
        whole, order = self.whole, self.made.order
        for language in whole.languages():
            first, second = whole.pairs(language)
            origins = whole.origins(first, second)
            for own, pairs in _cut(whole.order(language), first, second):
                indexes = sorted({*own, *(index for pair in pairs for index in pair)})
                share = Slice(
                    language, tuple(indexes), tuple(whole.base[index] for index in indexes), frozenset(own), pairs,
                    {index: origins[index] for index in indexes if index in origins}, whole.facts(language, indexes),
                )  # fmt: skip
                sizes.append(len(own))
                yield share, [self.spill.raw(order[index]) for index in indexes]

    def judge(self, rules: Rules, settings: Settings) -> None:
        """Put together tolls and findings, batch by batch."""
        batches = self.joined.batches(self.figures, BATCH)
        held = members(batches)
        comparisons = self._sorted_out(batches, len(held))
        findings: list[Finding] = []
        tolls = 0
        work = partial(judge, asked=self.asked)
        for done, (found, some) in enumerate(self.engine.each(work, self._batches(held, comparisons)), 1):
            self.made.told.add(found)
            findings += some
            tolls += len(found)
            self.progress("checking", sum(map(len, held[:done])), len(batches))
        index = {name: n for n, name in enumerate(self.ids)}
        findings.sort(key=lambda f: (index.get(f.article, 0), f.start, f.code, f.end, f.figures))
        silenced = self._silenced(findings, rules, settings)
        hidden = sum(f.suppressed is not None for f in silenced)
        self.made.findings = silenced
        self.made.summary = Summary(
            articles=len(self.figures), figures=sum(self.figures), tolls=tolls, comparisons=self.found,
            findings=len(silenced) - hidden, hidden=hidden, sought=False,
        )  # fmt: skip

    def _silenced(self, findings: list[Finding], rules: Rules, settings: Settings) -> tuple[Finding, ...]:
        """By file and baseline; comments stand in texts, which are not here."""
        if not (settings.ignore_file or settings.baseline):
            return suppress.apply(findings, {}, (), rules, settings)
        bare = (replace(a, text="", title="", outline=None, url=None) for a in self.made.articles())
        return suppress.apply(findings, {}, bare, rules, settings)

    def _sorted_out(self, batches: array[int], many: int) -> list[list[int]]:
        """The comparisons of each slice by batch: where they are spilled."""
        base = self.whole.base
        found: list[list[int]] = [[] for _ in range(many)]
        self.found = 0
        for number in self.slices:
            by_batch: dict[int, list[Ranked]] = {}
            for ranked in self.spill.get(number):
                by_batch.setdefault(batches[bisect_right(base, ranked[0]) - 1], []).append(ranked)
                self.found += 1
            for batch, some in by_batch.items():
                found[batch].append(self.spill.put(some))
        return found

    def _batches(self, held: list[list[int]], comparisons: list[list[int]]) -> Iterator[Batch]:
        for indexes, numbers in zip(held, comparisons, strict=True):
            ranked = sorted((one for number in numbers for one in self.spill.get(number)), key=lambda one: one[:3])
            blobs = [self.spill.raw(self.made.order[index]) for index in indexes]
            yield Batch(indexes, blobs, [one[3] for one in ranked])


def _cut(
    order: Sequence[int], first: Sequence[int], second: Sequence[int]
) -> Iterator[tuple[list[int], tuple[tuple[int, int], ...]]]:
    """The articles in the order of time in slices, each with the pairs whose earlier article is in it."""
    place = {index: at for at, index in enumerate(order)}
    at = 0
    for start in range(0, len(order), SLICE):
        pairs: list[tuple[int, int]] = []
        while at < len(first) and min(place[first[at]], place[second[at]]) < start + SLICE:
            pairs.append((first[at], second[at]))
            at += 1
        yield list(order[start : start + SLICE]), tuple(pairs)


def _silent(what: str, done: int, of: int) -> None:
    """Nobody wants to know."""
