"""Spec files: a small TOML or YAML that says what a table's columns hold, where the names do not."""

from __future__ import annotations

import datetime
import re
import tomllib
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ..differences import Tolerance
from ..errors import Problem, UsageError

KINDS = ("cumulative", "flow", "stock", "none")
_TOP = (
    "shape", "date", "date_format", "keys", "source", "metric", "value", "low", "high", "scope", "id", "ignore",
    "infer",
    "columns", "phases", "tolerance",
)  # fmt: skip
_COLUMN = ("kind", "daily", "part_of", "same_as", "low", "best", "high")
_PHASE = ("from", "columns", "reason")


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """What is said of one column. `kind`: cumulative (cannot fall), flow (of a day), stock (may fall), none (no check).

    `daily` names the flow beside a cumulative column; `part_of` the whole (or "none"), `same_as` the other column
    that tells the same measurement (or "none"); `low`, `best` and `high` the estimates that belong together.
    """

    kind: str | None = None
    daily: str | None = None
    part_of: str | None = None
    same_as: str | None = None
    low: str | None = None
    best: str | None = None
    high: str | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """A day on which series start again; `columns` empty means every one."""

    start: str
    columns: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Spec:
    """What a spec file says; everything may be left out and is then inferred (unless `infer` is false)."""

    shape: str | None = None
    date: str | None = None
    date_format: str | None = None
    keys: tuple[str, ...] | None = None
    source: str | None = None
    metric: str | None = None
    value: str | None = None
    low: str | None = None
    high: str | None = None
    scope: str | None = None
    id: str | None = None
    ignore: tuple[str, ...] = ()
    infer: bool = True
    columns: dict[str, ColumnSpec] = field(default_factory=dict)
    phases: tuple[Phase, ...] = ()
    tolerance: Tolerance = field(default_factory=Tolerance)
    path: str | None = None


def read_spec(path: str | Path) -> Spec:
    """A spec file. Raises UsageError with every mistake, each with file and line; unknown keys get a suggestion."""
    file = Path(path)
    shown = file.as_posix()
    try:
        source = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(Problem(f"cannot be read: {error}", shown)) from None
    if file.suffix.lower() in (".yaml", ".yml"):
        from ..rulebook import parse_yaml

        tree: dict[str, Any] = dict(parse_yaml(source, shown))
    else:
        try:
            tree = tomllib.loads(source)
        except tomllib.TOMLDecodeError as error:
            at = re.search(r"line (\d+)", str(error))
            raise UsageError(Problem(f"is no TOML: {error}", shown, int(at[1]) if at else None)) from None
    return make_spec(tree, shown, source)


def make_spec(tree: dict[str, Any], shown: str | None = None, source: str = "") -> Spec:
    """The same for a mapping already read; `source` is the text, to find lines in."""
    build = _Builder(shown, source)
    build.known(tree, _TOP, "a spec")
    columns: dict[str, ColumnSpec] = {}
    for name, said in build.mapping(tree, "columns").items():
        if not isinstance(said, dict):
            build.say(f'columns.{name} needs keys such as kind = "cumulative"', str(name))
            continue
        build.known(said, _COLUMN, f"columns.{name}")
        kind = build.text(said, "kind")
        if kind is not None and kind not in KINDS:
            build.say(f"columns.{name}: kind '{kind}' is none of {', '.join(KINDS)}", "kind")
        columns[str(name)] = ColumnSpec(**{key: build.text(said, key) for key in _COLUMN})
    phases = []
    for phase in build.tables(tree, "phases"):
        build.known(phase, _PHASE, "a phase")
        start = build.text(phase, "from")
        try:
            datetime.date.fromisoformat(start or "")
        except ValueError:
            build.say(f"a phase's from is '{start or ''}'; write YYYY-MM-DD", "from")
            continue
        phases.append(Phase(str(start), build.texts(phase, "columns") or (), build.text(phase, "reason") or ""))
    said = build.mapping(tree, "tolerance")
    build.known(said, ("rel", "abs"), "tolerance")
    try:
        tolerance = Tolerance(float(said.get("rel", 0)), float(said.get("abs", 0)))
    except (TypeError, ValueError) as error:
        build.say(f"tolerance: {error}", "tolerance")
        tolerance = Tolerance()
    shape = build.text(tree, "shape")
    if shape not in (None, "wide", "long"):
        build.say(f"shape '{shape}' is none of wide, long", "shape")
    infer = build.text(tree, "infer")
    if infer not in (None, "true", "false"):
        build.say(f"infer '{infer}' is none of true, false", "infer")
    if build.problems:
        raise UsageError(*build.problems)
    plain = {key: build.text(tree, key) for key in
             ("shape", "date", "date_format", "source", "metric", "value", "low", "high", "scope", "id")}  # fmt: skip
    return Spec(
        **plain, keys=build.texts(tree, "keys"), ignore=build.texts(tree, "ignore") or (), infer=infer != "false",
        columns=columns, phases=tuple(sorted(phases, key=lambda p: p.start)), tolerance=tolerance, path=shown,
    )  # fmt: skip


def check_columns(spec: Spec, columns: list[str]) -> None:
    """Raises UsageError when a spec names columns the table does not have."""
    named: list[str] = [
        n for n in (spec.date, spec.source, spec.metric, spec.value, spec.low, spec.high, spec.scope, spec.id) if n
    ]
    named += [*(spec.keys or ()), *spec.ignore]
    if spec.shape != "long" and not spec.metric:
        for name, said in spec.columns.items():
            others = (said.daily, said.part_of, said.same_as, said.low, said.best, said.high)
            named += [name, *(o for o in others if o and o != "none")]
        named += [c for phase in spec.phases for c in phase.columns]
    problems = [
        Problem(
            f"the spec names the column '{name}', which the table does not have{_suggest(name, columns)}", spec.path
        )
        for name in dict.fromkeys(named)
        if name not in columns
    ]
    if problems:
        raise UsageError(*problems)


def _suggest(name: str, known: list[str] | tuple[str, ...]) -> str:
    near = get_close_matches(name, known, 1)
    return f"; did you mean '{near[0]}'?" if near else ""


class _Builder:
    """Collects the mistakes of a spec with their lines."""

    def __init__(self, shown: str | None, source: str) -> None:
        self.shown, self.source = shown, source
        self.problems: list[Problem] = []

    def say(self, message: str, key: str) -> None:
        found = re.search(rf"(?m)^.*?[\"']?\b{re.escape(key)}\b", self.source)
        line = self.source.count("\n", 0, found.end()) + 1 if found else None
        self.problems.append(Problem(message, self.shown, line))

    def known(self, table: dict[str, Any], keys: tuple[str, ...], what: str) -> None:
        for key in table:
            if key not in keys:
                self.say(f"{what} has no key '{key}'{_suggest(str(key), keys)}", str(key))

    def text(self, table: dict[str, Any], key: str) -> str | None:
        value = table.get(key)
        if value is None:
            return None
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, (dict, list)):
            self.say(f"'{key}' takes one value", key)
            return None
        return str(value)

    def texts(self, table: dict[str, Any], key: str) -> tuple[str, ...] | None:
        value = table.get(key)
        if value is None:
            return None
        if isinstance(value, dict):
            self.say(f"'{key}' takes a list of names", key)
            return None
        return tuple(str(v) for v in value) if isinstance(value, list) else (str(value),)

    def mapping(self, table: dict[str, Any], key: str) -> dict[str, Any]:
        value = table.get(key, {})
        if isinstance(value, dict):
            return value
        self.say(f"'{key}' takes keys and values", key)
        return {}

    def tables(self, table: dict[str, Any], key: str) -> list[dict[str, Any]]:
        value = table.get(key, [])
        if isinstance(value, list) and all(isinstance(v, dict) for v in value):
            return value
        self.say(f"'{key}' takes a list of tables, each with from = \"YYYY-MM-DD\"", key)
        return []
