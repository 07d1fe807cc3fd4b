"""Reads what is a part of what: inclusions, "10 of the 26", lists behind a colon, the badly hurt."""

from __future__ import annotations

from ..values import replace
from . import objects
from .constructions import Claim
from .grammar import BIT, Grammar
from .phrase import BARE, OPEN, PEOPLE, THING, Chunk
from .tokens import Sentence

B = BIT
_CLOSE = B["comma"] | B["stop"] | B["dash"] | B["colon"] | B["prep"] | B["rel"] | B["coord"] | B["close_bracket"]


def allowed(sentence: Sentence, chunk: Chunk, metric: str, grammar: Grammar) -> bool:
    """Whether a count may be the victims of a metric at all."""
    rule = grammar.metrics[metric]
    if chunk.head >= 0 and grammar.own_things.get(sentence.low[chunk.head], metric) != metric:
        return False
    if chunk.share or chunk.kind == THING:
        return False
    if rule.nouns and chunk.head >= 0 and sentence.low[chunk.head] not in rule.nouns:
        return False
    return chunk.kind != OPEN or rule.open or bool(rule.nouns)


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
        if chunk.whole >= 0:
            if chunk.among and place in by and chunk.whole not in by:
                by[chunk.whole] = [
                    replace(carry(claim, chunk.whole), inner=False) for claim in by[place] if claim.relation != "head"
                ]
            _of_whole(place, chunk, by, bool(chunk.stop < len(mask) and mask[chunk.stop] & B["have"]))
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
                elif by[whole] and all(outer.metric == "casualties" for outer in by[whole]):
                    by[place][index] = replace(claim, role="part", source=whole)  # "40 casualties, including nine dead"
                elif claim.metric == "casualties" and by[whole]:
                    by[place][index] = carry(by[whole][0], place, "part")  # "25 killed, including 14 shot": shot dead
            continue
        if whole is None or chunk.kind == THING or chunks[whole].zero or objects.speaks(sentence, chunk):
            continue
        if chunk.stop < len(mask) and mask[chunk.stop] & B["have"]:
            continue  # "four of whom have gone back to work" says nothing of the predicate before
        apart = any(mask[k] & B["stop"] for k in range(chunks[whole].stop, chunk.first))
        between = [one for one in chunks[whole + 1 : place] if not one.included and one.kind != THING]
        if apart and between and between[-1].count.low != chunks[whole].count.low:
            continue  # "200 drowned; a ship brought 146 ashore, among them 14 women"
        carried = [carry(claim, place, "part") for claim in by[whole] if claim.assertion != "superseded"]
        if carried:
            by[place] = carried


def listed(sentence: Sentence, chunks: list[Chunk], place: int, by: dict[int, list[Claim]], grammar: Grammar) -> bool:
    """ "Ten people were killed: six in the city, four in the hills": what a colon opens are parts of the total."""
    chunk, left = chunks[place], place - 1
    if chunk.kind not in (BARE, PEOPLE) or left not in by or objects.heads_clause(sentence, chunk):
        return False
    between = range(chunks[left].stop, chunk.first)
    opened = len(between) > 0 and bool(sentence.mask[between[-1]] & B["colon"])
    if not opened and not any(sentence.mask[k] & (B["comma"] | B["coord"]) for k in between):
        return False
    carried = []
    for claim in by[left]:
        high = chunks[left].count.high
        if (
            opened
            and not chunk.indefinite
            and claim.role == ""
            and (high is None or chunk.count.low is None or chunk.count.low <= high)
        ):
            carried.append(carry(claim, place, "part", "itemised"))
        elif not opened and claim.relation == "itemised":
            carried.append(replace(carry(claim, place, "part"), source=claim.source))
    carried = [claim for claim in carried if allowed(sentence, chunk, claim.metric, grammar)]
    if carried:
        by[place] = carried
    return bool(carried)


def severe(sentence: Sentence, chunks: list[Chunk], place: int, by: dict[int, list[Claim]], grammar: Grammar) -> bool:
    """ "Ten were wounded, two critically": a part of those hurt."""
    chunk, left, mask = chunks[place], place - 1, sentence.mask
    after = chunk.stop
    if chunk.kind != BARE or left not in by or not mask[chunk.first - 1] & (B["comma"] | B["coord"] | B["dash"]):
        return False
    if after >= len(mask) or sentence.low[after] not in grammar.sets["severity"]:
        return False
    if after + 1 < len(mask) and mask[after + 1] & B["anchor"]:
        return False
    if not chunk.zero:
        by[place] = [carry(claim, place, "part") for claim in by[left] if claim.assertion != "superseded"]
    return True


def _of_whole(place: int, chunk: Chunk, by: dict[int, list[Claim]], perfect: bool) -> None:
    mine, theirs = by.get(place), by.get(chunk.whole)
    if theirs and not mine:
        if perfect and chunk.whole < place:
            return  # "of the 14,000 who fled, 900 have come back"
        carried = [carry(claim, place, "part") for claim in theirs if claim.relation != "head"]
        if carried:
            by[place] = carried
    elif mine and theirs:
        by[place] = [replace(claim, role="part", source=chunk.whole) for claim in mine]


def _whole(chunks: list[Chunk], place: int, by: dict[int, list[Claim]]) -> int | None:
    """The count that a part belongs to: of those read to the left the nearest that is large enough.

    "100 killed and scores injured, 46 of them in Punjab" is of the 100: vague words come second. A part larger than
    every whole is told by a check, not hidden here.
    """
    value = chunks[place].count.low if not chunks[place].share else None
    inside = chunks[place].of_them
    read = [
        left
        for left in range(place - 1, max(-1, place - 6), -1)
        if left in by and not (chunks[left].share or chunks[left].zero or chunks[left].included and not inside)
    ]
    large = [left for left in read if value is None or (high := chunks[left].count.high) is None or value <= high]
    counted = [left for left in large if chunks[left].count.bound != "vague"]
    return next(iter([*counted, *large, *read]), None)


def breakdown(sentence: Sentence, chunks: list[Chunk], by: dict[int, list[Claim]]) -> None:
    """ "killed 17 people -- 11 soldiers and six civilians": counts behind a dash that add up to no more."""
    mask = sentence.mask
    for place in range(1, len(chunks) if by else 0):
        mark = chunks[place].first - 1
        if place in by or not mask[mark] & (B["dash"] | B["stop"]):
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


def apposed(sentence: Sentence, chunks: list[Chunk], by: dict[int, list[Claim]]) -> None:
    """ "Five people, four clerks and a nurse, were killed": counts between commas that add up to the people before."""
    mask = sentence.mask
    for place in range(1, len(chunks) - 1 if by else 0):
        left, first = chunks[place - 1], chunks[place].first
        if (
            place - 1 not in by
            or left.count.value is None
            or first != left.stop + 1
            or not mask[first - 1] & B["comma"]
        ):
            continue
        if left.head >= 0 and sentence.grammar.noun_class.get(sentence.low[left.head]) != "people":
            continue
        last = place
        while last + 1 < len(chunks) and 0 < chunks[last + 1].first - chunks[last].stop <= 2:
            between = range(chunks[last].stop, chunks[last + 1].first)
            if not all(mask[j] & (B["comma"] | B["coord"] | B["det"]) for j in between):
                break
            last += 1
        run, after = chunks[place : last + 1], chunks[last].stop
        closed = after >= len(mask) or mask[after] & B["comma"] or sentence.raw[after] == "."
        if last == place or not closed or any(chunk.kind != PEOPLE or chunk.count.value is None for chunk in run):
            continue
        if sum(chunk.count.value or 0 for chunk in run) == left.count.value:
            for part in range(place, last + 1):
                mine = by.get(part) or by[place - 1]
                by[part] = [replace(claim, chunk=part, role="part", source=place - 1) for claim in mine]
