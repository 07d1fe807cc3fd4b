"""Reads the measures of a sentence: which number, in which unit or of which things."""

from __future__ import annotations

from collections.abc import Sequence

from . import numbers
from .grammar import BIT, Grammar
from .measures_parts import Measure, measure_at, noun_after, unit_at
from .measures_refuse import refused
from .measures_shares import odds, share_of
from .measures_tokens import Tokens
from .measures_words import MeasureWords, begins
from .numbers import LONGEST, Number

B = BIT
WINDOW = 12


def measures(tokens: Tokens, dated: Sequence[bool], grammar: Grammar, words: MeasureWords) -> list[Measure]:
    """All measures, counts and shares of a sentence, from left to right. `dated` marks the tokens of date phrases."""
    found: list[Measure] = []
    low, size = tokens.low, len(tokens.low)
    i = floor = 0
    name_before = False  # the number before was a label: "chapters 7 and 8"
    while i < size:
        if not _may_begin(tokens, i, grammar, words):
            name_before = name_before and bool(tokens.mask[i] & B["coord"])
            i += 1
            continue
        measure = share_of(tokens, i, floor, grammar, words) or odds(tokens, i, floor, grammar, words)
        if measure is None:
            number = _number(tokens, i, dated, grammar, words)
            if number is None:
                name_before = name_before and bool(tokens.mask[i] & B["coord"])
                i += 1
                continue
            measure = measure_at(tokens, number, floor, grammar, words)
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


def _may_begin(tokens: Tokens, i: int, grammar: Grammar, words: MeasureWords) -> bool:
    """Whether a token may begin a number: most do not, and are passed over at once."""
    word = tokens.low[i]
    if word[0].isdigit() or tokens.mask[i] & (B["number"] | B["article"] | B["between"]):
        return True
    return "-" in word or word in words.fractions or word in grammar.half or word in grammar.many


def _number(tokens: Tokens, i: int, dated: Sequence[bool], grammar: Grammar, words: MeasureWords) -> Number | None:
    low = tokens.low
    word = low[i]
    if any(begins(low, i, phrase) for phrase in words.idioms.get(word, ())):
        return None
    half = _half_unit(tokens, i, grammar, words)
    if half:
        return half
    fraction = _fraction(tokens, i) or _power(tokens, i, grammar)
    if fraction:
        return fraction
    number = numbers.read(low, tokens.raw, tokens.starts, tokens.ends, i, grammar)
    if number is None:
        return None
    if number.bound == "range" and any(dated[i : number.end]) and not all(dated[i : number.end]):
        # "rose in 2018 to 3.9 million": a date and a number
        return _first(tokens, number, grammar)
    if number.bound == "range" and not tokens.mask[i] & B["between"]:
        if any(tokens.mask[k] & B["coord"] and low[k] in grammar.range_joiners for k in range(i, number.end)):
            return _first(tokens, number, grammar)  # "$3 or 5 percent", "eight or nine euros": two numbers
    if number.bound == "range" and _moved(tokens, i, words):
        # "rose by 5 to 12": two numbers, the change and where it led
        near = number.low is not None and number.high is not None and number.high <= 3 * number.low
        by = low[i - 1] in words.words["moved_by"] and low[i - 1] not in words.words["moved_from"]
        if not ((near or by) and _one_unit(tokens, number, words)):
            return _first(tokens, number, grammar)
    if number.value is not None and i and low[i - 1] in words.words["moved_from"] and not _moved(tokens, i, words):
        # "ranges from 10 to 20": no verb of change makes it a step from one number to another
        return _within(tokens, i, i + WINDOW, grammar) or number
    if number.value is not None and number.end + 2 < len(low) and low[number.end] in ("-", *grammar.range_joiners):
        loose = _loose_range(tokens, number, grammar, words)
        if loose:
            return loose
    return number


def _first(tokens: Tokens, number: Number, grammar: Grammar) -> Number | None:
    """The first number of what was read as a range."""
    low = tokens.low
    at = next((k for k in range(number.start, number.end) if low[k] in grammar.range_joiners), number.end)
    return _within(tokens, number.start, at, grammar)


def _within(tokens: Tokens, start: int, stop: int, grammar: Grammar) -> Number | None:
    """The number at token `start`, read from tokens before `stop` only and without a look at what stands before."""
    low, raw, starts, ends = (
        tokens.low[start:stop],
        tokens.raw[start:stop],
        tokens.starts[start:stop],
        tokens.ends[start:stop],
    )
    number = numbers.read(low, raw, starts, ends, 0, grammar)
    if number is not None:
        number.start, number.end = number.start + start, number.end + start
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
    """ "dropped by 1 to 1.5 degrees": a unit behind both makes it one range."""
    return unit_at(tokens, number.end, True, words) is not None


def _loose_range(tokens: Tokens, first: Number, grammar: Grammar, words: MeasureWords) -> Number | None:
    """ "25 – 40 min": a dash between spaces joins two numbers that share the unit behind the second."""
    at = first.end
    low = tokens.low
    if low[at][:1].isalnum() or tokens.touches(at) or not low[at + 1][:1].isdigit() or first.value is None:
        return None
    second = numbers.read(low, tokens.raw, tokens.starts, tokens.ends, at + 1, grammar)
    if second is None or second.value is None or second.value <= first.value:
        return None
    if not _one_unit(tokens, second, words) and noun_after(tokens, second, grammar) is None:
        return None
    return Number(first.start, second.end, first.value, second.value, None, "range")


def _fraction(tokens: Tokens, i: int) -> Number | None:
    """ "8 1/3 innings", "1/2 cup": a whole and a fraction, or a fraction alone; no date and no score ("9/11")."""
    low, size = tokens.low, len(tokens.low)
    for at in (i, i + 1):
        parts = low[at : at + 3]
        if (
            at + 3 < size
            and len(parts) == 3
            and parts[1] == "/"
            and parts[0].isdecimal()
            and parts[2] in ("2", "3", "4", "5", "8")
        ):
            whole = int(low[i]) if at > i and low[i].isdecimal() and len(low[i]) <= LONGEST else 0
            if (
                (at == i or whole)
                and int(parts[0]) < int(parts[2])
                and tokens.touches(at + 1)
                and low[at + 3][:1].isalpha()
            ):
                value = whole + int(parts[0]) / int(parts[2])
                return Number(i, at + 3, value, value, value)
    return None


def _power(tokens: Tokens, i: int, grammar: Grammar) -> Number | None:
    """ "10^6", "1.5 × 10^-3": powers of ten."""
    low, size = tokens.low, len(tokens.low)
    factor: int | float = 1
    at = i
    if i + 2 < size and low[i + 1] in ("×", "x", "*", "·") and low[i + 2] == "10":
        value = numbers.digits(low[i], grammar)
        if value is None:
            return None
        factor, at = value, i + 2
    if low[at] != "10" or at + 2 >= size or low[at + 1] != "^":
        return None
    sign = -1 if low[at + 2] in "-−–" else 1
    power = at + 3 if sign < 0 else at + 2
    if power >= size or not low[power].isdecimal() or len(low[power]) > 2:
        return None
    scale = int(low[power])
    result = factor * 10**scale if sign > 0 else factor / 10**scale
    return Number(i, power + 1, result, result, result)


def _half_unit(tokens: Tokens, i: int, grammar: Grammar, words: MeasureWords) -> Number | None:
    """ "half an hour", "a half mile"."""
    low = tokens.low
    if low[i] not in grammar.half or i + 1 >= len(low):
        return None
    end = i + 2 if low[i + 1] in grammar.article else i + 1
    if unit_at(tokens, end, False, words) is None:
        return None
    return Number(i, end, 0.5, 0.5, 0.5, "exact", True)


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
    if (
        a.number.value is None
        or b.number.value is None
        or a.number.value >= b.number.value
        or b.number.bound != "exact"
    ):
        return False
    if joiner in grammar.joiner:
        return a.first > 0 and bool(tokens.mask[a.first - 1] & B["between"]) and a.number.bound == "exact"
    return joiner in grammar.range_joiners and not _moved(tokens, a.first, words)
