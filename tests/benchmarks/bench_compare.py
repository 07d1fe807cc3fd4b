"""How long comparing takes as figures grow, from ten thousand to a million: CPU time, time for each figure, memory.

Articles and figures are made up as extraction would give them, so that only the comparison is timed: events told by one
to six outlets in words of their own, some of them copied from one another, with tolls that grow, parts and sources.
"""

from __future__ import annotations

import argparse
import datetime
import random
import resource
import time
from collections.abc import Sequence

from numcheck.compare import compare
from numcheck.compare.words import background
from numcheck.model import Article, Figure, Reading

SYLLABLES = (
    "ka ro mi ten sul bar dov il na per qo vest lum gar shi eno tir mal or bek zun fay hol ist jar kem lop wen yud ash"
).split()
CAUSES = "bombing quake flood crash fire shooting airstrike".split()
COPIED = 0.1
"""Share of the articles that carry the text of another."""


def name(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((3, 4, 4, 5)))).capitalize()


class Maker:
    """Makes events; the same for the same seed."""

    def __init__(self, figures: int, seed: int = 1) -> None:
        self.rng = random.Random(seed)
        self.places = [name(self.rng) for _ in range(max(200, figures // 100))]
        listed = sorted(background("en").items())
        self.words, weights = [word for word, _ in listed], [count for _, count in listed]
        self.filler = self.rng.choices(self.words, weights, k=1_000_000)

    def prose(self, length: int) -> str:
        start = self.rng.randrange(len(self.filler) - length)
        return " ".join(self.filler[start : start + length])

    def event(self, number: int) -> list[tuple[Article, Reading]]:
        """One event as one to six outlets tell it."""
        rng = self.rng
        place, names, cause = rng.choice(self.places), [name(rng) for _ in range(5)], rng.choice(CAUSES)
        day = datetime.date(2012, 1, 1) + datetime.timedelta(days=rng.randrange(4000))
        toll = rng.randrange(2, 200)
        told: list[tuple[Article, Reading]] = []
        text = ""
        for outlet in range(rng.choice((1, 1, 2, 3, 4, 6))):
            published = (day + datetime.timedelta(days=rng.choice((0, 1, 1, 2)))).isoformat()
            killed, injured = toll + rng.choice((0, 0, 0, 1, 5)), 2 * toll + rng.choice((0, 0, 3))
            who = rng.sample(names, 3)
            if not text or rng.random() >= COPIED:
                text = self.prose(rng.randrange(30, 120))
            lead = f"At least {killed} people were killed and {injured} hurt in {place} near {who[0]}, {who[1]} said."
            child = f"{killed // 4} of the dead were children, {who[2]} said."
            key = f"a{number}-{outlet}"
            told.append(_article(key, published, day, place, cause, who, killed, injured, lead, child, text))
        return told


def _article(
    key: str, published: str, day: datetime.date, place: str, cause: str, who: Sequence[str], killed: int, injured: int,
    lead: str, child: str, text: str,
) -> tuple[Article, Reading]:  # fmt: skip
    title = f"{place}: {killed} killed"
    outlet = f"outlet {key.rsplit('-', 1)[1]}"
    article = Article(key, f"{lead} {text} {child}", title, outlet, published)

    def figure(
        nth: int, metric: str, value: int, at: int, quote: str, attribution: str | None, *, floor: bool = False,
        groups: tuple[str, ...] = (), part_of: str | None = None,
    ) -> Figure:  # fmt: skip
        return Figure(
            id=f"{key}:{nth}", article=key, source=outlet, published=published, metric=metric, low=value,
            high=None if floor else value, value=value, bound="at_least" if floor else "exact", text=str(value),
            start=at, end=at + 3, line=1, column=1, quote=quote, place=place, event_date=day.isoformat(),
            attribution=attribution, cause=cause, groups=groups, part_of=part_of,
            role="part" if part_of else "toll", in_title=at < len(title),
        )  # fmt: skip

    start = len(title) + 1
    figures = (
        figure(0, "killed", killed, 3, title, None),
        figure(1, "killed", killed, start + 9, lead, who[1], floor=True),
        figure(2, "injured", injured, start + 30, lead, who[1]),
        figure(3, "killed", killed // 4, start + len(article.text) - len(child), child, who[2], groups=("child",),
               part_of=f"{key}:1"),
    )  # fmt: skip
    return article, Reading(figures)


def measure(figures: int) -> str:
    """One line: seconds of CPU, for each figure, what was found, the peak of memory so far."""
    maker = Maker(figures)
    told: list[tuple[Article, Reading]] = []
    number = 0
    while 4 * len(told) < figures:
        told += maker.event(number)
        number += 1
    articles, readings = [article for article, _ in told], [reading for _, reading in told]
    start = time.process_time()
    found = compare(articles, readings)
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return (
        f"{4 * len(told):>9,} figures of {len(told):,} articles: {spent:.1f} s, "
        f"{spent / (4 * len(told)) * 1e6:.0f} µs a figure; "
        f"{len(found.comparisons):,} comparisons, {len(found.tolls):,} tolls; {peak:,} MB"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("figures", nargs="*", type=int, default=[10_000, 100_000, 1_000_000])
    for figures in parser.parse_args().figures:
        print(measure(figures), flush=True)


if __name__ == "__main__":
    main()
