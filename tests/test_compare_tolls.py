"""Tolls over time, repeats counted once, and one result whatever the order of the input."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from compare_figures import Told, run, verdict
from hypothesis import given, settings
from hypothesis import strategies as st

from numcheck.compare import compare
from numcheck.compare.groups import relate
from numcheck.compare.moments import apart, days, latest, order
from numcheck.model import Article, Reading

STORY = "Rescuers at the Tarnovka shaft near Odrenov dug on after the Kessel seam explosion. "


def wires() -> list[Told]:
    """Four articles on one accident over three days, and one on another."""
    a = Told("a", "2024-05-06", "Nine killed at Tarnovka", STORY)
    a.says("killed", "9", quote="Nine killed at Tarnovka", title=True)
    a.says("killed", "at least 9", quote="At least nine miners died at Tarnovka.")
    b = Told("b", "2024-05-07", text=STORY)
    b.says("killed", "14")
    b.says("missing", "3")
    c = Told("c", "2024-05-08", text=STORY)
    c.says("killed", "16")
    c.says("killed", "14", assertion="superseded", quote="Fourteen had been counted before.")
    d = Told("d", "2024-05-08", text=STORY)
    d.says("killed", "16", "worker", quote="The 16 dead were all workers.")
    e = Told("e", "2024-05-08", text="A bus left the Velimir pass in the Gorana hills. ")
    e.says("killed", "16")
    return [a, b, c, d, e]


def test_one_toll_over_time_with_its_current_count() -> None:
    found = run(*wires())
    toll = next(t for t in found.tolls if "a/1" in t.figures)
    assert toll.figures == ("a/1", "a/2", "b/1", "c/2", "c/1")
    assert toll.current == "c/1"
    assert (toll.metric, toll.groups, toll.scope) == ("killed", (), "event")
    assert not any({"e/1", "a/1"} <= set(t.figures) for t in found.tolls)


def test_headline_and_body_are_one_statement() -> None:
    a, b = wires()[:2]
    found = run(a, b)
    assert [c.verdict for c in found.comparisons if {c.a[0], c.b[0]} == {"a", "b"}] == ["update"]
    assert verdict(found, "a/1", "a/2") == "agree"


def test_a_superseded_count_is_never_current() -> None:
    a = Told("a", "2024-05-06")
    a.says("killed", "16")
    a.says("killed", "14", assertion="superseded")
    assert run(a).tolls[0].current == "a/1"


def test_increments_residuals_and_indefinite_figures_are_no_rivals() -> None:
    a, b = Told("a", "2024-05-06", text=STORY), Told("b", "2024-05-06", text=STORY)
    a.says("killed", "16", attribution="police", place="Odrenov")
    b.says("killed", "5", role="increment", attribution="a doctor", place="Odrenov")
    b.says("killed", "7", role="residual", attribution="a doctor", place="Odrenov")
    b.says("killed", "2", role="perpetrator", attribution="a doctor", place="Odrenov")
    b.says("killed", "1", indefinite=True, attribution="a doctor", place="Odrenov")
    assert not [c for c in run(a, b).comparisons if c.verdict in ("divergence", "source_divergence")]


def test_denied_figures_and_rates_are_not_compared() -> None:
    a, b = Told("a", "2024-05-06", text=STORY), Told("b", "2024-05-06", text=STORY)
    a.says("killed", "16")
    b.says("killed", "40", assertion="denied")
    b.says("killed", "3", scope="rate")
    assert run(a, b).comparisons == ()


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_of_input_does_not_matter(rnd: random.Random) -> None:
    told = wires()
    expected = run(*told)
    rnd.shuffle(told)
    assert run(*told) == expected


def test_hash_seed_does_not_matter() -> None:
    here = Path(__file__).parent
    code = "from test_compare_tolls import wires; from compare_figures import run; print(run(*wires()))"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{here}:{here.parent}"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1


def test_many_articles_meet_only_through_what_they_share() -> None:
    told = []
    for i in range(60):
        name = f"{'bcdfghjklm'[i % 10]}a{'npqrstvwxz'[i // 10]}ovar"
        for k in range(2):
            one = Told(
                f"{i:03}-{k}", "2024-05-06", text=f"The {name.title()} bridge fell into the {name.title()}ka gorge. "
            )
            one.says("killed", str(10 + i), quote=f"{10 + i} people died at the {name.title()} bridge.")
            told.append(one)
    across = [c for c in run(*told).comparisons if c.a[:5] != c.b[:5]]
    assert len(across) == 60
    assert all(c.a[:3] == c.b[:3] and c.verdict == "agree" for c in across)


def test_nothing_in_nothing_out() -> None:
    assert compare([], []) == compare([Article("a", "No figures here.")], [Reading()])


DAYS = st.dates().map(str)


@given(DAYS, DAYS)
def test_days_apart_are_symmetrical(a: str, b: str) -> None:
    one, other = days(a), days(b)
    assert apart(one, other) == apart(other, one)
    assert apart(one, one) == 0


@given(DAYS, DAYS)
def test_order_turns_round(a: str, b: str) -> None:
    turned = {"before": "after", "after": "before", "same": "same"}
    assert order(latest(b), latest(a)) == turned[order(latest(a), latest(b))]


def test_a_day_without_a_year_is_the_last_before_publication() -> None:
    assert days("--10-07", "2024-02-13") == days("2023-10-07")
    assert days("--02-12", "2024-02-13") == days("2024-02-12")
    assert apart(days("--10-07"), days("2023-10-07")) == 0
    assert apart(days("--12-31"), days("--01-01")) == 1


GROUPS = st.frozensets(
    st.sampled_from(["child", "woman", "man", "israeli", "palestinian", "police", "soldier", "worker"])
)


@given(GROUPS, GROUPS)
def test_groups_turn_round(a: frozenset[str], b: frozenset[str]) -> None:
    turned = {"contains": "inside", "inside": "contains"}
    assert relate(b, a) == turned.get(relate(a, b), relate(a, b))
    assert relate(frozenset(), a) == ("contains" if a else "equal")


def test_nations_and_forces_exclude_each_other_and_roles_do_not() -> None:
    assert relate(frozenset({"israeli"}), frozenset({"palestinian"})) == "disjoint"
    assert relate(frozenset({"police"}), frozenset({"soldier"})) == "disjoint"
    assert relate(frozenset({"worker"}), frozenset({"protester"})) == "unknown"
    assert relate(frozenset({"palestinian"}), frozenset({"child"})) == "unknown"
    assert relate(frozenset({"palestinian"}), frozenset({"palestinian", "child"})) == "contains"
