"""A whole archive from texts to findings: articles a second, memory, planted divergences found, false alarms.

    python tests/benchmarks/bench_archive.py 20000 100000 --engines one two dask

Runs the commands that README shows, each in processes of its own: `numcheck extract -o figures.parquet`, then
`numcheck report figures.parquet --output-format json`. Memory is that of all processes of a command together, sampled
twice a second (with psutil; without it, the largest of them). The archive is made anew where it is not there yet.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import archive

ROOT = Path(__file__).resolve().parents[2]
ENGINES = {"one": [], "two": ["-j", "2"], "dask": ["--engine", "dask", "-j", "2"]}


class Ran(NamedTuple):
    """Seconds by the clock, seconds of CPU, and the peak of memory in MB."""

    wall: float
    cpu: float
    peak: float


def run(*arguments: str) -> Ran:
    """One numcheck command, watched."""
    start = time.monotonic()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(
        [sys.executable, "-m", "numcheck", *arguments, "-q"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"},
    )
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, _memory(process.pid))
        time.sleep(0.5)
    if process.returncode:
        raise SystemExit(f"numcheck {' '.join(arguments)} ended with {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Ran(time.monotonic() - start, cpu, peak or after.ru_maxrss / 1e3)


def _memory(pid: int) -> float:
    """Megabytes of a process and its children; 0 where nobody tells."""
    try:
        import psutil
    except ImportError:
        return 0.0
    total = 0
    try:
        top = psutil.Process(pid)
        for one in (top, *top.children(recursive=True)):
            total += one.memory_info().rss
    except psutil.Error:
        pass
    return total / 1e6


def records(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The records of a JSON report with their section, one at a time."""
    section = ""
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            if line.startswith("  {"):
                yield section, json.loads(line.rstrip().rstrip(","))
            elif line.startswith((' "', '{"')):
                section = line.strip(' {"').split('"')[0]


def judged(report: Path, planted: Path) -> dict[str, int]:
    """How many planted divergences a finding names, and how many warnings are of no planted event."""
    plants = [json.loads(line) for line in planted.open(encoding="utf-8")]
    of_event = {ident: n for n, plant in enumerate(plants) for ident in plant["told"]}
    home: dict[str, str] = {}
    found: set[int] = set()
    counts = dict.fromkeys(("articles", "figures", "tolls", "comparisons", "findings", "warnings", "false"), 0)
    for section, record in records(report):
        counts[section] += 1
        if section == "figures":
            home[record["id"]] = record["article"]
        elif section == "findings" and record["level"] != "note":
            counts["warnings"] += 1
            articles = {home[figure] for figure in record["figures"]}
            events = {of_event[ident] for ident in articles if ident in of_event}
            found |= {n for n in events if articles.issuperset(plants[n]["articles"])}
            counts["false"] += not events
    return {**counts, "planted": len(plants), "found": len(found)}


def measure(articles: int, engines: list[str], folder: Path) -> None:
    """One archive, with each engine in turn; what they write must be the same."""
    source = folder / f"archive-{articles}.jsonl"
    if not source.exists():
        archive.write(articles, source)
    prints = set()
    for name in engines:
        figures, report = folder / f"figures-{articles}-{name}.parquet", folder / f"report-{articles}-{name}.json"
        read = run("extract", str(source), "-o", str(figures), *ENGINES[name])
        made = run("report", str(figures), "--output-format", "json", "-o", str(report), *ENGINES[name])
        told = judged(report, source.with_suffix(".planted.jsonl"))
        prints.add(hashlib.sha256(report.read_bytes()).hexdigest())
        print(
            f"{articles:>9,} articles, {name}: extract {articles / read.wall:,.0f} a second ({read.wall:,.0f} s, CPU "
            f"{read.cpu:,.0f} s, {read.peak:,.0f} MB); report {articles / made.wall:,.0f} a second "
            f"({made.wall:,.0f} s, CPU {made.cpu:,.0f} s, {made.peak:,.0f} MB); {told['figures']:,} figures, "
            f"{told['comparisons']:,} comparisons; planted {told['found']:,} of "
            f"{told['planted']:,}, false alarms {told['false']:,} of "
            f"{told['warnings']:,} warnings; {figures.stat().st_size / 1e6:,.0f} MB of Parquet, "
            f"{report.stat().st_size / 1e6:,.0f} MB of JSON",
            flush=True,
        )
    if len(prints) > 1:
        raise SystemExit("the reports are not the same bytes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", type=int, default=[20_000])
    parser.add_argument("--engines", nargs="*", choices=tuple(ENGINES), default=list(ENGINES))
    parser.add_argument("--folder", type=Path, help="where archives, figures and reports are left")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = given.folder or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        for articles in given.articles:
            measure(articles, given.engines, folder)


if __name__ == "__main__":
    main()
