"""Known differences, declared with a reason; one that matches nothing, gives no reason or has expired fails."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ..differences import KINDS, Difference, Row, StaleAcceptance
from ..errors import Problem, UsageError


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Differences that are known and why they stand; `until` is the last day (ISO) on which that holds."""

    differences: tuple[Difference, ...]
    reason: str = ""
    until: str | None = None
    path: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        inner = ", ".join(repr(d) for d in self.differences)
        until = f', until="{self.until}"' if self.until else ""
        return f'accepted({inner}, reason="{self.reason}"{until})'


def accepted(*differences: Difference, reason: str = "", until: str | datetime.date | None = None) -> Acceptance:
    """Declares differences as known, for `assert_consistent(…, accept=[…])`.

    A field that is left out matches any value: `Regression("killed_women_cum", on="2023-10-19")` stands for a fall by
    any number on that day; with `before=1032, after=1000` for this one alone, so that changed data turns red again.
    Raises UsageError when `until` is no date or what is accepted is no difference.
    """
    if not differences or not all(isinstance(d, Difference) for d in differences):
        raise UsageError('accepted() takes differences, such as Regression("killed_cum", on="2023-10-19")')
    return Acceptance(tuple(differences), reason.strip(), _date(until, "until"))


def _date(value: str | datetime.date | None, what: str) -> str | None:
    if value is None:
        return None
    if isinstance(value, datetime.datetime):
        value = value.date()
    try:
        return datetime.date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise UsageError(f"{what} is '{value}', which is no date; write YYYY-MM-DD") from None


def read_acceptances(path: str | Path) -> tuple[Acceptance, ...]:
    """Acceptances from a TOML file, each a table `[[accepted]]` with `difference = "Regression"`, its fields,
    `reason`, `until`.

    Raises UsageError with every mistake and its line.
    """
    shown = Path(path).as_posix()
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
        tree = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(Problem(f"cannot be read: {error}", shown)) from None
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        raise UsageError(Problem(f"is no TOML: {error}", shown, int(at[1]) if at else None)) from None
    lines = [text.count("\n", 0, m.start(1)) + 1 for m in re.finditer(r"(?m)^\s*(\[\[\s*accepted\s*\]\])", text)]
    entries = tree.pop("accepted", [])
    problems = [Problem(f"unknown key '{key}'; the file holds [[accepted]] tables", shown) for key in tree]
    out: list[Acceptance] = []
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise UsageError(Problem("accepted must be tables, each begun by [[accepted]]", shown))
    for number, entry in enumerate(entries):
        line = lines[number] if number < len(lines) else None
        try:
            out.append(_entry(dict(entry), shown, line))
        except UsageError as error:
            problems += [Problem(p.message, shown, line) for p in error.problems]
    if problems:
        raise UsageError(*problems)
    return tuple(out)


def _entry(entry: dict[str, Any], path: str, line: int | None) -> Acceptance:
    name = str(entry.pop("difference", ""))
    kind = KINDS.get(name)
    if kind is None:
        near = get_close_matches(name, KINDS, 1)
        raise UsageError(
            f"difference '{name}' is none of {', '.join(KINDS)}" + (f"; did you mean {near[0]}?" if near else "")
        )
    reason, until = str(entry.pop("reason", "")), _date(entry.pop("until", None), "until")
    known = [item.name for item in fields(kind) if item.compare]
    unknown = [key for key in entry if key not in known]
    if unknown:
        raise UsageError(*(f"{name} has no field '{key}'; it has {', '.join(known)}" for key in unknown))
    first = next(k for k in known if k != "where")
    if first not in entry:
        raise UsageError(f"{name} needs {first}")
    values = {k: _plain(v) for k, v in entry.items()}
    return Acceptance((kind(**values),), reason.strip(), until, path, line)


def _plain(value: Any) -> Any:
    """A TOML value as the difference holds it: dates as ISO text, arrays as tuples."""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    return tuple(value) if isinstance(value, list) else value


Accept = Acceptance | str | Path
"""An acceptance, or the TOML file of several."""


def gather(accept: Accept | Iterable[Accept] | None) -> tuple[Acceptance, ...]:
    """All acceptances of an `accept=` argument. Raises UsageError for anything else in it."""
    if accept is None:
        return ()
    items: list[Any] = [accept] if isinstance(accept, (Acceptance, str, Path)) else list(accept)
    out: list[Acceptance] = []
    for item in items:
        if isinstance(item, Acceptance):
            out.append(item)
        elif isinstance(item, (str, Path)):
            out += read_acceptances(item)
        else:
            hint = '; wrap it: accepted(…, reason="…")' if isinstance(item, Difference) else ""
            raise UsageError(f"accept takes acceptances and paths of TOML files, not {type(item).__name__}{hint}")
    return tuple(out)


def apply(
    found: Sequence[Difference], accept: Sequence[Acceptance], today: str | None, ran: Iterable[type[Difference]]
) -> tuple[list[Difference], list[tuple[Difference, Acceptance]], list[StaleAcceptance]]:
    """Sorts what was found into what stays, what is accepted (with its acceptance), and the acceptances that do not
    hold.

    `today` is a date given, never the clock. `ran` are the kinds that were looked for: an acceptance of another kind is
    neither used nor stale. An acceptance without a reason or expired accepts nothing.
    """
    kinds = set(ran)
    used: set[tuple[int, int]] = set()
    known: list[tuple[Difference, Acceptance]] = []
    left: list[Difference] = []
    valid = [bool(a.reason) and not (a.until and today and a.until < today) for a in accept]
    by_subject: dict[tuple[type[Difference], str], list[tuple[int, int]]] = {}
    for n, acceptance in enumerate(accept):
        for m, wanted in enumerate(acceptance.differences):
            by_subject.setdefault((type(wanted), wanted.subject), []).append((n, m))
    for difference in found:
        hits = [
            (n, m) for n, m in by_subject.get((type(difference), difference.subject), ())
            if accept[n].differences[m].covers(difference)
        ]  # fmt: skip
        used.update(hits)
        taken = next((accept[n] for n, _ in hits if valid[n]), None)
        if taken is None:
            left.append(difference)
        else:
            known.append((difference, taken))
    stale: list[StaleAcceptance] = []
    for n, acceptance in enumerate(accept):
        if not acceptance.reason:
            stale.append(_stale(acceptance, "gives no reason"))
            continue
        if acceptance.until and today and acceptance.until < today:
            stale.append(_stale(acceptance, f"has expired: it held until {acceptance.until}, and it is {today}"))
            continue
        for m, wanted in enumerate(acceptance.differences):
            if type(wanted) in kinds and (n, m) not in used:
                stale.append(_stale(acceptance, f"matches nothing{_nearest(wanted, found)}"))
    return left, known, stale


def _nearest(wanted: Difference, found: Sequence[Difference]) -> str:
    """What stands now where the acceptance points."""
    near = [d for d in found if type(d) is type(wanted) and d.subject == wanted.subject]
    same_day = [d for d in near if getattr(d, "on", None) == getattr(wanted, "on", None)]
    if same_day:
        return f": the data now has {same_day[0]!r}"
    return f": {wanted.subject} has {len(near):,} other such difference{'s' if len(near) != 1 else ''}" if near else ""


def _stale(acceptance: Acceptance, why: str) -> StaleAcceptance:
    rows = (
        (Row(acceptance.line, None, None, str(acceptance), acceptance.path),)
        if acceptance.line and acceptance.path
        else ()
    )
    return StaleAcceptance(str(acceptance), why, sentence=f"{acceptance} {why}", rows=rows)
