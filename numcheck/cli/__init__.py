"""The command line: arguments in, exit code out. `--version` is answered before anything else is loaded."""

from __future__ import annotations

import gc
import sys

SELDOM = 50_000
"""New objects between two looks for cycles: a run makes many objects and hardly a cycle."""
TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Exit codes: 0 clean, 1 findings that count, 2 bad input or usage, 130 interrupted."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments in (["--version"], ["-V"]):
        from .. import __version__

        sys.stdout.write(f"numcheck {__version__}\n")
        return 0
    from .run import run

    if argv is not None:
        return run(arguments)
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])  # the process is our own
    code = run(arguments)
    gc.freeze()  # leaving needs no search through all that was read
    return code
