"""Sentences and tokens: spans of the original text, and the classes of each word."""

from __future__ import annotations

from operator import add

from ..codes import later
from .cuts import SHORT, cutter
from .grammar import Grammar
from .phrase import Chunk

TOKEN = later(
    r"\d+(?:[.,]\d+)*(?:(?:-[^\W\d_]+)+|[^\W\d_]+)?"  # 1,300  3.5m  13th  34-year-old
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[^\W\d_]+(?:\d+(?![\d.,]*\d)[^\W_]*)?(?:['’.\-‐‑][^\W_]+)*"  # shi'ite, twenty-six, B-52; not $US55,931
    r"|-{2,}"
    r"|\S"
)
_short, _long = cutter(TOKEN)
# one set of marks comes first, which the engine skips to quickly
BREAK = later(r"[.!?…\r\n\u2029](?:(?<=[.!?…])[\"'”’»)\]]*[ \t\r\n]+(?=[\"'“‘«(\[]*[^\W_])|(?<=[\n\u2029])|(?<=\r)\n)")
LONGEST = 3000
"""Code points of a sentence at most: no reader may take longer than in proportion."""
_OPENING = '("“'


def sentences(text: str, start: int, end: int, grammar: Grammar) -> list[tuple[int, int]]:
    """Spans of the sentences of text[start:end]. Wrapped lines are joined; a short or finished line ends a sentence."""
    spans: list[tuple[int, int]] = []
    here = line_start = start
    for cut in BREAK.finditer(text, start, end):
        at, after = cut.span()
        mark = text[at]
        if mark in "\r\n\u2029":
            if not _line_ends(text, line_start, at, after, end):
                line_start = after
                continue
        else:
            if text.find("\n", at, after) >= 0:
                line_start = after
            if mark == "." and _abbreviated(text, here, at, after, grammar):
                continue
        if here < after:
            spans.append((here, after))
        here = after
        if mark in "\r\n":
            line_start = after
    if here < end:
        spans.append((here, end))
    trimmed = []
    for a, b in spans:
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        while b - a > LONGEST:
            middle = text.rfind(" ", a + LONGEST // 2, a + LONGEST) + 1 or a + LONGEST
            trimmed.append((a, middle))
            a = middle
        if a < b:
            trimmed.append((a, b))
    return trimmed


def _line_ends(text: str, line_start: int, at: int, after: int, end: int) -> bool:
    """Whether the newline at `at` ends a sentence, or only wraps a line of running text."""
    if after >= end or text[after] in "\r\n" or text[at] == "\u2029":
        return True
    length = at - line_start
    return not (45 <= length <= 100 and not text[after].isspace()) if text[at - 1 : at] not in ".!?:" else True


def _abbreviated(text: str, here: int, at: int, after: int, grammar: Grammar) -> bool:
    words = text[max(here, at - 12) : at].rsplit(None, 1)
    if not words or text[at - 1].isspace():
        return False
    word = words[-1].lower()
    if not word.isalpha():
        for mark in _OPENING:
            word = word.rpartition(mark)[2]
        if not word:
            return False
    if len(word) == 1 and word.isalpha():
        return True
    if "." in word and word.replace(".", "").isalpha():
        return not (after < len(text) and text[after : after + 3].istitle() and len(word) > 3)
    return word in grammar.abbreviations


class Sentence:
    """One sentence as parallel lists over its tokens; `chunks` and `at` are filled in by the readers.

    `words` are its distinct words, `odd` the places of tokens with a hyphen or a digit in front.
    """

    __slots__ = ("at", "chunks", "ends", "grammar", "low", "mask", "odd", "raw", "starts", "text", "words")

    def __init__(self, text: str, start: int, end: int, grammar: Grammar) -> None:
        raw: list[str] = []
        starts: list[int] = []
        odd: list[int] = []
        at = start
        for chunk in text[start:end].split(" "):
            size = len(chunk)
            if chunk.isalpha():
                raw.append(chunk)
                starts.append(at)
            elif size:
                for token, offset, strange in _short(chunk) if size < SHORT else _long(chunk):
                    if strange:
                        odd.append(len(raw))
                    raw.append(token)
                    starts.append(at + offset)
            at += size + 1
        low = " ".join(raw).lower().split(" ") if raw else []
        if not grammar.capital_names.isdisjoint(raw) and any(map(str.islower, raw)):
            low = [f"{one}." if word in grammar.capital_names else one for one, word in zip(low, raw, strict=True)]
        self.text = text
        self.grammar = grammar
        self.raw = raw
        self.low = low
        self.starts = starts
        self.ends = [*map(add, starts, map(len, raw))]
        self.odd = odd
        self.words = {*low}
        self.mask = [*map(grammar.masks.__getitem__, low)]
        self.at: list[int] = []
        self.chunks: list[Chunk] = []
