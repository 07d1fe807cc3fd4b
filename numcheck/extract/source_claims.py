"""Whether a phrase can speak, whether a verb reports a figure, and whose claim is denied or disputed."""

from __future__ import annotations

from .source_phrases import Sentence, after
from .source_words import (
    BY,
    CLAIM_NOUN,
    DENY,
    DETERMINER,
    DISPUTE,
    HEARSAY_TO,
    MODIFIER,
    NOT_A_HEAD,
    NOUN,
    PRONOUN,
    PUT,
    RECORDS_ONLY,
    REFUSED,
    SHOW,
    START,
    THAT,
    TIME,
    TOLL,
    WANTS_THAT,
    WANTS_TO,
)  # fmt: skip

QUOTES = '"“”‘’«»„`'


def nouns(s: Sentence, first: int, last: int) -> bool:
    """Is there a noun that speaks among these tokens?"""
    return any(s.flags[k] & NOUN for k in range(first, last + 1))


def speaks(s: Sentence, first: int, last: int) -> bool:
    """Can this phrase speak? A head that is an event, a thing or a number of victims cannot."""
    flags = s.flags
    if last > first and flags[last - 1] & START and flags[last - 1] & MODIFIER:
        return True  # "local people"
    if flags[last] & NOT_A_HEAD and not flags[last] & NOUN or flags[last] & TIME and first == last:
        return False
    return any(
        flags[k] & NOUN or s.capital(k) or s.upper or k > first and flags[first] & DETERMINER
        for k in range(first, last + 1)
    )


def reports(s: Sentence, i: int, content: int, noun: bool, tail: bool = False) -> bool:
    """Does this verb, with what follows it, report a figure? "Claimed responsibility" and "questioned a man" do not."""
    f, flags, n = s.flags[i], s.flags, len(s.lower)
    ahead = range(content, min(n, content + 5))
    if f & PUT:
        return noun and any(flags[k] & TOLL for k in range(i + 1, min(n, i + 7)))
    if tail:
        return not f & (DISPUTE | SHOW)
    if f & (WANTS_TO | DENY | DISPUTE) and any(flags[k] & REFUSED for k in ahead):
        return False
    if content >= n:
        return True
    g = flags[content]
    if g & THAT or s.lower[content] in QUOTES or s.lower[content] == ":":
        return True
    if f & (DENY | DISPUTE):
        return (
            any(flags[k] & CLAIM_NOUN for k in ahead) or bool(f & DENY) and (s.participle(content) or s.number(content))
        )
    if f & WANTS_TO:
        return bool(g & (HEARSAY_TO | PRONOUN)) or noun
    if f & RECORDS_ONLY and not noun:
        return False
    if f & WANTS_THAT:
        return any(flags[k] & TOLL for k in ahead)
    return True


def owner(s: Sentence, content: int) -> tuple[int, int] | None:
    """Whose claim is denied or disputed: "UN estimates that", "claims by the UN that"."""
    for k in range(content, min(len(s.lower), content + 5)):
        if s.flags[k] & CLAIM_NOUN:
            if k + 1 < len(s.lower) and s.flags[k + 1] & BY:
                return after(s, k + 2)
            first = content + (1 if s.flags[content] & DETERMINER else 0)
            return (first, k - 1) if first < k and speaks(s, first, k - 1) else None
        if s.mark(k) or s.flags[k] & THAT:
            return None
    return None
