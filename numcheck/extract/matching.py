"""Matches one construction at one anchor: its elements leftwards, then rightwards."""

from __future__ import annotations

from ..values import field, record
from . import beside, clauses, objects
from .labels import opens
from .patterns import Construction, Element
from .phrase import B
from .tokens import Sentence
from .verbs import VerbGroup, agrees, verb_group

ANY = 24  # tokens that `{any}` stands for at most, rightwards
_CLAUSE_STOPS = B["stop"] | B["sub"]
_OTHER_USES = B["prep"] | B["rel"] | B["det"] | B["adverbial"] | B["when"]


@record
class Match:
    chunk: int = -1
    previous: int = -1
    distance: int = 0
    tokens: list[int] = field(default_factory=list)
    relation: str = ""
    group: VerbGroup | None = None


def literal_right(sentence: Sentence, element: Element, at: int) -> int:
    """The end of the longest phrase of `element` that begins at token `at`; -1 when none does."""
    low = sentence.low
    if at >= len(low) or low[at] not in element.firsts:
        return -1
    if element.longest == 1:
        return at + 1
    for length in range(element.longest, 0, -1):
        if tuple(low[at : at + length]) in element.phrases and at + length <= len(low):
            return at + length
    return -1


def _literal_left(sentence: Sentence, element: Element, end: int) -> int:
    low = sentence.low
    if end < 1 or low[end - 1] not in element.lasts:
        return -1
    for length in range(min(element.longest, end), 0, -1):
        if tuple(low[end - length : end]) in element.phrases:
            return end - length
    return -1


def match_right(sentence: Sentence, construction: Construction, index: int, at: int, match: Match) -> bool:
    elements = construction.right
    size = len(sentence.low)
    while index < len(elements):
        element = elements[index]
        if element.phrases:
            k = at
            end = literal_right(sentence, element, k)
            while (
                end < 0
                and k < size
                and sentence.mask[k] & (B["adv"] | B["comma"] | B["hedge"])
                and k < at + 3
                and not element.optional
            ):
                k += 1
                end = literal_right(sentence, element, k)
            if end < 0:
                if element.optional:
                    index += 1
                    continue
                return False
            match.tokens.extend(range(k, end))
            at = end
        elif element.slot in ("people", "count", "previous"):
            again = -1
            if element.slot == "people":
                hit = objects.target(sentence, at)
                relation = "object" if sentence.mask[at - 1] & B["of"] == 0 else "noun"
                if hit is None:
                    hit, again = objects.antecedent(sentence, at)
            else:
                hit, relation = objects.count_at(sentence, at), "noun"
            if hit is None:
                return False
            place, distance = hit
            if element.slot == "previous":
                match.previous = place
            elif match.chunk < 0:
                match.chunk, match.relation = place, relation
                match.distance += distance
            else:
                return False
            at = again if again >= 0 else sentence.chunks[place].stop
            if index + 1 < len(elements) and elements[index + 1].phrases:
                at = _over_gap(sentence, at, elements[index + 1])
                if at < 0:
                    return False
        elif element.slot == "be":
            k = at
            while k < size and sentence.mask[k] & (B["adv"] | B["have"]):
                k += 1
            if k >= size or not sentence.mask[k] & B["be"]:
                return False
            at = k + 1
            while at < size and sentence.mask[at] & B["adv"] and sentence.at[at] < 0:
                at += 1
        elif element.slot == "aux":
            while at < size and sentence.mask[at] & (B["adv"] | B["have"] | B["be"]) and sentence.at[at] < 0:
                at += 1
        elif element.slot == "word":
            at += 1
        elif element.slot == "any":
            return _right_any(sentence, construction, index + 1, at, match)
        index += 1
    return True


def _over_gap(sentence: Sentence, at: int, element: Element) -> int:
    """From the end of an object to the literal that closes the construction ("left {people} dead")."""
    k = at
    while k < len(sentence.low) and k < at + 12:
        if literal_right(sentence, element, k) >= 0 and sentence.at[k] < 0:
            return k
        bits = sentence.mask[k]
        if bits & (B["be"] | B["have"] | B["modal"] | B["stop"] | B["say"] | B["anchor"]):
            return -1
        k += 1
    return -1


def _right_any(sentence: Sentence, construction: Construction, index: int, at: int, match: Match) -> bool:
    limit = min(len(sentence.low), at + ANY)
    saved = (match.chunk, match.previous, match.distance, len(match.tokens), match.relation)
    following = construction.right[index] if index < len(construction.right) else None
    if at < limit and sentence.mask[at] & B["coord"]:
        if following is None or literal_right(sentence, following, at) < 0:
            return False  # "the death or illness of 500": two things at once
    for k in range(at, limit + 1):
        if k < len(sentence.low) and sentence.mask[k] & _CLAUSE_STOPS and _ends_clause(sentence.mask[k]):
            return False
        be = k < len(sentence.low) and sentence.mask[k] & B["be"]
        if be and k == at and construction.part and following is not None and following.slot == "count":
            return False  # "two of the dead were boys and 20 people were hurt"
        if following is not None and following.phrases and literal_right(sentence, following, k) < 0:
            continue
        counted = k < len(sentence.low) and sentence.at[k] >= 0
        if following is not None and following.slot in ("count", "previous") and not counted:
            continue
        if following is not None and following.slot == "be" and not be:
            continue
        if match_right(sentence, construction, index, k, match):
            match.distance += (k - at) // 4
            return True
        match.chunk, match.previous, match.distance, match.relation = saved[0], saved[1], saved[2], saved[4]
        del match.tokens[saved[3] :]
        if following is not None and following.slot == "count":
            return False
    return False


def _ends_clause(bits: int) -> bool:
    """A semicolon, or a word such as "but" or "although" that opens a clause and does nothing else."""
    return bool(bits & B["stop"] or not bits & _OTHER_USES)


def match_left(sentence: Sentence, construction: Construction, index: int, at: int, match: Match, end: int) -> bool:
    elements = construction.left
    group: VerbGroup | None = None
    be = False
    while index < len(elements):
        element = elements[index]
        if element.phrases:
            k = at
            begin = _literal_left(sentence, element, k)
            while (
                begin < 0
                and k > 0
                and sentence.mask[k - 1] & (B["adv"] | B["det"] | B["hedge"])
                and k > at - 3
                and not element.optional
            ):
                k -= 1
                begin = _literal_left(sentence, element, k)
            if begin < 0 and match.relation == "left" and k > 0:
                begin, k = _left_of_list(sentence, element, at)
            if begin < 0:
                if element.optional:
                    index += 1
                    continue
                return False
            match.tokens.extend(range(begin, k))
            at = begin
            be = be and not sentence.mask[begin] & B["pronoun"]  # "six nuns it is holding"
        elif element.slot in ("be", "aux"):
            group = verb_group(sentence, at) if index or match.group is None else match.group
            if element.slot == "be" and not group.be:
                return False
            be = True
            match.group = group
            at = group.start
        elif element.slot in ("people", "count"):
            if match.chunk >= 0:
                return False
            hit: tuple[int, int] | None
            if be and element.slot == "people":
                hit = clauses.subject(sentence, at, group, end)
                relation = "subject"
                if hit and group and not agrees(sentence, sentence.chunks[hit[0]], group):
                    return False
            elif be:
                hit, relation = beside.near(sentence, at, 2), "subject"
            else:
                hit = beside.near(sentence, at, 3 if element.slot == "people" else 1)
                gerund = at < len(sentence.low) and sentence.low[at].endswith(sentence.grammar.gerunds)
                if hit is None and (gerund or index + 1 < len(elements) and elements[index + 1].phrases):
                    hit = beside.across(sentence, at, gerund)
                if hit is None and index + 1 < len(elements) and elements[index + 1].phrases:
                    hit = beside.with_theirs(sentence, at)
                if hit is None and element.slot == "people" and index + 1 == len(elements) and not construction.right:
                    hit = beside.placed(sentence, at)
                relation = "near" if index + 1 == len(elements) else "left"
                if hit and relation == "near" and element.slot == "people" and not construction.right:
                    if objects.object_follows(sentence, end):
                        return False
                if element.slot == "count" and not be:
                    relation = "noun"
            again = -1
            if hit is None and element.slot == "people" and not be and relation == "left":
                hit, again = objects.antecedent(sentence, at - 1)  # "shot them dead"
            if hit is None:
                return False
            if relation == "left":
                hit = beside.part_of(sentence, hit)
            if relation == "left" and sentence.chunks[hit[0]].included and not sentence.chunks[hit[0]].of_them:
                hit = beside.outer(sentence, hit)  # "left six residents, including two children dead"
            match.chunk, match.relation = hit[0], relation
            match.distance += hit[1]
            at = at - 1 if again >= 0 else sentence.chunks[hit[0]].first
        elif element.slot == "start":
            if not opens(sentence, at):
                return False
        elif element.slot == "word":
            if (
                at <= 0
                or sentence.at[at - 1] >= 0
                or not sentence.raw[at - 1][0].isalpha()
                or sentence.mask[at - 1] & (B["be"] | B["prep"] | B["other"] | B["plural"] | B["coord"])
            ):
                return False
            at -= 1
            if sentence.low[at] in construction.excepted:
                return False
            match.tokens.append(at)
            be = False
        elif element.slot == "any":
            if index + 1 < len(elements):
                following = elements[index + 1]
                k = at
                hit_at = -1
                while k > 0 and k > at - 8:
                    if following.phrases and _literal_left(sentence, following, k) >= 0:
                        hit_at = k
                        break
                    if (
                        sentence.at[k - 1] >= 0
                        and following.phrases
                        and objects.heads_clause(sentence, sentence.chunks[sentence.at[k - 1]])
                    ):
                        break  # "six were left dead, and 130 were injured"
                    if following.slot in ("be", "aux") and sentence.mask[k - 1] & B["be"]:
                        hit_at = k
                        break
                    if sentence.at[k - 1] >= 0 and following.slot:
                        hit_at = k if following.slot in ("people", "count") else -1
                        break  # no auxiliary is sought beyond another count: "19 were hurt, eight died in hospital"
                    bits = sentence.mask[k - 1]
                    if bits & B["stop"] or bits & (B["sub"] | B["coord"]) and following.slot:
                        break
                    k -= 1
                if hit_at < 0:
                    return False
                at = hit_at
        index += 1
    return True


def _left_of_list(sentence: Sentence, element: Element, at: int) -> tuple[int, int]:
    """ "leaving three dead" with other objects before: the verb left of a coordinated list."""
    k = at
    while k > 0 and k > at - 10:
        begin = _literal_left(sentence, element, k)
        if begin >= 0:
            return begin, k
        bits = sentence.mask[k - 1]
        if sentence.at[k - 1] < 0 and not bits & (B["coord"] | B["comma"] | B["det"] | B["plural"] | B["adjective"]):
            return -1, at
        k -= 1
    return -1, at
