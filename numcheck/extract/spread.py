"""Spreads a reading over coordination, ellipsis and inclusion: which other counts of the sentence share it."""

from __future__ import annotations

from dataclasses import replace

from . import objects
from .asides import is_among
from .constructions import Claim
from .grammar import BIT, Grammar
from .phrase import BARE, OPEN, THING, Chunk
from .tokens import Sentence

B = BIT
_BREAKS = B["stop"] | B["sub"] | B["say"] | B["rel"]
_VERBS = B["be"] | B["have"] | B["modal"] | B["do"]


def spread(sentence: Sentence, found: list[Claim], grammar: Grammar) -> list[Claim]:
    """The claims and those they carry over: objects rightwards, subjects leftwards, gapped and included counts."""
    chunks: list[Chunk] = sentence.chunks
    by: dict[int, list[Claim]] = {}
    for claim in found:
        by.setdefault(claim.chunk, []).append(claim)
    _unmark(chunks, found)
    _parts(sentence, chunks, by)
    for place in range(1, len(chunks)):
        if place not in by:
            _rightwards(sentence, chunks, place, by, grammar)
    for place in range(len(chunks) - 2, -1, -1):
        if place not in by:
            _leftwards(sentence, chunks, place, by, grammar)
    _parts(sentence, chunks, by)
    for place in range(1, len(chunks)):
        if place not in by:
            _gapped(sentence, chunks, place, by, grammar)
    _parts(sentence, chunks, by)
    return [claim for place in sorted(by) for claim in by[place]]


def _unmark(chunks: list[Chunk], found: list[Claim]) -> None:
    """Where a construction owns the word of inclusion ("the toll included 23 …"), its counts are no parts."""
    for claim in found:
        place = claim.chunk
        if chunks[place].included and chunks[place].first - 1 in claim.tokens:
            while place < len(chunks) and chunks[place].included:
                chunks[place].included = False
                place += 1


def _allowed(sentence: Sentence, chunk: Chunk, metric: str, grammar: Grammar) -> bool:
    rule = grammar.metrics[metric]
    if chunk.head >= 0 and grammar.own_things.get(sentence.low[chunk.head], metric) != metric:
        return False
    if chunk.share or chunk.kind == THING:
        return False
    if rule.nouns and chunk.head >= 0 and sentence.low[chunk.head] not in rule.nouns:
        return False
    return chunk.kind != OPEN or rule.open or bool(rule.nouns)


def _carry(claim: Claim, place: int, role: str = "", relation: str | None = None) -> Claim:
    return replace(
        claim,
        chunk=place,
        role=role,
        relation=relation or claim.relation,
        source=claim.chunk,
        distance=claim.distance + 10,
    )


def _between(sentence: Sentence, chunks: list[Chunk], left: int, right: int) -> tuple[int, int]:
    return chunks[left].stop, chunks[right].first


def _joined(sentence: Sentence, start: int, stop: int, relative: bool = False) -> bool:
    """Whether tokens [start, stop) only coordinate two counts: phrases, then a conjunction or comma."""
    mask, at = sentence.mask, sentence.at
    while stop > start and mask[stop - 1] & B["det"] and at[stop - 1] < 0:
        stop -= 1
    if start >= stop or stop - start > 12:
        return False
    last = stop - 1
    if not mask[last] & (B["coord"] | B["comma"]):
        return False
    if relative and mask[start] & B["rel"]:
        return not any(mask[k] & (B["stop"] | B["say"]) for k in range(start, stop))
    depth = 0
    for k in range(start, stop):
        bits = mask[k]
        depth += bool(bits & B["open_bracket"]) - bool(bits & B["close_bracket"])
        if depth < 0:
            return False
        if at[k] >= 0:
            continue
        if bits & _BREAKS or bits & _VERBS or (bits & B["anchor"] and not bits & (B["plural"] | B["adjective"])):
            return False
        if (
            bits & B["coord"]
            and k < last
            and not mask[k + 1] & (B["adjective"] | B["nation"] | B["plural"] | B["singular"] | B["coord"])
            and at[k + 1] < 0
        ):
            return False
    return True


def _rightwards(
    sentence: Sentence, chunks: list[Chunk], place: int, by: dict[int, list[Claim]], grammar: Grammar
) -> None:
    chunk = chunks[place]
    if chunk.of_them or chunk.share or objects.heads_clause(sentence, chunk) or _own_predicate(sentence, chunk):
        return
    if _speaks(sentence, chunk):
        return
    left = place - 1
    while (
        left >= 0 and (chunks[left].kind == THING or chunks[left].of_them or chunks[left].included) and place - left < 4
    ):
        left -= 1
    if left < 0 or left not in by:
        return
    carried = []
    for claim in by[left]:
        if (
            claim.relation not in ("object", "noun", "premod")
            or not _allowed(sentence, chunk, claim.metric, grammar)
            or claim.assertion == "superseded"
        ):
            continue
        if claim.relation == "premod" and not (claim.role == "" and chunk.kind != BARE):
            continue
        if claim.anchor > chunk.first and claim.relation != "noun":
            continue
        if claim.relation == "noun" and claim.scope == "toll" and not sentence.mask[chunk.first - 1] & B["coord"]:
            continue
        start, stop = _between(sentence, chunks, left, place)
        if _joined(sentence, start, stop):
            carried.append(_carry(claim, place))
    if carried:
        by[place] = carried


def _speaks(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a verb of saying follows: in "killed 67 people, a witness and a local doctor told AFP" nobody else died.

    A participle behind a plural may be one of hearsay ("two men reported dead"): there the verb must close the clause.
    """
    mask, size = sentence.mask, len(sentence.mask)
    for k in range(chunk.stop, min(size, chunk.stop + 14)):
        bits = mask[k]
        if bits & B["say"] and sentence.at[k] < 0:
            return chunk.indefinite or k + 1 >= size or not bits & B["hedge"] or bool(mask[k + 1] & B["comma"])
        if bits & (B["comma"] | _BREAKS | _VERBS | B["dash"]) or bits & B["anchor"] and sentence.at[k] < 0:
            return False
    return False


def _own_predicate(sentence: Sentence, chunk: Chunk) -> bool:
    """A participle right behind: "... and 12 wounded" reads for itself even where the pattern refused it."""
    k = chunk.stop
    return (
        k < len(sentence.mask)
        and bool(sentence.mask[k] & B["anchor"])
        and sentence.at[k] < 0
        and not sentence.mask[k] & (B["plural"] | B["prep"])
    )


def _leftwards(
    sentence: Sentence, chunks: list[Chunk], place: int, by: dict[int, list[Claim]], grammar: Grammar
) -> None:
    chunk = chunks[place]
    if chunk.of_them or chunk.share or chunk.included:
        return
    lead = sentence.mask[chunk.first - 1] if chunk.first else 0
    if lead & B["prep"] and not lead & B["adverbial"] and not lead & B["of"]:
        return
    if place + 1 < len(chunks) and chunks[place + 1].whole == place:
        return  # "Of the 40 passengers, 12 died"
    right = place + 1
    while (
        right < len(chunks)
        and (chunks[right].kind == THING or chunks[right].of_them or chunks[right].included)
        and right - place < 4
    ):
        right += 1
    if right >= len(chunks) or right not in by:
        return
    carried = []
    for claim in by[right]:
        before = claim.relation == "noun" and chunk.kind != BARE and claim.anchor >= chunks[right].stop
        if not (before or claim.relation in ("subject", "near", "left")) or not _allowed(sentence, chunk, claim.metric, grammar):
            continue
        if claim.relation == "near" and chunks[right].kind == BARE and chunk.kind == BARE and not chunk.zero:
            continue
        if claim.source >= 0 and claim.source < place:
            continue
        start, stop = _between(sentence, chunks, place, right)
        if _joined(sentence, start, stop, relative=True):
            carried.append(_carry(claim, place))
    if carried:
        by[place] = carried


def _gapped(sentence: Sentence, chunks: list[Chunk], place: int, by: dict[int, list[Claim]], grammar: Grammar) -> None:
    """ "Five people have died in Queensland, three in the Northern Territory": the predicate is said once."""
    chunk = chunks[place]
    mask = sentence.mask
    if chunk.kind == THING or chunk.of_them or chunk.share or chunk.indefinite:
        return
    after = mask[chunk.stop] if chunk.stop < len(mask) else 0
    gap = bool(after & B["prep"]) and not after & B["of"] and chunk.kind == BARE or chunk.other or chunk.more
    if not gap or chunk.first == 0 or not mask[chunk.first - 1] & (B["comma"] | B["coord"] | B["stop"] | B["dash"]):
        return
    left = place - 1
    while left >= 0 and left not in by:
        left -= 1
    if left < 0 or chunks[place].first - chunks[left].stop > 22:
        return
    start, stop = chunks[left].stop, chunk.first
    if any(mask[k] & (B["say"] | B["sub"]) for k in range(start, stop)):
        return
    carried = [
        _carry(claim, place)
        for claim in by[left]
        if claim.role not in ("part", "severity")
        and claim.relation in ("subject", "near", "object", "noun")
        and _allowed(sentence, chunk, claim.metric, grammar)
        and claim.assertion != "superseded"
    ]
    if carried:
        by[place] = carried


def _parts(sentence: Sentence, chunks: list[Chunk], by: dict[int, list[Claim]]) -> None:
    """Inclusion: "including five children", "two of them critically", "10 of the 26"."""
    mask = sentence.mask
    for place, chunk in enumerate(chunks):
        whole = chunk.whole if chunk.whole >= 0 else _among(sentence, chunks, place)
        if whole >= 0:
            if place in by and whole not in by and chunk.whole < 0:
                after = chunks[whole].stop
                by[whole] = [replace(c, chunk=whole, inner=False) for c in by[place] if c.anchor >= after]
                if not by[whole]:
                    del by[whole]
            _of_whole(place, whole, by)
            continue
        if not (chunk.of_them or chunk.included):
            continue
        whole = _whole(chunks, place, by)
        if place and chunks[place - 1].of_them and chunks[place - 1].stop == chunk.first:
            by.pop(place, None)  # "one of them a child" is one count
            continue
        if place in by and whole is not None and all(claim.relation == "head" for claim in by[place]):
            if any(claim.relation != "head" for claim in by[whole]):
                del by[place]  # "released 9,000 prisoners, including 10 inmates": freed, too
        if place in by:
            for index, claim in enumerate(by[place]):
                if claim.role or claim.source >= 0 or whole is None:
                    continue
                if claim.inner and all(c.metric != claim.metric for c in by[whole]):
                    continue
                if any(c.metric == claim.metric for c in by[whole]):
                    by[place][index] = replace(claim, role="part", source=whole)
                elif chunk.relative or chunk.of_them:
                    by[place][index] = replace(claim, role="part", source=whole)  # "of whom 27 have died"
                elif claim.metric == "casualties" and by[whole]:
                    by[place][index] = _carry(by[whole][0], place, "part")  # "25 killed, including 14 shot": shot dead
            continue
        if whole is None or chunk.kind == THING or chunks[whole].zero:
            continue
        if chunk.stop < len(mask) and mask[chunk.stop] & B["have"]:
            continue  # "four of whom have gone back to work" says nothing of the predicate before
        carried = [_carry(claim, place, "part") for claim in by[whole] if claim.assertion != "superseded"]
        if carried:
            by[place] = carried


def _among(sentence: Sentence, chunks: list[Chunk], place: int) -> int:
    """The whole in "seven children were among the ten people killed": the next count; else -1."""
    if place + 1 >= len(chunks) or chunks[place].kind == THING:
        return -1
    k = chunks[place + 1].first - 1
    while k >= 0 and sentence.mask[k] & B["det"]:
        k -= 1
    start = chunks[place].stop
    ours = start < k and sentence.mask[k] & B["inclusion"] and is_among(sentence, k)
    return place + 1 if ours and all(sentence.mask[j] & (_VERBS | B["adv"]) for j in range(start, k)) else -1


def _of_whole(place: int, whole: int, by: dict[int, list[Claim]]) -> None:
    mine, theirs = by.get(place), by.get(whole)
    if theirs and not mine:
        carried = [_carry(claim, place, "part") for claim in theirs if claim.relation != "head"]
        if carried:
            by[place] = carried
    elif mine and theirs:
        by[place] = [replace(claim, role="part", source=whole) for claim in mine]


def _whole(chunks: list[Chunk], place: int, by: dict[int, list[Claim]]) -> int | None:
    """The count that a part belongs to: the nearest read one to the left that is large enough, else to the right."""
    value = chunks[place].count.low if not chunks[place].share else None
    nearest = None
    for left in range(place - 1, max(-1, place - 6), -1):
        if left in by and not chunks[left].share and not (chunks[left].included and not chunks[place].of_them):
            high = chunks[left].count.high
            if value is None or high is None or value <= high:
                return left
            nearest = left if nearest is None else nearest
    return nearest  # a part larger than every whole is told by a check, not hidden here
