"""What it happened by: the classes of events that a sentence names."""

from __future__ import annotations

from .grammar import BIT as B
from .grammar import Grammar
from .tokens import Sentence


def causes(sentence: Sentence) -> list[tuple[int, str]]:
    """The causes a sentence names, by token; those that say least only where there is no other."""
    known, low, sets = sentence.grammar.causes, sentence.low, sentence.grammar.sets
    firsts, verbs = sets["cause_firsts"], sets["cause_verbs"]
    if known.keys().isdisjoint(sentence.words) and firsts.isdisjoint(sentence.words):
        return []
    found: list[tuple[int, str]] = []
    pair = None
    for k, word in enumerate(low):
        before, pair = pair, known.get(f"{word} {low[k + 1]}") if word in firsts and k + 1 < len(low) else None
        if pair is not None:
            found.append((k, pair))
        elif word in known and before is None and not (word in verbs and k and sentence.mask[k - 1] & B["to"]):
            found.append((k, known[word]))
    general = sentence.grammar.general_causes
    return [cause for cause in found if low[cause[0]] not in general] or found


def named(piece: str, grammar: Grammar, general: bool) -> str | None:
    """The first cause that a piece of text names; one that says least only where `general` allows it."""
    known, said = grammar.causes, None
    for word in piece.lower().split():
        word = word.strip(".,;:!?()\"'")
        if word in known:
            if word not in grammar.general_causes:
                return known[word]
            said = said or known[word]
    return said if general else None
