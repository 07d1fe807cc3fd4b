"""Who says so: finds the attribution clauses of a sentence and the one that governs a figure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..typed import NamedTuple
from .gate import folded
from .source_claims import DOUBLE, PAIRED, QUOTES, nouns, speaks
from .source_clauses import TRIGGERS, Clause, find_clause
from .source_phrases import after
from .source_sentence import Sentence
from .source_words import (
    ACCUSE,
    AS,
    BE,
    CARRIER,
    CONTRAST,
    DETERMINER,
    MODIFIER,
    NOUN,
    NOUN_FORM,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    QUOTED_AS,
    RECORD,
    RELATIVE,
    SUBORDINATOR,
    THAT,
    THE,
    VERBS,
    SourceWords,
    compile_sources,
)  # fmt: skip

__all__ = [
    "CONTRAST",
    "DOUBLE",
    "QUOTES",
    "VERBS",
    "Saying",
    "SourceWords",
    "attribution",
    "compile_sources",
    "definite",
    "headed",
    "quotes",
    "sayings",
    "subject",
    "unnamed",
]

_HEADLINE = 20
"""A headline has no more words than this."""
_CLOSED = ".!?\"”’'"
_OPENING = 160
"""Characters of a sentence that its subject is looked for in."""


class Saying(NamedTuple):
    """One attribution clause; all offsets are code points of the text.

    `start`..`end` is the clause ("the ministry said on Monday"), `source` the verbatim words for who speaks, without
    their article, at `source_start`..`source_end`. `kind` is asserted, alleged, denied or disputed; what lies in
    `scope_start`..`scope_end` is said by the source. `pronoun` tells that the source is a bare "he" or "it",
    `carrier` that it is an outlet and no more, which carries the words of others.
    """

    start: int
    end: int
    source: str
    source_start: int
    source_end: int
    kind: str
    past_perfect: bool
    scope_start: int
    scope_end: int
    pronoun: bool = False
    carrier: bool = False


def sayings(text: str, start: int, end: int, words: SourceWords) -> list[Saying]:
    """All attribution clauses of the sentence text[start:end], in order. Linear in the sentence's length."""
    if words.gate is not None and words.gate.isdisjoint(folded(text[start:end]).split()):
        return _headline(text, start, end, words)
    s = Sentence(text, start, end, words)
    clauses: list[Clause] = []
    for i, f in enumerate(s.flags):
        if f & TRIGGERS:
            if clauses and i <= clauses[-1].last:
                continue
            clause = find_clause(s, i, clauses)
            if clause is not None:
                if clauses and clause.first <= clauses[-1].first and clause.verb == clauses[-1].verb:
                    clauses[-1] = clause
                else:
                    clauses.append(clause)
    if not clauses:
        return _headline(text, start, end, words)
    return _scoped(s, clauses, start, end)


def definite(text: str, said: Saying, words: SourceWords) -> bool:
    """Whether a source is one noun behind an article, "the doctor", which takes somebody up."""
    name = said.source.lower()
    before = text[max(0, said.source_start - 5) : said.source_start].lower().split()
    return bool(words.classes.get(name, 0) & NOUN and before and words.classes.get(before[-1], 0) & THE)


def headed(source: str, noun: str, words: SourceWords) -> bool:
    """Whether the words for a source are of that noun and say more: "a doctor at the clinic", not "a doctor's son"."""
    pieces = source.lower().replace(",", " ").split()
    if len(pieces) < 2 or noun.lower() not in pieces:
        return False
    k = pieces.index(noun.lower())
    of = any(words.classes.get(piece, 0) & PREPOSITION for piece in pieces[:k])
    return not of and (k + 1 == len(pieces) or bool(words.classes.get(pieces[k + 1], 0) & PREPOSITION))


def unnamed(source: str | None, words: SourceWords) -> bool:
    """Whether a source is missing or names nobody: "Report", "Media"."""
    return source is None or bool(words.classes.get(source.lower(), 0) & CARRIER)


def quotes(text: str, start: int, end: int) -> int:
    """How many marks of quotation stand in text[start:end]; two single ones ('') are one."""
    return sum(text.count(mark, start, end) for mark in (*DOUBLE, *PAIRED))


def subject(text: str, start: int, end: int, words: SourceWords) -> Saying | None:
    """The one who opens the sentence text[start:end] and can speak ("The mayor flew to …"): a pronoun may mean him."""
    s = Sentence(text, start, min(end, start + _OPENING), words)
    flags = s.flags
    k = next((k for k in range(len(flags)) if s.lower[k] not in QUOTES), 0)
    found = after(s, k)
    if found is None or s.number(k) or not speaks(s, *found):
        return None
    last = found[1]
    while last > found[0] + 1 and not flags[last] and not s.capital(last) and s.capital(last - 1):
        last -= 1  # "Mayor Ada Roe flew"
    piece = text[s.starts[found[0]] : s.ends[last]]  # "UNICEF", "Ada Roe"
    name = piece.isupper() or found[0] < last and all(s.capital(k) for k in range(found[0], last + 1))
    if not (name or nouns(s, found[0], last)):
        return None
    first = found[0] + bool(flags[found[0]] & DETERMINER)
    if first > last or last + 1 >= len(flags) or s.mark(last + 1) or s.capital(last + 1) or flags[first] & PRONOUN:
        return None
    if not (flags[last] & NOUN or s.capital(last)):
        return None
    a, b = s.starts[first], s.ends[last]
    return Saying(a, b, text[a:b], a, b, "asserted", False, a, a)


def attribution(
    found: Sequence[Saying], figure_start: int, figure_end: int, previous: Saying | None = None
) -> Saying | None:
    """The saying that governs the figure at figure_start..figure_end: the narrowest whose scope holds it.

    A pronoun ("he said") takes the nearest named source before it in the sentence, else that of `previous`, the last
    saying of the sentence before; without either the next wider saying governs. An outlet yields to whom it quotes
    ("an agency reported that, according to the mayor, …"). Constant time a figure.
    """
    if not found:
        return None
    at = bisect_right(found, figure_start, key=lambda saying: saying.start)
    near = found[max(0, at - 8) : at + 8]
    holding = []
    for saying in (*found[: min(4, max(0, at - 8))], *near):
        if saying.scope_start <= figure_start and figure_end <= saying.scope_end:
            inside = saying.start <= figure_start < saying.end
            if not (inside and figure_start >= saying.source_start and figure_end <= saying.source_end):
                holding.append(saying)
    holding.reverse()  # of two as narrow the later one
    holding.sort(key=lambda saying: saying.scope_end - saying.scope_start)
    for best in holding:
        if not best.pronoun:
            quoted = (one for one in holding if not (one.pronoun or one.carrier)) if best.carrier else ()
            return next(iter(quoted), best)
        named = [saying for saying in found[max(0, at - 8) : at] if not saying.pronoun and saying.start < best.start]
        speaker = named[-1] if named else next((saying for saying in holding if not saying.pronoun), previous)
        if speaker is not None and not speaker.pronoun:
            return best._replace(
                source=speaker.source, source_start=speaker.source_start, source_end=speaker.source_end, pronoun=False
            )
    return None


def _scoped(s: Sentence, clauses: list[Clause], start: int, end: int) -> list[Saying]:
    out: list[Saying] = []
    flags, n = s.flags, len(s.lower)
    told = start  # where the last clause that closes what it says ends
    text_as = _written(s, start, end)
    opened = start  # where the words quoted by a clause begin: what is said inside them is nested
    for number, c in enumerate(clauses):
        begin, finish = s.starts[c.first], s.ends[c.last]
        inserted = s.brackets and s.closing(c.verb) < n
        following = clauses[number + 1] if number + 1 < len(clauses) else None
        limit = end
        if following is not None and (c.mode == "tail" or following.mode in ("head", "relative")):
            limit = s.starts[following.first] if following.first > c.last else s.starts[following.verb]
        if c.mode in ("head", "relative"):
            if c.verb + 1 < n and (
                s.lower[c.verb + 1] in QUOTES
                or s.lower[c.verb + 1] in ",:"
                and c.verb + 2 < n
                and s.lower[c.verb + 2] in QUOTES
            ):
                opened = s.ends[c.verb]
            scope = (s.ends[c.verb] if c.kind != "disputed" else finish, max(limit, finish))
            if text_as < scope[1] and c.verb < n:
                scope = (scope[0], max(scope[0], text_as))
            if inserted:
                scope = (scope[0], max(scope[0], s.starts[s.closing(c.verb)]))  # "[later reports say 14 died]"
            if flags[c.verb] & ACCUSE:  # "accused the army of killing nine, as four others died"
                bounds = range(c.verb + 2, min(n, c.verb + 40))
                cut = next((k for k in bounds if flags[k] & (SUBORDINATOR | CONTRAST) and s.mark(k - 1)), n)
                scope = (scope[0], min(scope[1], s.starts[cut]) if cut < n else scope[1])
            if c.kind in ("denied", "disputed"):
                relative = next(
                    (k for k in range(c.last + 4, min(n, c.last + 40)) if flags[k] & RELATIVE and not flags[k] & THAT),
                    n,
                )
                scope = (scope[0], min(scope[1], s.starts[relative]) if relative < n else scope[1])
        else:
            k = c.last + 1
            while k < n and s.lower[k] in ",-–—":
                k += 1
            # "…, said Ada Roe, whose son was among the 12": the writer's words
            ends = k < n and (flags[k] & CONTRAST or flags[k] & RELATIVE and not flags[k] & THAT and c.mode == "tail")
            forward = begin if ends else max(limit, finish)
            if c.mode == "free" and following is not None and following.mode != "head":
                forward = max(begin, min(forward, s.starts[following.first])) if following.first > c.last else forward
            elif following is not None and c.first == 0 and flags[c.verb] & QUOTE:
                forward = end  # "Citing a doctor, the agency said nine had died"
            scope = (max(opened, told), forward)
            told = finish
        a, b = s.starts[c.source_first], s.ends[c.source_last]
        if c.mode == "free":
            b -= next((len(mark) for mark in s.words.possessives if s.text.endswith(mark, a, b)), 0)
        out.append(
            Saying(
                begin,
                finish,
                s.text[a:b],
                a,
                b,
                c.kind,
                c.past,
                scope[0],
                scope[1],
                bool(flags[c.source_last] & PRONOUN),
                not inserted and _carries(s, c.source_first, c.source_last),
            )
        )
    return out


def _written(s: Sentence, start: int, end: int) -> int:
    """Where a headline goes on with words of the writer: "Minister says war is won as bombs kill 18"; else its end."""
    if s.text[end - 1] in _CLOSED or len(s.flags) > _HEADLINE:
        return end
    k = next((k for k in range(len(s.flags) - 1, 1, -1) if s.flags[k] & AS), 0)
    behind = k and any(s.flags[j] & VERBS and not s.flags[j] & NOUN_FORM for j in range(k))
    return s.starts[k] if behind and not s.flags[k - 1] & (BE | QUOTED_AS) else end


def _carries(s: Sentence, first: int, last: int) -> bool:
    """Whether a source is an outlet: "the agency AFP", "state television", and not "officials of the radio"."""
    spoken = [s.flags[k] for k in range(first, last + 1) if s.flags[k] & (NOUN | CARRIER)]
    return any(f & CARRIER for f in spoken) and all(f & (CARRIER | RECORD | MODIFIER) for f in spoken)


def _headline(text: str, start: int, end: int, words: SourceWords) -> list[Saying]:
    """Sources set off by a dash or a colon at the end of a headline ("… - police") or a colon at its beginning."""
    get = words.classes.get
    while end > start and text[end - 1].isspace():
        end -= 1
    at = max(text.rfind(mark, max(start, end - 45), end) for mark in ("-", ":", "–", "—"))
    if (
        at > start
        and text[end - 1] not in ".!?"
        and (text[at] != "-" or text[at - 1] == " " or text[at + 1 : at + 2].isupper())
    ):
        a = at + 1
        while a < end and text[a] == " ":
            a += 1
        if 0 < len(text[a:end].split()) <= 4 and any(get(w, 0) & NOUN for w in text[a:end].lower().split()):
            return [Saying(at, end, text[a:end], a, end, "asserted", False, start, at)]
    at = text.find(":", start, min(end, start + 40))
    if (
        at > start
        and text[at + 1 : at + 2] == " "
        and len(text[start:at].split()) <= 4
        and get(text[start:at].lower().split()[-1], 0) & NOUN
    ):
        return [Saying(start, at + 1, text[start:at], start, at, "asserted", False, at + 1, end)]
    return []
