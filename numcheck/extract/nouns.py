"""Reads the noun behind a number: people, an unknown plural, a thing, or nothing."""

from __future__ import annotations

from . import numbers, numbers_bounds
from .grammar import Grammar
from .labels import of_age
from .phrase import BARE, OPEN, PEOPLE, PERSON, STOP, THING, WITHIN, B, Chunk
from .tokens import Sentence


def noun_phrase(
    sentence: Sentence, first: int, begin: int, number: numbers.Number, taken: list[bool], grammar: Grammar
) -> Chunk | None:
    low, mask, raw, size = sentence.low, sentence.mask, sentence.raw, len(sentence.low)
    after = number.end
    bounded_from = first
    while (
        first > 0
        and mask[first - 1] & (B["another"] | B["more"])
        and not (first > 1 and mask[first - 2] & B["number"] and not mask[first - 2] & B["article"])
    ):
        first -= 1
    more = any(mask[k] & (B["another"] | B["more"]) for k in range(first, bounded_from))
    if more and first and mask[first - 1] & B["article"]:
        first -= 1  # "a further 12"
    if more and number.bound == "exact":
        number.start = first
        numbers_bounds.bounded(low, number, grammar, max(0, first - 4))  # "at least another 15"
        first = number.start
    while first > 1 and mask[first - 1] & B["of"] and mask[first - 2] & B["groupnoun"]:
        group = first - 2
        while group and mask[group - 1] & B["adjective"] and mask[group] & B["groupnoun"]:
            group -= 1  # "the last batch of 23"
        first = group - 1 if group and mask[group - 1] & (B["article"] | B["another"] | B["det"]) else group
        if after >= size or not mask[after] & (WITHIN | B["anchor"]) or mask[after] & B["anchor"]:
            return Chunk(first, begin, after, after, group, PEOPLE, number, more=bool(mask[first] & B["another"]))
    if mask[after - 1] & B["adv"] and after < size and mask[after] & B["prep"] and not mask[after] & B["of"]:
        return None  # "residents of Orvala and Tasmir, both in the north"
    if low[after - 1] in grammar.collectives and not (after < size and mask[after] & (WITHIN | B["of"] | B["anchor"])):
        return Chunk(first, begin, after, after, after - 1, PEOPLE, number, more=more)
    k, other = after, False
    if k < size and mask[k] & B["of"]:
        if (
            k + 1 < size
            and mask[k + 1] & B["them"]
            and not mask[k + 1] & B["det"]
            or k + 1 < size
            and mask[k + 1] & B["those"]
        ):
            return Chunk(first, begin, after, k + 2, -1, BARE, number, of_them=True, more=more)
        if (family := _of_group(sentence, k + 1)) > 0:
            return Chunk(first, begin, after, family, -1, BARE, number, more=more)
        skipped = k + 1
        while skipped < size and mask[skipped] & B["det"]:
            skipped += 1
        worded = (
            number.bound == "vague" or low[after - 1] in grammar.collectives or low[after - 1] in grammar.magnitudes
        )
        numbered = any(low[j][0].isdigit() or mask[j] & B["number"] for j in range(skipped, min(size, skipped + 3)))
        if (worded or skipped > k + 1) and not (numbered and skipped > k + 1):
            k = skipped
    if k < size and mask[k] & B["aged"]:
        return None
    start, head, kind, premod = k, -1, BARE, -1
    while k < size and k < start + 9 and not taken[k]:
        bits = mask[k]
        word = low[k]
        if bits & (B["more"] | B["other"]):
            more = more or bool(bits & B["more"])
            other = other or bool(bits & B["other"])
            if bits & PERSON:
                head, kind = k, PEOPLE
            k += 1
            continue
        if bits & PERSON and not (bits & B["anchor"] and not bits & B["plural"]):
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
            if head < 0 and k + 1 < size and low[k + 1] in grammar.sets["counted_deaths"]:
                break  # "19,200 gun deaths"
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
        if bits & B["coord"] and kind == PEOPLE and mask[head] & B["nation"] and _nation_joined(sentence, k, taken):
            k += 2  # "six Turkish and Kenyan nationals"
            continue
        if bits & STOP and not bits & (B["adjective"] | B["plural"]):
            break
        if bits & B["adjective"]:
            k += 1
            continue
        if kind == PEOPLE and mask[head] & B["other"] and _person_follows(sentence, k, taken):
            k += 1  # "two other diplomatic officials"
            continue
        if kind == PEOPLE and not mask[head] & B["nation"]:
            if not (mask[head] & B["singular"] or mask[head] & B["adjective"]) or not plural_shape(
                word, raw[k], grammar
            ):
                break
        if word[0].isdigit() and of_age(word, grammar) and _person_follows(sentence, k + 1, taken):
            k += 1  # "two 20-year-old men"
            continue
        if k + 2 < size and raw[k + 1] == "-" and not bits and mask[k + 2] & PERSON and word[0].isalpha():
            k += 2  # "two co - workers"
            continue
        if word.endswith(grammar.adverbs) and k + 2 < size and kind == BARE:
            if mask[k + 1] & B["anchor"] and _modifies(sentence, k + 1, taken, grammar):
                k += 1  # "12,000 internally displaced people"
                continue
            if low[k + 1].endswith(grammar.pasts) and _person_follows(sentence, k + 2, taken):
                k += 2  # "23 heavily armed pirates"
                continue
        if bits & (B["adv"] | B["hedge"]) or word[0].isdigit() or not (word[0].isalpha()):
            break
        if plural_shape(word, raw[k], grammar):
            head, kind = k, OPEN
            k += 1
            if word.endswith(grammar.endings) or raw[k - 1][0].isupper() and not title_case(sentence):
                kind = PEOPLE
            if k < size and mask[k] & PERSON and not mask[k] & B["anchor"]:
                continue
            break
        if word.endswith(grammar.participles):
            if not (
                k + 1 < size
                and (mask[k + 1] & WITHIN or plural_shape(low[k + 1], raw[k + 1], grammar))
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
        if low[head] not in grammar.collectives and not (stop < size and mask[stop] & B["anchor"]):
            if low[head].endswith(grammar.plurals) and number.bound == "exact":
                kind = OPEN
            elif stop < size and not mask[stop] and raw[stop].isalpha() and not mask[head] & B["other"]:
                kind = THING  # "thousands of pirate discs"
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


def _of_group(sentence: Sentence, k: int) -> int:
    """The end of "one family", "the same family" at token `k`, behind "nine of"; 0 where no such group stands there."""
    mask, low, size = sentence.mask, sentence.low, len(sentence.mask)
    if k < size and (mask[k] & B["article"] or sentence.grammar.units.get(low[k]) == 1):
        k += 1
    elif k + 1 < size and mask[k] & B["det"]:
        k += 1 + (not mask[k + 1])
    else:
        return 0
    while k < size and mask[k] & B["adjective"] and not mask[k] & B["groupnoun"]:
        k += 1
    counted = k + 1 < size and mask[k + 1] & B["of"]  # "three of a family of five"
    return k + 1 if k < size and mask[k] & B["groupnoun"] and not mask[k] & B["plural"] and not counted else 0


def _nation_joined(sentence: Sentence, k: int, taken: list[bool]) -> bool:
    """Whether the "and" at token `k` joins a second people to the first, before the noun of both."""
    mask = sentence.mask
    if k + 2 >= len(mask) or taken[k + 1] or taken[k + 2]:
        return False
    both = mask[k - 1] & mask[k + 1] & B["nation"] and not (mask[k - 1] | mask[k + 1]) & B["plural"]
    return bool(both and mask[k + 2] & B["plural"] and not mask[k + 2] & B["anchor"])


def _person_follows(sentence: Sentence, k: int, taken: list[bool]) -> bool:
    """Whether a thing only names the people behind it: "nine bomb squad members"."""
    mask, size = sentence.mask, len(sentence.mask)
    last = min(size, k + 3)
    while k < last and not taken[k]:
        if mask[k] & PERSON and not mask[k] & B["other"]:
            return True
        if not mask[k] and sentence.low[k].endswith(sentence.grammar.endings) and len(sentence.low[k]) > 5:
            return True
        if mask[k] & (STOP | B["anchor"]) or not sentence.raw[k][0].isalpha():
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
            bits & PERSON
            and not bits & B["other"]
            or not bits
            and plural_shape(sentence.low[following], sentence.raw[following], grammar)
        ):
            return True
        if following == k + 1 and bits & B["thing"] and sentence.mask[k] & B["adjective"]:
            return sentence.low[following].endswith(grammar.plurals)  # "five dead dolphins"
        if not bits & (B["nation"] | B["adjective"]) or bits & B["anchor"]:
            return False
        following += 1
    return False


def plural_shape(word: str, raw: str, grammar: Grammar) -> bool:
    if len(word) < 4 or not word.replace("-", "").replace("'", "").isalpha():
        return False
    return word.endswith(grammar.plurals) and not word.endswith(grammar.not_plurals) or word.endswith(grammar.endings)


def title_case(sentence: Sentence) -> bool:
    words = [word for word in sentence.raw if len(word) > 3 and word[0].isalpha()]
    return len(words) > 2 and sum(word[0].isupper() for word in words) * 3 > len(words) * 2
