"""Derives the gate of a grammar from its constructions and from the words that count."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from .gate import Gate, Needs, first_pieces, pieces
from .grammar import Grammar, having
from .patterns import Construction


def gate_of(grammar: Grammar) -> Gate:
    """The quick tests that the constructions of a grammar allow.

    Numbers count on their own; phrases ("a handful", "at least half of") are known by one of their words.
    """
    every = {id(made): made for made in grammar.anchors.every()}
    common = grammar.common
    tables: tuple[Iterable[str], ...] = (grammar.units, grammar.tens, grammar.magnitudes, grammar.collectives)
    numbers = {*chain(*tables), *grammar.many, *grammar.half, *having(grammar, "no", "none")}
    phrases = [words for vague in grammar.vague.values() for words, *_ in vague]
    phrases += [words for shares in grammar.shares.values() for words, *_ in shares]
    numbers.update([_rarest(phrase, common) for phrase in phrases if numbers.isdisjoint(phrase)])
    retold = chain(*(grammar.sets[name] for name in ("puts", "accounts", "speaks", "gives")))
    marks = ("".join(filter(str.isalpha, ending)) for ending in grammar.possessives)
    return gated(
        every.values(),
        grammar.heads,
        common,
        numbers,
        having(grammar, "article", "another"),
        [*having(grammar, "singular", "nation"), *grammar.sets["offices"]],
        [*grammar.sets["definite_before"], *marks],
        [*having(grammar, "them", "inclusion"), *retold],
    )


def gated(
    constructions: Iterable[Construction],
    heads: Iterable[str],
    common: frozenset[str],
    numbers: Iterable[str],
    articles: Iterable[str],
    persons: Iterable[str],
    definite: Iterable[str] = (),
    them: Iterable[str] = (),
) -> Gate:
    """The gate of a grammar: each construction is known by its rarest choice of words, the others are its needs."""
    kinds = [first_pieces(words) for words in (numbers, articles, persons, definite, them)]
    table: dict[bytes, dict[Needs, None]] = {}
    for word in heads:
        for piece in pieces(word)[:1]:
            table.setdefault(piece, {})[()] = None
    whole = None not in kinds
    for construction in constructions:
        for anchor in construction.anchor.phrases:
            choices: list[frozenset[str]] = [frozenset((word,)) for word in anchor]
            choices += construction.needs
            choices.sort(key=lambda words: (len(words & common) > 0, len(words & common)))
            cuts = [cut for cut in map(first_pieces, choices) if cut is not None]
            if not cuts:
                whole = False
                continue
            keys, *rest = cuts
            needs = tuple(sorted(rest, key=len))
            for key in keys:
                table.setdefault(key, {})[needs] = None
    least = {key: _least(every) for key, every in table.items()}
    empty: frozenset[bytes] = frozenset()
    every_kind = (kind or empty for kind in kinds)
    return Gate(frozenset(least) if whole else None, least, *every_kind)


def _rarest(phrase: tuple[str, ...], common: frozenset[str]) -> str:
    """The word of a phrase that the fewest other sentences hold, as far as its length and the common words tell."""
    return max(phrase, key=lambda word: (word not in common, len(word)))


def _least(every: Iterable[Needs]) -> tuple[Needs, ...]:
    """The same needs in fewer tests: nothing beside an empty one, and all single sets as one."""
    if () in every:
        return ((),)
    single = frozenset(word for needs in every if len(needs) == 1 for word in needs[0])
    several = [needs for needs in every if len(needs) > 1 and not any(need <= single for need in needs)]
    return (*([(single,)] if single else []), *several)
