"""What stands around a number: sign, currency and bounds at its left, unit or noun at its right."""

from __future__ import annotations

from dataclasses import dataclass

from . import numbers, numbers_bounds
from .grammar import BIT, Grammar
from .measures_tokens import Tokens
from .measures_words import MeasureWords, Unit, begins
from .numbers import Number

B = BIT
_STOP_CLASSES = (
    "prep coord sub be have modal do rel det article comma stop separator pronoun say neg number to no inclusion"
)
STOP = sum(B[name] for name in _STOP_CLASSES.split())
NOUN_WORDS = 6
OLDEST = 120


@dataclass(slots=True)
class Measure:
    """A number over tokens [first, after) (bound and currency included) and its unit or noun over [after, stop)."""

    first: int
    after: int
    stop: int
    number: Number
    unit: Unit | None = None
    noun: tuple[int, int] | None = None
    share: bool = False
    rate: bool = False

    @property
    def measured(self) -> bool:
        return self.unit is not None


def measure_at(tokens: Tokens, number: Number, floor: int, grammar: Grammar, words: MeasureWords) -> Measure:
    """The number with its sign, currency and bounds at the left, its unit or noun at the right."""
    low = tokens.low
    begin, end = number.start, number.end
    digits = low[end - 1][:1].isdigit() or low[begin][:1].isdigit()
    money = _money(tokens, begin, floor, words)
    if money:
        number.start = begin - len(money.words)
    _average(tokens, number, floor, words)
    _sign(tokens, number, floor, words)
    marked = _mark(tokens, number, floor, words)
    numbers_bounds.bounded(low, number, grammar, floor)
    if marked:
        numbers.apply_bound(number, marked)
    if end < len(low) and low[end] == "+" and tokens.touches(end) and number.bound == "exact":
        number.end = end = end + 1
        numbers.apply_bound(number, "at_least")
    unit = unit_at(tokens, number.end, digits, words)
    stop = number.end + (len(unit.words) if unit else 0)
    measure = Measure(number.start, number.end, stop, number, money or unit)
    if (
        unit is None
        and digits
        and low[end - 1][-1:] in grammar.suffixes
        and low[end : end + 1]
        and low[end] in words.words["dimensions"]
    ):
        _metres(tokens, measure, grammar, words)
    if measure.unit is None:
        measure.noun = noun_after(tokens, number, grammar)
        if measure.noun:
            measure.stop = measure.noun[1]
        _age(tokens, measure, words)
    else:
        measure.stop += len(low[stop : stop + 1]) if low[stop : stop + 1] and low[stop] in words.words["old"] else 0
        measure.rate = _per(tokens, measure.stop, words)
    return measure


def _age(tokens: Tokens, measure: Measure, words: MeasureWords) -> None:
    """ "aged 44", and "James, 34, has played": years of age."""
    low, raw, at = tokens.low, tokens.raw, measure.first
    value = measure.number.value
    if measure.unit is not None or not isinstance(value, int) or not 0 < value < OLDEST or at < 1:
        return
    between = (
        at > 1
        and raw[at - 1] == ","
        and raw[at - 2][:1].isupper()
        and measure.after < len(raw)
        and raw[measure.after] == ","
    )
    if low[at - 1] in words.words["aged"] or between and measure.after - at == 1 and low[at].isdigit():
        measure.unit = next(
            (unit for unit in words.units.get(next(iter(words.words["age_unit"])), ()) if len(unit.words) == 1), None
        )
        measure.noun, measure.stop = None, measure.after


def _metres(tokens: Tokens, measure: Measure, grammar: Grammar, words: MeasureWords) -> None:
    """ "1.5m tall": metres, where a number alone would read millions."""
    word = tokens.low[measure.after - 1]
    suffix = word.lstrip("0123456789.,")
    value = numbers.digits(word.removesuffix(suffix), grammar) if suffix else None
    if value is not None and suffix in words.symbols and measure.number.value is not None:
        bound = measure.number.bound
        measure.number.low = measure.number.high = measure.number.value = value
        numbers.apply_bound(measure.number, bound)
        measure.unit = words.symbols[suffix]


def _money(tokens: Tokens, at: int, floor: int, words: MeasureWords) -> Unit | None:
    if at <= floor:
        return None
    for unit in words.money.get(tokens.low[at - 1], ()):
        begin = at - len(unit.words)
        if begin >= floor and begins(tokens.low, begin, unit.words):
            if all(tokens.touches(k) for k in range(begin + 1, at)):
                return unit
    return None


def _mark(tokens: Tokens, number: Number, floor: int, words: MeasureWords) -> str | None:
    at = number.start - 1
    bound = words.marks.get(tokens.low[at]) if at >= floor else None
    if bound is None or bound == "negative":
        return None
    number.start = at
    return bound


def _average(tokens: Tokens, number: Number, floor: int, words: MeasureWords) -> None:
    """ "averaged 7.3 points": an average is no exact count."""
    if number.start > floor and tokens.low[number.start - 1] in words.words["averages"] and number.bound == "exact":
        numbers.apply_bound(number, "about")


def _sign(tokens: Tokens, number: Number, floor: int, words: MeasureWords) -> None:
    """ "-5C", "minus 5 degrees": below zero."""
    at = number.start - 1
    if at < floor or number.value is None or number.bound != "exact":
        return
    sign = words.marks.get(tokens.low[at]) == "negative" and tokens.touches(number.start) and not tokens.touches(at)
    if sign or tokens.low[at] in words.words["minus"]:
        number.start = at
        number.value = number.low = number.high = -number.value


def unit_at(tokens: Tokens, at: int, digits: bool, words: MeasureWords) -> Unit | None:
    """The longest unit that begins at a token; symbols ("m", "C") only right after digits."""
    low = tokens.low
    if at >= len(low):
        return None
    raw = tokens.raw[at]
    exact = words.symbols.get(raw) if digits and len(raw) > 1 else None
    if exact and raw != low[at]:
        return exact
    for unit in words.units.get(low[at], ()):
        if begins(low, at, unit.words):
            return unit
    if not digits:
        return None
    symbol = words.symbols.get(raw) or (words.symbols.get(low[at]) if len(raw) > 1 else None)
    if symbol is None or not symbol.words[0].isalpha():
        return symbol
    return symbol if tokens.joined[at] or len(raw) > 1 or raw in words.words["apart"] else None


def _per(tokens: Tokens, at: int, words: MeasureWords) -> bool:
    """Whether "per gram" or "a month" follows."""
    low = tokens.low
    if at + 1 >= len(low):
        return False
    if low[at] in words.words["rates"]:
        return True
    unit = unit_at(tokens, at + 1, False, words)
    return low[at] in words.words["rates_with_unit"] and unit is not None and unit.duration


def noun_after(tokens: Tokens, number: Number, grammar: Grammar) -> tuple[int, int] | None:
    """The counted noun with the words before it: "different products", "FA Cup finals"; its last word is the head."""
    low, mask, size = tokens.low, tokens.mask, len(tokens.low)
    at, single = number.end, number.value == 1
    k = at
    if k < size and mask[k] & B["of"]:
        k += 1
        while k < size and mask[k] & (B["det"] | B["article"]) and k < at + 3:
            k += 1
        if k < size and mask[k] & (B["pronoun"] | B["them"]) or k == at + 1 and number.bound != "vague":
            return None
    start = k
    if k < size and tokens.joined[k]:  # "three-point range", "27-nation bloc"
        while k < size and tokens.joined[k]:
            k += 1
        return start, k
    while k < size and k < start + NOUN_WORDS:
        bits = mask[k]
        stops = (
            bits & STOP
            and not bits & (B["adjective"] | B["plural"])
            and not (k == start and bits & B["say"] and plural(low[k], bits, grammar))
        )
        if stops or not low[k][:1].isalpha():
            break
        if plural(low[k], bits, grammar) and not single:
            while k + 1 < size and plural(low[k + 1], mask[k + 1], grammar) and not mask[k + 1] & STOP:
                k += 1
            return start, k + 1
        k += 1
    stop = min(k, start + (2 if single else 3))
    return (start, stop) if stop > start else None


def plural(word: str, bits: int, grammar: Grammar) -> bool:
    """Whether a word looks like a plural noun."""
    if bits & B["plural"]:
        return True
    return (
        len(word) > 3 and word.isalpha() and word.endswith(grammar.plurals) and not word.endswith(grammar.not_plurals)
    )
