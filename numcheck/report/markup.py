"""Pieces of the page: escaped text, a sentence with its number marked, links into an article on the web."""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from urllib.parse import quote

from ..model import Comparison, Figure
from . import words
from .screen import flat, safe

_ISO = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?\b")
_LONGEST = 600
"""How many characters of a sentence the page shows on each side of its number."""


_FITTING, _MOST = 6, 40
"""How many different reasons of comparisons are shown at once, and at all."""


def e(text: str) -> str:
    """Text as the page shows it: on one line, no control or bidirectional characters, nothing that is markup."""
    return escape(flat(text))


def dated(text: str) -> str:
    """The same, and no date is broken at the end of a line."""
    return _ISO.sub(r"<time>\g<0></time>", e(text))


def spaced(text: str) -> str:
    """The same with white space kept at the ends."""
    return escape(safe(re.sub(r"\s+", " ", text)))


def sentence(figure: Figure) -> tuple[str, str, str]:
    """The sentence of a figure before, in and after its number's words; a very long one is cut."""
    start, end = figure.start - figure.quote_start, figure.end - figure.quote_start
    if not 0 <= start < end <= len(figure.quote):
        return figure.quote[:_LONGEST], "", ""
    return cut(figure.quote[:start], figure.quote[start:end], figure.quote[end:])


def cut(before: str, words: str, after: str) -> tuple[str, str, str]:
    """A text around some words, neither side longer than the page shows."""
    if len(before) > _LONGEST:
        before = "…" + before[-_LONGEST:]
    if len(after) > _LONGEST:
        after = after[:_LONGEST] + "…"
    return before, words, after


def quoted(figure: Figure) -> str:
    """The sentence with the number's words marked."""
    return marked(*sentence(figure))


def marked(before: str, words: str, after: str) -> str:
    """Escaped text with the words in the middle marked."""
    text = spaced(before) + (f"<mark>{spaced(words)}</mark>{spaced(after)}" if words else "")
    return text if text.isascii() else f'<span dir="auto">{text}</span>'


def fits(told: list[Comparison]) -> str:
    """The reasons of comparisons as a list, each once with how often: what differs or is open, then what fits.

    Of what fits the first few are shown, and the others, forty at most, can be unfolded.
    """
    order = {"differs": 0, "open": 1, "moves": 2, "fits": 3}
    ranked = sorted(told, key=lambda c: (order[words.stance(c.verdict)], c.verdict != "sum"))
    often = Counter((c.verdict, c.why) for c in ranked)
    rows = [_reason(verdict, why, times) for (verdict, why), times in often.items()]
    first = max(_FITTING, sum(order[words.stance(verdict)] < 2 for verdict, _ in often))
    if len(rows) <= first + 1:
        first += 1
    shown, rest = rows[: min(first, _MOST)], rows[first:_MOST]
    text = f'<ul class="fits">{"".join(shown)}</ul>' if shown else ""
    if rest:
        without = sum(list(often.values())[first:_MOST])
        title = f"{words.counted(without, 'more comparison')} without a difference"
        text += f'<details><summary>{title}</summary><ul class="fits">{"".join(rest)}</ul></details>'
    if (left := sum(list(often.values())[_MOST:])) > 0:
        text += f"<p>and {words.counted(left, 'more comparison')}</p>"
    return text


def _reason(verdict: str, why: str, times: int) -> str:
    often = f' <span class="soft">× {times:,}</span>' if times > 1 else ""
    name = f'<span class="verdict is-{words.stance(verdict)}">{e(words.metric(verdict))}</span>'
    return f"<li>{name} {dated(why)}{often}</li>"


def text_fragment(quoted_sentence: str) -> str:
    """`text=first%20words,last%20words`: what makes a browser scroll to a sentence and mark it."""
    told = " ".join(quoted_sentence.split()).split(" ")

    def coded(parts: list[str]) -> str:
        return quote(" ".join(parts).encode("utf-8", "replace"), safe="").replace("-", "%2D")

    if len(told) <= 12:
        return "text=" + coded(told) if told != [""] else ""
    return f"text={coded(told[:5])},{coded(told[-5:])}"
