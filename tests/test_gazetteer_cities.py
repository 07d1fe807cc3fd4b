"""Cities by name: scanning for a few and the whole index for many must tell the same."""

from __future__ import annotations

import pytest

from numcheck.cities import Lookup, city, plain

NAMES = [
    "jenin", "idlib", "paris", "springfield", "bombay", "peking", "sao paulo", "saint petersburg", "frankfurt",
    "al bab", "new york", "san jose", "la", "ulm", "aden", "khan yunis", "ho chi minh city", "nowhere at all", "",
    "tromsø",
]  # fmt: skip


def test_scanning_and_the_index_find_the_same_cities() -> None:
    scan, index = Lookup(scans=len(NAMES)), Lookup(scans=0)
    for name in NAMES:
        assert scan.find(name) == index.find(name), name
    assert scan.find("jenin") == index.find("jenin")  # the scans are used up: from here on by the index


def test_a_city_is_known_by_country_and_by_other_names() -> None:
    assert set(city("jenin")) == {"palestinian territory"}
    assert set(city("bombay")) == {"india"}
    assert city("israel") == {}
    assert len(city("san jose")) > 1


@pytest.mark.parametrize(
    ("name", "expected"), [("Tromsø", "tromsø"), ("São Paulo", "sao paulo"), ("St. John's", "st johns")]
)
def test_plain_names_lose_case_accents_and_marks(name: str, expected: str) -> None:
    assert plain(name) == expected
