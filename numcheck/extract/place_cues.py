"""What the words around a name make of it: the preposition or verb that leads it, what follows, what it ends with."""

from __future__ import annotations

from .place_words import (
    AFTER_HIT,
    AREA,
    DATE,
    DESCRIPTION,
    DETERMINER,
    DIRECTION,
    EVENT,
    HARM,
    HAS,
    HEADLINE,
    HIT,
    ISLAND,
    MOVE,
    PEOPLE,
    PREPOSITION,
    RECORDED,
    RECORDER,
    SHARE,
    SITE,
    STORM,
    WEAK,
    WHOLE,
    PlaceWords,
)  # fmt: skip

OPENING = "\"“‘'«(["
CLOSING = ",.;:\"”’')]"
LEFT = 72
"""How many characters before a name are looked at for its preposition."""
_FAR, _CONVEYED = 9, 3
"""So many words before a name, and before their preposition, tell who was brought there."""


def agency(name: str, words: PlaceWords) -> bool:
    """Is a name, in lower case, that of a news agency, or does it hold one?"""
    return name in words.agencies or not words.agencies.isdisjoint(name.split())


def ending(name: str, words: PlaceWords) -> int:
    """How many characters of a name are left without words of headlines behind it: "in Orvala Kills"; 0 if none are.

    Some last words make no place of any name: "Independence Day".
    """
    tokens = name.split(" ")
    kept = len(tokens)
    if tokens[-1].lower() in words.never_last:
        return 0
    if name.lower() in words.known:
        return len(name)
    bits = [words.classes.get(token.lower(), 0) for token in tokens]
    while kept and bits[kept - 1] & (HEADLINE | EVENT) and not bits[kept - 1] & (SITE | AREA):
        kept -= 1
    return len(" ".join(tokens[:kept])) if kept or len(tokens) > 1 else len(name)


def no_name(text: str, a: int, b: int, before: str, words: PlaceWords) -> bool:
    """Whether capitals name no place: a storm's name, half a name ("the Strait"), a people's adjective, a shop."""
    name = text[a:b].lower()
    if name in words.known:
        return False
    if name.partition("-")[0].endswith(words.people_endings) and "-" in name and " " not in name:
        return True  # "the Tasmirian-Oravian border"
    first, _, rest = name.partition(" ")
    get = words.classes.get
    if (get(before, 0) | get(first, 0)) & STORM and name not in words.countries:
        return True
    if not rest:
        if get(name, 0) & (AREA | SITE | WHOLE | EVENT | HEADLINE) and before != words.of:
            return True
        mark = next((mark for mark in words.possessives if text.startswith(f"{mark} ", b)), "")
        return before in words.articles and bool(mark) and text[b + len(mark) + 1 : b + len(mark) + 2].isupper()
    last = rest.rpartition(" ")[2]
    return bool(get(last, 0) & PEOPLE or get(first, 0) & DIRECTION and last.endswith(words.people_endings))


def belongs(name: str, left: list[str], following: str, bits: int, words: PlaceWords) -> str | None:
    """What "at a Tasmir plant" and "at Tasmir positions" make of a name: a modifier, or no place; None if neither."""
    if name in words.known:
        return None
    if following in words.belongings:
        return ""
    get, at = words.classes.get, len(left) - 1
    while at > len(left) - 4 and at > 0 and left[at].islower() and left[at] not in words.articles:
        if get(left[at], 0) & (PREPOSITION | WEAK | HIT) or left[at] == words.of:
            return None
        at -= 1
    if at < 0 or left[at] not in words.articles:
        return None
    if not following:
        return "" if at < len(left) - 1 else None  # "outside a local Rite Aid"
    if bits & AREA and at == len(left) - 1 and following in words.scattered:
        return "modifier"  # "on a Tasmir island": one of many
    known = PREPOSITION | WEAK | DATE | AREA | EVENT | DIRECTION | AFTER_HIT | SITE
    return "modifier" if following.isalpha() and following.islower() and not bits & known else None


def object_of(name: str, following: str, bits: int, after: list[str], words: PlaceWords) -> str | None:
    """ "struck Orvala": a place, a site of it ("struck Orvala airport"), or no place ("attacked US troops")."""
    if (
        not following
        or not following.isalpha()
        or not after[0][:1].islower()
        or bits & (PREPOSITION | WEAK | AFTER_HIT | DIRECTION | AREA | EVENT)
    ):
        return "at"
    return None if name in words.acronyms else "modifier"


def surface(name: str, following: str, words: PlaceWords) -> bool:
    """Whether something happens on a place of that name: an island, a road, a river, a mount."""
    tokens, get = name.lower().split(), words.classes.get
    kinds = (tokens[0], tokens[-1]) if len(tokens) > 1 else ()
    return bool(get(name.lower(), 0) & ISLAND or any(get(w, 0) & (AREA | ISLAND | WHOLE) for w in (*kinds, following)))


def passing(left: list[str], name: str, words: PlaceWords) -> bool:
    """Whether people were only brought, bound or heard there: "taken to a hospital in", "a news conference in"."""
    low, get = [word.lower() for word in left[-_FAR:]], words.classes.get
    led = name.lower() in words.countries
    for k in range(len(low) - 1, 0, -1):
        bits = get(low[k], 0)
        if low[k][-1] in ",;:" or bits & (HARM | HIT | MOVE) or bits & EVENT and not bits & (SITE | PREPOSITION):
            return False
        if bits & PREPOSITION and not led:
            led = True
            inside = any(get(word, 0) & PREPOSITION for word in low[max(0, k - _CONVEYED) : k - 1])
            if low[k - 1] in words.venues or low[k - 1] in words.houses and not inside:
                return not any(get(word.strip(",;"), 0) & (HARM | HIT | EVENT) for word in low[: k - 1])
        if low[k] in words.ways and not words.conveys.isdisjoint(low[max(0, k - _CONVEYED) : k]):
            return True
    return False


def bordering(name: str, before: str, following: str, words: PlaceWords) -> bool:
    """Whether only the border of a country is there: "near the Tasmir border", "a region bordering Tasmir"."""
    return name.lower() in words.countries and (following in words.edges or before in words.edges)


def records(text: str, b: int, end: int, before: str, words: PlaceWords) -> bool:
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


def owns(between: str, closes: bool, area: bool, words: PlaceWords) -> bool:
    """Whether a place holds the next by what stands between: "Gaza's Rafah", "Nepal's capital, Kathmandu".

    `area` tells that the next is called a province or the like: "Lirava's lawless Orvala province".
    """
    mark = next((mark for mark in words.possessives if between.startswith(mark)), None)
    if mark is None or len(between) > LEFT:
        return False
    rest = between[len(mark) :].replace(",", " ").split()
    if rest[-1:] == [words.of]:
        rest.pop()  # "Lirava's restive province of Orvala"
    if not rest or area and len(rest) < 3 and all(word.islower() for word in rest):
        return True
    return len(rest) <= 4 and bool(words.classes.get(rest[-1], 0) & AREA) and (closes or "," not in between)


def preposition_of(left: list[str], words: PlaceWords, closes: bool = True) -> tuple[str, str]:
    """The preposition that governs a name, from the words on its left, and the kind of mention it makes.

    `closes` tells that the name ends its phrase: only then it may be the name of "the capital, " before it.
    """
    get = words.classes.get
    area = apposed = False
    unknown = 0
    for number in range(1, min(len(left), 8) + 1):
        word = left[-number].lower()
        bits = get(word, 0)
        if number == 1 and word[-1] == "," and closes and get(word[:-1], 0) & AREA:
            area = apposed = True
            continue
        earlier = left[-number - 1].lower() if number < len(left) else ""
        if word == words.of:
            over = get(earlier, 0)
            if number == 1 and earlier in words.dwellers:
                return word, "at"  # "162 residents of Orvala"
            if over & EVENT and not over & AREA:
                return word, "at"
            if over & PREPOSITION:
                return word, "at"  # "outside of Orvala"
            if over & DIRECTION and not over & AREA:
                before = left[-number - 2].lower() if number + 1 < len(left) else ""
                if not get(before, 0) & DETERMINER:
                    return word, "compass"
            if over & (AREA | DIRECTION | DESCRIPTION | SHARE):
                area = True
                continue
            return "", "area" if area and not apposed else ""
        if bits & PREPOSITION:
            before = left[-number - 2].lower() if number + 1 < len(left) else ""
            seat = earlier in words.sits and get(before, 0) & DETERMINER
            return word, "weak" if seat or earlier in words.parts_only or earlier in words.not_there else "at"
        if f"{earlier} {word}" in words.borders:
            return word, "at"
        if bits & WEAK:
            return word, "at" if get(earlier, 0) & (EVENT | HIT | MOVE) else "area" if area else "weak"
        if bits & HIT and not unknown:
            return word, "object"
        if bits & (AREA | DETERMINER | DIRECTION | DESCRIPTION | SHARE) or word.endswith(words.description_endings):
            area = area or bool(number == 1 and bits & DIRECTION)
            continue
        if word.endswith(words.possessives) and get(word[:-2], 0) & (DIRECTION | AREA) and left[-number].islower():
            continue  # "in the south's Unity state"
        plain = word.replace("-", "").isalpha() and left[-number].islower() and not bits & HARM
        if plain and unknown == 0 and number == 1:
            unknown = 1
            continue
        if number == 2 and get(left[-1].lower(), 0) & AREA and (bits & PEOPLE or word.endswith(words.people_endings)):
            continue  # "the Kenyan capital Nairobi"
        if area and (left[-number][:1].isupper() or word[:1].isdigit()):
            continue  # "the northern Chinese province of Hebei", "25 miles west of Raqqa"
        break
    return "", "area" if area and not apposed else ""
