"""Places where capitals tell little: in headlines, whose names must be led or known to the text, and in upper case."""

from __future__ import annotations

import re

from ..codes import later
from .place_names import PlaceMention
from .place_words import (
    AREA,
    DATE,
    DESCRIPTION,
    DETERMINER,
    DIRECTION,
    EVENT,
    HEADLINE,
    HIT,
    MOVE,
    ORGANISATION,
    PEOPLE,
    PREPOSITION,
    SITE,
    STORM,
    WEAK,
    PlaceWords,
)  # fmt: skip

_LONG = 4
"""Letters of a word that only a headline writes with a capital when it is no name."""
_FEW, _SHARE = 3, 0.75
_COLON = 30
_AROUND = 4000
"""How much of the text, from its beginning and from the headline on, is looked through for a name."""
_WORD = later(r"[^\W_]+(?:[-'’.][^\W_]+)*|[^\w\s]")
_ENDS = EVENT | DATE | ORGANISATION | HEADLINE | SITE | PREPOSITION | WEAK | DETERMINER | DESCRIPTION


def opening(text: str, start: int, end: int, words: PlaceWords) -> PlaceMention | None:
    """The place that opens a headline before a colon, where the rules list it or the text says "in" it."""
    mark = text.find(":", start, min(end, start + _COLON))
    if mark <= start or text[mark + 1 : mark + 2] != " " or not text[start].isupper():
        return None
    name = text[start:mark].rstrip()
    if name.isupper():
        return None  # a dateline
    if any(words.classes.get(word.lower(), 0) & (_ENDS | PEOPLE) for word in name.split()) or len(name.split()) > _FEW:
        return None
    near = text[max(0, start - _AROUND) : start] + text[end : end + _AROUND]
    led = (f" {word} {name}" for word, bits in words.classes.items() if bits & PREPOSITION)
    if name.lower() in words.known or any(phrase in near for phrase in led):
        return PlaceMention(start, start + len(name), name, "", "at", start, True)
    return None


def titled(text: str, start: int, end: int) -> bool:
    """Whether a sentence is written like a title: nearly every longer word has a capital."""
    long = capitals = 0
    for word in text[start:end].split()[1:]:
        if len(word) >= _LONG and word.replace("-", "").isalpha():
            long += 1
            capitals += word[0].isupper()
            if long == _FEW and capitals < _FEW - 1:
                return False
    return long >= _FEW and capitals >= _SHARE * long or long == capitals == _FEW - 1


def find_titled(text: str, start: int, end: int, words: PlaceWords) -> list[PlaceMention]:
    """The places of a headline, in order. Linear in its length."""
    tokens = [(m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
    low = [text[a:b].lower() for a, b in tokens]
    bits = [_bits(word, words) for word in low]
    near = text[: min(start, _AROUND)] + "\n" + text[end : end + _AROUND]
    out: list[PlaceMention] = []
    k = 0
    while k < len(tokens):
        first = k
        while k < len(tokens) and _names(text, tokens[k], low[k], bits[k], k > first, words):
            if k > first and "\n" in text[tokens[k - 1][1] : tokens[k][0]]:
                break
            k += 1
            if text[tokens[k - 1][0] : tokens[k - 1][1]].endswith(words.possessives):
                break
        if k == first:
            k += 1
            continue
        if first and bits[first - 1] & STORM:
            continue
        preposition, kind = _led(low, bits, first, words)
        after = next((b for b in bits[k : k + 2] if not b & AREA or b & EVENT), 0)
        if not kind and after & EVENT:
            kind = "modifier"
        if not kind:
            continue
        stop = k
        while stop < len(tokens) and bits[stop] & (SITE | AREA) and text[tokens[stop][0]].isupper():
            stop += 1
        whole = text[tokens[first][0] : tokens[stop - 1][1]]  # "Green Zone", where the text has it so
        found = (tokens[first][0], tokens[stop - 1][1]) if stop > k and _told(whole, near) else None
        found = found or _known(text, tokens[first:k], near, words)
        if found is None and kind == "at" and not near.strip() and low[k - 1] not in words.never_last:
            found = (tokens[first][0], tokens[k - 1][1])  # a headline alone
        if found is None or low[first] in words.particles and k == first + 1:
            continue
        a, b = found
        mark = next((mark for mark in words.possessives if text[a:b].endswith(mark)), "")
        name = text[a : b - len(mark)]
        if kind == "joined":
            between = text[out[-1].end : a].strip() if out else ""
            if between in (",", words.both) and out[-1].kind in ("at", "country"):
                out[-1] = out[-1]._replace(end=b, name=text[out[-1].start : b], kind="at")
            continue
        kind = "at" if kind == "object" else kind
        if name.lower() in words.countries and not words.classes.get(preposition, 0) & (HIT | WEAK):
            kind = "country"
        out.append(PlaceMention(a, b - len(mark), name, preposition, kind))
    return out


def _bits(word: str, words: PlaceWords) -> int:
    get = words.classes.get
    mark = next((mark for mark in words.possessives if word.endswith(mark)), "")
    return get(word[: -len(mark)] if mark else word, 0)


def _names(text: str, span: tuple[int, int], low: str, bits: int, inside: bool, words: PlaceWords) -> bool:
    """Whether a word of a headline may be part of a name."""
    word = text[span[0] : span[1]]
    if not word[0].isupper() or bits & _ENDS or len(word) > 1 and word.isupper() and word not in words.acronyms:
        return False
    people = bits & PEOPLE or low.endswith(words.people_endings)
    return not (people and low not in words.countries or bits & AREA and not inside)


def _led(low: list[str], bits: list[int], first: int, words: PlaceWords) -> tuple[str, str]:
    """The preposition or verb that makes a place of the name at token `first`, and the kind of mention it makes."""
    k = first - 1
    while k >= 0 and bits[k] & (AREA | DETERMINER | DIRECTION | DESCRIPTION) and not bits[k] & (PREPOSITION | EVENT):
        k -= 1
    if k > 0 and low[k] == words.of and bits[k - 1] & (EVENT | AREA | DIRECTION):
        return low[k], "weak" if bits[k - 1] & DIRECTION else "at"
    if k > 0 and low[k] in (",", words.both):
        return "", "joined"
    if k < 0:
        return "", ""
    if bits[k] & PREPOSITION:
        return low[k], "at"
    if bits[k] & WEAK:
        return low[k], "at" if k and bits[k - 1] & (EVENT | HIT | MOVE) else ""
    return (low[k], "object") if bits[k] & HIT else ("", "")


def _known(text: str, tokens: list[tuple[int, int]], near: str, words: PlaceWords) -> tuple[int, int] | None:
    """The longest part of a name that the text tells elsewhere, or that the rules list."""
    tokens = tokens[:5]
    for size in range(len(tokens), 0, -1):
        for first in range(len(tokens) - size + 1):
            a, b = tokens[first][0], tokens[first + size - 1][1]
            mark = next((mark for mark in words.possessives if text[a:b].endswith(mark)), "")
            name = text[a : b - len(mark)]
            if name.lower() in words.known or _told(name, near):
                return a, b
    return None


def _told(name: str, near: str) -> bool:
    """Whether a text names it with a capital inside a sentence, or in its dateline."""
    at = near.find(name)
    while at >= 0:
        stop = at + len(name)
        inside = at > 1 and near[at - 1] == " " and (near[at - 2].islower() or near[at - 2] in ",(")
        if (inside or near[at - 1 : at] == "\n") and not near[stop : stop + 1].isalnum():
            return True
        at = near.find(name, stop)
    return name.upper() in near


def find_upper(text: str, start: int, end: int, words: PlaceWords) -> list[PlaceMention]:
    """In upper-case text capitals tell nothing: only "IN X DEPARTMENT" and "THE CITY OF X" are read."""
    out: list[PlaceMention] = []
    tokens = [(m.start(), m.end(), m.group().lower()) for m in re.finditer(r"\w[\w'’.-]*\w|\S", text[start:end])]
    get = words.classes.get
    n = len(tokens)
    i = 0
    while i < n:
        word = tokens[i][2]
        bits = get(word, 0)
        if bits & PREPOSITION or word == words.of and i and get(tokens[i - 1][2], 0) & (AREA | DIRECTION):
            j = i + 1
            while j < n and get(tokens[j][2], 0) & (DETERMINER | DIRECTION | DESCRIPTION):
                j += 1
            first, stop = j, j
            while stop < n and stop - first < 5:
                b = get(tokens[stop][2], 0)
                if (
                    not tokens[stop][2][0].isalpha()
                    or b & (PREPOSITION | WEAK | DATE | DETERMINER | ORGANISATION)
                    and not b & AREA
                    or tokens[stop][2] in (words.of, words.both)
                ):
                    break
                stop += 1
                if b & AREA:
                    break
            if stop > first and tokens[first][2].endswith(words.people_endings):
                i += 1
                continue
            size = stop - first
            named = size > 1 and get(tokens[stop - 1][2], 0) & AREA
            after_of = word == words.of and 0 < size <= 3 and not get(tokens[first][2], 0) & (AREA | EVENT)
            if named or after_of:
                a, b = start + tokens[first][0], start + tokens[stop - 1][1]
                if out and out[-1].kind == "at" and a - out[-1].end <= 1:
                    out.pop()
                out.append(PlaceMention(a, b, text[a:b], word, "at"))
                i = stop
                continue
        i += 1
    return out
