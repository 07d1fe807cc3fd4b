"""A run from its first article to its last: a look at all of them, then one after another in the order of time.

Figures are made ready to be compared when their article is first needed, and let go once it had its turn, so that what
is held at a time are the articles of some weeks. Of the rest the run keeps what it was given, the words of each
opening as numbers, and what was found.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence, Set

from ..model import Comparison, Toll
from . import blocks, copies
from .blocks import Hint
from .claims import Source, Sources, Told, counted
from .glance import glance
from .options import Options
from .outline import runs_of
from .segments import segment
from .together import HANDFUL, Kept, alone, prepare, together
from .tolls import Strands
from .words import Lexicon


class Found:
    """What a run finds out, as it goes on: comparisons in any order, and the figures of one toll tied together."""

    def __init__(self, figures: int) -> None:
        self.strands = Strands(figures)
        self._comparisons: list[Comparison] = []
        self._places = array("Q")
        """Where each belongs, in the order of the report."""

    def add(self, some: Iterable[Kept]) -> None:
        """Take in what one article says by itself, or two say together."""
        places, comparisons, compared = self._places.append, self._comparisons.append, self.strands.compared
        for place, a, b, one in some:
            places(place)
            comparisons(one)
            if a.metric == b.metric:
                compared(a, b, one)

    def comparisons(self) -> tuple[Comparison, ...]:
        """All comparisons in order; those of one pair of figures in the order in which they came."""
        order = sorted(range(len(self._places)), key=self._places.__getitem__)
        return tuple(map(self._comparisons.__getitem__, order))

    def tolls(self) -> tuple[Toll, ...]:
        return self.strands.tolls()


def stream(told: Sequence[Told], event: str | None, options: Options) -> Found:
    """Compare all articles of a run, given by their ids; only articles of one language meet."""
    lexicons: dict[str, Lexicon] = {}
    hints: dict[str, list[Hint]] = {}
    base = array("I")
    ranks = 0
    for index, one in enumerate(told):
        base.append(ranks)
        figures = counted(one[1])
        if figures:
            language = one[0].language
            lexicon = lexicons.get(language) or lexicons.setdefault(language, Lexicon(language))
            hints.setdefault(language, []).append(glance(one, figures, index, event, lexicon))
            ranks += len(figures)
    found, makes = Found(ranks), Sources(event)
    for language, some in hints.items():
        ordered, lexicon = blocks.in_time(some), lexicons[language]
        seen, frequent = blocks.frequent(ordered)
        lexicon.settle(frequent)
        _Turns(told, base, {hint.index: hint.terms for hint in ordered}, lexicon, options, makes, found).take(
            blocks.candidates(ordered, seen, lexicon)
        )
    return found


class _Turns:
    """The articles of one language, each of which has its turn; `terms` are by index, in the order of time."""

    def __init__(
        self, told: Sequence[Told], base: Sequence[int], terms: Mapping[int, Iterable[int]], lexicon: Lexicon,
        options: Options, makes: Sources, found: Found,
    ) -> None:  # fmt: skip
        self.told, self.base, self.terms, self.lexicon = told, base, terms, lexicon
        self.options, self.makes, self.found = options, makes, found

    def take(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Compare those pairs, which come by their earlier articles in the order of time."""
        first, second = array("I"), array("I")
        for earlier, later in pairs:
            first.append(earlier)
            second.append(later)
        self.origins = copies.origins(zip(first, second, strict=True), self.terms.__getitem__, self._runs)
        live: dict[int, Source] = {}
        order = list(self.terms)
        at = 0
        for turn in range(0, len(order), HANDFUL):
            some = order[turn : turn + HANDFUL]
            begin, mine = at, set(some)
            while at < len(first) and first[at] in mine:
                at += 1
            ours, theirs = first[begin:at], second[begin:at]
            new = [index for index in dict.fromkeys((*some, *theirs)) if index not in live]
            live.update(zip(new, self._made(new, {*ours, *theirs}), strict=True))
            met = [(live[a], live[b]) for a, b in zip(ours, theirs, strict=True)]
            for said in together(met, self.lexicon, self.options) if met else ():
                self.found.add(said)
            had = [live.pop(index) for index in some]
            for source in had:
                self.found.strands.add(source)
            for source in had:
                source.release()

    def _made(self, indexes: Sequence[int], meet: Set[int]) -> list[Source]:
        """Articles with what each says alone found; those that `meet` others made ready for it."""
        made = [self.makes.make(self.told[index], index, self.base[index]) for index in indexes]
        for source in made:
            source.origin = self.origins.get(source.index, source.index)
            source.segments = segment(source)
        for said in alone(made, self.lexicon, self.options):
            self.found.add(said)
        for source in made:
            if source.index in meet:
                prepare(source, self.terms[source.index], self.lexicon)
        return made

    def _runs(self, index: int) -> copies.Runs:
        article = self.told[index][0]
        made = article.outline
        return runs_of(article.text) if made is None else (made.runs, made.thinned)
