"""The examples that the words of places carry, and what the compiler says of a broken file."""

from __future__ import annotations

import pytest

from numcheck import rulebook
from numcheck.errors import RuleError
from numcheck.extract.places import compile_places, find

FILE = rulebook.shipped() / "en" / "places.yaml"
TABLE = rulebook.read_yaml(FILE, "en/places.yaml")
WORDS = compile_places(TABLE, "en/places.yaml")


@pytest.mark.parametrize("example", TABLE["examples"], ids=lambda example: f"en/places.yaml:{example.line}")
def test_example(example: rulebook.Table) -> None:
    text = example["text"]
    assert [place.name for place in find(text, 0, len(text), WORDS)] == list(example["places"])


def test_mistakes_come_all_at_once_with_their_lines() -> None:
    source = (
        FILE.read_text(encoding="utf-8")
        .replace("\npeoples: [", "\npeople: [")
        .replace("{name: Balkans, also: [], ", "{name: Balkans, ")
    )
    with pytest.raises(RuleError) as raised:
        compile_places(rulebook.parse_yaml(source, "x.yaml"), "x.yaml")
    messages = [str(problem) for problem in raised.value.problems]
    assert any("'people' is no list of places" in message for message in messages)
    assert any("'peoples' should be a list" in message for message in messages)
    assert any("a region needs" in message for message in messages)
    assert all(problem.line for problem in raised.value.problems)
