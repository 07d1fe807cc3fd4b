"""Places that a sentence does not name: "a village", "the west of the city", "across the province", "elsewhere"."""

from __future__ import annotations

from itertools import pairwise

from ..codes import later
from .place_names import PlaceMention
from .place_words import (
    AFTER_HIT,
    AREA,
    DATE,
    DETERMINER,
    DIRECTION,
    EVENT,
    HARM,
    HIT,
    MOVE,
    PREPOSITION,
    WEAK,
    PlaceWords,
)  # fmt: skip

_BEFORE = 5
"""So many words before a kind of place its article stands: "a small rebel-held Tasmir town"."""
_NOUN = 5
"""Within so many words behind its article stands the noun of an event: "the magnitude 6.4 quake"."""
_HOME = 3
"""Within so many words behind "Tasmirian" stands what is there: "Tasmirian border town"."""
_FAR = 160
"""So many characters before a day its event is looked for."""
_BLANKS = later(r"\S+")
_CLOSING = ".,;:\"”'’"
_CLOSES = PREPOSITION | WEAK | DATE | AFTER_HIT


def unnamed(text: str, start: int, end: int, words: PlaceWords) -> dict[str, int]:
    """The kinds of place that a sentence speaks of for the first time and does not name: "a rebel-held town".

    Each with the offset where it ends, below zero where a plain word follows ("a village market").
    """
    get, out = words.classes.get, dict[str, int]()
    spans = [(found.start(), found.end()) for found in _BLANKS.finditer(text, start, end)]
    tokens = [text[a:b].rstrip(_CLOSING) for a, b in spans]
    for k, word in enumerate(tokens):
        if get(word, 0) & AREA:
            following = tokens[k + 1] if k + 1 < len(tokens) else ""
            before = tokens[max(0, k - _BEFORE) : k]
            articles = [j for j, other in enumerate(before) if other.lower() in words.articles]
            if following == words.of or following[:1].isupper() or not articles:
                continue
            if not any(get(other, 0) & (PREPOSITION | WEAK) for other in before[articles[-1] :]):
                plain = len(word) == spans[k][1] - spans[k][0] and following and not get(following, 0) & _CLOSES
                out[word] = -1 if plain else spans[k][1]
    return out


def everywhere(text: str, start: int, end: int, words: PlaceWords) -> bool:
    """Whether text[start:end], behind a count, tells that it is of a whole country: "97 killed nationwide"."""
    piece = text[start:end].lower()
    stop = min((at for mark in ",;(" if (at := piece.find(mark)) >= 0), default=len(piece))
    return any(phrase in piece[:stop] for phrase in words.everywhere)


def wide(text: str, start: int, end: int, words: PlaceWords) -> bool:
    """Whether a sentence tells of more than one place named before: "elsewhere", "across the northern province"."""
    tokens = text[start:end].replace(",", " ").replace(".", " ").split()
    piece = f" {' '.join(tokens).lower()} "
    if any(f" {phrase} " in piece for phrase in words.other_scenes):
        return True
    get = words.classes.get
    for k in [k for k, word in enumerate(tokens) if word in words.spanning]:
        if get("".join(tokens[k + 1 : k + 2]), 0) & DETERMINER:
            kind = next((j for j in range(k + 2, min(len(tokens), k + _BEFORE + 1)) if get(tokens[j], 0) & AREA), 0)
            lower = kind and all(word.islower() for word in tokens[k + 1 : kind])
            if lower and tokens[kind] not in words.settlements and tokens[kind + 1 : kind + 2] != [words.of]:
                return True
    return False


def takes_up(piece: str, first: str, words: PlaceWords) -> bool:
    """Whether a sentence, in lower case, opens with an event or with what another has spoken of: "The bomber …"."""
    opens = piece.replace('"', " ").split()[:2]
    definite = len(opens) == 2 and words.classes.get(opens[0], 0) & DETERMINER and opens[0] not in words.articles
    return bool(definite) and (bool(words.classes.get(opens[1], 0) & EVENT) or opens[1] in first.split())


def resumes(text: str, start: int, end: int, day: int, first: str, words: PlaceWords) -> bool:
    """Whether a sentence tells on what `day`, an offset in it, that happened of which `first`, in lower case, speaks.

    "The blast happened on Monday", "It said the quake struck on Monday", "The attackers opened fire on Monday".
    """
    get, spoken = words.classes.get, frozenset(first.replace(",", " ").replace(".", " ").split())
    tokens = text[max(start, day - _FAR) : day].lower().replace(",", " ").split()
    for k in range(len(tokens) - 1):
        if not get(tokens[k], 0) & DETERMINER or tokens[k] in words.articles:
            continue
        for noun in range(k + 1, min(len(tokens), k + _NOUN)):
            word = tokens[noun]
            if get(word, 0) & (PREPOSITION | WEAK | DETERMINER) or word == words.of:
                break
            if get(word, 0) & EVENT or word in words.parties or word in spoken and word.isalpha():
                rest = tokens[noun + 1 :]
                moved = not words.occurs.isdisjoint(rest) or any(get(w, 0) & (HIT | MOVE | HARM) for w in rest)
                opens = k == 0 and day - start <= _FAR
                if moved or opens and all(get(w, 0) & PREPOSITION or not w.isalpha() for w in rest[:-1]):
                    return True  # "the blast, at 6 a.m. on Monday"
    return False


def refers(piece: str, words: PlaceWords) -> bool:
    """Whether a sentence speaks of an event told before: "It killed 12", "Five died in the quake"."""
    tokens, get = piece.lower().replace(",", " ").replace(".", " ").split(), words.classes.get
    if tokens[:1] and tokens[0] in words.pronouns:
        return True
    return any(get(a, 0) & DETERMINER and a not in words.articles and get(b, 0) & EVENT for a, b in pairwise(tokens))


def country_of(text: str, start: int, end: int, words: PlaceWords) -> str | None:
    """The country whose police, or one of whose villages, a sentence speaks of; None where it speaks of two.

    "The Tasmirian capital" is that city.
    """
    tokens = text[start:end].split()
    found: dict[str, str] = {}
    for k in range(len(tokens) - 1):
        if not tokens[k][0].isupper():
            continue
        mark = next((mark for mark in words.possessives if tokens[k].endswith(mark)), "")
        word = (tokens[k][: -len(mark)] if mark else tokens[k]).lower()
        pair = f"{tokens[k - 1].lower()} {word}" if k else word
        country = words.adjectives.get(pair) or words.adjectives.get(word)
        near = [token.strip(_CLOSING) for token in tokens[k + 1 : k + _HOME]]
        if country and any(token in words.homes for token in near):
            found.setdefault(country, country)
            if words.capital in near:
                found[country] = words.capitals.get(country, country)
    return next(iter(found.values())) if len(found) == 1 else None


def part_of(text: str, start: int, end: int, words: PlaceWords) -> str | None:
    """The kind of a place named before that a sentence speaks of a part of: "in the west of the city"."""
    tokens, get = text[start:end].replace(",", " ").replace(".", " ").split(), words.classes.get
    for k in range(len(tokens) - 3):
        if tokens[k + 1] == words.of and tokens[k + 3] in words.settlements and get(tokens[k], 0) & DIRECTION:
            return tokens[k + 3] if get(tokens[k + 2], 0) & DETERMINER else None
    return None


def of_kind(text: str, start: int, end: int, mention: PlaceMention, kind: str, words: PlaceWords) -> bool:
    """Whether a sentence calls a place a town or the like: "the town of Orvala", "Orvala village"."""
    before = text[start : mention.start].split()[-2:]
    return (
        before == [kind, words.of]
        or mention.name.endswith(f" {kind}")
        or text[mention.end : end].split(None, 1)[:1] == [kind]
    )
