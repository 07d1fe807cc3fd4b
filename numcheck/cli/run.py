"""One run: parse, do, and turn whatever goes wrong into sentences and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from ..errors import NumcheckError
from . import streams
from .parse import Call, parse

BROKEN_PIPE = 141
INTERRUPTED = 130
_CACHE = "NUMCHECK_CACHE"


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; nothing is raised."""
    streams.prepare()
    try:
        call = parse(arguments, os.environ)
        if not call.flag("no_cache"):
            return _do(call)
        before = os.environ.get(_CACHE)
        os.environ[_CACHE] = "0"  # for the processes that read, too
        try:
            return _do(call)
        finally:
            if before is None:
                del os.environ[_CACHE]
            else:
                os.environ[_CACHE] = before
    except NumcheckError as error:
        for problem in error.problems:
            streams.say(f"numcheck: error: {problem}")
        return 2
    except BrokenPipeError:
        streams.close_quietly()
        return BROKEN_PIPE
    except KeyboardInterrupt as stop:
        streams.say(f"numcheck: interrupted{f' {stop}' if stop.args else '; nothing was written'}")
        return INTERRUPTED
    except RecursionError:
        streams.say("numcheck: error: the input is nested too deeply to be read")
        return 2
    except MemoryError:
        streams.say(
            "numcheck: error: the input does not fit into memory; `extract --output-format jsonl` reads in a stream"
        )
        return 2
    except Exception as error:
        if {"-v", "--verbose"} & set(arguments):
            raise
        streams.say(f"numcheck: error: this should not have happened: {type(error).__name__}: {error}")
        streams.say("numcheck: please report it, with what --verbose says")
        return 2


def _do(call: Call) -> int:
    if call.flag("version"):
        from .. import __version__

        sys.stdout.write(f"numcheck {__version__}\n")
        return 0
    if call.flag("help") or not call.command:
        from .help import overview, page

        text = page(call.command) if call.command else overview()
        (sys.stdout if call.flag("help") else sys.stderr).write(text)
        return 0 if call.flag("help") else 2
    if call.command == "help":
        from .manual import manual

        color = streams.wants_color(call.text("color"), os.environ, to_file=False)
        sys.stdout.write(manual(call.paths, streams.columns(), color))
        return 0
    if call.command == "completion":
        from .completion import script

        sys.stdout.write(script(call.paths))
        return 0
    if call.command == "lsp":
        from . import language

        return language.run(call)
    if call.command in ("report", "check", "extract"):
        from . import articles

        return articles.run(call)
    if call.command in ("ledger", "accept"):
        from . import ledger

        return ledger.run(call)
    if call.command == "data":
        from . import tables

        return tables.run(call)
    from . import rules

    return rules.run(call)
