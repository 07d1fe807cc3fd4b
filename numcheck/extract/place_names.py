"""The names of places in a sentence: where a name begins and ends, and which word makes it a place."""

from __future__ import annotations

from collections.abc import Iterator

from ..typed import NamedTuple
from .place_cues import (
    CLOSING,
    LEFT,
    OPENING,
    agency,
    belongs,
    bordering,
    ending,
    no_name,
    object_of,
    owns,
    passing,
    preposition_of,
    records,
    surface,
)  # fmt: skip
from .place_words import (
    AREA,
    DATE,
    DESCRIPTION,
    DETERMINER,
    DIRECTION,
    EVENT,
    HEADLINE,
    OPENER,
    ORGANISATION,
    PEOPLE,
    PREPOSITION,
    SITE,
    WEAK,
    WHOLE,
    PlaceWords,
)  # fmt: skip

_OPENS = 3
"""Code points before what opens a sentence: a quotation mark, a blank."""


class PlaceMention(NamedTuple):
    """A place a sentence names, in code points of the text.

    `name` is the verbatim slice text[start:end]; `preposition` the word that makes it a place ("" for "the Lirava
    bombing"). `kind`: at ("in X"), area ("the city of X" as a subject), inside (a larger place that holds the next
    one: "the West Bank city of Jenin"), around (a larger place that holds the one before: "Rafah in Gaza"), country,
    weak ("from X", and Y in "X, north of Y"), modifier ("the X bombing"), subject ("X reported 12 deaths"), elsewhere
    ("another village": some place, but none named). `lead` is where the words begin that make it a place ("in the city
    of X"), -1 where that is not known; `opens` tells that they open the sentence.
    """

    start: int
    end: int
    name: str
    preposition: str
    kind: str
    lead: int = -1
    opens: bool = False


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
        if first >= 0 and bits & ORGANISATION and bits & AREA and not mark:
            last = y  # "Plateau State"
            continue
        if bits & (DATE | ORGANISATION) or acronym:
            if first >= 0 and bits & ORGANISATION and not acronym and not mark:
                first = -1  # "Baghdad Police" is no place
            if first >= 0 and text.endswith(words.description_endings, x, y):
                first = -1  # nor is "United" in "United Nations-run"
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
    if out and a < out[-1].end:
        return None
    b = _whole_name(text, a, b, end, words)
    name = text[a:b]
    b = a + ending(name, words)
    name = text[a:b]
    if b == a or name.lower() in words.particles:
        return None
    head = name.split()[0].lower()
    bits = get(head, 0)
    left = [word.lstrip(OPENING) or word for word in text[max(start, a - LEFT) : a].split()]
    before = left[-1].lower() if left else ""
    if no_name(text, a, b, before, words):
        return None
    after = text[b : min(end, b + 40)].split(None, 3)
    following = after[0].lower().strip(CLOSING) if after and text[b : b + 1] == " " else ""
    nextbits = get(following, 0)
    demonym = bool(bits & PEOPLE) or head.endswith(words.people_endings)
    if demonym and bits & DIRECTION and " " in name:
        demonym = False  # "Western Highlands"
    elif demonym and " " in name and get(name.rpartition(" ")[2].lower(), 0) & (AREA | WHOLE):
        demonym = False  # "Indian Ocean"
    elif demonym and not bits & PEOPLE:  # "in Kasese, …", "in the Caribbean"
        led = left[-2].lower() if len(left) > 1 and " " not in name and get(before, 0) & DETERMINER else before
        demonym = not get(led, 0) & PREPOSITION or bool(following) and not nextbits & (PREPOSITION | WEAK | DATE)
    if demonym and " " not in name:
        return None
    if out and out[-1].end <= a and (joined := _chained(text, a, b, out[-1], before, words)) is not None:
        out[-1] = joined
        return None
    if demonym and name.lower() not in words.countries or name in words.acronyms and not get(before, 0) & DETERMINER:
        return None
    if out and out[-1].kind == "inside" and text[out[-1].end : a].strip().lower() in words.seats:
        return PlaceMention(a, b, name, out[-1].preposition, "at", out[-1].lead, out[-1].opens)
    closes = not following or bool(nextbits & (PREPOSITION | WEAK | DATE)) or following == words.both
    preposition, kind = preposition_of(left, words, closes)
    if kind == "object":
        if (told := object_of(name, following, nextbits, after, words)) is None:
            return None
        kind = told
    elif kind == "weak" and preposition == words.on and surface(name, following, words):
        kind = "at"
    elif kind == "at" and (held := belongs(name.lower(), left, following, nextbits, words)) is not None:
        if not held:
            return None
        kind = held
    near = kind in ("at", "area", "modifier")
    if near and (passing(left, name, words) or bordering(name, before, following, words)):
        kind = "weak"
    if (
        out
        and out[-1].kind in ("at", "country", "modifier")
        and owns(text[out[-1].end : a], closes, bool(nextbits & AREA), words)
    ):
        out[-1] = out[-1]._replace(kind="inside")
        if nextbits & AREA and not nextbits & EVENT:
            b = text.index(after[0], b) + len(following)
        return PlaceMention(a, b, text[a:b], out[-1].preposition, "at")
    if nextbits & AREA:
        outer = following in words.seats or name.lower() in words.known  # "Qaisar district of Faryab" lies in Faryab
        if outer and not kind and get(before, 0) & DETERMINER and len(after) > 2 and after[1].lower() == words.of:
            kind = "area"  # "The Tasmir town of Orvala was shelled"
        if outer and len(after) > 1 and after[1].lower() == words.of and kind:
            kind = (
                "inside"
                if kind in ("at", "area") and text[b : b + 1] == " " and len(after) > 2 and after[2] != after[2].lower()
                else kind
            )
        elif kind and after[0] in words.seats and len(after) > 1 and _named_next(after[1], words):
            kind = "inside"  # "the Tasmir capital Orvala"
        elif kind != "modifier" and (kind and after[0] == following or kind and not nextbits & EVENT):
            b = text.index(after[0], b) + len(following)
        elif not kind and (get(before, 0) & DETERMINER or _undergoes(left, after, words)):
            kind = "area"
            b = text.index(after[0], b) + len(following)
    elif (
        kind in ("", "weak")
        and nextbits & EVENT
        and not nextbits & PREPOSITION
        and (left and left[-1][-1].isalnum() or name.lower() in words.known)
    ):
        kind = "modifier"
    holds = any(text.startswith(f" {phrase} ", b) for phrase in words.hosts)
    if not kind and (holds or records(text, b, end, before, words)) and not agency(name.lower(), words):
        kind = "subject"
    where = kind in ("", "weak") and text[b : b + len(words.where) + 3].lstrip(", ").startswith(f"{words.where} ")
    if where:
        kind = "at"  # "into Orvala, where 30 people died"
    if (
        not kind
        or preposition == words.of
        and before in words.articles
        and following.isalpha()
        and not (nextbits & ~HEADLINE or after[0][0].isupper())
    ):
        return None  # "derailment of a Tasmir Plc train"

    if kind == "at" and (mark := next((m for m in words.possessives if text.startswith(f"{m} ", b)), "")):
        owned = text[b + len(mark) : b + 40].split(None, 1)[:1]
        if (
            owned
            and owned[0].islower()
            and not get(owned[0].strip(",."), 0) & (AREA | EVENT | DIRECTION | DESCRIPTION | SITE)
        ):
            kind = "modifier"  # "at Ada Roe's concert"
    lead = a
    if kind == "area" and before == words.of and len(left) > 1:
        lead -= len(left[-1]) + len(left[-2]) + 2
    elif preposition:
        lead -= min(a - start, LEFT)
        lead += max(0, f" {text[lead:a].lower()}".rfind(f" {preposition} "))
    return PlaceMention(a, b, text[a:b], preposition, kind, lead, where or lead - start <= _OPENS)


def _undergoes(left: list[str], after: list[str], words: PlaceWords) -> bool:
    """Whether a place opens the sentence as its subject: "Orvala neighbourhood was shelled"."""
    return not left and len(after) > 1 and after[0].islower() and after[1].lower() in words.undergoes


def _named_next(word: str, words: PlaceWords) -> bool:
    """Whether the word behind "the Tasmir capital" begins the name of that capital."""
    low = word.lower().strip(",.;:")
    people = words.classes.get(low, 0) & (DATE | PEOPLE | ORGANISATION) or low.endswith(words.people_endings)
    return word[0].isupper() and not people


def _whole_name(text: str, a: int, b: int, end: int, words: PlaceWords) -> int:
    """Where a name ends that goes on behind its kind: "Republic of Orvala", "Gulf of Tasmir"."""
    link = f" {words.of} "
    if words.classes.get(text[a:b].rpartition(" ")[2].lower(), 0) & (AREA | WHOLE) and text.startswith(link, b):
        run = words.run.match(text, b + len(link), end)
        if run is not None:
            return run.end()
    return b


def _chained(text: str, a: int, b: int, last: PlaceMention, before: str, words: PlaceWords) -> PlaceMention | None:
    """ "Maymay, Badakhshan province" and "Tasmir and Orvala": the new name joins the mention before it."""
    between = text[last.end : a]
    if last.kind == "modifier" or len(between) > 24:
        return None
    plain = between.split()
    if text[b : b + 2].startswith(words.possessives):
        return None  # "in Orvala, Lirava's army said"
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
