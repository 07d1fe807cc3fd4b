"""`--all`: the examples that rules/en/measures.yaml carries, and what must hold for any text."""

from __future__ import annotations

import logging
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from numcheck.errors import RuleError
from numcheck.extract import extract, grammar_for, measures
from numcheck.extract.article import read_article
from numcheck.extract.measures_units import unit_name
from numcheck.extract.measures_words import compile_measures, measure_words
from numcheck.model import Article, Figure
from numcheck.rulebook import Table, parse_yaml, read_yaml, shipped

NAME = "rules/en/measures.yaml"
TABLE = read_yaml(shipped() / "en" / "measures.yaml", NAME)


def claimed(text: str, title: str = "") -> list[Figure]:
    article = Article(id="a", text=text, title=title)
    return list(measures.widened(article, read_article(article, grammar_for()), grammar_for()).figures)


@pytest.mark.parametrize("example", TABLE["examples"], ids=lambda e: f"{NAME}:{e.line}")
def test_example(example: Table) -> None:
    text = str(example["text"])
    if example.get("all") == "yes":
        found = claimed(text)
    else:
        found = list(read_article(Article(id="a", text=text), grammar_for()).figures)
    assert [str(figure) for figure in found] == [str(told) for told in example["figures"]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The firm raised $3.8B.", ["quantity 3800000000 dollar"]),
        (
            "It costs A$5.67 or 1.356 billion yen.",
            ["quantity 5.67 australian dollar", "quantity 1356000000 japanese yen"],
        ),
        ("The index closed at 27,349.19.", ["quantity 27349.19"]),
        ("It needs 20+ cars and runs on 5G.", ["count >= 20 cars", "quantity 5 wireless generation"]),
        ("Half an hour passed.", ["quantity 0.5 hour"]),
        ("He pitched 8 1/2 innings.", ["quantity 8.5 innings"]),
        (
            "They asked $5-$10 and got $1.2-$1.4 billion.",
            ["quantity 5..10 dollar", "quantity 1200000000..1400000000 dollar"],
        ),
        ("No. 8 Lagos met No. 3 Accra.", []),
        ("The 2019 report came in the 1990s.", []),
        ("More than half of the members and 9 out of 10 guests agreed.", ["share > 0.5 members", "share 0.9 guests"]),
    ],
)
def test_reads(text: str, told: list[str]) -> None:
    assert [str(figure) for figure in claimed(text)] == told


def test_head_counts_are_not_claimed_twice() -> None:
    figures = claimed("At least 12 people were killed and 40 houses were burnt.")
    assert [str(figure) for figure in figures] == ["killed >= 12 people", "count 40 houses"]


def test_a_record_tells_its_place_and_rule() -> None:
    figure = claimed("Officials said on Monday the flood cost $3m a day.", title="Flood")[0]
    assert (figure.metric, figure.unit, figure.scope, figure.attribution) == ("quantity", "dollar", "rate", "Officials")
    assert (figure.line, figure.in_title) == (1, False)
    assert figure.rule.startswith("en/measures.yaml:")
    line = int(figure.rule.partition(":")[2])
    assert (shipped() / "en" / "measures.yaml").read_text().splitlines()[line - 1].strip().startswith("dollar:")


def test_the_same_words_elsewhere_keep_their_id() -> None:
    short, long = claimed("It cost $5."), claimed("A new start was made.\n\nIt cost $5.")
    assert [f.id for f in short] == [f.id for f in long]
    twice = claimed("It cost $5.\n\nIt cost $5.")
    assert len({f.id for f in twice}) == 2


def test_quantulum_leaves_no_log_handler() -> None:
    words = measure_words("en")
    before = list(logging.getLogger().handlers)
    megawatts = words.units["megawatts"][0]
    assert megawatts.name is None
    assert unit_name(megawatts, words) == "megawatt"
    assert logging.getLogger().handlers == before


def test_nothing_of_it_is_loaded_without_all() -> None:
    code = (
        "import sys; from numcheck.extract import extract; extract('Two people were killed by a 5 km wide storm.');"
        "print([m for m in sys.modules if 'measures' in m or 'quantulum' in m])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_mistakes_are_told_at_once() -> None:
    with pytest.raises(RuleError) as caught:
        compile_measures(parse_yaml("years: soon\nfractions:\n  a bit: some\n", "m.yaml"), "m.yaml")
    assert [problem.line for problem in caught.value.problems] == [3, 1]


PIECES = st.sampled_from(
    "$|1,300|5kW|12|-|to|and|a third of|half|between|per cent|km/h|(|)|%|of the|people|two|million|1/2|May 5|“|é|"
    "five-year|0-to-60-mph|,|.|\n|about|~|one in|bn|10|^|from|or|²|1.234".split("|")
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES | st.text(max_size=4), max_size=25).map(" ".join))
def test_words_are_verbatim_and_apart(text: str) -> None:
    figures = claimed(text)
    checked = Article(id="a", text=text).checked
    for figure in figures:
        assert checked[figure.start : figure.end] == figure.text
        assert checked[figure.quote_start :].startswith(figure.quote)
        assert figure.quote_start <= figure.start < figure.end <= figure.quote_start + len(figure.quote)
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high
    mine = [f for f in figures if f.metric in ("count", "quantity", "share")]
    for left, right in pairwise(mine):
        assert left.end <= right.start


def test_a_day_of_hearing_beside_a_quantity() -> None:
    text = "The paper reported in May that the firm had shared the addresses of millions of customers, 40 km from here."
    assert extract(text, all=True)
