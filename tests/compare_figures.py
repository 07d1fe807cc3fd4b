"""Builds articles and figures by hand for the comparison tests, as extraction would give them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from numcheck.compare import Compared, compare
from numcheck.model import Article, Figure, Reading

_EXPECT = {"at least": "at_least", "more than": "more_than", "over": "more_than", "up to": "up_to", "about": "about",
           "fewer than": "fewer_than"}  # fmt: skip
VAGUE = {"several": (3, 9), "dozens": (24, 99), "scores": (40, 199), "hundreds": (200, 999), "thousands": (2000, 9999)}


def ends(text: str) -> dict[str, Any]:
    """`12`, `at least 12`, `dozens`, `40 to 50`: the ends, value and bound those words mean."""
    if text in VAGUE:
        low, high = VAGUE[text]
        return {"low": low, "high": high, "value": None, "bound": "vague"}
    if " to " in text and text.split()[0].isdigit():
        low, high = (int(end) for end in text.split(" to "))
        return {"low": low, "high": high, "value": None, "bound": "range"}
    words, number = text.replace(",", "").rsplit(" ", 1) if " " in text else ("", text.replace(",", ""))
    n, bound = int(number), _EXPECT.get(words, "exact")
    low = {"more_than": n + 1, "up_to": None, "fewer_than": None}.get(bound, n)
    high = {"at_least": None, "more_than": None, "fewer_than": n - 1}.get(bound, n)
    return {"low": low, "high": high, "value": n, "bound": bound}


@dataclass
class Told:
    """One article in the making: `told.says("killed", "at least 12", "people")` adds a figure with its sentence."""

    id: str
    published: str | None = None
    title: str = ""
    text: str = ""
    source: str | None = None
    event: str | None = None
    figures: list[Figure] = field(default_factory=list)

    def shares(self, text: str, *groups: str, quote: str, whole: str) -> str:
        """Add a share of more than a half of a whole that is told in the same sentence."""
        more: dict[str, Any] = {"low": 0.5, "high": None, "value": 0.5, "bound": "more_than", "unit": "killed"}
        return self.says("share", text, *groups, quote=quote, part_of=whole, role="part", **more)

    def says(self, metric: str, number: str, *groups: str, quote: str = "", **more: Any) -> str:
        """Add a figure, return its id. Figures of one `quote` share a sentence; `title=True` puts it in the title."""
        quote = quote or f"{number} {' '.join(groups) or 'people'} {metric}."
        in_title = bool(more.pop("title", False))
        if in_title:
            self.title, start = quote, 0
        else:
            if quote not in self.text:
                self.text += quote + " "
            start = len(self.title) + bool(self.title) + self.text.index(quote)
        nth = sum(f.quote == quote for f in self.figures)
        name = f"{self.id}/{len(self.figures) + 1}"
        self.figures.append(Figure(
            id=name, article=self.id, source=self.source, published=self.published, metric=metric, text=number,
            start=start + nth, end=start + nth + 1, line=1, column=1, quote=quote, victims=" ".join(groups) or None,
            groups=tuple(groups), in_title=in_title, **({} if "bound" in more else ends(number)), **more,
        ))  # fmt: skip
        return name


def run(*told: Told, event: str | None = None) -> Compared:
    """Compare the articles as they stand."""
    articles = [Article(t.id, t.text, t.title, t.source, t.published, event=t.event) for t in told]
    return compare(articles, [Reading(tuple(t.figures)) for t in told], event=event)


def verdict(found: Compared, a: str, b: str) -> str | None:
    """The verdict on a whole `a` and a sum that `b` is part of, or on two figures; None when they are not compared."""
    for c in found.comparisons:
        if c.a == a and b in c.sum_of:
            return c.verdict
    return next((c.verdict for c in found.comparisons if {c.a, c.b} == {a, b} and not c.sum_of), None)


def why(found: Compared, a: str, b: str) -> str:
    """The reason of that comparison."""
    return next(c.why for c in found.comparisons if {c.a, c.b} == {a, b} or (c.a == a and b in c.sum_of))
