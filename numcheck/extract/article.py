"""One pass through an article: gate, sentences, readings, and the records of what was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from ..model import Article, Figure, Reading, Unread, When
from ..text import Lines
from . import chunks as chunking
from . import constructions, context, spread
from .constructions import Claim
from .dates_document import document_dates
from .grammar import BIT, Grammar
from .phrase import BARE, OPEN, PEOPLE, THING, Chunk
from .tokens import Sentence, sentences

B = BIT
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W_]+)*")
_DIGIT = re.compile(r"\d")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(slots=True)
class Read:
    """What was read at one count of one sentence, before it becomes a record."""

    sentence: Sentence
    span: tuple[int, int]
    chunk: Chunk
    claim: Claim
    place: int
    in_title: bool


def read_article(article: Article, grammar: Grammar, dated: bool = True) -> Reading:
    """All figures, date phrases and unread numbers of an article, in the order of the text.

    With `dated` false, date phrases are looked for only where a figure needs them.
    """
    text = article.checked
    if "<!--" in text:
        text = _COMMENT.sub(lambda found: " " * len(found.group()), text)
    silent = grammar.gate.isdisjoint(_WORDS.findall(text.lower()))
    if silent and not dated:
        return Reading()
    spans = _spans(article, text, grammar)
    if silent:
        return Reading(dates=tuple(document_dates(article, spans, grammar.dates)))
    candidates = [span for span in spans if _promising(text, span, grammar)]
    whens: list[When] | None = document_dates(article, spans, grammar.dates) if dated else None
    early: dict[int, tuple[Sentence, list[Claim]]] = {}
    if whens is None:
        for span in candidates:
            first = _read(text, span, (), grammar)
            if first[1]:
                early[span[0]] = first
        if not early:
            return Reading()
        candidates = [span for span in candidates if span[0] in early]
        whens = document_dates(article, spans, grammar.dates)
    lines = Lines(article)
    reads: list[Read] = []
    unread: list[Unread] = []
    at = 0
    for start, end in candidates:
        while at < len(whens) and whens[at].end <= start:
            at += 1
        claimed = [(when.start, when.end) for when in _until(whens, at, end)]
        known = early.get(start) if not claimed else None
        sentence, found = known or _read(text, (start, end), claimed, grammar)
        for claim in found:
            if claim.assertion != "irrealis":
                chunk = sentence.chunks[claim.chunk]
                assert isinstance(chunk, Chunk)
                reads.append(Read(sentence, (start, end), chunk, claim, claim.chunk, end <= len(article.title)))
        unread.extend(_unread(article, sentence, (start, end), {claim.chunk for claim in found}, lines, grammar))
    figures = context.records(article, text, spans, reads, whens, lines, grammar)
    return Reading(tuple(figures), tuple(whens), tuple(unread))


def _promising(text: str, span: tuple[int, int], grammar: Grammar) -> bool:
    """Whether a sentence holds a word of some construction and something that counts."""
    piece = text[span[0] : span[1]]
    words = _WORDS.findall(piece.lower())
    if grammar.gate.isdisjoint(words):
        return False
    return _DIGIT.search(piece) is not None or not grammar.counting.isdisjoint(words) or "-" in piece


def _read(
    text: str, span: tuple[int, int], claimed: Sequence[tuple[int, int]], grammar: Grammar
) -> tuple[Sentence, list[Claim]]:
    sentence = Sentence(text, span[0], span[1], grammar)
    chunking.find(sentence, claimed, grammar)
    if not sentence.chunks:
        return sentence, []
    direct = constructions.claims(sentence, grammar)
    return sentence, spread.spread(sentence, direct, grammar) if direct else []


def _until(whens: list[When], at: int, end: int) -> list[When]:
    out = []
    while at < len(whens) and whens[at].start < end:
        out.append(whens[at])
        at += 1
    return out


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
