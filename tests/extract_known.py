"""What is known to differ from what is right, with the reason; each is expected to fail, so that a fix is noticed."""

from __future__ import annotations

import pytest

KNOWN: dict[str, str] = {
    "test_extract_numbers::test_other_forms[apostrophe]": "an apostrophe that groups digits",
    "test_extract_phenomena::test_reads[P025]": "both: one figure for each place",
    "test_extract_phenomena::test_reads[P026]": "each: one figure for each place",
    "test_extract_phenomena::test_reads[P032]": "a bare singular noun in a headline is one",
    "test_extract_phenomena::test_reads[P039]": "the second noun of “a mother and girl” shares the article",
    "test_extract_phenomena_time::test_reads[P049]": "a definite singular (“the driver was killed”)",
    "test_extract_phenomena_time::test_reads[P051]": "or: a zero for each place",
    "test_extract_phenomena_again::test_reads[P104-b]": "a promised release of people held",
    "test_extract_phenomena_again::test_reads[P110-b]": "death or illness is no count of the dead",
}


@pytest.fixture(autouse=True)
def expect_known(request: pytest.FixtureRequest) -> None:
    """Expects a test of the list to fail, strictly (but for times): once it passes, its line here must go."""
    reason = KNOWN.get(f"{request.path.stem}::{request.node.name}")
    if reason is not None:
        strict = request.path.stem != "test_extract_hostile"
        request.applymarker(pytest.mark.xfail(reason=reason, strict=strict))
