"""Walks leftwards over a clause: from an anchor to its counted subject."""

from __future__ import annotations

from .labels import named_before
from .phrase import PERSON, THING, B, Chunk
from .tokens import Sentence
from .verbs import CLAUSE, GROUP, REACH, VERB, VerbGroup

_PERSON = PERSON | B["nation"]
_ASIDE = 25
"""Words between two dashes at most."""


def subject(sentence: Sentence, start: int, group: VerbGroup | None, anchor: int) -> tuple[int, int] | None:
    """The counted subject left of token `start`: (chunk, distance), or None when the subject is no count."""
    mask, at, low = sentence.mask, sentence.at, sentence.low
    chunks, gerunds = sentence.chunks, sentence.grammar.gerunds
    k = start - 1
    need_relative = False
    commas = 0
    steps = 0
    antecedent = -1
    resumed = False  # whose subject is that of the main clause
    if k >= 0 and mask[k] & B["coord"]:
        k -= 1
        k = _over_verb(sentence, k)
    elif k >= 0 and mask[k] & B["rel"]:
        k -= 1
        while k >= 0 and (mask[k] & (B["comma"] | B["dash"])):
            k -= 1
            commas += 1
        antecedent = k
    while k >= 0 and steps < REACH:
        steps += 1
        place = at[k]
        bits = mask[k]
        if k == start - 1 and bits & B["sub"] and mask[start] & B["be"] and low[start].endswith(gerunds):
            k -= 1  # "sixty people spent the night outside after being evacuated"
            resumed = True
            continue
        if k and steps == 1 and bits & B["quantifier"] and mask[k - 1] & B["prep"]:
            k -= 2  # "twelve people in all were killed"
            continue
        if resumed and bits & B["coord"] and place < 0:
            return None  # "killed four guards, and the target fled after being wounded"
        if place >= 0:
            chunk = chunks[place]
            part = part_of(chunks, place)
            if part >= 0 and (commas or k != antecedent):  # "one of 43 students who disappeared": all of them
                k = chunks[part].stop - 1
                continue
            if chunk.uncounted and k != antecedent:
                return None
            before = chunk.first - 1
            lead = mask[before] if before >= 0 else 0
            if chunk.share and chunk.of_them and steps == 1:
                return (place, steps)  # "half of whom are dead"
            if chunk.share or chunk.kind == THING:
                if (
                    lead & (B["prep"] | B["coord"] | B["comma"] | B["adjective"])
                    or before < 0
                    and chunk.kind == THING
                    and steps > 1
                ):
                    k = before
                    continue
                if chunk.kind == THING and before >= 0 and (low[before].endswith(gerunds) or lead & B["inclusion"]):
                    k = before
                    continue
                return None if chunk.kind == THING else (place, steps)
            if (
                lead & B["anchor"]
                and not lead & (B["adjective"] | B["plural"])
                and at[before] < 0
                and (steps > 1 or before > 0 and mask[before - 1] & (B["to"] | B["modal"]))
            ):
                k = before  # the object of another verb: "two men who plotted to kill 12 ministers were arrested"
                continue
            if not lead and before and mask[before - 1] & B["rel"] and low[before].endswith(sentence.grammar.pasts):
                k = before  # "the scandal that toppled a president has died down"
                continue
            among = lead & B["inclusion"] and place and (commas or k != antecedent)  # not "among 48 people who died"
            if among or (chunk.of_them and need_relative):
                k = before
                continue
            own = steps == 1 and chunk.included and _bracketed(sentence, before)  # "(four others were wounded)"
            beside = before >= 0 and at[before] >= 0  # "seven people two of them boys were hurt"
            passed = chunk.included and (commas or beside or not (chunk.of_them or chunk.relative)) and not own
            told = k == antecedent and not commas  # "62, including 35 who have died"
            if passed and not told and _outer(chunks, place):
                if antecedent >= 0:  # "six priests, five of them Spaniards, who were killed"
                    antecedent = max(c.stop for c in chunks[:place] if not c.included) - 1
                k = before
                need_relative = False
                continue
            if chunk.whole >= 0 and chunk.count.value == 1 and named_before(sentence, before):
                return None  # "Gordon Hill, one of the seven astronauts, died"
            if k == antecedent or lead & B["with"] and steps == 1:
                return (place, steps)
            if lead & B["prep"] and not lead & B["adverbial"] and not (lead & B["of"] and chunk.whole >= 0):
                k = before
                continue
            gerund = before >= 0 and low[before].endswith(gerunds) and steps > 1
            if gerund and not lead & (B["adjective"] | B["coord"] | B["say"]):
                k = before
                continue
            if need_relative or chunk.zero and chunk.head < 0 and mask[chunk.first] & B["no"] and steps > 4:
                return None  # "no refuge to take, as all the furniture had been buried"
            return (place, steps)
        if bits & CLAUSE or bits & (B["quantifier"] | B["percent"] | B["other"]) and steps == 1:
            return None  # "others injured": an uncounted subject of its own
        if bits & B["close_bracket"]:
            k = opening(sentence, k)
            continue
        if bits & (B["comma"] | B["dash"]):
            commas += 1
            k = _over_dashes(sentence, k) if steps == 1 else k - 1
            continue
        if bits & B["rel"]:
            need_relative = False
            k -= 1
            if k >= 0 and mask[k] & B["of"]:
                k -= 1
            continue
        if bits & B["say"]:
            if k + 1 < len(mask) and (mask[k + 1] & B["comma"]) and commas:
                k -= 1
                continue
            if k and at[k - 1] >= 0 and bits & B["hedge"] and k + 1 < len(mask) and mask[k + 1] & B["to"]:
                need_relative = False  # "30 people believed to be Fulani were killed"
                k -= 1
                continue
            if k and mask[k - 1] & B["be"] and at[k] < 0:
                k -= 1  # "two men who had been accused of theft were killed"
                continue
            return None
        if bits & (B["sub"] | B["pronoun"]) and not bits & B["rel"]:
            if bits & B["sub"] and _as_role(sentence, k):
                k -= 1
                continue
            if bits & B["pronoun"] and k and mask[k - 1] & B["prep"]:
                k -= 1
                continue
            return None
        if bits & VERB:
            need_relative = True
            k -= 1
            continue
        if bits & _PERSON and not bits & B["adjective"] | bits & B["plural"]:
            # an uncounted "soldiers" right before the verb is the subject, unless a preposition or list holds it
            begin = phrase_start(sentence, k)
            lead = mask[begin - 1] if begin else 0
            if lead & B["sub"]:
                if not _as_role(sentence, begin - 1):
                    return None
                k = begin - 1
                continue
            if begin and at[begin - 1] >= 0 and bits & _PERSON and chunks[at[begin - 1]].stop == begin:
                k = begin - 1
                continue
            if not lead & (B["prep"] | B["inclusion"] | B["coord"] | B["comma"]) and not (
                begin and low[begin - 1].endswith(gerunds)
            ):
                if steps <= 3 or mask[begin] & (B["det"] | B["article"]):
                    return None
            k = begin - 1
            continue
        k -= 1
    return None


def _bracketed(sentence: Sentence, k: int) -> bool:
    """Whether a bracket or a dash is open at token `k`, a few words back at most: "(the Post says three were hurt)"."""
    mask, last = sentence.mask, max(-1, k - 8)
    while k > last and not mask[k] & (B["close_bracket"] | B["comma"] | B["inclusion"]):
        if mask[k] & (B["open_bracket"] | B["dash"]):
            return True
        k -= 1
    return False


def part_of(chunks: list[Chunk], place: int) -> int:
    """The count before it that is stated as so many of this one ("two of the five"); -1 where there is none."""
    return next((part for part in range(place) if chunks[part].whole == place), -1)


def _as_role(sentence: Sentence, k: int) -> bool:
    """Whether "as" names a role ("known as", "identified as") and opens no clause."""
    if not sentence.mask[k] & B["prep"] or k == 0:
        return False
    return bool(sentence.mask[k - 1] & B["named"])


def _outer(chunks: list[Chunk], place: int) -> bool:
    """Whether a count stands left of the inclusion that holds this one."""
    return any(not chunk.included and chunk.kind != THING for chunk in chunks[:place])


def _over_verb(sentence: Sentence, k: int) -> int:
    """From the end of "were kidnapped" in "were kidnapped and killed" to before its verb group."""
    mask = sentence.mask
    if k >= 0 and mask[k] & B["comma"]:
        k -= 1
    if k >= 0 and mask[k] & B["anchor"] and sentence.at[k] < 0:
        k -= 1
        while k >= 0 and mask[k] & GROUP and sentence.at[k] < 0:
            k -= 1
        if k >= 0 and mask[k] & B["coord"]:
            return _over_verb(sentence, k - 1)
        if k >= 0 and mask[k] & B["rel"]:
            k -= 1
    return k


def opening(sentence: Sentence, k: int) -> int:
    depth = 0
    first = k
    while k >= 0 and k > first - 60:
        bits = sentence.mask[k]
        if bits & B["close_bracket"]:
            depth += 1
        elif bits & B["open_bracket"]:
            depth -= 1
            if depth == 0:
                return k - 1
        k -= 1
    return first - 1


def _over_dashes(sentence: Sentence, k: int) -> int:
    """From a mark before a verb to before what it closes: "six men -- one a guard, police said -- were killed"."""
    mask = sentence.mask
    if mask[k] & B["dash"]:
        for j in range(k - 2, max(0, k - _ASIDE), -1):
            if mask[j] & B["dash"] and sentence.raw[j] == sentence.raw[k] and sentence.at[j - 1] >= 0:
                return j - 1
    return k - 1


def phrase_start(sentence: Sentence, k: int) -> int:
    mask, at = sentence.mask, sentence.at
    inside = B["adjective"] | B["nation"] | B["plural"] | B["singular"]
    while (
        k > 0
        and at[k - 1] < 0
        and (
            mask[k - 1] & (inside | B["det"] | B["article"])
            or (
                mask[k - 1] == 0
                and sentence.raw[k - 1][:1].isalpha()
                and not sentence.low[k - 1].endswith(sentence.grammar.participles)
            )
        )
    ):
        k -= 1
        if mask[k] & (B["det"] | B["article"]):
            break
    return k
