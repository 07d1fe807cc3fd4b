"""Reads column names: killed_women_cum is the cumulative count of the killed among women."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..rulebook import Table, read_yaml, shipped

_SPLIT = re.compile(r"[^0-9A-Za-z\u00c0-\u024f]+|(?<=[a-z])(?=[A-Z])")

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of rules/tables/columns.yaml: which word of a column name says what."""

    metric_of: tuple[tuple[str, str], ...]
    lists: tuple[tuple[str, Words], ...]
    ordered: tuple[tuple[str, tuple[str, ...]], ...]

    def words(self, name: str) -> Words:
        """The words of one list."""
        return dict(self.lists)[name]

    def names(self, name: str) -> tuple[str, ...]:
        """The names of one list, in the order of the file: the first that a table has is taken."""
        return dict(self.ordered)[name]


@cache
def vocabulary() -> Vocabulary:
    """The shipped vocabulary. Raises RuleError when the file cannot be used."""
    tree: Table = read_yaml(shipped() / "tables" / "columns.yaml", "rules/tables/columns.yaml")
    metrics: Any = tree["metrics"]
    lists = {key: tuple(str(v) for v in value) for key, value in tree.items() if isinstance(value, list)}
    return Vocabulary(
        metric_of=tuple((str(word), str(metric)) for metric, words in metrics.items() for word in words),
        lists=tuple((key, frozenset(value)) for key, value in lists.items()),
        ordered=tuple(lists.items()),
    )


@dataclass(frozen=True, slots=True)
class ColumnName:
    """What a name says. `kind`: cumulative, flow, stock, total (perhaps cumulative) or plain; `bound`: low, best, high.

    `stem` are the words that name the measurement ({killed, women}); `version` tells ext_killed from killed;
    `metrics` are the metrics among the stem, several for "killed_or_injured".
    """

    name: str
    stem: Words
    metrics: Words
    version: Words
    kind: str
    bound: str | None
    unit: bool
    counts: bool
    """Whether the name speaks of counted people or happenings at all."""

    @property
    def metric(self) -> str | None:
        """The one metric named, None for none or several."""
        return next(iter(self.metrics)) if len(self.metrics) == 1 else None


@cache
def read_name(name: str) -> ColumnName:
    """The parts of one column name."""
    words = vocabulary()
    tokens = [token.lower() for token in _SPLIT.split(name) if token]
    if "to" in tokens and "date" in tokens:
        tokens = [t for t in tokens if t not in ("to", "date")] + ["cum"]
    metric_of = dict(words.metric_of)
    kind, bound = "plain", None
    stem: set[str] = set()
    metrics: set[str] = set()
    version: set[str] = set()
    unit = no_count = False
    for token in tokens:
        if token in words.words("cumulative"):
            kind = "cumulative"
        elif token in words.words("flow") and kind == "plain":
            kind = "flow"
        elif token in words.words("stock") and kind == "plain":
            kind = "stock"
            stem.add(token)
        elif token in words.words("perhaps_cumulative"):
            kind = "total" if kind == "plain" else kind
        elif token in words.words("versions"):
            version.add(token)
        elif (found := _bound(token, words)) and bound is None:
            bound = found
        elif token in words.words("no_count"):
            no_count = True
            stem.add(token)
        elif token in words.words("filler"):
            continue
        else:
            if token in metric_of:
                metrics.add(metric_of[token])
                token = metric_of[token]
            unit = unit or token in words.words("units")
            stem.add(token)
    counts = not no_count and bool(metrics or kind == "cumulative" or bound)
    return ColumnName(name, frozenset(stem), frozenset(metrics), frozenset(version), kind, bound, unit, counts)


def _bound(token: str, words: Vocabulary) -> str | None:
    return next((bound for bound in ("low", "best", "high") if token in words.words(bound)), None)


def plain_name(name: str) -> str:
    """A column name as the vocabulary writes whole names: small letters, words joined by `_`."""
    return "_".join(token.lower() for token in _SPLIT.split(str(name)) if token)


def named(columns: Iterable[str], list_name: str) -> list[str]:
    """The columns whose whole name is in a list of the vocabulary, in the list's order."""
    at = {plain_name(column): column for column in reversed(list(columns))}
    return [at[name] for name in vocabulary().names(list_name) if name in at]
