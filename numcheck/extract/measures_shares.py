"""Shares: "a third of those screened", "one in five", "nine out of ten"."""

from __future__ import annotations

from . import numbers, numbers_bounds
from .grammar import BIT, Grammar
from .measures_parts import Measure, noun_after
from .measures_tokens import Tokens
from .measures_words import MeasureWords, begins
from .numbers import Number

B = BIT


def share_of(tokens: Tokens, i: int, floor: int, grammar: Grammar, words: MeasureWords) -> Measure | None:
    """ "a third of those screened": a share of a whole; "half" also before "the" or "its"."""
    low = tokens.low
    for phrase, share in words.fractions.get(low[i], ()):
        end = i + len(phrase)
        if not begins(low, i, phrase) or end + 1 >= len(low) or low[end] not in words.words["fraction_of"]:
            continue
        number = Number(i, end, share, share, share, "exact", True)
        numbers_bounds.bounded(low, number, grammar, floor)
        if number.bound in ("more_than", "at_least"):
            number.high = 1.0
        elif number.bound in ("fewer_than", "up_to"):
            number.low = 0.0
        return Measure(number.start, end, end, number, None, _whole(tokens, end, grammar), True)
    return None


def _whole(tokens: Tokens, at: int, grammar: Grammar) -> tuple[int, int] | None:
    """The whole that a share is of: "houses", "those screened"."""
    mask, size = tokens.mask, len(tokens.mask)
    of = at + 1 if mask[at] & B["of"] else at
    begin = of
    while begin < size and mask[begin] & (B["det"] | B["article"] | B["quantifier"]) and not mask[begin] & B["them"]:
        begin += 1
    noun = noun_after(tokens, Number(begin, begin, None, None, None), grammar)
    return noun or ((of, min(size, of + 2)) if of < size and tokens.low[of][:1].isalpha() else None)


def odds(tokens: Tokens, i: int, floor: int, grammar: Grammar, words: MeasureWords) -> Measure | None:
    """ "one in five", "nine out of ten": a share."""
    low = tokens.low
    first = numbers.read(low, tokens.raw, tokens.starts, tokens.ends, i, grammar)
    if first is None or not isinstance(first.value, int) or first.end + 1 >= len(low) or first.end - i != 1:
        return None
    at = first.end
    if low[i] in words.words["one"] and low[at] in words.words["in"]:
        at += 2 if low[at + 1] in words.words["every"] else 1
    else:
        out = next((phrase for phrase in words.out_of if begins(low, at, phrase)), None)
        if out is None:
            return None
        at += len(out)
    if at >= len(low):
        return None
    second = numbers.read(low, tokens.raw, tokens.starts, tokens.ends, at, grammar)
    if second is None or not isinstance(second.value, int) or not first.value < second.value <= 10_000_000:
        return None
    if words.years[0] <= second.value <= words.years[1] or second.end - at > 2:
        return None
    share = first.value / second.value
    number = Number(i, second.end, share, share, share, "exact", True)
    numbers_bounds.bounded(low, number, grammar, floor)
    noun = noun_after(tokens, second, grammar)
    return Measure(number.start, second.end, noun[1] if noun else second.end, number, None, noun, True)
