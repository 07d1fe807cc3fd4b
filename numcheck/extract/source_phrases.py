"""The words for a source: where the noun phrase before or after a verb of saying begins and ends."""

from __future__ import annotations

from .source_sentence import Sentence
from .source_words import (
    ADVERB,
    AND,
    BE,
    CONTRAST,
    DETERMINER,
    HAVE,
    HEARSAY,
    INNER,
    LISTENER,
    MODIFIER,
    NOT_A_HEAD,
    NOUN,
    OCCASION,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RECORD,
    RELATIVE,
    START,
    SUBORDINATOR,
    THAT,
    TIME,
    TOLL,
    VERBS,
)  # fmt: skip

REACH = 14
"""How many words a source may have: a cap, so that no sentence costs more than its length."""

_CLOSES = (
    RELATIVE
    | THAT
    | CONTRAST
    | SUBORDINATOR
    | PREPOSITION
    | BE
    | HAVE
    | TIME
    | ADVERB
    | HEARSAY
    | QUOTE
    | VERBS
    | PRONOUN
)
_SPEAKS = NOUN | MODIFIER


def before(s: Sentence, last: int, low: int) -> int | None:
    """The first token of the noun phrase that ends with token `last`, its article included; None if there is none."""
    flags = s.flags
    if last < low or s.mark(last) and s.lower[last] != ")":
        return None
    if flags[last] & PRONOUN:
        return last
    floor = max(low, last - REACH)
    j, retreat = last, -1
    while j >= floor:
        f = flags[j]
        if f & PREPOSITION and _named_on(s, j, floor, last):
            j -= 1  # "Doctors Without Borders", "the Republic of Congo's ministry"
            continue
        if s.mark(j):
            if s.lower[j] == ")" and (opening := _opening(s, j, floor)) is not None:
                j = opening - 1
                continue
            if s.lower[j] in ".&" and j > floor and s.starts[j] == s.ends[j - 1]:
                j -= 1  # an abbreviation
                continue
            break
        if f & DETERMINER and not f & THAT:
            # "the chief of the service", "Colonel Ada Roe of the service"
            inner = flags[j - 1] & (INNER | AND) if j - 2 >= floor else 0
            if j - 2 >= floor and flags[last] & OCCASION and flags[j - 1] & PREPOSITION:
                inner = INNER  # "rescue workers on the scene"
            named = inner & INNER and s.capital(j - 2) and not flags[j - 2] & (TIME | LISTENER) and j - 3 >= floor
            if not inner or not (flags[j - 2] & NOUN or named and (s.capital(j - 3) or flags[j - 3] & NOUN)):
                return j
            j -= 2
        elif f & INNER:
            if (
                j > floor
                and not flags[last] & NOUN
                and (flags[j - 1] & _SPEAKS or s.capital(j - 1) and not flags[j - 1] & TIME)
            ):
                j -= 1
            elif j > floor and flags[j - 1] & NOUN and (s.capital(j - 1) or j > 1 and flags[j - 2] & DETERMINER):
                j -= 1
            else:
                break
        elif f & AND:
            if j > floor and flags[j - 1] & _SPEAKS and not flags[j - 1] & (HEARSAY | NOT_A_HEAD):
                j -= 1
            elif j > floor and j < last and s.capital(j - 1) and s.capital(j + 1) and retreat < 0:
                retreat = j + 1  # only if an article opens the whole: "the Coalition for Relief and Opposition Forces"
                j -= 1
            else:
                break
        elif (
            s.number(j)
            or f & _CLOSES
            and not f & _SPEAKS
            and not (s.capital(j) and f & (HEARSAY | VERBS | TIME) and j == last)
        ):
            break
        elif f & START and j < last and _listed(s, j, floor):
            j -= 1
        elif f & START and j < last:
            return j - 1 if j > floor and flags[j - 1] & DETERMINER and not flags[j - 1] & THAT else j
        elif f & _SPEAKS or s.capital(j) or j == last and not f & HAVE or _bounded(s, j, floor):
            j -= 1
        else:
            break
    first = max(j + 1, floor, retreat)
    while first <= last and flags[first] & (AND | INNER) and not flags[first] & NOUN:
        first += 1
    return first if first <= last else None


def _listed(s: Sentence, j: int, floor: int) -> bool:
    """Whether a source goes before: "state media and a local doctor"."""
    k = j - 1
    return k - 2 >= floor and bool(s.flags[k] & DETERMINER and s.flags[k - 1] & AND and s.flags[k - 2] & NOUN)


def _named_on(s: Sentence, j: int, floor: int, last: int) -> bool:
    """Whether a preposition stands inside a name: in capitals, or before an owner ("Republic of Congo's")."""
    if not (floor < j < last and s.capital(j - 1) and s.capital(j + 1)) or s.flags[j - 1] & (TIME | PREPOSITION):
        return False
    owner = s.flags[j] & INNER and s.lower[j + 1].endswith(s.words.possessives) and not s.flags[j - 1] & (VERBS | NOUN)
    return s.capital(j) or bool(owner)


def _opening(s: Sentence, close: int, floor: int) -> int | None:
    for j in range(close - 1, max(floor, close - 7) - 1, -1):
        if s.lower[j] == "(":
            return j
    return None


def _bounded(s: Sentence, j: int, floor: int) -> bool:
    """May an unknown lower-case word belong to the phrase: does an article or a clause mark stand close before it?"""
    for t in range(j - 1, j - 5, -1):
        if t < floor:
            return t < 0
        f = s.flags[t]
        if s.mark(t) or f & DETERMINER and not f & THAT or s.lower[t].endswith(s.words.possessives):
            return True
        if f & _CLOSES and not f & _SPEAKS or s.number(t):
            return False
    return False


def after(s: Sentence, first: int) -> tuple[int, int] | None:
    """The noun phrase (first and last token) that begins with token `first`; None if there is none."""
    flags, n = s.flags, len(s.lower)
    stop = min(n, first + REACH)
    j, last, headed = first, -1, False
    while j < stop:
        f = flags[j]
        if s.mark(j):
            if s.lower[j] == "(" and last >= 0 and j + 2 < n and s.lower[j + 2] == ")":
                last, j = j + 2, j + 3
                continue
            if (
                s.lower[j] in ".&"
                and last == j - 1
                and s.ends[j - 1] == s.starts[j]
                and j + 1 < n
                and s.capital(j - 1)
                and s.capital(j + 1)
            ):
                if s.ends[j - 1] - s.starts[j - 1] <= 4:
                    j += 1
                    continue
            break
        if f & PRONOUN and j == first:
            return first, first
        if f & TIME and j == first + 1 and flags[first] & DETERMINER:
            j += 1  # "a Sunday press release from the ministry"
            continue
        if f & PREPOSITION and last == j - 1 and _named_on(s, j, first, stop - 1):
            j += 1
            continue
        if f & DETERMINER and not f & THAT:
            if last >= 0 and not (flags[j - 1] & (INNER | AND)):
                break
            j += 1
            continue
        if f & (INNER | AND) and not f & _SPEAKS:
            if last < 0 or j + 1 >= n or s.mark(j + 1) or flags[j + 1] & TIME or s.number(j + 1):
                break
            if f & AND and not (headed and flags[j + 1] & (DETERMINER | _SPEAKS)):
                break
            if not (flags[j + 1] & (DETERMINER | _SPEAKS) or s.capital(j + 1)) or not (headed or s.capital(j - 1)):
                break
            headed = False
            j += 1
            continue
        if (
            f & _CLOSES
            and not f & _SPEAKS
            and not (s.capital(j) and f & (VERBS | HEARSAY) and last >= 0)
            or s.number(j)
            and last < 0
        ):
            break
        lower_case = not s.capital(j)
        if f & START and last >= 0 and lower_case and s.capital(last):
            break  # "a source at Orvala Police Command two people"
        if lower_case and last >= 0 and headed and not f & (_SPEAKS | OCCASION):
            break
        if (
            lower_case
            and (headed or last >= 0 and s.capital(last))
            and (s.participle(j) or s.lower[j] in s.words.past_words or s.lower[j].endswith(s.words.past_endings))
        ):
            break
        if f & (NOUN | TOLL | RECORD) and lower_case:
            headed = True
        last = j
        j += 1
    return (first, last) if last >= first else None
