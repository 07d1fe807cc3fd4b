"""Turns what was read into records: who, where, when, by whose word, in which role, and part of what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from ..model import Article, Figure, When
from ..text import Lines
from . import places, sources
from .dates_moment import moment
from .grammar import BIT, Grammar
from .phrase import BARE, Chunk
from .tokens import Sentence

if TYPE_CHECKING:
    from .article import Read

B = BIT
_PERSON = B["plural"] | B["singular"] | B["nation"]


_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")

# "2,800 Palestinians killed and more than 10,800 injured": the noun is said once, for another fate
_GAPS = {"killed": ("injured", "missing"), "injured": ("killed", "missing"), "missing": ("killed",)}


def records(
    article: Article,
    text: str,
    spans: Sequence[tuple[int, int]],
    reads: Sequence[Read],
    whens: Sequence[When],
    lines: Lines,
    grammar: Grammar,
) -> list[Figure]:
    """The figures of an article, in the order of the text."""
    figures: list[Figure] = []
    ids: dict[tuple[int, int, str], str] = {}
    seen: dict[str, int] = {}
    gapped: dict[tuple[int, str], tuple[str | None, tuple[str, ...]]] = {}
    original = article.checked
    spots = _Spots(article, text, spans, whens, grammar)
    for read in reads:
        sentence, chunk, claim = read.sentence, read.chunk, read.claim
        start, end = sentence.starts[chunk.first], sentence.ends[chunk.after - 1]
        lo, hi = read.span
        quote = original[lo:hi]
        words = text[start:end]
        key = f"{article.id}\x1f{claim.metric}\x1f{quote}\x1f{start - lo}"
        seen[key] = count = seen.get(key, 0) + 1
        ident = blake2b(f"{key}\x1f{count}".encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
        ids[(lo, read.place, claim.metric)] = ident
        part_of = (
            ids.get((lo, claim.source, claim.metric))
            if claim.role in ("part", "severity") and claim.source >= 0
            else None
        )
        victims, groups = who(sentence, chunk, read, grammar)
        if chunk.kind == BARE and not (groups or chunk.other or chunk.of_them or chunk.zero):
            victims, groups = (
                gapped.get((lo, claim.metric), (victims, groups)) if claim.role == "" else (victims, groups)
            )
        elif claim.role == "" and not chunk.indefinite and chunk.count.value != 1:
            for metric in _GAPS.get(claim.metric, ()):
                gapped[(lo, metric)] = (victims, groups)
        where = spots.sentence(lo, hi)
        trigger = sentence.starts[claim.anchor]
        source, assertion = where.source(start, end)
        if claim.assertion != "asserted":
            assertion = claim.assertion if assertion == "asserted" else assertion
        event, as_of, since = where.moment(start, trigger)
        line, column = lines.position(start)
        number = chunk.count
        metric, unit = ("share", claim.metric) if chunk.share else (claim.metric, None)
        figures.append(
            Figure(
                ident, article.id, article.source, article.published, metric,
                number.low, number.high, number.value, number.bound, words, start, end, line, column, quote,
                victims, groups, where.place(start, trigger), event, as_of,
                where.scope(read, since), source, assertion, part_of, unit, article.language, claim.rule,
                lo, _role(read, chunk, sentence), chunk.indefinite, where.cause(read), read.in_title,
            )
        )  # fmt: skip
    return headlined(figures)


def headlined(figures: list[Figure]) -> list[Figure]:
    """A headline's figure takes source, place and dates from the figure of the body that it repeats."""
    out = []
    for figure in figures:
        if figure.in_title:
            body = next(
                (f for f in figures if not f.in_title and f.metric == figure.metric and _same_number(f, figure)), None
            )
            if body is not None:
                figure = replace(
                    figure,
                    attribution=figure.attribution or body.attribution,
                    place=body.place or figure.place,
                    event_date=body.event_date or figure.event_date,
                    as_of=figure.as_of or body.as_of,
                    scope=body.scope,
                )
        out.append(figure)
    return out


def _same_number(a: Figure, b: Figure) -> bool:
    return a.value == b.value if a.value is not None else (a.low, a.high) == (b.low, b.high)


def _role(read: Read, chunk: Chunk, sentence: Sentence) -> str:
    if read.claim.role:
        return read.claim.role
    if chunk.head >= 0 and sentence.mask[chunk.head] & B["attacker"] and read.claim.metric == "killed":
        return "perpetrator"
    if chunk.other:
        return "residual"
    return "increment" if chunk.more else "toll"


def who(sentence: Sentence, chunk: Chunk, read: Read, grammar: Grammar) -> tuple[str | None, tuple[str, ...]]:
    """The victims as worded and their classes; a bare count takes the noun it shares, else it counts people."""
    mask, low = sentence.mask, sentence.low
    first, stop = chunk.after, chunk.stop
    if chunk.zero and chunk.head == chunk.after - 1:
        return "people", ()
    if chunk.indefinite or chunk.zero and chunk.head > chunk.number:
        first = chunk.number + 1
    if chunk.of_them:
        first, stop = _after_them(sentence, chunk)
    if chunk.premod >= first and chunk.premod == read.claim.anchor:
        first = chunk.premod + 1
    while first < stop and mask[first] & (B["of"] | B["det"] | B["more"]):
        first += 1
    if first >= stop:
        return ("person" if chunk.count.value == 1 else "people"), ()
    classes = []
    for k in range(first, stop):
        name = grammar.noun_class.get(low[k])
        if name and name not in classes and (mask[k] & _PERSON):
            classes.append(name)
    end = stop
    if chunk.head >= 0 and end + 1 < len(mask) and mask[end] & B["of"] and not mask[end + 1] & B["them"]:
        k = end + 1
        while (
            k < len(mask)
            and k < end + 6
            and sentence.at[k] < 0
            and (sentence.raw[k][0].isupper() or mask[k] & (B["det"] | B["adjective"] | B["nation"]))
        ):
            name = grammar.noun_class.get(low[k])
            if name and name not in classes and mask[k] & _PERSON:
                classes.append(name)
            k += 1
        while k > stop + 1 and mask[k - 1] & B["det"]:
            k -= 1
        end = k if k > stop + 1 else stop
    return sentence.text[sentence.starts[first] : sentence.ends[end - 1]], tuple(classes)


def _after_them(sentence: Sentence, chunk: Chunk) -> tuple[int, int]:
    """The noun behind "14 of them": Australians."""
    mask = sentence.mask
    k = chunk.stop
    while k < len(mask) and k < chunk.stop + 3 and mask[k] & (B["be"] | B["adv"]):
        k += 1
    first = k
    while k < len(mask) and k < first + 4 and mask[k] & (_PERSON | B["adjective"]):
        k += 1
    return (first, k) if k > first and mask[k - 1] & _PERSON else (chunk.stop, chunk.stop)


class _Spots:
    """The places, dates and sources of an article, sentence by sentence, read only where a figure stands."""

    def __init__(
        self, article: Article, text: str, spans: Sequence[tuple[int, int]], whens: Sequence[When], grammar: Grammar
    ) -> None:
        self.article, self.text, self.spans, self.whens, self.grammar = article, text, spans, whens, grammar
        self.index = {span[0]: place for place, span in enumerate(spans)}
        self.known: dict[int, _Spot] = {}
        self._dateline: tuple[str | None] | None = None
        self._settings: dict[int, str | None] = {}
        self._sayings: dict[int, list[sources.Saying]] = {}

    def sentence(self, lo: int, hi: int) -> _Spot:
        spot = self.known.get(lo)
        if spot is None:
            spot = self.known[lo] = _Spot(self, lo, hi)
        return spot

    @property
    def dateline(self) -> str | None:
        if self._dateline is None:
            self._dateline = (places.dateline(self.article.text, self.grammar.places),)
        return self._dateline[0]

    def setting(self, lo: int) -> str | None:
        """The place that the sentences before set, the nearest first."""
        if lo not in self._settings:
            self._settings[lo] = places.setting(self.text, self.spans, self.index[lo], self.grammar.places)
        return self._settings[lo]

    def day_before(self, lo: int) -> str | None:
        """The whole day named last before a sentence, a dozen sentences back at most; a day of saying is none."""
        place = self.index[lo]
        floor = self.spans[max(0, place - 12)][0]
        for when in reversed(self.whens):
            if floor <= when.start < lo and when.role == "day" and when.iso and _DAY.fullmatch(when.iso):
                if not self._said(when):
                    return when.iso
        return None

    def cause_before(self, lo: int) -> str | None:
        """The cause that the sentence before names, else the first sentence of the article."""
        place = self.index[lo]
        for start, end in [*self.spans[max(0, place - 1) : place], self.spans[0]]:
            for word in self.text[start:end].lower().split():
                cause = self.grammar.causes.get(word.strip(".,;:!?()\"'"))
                if cause is not None:
                    return cause
        return None

    def _said(self, when: When) -> bool:
        span = next((s for s in self.spans if s[0] <= when.start < s[1]), None)
        if span is None:
            return False
        said = self._sayings.get(span[0])
        if said is None:
            said = self._sayings[span[0]] = sources.sayings(self.text, *span, self.grammar.sources)
        return any(saying.start - 2 <= when.start <= saying.end + 4 for saying in said)

    def before(self, lo: int) -> tuple[int, int] | None:
        place = self.index[lo]
        return self.spans[place - 1] if place else None


class _Spot:
    """The context of one sentence."""

    def __init__(self, spots: _Spots, lo: int, hi: int) -> None:
        self.spots, self.lo, self.hi = spots, lo, hi
        text, grammar = spots.text, spots.grammar
        self.sayings = sources.sayings(text, lo, hi, grammar.sources)
        self.mentions = places.find(text, lo, hi, grammar.places)
        self.whens = [when for when in spots.whens if lo <= when.start < hi]
        before = spots.before(lo)
        self.previous_saying = None
        if before:
            said = sources.sayings(text, *before, grammar.sources)
            self.previous_saying = said[-1] if said else None
        self.previous_day = spots.day_before(lo)

    def source(self, start: int, end: int) -> tuple[str | None, str]:
        said = sources.attribution(self.sayings, start, end, self.previous_saying)
        return (said.source, said.kind) if said else (None, "asserted")

    def place(self, start: int, trigger: int) -> str | None:
        return places.choose(self.mentions, start, trigger, self.spots.dateline, self.spots.setting(self.lo))

    def moment(self, start: int, trigger: int) -> tuple[str | None, str | None, str | None]:
        saying = [(said.start, said.end) for said in self.sayings]
        return moment(self.whens, start, trigger, self.previous_day, self.spots.article.published, saying)

    def cause(self, read: Read) -> str | None:
        """The class of event named nearest to the predicate; else in the sentence before, else in the headline."""
        causes = self.spots.grammar.causes
        low, anchor = read.sentence.low, read.claim.anchor
        best: tuple[int, str] | None = None
        for k, word in enumerate(low):
            cause = causes.get(word)
            if cause is not None and (best is None or abs(k - anchor) < best[0]):
                best = (abs(k - anchor), cause)
        return best[1] if best else self.spots.cause_before(self.lo)

    def scope(self, read: Read, since: str | None) -> str:
        """cumulative where the words run over a time: since, so far, this year, years of war; else event."""
        claim, grammar = read.claim, self.spots.grammar
        if claim.metric == "displaced" and claim.relation in ("head", "premod", "noun"):
            return "cumulative"
        if claim.metric in ("hostages_taken", "hostages_held", "missing", "casualties"):
            return "event"
        if claim.scope == "running" or since is not None and not any(when.role == "window" for when in self.whens):
            return "cumulative"
        if claim.perfect and any(when.role == "as_of" for when in self.whens):
            return "cumulative"
        words = f" {' '.join(read.sentence.low)} "
        if any(f" {phrase} " in words for phrase in grammar.running):
            return "cumulative" if claim.perfect or claim.scope or claim.relation != "subject" else "event"
        if (claim.perfect or claim.scope) and any(f" {phrase} " in words for phrase in grammar.running_with_perfect):
            return "cumulative"
        return "event"
