"""What may stand between a verb of saying and what it tells: the listener, the day, the occasion, the place."""

from __future__ import annotations

from .source_sentence import Sentence
from .source_words import (
    ADVERB,
    AND,
    BE,
    DETERMINER,
    HAVE,
    HEARSAY,
    LISTENER,
    NOUN,
    OCCASION,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
    THAT,
    TIME,
    TIME_PREPOSITION,
    VERBS,
)  # fmt: skip

_STOPS = ".,;!?"
_SHORT = 8
"""Fewer tokens have the words that close a clause of saying: "said outside the court in Lirava."."""
_OTHER = THAT | RELATIVE | VERBS | HEARSAY | SUBORDINATOR | BE | HAVE


def skip_adjuncts(s: Sentence, j: int, told: bool) -> int:
    """The first token after what may stand between a verb of saying and its content: listener, day, occasion."""
    flags, n = s.flags, len(s.lower)
    if told:
        heard = -1
        for k in range(j, min(n, j + 7)):
            if flags[k] & THAT or s.mark(k) or flags[k] & VERBS and not flags[k] & LISTENER:
                break
            if flags[k] & LISTENER:
                heard = k
            elif heard >= 0 and not flags[k] & AND:
                break
        if heard >= 0:
            j = heard + 1
        elif j < n and (k := _closing(s, j)):
            return k  # "…, witnesses have told investigators of the court."
        else:
            j += 2 if j < n and flags[j] & DETERMINER else 1
            while j < n and s.capital(j) and not flags[j] & TIME:
                j += 1
    for _ in range(12):
        if j >= n:
            break
        f = flags[j]
        if f & (ADVERB | TIME) and not f & THAT:
            j += 1
        elif s.number(j) and (flags[j - 1] & TIME or j + 1 < n and flags[j + 1] & TIME):
            j += 1
        elif s.lower[j] == "." and flags[j - 1] & TIME and j + 1 < n and s.number(j + 1):
            j += 1
        elif f & TIME_PREPOSITION and (k := _within(s, j, TIME, 3)):
            j = k + 1
        elif f & PREPOSITION and (k := _within(s, j, OCCASION, 5)):
            j = k + 1
        elif f & PREPOSITION and ((k := _closing(s, j)) or (k := _before_that(s, j))):
            j = k
        else:
            break
    return min(j, n)


def _closing(s: Sentence, j: int) -> int:
    """The end of a short phrase that closes the clause ("said in Lirava."), no number in it; 0 if there is none."""
    for k in range(j + 1, min(len(s.lower), j + _SHORT)):
        if s.mark(k):
            return k if k > j + 1 and s.lower[k] in _STOPS else 0
        if k > j + 1 and s.flags[k] & TIME_PREPOSITION and k + 1 < len(s.lower) and s.flags[k + 1] & TIME:
            return k
        nested = s.flags[k] & PREPOSITION and k > j + 1 and not s.flags[k - 1] & PREPOSITION  # "outside the court in X"
        if s.number(k) or s.flags[k] & _OTHER or s.flags[k] & PREPOSITION and not nested:
            return 0
    return len(s.lower) if j + 1 < len(s.lower) < j + _SHORT else 0


def _before_that(s: Sentence, j: int) -> int:
    """The "that" behind a place where it was said: "told a news conference in Lirava that …"; 0 if there is none."""
    k = j + 1
    while k < min(len(s.lower), j + 5) and (s.capital(k) or s.flags[k] & DETERMINER and not s.flags[k] & THAT):
        k += 1
    return k if j + 1 < k < len(s.lower) and s.flags[k] & THAT else 0


def _within(s: Sentence, j: int, bit: int, reach: int) -> int:
    """The next token of a class within reach, nothing but a short noun phrase between; 0 if there is none."""
    for k in range(j + 1, min(len(s.lower), j + reach + 1)):
        f = s.flags[k]
        if f & bit:
            return k
        if s.mark(k) or f & (THAT | RELATIVE | VERBS | NOUN) or not f and bit == TIME and not s.number(k):
            return 0
    return 0
