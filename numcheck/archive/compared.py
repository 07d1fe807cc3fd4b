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
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path

from .. import suppress
from ..checks.rules import Rules
from ..compare.slices import Ranked, Slice
from ..compare.survey import Whole
from ..errors import InputError, Problem
from ..model import Article, Comparison, Figure, Finding, Report, Summary, Toll
from ..settings import Settings
from .engines import Engine, Here
from .held import Held
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

    def __init__(self, spill: Spill, held: Held) -> None:
        self._held = held
        self.order = array("I")
        """The turns in which the articles came, in the order of their ids."""
        self.told = Runs(spill)
        self.compared = Runs(spill)
        self.findings: tuple[Finding, ...] = ()
        self.summary = Summary()

    def articles(self) -> Iterator[Article]:
        return (self._held.get(turn)[0] for turn in self.order)

    def figures(self) -> Iterator[Figure]:
        return (figure for turn in self.order for figure in self._held.get(turn)[1].figures)

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


@dataclass(frozen=True, slots=True, eq=False)
class _Cut:
    """A slice of a run: its own articles, the pairs whose earlier article is one of them, who carries whose text."""

    language: str
    own: array[int]
    first: array[int]
    second: array[int]
    origins: dict[int, int]

    @property
    def indexes(self) -> tuple[int, ...]:
        return tuple(sorted({*self.own, *self.first, *self.second}))


class _Run:
    """One run, step by step."""

    def __init__(self, spill: Spill, asked: Asked, engine: Engine, progress: Progress) -> None:
        self.spill, self.asked, self.progress = spill, asked, progress
        self.held = engine.held(spill)
        self.made = Outcome(spill, self.held)
        self.whole = Whole()
        self.figures = array("I")
        """How many figures each article has, by index."""
        self.slices: list[int] = []
        """Where the comparisons of each slice are spilled."""

    def look(self, parts: Sequence[Part]) -> None:
        """Read all parts."""
        ids: list[str] = []
        figures = array("I")
        rows, all_rows = 0, sum(part.rows for part in parts)
        for part, looked in zip(parts, self.held.look(partial(look, asked=self.asked), parts), strict=True):
            ids += looked.ids
            figures.extend(looked.figures)
            self.whole.add(looked.survey)
            rows += part.rows
            self.progress("reading", rows, all_rows)
        order = sorted(range(len(ids)), key=ids.__getitem__)
        twice = [ids[a] for a, b in pairwise(order) if ids[a] == ids[b]]
        if twice:
            raise InputError(*(Problem(f"the figures of the article '{name}' are there twice") for name in twice[:50]))
        self.ids = [ids[turn] for turn in order]
        self.made.order = array("I", order)
        self.figures = array("I", (figures[turn] for turn in order))
        self.whole.settle(order)

    def compare(self) -> None:
        """Compare in slices; what is found is spilled, in order."""
        many = len(self.figures)
        self.joined = Joined(many)
        base, order = self.whole.base, self.made.order
        cuts = [cut for language in self.whole.languages() for cut in self._cut(language)]
        turns = [array("I", map(order.__getitem__, cut.indexes)) for cut in cuts]
        done = 0
        for cut, found in zip(cuts, self.held.each(set_side_by_side, map(self._slice, cuts), turns), strict=True):
            for a, b, _, _ in found:
                self.joined.join(bisect_right(base, a) - 1, bisect_right(base, b) - 1)
            self.slices.append(self.spill.put(found))
            self.made.compared.add(found)
            done += len(cut.own)
            self.progress("comparing", done, many)

    def _cut(self, language: str) -> Iterator[_Cut]:
        """The articles of a language in the order of time, in slices."""
        whole = self.whole
        first, second = whole.pairs(language)
        origins = whole.origins(first, second)
        order = whole.order(language)
        place = {index: at for at, index in enumerate(order)}
        at = 0
        for start in range(0, len(order), SLICE):
            begin = at
            while at < len(first) and place[first[at]] < start + SLICE:
                at += 1
            yield _Cut(language, array("I", order[start : start + SLICE]), first[begin:at], second[begin:at], origins)

    def _slice(self, cut: _Cut) -> Slice:
        whole, indexes, origins = self.whole, cut.indexes, cut.origins
        return Slice(
            cut.language, indexes, tuple(whole.base[index] for index in indexes), frozenset(cut.own),
            tuple(zip(cut.first, cut.second, strict=True)), {i: origins[i] for i in indexes if i in origins},
            whole.facts(cut.language, indexes),
        )  # fmt: skip

    def judge(self, rules: Rules, settings: Settings) -> None:
        """Put together tolls and findings, batch by batch."""
        batches = self.joined.batches(self.figures, BATCH)
        held = members(batches)
        comparisons = self._sorted_out(batches, len(held))
        findings: list[Finding] = []
        tolls = 0
        work = partial(judge, asked=self.asked)
        turns = [array("I", map(self.made.order.__getitem__, indexes)) for indexes in held]
        for done, (found, some) in enumerate(self.held.each(work, self._batches(held, comparisons), turns), 1):
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
            yield Batch(indexes, [one[3] for one in ranked])


def _silent(what: str, done: int, of: int) -> None:
    """Nobody wants to know."""
