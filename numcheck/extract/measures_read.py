"""Reads the measures of a sentence: which number, in which unit or of which things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import numbers
from .grammar import BIT, Grammar
from .measures_refuse import refused
from .measures_tokens import Tokens
from .measures_words import MeasureWords, Unit, begins
from .numbers import LONGEST, Number

B = BIT
_STOP = B["prep"] | B["coord"] | B["sub"] | B["be"] | B["have"] | B["modal"] | B["do"] | B["rel"] | B["det"] | B["article"]
_STOP |= B["comma"] | B["stop"] | B["separator"] | B["pronoun"] | B["say"] | B["neg"] | B["number"] | B["to"] | B["no"] | B["inclusion"]
NOUN_WORDS = 6


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


def measures(tokens: Tokens, dated: Sequence[bool], grammar: Grammar, words: MeasureWords) -> list[Measure]:
    """All measures, counts and shares of a sentence, from left to right. `dated` marks the tokens of date phrases."""
    found: list[Measure] = []
    low, size = tokens.low, len(tokens.low)
    i = floor = 0
    name_before = False  # the number before was a label: "chapters 7 and 8"
    while i < size:
        measure = _share(tokens, i, floor, grammar, words) or _odds(tokens, i, floor, grammar, words)
        if measure is None:
            number = _number(tokens, i, dated, grammar, words)
            if number is None:
                name_before = name_before and bool(tokens.mask[i] & B["coord"])
                i += 1
                continue
            measure = _measure(tokens, number, floor, grammar, words)
            linked = name_before and i > 0 and bool(tokens.mask[i - 1] & B["coord"])
            if refused(tokens, measure, dated, grammar, words) or linked and not measure.measured:
                name_before = True
                i = floor = max(i + 1, number.end)
                continue
        elif any(dated[measure.first : measure.after]):
            i += 1
            continue
        name_before = False
        found.append(measure)
        i = floor = max(measure.stop, i + 1)
        if low[i - 1] in words.words["old"]:
            floor = i
    return _joined(tokens, found, grammar, words)


def _number(tokens: Tokens, i: int, dated: Sequence[bool], grammar: Grammar, words: MeasureWords) -> Number | None:
    low = tokens.low
    word = low[i]
    if any(begins(low, i, phrase) for phrase in words.idioms.get(word, ())):
        return None
    half = _half_unit(tokens, i, grammar, words)
    if half:
        return half
    fraction = _fraction(tokens, i)
    if fraction:
        return fraction
    number = numbers.read(low, tokens.raw, tokens.starts, tokens.ends, i, grammar)
    if number is None:
        return None
    if number.bound == "range" and any(dated[i : number.end]) and not all(dated[i : number.end]):
        # "rose in 2018 to 3.9 million": a date and a number
        return numbers.read(low[: i + 1], tokens.raw, tokens.starts, tokens.ends, i, grammar)
    if number.bound == "range" and _moved(tokens, i, words):
        # "rose by 5 to 12": two numbers, the change and where it led
        near = number.low is not None and number.high is not None and number.high <= 3 * number.low
        if not (near and _one_unit(tokens, number, words)):
            return numbers.read(low[: i + 1], tokens.raw, tokens.starts, tokens.ends, i, grammar)
    if number.value is not None and number.end + 2 < len(low) and low[number.end] in ("-", *grammar.range_joiners):
        loose = _loose_range(tokens, number, grammar, words)
        if loose:
            return loose
    return number


def _moved(tokens: Tokens, i: int, words: MeasureWords) -> bool:
    """Whether a verb of change leads to the number: "rose by 5 to", "cut its stake from 10 to"."""
    moves, by = words.words["moves"], words.words["moved_by"]
    if not i:
        return False
    if tokens.low[i - 1] not in by:
        return tokens.low[i - 1] in moves
    return any(word in moves for word in tokens.low[max(0, i - 6) : i - 1])


def _one_unit(tokens: Tokens, number: Number, words: MeasureWords) -> bool:
    """"dropped by 1 to 1.5 degrees": a unit behind both makes it one range."""
    return _unit(tokens, number.end, True, words) is not None


def _loose_range(tokens: Tokens, first: Number, grammar: Grammar, words: MeasureWords) -> Number | None:
    """"25 – 40 min": a dash between spaces joins two numbers that share the unit behind the second."""
    at = first.end
    low = tokens.low
    if low[at][:1].isalnum() or tokens.touches(at) or not low[at + 1][:1].isdigit() or first.value is None:
        return None
    second = numbers.read(low, tokens.raw, tokens.starts, tokens.ends, at + 1, grammar)
    if second is None or second.value is None or second.value <= first.value or not _one_unit(tokens, second, words):
        return None
    return Number(first.start, second.end, first.value, second.value, None, "range")


def _fraction(tokens: Tokens, i: int) -> Number | None:
    """"8 1/3 innings", "1/2 cup": a whole and a fraction, or a fraction alone; no date and no score ("9/11")."""
    low, size = tokens.low, len(tokens.low)
    for at in (i, i + 1):
        parts = low[at : at + 3]
        if at + 3 < size and len(parts) == 3 and parts[1] == "/" and parts[0].isdigit() and parts[2] in ("2", "3", "4", "5", "8"):
            whole = int(low[i]) if at > i and low[i].isdigit() and len(low[i]) <= LONGEST else 0
            if (at == i or whole) and int(parts[0]) < int(parts[2]) and tokens.touches(at + 1) and low[at + 3][:1].isalpha():
                value = whole + int(parts[0]) / int(parts[2])
                return Number(i, at + 3, value, value, value)
    return None


def _half_unit(tokens: Tokens, i: int, grammar: Grammar, words: MeasureWords) -> Number | None:
    """"half an hour", "a half mile"."""
    low = tokens.low
    if low[i] not in grammar.half or i + 1 >= len(low):
        return None
    end = i + 2 if low[i + 1] in grammar.article else i + 1
    if _unit(tokens, end, False, words) is None:
        return None
    return Number(i, end, 0.5, 0.5, 0.5, "exact", True)


def _measure(tokens: Tokens, number: Number, floor: int, grammar: Grammar, words: MeasureWords) -> Measure:
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
    numbers.bounded(low, number, grammar, floor)
    if marked:
        numbers.apply_bound(number, marked)
    if end < len(low) and low[end] == "+" and tokens.touches(end) and number.bound == "exact":
        number.end = end = end + 1
        numbers.apply_bound(number, "at_least")
    unit = _unit(tokens, number.end, digits, words)
    stop = number.end + (len(unit.words) if unit else 0)
    measure = Measure(number.start, number.end, stop, number, money or unit)
    if unit is None and digits and low[end - 1][-1:] in grammar.suffixes and low[end : end + 1] and low[end] in words.words["dimensions"]:
        _metres(tokens, measure, grammar, words)
    if measure.unit is None:
        measure.noun = _noun(tokens, number, grammar)
        if measure.noun:
            measure.stop = measure.noun[1]
    else:
        measure.stop += len(low[stop : stop + 1]) if low[stop : stop + 1] and low[stop] in words.words["old"] else 0
        measure.rate = _per(tokens, measure.stop, words)
    return measure


def _metres(tokens: Tokens, measure: Measure, grammar: Grammar, words: MeasureWords) -> None:
    """"1.5m tall": metres, where a number alone would read millions."""
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
    """"averaged 7.3 points": an average is no exact count."""
    if number.start > floor and tokens.low[number.start - 1] in words.words["averages"] and number.bound == "exact":
        numbers.apply_bound(number, "about")


def _sign(tokens: Tokens, number: Number, floor: int, words: MeasureWords) -> None:
    """"-5C", "minus 5 degrees": below zero."""
    at = number.start - 1
    if at < floor or number.value is None or number.bound != "exact":
        return
    sign = words.marks.get(tokens.low[at]) == "negative" and tokens.touches(number.start) and not tokens.touches(at)
    if sign or tokens.low[at] in words.words["minus"]:
        number.start = at
        number.value = number.low = number.high = -number.value


def _unit(tokens: Tokens, at: int, digits: bool, words: MeasureWords) -> Unit | None:
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
    return symbol if tokens.joined[at] or len(raw) > 1 or raw in ("m", "g", "C", "F") else None


def _per(tokens: Tokens, at: int, words: MeasureWords) -> bool:
    """Whether "per gram" or "a month" follows."""
    low = tokens.low
    if at + 1 >= len(low):
        return False
    if low[at] in words.words["rates"]:
        return True
    unit = _unit(tokens, at + 1, False, words)
    return low[at] in words.words["rates_with_unit"] and unit is not None and unit.duration


def _noun(tokens: Tokens, number: Number, grammar: Grammar) -> tuple[int, int] | None:
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
        if bits & _STOP and not bits & (B["adjective"] | B["plural"]) or not low[k][:1].isalpha():
            break
        if plural(low[k], bits) and not single:
            while k + 1 < size and plural(low[k + 1], mask[k + 1]) and not mask[k + 1] & _STOP:
                k += 1
            return start, k + 1
        k += 1
    stop = min(k, start + (2 if single else 3))
    return (start, stop) if stop > start else None


def plural(word: str, bits: int) -> bool:
    """Whether a word looks like a plural noun."""
    if bits & B["plural"]:
        return True
    return len(word) > 3 and word.isalpha() and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _share(tokens: Tokens, i: int, floor: int, grammar: Grammar, words: MeasureWords) -> Measure | None:
    """"a third of those screened": a share of a whole; "half" also before "the" or "its"."""
    low = tokens.low
    for phrase, share in words.fractions.get(low[i], ()):
        end = i + len(phrase)
        if not begins(low, i, phrase) or end + 1 >= len(low) or low[end] not in words.words["fraction_of"]:
            continue
        number = Number(i, end, share, share, share, "exact", True)
        numbers.bounded(low, number, grammar, floor)
        if number.bound in ("more_than", "at_least"):
            number.high = 1.0
        elif number.bound in ("fewer_than", "up_to"):
            number.low = 0.0
        begin = end
        while begin < len(low) and tokens.mask[begin] & (B["of"] | B["article"]):
            begin += 1
        stop = begin
        while stop < len(low) and stop < begin + 4 and (stop == begin or not tokens.mask[stop] & (_STOP & ~B["det"])) and low[stop][:1].isalpha():
            stop += 1
        return Measure(number.start, end, end, number, None, (begin, stop) if stop > begin else None, True)
    return None


def _odds(tokens: Tokens, i: int, floor: int, grammar: Grammar, words: MeasureWords) -> Measure | None:
    """"one in five", "nine out of ten": a share."""
    low = tokens.low
    first = numbers.read(low, tokens.raw, tokens.starts, tokens.ends, i, grammar)
    if first is None or not isinstance(first.value, int) or first.end + 1 >= len(low) or first.end - i != 1:
        return None
    at = first.end
    if low[i] in words.words["one"] and low[at] in words.words["in"]:
        at += 1
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
    numbers.bounded(low, number, grammar, floor)
    noun = _noun(tokens, second, grammar)
    return Measure(number.start, second.end, noun[1] if noun else second.end, number, None, noun, True)


def _joined(tokens: Tokens, found: list[Measure], grammar: Grammar, words: MeasureWords) -> list[Measure]:
    """Lends units over "and"/"or", and makes one range of "between 15 kHz and 17 kHz" and "$5 to $10"."""
    out: list[Measure] = []
    for measure in found:
        before = out[-1] if out else None
        if before is None or not 0 < measure.first - before.stop <= 1:
            out.append(measure)
            continue
        link = before.stop
        bits, word = tokens.mask[link], tokens.low[link]
        if before.unit is None and before.noun is None and not before.share and bits & (B["coord"] | B["to"]):
            before.unit, before.noun = measure.unit, measure.noun
        elif _ends_range(tokens, before, measure, word, grammar, words):
            start = before.first - 1 if before.first and tokens.mask[before.first - 1] & B["between"] else before.first
            high = measure.number.value
            number = Number(start, measure.after, _scaled(tokens, before, measure, grammar), high, None, "range")
            out[-1] = Measure(start, measure.after, measure.stop, number, measure.unit)
            continue
        out.append(measure)
    return out


def _scaled(tokens: Tokens, a: Measure, b: Measure, grammar: Grammar) -> int | float | None:
    """The low end of "$1.2-$1.4 billion": the magnitude behind the second number is the first one's too."""
    scale = grammar.magnitudes.get(tokens.low[b.number.end - 1], 1)
    low, high = a.number.value, b.number.value
    if low is None or high is None or tokens.low[a.number.end - 1] in grammar.magnitudes or low * scale >= high:
        return low
    return numbers._whole(round(low * scale, 6))


def _ends_range(tokens: Tokens, a: Measure, b: Measure, joiner: str, grammar: Grammar, words: MeasureWords) -> bool:
    if a.unit is None or b.unit is None or a.unit.words != b.unit.words and a.unit.name != b.unit.name:
        return False
    if a.number.value is None or b.number.value is None or a.number.value >= b.number.value or b.number.bound != "exact":
        return False
    if joiner in grammar.joiner:
        return a.first > 0 and bool(tokens.mask[a.first - 1] & B["between"]) and a.number.bound == "exact"
    return joiner in grammar.range_joiners and not _moved(tokens, a.first, words)
