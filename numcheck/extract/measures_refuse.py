"""Which numbers claim nothing: dates, labels, scores, years, parts of names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .grammar import BIT, Grammar
from .measures_tokens import Tokens
from .measures_words import MeasureWords, begins

if TYPE_CHECKING:
    from .measures_parts import Measure

B = BIT
TOO_VAGUE = 12  # "several", "a few", "many" claim too little
_GLUE = "-–/:.#@_"


def refused(tokens: Tokens, measure: Measure, dated: Sequence[bool], grammar: Grammar, words: MeasureWords) -> bool:
    """Whether a number is no claim of its own."""
    number = measure.number
    begin = _core(tokens, measure)
    unit = measure.unit
    if number.bound == "vague" and (number.low or 0) < TOO_VAGUE:
        return True
    if tokens.low[number.end - 1] in words.words["alone"] and not (
        number.end < len(tokens.low) and tokens.mask[number.end] & B["of"]
    ):
        return True
    if number.words and number.end < len(tokens.low) and tokens.joined[number.end]:
        return True  # "a six-speed gearbox", "its three-year forecast": a kind of thing, no claim
    if any(dated[begin : number.end]):
        return unit is None or not unit.duration
    if measure.noun and number.value is not None and _address(tokens, measure.noun, grammar):
        return True  # "49 Zorro Ranch Road"
    if _idiom(tokens, begin, words) or unit is None and tokens.low[begin] in words.words["names"]:
        return True
    if unit is not None and unit.words[0].isalpha() or measure.first < begin and not _glued(tokens, begin, number.end):
        return False if unit is not None else _bare(tokens, measure, begin, grammar, words)
    if unit is not None or "/" in tokens.low[begin : number.end]:
        return False
    if _glued(tokens, begin, number.end):
        return True
    return _bare(tokens, measure, begin, grammar, words)


def _address(tokens: Tokens, noun: tuple[int, int], grammar: Grammar) -> bool:
    """Whether what follows a number is a name and no plural."""
    first, stop = noun
    names = all(tokens.raw[k][:1].isupper() for k in range(first, stop))
    return (
        names
        and stop - first > 1
        and stop < len(tokens.low)
        and tokens.raw[stop] == ","
        and not tokens.low[stop - 1].endswith(grammar.plurals)
    )


def _core(tokens: Tokens, measure: Measure) -> int:
    """The token where the number itself begins, behind bounds and signs."""
    for k in range(measure.first, measure.after):
        if tokens.low[k][:1].isdigit():
            return k
    return measure.first


def _idiom(tokens: Tokens, at: int, words: MeasureWords) -> bool:
    low = tokens.low
    for back in range(5):
        k = at - back
        if k >= 0 and any(begins(low, k, phrase) and k + len(phrase) > at for phrase in words.idioms.get(low[k], ())):
            return True
    return False


def _glued(tokens: Tokens, begin: int, end: int) -> bool:
    """Digits that hang on a sign or a word at either side: 17:22, 2-0, 24/7, ISO 3888-2."""
    raw, size = tokens.raw, len(tokens.raw)
    if (
        begin > 1
        and raw[begin - 1] in _GLUE
        and tokens.touches(begin)
        and (tokens.touches(begin - 1) or raw[begin - 1] in "#@_")
    ):
        return True
    if begin and raw[begin - 1] in "#@":
        return True
    if end + 1 < size and raw[end] in _GLUE and tokens.touches(end) and tokens.touches(end + 1):
        return raw[end] != "." and raw[end + 1][:1].isdigit()
    return False


def _bare(tokens: Tokens, measure: Measure, begin: int, grammar: Grammar, words: MeasureWords) -> bool:
    """A number with a noun or nothing behind it: is it a year, a label, a part of a name, or the "one" of "the one"?"""
    number, low, mask = measure.number, tokens.low, tokens.mask
    digits = low[begin][:1].isdigit()
    before = begin - 1
    previous = low[before] if before >= 0 else ""
    if previous == "." and tokens.touches(before) and before > 0 and low[before - 1] in words.words["labels"]:
        return True  # "No. 8"
    bounded = measure.first < begin and number.bound != "exact"
    if previous in words.words["labels"] and not bounded and not (before > 0 and mask[before - 1] & B["number"]):
        return True
    if not digits:
        return _word_refused(tokens, measure, begin, grammar, words)
    if (
        _year(number.low, words, low[begin])
        and number.bound in ("exact", "range", "about")
        and not _people(tokens, measure)
    ):
        return True
    if number.bound == "range" and measure.noun is None and any(word in "-–—" for word in low[begin : number.end]):
        return True  # a score: "2-4"
    if number.bound == "range" and number.low == 0 and measure.noun is not None:
        return True  # "a 0-10 start"
    if bounded or not number.value or not isinstance(number.value, int) or "," in tokens.raw[begin]:
        return False
    if before >= 0 and _name(tokens, before) and not tokens.loud and not (before == 0 and measure.noun):
        return measure.noun is None or not _lower_plural(tokens, measure.noun, grammar.plurals) or number.value <= 20
    following = number.end
    if following < len(low) and tokens.raw[following][:1].isupper() and not tokens.loud and number.end - begin == 1:
        return (
            measure.noun is None
            or mask[following] & B["nation"] == 0
            and not _any_plural(tokens, measure.noun, grammar.plurals)
        )
    if measure.noun is None:
        return not (tokens.raw[before][:1].islower() if before >= 0 else number.value >= 1000)
    return False


def _word_refused(tokens: Tokens, measure: Measure, begin: int, grammar: Grammar, words: MeasureWords) -> bool:
    number, low, mask = measure.number, tokens.low, tokens.mask
    core = number.end - 1
    if low[core] in grammar.collectives:
        return True
    if number.value == 0:
        return True
    if number.value != 1 or number.bound == "range":
        return False
    if measure.noun is None:
        return True
    before = core - 1
    if before >= 0 and (low[before] in words.words["pronoun_before"] or mask[before] & B["det"]):
        return True
    following = number.end
    return (
        low[following] in words.words["not_one"]
        or bool(mask[following] & B["of"])
        or low[following].endswith(grammar.gerunds)
    )


def _year(value: object, words: MeasureWords, written: str) -> bool:
    return isinstance(value, int) and len(written) == 4 and words.years[0] <= value <= words.years[1]


def _people(tokens: Tokens, measure: Measure) -> bool:
    """Whether a known plural ("people") is counted: "2000 people" is no year."""
    return measure.noun is not None and bool(tokens.mask[measure.noun[1] - 1] & B["plural"])


def _name(tokens: Tokens, k: int) -> bool:
    """A word with a capital that is no common word at a sentence's beginning: "Model", "iPhone"."""
    raw = tokens.raw[k]
    if not raw[0].isalpha() or raw == raw.lower() or k == 0 and tokens.mask[k]:
        return False
    return not tokens.mask[k] & (
        B["prep"] | B["coord"] | B["sub"] | B["be"] | B["det"] | B["number"] | B["currency"] | B["article"]
    )


def _lower_plural(tokens: Tokens, noun: tuple[int, int], plurals: tuple[str, ...]) -> bool:
    return (
        tokens.raw[noun[1] - 1][0].islower()
        and tokens.low[noun[1] - 1].endswith(plurals)
        or bool(tokens.mask[noun[1] - 1] & B["plural"])
    )


def _any_plural(tokens: Tokens, noun: tuple[int, int], plurals: tuple[str, ...]) -> bool:
    return tokens.low[noun[1] - 1].endswith(plurals) or bool(tokens.mask[noun[1] - 1] & B["plural"])
