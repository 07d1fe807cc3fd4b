"""Which place a figure belongs to, and what a dateline tells."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numcheck import rulebook
from numcheck.extract.places import choose, compile_places, dateline, find, setting

WORDS = compile_places(rulebook.read_yaml(rulebook.shipped() / "en" / "places.yaml"), "en/places.yaml")


def where(text: str, figure: str, dateline: str | None = None, previous: str | None = None) -> str | None:
    return choose(find(text, 0, len(text), WORDS), text.index(figure), None, dateline, previous)


CASES = [
    ("Six people died in two bombings in Orvala while 47 were killed in air strikes on Tasmir.", "Six", "Orvala"),
    ("Six people died in two bombings in Orvala while 47 were killed in air strikes on Tasmir.", "47", "Tasmir"),
    ("Five people have died in Orvala, three in Tasmir and one in Lirava.", "three", "Tasmir"),
    ("In Orvala, 12 people were killed on Wednesday.", "12", "Orvala"),
    ("Gunmen shot 12 people in the West Bank city of Jenin.", "12", "Jenin, West Bank"),
    ("Jets hit the town of Orvala in northern Tasmir, killing dozens.", "dozens", "Orvala, Tasmir"),
    ("Two people from Lirava were killed near Orvala.", "Two", "Orvala"),
    ("Rockets on another neighbourhood killed one person.", "one", None),
    ("The Tasmir ferry explosion killed nine.", "nine", "Dov"),
]


@pytest.mark.parametrize(("text", "figure", "expected"), CASES)
def test_place_of_a_figure(text: str, figure: str, expected: str | None) -> None:
    assert where(text, figure, previous="Dov") == expected


def test_the_sentence_goes_before_the_previous_one_and_that_before_the_dateline() -> None:
    assert where("Nine died in Orvala.", "Nine", "LIRAVA", "Tasmir") == "Orvala"
    assert where("Nine died.", "Nine", "LIRAVA", "Tasmir") == "Tasmir"
    assert where("Nine died.", "Nine", "LIRAVA") == "LIRAVA"
    assert where("Nine died.", "Nine") is None


def test_a_whole_country_gives_way_to_a_place_named_before() -> None:
    assert where("The gas attack in Syria that shocked many killed 72.", "72", previous="Orvala") == "Orvala"
    assert where("The gas attack in Syria that shocked many killed 72.", "72") == "Syria"
    assert where("Some 230,000 people have been killed in Syria since 2011.", "230,000", previous="Orvala") == "Syria"


def test_setting_looks_back_for_a_sentence_that_tells_of_an_event() -> None:
    first, second, third = "A bomb attack hit a market in Orvala.", "The mayor lives in Tasmir.", "Nine died."
    text = " ".join((first, second, third))
    spans = [(text.index(part), text.index(part) + len(part)) for part in (first, second, third)]
    assert setting(text, spans, 2, WORDS) == "Orvala"
    assert setting(text, spans, 0, WORDS) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KABUL (AFP) - Gunmen struck.", "KABUL"),
        ("GAZA CITY, Gaza Strip - Tanks moved in.", "GAZA CITY, Gaza Strip"),
        ("SAN TASMO, 3 JAN 90 (EFE) -- [TEXT] A BOMB WENT OFF.", "SAN TASMO"),
        ("ORVALA Sept. 17, 2004 - Rebels struck.", "ORVALA"),
        ("Orvala, Lirava — Nine people died.", "Orvala, Lirava"),
        ("AP - A storm struck.", None),
        ("Reuters - A storm struck.", None),
        ("Nine people died in Orvala.", None),
    ],
)
def test_dateline(text: str, expected: str | None) -> None:
    assert dateline(text, WORDS) == expected


WORD_PIECES = (
    "in|the|city|of|Orvala|Tasmir's|and|,|August|Iraqi|army|US|near|northern|"
    "al-Bab|É|another|village|attack|on|IN|PROVINCE|\u202e|12|-|("
)
PIECES = st.lists(st.sampled_from(WORD_PIECES.split("|")), max_size=40)


@given(PIECES, st.integers(0, 5))
@settings(max_examples=300, deadline=None)
def test_names_are_slices_in_order(pieces: list[str], lead: int) -> None:
    text = "x" * lead + " ".join(pieces)
    for whole in (text, text.upper()):
        found = find(whole, lead, len(whole), WORDS)
        assert [place.start for place in found] == sorted(place.start for place in found)
        for place in found:
            assert lead <= place.start <= place.end <= len(whole)
            assert place.kind == "elsewhere" or whole[place.start : place.end] == place.name != ""


@pytest.mark.parametrize(
    "piece", ["in Orvala and ", "in Orvala, ", "AB", "A.", "Gaza's ", "IN THE CITY OF X ", "X ", "A ("]
)
def test_time_grows_with_length_only(piece: str) -> None:
    def took(size: int) -> float:
        text = piece * (size // len(piece))
        best = 9.0
        for _ in range(3):
            begun = time.process_time()
            find(text, 0, len(text), WORDS)
            dateline(text, WORDS)
            best = min(best, time.process_time() - begun)
        return best

    assert took(40_000) < 4 * 4 * max(took(10_000), 0.002)  # four times the text, with room for a busy machine
