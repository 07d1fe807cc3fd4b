"""A language's rules as extraction knows them: word classes as bits, number words, bounds, constructions by anchor."""

from __future__ import annotations

import re

from .. import rulebook
from ..typed import Any
from ..values import field, frozen, record
from .anchors import Anchors
from .gate import CLOSED, Gate
from .masks import Masks

CLASSES = (
    "be", "have", "do", "modal", "perhaps", "to", "neg", "no", "none", "prep", "of", "rel", "det", "article",
    "coord", "sub", "cond", "pronoun", "them", "reflexive", "another", "other", "more", "adv", "say", "hedge",
    "plan", "factive", "inclusion", "except", "separator", "comma", "stop", "aged", "each", "groupnoun", "from",
    "attacker", "open_bracket", "close_bracket", "dash", "currency", "between", "colon", "plural", "singular",
    "adjective", "nation", "thing", "unit", "anchor", "number", "mass", "numberless", "percent", "with",
    "quantifier", "those", "former", "when", "report", "label", "named", "plain", "ordinal", "almost", "share",
    "singularverb", "pluralverb", "had", "adverbial",
)  # fmt: skip
"""Names of word classes. A word has a set of them, kept as the bits of one integer."""
BIT = {name: 1 << place for place, name in enumerate(CLASSES)}


@frozen
class Metric:
    """One metric file: its name, weak heads, whether unknown plurals may be its victims, who never is (`but`), and the
    predicates that count one person told without a number, `alone` or `beside` one whom those count."""

    name: str
    file: str
    doc: str
    open: bool
    nouns: frozenset[str]
    heads: frozenset[str]
    yields: frozenset[str]
    but: frozenset[str]
    alone: frozenset[str]
    beside: frozenset[str]


@record
class Grammar:
    """All that extraction knows of one language. Built once from `rules/<language>`, then only read."""

    language: str = "en"
    word: dict[str, int] = field(default_factory=dict)
    noun_class: dict[str, str] = field(default_factory=dict)
    units: dict[str, int] = field(default_factory=dict)
    tens: dict[str, int] = field(default_factory=dict)
    magnitudes: dict[str, int] = field(default_factory=dict)
    suffixes: dict[str, int] = field(default_factory=dict)
    collectives: dict[str, int] = field(default_factory=dict)
    vague: dict[str, list[tuple[tuple[str, ...], int, int]]] = field(default_factory=dict)
    many: frozenset[str] = frozenset()
    article: frozenset[str] = frozenset()
    half: frozenset[str] = frozenset()
    joiner: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    range_openers: frozenset[str] = frozenset()
    plurals: tuple[str, ...] = ()
    not_plurals: tuple[str, ...] = ()
    gerunds: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    pasts: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    range_joiners: frozenset[str] = frozenset()
    ratios: dict[tuple[str, ...], bool] = field(default_factory=dict)
    excepted: frozenset[tuple[str, ...]] = frozenset()
    capital_names: frozenset[str] = frozenset()
    """Words that are a name where they stand in capitals among other words: "IS fighters"."""
    glued: dict[str, str] = field(default_factory=dict)
    per_one: frozenset[tuple[str, ...]] = frozenset()
    sets: dict[str, frozenset[str]] = field(default_factory=dict)
    rates_at: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    shares: dict[str, list[tuple[tuple[str, ...], float, str]]] = field(default_factory=dict)
    share_ends: frozenset[str] = frozenset()
    bounds: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    bounds_after: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    endings: tuple[str, ...] = ()
    abbreviations: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    running: tuple[str, ...] = ()
    running_with_perfect: tuple[str, ...] = ()
    running_ends: frozenset[str] = frozenset()
    orders: frozenset[str] = frozenset()
    contrasts: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    befores: tuple[tuple[str, ...], ...] = ()
    former: frozenset[str] = frozenset()
    coordination: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    never: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    metrics: dict[str, Metric] = field(default_factory=dict)
    anchors: Anchors = field(default_factory=Anchors)
    heads: dict[str, str] = field(default_factory=dict)
    patterns: tuple[re.Pattern[str], ...] = ()
    """Those of the readers, compiled: see grammar_load."""
    dates: Any = None
    sources: Any = None
    places: Any = None
    own_things: dict[str, str] = field(default_factory=dict)
    causes: dict[str, str] = field(default_factory=dict)
    general_causes: frozenset[str] = frozenset()
    aside_marks: frozenset[str] = frozenset()
    masks: Masks = field(default_factory=lambda: Masks({}))
    gate: Gate = CLOSED
    """The quick test whether a sentence may hold a figure: derived from the constructions."""


def having(grammar: Grammar, *classes: str) -> list[str]:
    """The words of any of these classes."""
    wanted = sum(BIT[name] for name in classes)
    return [word for word, bits in grammar.word.items() if bits & wanted]


def word_lists(table: rulebook.Table) -> dict[str, list[str]]:
    """The word lists of a file by name."""
    return {str(key): str(text).split() for key, text in table.get("words", {}).items()}
