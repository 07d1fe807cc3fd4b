"""check --watch: the check again after each change, until it is interrupted."""

from __future__ import annotations

import sys
from collections.abc import Callable

from ..address import is_address
from ..config_file import NAMES
from ..errors import NumcheckError, UsageError
from ..model import Article, Reading
from ..settings import SIDECAR, Settings
from . import streams
from .parse import Call

_NAMED = 3
"""How many of the watched drafts are named."""
Check = Callable[[Settings, dict[Article, Reading]], int]


def run(call: Call, first: Settings, configuration: Callable[[], Settings], check: Check) -> int:
    """Check, wait for a change, check again. The exit code is that of the last check.

    Articles that did not change are not read again. What cannot be read is told, and the watch goes on.
    """
    if "-" in call.paths:
        raise UsageError("--watch needs files or folders; standard input does not change")
    for key in ("write_baseline", "prune_baseline"):
        if call.flag(key):
            raise UsageError(f"--{key.replace('_', '-')} is done once; leave out --watch")
    from ..watch import again

    settings = first
    known: dict[Article, Reading] = {}

    def paths() -> list[str]:
        return watched(call, settings)

    code, runs = 0, 0
    try:
        for changed in again(paths, ignore=[path for path in (call.text("output"),) if path]):
            if runs:
                _tell(call, changed)
            try:
                if runs:
                    now = configuration()
                    if now.rules != settings.rules or any(path.endswith((".yaml", ".yml")) for path in changed):
                        known.clear()
                        _forget()
                    settings = now
                code = check(settings, known)
            except NumcheckError as error:
                code = 2
                for problem in error.problems:
                    streams.say(f"numcheck: error: {problem}")
            runs += 1
            if not call.flag("quiet"):
                more = len(call.paths) - _NAMED
                named = ", ".join(call.paths[:_NAMED]) + (f" and {more:,} more" if more > 0 else "")
                streams.say(f"numcheck: watching {named}; Ctrl-C ends it")
    except KeyboardInterrupt:
        if not call.flag("quiet"):
            streams.say("numcheck: the watch has ended")
    return code


def watched(call: Call, settings: Settings) -> list[str]:
    """What a check reads: drafts, archive, configuration, rules, what is suppressed, the ledger."""
    archive = call.every("against") or list(settings.archive)
    held = (settings.path, settings.ignore_file, settings.baseline, settings.ledger)
    files = [path for path in held if path and not is_address(path)]
    names = () if call.text("config") else (*NAMES, SIDECAR)
    return list(dict.fromkeys([*call.paths, *archive, *settings.rules, *files, *names]))


def _forget() -> None:
    """Rules are compiled once a process; changed ones anew."""
    from ..extract import grammar_for

    grammar_for.cache_clear()


def _tell(call: Call, changed: tuple[str, ...]) -> None:
    """Begin anew on the screen, and say what has changed."""
    from ..inputs.paths import article_id

    if sys.stdout.isatty():
        sys.stdout.write("\x1b[2J\x1b[H")
        sys.stdout.flush()
    if not call.flag("quiet"):
        names = ", ".join(article_id(path) for path in changed[:3]) or "the folders"
        more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
        streams.say(f"numcheck: {names}{more} changed")
