"""Whether a phrase can speak, whether a verb reports a figure, and whose claim is denied or disputed."""

from __future__ import annotations

from .source_phrases import after
from .source_sentence import Sentence
from .source_words import (
    ADVERB,
    BE,
    BY,
    CLAIM_NOUN,
    CONTRAST,
    DENY,
    DETERMINER,
    DISPUTE,
    HAVE,
    HEARSAY,
    HEARSAY_TO,
    INNER,
    LISTENER,
    MODIFIER,
    NOT_A_HEAD,
    NOUN,
    ONLY_THAT,
    PREPOSITION,
    PRONOUN,
    PUT,
    RECORDS_ONLY,
    REFUSED,
    RELATIVE,
    SAY,
    START,
    THAT,
    TIME,
    TOLL,
    WANTS_THAT,
    WANTS_TO,
)  # fmt: skip

_NEAR = 7
"""Words within which "claimed five men" tells what happened to them."""
_CLAUSE = 30
"""Words of a clause at most."""
_DASHES = ("-", "--", "–", "—", ";", ":")
PAIRED = ("''", "``")
DOUBLE = '"“”«»„'
QUOTES = frozenset(('"', "“", "”", "‘", "’", "«", "»", "„", "`", "''"))


def nouns(s: Sentence, first: int, last: int) -> bool:
    """Is there a noun that speaks among these tokens?"""
    return any(s.flags[k] & NOUN for k in range(first, last + 1))


def speaks(s: Sentence, first: int, last: int) -> bool:
    """Can this phrase speak? A head that is an event, a thing or a number of victims cannot."""
    flags = s.flags
    if last > first and flags[last - 1] & START and flags[last - 1] & MODIFIER:
        return True  # "local people"
    inner = next((k for k in range(first + 1, last) if flags[k] & INNER and not flags[k] & NOUN), last + 1)
    head = inner - 1  # "officials in Lirava City"
    if flags[head] & NOT_A_HEAD and not flags[head] & NOUN or flags[last] & TIME and first == last:
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
        toll = next((k for k in range(i + 1, min(n, i + 7)) if flags[k] & TOLL), 0)
        if any(flags[k] & (THAT | RELATIVE) for k in range(i + 2, toll)):
            return False  # "rain set off mudslides that killed nine"
        return (noun or s.capital(i - 1)) and toll > 0
    if tail:
        return not f & DISPUTE and (not f & ONLY_THAT or content + 1 >= n)
    if f & (WANTS_TO | DENY | DISPUTE) and any(flags[k] & REFUSED for k in ahead):
        return False
    if content >= n:
        return True
    g = flags[content]
    if g & THAT or s.lower[content] in QUOTES or s.lower[content] == ":":
        return True
    if f & ONLY_THAT:
        return False  # "police found nine bodies"
    if f & (DENY | DISPUTE):
        return (
            any(flags[k] & CLAIM_NOUN for k in ahead) or bool(f & DENY) and (s.participle(content) or s.number(content))
        )
    if f & WANTS_TO:
        told = not g & BY and any(flags[k] & HEARSAY for k in range(content, min(n, content + _NEAR)))
        return bool(g & (HEARSAY_TO | PRONOUN) or told) or noun  # "the rebels claimed five men were killed"
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


def with_makers(s: Sentence, found: tuple[int, int] | None) -> tuple[int, int] | None:
    """A source with those behind it: "figures provided by the observatory"."""
    if found is None:
        return None
    first, last = found
    past = s.words.past_endings
    for k in (last + 1, last):
        if (
            k + 1 < len(s.lower)
            and s.flags[k + 1] & BY
            and (s.lower[k].endswith(past) or s.lower[k] in s.words.past_words)
        ):
            behind = after(s, k + 2)
            return (first, behind[1]) if behind is not None and nouns(s, *behind) else found
    return found


def said_to(s: Sentence, i: int) -> bool:
    """Is it "said to have killed", in headlines "Said to Kill", which names nobody?"""
    if not s.flags[i] & SAY or i + 2 >= len(s.lower) or not s.flags[i + 1] & HEARSAY_TO:
        return False
    return not s.flags[i + 2] & (DETERMINER | LISTENER | NOUN) and (s.capital(i) or not s.capital(i + 2))


def accuses(s: Sentence, content: int) -> bool:
    """Does "accused" have somebody it accuses ("accused the army of killing nine"), or is it a man "accused of" it?"""
    ahead = range(content + 1, min(len(s.lower), content + _CLAUSE // 2))
    return (
        not s.flags[content : content + 1]
        or not s.flags[content] & PREPOSITION
        and any(s.flags[k] & PREPOSITION for k in ahead)
    )


def opening_subject(s: Sentence, edge: int, low: int) -> tuple[int, int] | None:
    """The subject that opens the clause before token `edge`: a noun phrase that can speak, with a verb after it."""
    k = edge - 1
    while k >= low and k > edge - _CLAUSE and s.lower[k] not in _DASHES and not s.flags[k] & CONTRAST:
        k -= 1
    if k <= edge - _CLAUSE:
        return None
    first = verb = k + 1
    while verb < edge and (s.flags[verb] & (NOUN | MODIFIER | DETERMINER) or s.capital(verb)) and not s.mark(verb):
        verb += 1
    if verb >= edge or verb == first or not s.flags[verb - 1] & NOUN:
        return None
    past = s.lower[verb].endswith(s.words.past_endings) or s.lower[verb] in s.words.past_words
    finite = past or s.flags[verb] & (HAVE | BE | ADVERB)  # "could not" is an adverb here
    return (first + bool(s.flags[first] & DETERMINER), verb - 1) if finite else None
