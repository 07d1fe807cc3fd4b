"""Numbers in every form that news prints: spelled, grouped, scaled, as ranges, with bounds; read as what they say."""

from __future__ import annotations

import pytest
from extract_known import expect_known  # noqa: F401
from hypothesis import given, settings
from hypothesis import strategies as st

from numcheck.extract import extract
from numcheck.model import Figure

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(value: int, link: str = "", joint: str = "-") -> str:
    """A whole number in words; `link` stands between hundreds and the rest, `joint` inside 21 to 99."""
    if value < 20:
        return SMALL[value]
    if value < 100:
        return TENS[value // 10] + (f"{joint}{SMALL[value % 10]}" if value % 10 else "")
    for size, word in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= size:
            head, rest = divmod(value, size)
            tail = ""
            if rest:
                tail = (f" {link} " if link and rest < 100 else " ") + spelled(rest, link, joint)
            return f"{spelled(head, link, joint)} {word}{tail}"
    raise AssertionError


def one(words: str, rest: str = "people were killed in the flood.") -> Figure:
    """The only figure of a sentence that begins with the words of a number."""
    figures = extract(f"In all, {words} {rest}")
    assert len(figures) == 1, (words, [str(f) for f in figures])
    return figures[0]


@pytest.mark.parametrize(
    ("words", "low", "high", "bound"),
    [
        ("a quarter of a million", 250_000, 250_000, "exact"),
        ("about three quarters of a million", 750_000, 750_000, "about"),
        ("a million and a half", 1_500_000, 1_500_000, "exact"),
        ("a couple of hundred", 200, 200, "exact"),
        ("thirty-odd", 30, 30, "about"),
        ("two hundred-odd", 200, 200, "about"),
        ("50-plus", 50, None, "at_least"),
        ("tens of", 20, 99, "vague"),
        ("a score of", 20, 20, "exact"),
        ("a handful of", 3, 9, "vague"),
    ],
)
def test_rare_forms(words: str, low: int, high: int | None, bound: str) -> None:
    figure = one(words)
    assert (figure.low, figure.high, figure.bound) == (low, high, bound)


FEW = settings(max_examples=60, deadline=None)
COUNTS = st.one_of(st.integers(2, 130), st.integers(2, 20_000), st.integers(2, 999_999_999))


@FEW
@given(COUNTS, st.sampled_from(["", "and"]), st.sampled_from(["-", " "]))
def test_spelled_numbers_come_back(value: int, link: str, joint: str) -> None:
    words = spelled(value, link, joint)
    figure = one(words)
    assert (figure.low, figure.high, figure.value, figure.bound) == (value, value, value, "exact"), words
    assert figure.text == words


@FEW
@given(COUNTS, st.sampled_from(["{:d}", "{:,}", "spaces", "thin", "narrow"]))
def test_grouped_digits_come_back(value: int, style: str) -> None:
    space = {"spaces": " ", "thin": "\u2009", "narrow": "\u202f"}.get(style)
    words = f"{value:,}".replace(",", space) if space else style.format(value)
    figure = one(words)
    assert (figure.low, figure.high, figure.value) == (value, value, value), words
    assert figure.text == words


@FEW
@given(st.integers(1, 99), st.integers(1, 9), st.sampled_from([("million", 6), ("m", 6)]))
def test_decimals_with_a_scale(whole: int, tenth: int, scale: tuple[str, int]) -> None:
    word, power = scale
    figure = one(f"{whole}.{tenth}{' ' if len(word) > 2 else ''}{word}")
    assert figure.value == (10 * whole + tenth) * 10 ** (power - 1)


@pytest.mark.parametrize("words", ["1.2 billion", "8.2 billion", "32.7 billion", "16.1bn", "64.4bn"])
def test_decimals_of_billions_are_exact(words: str) -> None:
    number, scale = words[:4].rstrip("b "), 1_000_000_000
    assert one(words).value == int(number.replace(".", "")) * scale // 10


BOUNDS = {
    "at least": "at_least", "no fewer than": "at_least", "not less than": "at_least",
    "more than": "more_than", "over": "more_than", "well over": "more_than", "in excess of": "more_than",
    "fewer than": "fewer_than", "less than": "fewer_than", "under": "fewer_than",
    "up to": "up_to", "as many as": "up_to", "no more than": "up_to",
    "about": "about", "some": "about", "nearly": "about", "almost": "about", "around": "about", "roughly": "about",
    "approximately": "about", "an estimated": "about",
    "exactly": "exact", "a total of": "exact",
}  # fmt: skip


def interval(value: int, bound: str) -> tuple[int | None, int | None]:
    return {
        "at_least": (value, None),
        "more_than": (value + 1, None),
        "fewer_than": (None, value - 1),
        "up_to": (None, value),
    }.get(bound, (value, value))


@FEW
@given(COUNTS, st.sampled_from(sorted(BOUNDS)), st.booleans())
def test_bounds_say_their_interval(value: int, words: str, digits: bool) -> None:
    figure = one(f"{words} {value:,}" if digits else f"{words} {spelled(value)}")
    assert figure.bound == BOUNDS[words]
    assert (figure.low, figure.high) == interval(value, BOUNDS[words])
    assert figure.value == value
    assert figure.text.startswith(words)


@pytest.mark.parametrize(("words", "bound"), [("or more", "at_least"), ("or so", "about")])
def test_bounds_behind_the_number(words: str, bound: str) -> None:
    figure = one(f"40 {words}")
    assert (figure.bound, figure.value, figure.text) == (bound, 40, f"40 {words}")


@FEW
@given(st.integers(2, 5000), st.integers(1, 5000), st.sampled_from(["{} to {}", "{}-{}", "{}–{}", "between {} and {}"]))
def test_ranges_have_two_ends(low: int, more: int, style: str) -> None:
    words = style.format(low, low + more)
    figure = one(words)
    assert (figure.low, figure.high, figure.value, figure.bound) == (low, low + more, None, "range"), words
    assert figure.text == words


@FEW
@given(st.integers(2, 20), st.integers(1, 20))
def test_spelled_ranges(low: int, more: int) -> None:
    figure = one(f"{spelled(low)} to {spelled(low + more)}")
    assert (figure.low, figure.high, figure.bound) == (low, low + more, "range")


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("2-3 million", 2_000_000, 3_000_000),
        ("two to three million", 2_000_000, 3_000_000),
        ("three to four hundred", 300, 400),
        ("1.2 to 1.5 million", 1_200_000, 1_500_000),
        ("20,000 to 30,000", 20_000, 30_000),
        ("80 to 100 thousand", 80_000, 100_000),
    ],
)
def test_a_range_shares_its_scale(words: str, low: int, high: int) -> None:
    figure = one(words)
    assert (figure.low, figure.high, figure.bound) == (low, high, "range")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two dozen", 24),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("a hundred", 100),
        ("a thousand", 1000),
        ("one and a half million", 1_500_000),
        ("two and a half thousand", 2500),
        ("2 lakh", 200_000),
        ("3.5m", 3_500_000),
        ("12k", 12_000),
        ("1,23,456", 123_456),
        ("1.234.567", 1_234_567),
        ("fourteen hundred", 1400),
        pytest.param("2½ million", 2_500_000, id="fraction"),
        ("80\u00a0000", 80_000),
        pytest.param("1’200", 1200, id="apostrophe"),
    ],
)
def test_other_forms(words: str, value: int) -> None:
    figure = one(words)
    assert (figure.low, figure.high, figure.text) == (value, value, words)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("several", 3, 9),
        ("a few", 3, 9),
        ("dozens of", 24, 99),
        ("scores of", 40, 199),
        ("hundreds of", 200, 999),
        ("several hundred", 200, 999),
        ("thousands of", 2000, 9999),
        ("tens of thousands of", 20_000, 99_999),
        ("hundreds of thousands of", 200_000, 999_999),
    ],
)
def test_vague_words_have_soft_edges(words: str, low: int, high: int) -> None:
    figure = one(words)
    assert (figure.low, figure.high, figure.value, figure.bound) == (low, high, None, "vague")


@pytest.mark.parametrize(
    "words",
    ["$40", "40%", "40 per cent", "3.5", "1,23", "No. 40", "40-year-old", "the 40th", "1:40", "40/60"],
)
def test_what_counts_nobody_is_no_figure(words: str) -> None:
    assert extract(f"In all, {words} were killed.") == []


@FEW
@given(st.integers(2, 500), st.integers(2, 500), st.integers(2, 500))
def test_each_conjunct_has_its_own_bound(a: int, b: int, c: int) -> None:
    figures = extract(f"The storm killed at least {a} people, injured about {b} and left more than {c} missing.")
    assert [(f.metric, f.low, f.high) for f in figures] == [
        ("killed", a, None), ("injured", b, b), ("missing", c + 1, None)
    ]  # fmt: skip


@FEW
@given(st.integers(0, 10**40))
def test_absurd_digits_are_read_or_refused(value: int) -> None:
    figures = extract(f"In all, {value} people were killed.")
    assert [f.value for f in figures] in ([], [value])
    assert figures or value > 10**15 or 1800 <= value < 2100
