"""What is known to differ from what is right, with the reason; each is expected to fail, so that a fix is noticed."""

from __future__ import annotations

import pytest

KNOWN: dict[str, str] = {
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[bracketed figures]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[nested brackets]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[quoted figures]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[open quotes]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[a sentence of figures]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[a sentence of groups]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[parts]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[inclusions]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[sayings]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[denials]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[places]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[hostages]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[missing]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[nobody]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[tolls]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[each]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[colons]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[upper case]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[capitals]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[carriage returns]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[days]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[right to left]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[direction marks]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[accents]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[lone surrogates]": "superlinear",
    "test_extract_hostile::test_longer_text_takes_longer_in_proportion[nuls]": "superlinear",
    "test_extract_hostile::test_a_longer_title_takes_longer_in_proportion[a sentence of figures]": "superlinear",
    "test_extract_numbers::test_decimals_of_billions_are_exact[8.2 billion]": "floating point: 8.2 billion is 8199999999.999999, refused, and “billion” read alone",
    "test_extract_numbers::test_decimals_of_billions_are_exact[32.7 billion]": "floating point: 8.2 billion is 8199999999.999999, refused, and “billion” read alone",
    "test_extract_numbers::test_decimals_of_billions_are_exact[16.1bn]": "floating point: 8.2 billion is 8199999999.999999, refused, and “billion” read alone",
    "test_extract_numbers::test_decimals_of_billions_are_exact[64.4bn]": "floating point: 8.2 billion is 8199999999.999999, refused, and “billion” read alone",
    "test_extract_numbers::test_other_forms[fraction]": "a vulgar fraction before a scale",
    "test_extract_numbers::test_other_forms[apostrophe]": "an apostrophe that groups digits",
    "test_extract_numbers::test_what_counts_nobody_is_no_figure[No. 40]": "“No.” is two tokens",
    "test_extract_phenomena::test_reads[P025]": "both: one figure for each place",
    "test_extract_phenomena::test_reads[P026]": "each: one figure for each place",
    "test_extract_phenomena::test_reads[P028]": "the place of the part is its subject",
    "test_extract_phenomena::test_reads[P032]": "a bare singular noun in a headline is one",
    "test_extract_phenomena::test_reads[P039]": "the second noun of “a mother and girl” shares the article",
    "test_extract_phenomena::test_reads[P049]": "a definite singular (“the driver was killed”)",
    "test_extract_phenomena::test_reads[P051]": "or: a zero for each place",
    "test_extract_phenomena_again::test_reads[P057-b]": "the verb of the main clause takes the object of a relative clause",
    "test_extract_phenomena_again::test_reads[P072-b]": "“the mayor spoke of” is no saying yet",
    "test_extract_phenomena_again::test_reads[P104-b]": "a promised release of people held",
    "test_extract_phenomena_again::test_reads[P110-b]": "death or illness is no count of the dead",
    "test_extract_phenomena_again::test_reads[P113-b]": "a night in tents",
    "test_extract_phenomena_again::test_reads[P131-b]": "“no immediate reports of” is zero",
    "test_extract_phenomena_more::test_reads[P116]": "an island that the gazetteer does not know",
    "test_extract_seeds::test_core_figures_have_their_scope[002-03]": "a toll “as of” a moment runs over the war",
    "test_extract_seeds::test_core_figures_have_their_scope[002-04]": "a toll “as of” a moment runs over the war",
    "test_extract_seeds::test_day_of_a_core_figure_is_the_golds_or_empty[001-01]": "the day of the sentence before is carried over",
    "test_extract_seeds::test_day_of_a_core_figure_is_the_golds_or_empty[002-03]": "the day of the sentence before is carried over",
    "test_extract_seeds::test_day_of_a_core_figure_is_the_golds_or_empty[002-04]": "the day of the sentence before is carried over",
    "test_extract_seeds::test_place_of_a_core_figure_is_the_golds_or_empty[001-01]": "the place of the sentence before is carried over",
    "test_extract_seeds::test_place_of_a_core_figure_is_the_golds_or_empty[002-01]": "the place of the sentence before is carried over",
    "test_extract_seeds::test_place_of_a_core_figure_is_the_golds_or_empty[002-02]": "the place of the sentence before is carried over",
    "test_extract_seeds::test_place_of_a_core_figure_is_the_golds_or_empty[002-03]": "the place of the sentence before is carried over",
    "test_extract_seeds::test_place_of_a_core_figure_is_the_golds_or_empty[002-04]": "the place of the sentence before is carried over",
    "test_extract_seeds::test_place_of_a_core_figure_is_the_golds_or_empty[004-04]": "the place of the sentence before is carried over",
    "test_extract_seeds::test_scopes_of_the_originals": "a gapped conjunct loses the scope",
}


@pytest.fixture(autouse=True)
def expect_known(request: pytest.FixtureRequest) -> None:
    """Expects a test of the list to fail, strictly (but for times): once it passes, its line here must go."""
    reason = KNOWN.get(f"{request.path.stem}::{request.node.name}")
    if reason is not None:
        strict = request.path.stem != "test_extract_hostile"
        request.applymarker(pytest.mark.xfail(reason=reason, strict=strict))
