"""Every other numeric claim of an article (`--all`): counts of things, measured quantities, shares."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b

from ..model import Article, Figure, Reading, When
from ..text import Lines, prose
from .arounds import Arounds
from .dates_document import document_dates
from .grammar import Grammar
from .measures_parts import Measure
from .measures_read import measures
from .measures_tokens import Tokens
from .measures_units import unit_name
from .measures_words import MeasureWords, measure_words
from .surroundings import Surroundings
from .tokens import Sentence, sentences

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")


def widened(article: Article, reading: Reading, grammar: Grammar) -> Reading:
    """A reading with every other numeric claim of the article besides, all in the order of the text."""
    text = article.checked
    cut = len(article.title)
    spans = (
        sentences(text, 0, cut, grammar) + sentences(text, cut + 1, len(text), grammar)
        if cut
        else sentences(text, 0, len(text), grammar)
    )
    whens = list(reading.dates) or document_dates(article, spans, grammar.dates)
    more = claims(article, spans, whens, reading.figures, grammar)
    figures = sorted((*reading.figures, *more), key=lambda figure: (figure.start, figure.end))
    return replace(reading, figures=tuple(figures), dates=tuple(whens))


def claims(
    article: Article,
    spans: Sequence[tuple[int, int]],
    whens: Sequence[When],
    figures: Sequence[Figure],
    grammar: Grammar,
) -> list[Figure]:
    """Counts of things, quantities and shares that no figure has claimed yet, in the order of the text.

    `unit` is the noun as worded for a `count`, the unit's normalised name for a `quantity` (in a few cases the noun of
    a number that is not whole), the whole as worded for a `share`, whose value is a fraction of 1.

    `spans` are the sentences of the checked text, `whens` its date phrases in order.
    """
    text = prose(article)
    words = measure_words(grammar.language)
    hints = _hints(grammar, words)
    covered = _Covered(figures)
    lines = Lines(article)
    arounds = Arounds(Surroundings(article, text, spans, whens, grammar))
    out: list[Figure] = []
    seen: dict[str, int] = {}
    title_end = len(article.title)
    at = 0
    for lo, hi in spans:
        while at < len(whens) and whens[at].end <= lo:
            at += 1
        if not _DIGIT.search(text, lo, hi) and hints.isdisjoint(_WORD.findall(text[lo:hi].lower())):
            continue
        sentence = Sentence(text, lo, hi, grammar)
        sentence.at = [-1] * len(sentence.low)  # no head counts are looked for here
        tokens = Tokens(sentence, grammar, words)
        dated = _dated(tokens, whens, at, hi)
        for measure in measures(tokens, dated, grammar, words):
            start, end = tokens.starts[measure.first], tokens.ends[measure.after - 1]
            if covered.meets(start, end):
                continue
            key = f"{article.id}\x1f{_metric(measure)}\x1f{text[lo:hi]}\x1f{start - lo}"
            seen[key] = count = seen.get(key, 0) + 1
            ident = blake2b(f"{key}\x1f{count}".encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
            where = arounds.of(sentence, lo, hi)
            source, assertion = where.source(start, end)
            event, as_of, _ = where.moment(start, start)
            line, column = lines.position(start)
            number = measure.number
            out.append(
                Figure(
                    ident, article.id, article.source, article.published, _metric(measure), number.low, number.high,
                    number.value, number.bound, article.checked[start:end], start, end, line, column,
                    article.checked[lo:hi], place=where.place(start, start), event_date=event, as_of=as_of,
                    scope="rate" if measure.rate else "event", attribution=source, assertion=assertion,
                    unit=_unit(tokens, measure, article.checked, words), language=article.language,
                    rule=_rule(measure, words), quote_start=lo, in_title=hi <= title_end,
                )
            )  # fmt: skip
    return out


def _hints(grammar: Grammar, words: MeasureWords) -> frozenset[str]:
    """Words without one of which a sentence without digits holds no number."""
    known: Iterator[str] = (
        word for table in (grammar.units, grammar.tens, grammar.magnitudes, grammar.vague) for word in table
    )
    return frozenset(known) | grammar.half | frozenset(part for key in words.fractions for part in key.split("-"))


class _Covered:
    """The spans that figures hold already."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        spans = sorted((figure.start, figure.end) for figure in figures)
        self.starts = [start for start, _ in spans]
        self.ends: list[int] = []
        for _, end in spans:
            self.ends.append(max(end, self.ends[-1] if self.ends else 0))

    def meets(self, start: int, end: int) -> bool:
        """Whether a span shares a letter with one of them."""
        before = bisect_left(self.starts, end)
        return before > 0 and self.ends[before - 1] > start


def _dated(tokens: Tokens, whens: Sequence[When], at: int, hi: int) -> list[bool]:
    """Which tokens stand in a date phrase."""
    dated = [False] * len(tokens.low)
    while at < len(whens) and whens[at].start < hi:
        first, stop = (bisect_left(tokens.starts, edge) for edge in (whens[at].start, whens[at].end))
        dated[first:stop] = [True] * (stop - first)
        at += 1
    return dated


def _metric(measure: Measure) -> str:
    if measure.share:
        return "share"
    whole = isinstance(measure.number.low, int) or isinstance(measure.number.high, int)
    return "count" if measure.unit is None and whole else "quantity"


def _unit(tokens: Tokens, measure: Measure, text: str, words: MeasureWords) -> str | None:
    if measure.unit is not None:
        return unit_name(measure.unit, words)
    if measure.noun is None:
        return None
    return text[tokens.starts[measure.noun[0]] : tokens.ends[measure.noun[1] - 1]]


def _rule(measure: Measure, words: MeasureWords) -> str:
    if measure.unit is not None:
        return words.rule(measure.unit.line)
    return words.rule(words.lines["fractions" if measure.share else "doc"])
