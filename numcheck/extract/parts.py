"""Which counts are parts of others: "including five children", "10 of the 26", "seven were among ten killed"."""

from __future__ import annotations

from dataclasses import replace

from .asides import is_among
from .constructions import Claim
from .phrase import OPEN, PEOPLE, THING, B, Chunk
from .tokens import Sentence

_VERBS = B["be"] | B["have"] | B["modal"] | B["do"]
_CLOSE = B["comma"] | B["stop"] | B["dash"] | B["colon"] | B["prep"] | B["rel"] | B["coord"] | B["close_bracket"]


def carry(claim: Claim, place: int, role: str = "", relation: str | None = None) -> Claim:
    """The reading of one count said of another: of the same metric, by the same construction."""
    return replace(
        claim,
        chunk=place,
        role=role,
        relation=relation or claim.relation,
        source=claim.chunk,
        distance=claim.distance + 10,
    )


def parts(sentence: Sentence, chunks: list[Chunk], by: dict[int, list[Claim]]) -> None:
    """Inclusion: "including five children", "two of them critically", "10 of the 26"."""
    mask = sentence.mask
    for place, chunk in enumerate(chunks):
        told = chunk.whole if chunk.whole >= 0 else _among(sentence, chunks, place)
        if told >= 0:
            if place in by and told not in by and chunk.whole < 0:
                after = chunks[told].stop
                made = [replace(c, chunk=told, inner=False) for c in by[place] if c.anchor >= after]
                if made:
                    by[told] = made
            _of_whole(place, told, by)
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
                    by[place][index] = carry(by[whole][0], place, "part")  # "25 killed, including 14 shot": shot dead
            continue
        if whole is None or chunk.kind == THING or chunks[whole].zero:
            continue
        if chunk.stop < len(mask) and mask[chunk.stop] & B["have"]:
            continue  # "four of whom have gone back to work" says nothing of the predicate before
        carried = [carry(claim, place, "part") for claim in by[whole] if claim.assertion != "superseded"]
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
    if k <= start or not sentence.mask[k] & B["inclusion"] or not is_among(sentence, k):
        return -1
    k -= 1
    while k >= start and sentence.mask[k] & (_VERBS | B["adv"]):
        k -= 1
    beside = _VERBS | B["comma"] | B["stop"] | B["say"] | B["anchor"] | B["rel"]
    return -1 if any(sentence.mask[j] & beside for j in range(start, k + 1)) else place + 1


def _of_whole(place: int, whole: int, by: dict[int, list[Claim]]) -> None:
    mine, theirs = by.get(place), by.get(whole)
    if theirs and not mine:
        carried = [carry(claim, place, "part") for claim in theirs if claim.relation != "head"]
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


def breakdown(sentence: Sentence, chunks: list[Chunk], by: dict[int, list[Claim]]) -> None:
    """ "killed 17 people: 11 soldiers and six civilians": counts behind a colon or a dash that add up to no more."""
    mask = sentence.mask
    for place in range(1, len(chunks) if by else 0):
        mark = chunks[place].first - 1
        if place in by or not mask[mark] & (B["colon"] | B["dash"] | B["stop"]):
            continue
        whole = next(
            (left for left in range(place - 1, max(-1, place - 6), -1) if left in by and not chunks[left].included),
            None,
        )
        if (
            whole is None
            or chunks[whole].indefinite
            or not (most := chunks[whole].count.high or chunks[whole].count.low)
        ):
            continue
        last = _list_end(sentence, chunks, place, by)
        total = sum(chunk.count.low or 0 for chunk in chunks[place : last + 1])
        if last == place or not most / 2 < total <= most:
            continue
        for part in range(place, last + 1):
            by[part] = [carry(claim, part, "part") for claim in by[whole] if claim.assertion != "superseded"]


def _list_end(sentence: Sentence, chunks: list[Chunk], place: int, by: dict[int, list[Claim]]) -> int:
    """The last of the counted people that are listed from chunks[place] on; `place` where they are no mere list."""
    mask, last = sentence.mask, place
    while True:
        chunk = chunks[last]
        if chunk.kind not in (PEOPLE, OPEN) or chunk.of_them or chunk.zero or chunk.share:
            return place
        k = chunk.stop
        following = last + 1
        if following >= len(chunks) or following in by or not 0 < chunks[following].first - k <= 2:
            break
        if not all(mask[j] & (B["comma"] | B["coord"]) for j in range(k, chunks[following].first)):
            break
        last = following
    after = mask[k] if k < len(mask) else B["stop"]
    return last if k >= len(mask) or after & _CLOSE or sentence.raw[k] == "." else place
