"""Reads the counted noun phrases of a sentence: which number counts whom, and what is no head count."""

from __future__ import annotations

from collections.abc import Sequence

from . import numbers, numbers_bounds
from .asides import link_wholes, mark_included
from .grammar import Grammar
from .labels import age, of_age
from .nouns import noun_phrase
from .phrase import BARE, PEOPLE, PERSON, STARTS, STOP, THING, WITHIN, B, Chunk
from .setting import aged, coordination, dated, insertions
from .tokens import Sentence
from .verbs import VERB


def find(sentence: Sentence, claimed: Sequence[tuple[int, int]], grammar: Grammar) -> None:
    """Fills sentence.chunks and sentence.at. `claimed` are spans of characters (dates, times) that count nobody."""
    low, mask, size = sentence.low, sentence.mask, len(sentence.low)
    at = [-1] * size
    chunks: list[Chunk] = []
    taken = dated(sentence, claimed)
    aged(sentence, taken)
    coordination(sentence, grammar)
    insertions(sentence)
    after = floor = 0
    starts = STARTS if not grammar.share_ends.isdisjoint(sentence.words) else STARTS & ~B["share"]
    for i in sorted({*sentence.odd, *[k for k, bits in enumerate(mask) if bits & starts]}):
        if i < after or taken[i]:
            continue
        if mask[i] & B["aged"]:
            after = floor = max(i + 1, _past_ages(sentence, i + 1, grammar.range_joiners))
            continue
        if claimed:
            floor = next((k for k in range(i - 1, floor, -1) if taken[k]), floor)
        chunk = _at(sentence, i, floor, taken, grammar)
        if chunk is None:
            continue
        if _kin(sentence, chunk, grammar):
            chunk.kind = THING
        place = len(chunks)
        chunks.append(chunk)
        at[chunk.first : chunk.stop] = [place] * (chunk.stop - chunk.first)
        after = floor = max(chunk.stop, i + 1)
    sentence.at = at
    sentence.chunks = list(chunks)
    link_wholes(sentence, chunks, mask, low)
    mark_included(sentence, chunks)


def _kin(sentence: Sentence, chunk: Chunk, grammar: Grammar) -> bool:
    """Whether a count only says whose parent somebody is: "a mother of 12", "the father of two sons"."""
    of, mask = chunk.first - 1, sentence.mask
    if of < 1 or not mask[of] & B["of"] or chunk.of_them or chunk.share or chunk.indefinite:
        return False
    return sentence.low[of - 1] in grammar.sets["kin"]


def _past_ages(sentence: Sentence, i: int, joiners: frozenset[str]) -> int:
    """Past the numbers behind "aged" or "the ages of": three and 13. Where none is next, at token `i`."""
    low, mask, size = sentence.low, sentence.mask, len(sentence.low)
    first = i + 1 if i < size and mask[i] & (B["of"] | B["from"]) else i
    if first >= size or not (low[first][0].isdigit() or mask[first] & (B["number"] | B["between"])):
        return i
    after = first
    for k in range(first, size):
        if low[k][0].isdigit() or mask[k] & B["number"]:
            if k + 1 < size and mask[k + 1] & WITHIN:
                break  # "the ages of 15 and 20, and four people": counted again
            after = k + 1
        elif not (mask[k] & (B["coord"] | B["comma"] | B["between"]) or low[k] in joiners):
            break
    return after


def _at(sentence: Sentence, i: int, floor: int, taken: list[bool], grammar: Grammar) -> Chunk | None:
    low, mask = sentence.low, sentence.mask
    word, bits = low[i], mask[i]
    digit = word[0].isdigit()
    if not digit:
        if bits & (B["no"] | B["none"]):
            return _zero(sentence, i, grammar)
        counted = i + 1 < len(low) and (mask[i + 1] & B["number"] or numbers.worded(low, i, grammar) is not None)
        if bits & (B["article"] | B["another"]) and not counted:
            one = _indefinite(sentence, i, taken, grammar)
            return _share(sentence, i, grammar) if one is None and word in grammar.shares else one
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
    numbers_bounds.bounded(low, number, grammar, floor)
    first = number.start
    number.start = begin
    return noun_phrase(sentence, first, begin, number, taken, grammar)


def _refused(sentence: Sentence, i: int, number: numbers.Number, grammar: Grammar) -> bool:
    """Money, percentages, part numbers and decimals: digits that count nobody."""
    low, mask, raw = sentence.low, sentence.mask, sentence.raw
    if i and (
        mask[i - 1] & B["currency"]
        or (
            raw[i - 1] in "-–/:’'"
            and sentence.ends[i - 1] == sentence.starts[i]
            and i > 1
            and raw[i - 2][-1:].isalnum()
        )
    ):
        return True
    if i and raw[i - 1] == "+" and sentence.ends[i - 1] == sentence.starts[i]:
        return True  # "311 (+12)"
    end = number.end
    if age(sentence, i, end):
        return True
    if end < len(low):
        if mask[end] & B["percent"]:
            return True
        if (
            raw[end] in ":/’'"
            and end + 1 < len(low)
            and low[end + 1][0].isdigit()
            and sentence.starts[end] == sentence.ends[end - 1]
            and (sentence.starts[end + 1] == sentence.ends[end] or len(raw[end + 1]) == 2 and len(raw[end - 1]) < 3)
        ):
            return True
        if (
            raw[end] in "-–"
            and sentence.starts[end] == sentence.ends[end - 1]
            and end + 1 < len(low)
            and (sentence.starts[end + 1] == sentence.ends[end] or mask[end + 1] & B["coord"])
        ):
            return True
        if len(raw[i]) == 4 and end == i + 1 and _initials(raw[end]) and not mask[end]:
            return True  # "(1852 HKT)": a time of day
    ranked = i and mask[i - 1] & B["numberless"] and not (i > 1 and mask[i - 2] & B["anchor"])  # but "deaths top 200"
    if ranked or i > 1 and raw[i - 1] == "." and mask[i - 2] & B["label"]:
        return True
    value = number.value
    return value is not None and (not float(value).is_integer() or end == i + 1 and _decimal(raw[i]))


def _decimal(word: str) -> bool:
    whole, point, part = word.partition(".")
    return bool(point) and whole.isdigit() and part.isdigit() and len(part) != 3


def _initials(word: str) -> bool:
    return 2 < len(word) < 6 and word.isalpha() and word.isupper()


def _zero(sentence: Sentence, i: int, grammar: Grammar) -> Chunk | None:
    """ "no one", "none", "no injuries", "nobody": zero people."""
    low, mask, size = sentence.low, sentence.mask, len(sentence.low)
    none = numbers.Number(i, i + 1, 0, 0, 0, "exact", True)
    if mask[i] & B["none"]:
        return Chunk(i, i, i + 1, i + 1, -1, BARE, none, zero=True)
    if i + 1 < size and grammar.units.get(low[i + 1]) == 1:
        none.end = i + 2
        return Chunk(i, i, i + 2, i + 2, i + 1, PEOPLE, none, zero=True)
    k = i + 1
    while k < size and k < i + 6:
        bits = mask[k]
        if bits & PERSON and not (k + 1 < size and mask[k + 1] & PERSON):
            return Chunk(i, i, i + 1, k + 1, k, PEOPLE, none, zero=True)
        if bits & B["anchor"]:
            return Chunk(i, i, i + 1, k, -1, BARE, none, zero=True)
        if (
            bits & STOP
            and not bits & (B["coord"] | B["hedge"] | B["report"])
            and not (bits & B["of"] and mask[k - 1] & B["report"])
        ):
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
        if bits & B["singular"] and bits & B["adjective"] and k + 2 < size and mask[k + 1] & B["adjective"]:
            k += 1  # "a human rights activist"
            continue
        if bits & B["singular"] or (bits & B["nation"] and not bits & B["plural"]):
            if bits & B["singular"]:
                head = k
            elif head < 0 or head == k - 1:
                head = k
        elif head >= 0 and mask[head] & B["singular"]:
            if not (
                bits & B["thing"] and k + 1 < size and mask[k + 1] & B["singular"] and not mask[k + 1] & B["anchor"]
            ):
                break  # but "a Communist party official"
        elif (
            bits & (STOP & ~B["number"])
            or bits & B["thing"]
            and not (
                bits & B["adjective"]
                or k + 1 < size
                and mask[k + 1] & B["singular"]
                and low[k + 1] not in grammar.sets["generic"]
            )
        ):
            break  # but "a radio reporter", "a community leader"
        elif head >= 0 and not bits & B["adjective"] and (bits & B["anchor"] or low[k].endswith(grammar.pasts)):
            break
        k += 1
    if head < 0 and k == i + 2 and of_age(low[i + 1], grammar):
        head = i + 1  # "a 19-year-old was stabbed"
    if head < 0 and another and _alone(sentence, i + 1):
        one = numbers.Number(i, i + 1, 1, 1, 1, "exact", True)
        return Chunk(i, i, i + 1, i + 1, -1, BARE, one, indefinite=True, other=True, more=True)
    if head < 0 and not another and i + 1 < size and mask[i + 1] & B["ordinal"] and _acts(sentence, i + 2):
        one = numbers.Number(i, i + 2, 1, 1, 1, "exact", True)  # "two died and a third was wounded"
        return Chunk(i, i, i + 2, i + 2, -1, BARE, one, indefinite=True, other=True, more=True)
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


def _alone(sentence: Sentence, k: int) -> bool:
    """Whether nothing is counted at token `k`: "killed one boy and wounded another in the leg"."""
    if k >= len(sentence.mask) or sentence.raw[k] == "." or _acts(sentence, k):
        return True
    bits = sentence.mask[k]
    return bool(bits & (B["comma"] | B["stop"] | B["prep"] | B["coord"] | B["sub"])) and not bits & B["det"]


def _acts(sentence: Sentence, k: int) -> bool:
    """Whether a predicate stands at token `k`, so that what is before it is a subject of its own."""
    if k >= len(sentence.mask):
        return False
    bits = sentence.mask[k]
    return bool(bits & VERB or bits & B["anchor"] and not bits & PERSON)


def _ends_phrase(sentence: Sentence, k: int) -> bool:
    bits = sentence.mask[k]
    return bool(bits & (STOP | B["anchor"] | B["adv"]))


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
