"""Reads the counted noun phrases of a sentence: which number counts whom, and what is no head count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import numbers
from .grammar import BIT, Grammar
from .tokens import Sentence

B = BIT
BARE, PEOPLE, OPEN, THING = 0, 1, 2, 3
_STOP = (
    B["prep"] | B["coord"] | B["sub"] | B["be"] | B["have"] | B["modal"] | B["do"] | B["rel"] | B["det"] | B["article"]
)
_STOP |= (
    B["comma"]
    | B["stop"]
    | B["separator"]
    | B["pronoun"]
    | B["say"]
    | B["neg"]
    | B["number"]
    | B["to"]
    | B["no"]
    | B["inclusion"]
)
_STARTS = B["no"] | B["none"] | B["article"] | B["another"] | B["number"] | B["between"] | B["aged"] | B["share"]
_PERSON = B["plural"] | B["singular"]
_WITHIN = B["adjective"] | B["nation"] | _PERSON | B["other"] | B["more"]


@dataclass(slots=True)
class Chunk:
    """A count and its noun, over tokens: [first, stop) all, [number, after) the number's words, `head` the noun or -1."""

    first: int
    number: int
    after: int
    stop: int
    head: int
    kind: int
    count: numbers.Number
    indefinite: bool = False
    zero: bool = False
    other: bool = False
    more: bool = False
    of_them: bool = False
    whole: int = -1
    share: bool = False
    premod: int = -1
    included: bool = False
    relative: bool = False


def find(sentence: Sentence, claimed: Sequence[tuple[int, int]], grammar: Grammar) -> None:
    """Fills sentence.chunks and sentence.at. `claimed` are character spans (dates, times) whose numbers count nobody."""
    low, mask, size = sentence.low, sentence.mask, len(sentence.low)
    at = [-1] * size
    chunks: list[Chunk] = []
    taken = _taken(sentence, claimed)
    _coordination(sentence, grammar)
    i = floor = 0
    while i < size:
        bits, word = mask[i], low[i]
        if not (bits & _STARTS or word[0].isdigit() or "-" in word) or taken[i]:
            if taken[i]:
                floor = i
            i += 1
            continue
        if bits & B["aged"]:
            i = floor = _past_ages(sentence, i + 1)
            continue
        chunk = _at(sentence, i, floor, taken, grammar)
        if chunk is None:
            i += 1
            continue
        place = len(chunks)
        chunks.append(chunk)
        at[chunk.first : chunk.stop] = [place] * (chunk.stop - chunk.first)
        i = floor = max(chunk.stop, i + 1)
    sentence.at = at
    sentence.chunks = list(chunks)
    _link_wholes(sentence, chunks, mask, low)
    _mark_included(sentence, chunks)


def _past_ages(sentence: Sentence, i: int) -> int:
    """Past the numbers behind "aged": three and 13."""
    low, mask, size = sentence.low, sentence.mask, len(sentence.low)
    while i < size and (
        low[i][0].isdigit() or mask[i] & (B["number"] | B["coord"] | B["comma"] | B["between"]) or low[i] in ("to", "-")
    ):
        i += 1
    return i


def _coordination(sentence: Sentence, grammar: Grammar) -> None:
    """Gives "as well as" and its like the class of "and"."""
    known = grammar.coordination
    low = sentence.low
    for k, word in enumerate(low):
        if word in known:
            for words in known[word]:
                if tuple(low[k : k + len(words)]) == words:
                    sentence.mask[k : k + len(words)] = [B["coord"]] * len(words)


def _taken(sentence: Sentence, claimed: Sequence[tuple[int, int]]) -> list[bool]:
    taken = [False] * len(sentence.low)
    if claimed:
        spans = iter(claimed)
        span = next(spans)
        for k, start in enumerate(sentence.starts):
            while span and start >= span[1]:
                following = next(spans, None)
                if following is None:
                    return taken
                span = following
            if span[0] <= start < span[1]:
                if (
                    "-" in sentence.raw[k]
                    and len(sentence.raw[k]) > 4
                    and sentence.ends[k] >= span[1]
                    and start == span[0]
                ):
                    continue  # "eight-year-old" is an adjective of its noun
                taken[k] = True
                sentence.mask[k] = B["adv"]  # a date phrase stands where an adverb may
    return taken


def _at(sentence: Sentence, i: int, floor: int, taken: list[bool], grammar: Grammar) -> Chunk | None:
    low, mask = sentence.low, sentence.mask
    word, bits = low[i], mask[i]
    digit = word[0].isdigit()
    if not digit:
        if bits & (B["no"] | B["none"]):
            return _zero(sentence, i, grammar)
        if bits & (B["article"] | B["another"]) and not (i + 1 < len(low) and mask[i + 1] & B["number"]):
            return _indefinite(sentence, i, taken, grammar)
        if word in grammar.many and i + 1 < len(low) and mask[i + 1] & B["sub"]:
            return None
        if not (
            bits & (B["number"] | B["article"] | B["between"])
            or "-" in word
            or word in grammar.many
            or word in grammar.half
        ):
            return _share(sentence, i, grammar) if word in grammar.shares else None
    share = _share(sentence, i, grammar) if word in grammar.shares else None
    if share is not None:
        return share
    number = numbers.read(low, sentence.raw, sentence.starts, sentence.ends, i, grammar)
    if number is None or any(taken[number.start : number.end]):
        return None
    if digit and _refused(sentence, i, number, grammar):
        return None
    begin = number.start
    numbers.bounded(low, number, grammar, floor)
    first = number.start
    number.start = begin
    return _noun(sentence, first, begin, number, taken, grammar)


def _refused(sentence: Sentence, i: int, number: numbers.Number, grammar: Grammar) -> bool:
    """Money, percentages, part numbers and decimals: digits that count nobody."""
    low, mask, raw = sentence.low, sentence.mask, sentence.raw
    if i and (
        mask[i - 1] & B["currency"]
        or (raw[i - 1] in "-–/:" and sentence.ends[i - 1] == sentence.starts[i] and i > 1 and raw[i - 2][-1:].isalnum())
    ):
        return True
    end = number.end
    if end < len(low):
        if mask[end] & B["percent"]:
            return True
        if (
            raw[end] in ":/"
            and end + 1 < len(low)
            and low[end + 1][0].isdigit()
            and sentence.starts[end] == sentence.ends[end - 1]
        ):
            return True
        if (
            raw[end] in "-–"
            and sentence.starts[end] == sentence.ends[end - 1]
            and end + 1 < len(low)
            and sentence.starts[end + 1] == sentence.ends[end]
        ):
            return True
    if i and mask[i - 1] & B["numberless"]:
        return True
    value = number.value
    return value is not None and not float(value).is_integer()


def _zero(sentence: Sentence, i: int, grammar: Grammar) -> Chunk | None:
    """ "no one", "none", "no injuries", "nobody": zero people."""
    low, mask, size = sentence.low, sentence.mask, len(sentence.low)
    none = numbers.Number(i, i + 1, 0, 0, 0, "exact", True)
    if mask[i] & B["none"]:
        return Chunk(i, i, i + 1, i + 1, -1, BARE, none, zero=True)
    if i + 1 < size and low[i + 1] == "one":
        none.end = i + 2
        return Chunk(i, i, i + 2, i + 2, i + 1, PEOPLE, none, zero=True)
    k = i + 1
    while k < size and k < i + 5:
        bits = mask[k]
        if bits & _PERSON and not (k + 1 < size and mask[k + 1] & _PERSON):
            return Chunk(i, i, i + 1, k + 1, k, PEOPLE, none, zero=True)
        if bits & B["anchor"]:
            return Chunk(i, i, i + 1, k, -1, BARE, none, zero=True)
        if bits & _STOP and not bits & B["coord"]:
            return None
        k += 1
    return None


def _indefinite(sentence: Sentence, i: int, taken: list[bool], grammar: Grammar) -> Chunk | None:
    """ "a policeman", "another man": one person without a numeral."""
    low, mask, size = sentence.low, sentence.mask, len(sentence.low)
    another = bool(mask[i] & B["another"])
    if another and i + 1 < size and (low[i + 1][0].isdigit() or mask[i + 1] & B["number"]):
        return None
    k, head = i + 1, -1
    while k < size and k <= i + 7 and not taken[k]:
        bits = mask[k]
        if bits & B["singular"] or (bits & B["nation"] and not bits & B["plural"]):
            if bits & B["singular"]:
                head = k
            elif head < 0 or head == k - 1:
                head = k
        elif head >= 0 and mask[head] & B["singular"]:
            break
        elif bits & (_STOP & ~B["number"]) or bits & B["thing"] and not bits & B["adjective"]:
            break
        elif head >= 0 and not bits & B["adjective"] and (bits & B["anchor"] or low[k].endswith("ed")):
            break
        k += 1
    if head < 0:
        return None
    if (
        head + 1 < size
        and mask[head + 1] & (B["thing"] | B["plural"])
        and not mask[head + 1] & (B["anchor"] | B["singular"])
    ):
        return None
    if not mask[head] & B["singular"] and head + 1 < size and not _ends_phrase(sentence, head + 1):
        return None
    one = numbers.Number(i, i + 1, 1, 1, 1, "exact", True)
    return Chunk(i, i, i + 1, head + 1, head, PEOPLE, one, indefinite=True, other=another, more=another)


def _ends_phrase(sentence: Sentence, k: int) -> bool:
    bits = sentence.mask[k]
    return bool(bits & (_STOP | B["anchor"] | B["adv"]))


def _share(sentence: Sentence, i: int, grammar: Grammar) -> Chunk | None:
    """ "more than half of them", "most of whom": a share of a whole."""
    low, mask, size = sentence.low, sentence.mask, len(sentence.low)
    for words, share, bound in grammar.shares[low[i]]:
        end = i + len(words)
        if tuple(low[i:end]) != words:
            continue
        if end + 1 < size and mask[end] & B["of"] and mask[end + 1] & (B["them"] | B["det"]):
            number = numbers.Number(i, end, share, share, share, "exact", True)
            if bound != "exact":
                number.bound = bound
                if bound in ("more_than", "at_least"):
                    number.high = 1.0
                elif bound == "fewer_than":
                    number.low = 0.0
            return Chunk(
                i, i, end, min(size, end + 2), -1, BARE, number, share=True, of_them=bool(mask[end + 1] & B["them"])
            )
    return None


def _noun(
    sentence: Sentence, first: int, begin: int, number: numbers.Number, taken: list[bool], grammar: Grammar
) -> Chunk | None:
    low, mask, raw, size = sentence.low, sentence.mask, sentence.raw, len(sentence.low)
    after = number.end
    bounded_from = first
    while (
        first > 0 and mask[first - 1] & (B["another"] | B["more"]) and not (first > 1 and mask[first - 2] & B["number"])
    ):
        first -= 1
    more = any(mask[k] & (B["another"] | B["more"]) for k in range(first, bounded_from))
    while first > 1 and mask[first - 1] & B["of"] and mask[first - 2] & B["groupnoun"]:
        group = first - 2
        first = group - 1 if group and mask[group - 1] & (B["article"] | B["another"] | B["det"]) else group
        if after >= size or not mask[after] & (_WITHIN | B["anchor"]) or mask[after] & B["anchor"]:
            return Chunk(first, begin, after, after, group, PEOPLE, number, more=bool(mask[first] & B["another"]))
    k, of_them, other = after, False, False
    if k < size and mask[k] & B["of"]:
        if (
            k + 1 < size
            and mask[k + 1] & B["them"]
            and not mask[k + 1] & B["det"]
            or low[k + 1 : k + 2] in (["these"], ["those"])
        ):
            return Chunk(first, begin, after, k + 2, -1, BARE, number, of_them=True, more=more)
        if number.bound == "vague" or number.words:
            skipped = k + 1
            while skipped < size and mask[skipped] & B["det"]:
                skipped += 1
            if (
                number.bound == "vague"
                or low[after - 1] in grammar.collectives
                or low[after - 1] in grammar.magnitudes
                or skipped > k + 1
            ):
                k = skipped
    if low[k : k + 1] in (["aged"],):
        return None
    start, head, kind, premod = k, -1, BARE, -1
    while k < size and k < start + 9 and not taken[k]:
        bits = mask[k]
        word = low[k]
        if bits & (B["more"] | B["other"]) and not (bits & B["more"] and word == "further" and head >= 0):
            more = more or bool(bits & B["more"])
            other = other or bool(bits & B["other"])
            if bits & _PERSON:
                head, kind = k, PEOPLE
            k += 1
            continue
        if bits & _PERSON and not (bits & B["anchor"] and not bits & B["plural"]):
            head, kind = k, PEOPLE
            k += 1
            continue
        if bits & B["nation"]:
            if kind != PEOPLE:
                head, kind = k, PEOPLE
                k += 1
                continue
            break
        if kind == PEOPLE and mask[head] & B["plural"] and not mask[head] & (B["adjective"] | B["nation"]):
            break
        if bits & B["anchor"] and not bits & (B["adjective"] | B["thing"]):
            if k + 1 < size and mask[k + 1] & B["thing"] and _person_follows(sentence, k + 1, taken):
                k += 2
                continue
            if _modifies(sentence, k, taken, grammar):
                premod = k
                k += 1
                continue
            break
        if bits & B["anchor"] and not bits & B["thing"] and not _modifies(sentence, k, taken, grammar):
            break
        if bits & B["anchor"] and not bits & B["thing"]:
            premod = k
            k += 1
            continue
        if bits & (B["unit"] | B["thing"]):
            if not bits & B["unit"] and _person_follows(sentence, k + 1, taken):
                k += 1
                continue
            head, kind = k, THING
            k += 1
            break
        if (
            raw[k] == ","
            and k > start
            and k + 1 < size
            and mask[k + 1] & B["adjective"]
            and mask[k - 1] & B["adjective"]
        ):
            k += 1
            continue
        if bits & _STOP and not bits & (B["adjective"] | B["plural"]):
            break
        if bits & B["adjective"]:
            k += 1
            continue
        if kind == PEOPLE and not mask[head] & B["nation"]:
            if not (mask[head] & B["singular"] or mask[head] & B["adjective"]) or not _plural_shape(
                word, raw[k], grammar
            ):
                break
        if bits & B["adv"] or word[0].isdigit() or not (word[0].isalpha()):
            break
        if _plural_shape(word, raw[k], grammar):
            head, kind = k, OPEN
            k += 1
            if raw[k - 1][0].isupper() and not _title_case(sentence):
                kind = PEOPLE
            if k < size and mask[k] & _PERSON and not mask[k] & B["anchor"]:
                continue
            break
        if word.endswith("ed") or word.endswith("ing"):
            if not (
                k + 1 < size
                and (mask[k + 1] & _WITHIN or _plural_shape(low[k + 1], raw[k + 1], grammar))
                and not taken[k + 1]
            ):
                break
        k += 1
    stop = k if head >= 0 else start
    if head < 0 and low[after - 1] in grammar.collectives and kind == BARE:
        head, kind = after - 1, PEOPLE
    if head >= after:
        stop = head + 1
    elif premod >= 0 or other or more:
        stop = k
    else:
        stop = _trimmed(sentence, start, k)
    if (
        kind == PEOPLE
        and mask[head] & B["singular"]
        and not mask[head] & (B["plural"] | B["nation"])
        and number.low != 1
        and not mask[head] & B["adjective"]
    ):
        if (
            number.bound == "exact"
            and low[head] not in grammar.collectives
            and not (stop < size and mask[stop] & B["anchor"])
        ):
            kind = OPEN if low[head].endswith("s") else kind
    return Chunk(
        first,
        begin,
        after,
        max(stop, after),
        head,
        kind,
        number,
        other=other,
        more=more,
        premod=premod if premod >= 0 and head > premod else -1,
    )


def _person_follows(sentence: Sentence, k: int, taken: list[bool]) -> bool:
    """Whether a thing only names the people behind it: "nine bomb squad members"."""
    mask, size = sentence.mask, len(sentence.mask)
    last = min(size, k + 3)
    while k < last and not taken[k]:
        if mask[k] & _PERSON and not mask[k] & B["other"]:
            return True
        if mask[k] & (_STOP | B["anchor"]) or not sentence.raw[k][0].isalpha():
            return False
        k += 1
    return False


def _trimmed(sentence: Sentence, start: int, k: int) -> int:
    """A run of unknown words without a plural belongs to the count only when a predicate follows it at once."""
    if k < len(sentence.low) and sentence.mask[k] & B["anchor"]:
        return k
    return start


def _modifies(sentence: Sentence, k: int, taken: list[bool], grammar: Grammar) -> bool:
    """Whether an anchor word stands as an adjective before its noun: "three wounded soldiers"."""
    size = len(sentence.low)
    following = k + 1
    while following < size and following < k + 4 and not taken[following]:
        bits = sentence.mask[following]
        if (
            bits & _PERSON
            and not bits & B["other"]
            or not bits
            and _plural_shape(sentence.low[following], sentence.raw[following], grammar)
        ):
            return True
        if not bits & (B["nation"] | B["adjective"]) or bits & B["anchor"]:
            return False
        following += 1
    return False


def _plural_shape(word: str, raw: str, grammar: Grammar) -> bool:
    if len(word) < 4 or not word.replace("-", "").replace("'", "").isalpha():
        return False
    return (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))) or word.endswith(grammar.endings)


def _title_case(sentence: Sentence) -> bool:
    words = [word for word in sentence.raw if len(word) > 3 and word[0].isalpha()]
    return len(words) > 2 and sum(word[0].isupper() for word in words) * 3 > len(words) * 2


def _link_wholes(sentence: Sentence, chunks: list[Chunk], mask: list[int], low: list[str]) -> None:
    """Joins "10 of the 26 deaths": the first count is a part of the second."""
    for place in range(len(chunks) - 1):
        left, right = chunks[place], chunks[place + 1]
        between = range(left.stop, right.first)
        if left.kind == BARE and 1 <= len(between) <= 4 and mask[left.stop] & B["of"] and not left.of_them:
            if all(
                mask[k] & (B["of"] | B["det"] | B["adjective"]) or not mask[k] and sentence.raw[k].isalpha()
                for k in between
            ):
                left.whole = place + 1


def _mark_included(sentence: Sentence, chunks: list[Chunk]) -> None:
    """Flags the counts inside a parenthesis of inclusion (", one of them a child,"), so that no walk takes them for the subject."""
    last = -1
    aside = _asides(sentence)
    for place, chunk in enumerate(chunks):
        lead = _introduced(sentence, chunk)
        if aside and place and any(a < chunk.first < b and chunks[0].first < a for a, b in aside):
            chunk.included = True
            last = place
        elif chunk.of_them or lead:
            chunk.included = True
            chunk.relative = bool(sentence.mask[chunk.first - 1] & B["them"]) if chunk.first else False
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
    if mask[k] & B["comma"]:
        k -= 1
    elif mask[k] & B["be"]:
        k -= 1
    return (
        k >= 1
        and bool(mask[k] & B["them"] and not mask[k] & B["det"])
        and bool(mask[k - 1] & (B["inclusion"] | B["of"]))
    )


def _bare_outer(sentence: Sentence, chunks: list[Chunk], last: int) -> bool:
    """Whether the count that an inclusion belongs to has had no predicate yet: then the verb that follows is its own."""
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
    """ "18 tourists, 14 of them Australians, and three guides": a comma and "and" resume the outer list at a sentence's end."""
    k = chunk.stop
    return k >= len(sentence.mask) or not sentence.mask[k] & B["comma"]
