"""A language's rules compiled: word classes as bits, number words, bounds, and constructions by their anchor word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .. import cache, rulebook
from ..errors import Problem, RuleError
from ..values import frozen
from .gate import CLOSED, Gate
from .masks import Masks
from .patterns import Construction

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


@dataclass(slots=True, eq=False, repr=False)
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
    anchors: dict[str, list[Construction]] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
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


def load(folders: Iterable[Path], language: str = "en") -> Grammar:
    """The grammar of a language, from the cache where nothing has changed since it was compiled; else as `compiled`."""
    roots = tuple(folders)
    files = [path for path, _ in _language_files(roots, language)]
    code = ("extract", "rulebook.py", "calendar.py", "codes.py")
    return cache.kept(f"grammar-{language}", [*roots, *files], code, lambda: compiled(roots, language))


def compiled(folders: Iterable[Path], language: str = "en") -> Grammar:
    """The grammar of a language from the shipped rules and any folders (or single metric files) given besides.

    Raises RuleError with every mistake at its file and line.
    """
    grammar = Grammar(language=language)
    problems: list[Problem] = []
    tables: dict[str, tuple[str, rulebook.Table]] = {}
    metric_tables: list[tuple[str, rulebook.Table]] = []
    for path, name in _language_files(folders, language):
        try:
            table = rulebook.read_yaml(path, name)
        except RuleError as error:
            problems.extend(error.problems)
            continue
        if "metric" in table:
            metric_tables.append((name, table))
        else:
            tables[path.stem] = (name, table)
    missing = [needed for needed in ("language", "people") if needed not in tables]
    if missing:
        raise RuleError(*(problems or [Problem(f"rules/{language}/{name}.yaml is missing") for name in missing]))
    _language(grammar, tables["language"][1])
    _people(grammar, tables["people"][1])
    from .gated import gate_of
    from .metric_file import check_yields, read_metric

    for name, table in metric_tables:
        read_metric(grammar, name, table, problems)
    problems.extend(check_yields(grammar, metric_tables))
    if problems:
        raise RuleError(*problems)
    from .grammar_context import add_context

    add_context(grammar, tables)
    grammar.masks = Masks(grammar.word, BIT["adv"], grammar.adverbs)
    grammar.running_ends = frozenset(p.split()[-1] for p in (*grammar.running, *grammar.running_with_perfect))
    grammar.numbers = frozenset(having(grammar, "number"))
    grammar.former = frozenset(having(grammar, "former"))
    grammar.aside_marks = frozenset(having(grammar, "open_bracket", "close_bracket", "dash"))
    grammar.gate = gate_of(grammar)
    return grammar


def having(grammar: Grammar, *classes: str) -> list[str]:
    """The words of any of these classes."""
    wanted = sum(BIT[name] for name in classes)
    return [word for word, bits in grammar.word.items() if bits & wanted]


def _language_files(folders: Iterable[Path], language: str) -> Iterator[tuple[Path, str]]:
    for folder in folders:
        if folder.is_file():
            yield folder, folder.name
            continue
        base = folder / language if (folder / language).is_dir() else folder
        for path in rulebook.rule_files(base):
            if "checks" not in path.relative_to(folder).parts[:-1]:
                yield path, f"{language}/{path.name}"


def _add(grammar: Grammar, name: str, words: Iterable[str]) -> None:
    bit = BIT[name]
    for word in words:
        grammar.word[word] = grammar.word.get(word, 0) | bit


def _language(grammar: Grammar, table: rulebook.Table) -> None:
    numbers = table["numbers"]
    for name in ("units", "tens", "magnitudes", "suffixes", "collectives"):
        getattr(grammar, name).update({word: int(value) for word, value in numbers[name].items()})
    for phrase, ends in numbers["vague"].items():
        low, high = ends.split()
        words = tuple(phrase.split())
        grammar.vague.setdefault(words[0], []).append((words, int(low), int(high)))
    for phrase, meaning in numbers["shares"].items():
        share, bound = meaning.split()
        words = tuple(phrase.split())
        grammar.shares.setdefault(words[0], []).append((words, float(share), bound))
    for vague in grammar.vague.values():
        vague.sort(key=lambda entry: -len(entry[0]))
    for shares in grammar.shares.values():
        shares.sort(key=lambda entry: -len(entry[0]))
    grammar.many = frozenset(numbers["many"].split())
    grammar.article = frozenset(numbers["article"].split())
    grammar.half = frozenset(numbers["half"].split())
    grammar.joiner = frozenset(numbers["and"].split())
    grammar.range_joiners = frozenset(numbers["ranges"]["joiners"].split())
    grammar.ratios = {tuple(words.split()): which == "round" for words, which in numbers["ratios"].items()}
    grammar.excepted = frozenset(tuple(phrase.split()) for phrase in numbers["excepted"].split(";"))
    grammar.share_ends = frozenset(words[-1] for shares in grammar.shares.values() for words, *_ in shares)
    _add(grammar, "share", grammar.shares)
    _add(grammar, "number", [*grammar.many, *grammar.half])
    grammar.between = frozenset(numbers["ranges"]["between"].split())
    grammar.range_openers = frozenset(numbers["ranges"]["from"].split())
    for name in ("plurals", "not_plurals", "gerunds", "pasts", "adverbs", "possessives"):
        setattr(grammar, name, tuple(table["shapes"][name].split()))
    grammar.participles = grammar.gerunds + grammar.pasts
    _add(grammar, "between", grammar.between)
    for bound, text in table["bounds"].items():
        after = bound.startswith("suffix_")
        for phrase in text.split(";"):
            words = tuple(phrase.split())
            if not words:
                continue
            index = grammar.bounds_after if after else grammar.bounds
            key = words[0] if after else words[-1]
            index.setdefault(key, []).append((words, bound.removeprefix("suffix_")))
    for entries in (*grammar.bounds.values(), *grammar.bounds_after.values()):
        entries.sort(key=lambda entry: -len(entry[0]))
    for name, text in table["classes"].items():
        if name in BIT:
            _add(grammar, name, text.split())
    for words_of in (grammar.units, grammar.tens, grammar.magnitudes, grammar.collectives, grammar.vague):
        _add(grammar, "number", words_of)
    grammar.lists = word_lists(table)
    grammar.common = frozenset(table["common"].split())
    grammar.unread = frozenset(table["unread"].split())
    grammar.running, grammar.running_with_perfect = (
        tuple(phrase.strip() for phrase in table[key].split(";")) for key in ("running", "running_with_perfect")
    )
    for known, key in ((grammar.coordination, "coordination"), (grammar.rates_at, "rates")):
        for words in (tuple(phrase.split()) for phrase in table[key].split(";")):
            known.setdefault(words[0], []).append(words)
    grammar.sets = {name: frozenset(words.split()) for name, words in table["sets"].items()}
    grammar.sets["risers"] = frozenset(word for name in ("rise", "raise", "exceed") for word in grammar.lists[name])
    grammar.abbreviations = frozenset(table["abbreviations"].split())


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Singular and plural of "soldier/soldiers"; a lone "police" is plural."""
    for entry in text.split():
        singular, slash, plural = entry.partition("/")
        yield (singular, plural) if slash else ("", singular)


def _people(grammar: Grammar, table: rulebook.Table) -> None:
    for name, text in table["nouns"].items():
        for singular, plural in _pairs(text):
            for form, number in ((singular, "singular"), (plural, "plural")):
                if form:
                    _add(grammar, number, [form])
                    grammar.noun_class.setdefault(form, str(name))
    for singular, plural in _pairs(table["nations"]):
        for form in (singular, plural):
            if form:
                _add(grammar, "nation", [form])
                grammar.noun_class.setdefault(form, singular or plural)
        if plural:
            _add(grammar, "plural", [plural])
    for name, key in (
        ("adjective", "adjectives"),
        ("thing", "things"),
        ("unit", "units"),
        ("groupnoun", "groupnouns"),
        ("mass", "mass"),
    ):
        if key in table:
            _add(grammar, name, table[key].split())
    grammar.endings = tuple(table["endings"].split())


def word_lists(table: rulebook.Table) -> dict[str, list[str]]:
    """The word lists of a file by name."""
    return {str(key): str(text).split() for key, text in table.get("words", {}).items()}
