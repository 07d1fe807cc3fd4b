"""The names of places in a sentence: where a name begins and ends, and which word makes it a place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .place_words import (
    AFTER_HIT,
    AREA,
    DATE,
    DESCRIPTION,
    DETERMINER,
    DIRECTION,
    EVENT,
    HAS,
    HEADLINE,
    HIT,
    ISLAND,
    MOVE,
    OPENER,
    ORGANISATION,
    PEOPLE,
    PREPOSITION,
    RECORDED,
    RECORDER,
    SITE,
    WEAK,
    PlaceWords,
)  # fmt: skip

_LEFT = 72
"""How many characters before a name are looked at for its preposition."""


class PlaceMention(NamedTuple):
    """A place a sentence names, in code points of the text.

    `name` is the verbatim slice text[start:end]; `preposition` the word that makes it a place ("" for "the Lirava
    bombing"). `kind`: at ("in X"), area ("the city of X" as a subject), inside (a larger place that holds the next
    one: "the West Bank city of Jenin"), around (a larger place that holds the one before: "Rafah in Gaza"), country,
    weak ("from X", and Y in "X, north of Y"), modifier ("the X bombing"), subject ("X reported 12 deaths"), elsewhere
    ("another village": some place, but none named).
    """

    start: int
    end: int
    name: str
    preposition: str
    kind: str


def runs(text: str, start: int, end: int, words: PlaceWords) -> Iterator[tuple[int, int]]:
    """The runs of capitalised words of text[start:end]."""
    match = words.run.match
    at = start
    for found in words.initial.finditer(text, start, end):
        a = found.start()
        if a < at:
            continue
        if a and text[a - 1] == "-":
            first = a - 1
            while first > at and text[first - 1].isalnum():
                first -= 1
            if text[first : a - 1] not in words.particles or first and text[first - 1] in "-_":
                continue  # "pro-Russian" is no name, "al-Bab" is one
            a = first
        run = match(text, a, end)
        if run is not None:
            at = run.end()
            yield a, at


def name_parts(text: str, a: int, b: int, words: PlaceWords) -> list[tuple[int, int]]:
    """A run of capitals cut at dates, agencies and possessives: the pieces that may be names."""
    pieces: list[tuple[int, int]] = []
    first = last = -1
    alone = text.find(" ", a, b) < 0
    spans = [(a, b)] if alone else [found.span() for found in words.word.finditer(text, a, b)]
    for x, y in spans:
        bits, mark, acronym = words.kind(text[x:y])
        acronym = acronym and not _shouted(text, a, b)
        if bits & OPENER and not mark and first < 0:
            continue
        if bits & (DATE | ORGANISATION) or acronym:
            if first >= 0 and bits & ORGANISATION and not acronym and not mark:
                first = -1  # "Baghdad Police" is no place
            if first >= 0:
                pieces.append((first, last))
            first = -2 if bits & ORGANISATION else -1
            continue
        if first == -2:
            break  # the rest names who leads it
        first = x if first < 0 else first
        last = y - mark
        if mark:
            pieces.append((first, last))
            first = -1
    if first >= 0:
        pieces.append((first, last))
    return pieces


def _shouted(text: str, a: int, b: int) -> bool:
    return b - a > 12 and text[a:b].isupper()


def mention_of(
    text: str, start: int, end: int, a: int, b: int, out: list[PlaceMention], words: PlaceWords
) -> PlaceMention | None:
    get = words.classes.get
    name = text[a:b]
    b = a + _ending(name, words)
    if b == a:
        return None
    name = text[a:b]
    head = name.split()[0].lower()
    bits = get(head, 0)
    demonym = bits & PEOPLE or head.endswith(words.people_endings)
    if bits & DIRECTION and " " in name:
        demonym = False  # "Western Highlands"
    if demonym and " " not in name:
        return None
    left = text[max(start, a - _LEFT) : a].split()
    before = left[-1].lower() if left else ""
    if out and out[-1].end <= a and (joined := _chained(text, a, b, out[-1], before, words)) is not None:
        out[-1] = joined
        return None
    if demonym and name.lower() not in words.countries or name in words.acronyms and not get(before, 0) & DETERMINER:
        return None
    preposition, kind = _preposition(left, words)
    after = text[b : min(end, b + 40)].split(None, 3)
    following = after[0].lower().strip(",.;:") if after and text[b : b + 1] == " " else ""
    nextbits = get(following, 0)
    if kind == "object":
        if (told := _object(name, following, nextbits, after, words)) is None:
            return None
        kind = told
    elif kind == "weak" and preposition == words.on and _surface(name, words):
        kind = "at"
    if not kind and out and out[-1].kind in ("at", "country") and text[out[-1].end : a].strip() in words.possessives:
        out[-1] = out[-1]._replace(kind="inside")
        if nextbits & AREA and not nextbits & EVENT:
            b = text.index(after[0], b) + len(following)
        return PlaceMention(a, b, text[a:b], out[-1].preposition, "at")
    if nextbits & AREA:
        if len(after) > 1 and after[1].lower() == words.of and kind:
            kind = (
                "inside"
                if kind == "at" and text[b : b + 1] == " " and len(after) > 2 and after[2][:1].isupper()
                else kind
            )
        elif kind and after[0] == following or kind and not nextbits & EVENT:
            b = text.index(after[0], b) + len(following)
        elif not kind and get(before, 0) & DETERMINER:
            kind = "area"
            b = text.index(after[0], b) + len(following)
    elif not kind and nextbits & EVENT and not nextbits & PREPOSITION and left and left[-1][-1].isalnum():
        kind = "modifier"
    if not kind and _records(text, b, end, before, words) and name.lower() not in words.agencies:
        kind = "subject"
    if not kind:
        return None
    return PlaceMention(a, b, text[a:b], preposition, kind)


def _ending(name: str, words: PlaceWords) -> int:
    """How many characters of a name are left without words of headlines behind it: "in Orvala Kills"; 0 if none are."""
    tokens = name.split(" ")
    kept = len(tokens)
    bits = [words.classes.get(token.lower(), 0) for token in tokens]
    while kept and bits[kept - 1] & (HEADLINE | EVENT) and not bits[kept - 1] & (SITE | AREA):
        kept -= 1
    return len(" ".join(tokens[:kept])) if kept or len(tokens) > 1 else len(name)


def _object(name: str, following: str, bits: int, after: list[str], words: PlaceWords) -> str | None:
    """ "struck Orvala": a place, a site of it ("struck Orvala airport"), or no place ("attacked US troops")."""
    if (
        not following
        or not following.isalpha()
        or not after[0][:1].islower()
        or bits & (PREPOSITION | WEAK | AFTER_HIT | DIRECTION | AREA | EVENT)
    ):
        return "at"
    return None if name in words.acronyms else "modifier"


def _surface(name: str, words: PlaceWords) -> bool:
    """Whether something happens on a place of that name: an island, a road, a river."""
    tokens = name.lower().split()
    get = words.classes.get
    return bool(
        get(name.lower(), 0) & ISLAND or len(tokens) > 1 and (get(tokens[-1], 0) | get(tokens[0], 0)) & (AREA | ISLAND)
    )


def _records(text: str, b: int, end: int, before: str, words: PlaceWords) -> bool:
    """Whether a name is the subject of "reported 12 deaths"."""
    get = words.classes.get
    if text[b : b + 1] != " " or get(before, 0) & (PREPOSITION | WEAK) or before == words.of:
        return False
    tokens = text[b : min(end, b + 90)].lower().split()
    at = 0
    while at < len(tokens) - 1 and at < 4 and get(tokens[at].strip(",."), 0) & (HAS | DATE):
        at += 1
    if at >= len(tokens) - 1 or not get(tokens[at], 0) & RECORDER:
        return False
    return any(get(word.strip(",.;:"), 0) & RECORDED for word in tokens[at + 1 : at + 7])


def _chained(text: str, a: int, b: int, last: PlaceMention, before: str, words: PlaceWords) -> PlaceMention | None:
    """ "Maymay, Badakhshan province" and "Tasmir and Orvala": the new name joins the mention before it."""
    between = text[last.end : a]
    if last.kind == "modifier" or len(between) > 24:
        return None
    plain = between.split()
    if between[:1] == "," and all(
        words.classes.get(word.lower(), 0) & (DIRECTION | DESCRIPTION | DETERMINER) for word in plain if word != ","
    ):
        after = text[b : b + 24].split(None, 1)
        if after and words.classes.get(after[0].lower().strip(",.;"), 0) & AREA:
            b += text[b : b + 24].index(after[0]) + len(after[0].rstrip(",.;"))
        elif text[b : b + 1] == " " and not (
            after
            and words.classes.get(after[0].lower(), 0) & (PREPOSITION | WEAK | DATE)
            or after
            and after[0] == words.both
        ):
            return None  # ", Smith said": another clause
        return last._replace(end=b, name=text[last.start : b])
    if plain == [words.both] or before == words.both and between[:1] == "," and len(plain) == 2:
        after = text[b : b + 24].split(None, 1)
        if (
            text[b : b + 1] == " "
            and after
            and after[0].islower()
            and not words.classes.get(after[0].lower().strip(",.;"), 0)
        ):
            if last.kind != "at" or len(after[0]) > 4 and not after[0].endswith(words.verb_endings):
                return None
        return last._replace(end=b, name=text[last.start : b])
    return None


def _preposition(left: list[str], words: PlaceWords) -> tuple[str, str]:
    """The preposition that governs a name, from the words on its left, and the kind of mention it makes."""
    get = words.classes.get
    area = False
    unknown = 0
    for number in range(1, min(len(left), 8) + 1):
        word = left[-number].lower()
        bits = get(word, 0)
        earlier = left[-number - 1].lower() if number < len(left) else ""
        if word == words.of:
            over = get(earlier, 0)
            if over & EVENT and not over & AREA:
                return word, "at"
            if over & (AREA | DIRECTION | DESCRIPTION):
                area = True
                continue
            return "", "area" if area else ""
        if bits & PREPOSITION:
            return word, "weak" if earlier in words.parts_only else "at"
        if bits & WEAK:
            return word, "at" if get(earlier, 0) & (EVENT | HIT | MOVE) else "area" if area else "weak"
        if bits & HIT and not unknown:
            return word, "object"
        if bits & (AREA | DETERMINER | DIRECTION | DESCRIPTION) or word.endswith(words.description_endings):
            area = area or bool(number == 1 and bits & DIRECTION)
            continue
        if word.isalpha() and left[-number].islower() and unknown == 0 and number == 1:
            unknown = 1
            continue
        if area and (left[-number][:1].isupper() or word[:1].isdigit()):
            continue  # "the northern Chinese province of Hebei", "25 miles west of Raqqa"
        break
    return "", "area" if area else ""
