"""Which source governs which figure."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numcheck import rulebook
from numcheck.extract.sources import Saying, attribution, compile_sources, sayings

WORDS = compile_sources(rulebook.read_yaml(rulebook.shipped() / "en" / "sources.yaml"), "en/sources.yaml")


def who(text: str, figure: str, previous: str | None = None) -> tuple[str, str] | None:
    before = sayings(previous, 0, len(previous), WORDS)[-1] if previous else None
    start = text.index(figure)
    said = attribution(sayings(text, 0, len(text), WORDS), start, start + len(figure), before)
    return (said.kind, said.source) if said else None


CASES = [
    ("Nine died, the Orvala mayor said, while four drivers were seized.", "Nine", ("asserted", "Orvala mayor")),
    ("Nine died, the Orvala mayor said, while four drivers were seized.", "four", None),
    (
        "Media reports said nine had died, but broadcaster TVX said the toll was 11.",
        "nine",
        ("asserted", "Media reports"),
    ),
    (
        "Media reports said nine had died, but broadcaster TVX said the toll was 11.",
        "11",
        ("asserted", "broadcaster TVX"),
    ),
    (
        "A militant group that claimed to have seized two drivers said it would talk.",
        "two",
        ("alleged", "militant group"),
    ),
    ("Rebels holding three engineers hostage said they were ready to talk.", "three", None),
    (
        'AFP reported "Nine villagers died in the raid, a hospital doctor said."',
        "Nine",
        ("asserted", "hospital doctor"),
    ),
    ("The army denied that 20 civilians, who lived nearby, had died.", "20", ("denied", "army")),
    ("Officials denied the raid was revenge by militants who killed two hostages.", "two", None),
    (
        "In Orvala, police officers Monday told reporters that five men were arrested.",
        "five",
        ("asserted", "police officers"),
    ),
    (
        "Six people died in Orvala local authorities told reporters on Saturday.",
        "Six",
        ("asserted", "local authorities"),
    ),
    (
        "Rami Toval, the observatory's director, said scores had died.",
        "scores",
        ("asserted", "Rami Toval, the observatory's director"),
    ),
    ("Reuters reported that, according to villagers, nine had died.", "nine", ("asserted", "villagers")),
    ("Xinhua said four had died, according to a doctor in Orvala.", "four", ("asserted", "doctor in Orvala")),
    ("Four had died, Xinhua said on Monday.", "Four", ("asserted", "Xinhua")),
    ("Xinhua put the fatalities at 11.", "11", ("asserted", "Xinhua")),
    ("The observatory, which relies on volunteers, said 40 had died.", "40", ("asserted", "observatory")),
    (
        '"There were 20 women among the dead," said Orvala police chief Ana Ruiz.',
        "20",
        ("asserted", "Orvala police chief Ana Ruiz"),
    ),
    (
        "Twelve people were killed, 30 hurt and five are missing, police and rescuers said.",
        "30",
        ("asserted", "police and rescuers"),
    ),
    ("Dozens were hurt, WHO said in a statement putting the toll at 70.", "70", ("asserted", "WHO")),
    ("THE 3D BRIGADE REPORTED THAT FIVE REBELS WERE KILLED.", "FIVE", ("asserted", "BRIGADE")),
    ("The blast raised the death toll to 12.", "12", None),
    ("Police questioned 12 people after the shooting.", "12", None),
    ("AP - A storm killed 12 people on Monday.", "12", None),
]


@pytest.mark.parametrize(("text", "figure", "expected"), CASES)
def test_governing_source(text: str, figure: str, expected: tuple[str, str] | None) -> None:
    assert who(text, figure) == expected


def test_a_pronoun_takes_the_source_named_before() -> None:
    before = "Hospital director Ana Ruiz said the raid began at dawn."
    assert who("She said 12 people had died.", "12", before) == ("asserted", "Hospital director Ana Ruiz")
    assert who("She said 12 people had died.", "12") is None


def test_past_perfect_is_marked() -> None:
    text = "The ministry had earlier confirmed that two soldiers were killed."
    assert sayings(text, 0, len(text), WORDS)[0].past_perfect
    text = "The ministry confirmed that two soldiers were killed."
    assert not sayings(text, 0, len(text), WORDS)[0].past_perfect


WORD_PIECES = (
    'police|the|said|that|,|.|12|according|to|killed|by|UN|quoting|(|)|"|had|who|told|and|claims|of|on|Monday|denied|'
    "figures|’s|\u0130|é|\u202e|:|-|it"
)
PIECES = st.lists(st.sampled_from(WORD_PIECES.split("|")), max_size=40)


@given(PIECES, st.integers(0, 5))
@settings(max_examples=300, deadline=None)
def test_sources_are_slices_in_order(pieces: list[str], lead: int) -> None:
    text = "x" * lead + " ".join(pieces)
    found = sayings(text, lead, len(text), WORDS)
    assert [said.start for said in found] == sorted(said.start for said in found)
    for said in found:
        assert text[said.source_start : said.source_end] == said.source != ""
        assert lead <= said.start <= said.end <= len(text)
        assert lead <= said.scope_start <= said.scope_end <= len(text)


HOSTILE = (
    "police said 5 died, ",
    "said ",
    "according to ",
    "who said that ",
    "officials of the ",
    '" said ',
    "told the ",
    "(",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_length_only(piece: str) -> None:
    def took(size: int) -> float:
        text = piece * (size // len(piece))
        best = 9.0
        for _ in range(3):
            begun = time.process_time()
            found: list[Saying] = sayings(text, 0, len(text), WORDS)
            for at in range(0, len(text), 500):
                attribution(found, at, at + 2)
            best = min(best, time.process_time() - begun)
        return best

    assert took(40_000) < 4 * 4 * max(took(10_000), 0.002)  # four times the text, with room for a busy machine
