"""Every example of every rule file is a test, named by its file and line."""

from __future__ import annotations

import pytest

from numcheck.examples import Outcome, run_examples


@pytest.mark.parametrize("outcome", run_examples(), ids=lambda o: o.id)
def test_example(outcome: Outcome) -> None:
    assert outcome.error is None
    assert outcome.got == outcome.expected, outcome.why
