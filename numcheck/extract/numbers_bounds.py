"""Takes in the words that bound a number: "at least", "or more", and what interval they make of it."""

from __future__ import annotations

from .grammar import Grammar
from .numbers import Number, apply_bound


def bounded(low: list[str], number: Number, grammar: Grammar, floor: int) -> None:
    """Takes in the bound words around a number ("at least", "or more"), not further left than token `floor`."""
    found: str | None = None
    sets = grammar.sets
    while number.start > floor:
        match = None
        for words, bound in grammar.bounds.get(low[number.start - 1], ()):
            begin = number.start - len(words)
            handed = begin > 0 and low[begin - 1] in sets["handed"] and low[number.start - 1] in sets["particles"]
            if begin >= floor and not handed and tuple(low[begin : number.start]) == words:
                match = (begin, bound)
                break
        if match is None:
            break
        number.start = match[0]
        if found is None or found in ("exact", "about") or (found != match[1] and match[1] not in ("exact", "about")):
            found = match[1] if found is None or match[1] != "exact" else found
    for words, bound in grammar.bounds_after.get(low[number.end] if number.end < len(low) else "", ()):
        if tuple(low[number.end : number.end + len(words)]) == words:
            number.end += len(words)
            found = found if found not in (None, "exact", "about") else bound
            break
    if found:
        apply_bound(number, found)
