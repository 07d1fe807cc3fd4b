"""A small archive of our own for the tests of kept figures: floods told by several outlets, copies, plain news."""

from __future__ import annotations

import pandas as pd

from numcheck.model import Article

TOWNS = ("Orvalle", "Kaltara", "Beltane", "Dorsa", "Velmora", "Lorvane", "Marenka", "Tolvern")
OUTLETS = ("Frontier Chronicle", "Harbour Post", "Valley Wire")


def articles(towns: int = len(TOWNS)) -> list[Article]:
    """Each town's flood as three outlets tell it, the third now and then a copy, and one article without figures."""
    made = []
    for n, town in enumerate(TOWNS[:towns]):
        killed = 30 + 7 * n
        river = f"{town[:4]}ine"
        lead = f"The {river} flood in {town} on 3 March 2024 killed {killed} people, its mayor said on 5 March."
        rest = "Roads were closed. A third sentence without any number told of boats and of the old mill."
        other = (
            f"In {town}, {killed + (40 if n % 3 == 0 else 0)} people died on 3 March when the {river} broke its banks, "
            f"the river guard said. At least {n + 2} of them were children."
        )
        third = f"{lead} {rest}" if n % 2 else f"Rescuers in {town} counted dozens of dead after the {river} flood."
        for outlet, text in zip(OUTLETS, (f"{lead} {rest}", other, third), strict=True):
            ident = f"{n:02}-{outlet.split()[0].lower()}"
            title = f"{town}: {killed} killed by the {river}" if outlet == OUTLETS[1] else ""
            made.append(Article(ident, text, title, outlet, "2024-03-05", row=True, url=f"https://example.org/{ident}"))
        plain = f"The museum of {town} opens in May."
        made.append(Article(f"{n:02}-quiet", plain, "", OUTLETS[0], "2024-03-05", row=True))
    return made


def frame(towns: int = len(TOWNS)) -> pd.DataFrame:
    """The same as a frame of articles."""
    fields = ("id", "text", "title", "source", "published", "url")
    return pd.DataFrame([{name: getattr(a, name) or None for name in fields} for a in articles(towns)])
