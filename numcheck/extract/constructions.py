"""Matches the constructions of a sentence: at each anchor, leftwards and rightwards, for what count each metric claims."""

from __future__ import annotations

from dataclasses import dataclass, field

from . import clauses, numbers
from .chunks import BARE, OPEN, PEOPLE, THING, Chunk
from .grammar import BIT, Grammar, Metric
from .patterns import Construction, Element
from .tokens import Sentence

B = BIT
_ANY = 24


@dataclass(slots=True)
class Claim:
    """One reading: this chunk counts for this metric, by this construction."""

    chunk: int
    metric: str
    rule: str
    anchor: int
    tokens: frozenset[int]
    distance: int
    literals: int
    relation: str
    scope: str | None = None
    assertion: str = "asserted"
    role: str = ""
    perfect: bool = False
    past_perfect: bool = False
    source: int = -1


@dataclass(slots=True)
class _Match:
    chunk: int = -1
    previous: int = -1
    distance: int = 0
    tokens: list[int] = field(default_factory=list)
    relation: str = ""
    group: clauses.VerbGroup | None = None


def claims(sentence: Sentence, grammar: Grammar) -> list[Claim]:
    """All readings of a sentence's counts, best first for each anchor; coordination is not yet spread."""
    found: list[Claim] = []
    void = _void(sentence, grammar)
    words = set(sentence.low)
    for anchor, word in enumerate(sentence.low):
        options = grammar.anchors.get(word)
        if options is None or void[anchor]:
            continue
        place = sentence.at[anchor]
        if place >= 0 and sentence.chunks[place].premod != anchor and sentence.chunks[place].head != anchor:  # type: ignore[attr-defined]
            continue
        found.extend(_at_anchor(sentence, anchor, options, words, grammar))
    _heads(sentence, found, grammar)
    return _settled(found, sentence, grammar)


def _void(sentence: Sentence, grammar: Grammar) -> list[bool]:
    void = [False] * len(sentence.low)
    for k, word in enumerate(sentence.low):
        for words in grammar.never.get(word, ()):
            if tuple(sentence.low[k : k + len(words)]) == words:
                for j in range(k, k + len(words)):
                    void[j] = True
    return void


def _at_anchor(
    sentence: Sentence, anchor: int, options: list[Construction], words: set[str], grammar: Grammar
) -> list[Claim]:
    matches: list[tuple[Construction, _Match]] = []
    group: clauses.VerbGroup | None = None
    for construction in options:
        if any(need.isdisjoint(words) for need in construction.needs):
            continue
        end = _literal_right(sentence, construction.anchor, anchor)
        if end < 0:
            continue
        if group is None:
            group = clauses.verb_group(sentence, anchor)
        match = _Match(tokens=list(range(anchor, end)), group=group)
        if not construction.left and not construction.right:
            continue
        if _right(sentence, construction, 0, end, match) and _left(
            sentence, construction, 0, anchor, match, end, grammar
        ):
            if match.chunk >= 0 and _admits(sentence, match, grammar.metrics[construction.metric], construction):
                matches.append((construction, match))
    place = sentence.at[anchor]
    if place >= 0:
        matches = [m for m in matches if m[1].chunk != place or m[1].relation == "noun"]
        premodified = _premodified(sentence, anchor, place, options)
        if premodified:
            matches.append(premodified)
    if not matches:
        return []
    out: list[Claim] = []
    best: dict[str, int] = {}
    for construction, match in matches:
        rank = construction.literals * 100 - match.distance
        best[construction.metric] = max(best.get(construction.metric, -(10**6)), rank)
    for construction, match in matches:
        rank = construction.literals * 100 - match.distance
        if rank < best[construction.metric]:
            continue
        best[construction.metric] = 10**6
        assertion = _status(sentence, anchor, construction, match, group)
        chunk: Chunk = sentence.chunks[match.chunk]  # type: ignore[assignment]
        if assertion is None and not chunk.zero:
            assertion = "irrealis"
        if construction.bound and assertion != "irrealis" and chunk.count.bound == "exact":
            numbers.apply_bound(chunk.count, construction.bound)
            before = chunk.first - 1
            while before > anchor and sentence.mask[before] & B["adv"]:
                before -= 1
            if before in match.tokens:
                chunk.first = before  # "exceeded 4,000": the verb is the bound
        claim = Claim(
            match.chunk, construction.metric, construction.rule, anchor, frozenset(match.tokens), match.distance,
            construction.literals, match.relation, construction.scope, assertion or "asserted",
        )  # fmt: skip
        if group is not None:
            claim.perfect, claim.past_perfect = group.perfect, group.past_perfect
        out.append(claim)
        if match.previous >= 0:
            out.append(
                Claim(
                    match.previous, construction.metric, construction.rule, anchor, frozenset(match.tokens), match.distance,
                    construction.literals, "previous", construction.scope, "superseded",
                )
            )  # fmt: skip
    return out


def _premodified(
    sentence: Sentence, anchor: int, place: int, options: list[Construction]
) -> tuple[Construction, _Match] | None:
    """ "six missing fishermen": the anchor stands inside the count's own phrase."""
    chunk: Chunk = sentence.chunks[place]  # type: ignore[assignment]
    if chunk.premod != anchor:
        return None
    for construction in options:
        if len(construction.left) == 1 and construction.left[0].slot == "people" and not construction.right:
            return construction, _Match(place, -1, 0, [anchor], "premod", None)
    return None


def _admits(sentence: Sentence, match: _Match, metric: Metric, construction: Construction) -> bool:
    """Whether this chunk may be a victim of this metric."""
    chunk: Chunk = sentence.chunks[match.chunk]  # type: ignore[assignment]
    if chunk.share:
        return False
    if chunk.kind == THING:
        return False
    if chunk.kind == OPEN and not metric.open and not metric.things:
        return False
    if chunk.kind == BARE and not construction.bare and not (chunk.zero or chunk.other or chunk.more):
        return False
    if (
        chunk.kind == BARE
        and not chunk.zero
        and construction.scope is None
        and _like_year(sentence, chunk, metric.open)
    ):
        return False
    if chunk.kind == BARE and not chunk.zero and match.relation == "object":
        after = chunk.stop
        mask = sentence.mask
        if after < len(mask):
            word = sentence.raw[after]
            if mask[after] == 0 and word[0].isalpha() and not chunk.of_them and not chunk.other and not chunk.more:
                return metric.open and not word[0].islower() or metric.open and word.lower().endswith(("ed", "ly"))
    return True


def _like_year(sentence: Sentence, chunk: Chunk, open_metric: bool) -> bool:
    """A lone "1940" is a year; a lone "65m" beside a metric that needs people is money."""
    word = sentence.raw[chunk.after - 1]
    if len(word) == 4 and word.isdigit() and chunk.count.bound == "exact" and "1800" <= word < "2100":
        return True
    return not open_metric and word[0].isdigit() and word[-1].isalpha()


def _status(
    sentence: Sentence, anchor: int, construction: Construction, match: _Match, group: clauses.VerbGroup | None
) -> str | None:
    """asserted or alleged; None when it is a threat, plan, forecast, hypothesis or negation."""
    verbal = match.relation in ("subject", "object", "near", "premod")
    if match.relation == "premod":
        return "asserted"
    leftmost = min(match.tokens)
    if match.relation == "subject":
        group = match.group or group
    elif leftmost < anchor:
        group = clauses.verb_group(sentence, leftmost)
    if match.relation == "near":
        return None if clauses.conditional(sentence, sentence.chunks[match.chunk].first) else "asserted"  # type: ignore[attr-defined]
    if group is not None and verbal and (group.start < leftmost or group.aux):
        if group.irrealis or (group.negated and not sentence.chunks[match.chunk].zero):  # type: ignore[attr-defined]
            return None
        if clauses.conditional(sentence, group.start):
            return None
        return "alleged" if group.hedged else "asserted"
    if group is not None and (group.irrealis or group.negated):
        return None
    start = group.start if group is not None else leftmost
    if clauses.planned(sentence, start, 6 if construction.weak else 1) or clauses.conditional(sentence, leftmost):
        return None
    return "asserted"


def _heads(sentence: Sentence, found: list[Claim], grammar: Grammar) -> None:
    """ "two French hostages" counts hostages when no construction says more."""
    if not grammar.heads:
        return
    claimed: dict[int, list[str]] = {}
    for claim in found:
        if claim.assertion != "irrealis":
            claimed.setdefault(claim.chunk, []).append(claim.metric)
    for place, chunk in enumerate(sentence.chunks):
        if chunk.head < 0 or chunk.kind != PEOPLE or chunk.share or chunk.indefinite:  # type: ignore[attr-defined]
            continue
        head = sentence.low[chunk.head]  # type: ignore[attr-defined]
        metric = grammar.heads.get(head)
        if metric is None or any(metric not in grammar.metrics[name].yields for name in claimed.get(place, ())):
            continue
        found.append(
            Claim(place, metric, grammar.metrics[metric].file, chunk.head, frozenset([chunk.head]), 20, 0, "head")
        )  # type: ignore[attr-defined]


def _settled(found: list[Claim], sentence: Sentence, grammar: Grammar) -> list[Claim]:
    """Drops a claim whose words another claim on the same chunk contains ("shot" in "shot dead"), and doubles."""
    kept: list[Claim] = []
    for claim in found:
        rivals = [other for other in found if other.chunk == claim.chunk and other is not claim]
        if any(claim.tokens < other.tokens and other.literals > claim.literals for other in rivals):
            continue
        if any(
            other.metric == claim.metric
            and (other.literals, -other.distance) > (claim.literals, -claim.distance)
            and other.assertion != "irrealis"
            for other in rivals
        ):
            continue
        if any(k.chunk == claim.chunk and k.metric == claim.metric for k in kept):
            continue
        if any(other.metric in grammar.metrics[claim.metric].yields for other in rivals):
            continue
        kept.append(claim)
    return kept


def _literal_right(sentence: Sentence, element: Element, at: int) -> int:
    """The end of the longest phrase of `element` that begins at token `at`; -1 when none does."""
    low = sentence.low
    if element.longest == 1:
        return at + 1 if at < len(low) and (low[at],) in element.phrases else -1
    for length in range(element.longest, 0, -1):
        if tuple(low[at : at + length]) in element.phrases and at + length <= len(low):
            return at + length
    return -1


def _literal_left(sentence: Sentence, element: Element, end: int) -> int:
    low = sentence.low
    for length in range(min(element.longest, end), 0, -1):
        if tuple(low[end - length : end]) in element.phrases:
            return end - length
    return -1


def _right(sentence: Sentence, construction: Construction, index: int, at: int, match: _Match) -> bool:
    elements = construction.right
    size = len(sentence.low)
    while index < len(elements):
        element = elements[index]
        if element.phrases:
            k = at
            end = _literal_right(sentence, element, k)
            while (
                end < 0
                and k < size
                and sentence.mask[k] & (B["adv"] | B["comma"])
                and k < at + 3
                and not element.optional
            ):
                k += 1
                end = _literal_right(sentence, element, k)
            if end < 0:
                if element.optional:
                    index += 1
                    continue
                return False
            match.tokens.extend(range(k, end))
            at = end
        elif element.slot in ("people", "count", "previous"):
            if element.slot == "people":
                hit = clauses.target(sentence, at)
                relation = "object" if sentence.mask[at - 1] & B["of"] == 0 else "noun"
            else:
                hit, relation = _count_at(sentence, at), "noun"
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
            at = sentence.chunks[place].stop  # type: ignore[attr-defined]
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
        if _literal_right(sentence, element, k) >= 0 and sentence.at[k] < 0:
            return k
        bits = sentence.mask[k]
        if bits & (B["be"] | B["have"] | B["modal"] | B["stop"] | B["say"] | B["anchor"]):
            return -1
        k += 1
    return -1


def _right_any(sentence: Sentence, construction: Construction, index: int, at: int, match: _Match) -> bool:
    limit = min(len(sentence.low), at + _ANY)
    saved = (match.chunk, match.previous, match.distance, len(match.tokens), match.relation)
    following = construction.right[index] if index < len(construction.right) else None
    for k in range(at, limit + 1):
        if k < len(sentence.low) and sentence.mask[k] & B["stop"]:
            return False
        if following is not None and following.phrases and _literal_right(sentence, following, k) < 0:
            continue
        if (
            following is not None
            and following.slot in ("count", "previous")
            and (k >= len(sentence.low) or sentence.at[k] < 0)
        ):
            continue
        if (
            following is not None
            and following.slot == "be"
            and (k >= len(sentence.low) or not sentence.mask[k] & B["be"])
        ):
            continue
        if _right(sentence, construction, index, k, match):
            match.distance += (k - at) // 4
            return True
        match.chunk, match.previous, match.distance, match.relation = saved[0], saved[1], saved[2], saved[4]
        del match.tokens[saved[3] :]
        if following is not None and following.slot == "count":
            return False
    return False


def _count_at(sentence: Sentence, at: int) -> tuple[int, int] | None:
    k = at
    while k < len(sentence.low) and sentence.mask[k] & (B["adv"] | B["det"]) and sentence.at[k] < 0 and k < at + 3:
        k += 1
    if k < len(sentence.low) and sentence.at[k] >= 0 and sentence.chunks[sentence.at[k]].first == k:  # type: ignore[attr-defined]
        return sentence.at[k], k - at
    return None


def _left(
    sentence: Sentence, construction: Construction, index: int, at: int, match: _Match, end: int, grammar: Grammar
) -> bool:
    elements = construction.left
    group: clauses.VerbGroup | None = None
    be = False
    while index < len(elements):
        element = elements[index]
        if element.phrases:
            k = at
            begin = _literal_left(sentence, element, k)
            while (
                begin < 0
                and k > 0
                and sentence.mask[k - 1] & (B["adv"] | B["det"])
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
        elif element.slot in ("be", "aux"):
            group = clauses.verb_group(sentence, at)
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
                if hit and group and not _agrees(sentence, sentence.chunks[hit[0]], group):  # type: ignore[arg-type]
                    return False
            elif be:
                hit, relation = clauses.near(sentence, at, 2), "subject"
            else:
                hit = clauses.near(sentence, at, 3 if element.slot == "people" else 1)
                relation = "near" if index + 1 == len(elements) else "left"
                if hit and relation == "near" and element.slot == "people":
                    last = not construction.right
                    if last and clauses.object_follows(sentence, end):
                        return False
                if element.slot == "count" and not be:
                    relation = "noun"
            if hit is None:
                return False
            match.chunk, match.relation = hit[0], relation
            match.distance += hit[1]
            at = sentence.chunks[hit[0]].first  # type: ignore[attr-defined]
        elif element.slot == "word":
            if (
                at <= 0
                or sentence.at[at - 1] >= 0
                or not sentence.raw[at - 1][0].isalpha()
                or sentence.mask[at - 1] & (B["be"] | B["prep"])
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
                    if following.slot in ("be", "aux") and sentence.mask[k - 1] & B["be"]:
                        hit_at = k
                        break
                    if following.slot in ("people", "count") and sentence.at[k - 1] >= 0:
                        hit_at = k
                        break
                    if sentence.mask[k - 1] & (B["stop"] | B["sub"] | B["coord"]) and following.slot:
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


def _agrees(sentence: Sentence, chunk: Chunk, group: clauses.VerbGroup) -> bool:
    """Number agreement: "was killed" has no plural subject."""
    if chunk.head >= 0 and sentence.mask[chunk.head] & B["groupnoun"]:
        return True
    if group.singular and not group.plural:
        return chunk.count.value in (0, 1) or chunk.kind == BARE and chunk.of_them or chunk.whole >= 0
    return True
