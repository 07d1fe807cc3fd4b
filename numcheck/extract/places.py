"""Where: the places a sentence names, and the one a figure belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from ..codes import later
from .place_headlines import find_titled, find_upper, opening, titled
from .place_names import PlaceMention, mention_of, name_parts, runs
from .place_words import (
    AREA,
    DATE,
    DESCRIPTION,
    DETERMINER,
    DIRECTION,
    HIT,
    OPENER,
    ORGANISATION,
    PREPOSITION,
    WEAK,
    PlaceWords,
    compile_places,
)

__all__ = ["PlaceMention", "PlaceWords", "choose", "compile_places", "dateline", "find", "scene", "setting"]

SCENES = ("at", "area")
"""The kinds of mentions that set a scene."""
_HEAD = 300
_CLAUSE = 60.0
"""Each clause boundary between a figure and a place counts as this many characters."""
_OPENING = 54.0
_KINDS = {"modifier": 60.0, "country": 70.0}
_BESIDE, _HELD = 14, 12.0
"""Right behind a verb ("held in Iraq") even a whole country is near."""
_HOLDS = 30
"""How far a place may stand behind the larger one that holds it: "the West Bank city of Jenin"."""
_SUBJECT = 20
"""How far a figure may stand behind the place that reports it."""
_MARKS = ("-", "–", "—", "): ")
"""One of which ends every dateline, within so many characters: without it there is no need to look for one."""
_COLON = later(
    r"\s*(?P<place>[A-Z][A-Z.'/ -]{2,30}?)(?:, [A-Z][a-z]{2,8}\.? \d{1,2}|, \d{1,2} [A-Z][a-z]{2,8})? ?: ?(?=[A-Z])"
)


def find(text: str, start: int, end: int, words: PlaceWords) -> list[PlaceMention]:
    """The places that the sentence text[start:end] names, in order. Linear in the sentence's length."""
    if text[start : start + 240].isupper() and text[start:end].isupper():
        return find_upper(text, start, end, words)
    before = opening(text, start, end, words)
    if titled(text, start, end):
        return [*([before] if before else []), *find_titled(text, start, end, words)]
    out: list[PlaceMention] = [before] if before else []
    for a, b in runs(text, start, end, words):
        for first, last in name_parts(text, a, b, words):
            found = mention_of(text, start, end, first, last, out, words)
            if found is not None:
                out.append(_around(text, out, found, words))
    if any(mention.kind == "inside" for mention in out):
        held = [not 0 <= b.start - a.end <= _HOLDS for a, b in pairwise(out)] + [True]
        out = [m._replace(kind="at") if lone and m.kind == "inside" else m for m, lone in zip(out, held, strict=True)]
    if any(mention.kind == "compass" for mention in out):
        # "in Tasmir, just west of Orvala": Orvala only tells where to look, unless there is nothing else
        told = any(mention.kind in ("at", "area") for mention in out)
        out = [
            mention._replace(kind="weak" if told else "area") if mention.kind == "compass" else mention
            for mention in out
        ]
    for word in words.elsewhere:
        at = text.find(f"{word} ", start, end)
        if at >= 0:
            names = [w for w in text[at : at + 60].lower().split()[1:4] if words.classes.get(w.strip(",.;"), 0) & AREA]
            if names and not any(at < mention.start < at + 60 for mention in out):
                out.append(PlaceMention(at, at + len(word), "", word, "elsewhere"))
                out.sort()
    return out


def _around(text: str, out: list[PlaceMention], found: PlaceMention, words: PlaceWords) -> PlaceMention:
    """Marks whole countries, and places that only say where the one before lies."""
    weak = found.kind == "compass" and out and out[-1].kind == "weak"  # "by phone from Orvala, north of Lirava"
    if out and found.kind in ("at", "area", "compass") and (weak or out[-1].kind in ("at", "area", "around")):
        between = text[out[-1].end : found.start].lower().replace(",", " ").split()
        get = words.classes.get
        if len(between) <= 6 and all(
            get(word, 0) & (PREPOSITION | DETERMINER | DIRECTION | DESCRIPTION | AREA)
            or word == words.of
            or word.isdecimal()
            or word.endswith(words.description_endings)
            for word in between
        ):
            # "Orvala, north of Lirava": Lirava only tells where to look
            beside = between[-1:] == [words.of] and len(between) > 1 and get(between[-2], 0) & DIRECTION
            inner = len(between) > 2 and get(between[-3], 0) & DETERMINER
            return found._replace(kind="weak" if beside and not inner else "around")
    if found.kind == "at" and words.classes.get(found.preposition, 0) & (HIT | WEAK):
        return found  # "fired rockets into Lirava": as narrow as it is told
    return found._replace(kind="country") if found.kind in ("at", "area") and _country(found.name, words) else found


def _country(name: str, words: PlaceWords) -> bool:
    lower = name.lower()
    return lower in words.countries or lower[:-1] in words.countries


def setting(text: str, spans: Sequence[tuple[int, int]], index: int, words: PlaceWords) -> str | None:
    """The place set by the sentences before spans[index], the nearest first, at most a dozen back.

    It is the `previous` of `choose`.
    """
    for number in range(index - 1, max(-1, index - 13), -1):
        start, end = spans[number]
        if (place := scene(text, start, end, find(text, start, end, words), words)) is not None:
            return place
    return None


def scene(text: str, start: int, end: int, mentions: Sequence[PlaceMention], words: PlaceWords) -> str | None:
    """The place that a sentence sets for those after it: its first locative, if it tells of an event; else None."""
    if not mentions or not tells(text, start, end, words):
        return None
    for number, mention in enumerate(mentions):
        if mention.kind in SCENES:
            return named(mentions, number)
    for mention in mentions:  # "at a Tasmir office"
        prefixed = mention.kind == "modifier" and words.classes.get(mention.preposition, 0) & PREPOSITION
        if prefixed and not text.startswith(words.possessives, mention.end):
            return mention.name
    return None


def tells(text: str, start: int, end: int, words: PlaceWords) -> bool:
    """Whether a sentence tells of an event: only then it sets a scene."""
    return not words.happens.isdisjoint(text[start:end].lower().replace(",", " ").replace(".", " ").split())


def choose(
    mentions: Sequence[PlaceMention],
    figure_start: int,
    trigger_start: int | None,
    dateline: str | None = None,
    previous: str | None = None,
    breaks: Sequence[int] = (),
) -> str | None:
    """The place of a figure: the locative nearest to it in its sentence, else `previous`, else `dateline`, else None.

    A place that follows the figure or its verb is nearer than one that stands before; a larger place around the chosen
    one is kept ("Jenin, West Bank").
    """
    best = nearest(mentions, figure_start, trigger_start, breaks)
    if best < 0:
        return previous or dateline
    chosen = mentions[best]
    last = max(figure_start, trigger_start if trigger_start is not None else figure_start)
    if chosen.kind == "country" and previous and not 0 <= chosen.start - last <= 45:
        return previous
    return named(mentions, best)


def nearest(
    mentions: Sequence[PlaceMention], figure_start: int, trigger_start: int | None, breaks: Sequence[int] = ()
) -> int:
    """Which mention is nearest to a figure, in the sense of `choose`; -1 when none can be its place.

    `breaks` are offsets of clause boundaries, ascending; a place beyond one is further away.
    """
    trigger = figure_start if trigger_start is None else trigger_start
    best, cost = -1, 0.0
    for number, mention in enumerate(mentions):
        if mention.kind in ("weak", "inside", "around"):
            continue
        if mention.kind == "subject" and not 0 <= figure_start - mention.end <= _SUBJECT:
            continue
        away = _away(mention, figure_start, trigger, breaks)
        if best < 0 or away < cost:
            best, cost = number, away
    return best


def _away(mention: PlaceMention, figure: int, trigger: int, breaks: Sequence[int]) -> float:
    """How far a place is from a figure and its verb, in characters: one that follows both is the nearest."""
    if mention.kind == "subject":
        return 0.0
    first, last = min(figure, trigger), max(figure, trigger)
    if mention.start >= last:
        lead = mention.lead if mention.lead > last else mention.start
        low, high, away = last, mention.start, float(lead - last)
    elif mention.end <= first:
        low, high, away = mention.end, first, 2.5 * (first - mention.end) + 24.0
        if mention.opens:
            away = min(away, _OPENING)  # "In Orvala, …": where the whole clause happens
    elif mention.end > figure:
        low, high, away = 0, 0, 0.0
    else:
        low, high, away = mention.end, figure, 2.5 * (figure - mention.end) + 24.0
    if breaks:
        away += _CLAUSE * (bisect_left(breaks, high) - bisect_left(breaks, low))
    if mention.kind == "country" and 0 <= mention.start - last <= _BESIDE:
        return away + _HELD
    return away + _KINDS.get(mention.kind, 0.0)


def named(mentions: Sequence[PlaceMention], best: int) -> str | None:
    """A place with the larger one around it: "Jenin, West Bank"; None for some place without a name."""
    chosen = mentions[best]
    if chosen.kind == "elsewhere":
        return None
    if best > 0 and mentions[best - 1].kind == "inside":
        return f"{chosen.name}, {mentions[best - 1].name}"
    if best + 1 < len(mentions) and mentions[best + 1].kind == "around" and mentions[best + 1].name not in chosen.name:
        return f"{chosen.name}, {mentions[best + 1].name}"
    return chosen.name


def dateline(text: str, words: PlaceWords) -> str | None:
    """The place of the dateline that opens the text ("KABUL (AFP) - …"); None when that names only an agency."""
    head = text[: _HEAD + len(text) - len(text.lstrip())] if text[:1].isspace() else text[:_HEAD]
    marked = any(mark in head for mark in _MARKS)
    found = (words.dateline.match(text) if marked else None) or _COLON.match(text)
    if found is None:
        return None
    if "/" in found.group("place"):
        return None  # written in two cities
    kept: list[str] = []
    for part in found.group("place").split(","):
        tokens: list[str] = []
        for token in part.split():
            if token[0].isdigit() or words.classes.get(token.lower().strip("."), 0) & DATE:
                break
            tokens.append(token)
        if not tokens or any(t[0].islower() and t not in words.particles and t != words.of for t in tokens):
            break
        if tokens[0][1:].islower() and words.classes.get(tokens[0].lower(), 0) & OPENER:
            break
        kept.append(" ".join(tokens))
    if not kept:
        return None
    tokens = kept[0].lower().split()
    if any(words.classes.get(token, 0) & (PREPOSITION | WEAK) for token in tokens[1:]):
        return None  # "CHARGED WITH MURDER: …"
    if kept[0].lower() in words.agencies or not words.agencies.isdisjoint(tokens) or len(tokens) > 4:
        return None
    return None if words.classes.get(tokens[-1], 0) & ORGANISATION else ", ".join(kept[:2])
