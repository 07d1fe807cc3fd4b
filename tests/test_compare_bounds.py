"""Interval arithmetic: what two counts, a sum and a share can say, whatever they count."""

from __future__ import annotations

from math import inf

import pytest
from compare_figures import ends
from hypothesis import given
from hypothesis import strategies as st

from numcheck.compare.bounds import fits, lower, nominal, reach, relation, share_kind, tolerance, total, upper
from numcheck.model import Count

NUMBERS = st.integers(min_value=0, max_value=100_000)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    """Any count that words can say."""
    n = draw(NUMBERS)
    kind = draw(st.sampled_from(["exact", "at_least", "more_than", "up_to", "fewer_than", "about", "range", "vague"]))
    if kind in ("range", "vague"):
        return Count(n, n + draw(st.integers(1, 1000)), None, kind)
    low = {"more_than": n + 1, "up_to": None, "fewer_than": None}.get(kind, n)
    high = {"at_least": None, "more_than": None, "fewer_than": max(n - 1, 0)}.get(kind, n)
    return Count(low, high, n, kind)


@given(counts(), counts())
def test_relation_is_symmetrical(a: Count, b: Count) -> None:
    one, other = relation(a, b), relation(b, a)
    assert (one.kind, one.gap, one.share, one.smaller) == (other.kind, other.gap, other.share, -other.smaller)


@given(counts())
def test_a_count_agrees_with_itself(a: Count) -> None:
    told = relation(a, a)
    assert (told.kind, told.gap, told.share) == ("agree", 0, 0)


@given(counts(), counts())
def test_apart_means_that_no_number_fits_both(a: Count, b: Count) -> None:
    if relation(a, b).kind in ("apart", "soft"):
        assert max(lower(a), lower(b)) > min(upper(a), upper(b))
    if max(lower(a), lower(b)) <= min(upper(a), upper(b)):
        assert relation(a, b).kind in ("agree", "refines", "open", "overlap")


@given(counts())
def test_tolerance_only_widens(a: Count) -> None:
    low, high = reach(a)
    assert low <= lower(a)
    assert high >= upper(a)


@given(st.lists(counts(), min_size=2, max_size=4))
def test_a_sum_contains_its_printed_numbers(parts: list[Count]) -> None:
    summed = total(parts)
    printed = sum(nominal(part) for part in parts)
    assert nominal(summed) == printed
    assert lower(summed) == sum(lower(part) for part in parts)
    assert upper(summed) == sum(upper(part) for part in parts)
    exactly = [part for part in parts if part.bound not in ("more_than", "fewer_than", "up_to")]
    if len(exactly) == len(parts):
        assert lower(summed) <= printed <= upper(summed)


@given(st.lists(NUMBERS, min_size=2, max_size=4), NUMBERS)
def test_exact_parts_fit_their_sum_and_nothing_else(parts: list[int], other: int) -> None:
    summed = total(Count(n, n, n, "exact") for n in parts)
    assert fits(Count(sum(parts), sum(parts), sum(parts), "exact"), summed)
    assert fits(Count(other, other, other, "exact"), summed) == (other == sum(parts))


@given(NUMBERS, NUMBERS)
def test_a_share_holds_when_its_arithmetic_does(part: int, rest: int) -> None:
    whole = part + rest
    if whole:
        assert share_kind(Count(0.5, None, 0.5, "more_than"), part / whole) == (part > rest)


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("12", "12", "agree"),
        ("12", "13", "apart"),
        ("at least 12", "12", "agree"),
        ("at least 12", "15", "refines"),
        ("more than 12", "12", "approx"),
        ("at least 30", "at least 38", "open"),
        ("dozens", "45", "refines"),
        ("dozens", "11", "soft"),
        ("fewer than 10", "12", "apart"),
        ("about 500", "more than 500", "approx"),
        ("about 500", "540", "approx"),
        ("about 500", "560", "apart"),
        ("about 40", "47", "approx"),
        ("about 40", "50", "apart"),
        ("up to 50", "4", "refines"),
        ("40 to 50", "45", "refines"),
        ("40 to 50", "at least 45", "overlap"),
        ("hundreds", "at least 1,100", "soft"),
    ],
)
def test_relations_as_editors_read_them(a: str, b: str, kind: str) -> None:
    assert relation(Count(**ends(a)), Count(**ends(b))).kind == kind


@pytest.mark.parametrize(("number", "slack"), [(3, 1), (20, 4), (49, 9.8), (50, 5), (1000, 100)])
def test_tolerance_of_about(number: int, slack: float) -> None:
    assert tolerance(number) == pytest.approx(slack)


def test_open_ends_stay_open_in_sums() -> None:
    summed = total([Count(1301, None, 1300, "more_than"), Count(2801, None, 2800, "more_than")])
    assert (summed.low, summed.high, summed.value, summed.bound) == (4102, None, 4100, "at_least")
    assert upper(summed) == inf
