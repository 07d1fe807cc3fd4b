"""Memory while articles stream through `extract`: resident size at tenths of the way; it must stay flat.

Resident size is read from /proc where there is one, else from `resource` (which only ever rises).
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from news import articles

from numcheck import extract

ALLOWED = 8.0  # MB that may come between the first tenth and the end: caches that fill, no more


def resident() -> float:
    """Megabytes of memory that this process holds."""
    statm = Path("/proc/self/statm")
    if statm.is_file():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200_000, help="how many articles (default 200,000)")
    count = parser.parse_args().articles
    step = max(1, count // 10)
    figures, sizes, start = 0, [], time.perf_counter()
    for number, article in enumerate(articles(count), 1):
        figures += len(extract(article))
        if number % step == 0:
            sizes.append(resident())
            print(f"{number:>9,} articles  {figures:>9,} figures  {sizes[-1]:7.1f} MB", flush=True)
    grown = sizes[-1] - sizes[0]
    print(f"grown by {grown:.1f} MB after the first tenth, in {time.perf_counter() - start:.0f} s")
    if grown > ALLOWED:
        raise SystemExit(f"memory is not flat: more than {ALLOWED:.0f} MB")


if __name__ == "__main__":
    main()
