"""Speed of `extract` as a ratio to a yardstick over the same generated text, in turn, in one process.

The yardstick is one pass of a small "number … killed" pattern over the joined text. CPU time, medians of the rounds.
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
from collections.abc import Callable

from news import articles

from numcheck import extract

YARD = re.compile(r"(\d[\d,]*)\s+(?:\w+\s+){0,3}(?:killed|dead|injured|wounded)")


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU that the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(name: str, dense: bool, count: int, rounds: int) -> str:
    """One line: the ratio, the rate and how much was read."""
    texts = list(articles(count, dense=dense))
    joined = "\n".join(article.checked for article in texts)
    size = len(joined.encode()) / 1e6
    figures = sum(len(extract(article)) for article in texts)
    pairs = [
        (cpu(lambda: [extract(article) for article in texts]), cpu(lambda: sum(1 for _ in YARD.finditer(joined))))
        for _ in range(rounds)
    ]
    ratio = statistics.median(yard / ours for ours, yard in pairs)
    rate = statistics.median(size / ours for ours, _ in pairs)
    return (
        f"{name}: ratio {ratio:.3f} of the yardstick; {rate:.2f} MB/s, {rate * count / size:.0f} articles/s; "
        f"{count} articles, {size:.1f} MB, {figures} figures"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each is timed (default 5)")
    parser.add_argument("--articles", type=int, default=4000, help="how many mixed articles; a quarter as many dense")
    given = parser.parse_args()
    print(measure("mixed", False, given.articles, given.rounds))
    print(measure("dense", True, given.articles // 4, given.rounds))


if __name__ == "__main__":
    main()
