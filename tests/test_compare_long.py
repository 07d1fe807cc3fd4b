"""A long article, such as a list of incidents: its figures are put in order in a time that grows as they do."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from compare_figures import Told

from numcheck.compare.claims import sources
from numcheck.compare.segments import segment
from numcheck.model import Article, Reading

FEW, TIMES, LIMIT = 2000, 4, 8  # figures; how many times as many; how much longer they may take: quadratic is 16


def taken(count: int, groups: tuple[tuple[str, ...], ...]) -> float:
    """CPU seconds for so many figures of one event, each in a sentence of its own."""
    told = Told("list.md")
    told.says("killed", "12", quote="The raid killed 12 people.")
    (one,) = told.figures
    quotes = [f"The raid killed {n + 2} people." for n in range(count)]
    figures = tuple(
        replace(one, id=f"f{n}", quote=quote, start=40 * n, end=40 * n + 2, value=n + 2, low=n + 2, high=n + 2,
                groups=groups[n % len(groups)])
        for n, quote in enumerate(quotes)
    )  # fmt: skip
    (source,) = sources([Article("list.md", "")], [Reading(figures)])
    least = float("inf")
    for _ in range(2):
        begun = time.process_time()
        segment(source)
        least = min(least, time.process_time() - begun)
    return least


@pytest.mark.parametrize("groups", [((),), (("people",), ("nation:Lima",))], ids=["people", "two groups"])
def test_four_times_the_figures_take_about_four_times_as_long(groups: tuple[tuple[str, ...], ...]) -> None:
    short = max(taken(FEW, groups), 0.02)
    assert taken(TIMES * FEW, groups) < LIMIT * short
