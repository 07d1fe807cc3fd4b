"""Compiles a language's rules into its grammar, from the cache where nothing has changed; every mistake at once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator

from .. import cache, codes, rulebook
from ..errors import Problem, RuleError
from ..typed import TYPE_CHECKING
from . import dates_words, numbers, source_sentence, tokens
from .grammar import BIT, Grammar, having, word_lists
from .masks import Masks

if TYPE_CHECKING:
    from pathlib import Path

_PATTERNS = (
    tokens.TOKEN, tokens.BREAK, source_sentence.TOKEN, dates_words.TOKEN, dates_words.NUMBER, numbers.DIGITS,
    numbers.GROUPED,
)  # fmt: skip
"""Patterns that every article with a figure needs: they are kept compiled, with the grammar."""


def load(folders: Iterable[str | Path], language: str = "en") -> Grammar:
    """The grammar of a language, from the cache where nothing has changed since it was compiled; else as `compiled`."""
    roots = tuple(os.fspath(folder) for folder in folders)
    files = [path for path, _ in _language_files(roots, language)]
    code = ("extract", "rulebook.py", "calendar.py", "codes.py")
    made = cache.kept(f"grammar-{language}", [*roots, *files], code, lambda: compiled(roots, language))
    codes.settle(_PATTERNS, made.patterns)
    return made


def compiled(folders: Iterable[str | Path], language: str = "en") -> Grammar:
    """The grammar of a language from the shipped rules and any folders (or single metric files) given besides.

    Raises RuleError with every mistake at its file and line.
    """
    # loaded where nothing is in the cache only
    from .gated import gate_of
    from .grammar_context import add_context
    from .metric_file import check_yields, read_metric

    grammar = Grammar(language=language)
    problems: list[Problem] = []
    tables: dict[str, tuple[str, rulebook.Table]] = {}
    metric_tables: list[tuple[str, rulebook.Table]] = []
    roots = tuple(os.fspath(folder) for folder in folders)
    alone = {root for root in roots if os.path.isfile(root)}
    for path, name in _language_files(roots, language):
        try:
            table = rulebook.read_yaml(path, name)
        except RuleError as error:
            problems.extend(error.problems)
            continue
        if "metric" in table or "constructions" in table:
            metric_tables.append((name, table))
        elif path in alone:
            problems.append(Problem("this is no metric file; rules of checks are given with their folder", name, 1))
        else:
            tables[os.path.splitext(os.path.basename(path))[0]] = (name, table)
    missing = [needed for needed in ("language", "people") if needed not in tables]
    if missing:
        raise RuleError(*(problems or [Problem(f"rules/{language}/{name}.yaml is missing") for name in missing]))
    _language(grammar, tables["language"][1])
    _people(grammar, tables["people"][1])
    for name, table in metric_tables:
        read_metric(grammar, name, table, problems)
    problems.extend(check_yields(grammar, metric_tables))
    if problems:
        raise RuleError(*problems)
    add_context(grammar, tables)
    grammar.masks = Masks(grammar.word, BIT["adv"], grammar.adverbs)
    grammar.running_ends = frozenset(p.split()[-1] for p in (*grammar.running, *grammar.running_with_perfect))
    grammar.numbers = frozenset(having(grammar, "number"))
    grammar.former = frozenset(having(grammar, "former"))
    grammar.aside_marks = frozenset(having(grammar, "open_bracket", "close_bracket", "dash"))
    grammar.gate = gate_of(grammar)
    grammar.patterns = tuple(re.compile(one.pattern, one.flags) for one in _PATTERNS)
    return grammar


def _language_files(folders: Iterable[str], language: str) -> Iterator[tuple[str, str]]:
    for folder in folders:
        if os.path.isfile(folder):
            yield folder, os.path.basename(folder)
            continue
        own = os.path.join(folder, language)
        for path in rulebook.files_of(own if os.path.isdir(own) else folder):
            if "checks" not in os.path.relpath(path, folder).split(os.sep)[:-1]:
                yield path, f"{language}/{os.path.basename(path)}"


def _add(grammar: Grammar, name: str, words: Iterable[str]) -> None:
    bit = BIT[name]
    for word in words:
        grammar.word[word] = grammar.word.get(word, 0) | bit


def _language(grammar: Grammar, table: rulebook.Table) -> None:
    numbers = table["numbers"]
    for name in ("units", "tens", "magnitudes", "suffixes", "collectives"):
        getattr(grammar, name).update({word: int(value) for word, value in numbers[name].items()})
    for phrase, ends in numbers["vague"].items():
        low, *high = ends.split()
        words = tuple(phrase.split())
        grammar.vague.setdefault(words[0], []).append((words, int(low), int(high[0] if high else low)))
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
    grammar.per_one = frozenset(tuple(phrase.split()) for phrase in numbers["per_one"].split(";"))
    grammar.share_ends = frozenset(words[-1] for shares in grammar.shares.values() for words, *_ in shares)
    _add(grammar, "share", grammar.shares)
    _add(grammar, "number", [*grammar.many, *grammar.half])
    grammar.between = frozenset(numbers["ranges"]["between"].split())
    grammar.range_openers = frozenset(numbers["ranges"]["from"].split())
    for name in ("plurals", "not_plurals", "gerunds", "pasts", "adverbs", "possessives"):
        setattr(grammar, name, tuple(table["shapes"][name].split()))
    grammar.participles = grammar.gerunds + grammar.pasts
    _add(grammar, "between", grammar.between)
    grammar.glued = dict(numbers["glued"].items())
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
    grammar.capital_names = frozenset(map(str.upper, grammar.sets["capital_names"]))
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
