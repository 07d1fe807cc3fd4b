"""Sentences and tokens: spans of the original text, and the classes of each word."""

from __future__ import annotations

import re

from .grammar import BIT, Grammar
from .phrase import Chunk

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*(?:(?:-[^\W\d_]+)+|[^\W\d_]+)?"  # 1,300  3.5m  13th  34-year-old
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[^\W\d_][^\W_]*(?:['’.\-‐‑][^\W_]+)*"  # words, also shi'ite, twenty-six, B-52
    r"|-{2,}"
    r"|\S"
)
_BREAK = re.compile(r"[.!?…][\"'”’»)\]]*[ \t\r\n]+(?=[\"'“‘«(\[]*[^\W_])|\r?\n")
_WORD_BEFORE = re.compile(r"[^\s(\"“]+$")

SINGULAR, PLURAL, NUMBER, ADV = BIT["singular"], BIT["plural"], BIT["number"], BIT["adv"]


def sentences(text: str, start: int, end: int, grammar: Grammar) -> list[tuple[int, int]]:
    """Spans of the sentences of text[start:end]. Wrapped lines are joined; a short or finished line ends a sentence."""
    spans: list[tuple[int, int]] = []
    here = line_start = start
    for cut in _BREAK.finditer(text, start, end):
        at, after = cut.start(), cut.end()
        if text[at] in "\r\n":
            if not _line_ends(text, line_start, at, after, end):
                line_start = after
                continue
        else:
            if "\n" in cut.group():
                line_start = after
            if text[at] == "." and _abbreviated(text, here, at, after, grammar):
                continue
        if here < after:
            spans.append((here, after))
        here = after
        if text[at] in "\r\n":
            line_start = after
    if here < end:
        spans.append((here, end))
    trimmed = []
    for a, b in spans:
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b:
            trimmed.append((a, b))
    return trimmed


def _line_ends(text: str, line_start: int, at: int, after: int, end: int) -> bool:
    """Whether the newline at `at` ends a sentence, or only wraps a line of running text."""
    if after >= end or text[after] in "\r\n":
        return True
    length = at - line_start
    return not (45 <= length <= 100 and not text[after].isspace()) if text[at - 1 : at] not in ".!?:" else True


def _abbreviated(text: str, here: int, at: int, after: int, grammar: Grammar) -> bool:
    window = text[max(here, at - 12) : at]
    found = _WORD_BEFORE.search(window)
    if not found:
        return False
    word = found.group().lower()
    if len(word) == 1 and word.isalpha():
        return True
    if "." in word and word.replace(".", "").isalpha():
        return not (after < len(text) and text[after : after + 3].istitle() and len(word) > 3)
    return word in grammar.abbreviations


class Sentence:
    """One sentence as parallel lists over its tokens; `chunks` and `at` are filled in by the readers."""

    __slots__ = ("at", "chunks", "ends", "grammar", "high", "low", "mask", "raw", "starts", "text", "void")

    def __init__(self, text: str, start: int, end: int, grammar: Grammar) -> None:
        spots = [found.span() for found in _TOKEN.finditer(text, start, end)]
        raw = [text[a:b] for a, b in spots]
        starts = [a for a, _ in spots]
        ends = [b for _, b in spots]
        self.text = text
        self.grammar = grammar
        self.raw = raw
        self.low = [*map(str.lower, raw)]
        self.starts = starts
        self.ends = ends
        self.mask = [grammar.word.get(word) or _shape(word, grammar) for word in self.low]
        self.at: list[int] = []
        self.chunks: list[Chunk] = []
        self.void: list[bool] = []
        self.high = 0


def _shape(word: str, grammar: Grammar) -> int:
    """The class of a word no list holds, by its ending: an adverb, or none."""
    return ADV if word.endswith(grammar.adverbs) and len(word) > 4 else 0
