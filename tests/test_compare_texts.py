"""The 48 labelled pairs as texts of our own, through the whole pipe: what an editor would say of each."""

from __future__ import annotations

import pytest
from compare_texts import CASES, CONTROLS, MORE, Case, read, verdict


@pytest.mark.parametrize("case", CASES + MORE, ids=lambda case: case.name)
def test_pair(case: Case) -> None:
    report = read(*case.articles)
    assert verdict(report, case.left, case.right) == case.verdict, case.arguable


@pytest.mark.parametrize("case", CONTROLS, ids=lambda case: case.name)
def test_control(case: Case) -> None:
    report = read(*case.articles)
    assert verdict(report, case.left, case.right) == case.verdict
