"""The engine of the checks on hand-built reports: levels, anchors, folding, which rule speaks, fingerprints."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from checks_helpers import figure, report
from hypothesis import given
from hypothesis import strategies as st

from numcheck.checks import rules as rulefiles
from numcheck.checks import run
from numcheck.checks.rules import Rules
from numcheck.model import Comparison, Finding, Report, Toll, When
from numcheck.settings import Settings


@pytest.fixture(scope="module")
def book() -> Rules:
    return rulefiles.load()


def two(verdict: str, a: int = 100, b: int = 67, **more: object) -> Report:
    figures = (figure("f1", value=a, article="a.md"), figure("f2", value=b, article="b.md", line=3, **more))
    return report(figures, [Comparison("f1", "f2", verdict, "67 differs from 100 by 33 (33%).")])


def codes(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(f.code, f.level) for f in findings]


def test_divergence_is_a_warning_that_names_both_sides(book: Rules) -> None:
    made = two("divergence", attribution="Gaza health ministry", victims="people")
    (found,) = run(made, book, Settings(select=("NC201",)))
    assert (found.code, found.level, found.figures, found.article, found.line) == (
        "NC201",
        "warning",
        ("f1", "f2"),
        "a.md",
        1,
    )
    sides = "100 killed and 67 people killed (Gaza health ministry, b.md:3)"
    assert found.message == f"{sides} cannot both hold: 67 differs from 100 by 33 (33%)"


@pytest.mark.parametrize(
    "verdict",
    ["agree", "refines", "consistent", "sum", "subset", "share", "update", "update_possible", "transition", "abstain"],
)
def test_what_fits_gives_no_warning(book: Rules, verdict: str) -> None:
    made = two(verdict)
    assert [f for f in run(made, book, Settings()) if f.level != "note"] == []


def test_weak_is_a_note_and_a_level_set_higher_does_not_raise_it(book: Rules) -> None:
    assert codes(run(two("weak"), book, Settings(select=("NC201",), levels=(("NC201", "error"),)))) == [
        ("NC201", "note")
    ]
    assert codes(run(two("divergence"), book, Settings(select=("NC201",), levels=(("NC201", "error"),)))) == [
        ("NC201", "error")
    ]


def test_the_draft_is_the_anchor_and_findings_elsewhere_are_left_out(book: Rules) -> None:
    figures = (
        figure("f1", value=100, article="a.md"),
        figure("f2", value=67, article="b.md"),
        figure("f3", value=12, article="c.md"),
    )
    made = report(figures, [Comparison("f1", "f2", "divergence", "w"), Comparison("f1", "f3", "divergence", "w")])
    found = run(made, book, Settings(select=("NC201",)), drafts={"b.md"})
    assert [(f.article, f.figures) for f in found] == [("b.md", ("f2", "f1"))]
    without = run(made, book, Settings(select=("NC201",)))
    assert {f.id for f in found} < {f.id for f in without}, "a fingerprint does not depend on which side is the draft"


def test_five_outlets_against_three_are_one_finding(book: Rules) -> None:
    hundreds = [figure(f"h{n}", value=100, article=f"a{n}.md") for n in range(3)]
    others = [figure(f"o{n}", value=67, article=f"b{n}.md") for n in range(2)]
    pairs = [Comparison(a.id, b.id, "divergence", "w") for a in hundreds for b in others]
    toll = Toll("t", "killed", (), None, None, "event", tuple(f.id for f in (*hundreds, *others)))
    (found,) = run(report([*hundreds, *others], pairs, [toll]), book, Settings(select=("NC201",)))
    assert sorted(found.figures) == ["h0", "h1", "h2", "o0", "o1"]
    assert found.figures[:2] == ("h0", "o0")
    assert found.message.endswith("(and 3 more of its figures)")


def test_the_more_telling_rule_speaks_alone(book: Rules) -> None:
    made = two("divergence", a=1350, b=135)
    assert codes(run(made, book, Settings(select=("NC201", "NC207")))) == [("NC207", "warning")]
    assert codes(run(made, book, Settings(select=("NC201",)))) == [("NC201", "warning")]


def test_one_article_that_shows_both_sources_gets_a_note(book: Rules) -> None:
    figures = (
        figure("f1", value=10, attribution="a lieutenant"),
        figure("f2", value=1, start=20, attribution="the ministry"),
    )
    made = report(figures, [Comparison("f1", "f2", "source_divergence", "w")])
    (found,) = run(made, book, Settings(select=("NC211",)))
    assert (found.level, "the article says so" in found.message) == ("note", True)
    apart = report((figures[0], replace(figures[1], article="b.md")), made.comparisons)
    assert codes(run(apart, book, Settings(select=("NC211",)))) == [("NC211", "warning")]


def test_a_later_and_lower_count_is_a_fall(book: Rules) -> None:
    made = two("divergence", a=85, b=72)
    dated = replace(
        made, figures=(replace(made.figures[0], as_of="2024-03-05"), replace(made.figures[1], as_of="2024-03-07"))
    )
    (found,) = run(dated, book, Settings(select=("NC201", "NC202")))
    assert (found.code, found.figures) == ("NC202", ("f2", "f1"))
    assert found.message.startswith("the toll falls by 13: 85 killed (as of 2024-03-05, a.md:1), then 72 killed")


def test_parts_above_their_total(book: Rules) -> None:
    total = figure("t", value=12, victims="people")
    child = figure("c", value=7, start=30, part_of="t", groups=("children",), victims="children", quote_start=5)
    women = figure("w", value=8, start=50, part_of="t", groups=("women",), victims="women", quote_start=5)
    (found,) = run(report((total, child, women)), book, Settings(select=("NC102",)))
    assert (found.level, found.figures) == ("error", ("t", "c", "w"))
    assert (
        found.message
        == "7 children killed + 8 women killed = 15, 3 more than the total they are part of: 12 people killed"
    )
    elsewhere = replace(women, quote_start=90)
    assert run(report((total, child, elsewhere)), book, Settings(select=("NC102",))) == ()
    assert (
        run(
            report((replace(total, high=None, bound="at_least"), replace(child, value=15, low=15, high=15))),
            book,
            Settings(select=("NC102",)),
        )
        == ()
    )


def test_calendar_findings_stand_on_the_words_of_the_date(book: Rules) -> None:
    text = "On Monday,\n7 October 2023, the raid began. On 31 April it ended."
    whens = (
        When(3, 25, text[3:25], "2023-10-07", weekday=0, problem="7 October 2023 is a Saturday"),
        When(text.index("31"), text.index("31") + 8, "31 April", None, problem="April has 30 days."),
    )
    made = report(dates=[("a.md", w) for w in whens], texts={"a.md": text})
    found = run(made, book, Settings(select=("NC3",)))
    assert [(f.code, f.level, f.line, f.column) for f in found] == [("NC301", "error", 1, 4), ("NC303", "error", 2, 36)]
    assert found[0].message.endswith("2023-10-07 is a Saturday")
    assert found[0].figures == ()


def test_the_same_words_twice_have_two_fingerprints(book: Rules) -> None:
    text = "31 April and 31 April"
    whens = [When(n, n + 8, "31 April", None, problem="none") for n in (0, 13)]
    found = run(report(dates=[("a.md", w) for w in whens], texts={"a.md": text}), book, Settings(select=("NC303",)))
    assert len({f.id for f in found}) == 2


def test_per_file_ignores(book: Rules) -> None:
    settings = Settings(select=("NC201",), per_file_ignores=(("a.*", ("metric-divergence",)),))
    assert run(two("divergence"), book, settings) == ()


VERDICTS = st.sampled_from(["divergence", "source_divergence", "weak", "agree", "revision", "update"])


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), VERDICTS), max_size=12), st.integers())
def test_any_order_of_comparisons_gives_the_same_findings(pairs: list[tuple[int, int, str]], seed: int) -> None:
    book = rulefiles_loaded()
    figures = [figure(f"f{n}", value=10 + 7 * n, article=f"{n % 3}.md", start=n) for n in range(6)]
    comparisons = sorted(
        {(a, b): Comparison(f"f{a}", f"f{b}", v, "w") for a, b, v in pairs if a < b}.values(), key=lambda c: (c.a, c.b)
    )
    made = report(sorted(figures, key=lambda f: (f.article, f.start)), comparisons)
    mixed = list(comparisons)
    random.Random(seed).shuffle(mixed)
    first, second = run(made, book, Settings()), run(replace(made, comparisons=tuple(mixed)), book, Settings())
    assert [(f.code, f.level, set(f.figures)) for f in first] == [(f.code, f.level, set(f.figures)) for f in second]
    assert len({f.id for f in first}) == len(first)


_BOOK: list[Rules] = []


def rulefiles_loaded() -> Rules:
    if not _BOOK:
        _BOOK.append(rulefiles.load())
    return _BOOK[0]


def test_a_bound_that_stands_apart_from_its_number_is_told(book: Rules) -> None:
    figures = (
        figure("f1", value=4000, low=4001, high=None, bound="more_than"),
        figure("f2", value=2500, article="b.md"),
    )
    (found,) = run(report(figures, [Comparison("f1", "f2", "divergence", "w")]), book, Settings(select=("NC201",)))
    assert found.message.startswith("more than 4,000 killed and 2,500 killed (b.md:1)")
