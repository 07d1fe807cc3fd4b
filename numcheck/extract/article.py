"""One pass through an article: gate, sentences, readings, and the records of what was read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..codes import later
from ..model import Article, Figure, Reading, Unread
from ..native import blake2b
from ..text import Lines, prose
from . import chunks as chunking
from . import constructions, context, distribution, spread
from .constructions import Claim
from .dates_document import Dates
from .gate import folded
from .grammar import BIT, Grammar
from .phrase import BARE, OPEN, PEOPLE, THING, Chunk
from .reads import Read
from .tokens import Sentence, sentences

B = BIT
_DIGIT = later(r"\d")
_NOTHING = Reading()


def read_article(article: Article, grammar: Grammar, dated: bool = True) -> Reading:
    """All figures, date phrases and unread numbers of an article, in the order of the text.

    With `dated` false, date phrases are looked for only where a figure may need them, and no number is called unread.
    """
    text = original = article.checked
    if article.blank or "<" in text:
        text = prose(article)
    data = folded(text)
    gate = grammar.gate
    pieces = data.split()
    silent = not gate.near(pieces)
    if silent and not dated:
        return _NOTHING
    held = set(pieces)
    keys = gate.near_words(held) if dated else gate.keys(held)
    counted = _DIGIT.search(text) or gate.counts(held) or gate.singles(held, bool(article.title))
    if not dated and not (keys and counted):
        return _NOTHING
    spans = _spans(article, text, grammar)
    dates = Dates(article, spans, grammar.dates, data if text is original else None)
    if silent:
        return Reading(dates=tuple(dates.all()))
    lines = Lines(article)
    title = len(article.title)
    reads: list[Read] = []
    told = _Told(data)
    unread: list[Unread] = []
    for number, span in enumerate(spans):
        start, end = span
        follows = (
            bool(reads)
            and reads[-1].span[1] == spans[number - 1][1]
            and not gate.them.isdisjoint(data[start:end].split(None, 6)[:6])
        )
        if not (follows or _holds(data, start, end, keys)):
            continue
        held = set(data[start:end].split())
        speaks = gate.speaks(held)
        if not (speaks or follows or dated and gate.near(held)):
            continue
        headline = end <= title
        if not (_DIGIT.search(text, start, end) or gate.counts(held) or gate.singles(held, headline)):
            continue
        sentence = Sentence(text, start, end, grammar)
        chunking.find(sentence, dates.claimed(number), grammar)
        found: list[Claim] = []
        here: list[Read] = []
        if speaks and sentence.chunks:
            found = constructions.claims(sentence, grammar)
            found = spread.spread(sentence, found, grammar) if found else found
            for claim in found:
                if claim.assertion != "irrealis":
                    chunk = sentence.chunks[claim.chunk]
                    for where in distribution.places(sentence, chunk, claim) or (None,):
                        here.append(Read(sentence, span, chunk, claim, claim.chunk, headline, where))
        if speaks and not gate.persons.isdisjoint(held):
            from . import singulars  # many an article tells of nobody alone

            news = singulars.read(sentence, found, headline, told.new(start), told.ones, grammar)
            if news:
                here += [Read(sentence, span, chunk, claim, place, headline) for place, chunk, claim in news]
                here.sort(key=_order)
        if follows and not here and sentence.chunks:
            from . import taken_up

            before = [read for read in reads[-5:] if read.span == reads[-1].span]
            for claim in taken_up.read(sentence, before):
                here.append(Read(sentence, span, sentence.chunks[claim.chunk], claim, claim.chunk, headline))
        reads += here
        told.ones |= {read.claim.metric for read in here if read.chunk.count.value == 1}
        if dated:
            unread += _unread(article, sentence, span, {claim.chunk for claim in found}, lines, grammar)
    figures = context.records(article, text, spans, reads, dates, lines, grammar) if reads else ()
    return Reading(tuple(figures), tuple(dates.all()) if dated else (), tuple(unread))


def _holds(data: bytes, start: int, end: int, keys: Sequence[bytes]) -> bool:
    for key in keys:  # noqa: SIM110 - a sentence costs less so
        if data.find(key, start, end) >= 0:
            return True
    return False


class _Told:
    """What a text has said before: which nouns, and for which metrics (`ones`) of one person."""

    def __init__(self, data: bytes) -> None:
        self.ones: set[str] = set()
        self._data, self._first = b" " + data, dict[str, int]()

    def new(self, start: int) -> Callable[[str], bool]:
        """Whether the text before `start` does not hold a noun."""

        def holds(noun: str) -> bool:
            if noun not in self._first:
                self._first[noun] = self._data.find(b" " + folded(noun) + b" ")
            return not 0 <= self._first[noun] < start

        return holds


def _order(read: Read) -> int:
    return read.chunk.first


def _spans(article: Article, text: str, grammar: Grammar) -> list[tuple[int, int]]:
    if not article.title:
        return sentences(text, 0, len(text), grammar)
    cut = len(article.title)
    return sentences(text, 0, cut, grammar) + sentences(text, cut + 1, len(text), grammar)


def _unread(
    article: Article, sentence: Sentence, span: tuple[int, int], claimed: set[int], lines: Lines, grammar: Grammar
) -> list[Unread]:
    """Numbers of people or of nothing that stand within a few words of an anchor and were not read."""
    out: list[Unread] = []
    for place, chunk in enumerate(sentence.chunks):
        assert isinstance(chunk, Chunk)
        if place in claimed or chunk.indefinite or chunk.zero or chunk.share or chunk.kind in (THING, OPEN):
            continue
        lo, hi = max(0, chunk.first - 4), min(len(sentence.low), chunk.stop + 4)
        if not any(sentence.low[k] in grammar.unread and sentence.at[k] < 0 for k in range(lo, hi)):
            continue
        start, end = sentence.starts[chunk.first], sentence.ends[max(chunk.stop, chunk.after) - 1]
        line, column = lines.position(start)
        out.append(
            Unread(article.id, start, end, line, column, sentence.text[start:end], sentence.text[span[0] : span[1]])
        )
    return out


def fingerprint(*parts: str) -> str:
    """Twelve hex digits that only depend on the words given."""
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


__all__ = ["BARE", "OPEN", "PEOPLE", "Figure", "fingerprint", "read_article"]
