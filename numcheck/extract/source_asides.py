"""What stands beside the words for a source: a name or an office between commas, a clause, who made a count."""

from __future__ import annotations

from .source_claims import QUOTES, nouns, speaks
from .source_phrases import REACH, after
from .source_sentence import Sentence
from .source_words import (
    ADVERB,
    AND,
    BE,
    BY,
    BY_VERB,
    CONTRAST,
    DETERMINER,
    HAVE,
    INNER,
    MODIFIER,
    NOT_A_HEAD,
    NOUN,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RECORD,
    RELATIVE,
    SUBORDINATOR,
    THAT,
    TIME,
    VERBS,
)  # fmt: skip


def before_comma(s: Sentence, j: int, low: int) -> tuple[int, int]:
    """The last token of the source, and of sources it cites, past what stands between commas."""
    if j < low or s.lower[j] != ",":
        return j, -1
    opening = next((k for k in range(j - 1, max(low, j - REACH - 2), -1) if s.lower[k] == ","), -1)
    if opening <= low:
        return -1, -1
    g = s.flags[opening + 1]
    named = g == 0 and j - opening < 6 and any(s.flags[k] & NOUN for k in range(max(low, opening - 6), opening))
    named = named and all(s.named(k) for k in range(opening + 1, j))
    where = any(s.flags[k] & INNER for k in range(max(low, opening - 4), opening)) and j - opening < 6
    where = (
        where and s.capital(opening + 1) and all(s.capital(k) or s.flags[k] & NOT_A_HEAD for k in range(opening + 1, j))
    )
    aside = named or where or g & (BY_VERB | QUOTE | RELATIVE | DETERMINER | ADVERB | NOUN | PREPOSITION)
    if not (aside or s.number(opening + 1) or s.participle(opening + 1)):
        return -1, -1
    told = g & QUOTE or g & (DETERMINER | NOUN) and not g & THAT and _is_role(s, opening + 1, j - 1) or named
    return opening - 1, j - 1 if told else -1


def opening_name(s: Sentence, j: int, low: int) -> tuple[int, int] | None:
    """The name and office that open the clause whose asides close with the comma at token `j`; None if none do.

    "Ada Roe, a nurse at the clinic, a low building near the pass, in the north, said …".
    """
    begin = low
    while begin < j and (s.flags[begin] & (AND | CONTRAST | SUBORDINATOR) or s.mark(begin)):
        begin += 1
    if begin >= j or not s.capital(begin):
        return None
    last = begin
    while last < j and s.named(last):
        last += 1
    if last - begin < 2 or s.lower[last] != "," or last == j or s.flags[begin] & (PREPOSITION | TIME | DETERMINER):
        return None
    commas = [k for k in range(last, j + 1) if s.lower[k] == ","]
    aside = DETERMINER | PREPOSITION | RELATIVE | NOUN | BY_VERB | ADVERB
    for k in commas[:-1]:
        opens = s.flags[k + 1]
        if not (opens & aside or s.number(k + 1) or s.participle(k + 1)) or opens & (AND | PRONOUN):
            return None
    if any(s.mark(k) and s.lower[k] not in ",()-" for k in range(last, j)):
        return None
    office = s.flags[last + 1] & (DETERMINER | NOUN | MODIFIER) and _is_office(s, last + 1, commas[1] - 1)
    return (begin, commas[1] - 1) if office else None


def _is_role(s: Sentence, first: int, last: int) -> bool:
    """Whether an aside tells an office and no more: "the head of the clinic", "a resident of the town"."""
    return nouns(s, first, last) and _is_office(s, first, last)


def _is_office(s: Sentence, first: int, last: int) -> bool:
    """Whether an aside is one noun phrase, known word or not: "an administrator near the pass"."""
    closing = RELATIVE | VERBS | BE | HAVE | TIME
    return not any(
        s.mark(k) and s.lower[k] not in "()" or s.number(k) or s.flags[k] & closing and not s.flags[k] & NOUN
        for k in range(first, last + 1)
    )


def with_name(s: Sentence, first: int, last: int, low: int) -> int:
    """The first token of "Ada Roe, the head of the clinic" for a source that begins with the office at `first`."""
    flags = s.flags
    if not (flags[first] & DETERMINER and nouns(s, first, last)) or first - 3 < low or s.lower[first - 1] != ",":
        return first
    k = first - 2
    while k >= low and k > first - 6 and s.named(k) and not flags[k] & (TIME | PREPOSITION | NOUN):
        k -= 1
    begin = k + 1
    whole = k < 0 or s.lower[k] == "," or s.lower[k] in '"“”'
    return begin if first - 1 - begin >= 2 and whole and s.capital(begin) else first


def name_before_clause(s: Sentence, first: int, low: int) -> tuple[int, int] | None:
    """The name and office of "Ada Roe, a nurse who works for the clinic said", where the source found begins inside."""
    k = first - 1
    while k > low and k > first - REACH and s.lower[k] != "," and not s.mark(k):
        k -= 1
    if k < low + 2 or s.lower[k] != ",":
        return None
    clause = next((j for j in range(k + 1, first) if s.flags[j] & RELATIVE and not s.flags[j] & THAT), -1)
    begin = k
    while begin > low and begin > k - 6 and s.named(begin - 1) and not s.flags[begin - 1] & (TIME | PREPOSITION):
        begin -= 1
    whole = begin == low or s.lower[begin - 1] == "," or s.lower[begin - 1] in QUOTES
    if clause < 0 or k - begin < 2 or not whole or not s.capital(begin):
        return None
    if clause == k + 1:
        return begin, k - 1
    return (begin, clause - 1) if _is_role(s, k + 1, clause - 1) else None


def left_of_clause(s: Sentence, edge: int, low: int) -> tuple[int, int] | None:
    """The noun phrase that a relative clause before token `edge` belongs to, where it opens what a comma sets off."""
    k = edge - 1
    while k >= low and k > edge - REACH and not s.mark(k):
        k -= 1
    if k < low or s.lower[k] != ",":
        return None
    found = after(s, k + 1)
    if found is None or found[1] + 1 >= edge or not nouns(s, *found):
        return None
    clause = s.participle(found[1] + 1) or any(s.flags[j] & RELATIVE for j in range(found[1] + 1, edge))
    return found if clause and speaks(s, *found) else None


def recorded_by(s: Sentence, first: int) -> bool:
    """Whether those who show a number made the record: "a tally by the agency shows"."""
    k = first - 1
    return k > 0 and bool(s.flags[k] & BY) and any(s.flags[j] & RECORD for j in range(max(0, k - 3), k))
