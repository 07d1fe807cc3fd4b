"""The examples that the words of sources carry, and what the compiler says of a broken file."""

from __future__ import annotations

import pytest

from numcheck import rulebook
from numcheck.errors import RuleError
from numcheck.extract.sources import compile_sources, sayings

FILE = rulebook.shipped() / "en" / "sources.yaml"
TABLE = rulebook.read_yaml(FILE, "en/sources.yaml")
WORDS = compile_sources(TABLE, "en/sources.yaml")


@pytest.mark.parametrize("example", TABLE["examples"], ids=lambda example: f"en/sources.yaml:{example.line}")
def test_example(example: rulebook.Table) -> None:
    text = example["text"]
    assert [f"{said.kind}: {said.source}" for said in sayings(text, 0, len(text), WORDS)] == list(example["sayings"])


def test_mistakes_come_all_at_once_with_their_lines() -> None:
    source = (
        FILE.read_text(encoding="utf-8")
        .replace("claim: [claimed,", "clam: [claimed,")
        .replace("be: [is,", "be: [is, is,")
    )
    with pytest.raises(RuleError) as raised:
        compile_sources(rulebook.parse_yaml(source, "x.yaml"), "x.yaml")
    messages = [str(problem) for problem in raised.value.problems]
    assert any("'clam' is no kind of verb" in message and message.startswith("x.yaml:") for message in messages)
    assert any("'is' is given twice in 'be'" in message for message in messages)
    assert all(problem.line for problem in raised.value.problems)


def test_a_file_needs_examples_of_both_kinds() -> None:
    head, _, _ = FILE.read_text(encoding="utf-8").partition("\nexamples:")
    only_positive = head + "\nexamples:\n  - text: Police said five died.\n    sayings: ['asserted: Police']\n"
    with pytest.raises(RuleError, match="one without"):
        compile_sources(rulebook.parse_yaml(only_positive, "x.yaml"), "x.yaml")
