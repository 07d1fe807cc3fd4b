"""ledger and accept: what a desk has accepted, written down and shown."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..address import shown
from ..errors import UsageError
from ..login import login
from . import streams
from .common import settings_of
from .parse import Call, meant

if TYPE_CHECKING:
    from ..ledger import Act, Entry, State
    from ..model import Article, Figure, Finding

ACTIONS = ("init", "add", "show", "log", "current", "export", "import", "verify")
_FORMATS = ("table", "json", "jsonl")


def run(call: Call) -> int:
    """Run `accept`, or `ledger` with its action."""
    if call.command == "accept":
        return accept(call)
    action = call.paths[0] if call.paths else ""
    if action not in ACTIONS:
        said = f"there is no ledger action {action}{meant(action, ACTIONS)}; " if action else ""
        raise UsageError(f"{said}ledger takes one of {', '.join(ACTIONS)}")
    call = call._replace(paths=call.paths[1:])
    if action == "init":
        return init(call)
    path, words = _ledger(call)
    if action == "add":
        return add(call, path, words)
    if action == "import":
        return import_(path, words)
    if words and action != "show":
        raise UsageError(f"ledger {action} takes one ledger and nothing else; {words[0]} is too many")
    if action == "verify":
        return verify(call, path)
    if action == "export":
        return _write(call, "".join(_export(path)))
    return show(call, action, path, words)


def init(call: Call) -> int:
    """Make an empty ledger."""
    from ..ledger import create

    named = [*call.paths, *([call.text("ledger") or ""] if not call.paths and call.text("ledger") else [])]
    if len(named) != 1:
        raise UsageError("ledger init takes the name of the file to make, such as desk.db, or an address, such as "
                         "postgresql://anna@db.example/desk")  # fmt: skip
    create(named[0])
    streams.say(f"{shown(named[0])}: an empty ledger")
    return 0


def _ledger(call: Call) -> tuple[str, list[str]]:
    """Which ledger is meant, and the words that remain: --ledger, else the first word, else the configuration."""
    from ..ledger import is_ledger

    if (given := call.text("ledger")) is not None:
        return given, call.paths
    if call.paths and is_ledger(call.paths[0]):
        return call.paths[0], call.paths[1:]
    configured = settings_of(call).ledger
    if configured is not None:
        return configured, call.paths
    if call.paths and call.command == "ledger":
        first = call.paths[0]
        said = "is no ledger of numcheck" if Path(first).exists() else "does not exist"
        raise UsageError(f"{first} {said}; name a ledger first, or with --ledger, or as `ledger` in the configuration; "
                         "`numcheck ledger init FILE` makes one")  # fmt: skip
    raise UsageError("which ledger? Give --ledger FILE, or set `ledger` in the configuration; "
                     "`numcheck ledger init FILE` makes one")  # fmt: skip


def _act(call: Call) -> Act:
    """Who, why and when. The clock is read here, for the moment of the entry and nothing else."""
    from datetime import UTC, datetime

    from ..ledger import Act

    by = call.text("by") or login()
    reason = (call.text("reason") or "").strip()
    problems = [] if by.strip() else ["who accepts this? Give --by NAME"]
    if not reason:
        problems.append("an entry needs a reason: --reason TEXT")
    if problems:
        raise UsageError(*problems)
    return Act(by.strip(), reason, call.text("at") or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


def add(call: Call, path: str, words: list[str]) -> int:
    """Accept figures of articles, or withdraw entries."""
    from ..ledger import append, figures, withdrawal
    from ..ledger.current import named

    act = _act(call)
    given = call.every("supersedes")
    if back := call.every("withdraw"):
        if words:
            raise UsageError(f"--withdraw takes entries back and adds no figures; leave out {words[0]}")

        def build(entries: tuple[Entry, ...]) -> list[object]:
            return [withdrawal(act, [named(entries, word, "figure", "acceptance") for word in back])]
    else:
        if not words:
            raise UsageError("ledger add needs articles, or - for standard input")
        chosen = _chosen(call, words)

        def build(entries: tuple[Entry, ...]) -> list[object]:
            over = None if not given else [named(entries, w, "figure") for w in given if w.lower() != "none"]
            return [*figures(entries, act, chosen, over)]

    added = append(path, build)  # type: ignore[arg-type]
    return _added(call, path, added)


def _added(call: Call, path: str, added: tuple[Entry, ...]) -> int:
    """Say what was written, once it is on disk."""
    from . import ledger_show

    if not added:
        streams.say(f"{shown(path)}: nothing new; the ledger holds all of it")
        return 0
    lines = ledger_show.added(added, _state(path), streams.columns())
    return _write(call, "".join(line + "\n" for line in lines))


def _gather(call: Call, paths: list[str]) -> list[Article]:
    """Every article of some paths; here one that cannot be read stops the rest."""
    from ..inputs import read

    name = call.text("stdin_filename") or "-"
    return list(read(*paths, date=call.text("date"), event=call.text("event"), stdin_filename=name))


def _chosen(call: Call, paths: list[str]) -> list[tuple[Article, tuple[Figure, ...]]]:
    """The figures of the articles that are to be accepted. Raises UsageError when one asked for is not there."""
    from ..engine import read
    from ..ledger import tolls_of

    wanted = [word.lower() for word in call.every("figure")]
    folders = tuple(Path(folder) for folder in settings_of(call).rules)
    articles = _gather(call, paths)
    chosen: list[tuple[Article, tuple[Figure, ...]]] = []
    hit: set[str] = set()
    for article, reading in zip(articles, read(articles, folders=folders), strict=True):
        kept = []
        # an id may name any figure of the article, a metric only its tolls
        tolls = {figure.id for figure in tolls_of(article, reading)}
        for figure in reading.figures:
            fits = {w for w in wanted if (len(w) >= 4 and figure.id.startswith(w)) or
                    (figure.id in tolls and w in (figure.metric, figure.metric.replace("_", " ")))}  # fmt: skip
            hit |= fits
            if fits or (not wanted and figure.id in tolls):
                kept.append(replace(figure, as_of=call.text("as_of") or figure.as_of))
        chosen.append((article, tuple(kept)))
    problems = [f"no figure of these articles has the id or metric '{word}'" for word in wanted if word not in hit]
    if not wanted and not any(kept for _, kept in chosen):
        problems.append("no toll was found in these articles; `numcheck extract` shows what is read, and --figure ID "
                        "accepts any figure of it")  # fmt: skip
    if problems:
        raise UsageError(*problems)
    return chosen


def _state(path: str) -> State:
    from ..ledger import read, state

    return state(read(path))


def show(call: Call, action: str, path: str, words: list[str]) -> int:
    """`current`, `show` and `log`, as text or as records."""
    from ..calendar import whole
    from ..ledger import read, state
    from ..ledger.current import named
    from ..ledger.exchange import record
    from . import ledger_show

    style = call.text("output_format") or "table"
    if style not in _FORMATS:
        raise UsageError(f"ledger {action} is written as {', '.join(_FORMATS[:-1])} or {_FORMATS[-1]}, not as {style}")
    as_of = call.text("as_of")
    if as_of is not None and whole(as_of) is None:
        raise UsageError(f"--as-of is '{as_of}', which is no date; write YYYY-MM-DD")
    entries = read(path)
    now = state(entries, as_of=as_of)
    picked = [named(entries, word) for word in words] if words else list(entries)
    if style != "table":
        if action == "current":
            picked = [*now.standing, *now.acceptances]
        records = [record(e) | ledger_show.standing(e, now) for e in picked]
        rows = [json.dumps(one, ensure_ascii=False) for one in records]
        return _write(call, "".join(row + "\n" for row in rows) if style == "jsonl" else f"[{', '.join(rows)}]\n")
    to_file = call.text("output") not in (None, "-")
    color = streams.wants_color(call.text("color"), os.environ, to_file=to_file)
    room = streams.columns()
    if action == "log":
        return _write(call, ledger_show.log(now, room, color))
    if action == "current":
        return _write(call, ledger_show.current(now, room, color))
    if words:
        return _write(call, ledger_show.entries(picked, now, room, color))
    return _write(call, ledger_show.history(now, room, color))


def _export(path: str) -> Iterator[str]:
    from ..ledger import read
    from ..ledger.exchange import lines

    return lines(read(path))


def import_(path: str, words: list[str]) -> int:
    """Take in what an export has and this ledger lacks."""
    from ..ledger import append
    from ..ledger.exchange import load, merged

    if len(words) != 1:
        raise UsageError("ledger import takes one export, a file of JSON Lines")
    more = load(words[0])
    added = append(path, lambda entries: merged(entries, more))
    known = len(more) - len(added)
    streams.say(f"{shown(path)}: {len(added):,} of {len(more):,} entries imported"
                + (f"; {known:,} were there already" if known else ""))  # fmt: skip
    return 0


def verify(call: Call, path: str) -> int:
    """Hold every entry against its hash; exit code 2 when something does not fit."""
    from ..ledger import verify as verified

    found = verified(path, call.text("head"))
    for problem in found.problems:
        streams.say(f"numcheck: error: {shown(path)}: {problem}")
    if found.problems:
        return 2
    what = f"{found.entries:,} {'entry' if found.entries == 1 else 'entries'}"
    return _write(call, f"{shown(path)}: {what}, the chain holds; its head is\n{found.head}\n")


def accept(call: Call) -> int:
    """Accept a difference by the id of its finding."""
    from ..ledger import acceptance, append, fresh

    if not call.paths:
        raise UsageError("accept needs the ID of a finding; `numcheck check --output-format json` gives them")
    path, (ident, *paths) = _ledger(call)
    act, until = _act(call), call.text("until")
    finding = _finding(call, ident, paths) if paths else None
    new = acceptance(
        act, finding.id if finding else ident, until=until, code=finding.code if finding else None,
        message=finding.message if finding else None, article=finding.article if finding else None,
    )  # fmt: skip
    added = append(path, lambda entries: fresh(entries, new))
    return _added(call, path, added)


def _finding(call: Call, ident: str, paths: list[str]) -> Finding:
    """The finding that is meant, among those of a check of the paths."""
    from .. import engine

    chosen = settings_of(call)
    drafts = _gather(call, paths)
    against = call.every("against") or list(chosen.archive)
    ledger, _ = _ledger(call)
    report = engine.report(drafts, against=_gather(call, against) if against else (), settings=chosen, ledger=ledger)
    fit = [f for f in report.findings if len(ident) >= 4 and f.id.startswith(ident.lower())]
    if len(fit) == 1:
        return fit[0]
    if not fit:
        raise UsageError(f"these articles have no finding {ident}; `numcheck check --output-format json` gives the ids")
    raise UsageError(f"several findings begin with {ident}: {', '.join(f.id for f in fit)}")


def _write(call: Call, text: str) -> int:
    with streams.output(call.text("output")) as stream:
        stream.write(text)
    return 0
