"""What a cell of a table says as a number: grouped, with decimals or a footnote mark; or a count that is not exact."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from .columns import vocabulary

Read = float | Literal["inexact"] | None
"""A number, `inexact` for a count that is none ("~500", "10+", "5-7"), None for what is no count."""

_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[ ,\u00a0\u202f'’]\d{3})+(?:\.\d+)?\Z")
_GROUPERS = re.compile("[ ,\u00a0\u202f'’]")
_DOTTED = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?\Z")
_DECIMAL = re.compile(r"[+-]?\d+,\d+\Z")
_MARK = re.compile(
    r"(?<=\d)\s*(?:[*†‡§¶#]+|[\u00b9\u00b2\u00b3\u2070-\u2079ᵃ-ᶻ]+|\[[\w*]{1,3}\]|\([a-z*]\)|\s?[a-h])\Z|\A[*†‡§¶#]+\s*(?=\d)"
)
_REMARK = re.compile(r"(.*\d)\s*[(\[][^()\[\]]*[^\W\d_]{2}[^()\[\]]*[)\]]\Z")
_SPAN = re.compile(r"([\d.,' \u00a0\u202f’]*\d)\s*[-–—]\s*(\d[\d.,' \u00a0\u202f’]*)\Z")
_SIGNS = re.compile(r"(?:[<>]=|[~≈∼≥≤<>])\s*")


def number_of(cell: str, *, dots: bool = False) -> Read:
    """The number of a cell. With `dots`, 1.204 is 1,204, as a whole column may write it (see `has_dots`)."""
    text = cell.strip()
    plain = _plain(text, dots)
    if plain is not None:
        return plain
    bare = _MARK.sub("", text)
    if found := _REMARK.match(bare):
        bare = found[1]
    if bare != text:
        return number_of(bare, dots=dots)
    return "inexact" if _inexact(text, dots) else None


def has_dots(cells: Iterable[str]) -> bool:
    """Whether a column writes thousands with dots: every cell with a dot has three digits behind each."""
    dotted = [cell for cell in cells if "." in cell]
    return bool(dotted) and all(_DOTTED.match(_MARK.sub("", cell.strip())) for cell in dotted)


def _plain(text: str, dots: bool) -> float | None:
    if _GROUPED.match(text):
        text = _GROUPERS.sub("", text)
    elif dots and _DOTTED.match(text):
        text = text.replace(".", "").replace(",", ".")
    elif _DECIMAL.match(text):
        text = text.replace(",", ".")
    if "_" in text:
        return None
    try:
        return float(text)
    except ValueError:
        return None


def _inexact(text: str, dots: bool) -> bool:
    """Whether a number has a bound, an "about" or a second number beside it."""
    if found := _SPAN.match(text):
        return all(_plain(part.strip(), dots) is not None for part in found.groups())
    rest = text.removesuffix("+").rstrip()
    rest = _SIGNS.sub("", rest, count=1) if _SIGNS.match(rest) else rest
    before, after = _words()
    lower = rest.lower()
    rest = next((rest[len(word) :] for word in before if lower.startswith(word)), rest)
    rest = next((rest[: -len(word)] for word in after if lower.endswith(word)), rest).strip()
    return rest != text and _plain(rest, dots) is not None


@cache
def _words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands before and behind a number that is not exact, the longest first."""
    words = vocabulary()
    before, after = (sorted(words.names(name), key=len, reverse=True) for name in ("inexact", "inexact_after"))
    return tuple(before), tuple(after)
