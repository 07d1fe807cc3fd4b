"""Start-up of the command against a bare interpreter: wall time, the fastest and the median of the rounds."""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from news import articles


def timed(command: list[str]) -> float:
    """Seconds that a process takes, from start to end; an exit code of 2 or a crash is an error."""
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    taken = time.perf_counter() - start
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ends with {done.returncode}: {done.stderr.decode()}")
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=11, help="how often each command is run (default 11)")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one-article.md"
        (one,) = articles(1, dense=True)
        path.write_text(f"# {one.title}\n\n{one.text}\n", encoding="utf-8")
        commands = {
            "bare interpreter": [sys.executable, "-c", ""],
            "numcheck --version": [sys.executable, "-m", "numcheck", "--version"],
            "numcheck check one-article.md": [sys.executable, "-m", "numcheck", "check", str(path)],
        }
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds):  # in turn, so that a busy machine slows all alike
            for name, command in commands.items():
                taken[name].append(timed(command))
    bare = min(taken["bare interpreter"])
    for name, times in taken.items():
        best = min(times)
        print(f"{name}: {best * 1000:.0f} ms at best, {statistics.median(times) * 1000:.0f} ms median; "
              f"at best {best / bare:.1f} times a bare interpreter")  # fmt: skip


if __name__ == "__main__":
    main()
