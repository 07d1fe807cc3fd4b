"""Marks what stands aside in a sentence: inclusions, parentheses, and counts that are a part of another."""

from __future__ import annotations

from .phrase import BARE, PEOPLE, THING, B, Chunk
from .tokens import Sentence

_ROUND = (10, 100, 1000)
_OWNED = B["of"] | B["det"] | B["article"] | B["comma"] | B["stop"] | B["be"] | B["have"]


def link_wholes(sentence: Sentence, chunks: list[Chunk], mask: list[int], low: list[str]) -> None:
    """Joins "10 of the 26 deaths" and "of the 26 dead, 10 were": one count is a part of the other."""
    _per_one(sentence, chunks)
    for place, chunk in enumerate(chunks):
        if place and _apposed_one(mask, chunks, place):
            chunk.of_them = True
        elif place and _both(sentence, chunks[place - 1], chunk):
            chunk.kind = THING
        _counted(sentence, chunk)
        if _opens(sentence, chunk):
            _take_parts(sentence, chunks, place)
        elif _opens_among(sentence, chunk):
            _take_named(sentence, chunks, place)
    for place in range(len(chunks) - 1):
        left, right = chunks[place], chunks[place + 1]
        if left.kind == BARE and _ratio(sentence, left, right):
            left.kind = right.kind = THING
            continue
        if _among(sentence, left, right):
            left.whole, left.among = place + 1, True
            continue
        between = range(left.after if left.kind == BARE and not left.of_them else left.stop, right.first)
        if len(between) > 1 and not mask[between[0]] & (B["of"] | B["prep"]) and mask[between[1]] & B["of"]:
            between = range(between[1], right.first)  # "three out of the 12"
        if left.kind == BARE and 1 <= len(between) <= 4 and mask[between[0]] & B["of"] and not left.of_them:
            if all(
                mask[k] & (B["of"] | B["det"] | B["adjective"]) or not mask[k] and sentence.raw[k].isalpha()
                for k in between
            ):
                left.whole = place + 1
                left.kind = THING if right.kind == THING else left.kind  # "34 of 40 drones"


def _counted(sentence: Sentence, chunk: Chunk) -> None:
    """Marks "many of the 80": it is not told how many of them; "all but three" counts those it did not happen to."""
    low, mask = sentence.low, sentence.mask
    if tuple(low[max(0, chunk.first - 2) : chunk.first]) in sentence.grammar.excepted:
        chunk.kind = THING
    k = _led_by_of(sentence, chunk)
    if k < 1:
        return
    grammar = sentence.grammar
    some = bool(mask[k - 1] & (B["quantifier"] | B["number"] | B["percent"] | B["neg"]))
    chunk.uncounted = (some or low[k - 1] in grammar.share_ends) and low[k - 1] not in grammar.sets["whole"]


def _led_by_of(sentence: Sentence, chunk: Chunk) -> int:
    """The token of "of" before a count and its determiners; -1 where another word leads it."""
    mask, k = sentence.mask, chunk.first - 1
    if k > 0 and sentence.low[k].endswith(sentence.grammar.possessives):
        k -= 1  # "a third of the town's 9,000 people"
        while k > 0 and not mask[k] & _OWNED:
            k -= 1
    k = _over_determiners(mask, k)
    return k if k >= 0 and mask[k] & B["of"] else -1


def _over_determiners(mask: list[int], k: int) -> int:
    """Leftwards from token `k` to the first that is no determiner."""
    while k > 0 and mask[k] & (B["det"] | B["article"]):
        k -= 1
    return k


def _ratio(sentence: Sentence, left: Chunk, right: Chunk) -> bool:
    """ "one in five", "seven out of 10 of those killed": so many of every so many."""
    needs_round = sentence.grammar.ratios.get(tuple(sentence.low[left.stop : right.first]))
    if needs_round is None or right.kind not in (BARE, PEOPLE) or left.count.bound == "vague":
        return False
    part, whole = left.count.value, right.count.value
    return part is not None and whole is not None and part < whole and (not needs_round or whole in _ROUND)


def _apposed_one(mask: list[int], chunks: list[Chunk], place: int) -> bool:
    """Whether a one is said of those before: "three engineers, one a woman, were hurt"."""
    chunk = chunks[place]
    said = chunk.kind == BARE and chunk.count.value == 1 and not (chunk.indefinite or chunk.of_them)
    said = said and place + 1 < len(chunks) and chunks[place + 1].indefinite and chunks[place + 1].first == chunk.stop
    return bool(said and mask[chunk.first - 1] & (B["comma"] | B["dash"] | B["coord"]))


def _both(sentence: Sentence, left: Chunk, chunk: Chunk) -> bool:
    """ "Two brothers, both Sunni Arabs, were shot": the same two again."""
    both = chunk.count.value == left.count.value == 2 and bool(sentence.mask[chunk.number] & B["adv"])
    return both and chunk.first == left.stop + 1 and bool(sentence.mask[left.stop] & B["comma"])


def _per_one(sentence: Sentence, chunks: list[Chunk]) -> None:
    """Marks "for every soldier killed, three are wounded": so many to one, and no count of anybody."""
    low, mask = sentence.low, sentence.mask
    lead = next((k for k in range(len(low) - 2) if tuple(low[k : k + 2]) in sentence.grammar.per_one), -1)
    if lead < 0 or mask[lead + 2] & B["of"] or lead and not mask[lead - 1] & B["separator"]:
        return
    for chunk in chunks:
        if chunk.first > lead and not any(mask[k] & B["stop"] for k in range(lead, chunk.first)):
            chunk.kind = THING


def _among(sentence: Sentence, left: Chunk, right: Chunk) -> bool:
    """ "two teenagers among 12 killed", "two were among the 12 killed"."""
    mask, between = sentence.mask, range(left.stop, right.first)
    word = B["inclusion"] | B["prep"]
    joints = [k for k in between if mask[k] & word == word]
    if len(joints) != 1 or THING in (left.kind, right.kind) or left.of_them or left.included:
        return False
    k = joints[0] - 1
    while k >= left.stop and mask[k] & (B["be"] | B["adv"]):
        k -= 1
    verbal = B["be"] | B["have"] | B["modal"] | B["comma"] | B["stop"] | B["say"] | B["anchor"] | B["rel"]
    named = k < joints[0] - 1 or k < left.stop  # "two members of one family were among"
    return (
        named
        and not any(mask[j] & verbal for j in range(left.stop, k + 1))
        and all(mask[j] & (B["det"] | B["article"]) for j in range(joints[0] + 1, right.first))
    )


def _opens(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a clause begins with "of the 40 hurt"."""
    k = _led_by_of(sentence, chunk)
    return k >= 0 and (k == 0 or bool(sentence.mask[k - 1] & (B["separator"] | B["coord"])))


def _take_parts(sentence: Sentence, chunks: list[Chunk], place: int) -> None:
    """ "Of the 40 hurt, 12 are critical and five have left": the bare counts of the clauses that follow."""
    mask = sentence.mask
    for part in range(place + 1, len(chunks)):
        between = range(chunks[part - 1].stop, chunks[part].first)
        if any(mask[k] & B["stop"] for k in between):
            return
        if part == place + 1 and not any(mask[k] & B["comma"] for k in between):
            return
        if chunks[part].kind == BARE and chunks[part].whole < 0:
            chunks[part].whole = place


def _opens_among(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a clause begins with "among the 16 killed"."""
    mask, word = sentence.mask, B["inclusion"] | B["prep"]
    k = _over_determiners(mask, chunk.first - 1)
    return k >= 0 and mask[k] & word == word and (k == 0 or bool(mask[k - 1] & (B["separator"] | B["coord"])))


def _take_named(sentence: Sentence, chunks: list[Chunk], place: int) -> None:
    """ "Among the 16 killed were three nurses and a cook": whom a verb of being brings in, with their list."""
    mask, last = sentence.mask, chunks[place].stop
    for part in range(place + 1, len(chunks)):
        first = chunks[part].first
        joint = B["be"] | B["adv"] if part == place + 1 else B["coord"] | B["comma"]
        led = bool(mask[first - 1] & joint) and (part == place + 1 or first - last <= 2)
        if not led or chunks[part].kind == THING or chunks[part].whole >= 0:
            return
        chunks[part].whole = place
        last = chunks[part].stop


def mark_included(sentence: Sentence, chunks: list[Chunk]) -> None:
    """Flags the counts inside an inclusion (", one of them a child,"): no walk takes them for the subject."""
    last = -1
    aside = _asides(sentence)
    for place, chunk in enumerate(chunks):
        lead = _introduced(sentence, chunk) and not (place and chunks[place - 1].among)
        if aside and place and any(a < chunk.first < b and chunks[0].first < a for a, b in aside):
            chunk.included = True
            last = place
        elif chunk.of_them or lead:
            chunk.included = True
            chunk.relative = chunk.first > 1 and bool(
                sentence.mask[chunk.first - 1] & B["them"] and sentence.mask[chunk.first - 2] & B["of"]
            )
            last = place
        elif (
            last >= 0
            and last == place - 1
            and not any(a < chunks[last].first < b for a, b in aside)
            and _continues(sentence, chunks, last, chunk)
        ):
            chunk.included = True
            last = place


def _asides(sentence: Sentence) -> list[tuple[int, int]]:
    """Spans of tokens between round brackets, or between two dashes."""
    spans: list[tuple[int, int]] = []
    if sentence.grammar.aside_marks.isdisjoint(sentence.words):
        return spans
    bracket = dash = -1
    for k, bits in enumerate(sentence.mask):
        if bits & B["open_bracket"]:
            bracket = k
        elif bits & B["close_bracket"] and bracket >= 0:
            spans.append((bracket, k))
            bracket = -1
        elif bits & B["dash"]:
            if (
                sentence.starts[k] == sentence.ends[k - 1]
                and k + 1 < len(sentence.mask)
                and sentence.starts[k + 1] == sentence.ends[k]
            ):
                continue
            if dash >= 0 and k - dash < 25:
                spans.append((dash, k))
                dash = -1
            else:
                dash = k
    return spans


def _introduced(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether "including", "among them" or "of whom" stands right before the count."""
    mask = sentence.mask
    k = chunk.first - 1
    if k < 0:
        return False
    if mask[k] & B["inclusion"]:
        return True
    if chunk.kind != BARE and sentence.low[k] in sentence.grammar.sets["by_age"]:
        return True  # "five children, the youngest a girl"
    if k > 1 and mask[k] & B["of"] and mask[k - 1] & B["those"] and mask[k - 2] & B["inclusion"]:
        return True  # "37 bodies, including those of 11 children"
    if mask[k] & B["comma"]:
        k -= 1
        if k == 1 and mask[k] & B["those"] and mask[0] & B["of"]:
            return True  # "Of those, 12 died"
    elif mask[k] & B["be"]:
        k -= 1
    return (
        k >= 1
        and bool(mask[k] & B["them"] and not mask[k] & B["det"])
        and bool(mask[k - 1] & (B["inclusion"] | B["of"]))
    )


def _bare_outer(sentence: Sentence, chunks: list[Chunk], last: int) -> bool:
    """Whether the count that an inclusion belongs to has no predicate yet: then the verb that follows is its own."""
    outer = last
    while outer >= 0 and chunks[outer].included:
        outer -= 1
    if outer < 0:
        return False
    start, stop = chunks[outer].stop, chunks[outer + 1].first
    return not any(
        sentence.mask[k] & (B["be"] | B["have"] | B["modal"] | B["anchor"]) for k in range(start, stop)
    ) and not (chunks[outer].first and sentence.mask[chunks[outer].first - 1] & B["anchor"])


def _continues(sentence: Sentence, chunks: list[Chunk], last: int, chunk: Chunk) -> bool:
    """Whether a count goes on with the inclusion before it: "five children and a nun", "one of them a child"."""
    before = chunks[last]
    mask, size = sentence.mask, len(sentence.mask)
    gap = range(before.stop, chunk.first)
    if len(gap) == 0:
        return before.of_them
    if len(gap) > 8 or any(
        mask[k] & (B["be"] | B["have"] | B["modal"] | B["stop"] | B["say"] | B["anchor"]) for k in gap
    ):
        return False
    if not any(mask[k] & B["coord"] for k in gap) and not (mask[gap[-1]] & B["comma"]):
        return False
    after = mask[chunk.stop] if chunk.stop < size else 0
    if after & (B["be"] | B["have"]) or after & B["anchor"] and chunk.kind == BARE:
        return chunk.kind != BARE and not any(mask[k] & B["comma"] for k in gap) and _bare_outer(sentence, chunks, last)
    resumes = len(gap) > 1 and bool(mask[gap[-2]] & B["comma"] and mask[gap[-1]] & B["coord"])
    return not (resumes and chunk.kind != BARE and _closes(sentence, chunk))


def _closes(sentence: Sentence, chunk: Chunk) -> bool:
    """ "18 tourists, 14 of them Australians, and three guides": comma and "and" resume the outer list at the end."""
    k = chunk.stop
    return k >= len(sentence.mask) or not sentence.mask[k] & B["comma"]
