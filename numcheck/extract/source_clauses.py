"""The attribution clauses of a tokenised sentence: which verb, whose words, and whether they stand before or after."""

from __future__ import annotations

from ..typed import NamedTuple
from .source_adjuncts import skip_adjuncts
from .source_asides import before_comma, left_of_clause, name_before_clause, opening_name, recorded_by, with_name
from .source_claims import QUOTES, accuses, nouns, opening_subject, owner, reports, said_to, speaks, with_makers
from .source_phrases import REACH, after, before
from .source_sentence import Sentence
from .source_verbs import auxiliaries, has_verb, is_object
from .source_words import (
    ACCORDING,
    ACCUSE,
    ADVERB,
    AND,
    BE,
    BY,
    BY_VERB,
    CLAIM,
    CLAIM_NOUN,
    CONTRAST,
    COUNT,
    DENY,
    DETERMINER,
    DISPUTE,
    HAVE,
    HEARSAY,
    INNER,
    MODIFIER,
    NOUN,
    NOUN_FORM,
    OCCASION,
    ONLY_THAT,
    PREPOSITION,
    PRONOUN,
    PUT,
    QUOTE,
    QUOTED_AS,
    RECORD,
    RELATIVE,
    SHOW,
    SUBORDINATOR,
    TELL,
    THAT,
    TIME,
    TIME_PREPOSITION,
    VERBS,
)  # fmt: skip

_ENDS = ",.;!?)]-–—"
_INTRO = 5
"""More words than this before a comma are what is said, not when: "On Monday, …"."""
_OWNED = 4
"""Within so many words behind "denied" a claim is the one that is denied."""
TRIGGERS = VERBS | QUOTE | BY_VERB | COUNT | ACCORDING | CLAIM_NOUN


class Clause(NamedTuple):
    """A clause as token indices, before scopes are known."""

    first: int
    last: int
    source_first: int
    source_last: int
    kind: str
    past: bool
    mode: str  # head: "X said S"; relative: "X that said S"; tail: "S, X said"; free: "according to X"
    verb: int


def find_clause(s: Sentence, i: int, clauses: list[Clause]) -> Clause | None:
    f, n = s.flags[i], len(s.lower)
    low = clauses[-1].last + 1 if clauses else 0
    for rest in s.words.according.get(s.lower[i], ()):
        if tuple(s.lower[i + 1 : i + 1 + len(rest)]) == rest:
            begin = i + 1 + len(rest)
            begin += begin < n and s.lower[begin] in QUOTES  # according to "witnesses"
            found = with_makers(s, after(s, begin))
            return _made(s, i, found[1], found[0], found[1], "asserted", False, "free", i) if found else None
    if f & BY_VERB and i + 1 < n and s.flags[i + 1] & BY and (found := after(s, i + 2)) and speaks(s, *found):
        if any(
            s.flags[k] & QUOTED_AS and s.flags[k + 1] & VERBS for k in range(found[1] + 1, min(n - 1, found[1] + 2))
        ):
            return None  # "was quoted by an agency as saying"
        if i and s.lower[i - 1] == "," and s.lower[found[1] + 1 : found[1] + 2] == [","] and found[1] + 2 < n:
            if s.flags[found[1] + 2] & VERBS:
                return None  # "the Red Crescent, quoted by an agency, put the toll at 84"
        return _made(s, i, found[1], found[0], found[1], "asserted", False, "free", i)
    if f & QUOTE:
        return _quoting(s, i, clauses)
    disputed = clauses and clauses[-1].kind in ("denied", "disputed") and i - clauses[-1].verb <= _OWNED
    if f & CLAIM_NOUN and not disputed and i + 2 < n and s.flags[i + 1] & (BY | INNER) and (found := after(s, i + 2)):
        if found[1] + 1 < n and s.flags[found[1] + 1] & THAT and speaks(s, *found):
            kind = "alleged" if f & CLAIM or not f & (RECORD | VERBS) else "asserted"
            return _made(s, i, found[1], *found, kind, False, "head", found[1] + 1)  # "reports by aid workers that …"
    holder = i - 2 if i > 1 and s.flags[i - 1] & MODIFIER else i - 1
    if f & COUNT and holder >= 0 and s.lower[holder].endswith(s.words.possessives):
        first = before(s, holder, low)
        if first is not None and first >= low + 1 and s.flags[first - 1] & BY:
            return _made(s, first - 1, i, first, holder, "asserted", False, "free", i)
    return _verb(s, i, low, clauses) if f & VERBS else None


def _quoting(s: Sentence, i: int, clauses: list[Clause]) -> Clause | None:
    """ "citing Y": joins the clause it follows, or waits for the verb that follows, or stands alone."""
    found = after(s, i + 1)
    if found is None or found[1] + 2 < len(s.lower) and s.lower[found[1] + 1] == "," and s.flags[found[1] + 2] & VERBS:
        return None
    if clauses and 0 < i - clauses[-1].last <= 3:
        c = clauses[-1]
        if c.source_first < i and c.source_first <= c.verb:
            return c._replace(last=found[1], source_last=found[1])
    return _made(s, i, found[1], found[0], found[1], "asserted", False, "free", i)


def _verb(s: Sentence, i: int, low: int, clauses: list[Clause]) -> Clause | None:
    """The clause of a verb of saying at token i, whose source may not reach below token `low`."""
    flags, n = s.flags, len(s.lower)
    f = flags[i]
    follows = flags[i + 1] if i + 1 < n else 0
    if follows & VERBS and f & NOUN_FORM:
        return None  # "reports said": a noun
    if f & NOUN_FORM and (has_verb(s, i) or is_object(s, i)):
        return None  # "official reports also have 24 injured"
    j, past, passive, quoted = auxiliaries(s, i, low)
    progressive = not quoted and s.lower[i].endswith(s.words.participles)
    if passive and not quoted and not progressive:
        return None  # "were reported dead"
    if i and flags[i - 1] & DETERMINER and not flags[i - 1] & THAT and s.lower[i].endswith(s.words.past_endings):
        return None  # "killed an estimated 50"
    if said_to(s, i):
        return None  # "said to have killed nine"
    if follows & HEARSAY and not f & (NOUN_FORM | DENY) and not (i and flags[i - 1] & PRONOUN):
        return None  # "two troops said killed"
    content = skip_adjuncts(s, i + 1, bool(f & TELL))
    kind = "denied" if f & DENY else "disputed" if f & DISPUTE else "alleged" if f & CLAIM else "asserted"
    opener = opening_name(s, j, low) if j > low and s.lower[j] == "," and not f & NOUN_FORM else None
    if opener is not None and reports(s, i, content, True):
        return _made(s, opener[0], content - 1, *opener, kind, past, "head", i)
    if (j < low or s.lower[j] == "," or s.lower[j] in QUOTES) and (found := _inverted(s, i)) is not None:
        return _made(s, i, found[1], found[0], found[1], kind, past, "tail", i)
    if clauses and _shares_subject(s, j, low, progressive and not passive, clauses[-1]):
        c = clauses[-1]
        shared = Clause(i, i, c.source_first, c.source_last, kind, past, "head", i)
        return shared if reports(s, i, content, True) else None
    if j < low or progressive and not passive and f & CLAIM:
        return None  # "militants claiming to hold three hostages": they are named, not quoted
    relative = bool(flags[j] & (RELATIVE | THAT))
    if relative:
        j -= 1 if j > low and s.lower[j - 1] != "," else 2
    last, cited = before_comma(s, j, low)
    if last < low:
        return None
    if f & ACCUSE and not accuses(s, content):
        return None
    if f & NOUN_FORM and (flags[last] & (DETERMINER | PREPOSITION | AND) or s.mark(last)) and not flags[last] & NOUN:
        return None
    if flags[last] & (AND | CONTRAST) and not flags[last] & NOUN:
        inside = clauses and clauses[-1].mode == "free"  # "could not confirm the deaths reported by the party but said"
        opening = opening_subject(s, last, 0 if inside else low)  # "Police released a photo and said …"
        if opening is None or not reports(s, i, content, True):
            return None
        return Clause(i, content - 1, *opening, kind, past, "head", i)
    first = before(s, last, low)
    if f & PUT and first is not None and first > low and flags[first - 1] & INNER:
        return None  # "the death of a nurse raised the toll"
    if quoted and (told_by := _quoted_one(s, last, low)) is not None:
        first, last = told_by
    if first is None:
        return None
    if relative:
        told = speaks(s, first, last) and reports(s, i, content, True)
        return _made(s, first, i, first, last, kind, past, "relative", i) if told else None
    follows = first > low and not s.mark(first - 1) and not flags[first - 1] & (CONTRAST | AND)
    tail = _tail(s, content, follows or first > low and s.lower[first - 1] in QUOTES)
    tail = tail or first - low > _INTRO and s.lower[first - 1] == "," and _told_when(s, content)
    if not tail and not quoted:  # "the agency quoted the governor as saying": his word
        first, last = _subject(s, first, last, low)
    if tail and (found := name_before_clause(s, first, low)) is not None:
        return _made(s, found[0], content - 1, *found, kind, past, "tail", i)
    if tail and not speaks(s, first, last) and (found := left_of_clause(s, first, low)) is not None:
        first, last = found  # "…, nurses at the hospital that took in the bodies said"
    if not flags[first] & PRONOUN and not speaks(s, first, last):
        found = _inverted(s, i)
        return _made(s, i, found[1], found[0], found[1], kind, past, "tail", i) if found else None
    if not reports(s, i, content, nouns(s, first, last), tail):
        return None
    if f & SHOW and not any(flags[k] & RECORD for k in range(first, last + 1)) and not recorded_by(s, first):
        return None
    if f & (DENY | DISPUTE) and not tail and (claimed := owner(s, content)):
        return _made(s, first, claimed[1], claimed[0], claimed[1], "disputed", past, "head", i)
    if first > low and flags[first - 1] & RELATIVE and content < n and flags[content] & (BE | HAVE):
        return _made(s, first, i, first, last, kind, past, "tail", i)  # "20 people whom the army said were rebels"
    first = with_name(s, first, last, low)
    return _made(s, first, content - 1, first, max(last, cited), kind, past, "tail" if tail else "head", i)


def _quoted_one(s: Sentence, last: int, low: int) -> tuple[int, int] | None:
    """The one in "the agency quoted the head of the office in X as saying", which ends at token `last`."""
    for k in range(last - 1, max(low, last - REACH), -1):
        if s.mark(k):
            return None
        if s.flags[k] & QUOTED_AS and s.lower[k].endswith(s.words.past_endings):
            if not s.flags[k + 1] & BY:
                return after(s, k + 1)
            k -= 1  # "the chief was quoted by an agency as saying"
            while k >= low and s.flags[k] & (BE | HAVE | ADVERB):
                k -= 1
            first = before(s, k, low)
            return (first, k) if first is not None else None
    return None


def _shares_subject(s: Sentence, j: int, low: int, progressive: bool, last: Clause) -> bool:
    """Has this verb the subject of the clause before: "…, adding that", "a group that claimed … said …"?"""
    if progressive and (j < low or s.mark(j) or not s.flags[j] & NOUN):
        return True
    return last.mode == "relative" and j >= low and not s.mark(j)


def _inverted(s: Sentence, i: int) -> tuple[int, int] | None:
    """The source in "…, said X": a noun phrase that closes the clause."""
    if s.flags[i] & (TELL | PUT | SHOW | ONLY_THAT):
        return None
    found = after(s, i + 1)
    if found is None or not speaks(s, *found):
        return None
    k = found[1] + 1
    if k >= len(s.lower) or s.mark(k) or s.flags[k] & (RELATIVE | TIME | TIME_PREPOSITION | CONTRAST | SUBORDINATOR):
        return found
    return found if s.participle(k) else None


def _tail(s: Sentence, content: int, follows: bool) -> bool:
    """Does what is said stand before the verb? `content` is the first token after the verb and its adjuncts."""
    n = len(s.lower)
    if content >= n:
        return True
    mark = s.lower[content]
    if mark in _ENDS:
        return not (mark == "," and content + 1 < n and s.lower[content + 1] in QUOTES) or content + 2 >= n
    if mark in QUOTES:
        return content + 1 >= n
    ended = s.lower[content].endswith(s.words.past_endings) and bool(s.flags[content - 1] & OCCASION)
    return follows and (ended or bool(s.flags[content] & (CONTRAST | SUBORDINATOR)) or s.participle(content))


def _told_when(s: Sentence, content: int) -> bool:
    """Whether when or where follows a verb of saying, and nothing it tells: "…, a witness said after he had left"."""
    ahead = range(content, min(len(s.lower), content + REACH))
    if not s.flags[content] & (SUBORDINATOR | PREPOSITION) or any(s.number(k) for k in ahead[:4]):
        return False
    return not any(s.flags[k] & THAT or s.lower[k] == "," for k in ahead)


def _subject(s: Sentence, first: int, last: int, low: int) -> tuple[int, int]:
    """The subject of "X … said S" when a relative clause or a participle stands between: the first noun phrase."""
    edge = first - 1
    if edge >= low and s.flags[edge] & (RELATIVE | AND):
        return first, last  # "a man whom the army said …", "troops fired and aid workers said …"
    while edge >= low and edge > first - 30 and not s.mark(edge) and not s.flags[edge] & CONTRAST:
        edge -= 1
    begin = edge + 1
    while begin < first and s.flags[begin] & ADVERB:
        begin += 1
    if begin >= first or edge <= first - 30 or s.flags[begin] & (PREPOSITION | TIME | SUBORDINATOR):
        return first, last
    found = after(s, begin)
    if found is None or found[1] + 1 >= first:
        return first, last
    k = found[1] + 1
    if not (nouns(s, *found) or s.flags[k] & RELATIVE and s.flags[begin] & DETERMINER):
        return first, last
    closes = s.flags[k] & (RELATIVE | THAT | BY | PREPOSITION) or s.participle(k)
    return (
        found
        if closes or s.lower[k] in s.words.past_words or s.lower[k].endswith(s.words.past_endings)
        else (first, last)
    )


def _made(
    s: Sentence, first: int, last: int, source_first: int, source_last: int, kind: str, past: bool, mode: str, verb: int
) -> Clause:
    while source_first < source_last and s.flags[source_first] & DETERMINER:
        source_first += 1
    word = s.lower[source_last]
    if source_first < source_last and word.endswith(s.words.past_endings) and not s.flags[source_last]:
        if s.flags[source_last - 1] & (NOUN | RECORD) and not s.capital(source_last):
            source_last -= 1  # "a video released on Monday shows", "residents interviewed by phone said"
    return Clause(first, max(last, source_last, verb), source_first, source_last, kind, past, mode, verb)
