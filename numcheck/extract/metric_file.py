"""One metric file: its keys checked, its constructions compiled, every mistake told at its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from ..errors import Problem
from ..rulebook import Items, Table
from .grammar import BIT, Grammar, Metric, word_lists
from .patterns import parse_construction

_KEYS = frozenset(
    "metric doc source words constructions never examples open things heads yields but alone beside language".split()
)
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_PEOPLE = BIT["plural"] | BIT["singular"]


def read_metric(grammar: Grammar, name: str, table: Table, problems: list[Problem]) -> None:
    """Adds a metric to the grammar. `things` are the only nouns it counts; where they are people ("journalists"), what
    it reads is not read by the wider metric as well.
    """
    before = len(problems)
    problems.extend(_mistakes(name, table))
    if len(problems) > before and ("metric" not in table or not isinstance(table.get("constructions"), Items)):
        return
    nouns = frozenset(str(table.get("things", "")).split())
    metric = Metric(
        name=str(table["metric"]),
        file=name,
        doc=str(table.get("doc", "")),
        open=table.get("open", "yes") != "no",
        nouns=nouns,
        heads=frozenset(str(table.get("heads", "")).split()),
        yields=frozenset(str(table.get("yields", "")).split()),
        but=frozenset(str(table.get("but", "")).split()),
        alone=frozenset(str(table.get("alone", "")).split()),
        beside=frozenset(str(table.get("beside", "")).split()),
    )
    grammar.metrics[metric.name] = metric
    grammar.sets["alone"] = grammar.sets.get("alone", frozenset()) | metric.alone | metric.beside
    for word in metric.heads:
        grammar.heads[word] = metric.name
    for word in nouns:
        bits = grammar.word.get(word, 0)
        grammar.word[word] = (bits | BIT["plural"]) & ~BIT["thing"]
        grammar.noun_class.setdefault(word, word)
        if not bits & _PEOPLE:
            grammar.own_things[word] = metric.name  # no other metric may count drones
    lists = grammar.lists | (word_lists(table) if isinstance(table.get("words", Table(0)), Table) else {})
    for entry in table["constructions"]:
        try:
            made = parse_construction(entry, lists, metric.name, name)
        except ValueError as error:
            problems.append(Problem(str(error), name, getattr(entry, "line", table.line)))
            continue
        for word in made.anchor_words:
            grammar.anchors.add(word, made)
            grammar.word[word] = grammar.word.get(word, 0) | BIT["anchor"]
    for phrase in table.get("never", ()) if isinstance(table.get("never"), Items) else ():
        for words in product(*(word.split("|") for word in phrase.split())):
            grammar.never.setdefault(words[0], []).append((words, metric.name))


def _mistakes(name: str, table: Table) -> Iterator[Problem]:
    def at(key: str) -> int:
        return table.lines.get(key, table.line)

    for key in table:
        if key not in _KEYS:
            yield Problem(f"'{key}' is no key of a metric file", name, at(key))
    if "metric" not in table:
        yield Problem("a metric file needs 'metric', its name", name, table.line)
    elif not _NAME.fullmatch(str(table["metric"])):
        yield Problem(f"metric: '{table['metric']}' is no name; small letters, digits and '_'", name, at("metric"))
    if "constructions" not in table:
        yield Problem("a metric needs 'constructions'", name, table.line)
    elif not isinstance(table["constructions"], Items) or not table["constructions"]:
        yield Problem("'constructions' is a list of sentences with slots", name, at("constructions"))
    if "words" in table and not isinstance(table["words"], Table):
        yield Problem("'words' is a mapping of list names to words", name, at("words"))
    if "never" in table and not isinstance(table["never"], Items):
        yield Problem("'never' is a list of idioms", name, at("never"))
    elif any("" in word.split("|") for phrase in table.get("never", ()) for word in str(phrase).split()):
        yield Problem("'never': '|' stands between words to choose from, and one is empty", name, at("never"))
    if table.get("open", "yes") not in ("yes", "no"):
        yield Problem(f"open: '{table['open']}' is neither yes nor no", name, at("open"))


def check_yields(grammar: Grammar, tables: Sequence[tuple[str, Table]]) -> Iterator[Problem]:
    """Metrics that a file yields to and nobody has."""
    for name, table in tables:
        for other in str(table.get("yields", "")).split():
            if other not in grammar.metrics:
                yield Problem(f"yields: there is no metric '{other}'", name, table.lines["yields"])
