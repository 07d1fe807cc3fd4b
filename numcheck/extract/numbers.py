"""Reads numbers: digits, words, magnitudes, ranges and vague words."""

from __future__ import annotations

from ..codes import later
from ..values import record
from .grammar import Grammar

DIGITS = later(r"(\d+(?:[.,]\d+)*)([^\W\d_]*)$")
GROUPED = later(r"\d{1,3}(?:,\d{2,3})*,\d{3}$")
_DOTTED = later(r"\d{1,3}(?:\.\d{3})+$")
_COMMA = later(r"\d{1,3},\d{1,2}$")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
LONGEST = 15  # digits; a longer run is an identifier, not a count


@record
class Number:
    """A number at tokens [start, end): what it says, and how it is worded (digits, words, vague)."""

    start: int
    end: int
    low: int | float | None
    high: int | float | None
    value: int | float | None
    bound: str = "exact"
    words: bool = False


def read(
    low: list[str], raw: list[str], starts: list[int], ends: list[int], at: int, grammar: Grammar
) -> Number | None:
    """The number that begins at token `at`, with ranges ("40 to 50", "2-3 million") but without its bound."""
    between = low[at] in grammar.between and at + 1 < len(low)
    first = _cardinal(low, starts, ends, at + 1 if between else at, grammar)
    if first is None:
        return None
    joined = _range(low, starts, ends, first, between, grammar)
    if joined is None:
        return None
    joined.start = at if between and joined.bound == "range" else joined.start
    return None if between and joined.bound != "range" else joined


def _range(
    low: list[str], starts: list[int], ends: list[int], first: Number, between: bool, grammar: Grammar
) -> Number | None:
    at = first.end
    if at + 1 >= len(low) or first.value is None:
        return first
    joiner = low[at]
    if not (joiner in grammar.joiner if between else joiner in grammar.range_joiners):
        return first
    tight = joiner in "-–—"
    if tight and (starts[at] != ends[at - 1] or starts[at + 1] != ends[at]):
        return first
    second = _cardinal(low, starts, ends, at + 1, grammar)
    if second is None or second.value is None:
        return None if tight and second is None and low[at + 1][:1].isdigit() else first
    a, b = first.value, second.value
    scale = _scale(low, second, grammar)
    if scale > 1 and a < b and not _scale(low, first, grammar) > 1 and a * scale <= b:
        a *= scale
    if a >= b:
        return None if tight else first
    start = first.start
    sets = grammar.sets
    if start > 1 and b > 3 * a and low[start - 1] in sets["deltas"] and low[start - 2] in sets["risers"]:
        return first  # "rose by 40 to 450", not "by 3 to 5 percent"
    if start > 0 and low[start - 1] in grammar.range_openers and not tight and not between:
        if start == 1 or low[start - 2] not in grammar.sets["ranging"]:
            return first  # "rose from 40 to 45"
        start -= 1
    return Number(start, second.end, _whole(a), _whole(b), None, "range", first.words)


def _scale(low: list[str], number: Number, grammar: Grammar) -> int:
    last = low[number.end - 1]
    if last in grammar.magnitudes:
        return grammar.magnitudes[last]
    found = DIGITS.match(last)
    return grammar.suffixes.get(found.group(2), 1) if found and found.group(2) else 1


def _whole(value: int | float) -> int | float:
    """A whole number as int; 8.2 times a billion is 8,200,000,000 whatever binary fractions make of it."""
    nearest = round(value)
    return nearest if abs(nearest - value) <= 1e-9 * abs(value) else value


def digits(word: str, grammar: Grammar) -> int | float | None:
    """The value of a token of digits with grouping, decimals and a suffix; None for what is no plain number."""
    found = DIGITS.match(word)
    if not found:
        return None
    body, suffix = found.groups()
    if suffix in _FRACTIONS:
        return int(body) + _FRACTIONS[suffix] if body.isdecimal() and len(body) <= LONGEST else None
    if suffix and suffix not in grammar.suffixes:
        return None
    if len(body) > LONGEST + 5:
        return None
    value: int | float
    if "," in body:
        whole, point, part = body.partition(".")
        if not GROUPED.match(whole) or "," in part:
            return None
        value = float(body.replace(",", "")) if point else int(body.replace(",", ""))
    elif "." in body:
        if _DOTTED.match(body) and not suffix and body[0] != "0":
            value = int(body.replace(".", ""))
        elif body.count(".") == 1:
            value = float(body)
        else:
            return None
    elif len(body) > LONGEST:
        return None
    else:
        value = int(body)
    return _whole(value * grammar.suffixes[suffix]) if suffix else value


def _cardinal(low: list[str], starts: list[int], ends: list[int], at: int, grammar: Grammar) -> Number | None:
    size = len(low)
    if at >= size:
        return None
    word = low[at]
    head, hyphen, tail = word.rpartition("-")
    if hyphen and tail in grammar.glued:
        number = _cardinal([*low[:at], head], starts, ends, at, grammar)
        if number is not None:
            apply_bound(number, grammar.glued[tail])  # "50-plus", "thirty-odd"
        return number
    if word[0].isdigit():
        return _from_digits(low, starts, ends, at, grammar)
    phrase = worded(low, at, grammar)
    if phrase is not None:
        return phrase
    if word in grammar.many:
        return Number(at, at + 1, 2, None, None, "vague", True)
    if word in grammar.article and at + 1 < size:
        following = low[at + 1]
        if following in grammar.magnitudes:
            number = _words(low, at + 1, grammar)
            return Number(at, number.end, number.low, number.high, number.value, "exact", True) if number else None
        if following in grammar.collectives:
            n = grammar.collectives[following]
            return Number(at, at + 2, n, n, n, "exact", True)
        return None
    if word in grammar.half and at + 2 < size and low[at + 1] in grammar.article and low[at + 2] in grammar.magnitudes:
        n = grammar.magnitudes[low[at + 2]] // 2
        return Number(at, at + 3, n, n, n, "exact", True)
    if word in grammar.collectives:
        n = grammar.collectives[word]
        return Number(at, at + 1, n, n, n, "exact", True)
    if grammar.magnitudes.get(word, 0) >= 1000:
        return None  # "million people": the number before it could not be read
    return _words(low, at, grammar)


def worded(low: list[str], at: int, grammar: Grammar) -> Number | None:
    """The number that a fixed phrase at token `at` tells: "a handful", "a quarter of a million"; None without one."""
    for words, lower, upper in grammar.vague.get(low[at], ()):
        if tuple(low[at : at + len(words)]) == words:
            exact = lower == upper
            value, bound = (lower, "exact") if exact else (None, "vague")
            return Number(at, at + len(words), lower, upper, value, bound, True)
    return None


def _from_digits(low: list[str], starts: list[int], ends: list[int], at: int, grammar: Grammar) -> Number | None:
    word = low[at]
    value = digits(word, grammar)
    end, size = at + 1, len(low)
    if value is None and end < size and low[end] in grammar.magnitudes and _COMMA.match(word):
        value = float(word.replace(",", "."))  # "2,8 thousand"
    if value is None:
        return None
    if word.isdecimal() and len(word) <= 3:
        grouped = word
        while (
            end < size
            and len(low[end]) == 3
            and low[end].isdecimal()
            and starts[end] - ends[end - 1] == 1
            and len(grouped) < LONGEST
        ):
            grouped += low[end]
            end += 1
        while (
            end + 1 < size
            and low[end] in "'’"
            and len(low[end + 1]) == 3
            and low[end + 1].isdecimal()
            and starts[end + 1] - ends[end - 1] == 1
            and len(grouped) < LONGEST
        ):
            grouped += low[end + 1]
            end += 2
        value = int(grouped)
    if (
        end + 2 < size
        and low[end] in grammar.joiner
        and low[end + 1] in grammar.article
        and low[end + 2] in grammar.half
    ):
        value, end = value + 0.5, end + 3
    if isinstance(value, int) and end < size and low[end] in grammar.magnitudes and _DOTTED.match(word):
        value = float(word)  # "1.356 billion" has a decimal point, "1.356 people" a grouping one
    while end < size and low[end] in grammar.magnitudes:
        value, end = value * grammar.magnitudes[low[end]], end + 1
    number = _whole(value)
    return Number(at, end, number, number, number)


def _small(word: str, grammar: Grammar) -> int | None:
    """The value of one to ninety-nine in one token."""
    if word in grammar.units:
        return grammar.units[word]
    if word in grammar.tens:
        return grammar.tens[word]
    if "-" in word:
        ten, _, unit = word.partition("-")
        if ten in grammar.tens and unit in grammar.units:
            return grammar.tens[ten] + grammar.units[unit]
    return None


def _words(low: list[str], at: int, grammar: Grammar) -> Number | None:
    """A number in words: "one hundred and twenty", "two dozen", "twenty six"."""
    size, end = len(low), at
    total: int | float = 0
    group: int | float = 0
    seen, glued = False, ""
    while end < size and not glued:
        word = low[end]
        if seen and "-" in word and word.rpartition("-")[2] in grammar.glued:
            word, _, glued = word.rpartition("-")  # "two hundred-odd"
        small = _small(word, grammar)
        if small is not None:
            if seen and group % 100 and not (group % 10 == 0 and small < 10 and group % 100 >= 20):
                break
            if seen and small >= 10 and group % 100:
                break
            group += small
        elif word in grammar.magnitudes:
            scale = grammar.magnitudes[word]
            if scale == 100:
                group = (group or 1) * 100
            elif scale == 12:
                total, group, end, seen = total + (group or 1) * 12, 0, end + 1, True
                break
            else:
                total, group = total + (group or 1) * scale, 0
        elif word in grammar.joiner and seen and end + 1 < size:
            before = low[end - 1]
            if low[end + 1] in grammar.article and end + 2 < size and low[end + 2] in grammar.half:
                if group or not total:
                    group += 0.5
                else:
                    total += 0.5 * grammar.magnitudes.get(before, 1)  # "a million and a half"
                end += 2
            elif not (before in grammar.magnitudes and _small(low[end + 1], grammar) is not None):
                break
        else:
            break
        seen = True
        end += 1
    if not seen:
        return None
    value = _whole(total + group)
    number = Number(at, end, value, value, value, "exact", True)
    if glued:
        apply_bound(number, grammar.glued[glued])
    return number


def apply_bound(number: Number, bound: str) -> None:
    """Sets the interval that a bound makes of a point value; ranges and vague words keep theirs."""
    if number.value is None or bound == "exact":
        return
    value = number.value
    number.bound = bound
    if bound == "at_least":
        number.low, number.high = value, None
    elif bound == "more_than":
        number.low, number.high = (value + 1 if isinstance(value, int) else value), None
    elif bound == "up_to":
        number.low, number.high = None, value
    elif bound == "fewer_than":
        number.low, number.high = None, (value - 1 if isinstance(value, int) else value)
