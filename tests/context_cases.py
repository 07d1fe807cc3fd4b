"""A report of one figure or more, with what each must tell: its place, the day of its event, who says so."""

from __future__ import annotations

from dataclasses import dataclass
from types import EllipsisType

from numcheck.extract import read_article
from numcheck.model import Article

Told = tuple[str, str | EllipsisType | None, str | EllipsisType | None, str | EllipsisType | None]
"""The words of a figure, its place, day and source; `...` where nothing is asked."""


@dataclass(frozen=True)
class Report:
    text: str
    told: list[Told]
    title: str = ""


def differences(report: Report, published: str) -> list[str]:
    """How the reading of a report differs from what is right; empty when it does not."""
    article = Article(id="report", title=report.title, text=report.text, published=published)
    figures = read_article(article).figures
    out = []
    for words, *right in report.told:
        figure = next((figure for figure in figures if figure.text == words), None)
        if figure is None:
            out.append(f"'{words}' is not read")
            continue
        got = (figure.place, figure.event_date, figure.attribution)
        for name, mine, asked in zip(("place", "day", "source"), got, right, strict=True):
            if asked is not ... and mine != asked:
                out.append(f"'{words}': {name} is {mine!r}, right is {asked!r}")
    return out
