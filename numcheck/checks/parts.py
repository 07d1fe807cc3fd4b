"""Kind `parts`: a stated part against its total, inside one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from itertools import combinations, pairwise

from ..compare.groups import key, relate
from ..model import Figure
from .view import (
    Hit,
    Param,
    Params,
    View,
    ceiling_of,
    floor_of,
    grouped,
    nominal,
    said,
    slot_names,
    slots_of,
)

PARAMS = {
    "what": Param("choice", "exceed", ("exceed", "partition", "basis")),
    "claims": Param("words", {}),
}
SLOTS = slot_names("total", "part", "other") | {"parts", "sum", "gap"}
VARIANTS = ("sum",)
RIVALS = frozenset({"divergence", "source_divergence", "weak", "update", "revision"})
SCALE = 50
"""A part so many times its total counts something else: a year, a time, a distance."""


def find(view: View, params: Params) -> Iterator[Hit]:
    """`exceed`: a part, or parts named in one breath, above their total; a note where the part has no group of its own.
    `partition`: the article says the parts are all, with one of the `claims` of its language, and they do not add up.
    `basis`: a part is given of a total that is not the article's total for the same people and event.
    """
    rivals = _rivals(view) if params["what"] == "basis" else frozenset()
    for article, figures in view.by_article.items():
        language = view.articles[article].language if article in view.articles else "en"
        known = {f.id: f for f in figures}
        parts_of: dict[str, list[Figure]] = defaultdict(list)
        for figure in figures:
            if figure.part_of in known and figure.metric == known[figure.part_of].metric and figure.role != "severity":
                parts_of[figure.part_of].append(figure)
        for total_id, parts in parts_of.items():
            total = known[total_id]
            if params["what"] == "exceed":
                yield from _exceed(view, total, parts)
            elif params["what"] == "partition":
                yield from _partition(view, total, parts, params["claims"].get(language, ()))
            else:
                yield from _basis(view, total, parts, rivals)


def _exceed(view: View, total: Figure, parts: list[Figure]) -> Iterator[Hit]:
    most = ceiling_of(total)
    if most is None or most <= 1 or total.indefinite:
        return  # nobody and one person have no counted parts: what seems one belongs elsewhere
    single = False
    for part in parts:
        if relate(key(total.groups), key(part.groups)) not in ("equal", "contains"):
            continue  # "seven children were among ten people": ten people are no part of seven children
        least = floor_of(part)
        if least is not None and SCALE * most >= least > most:
            single = True
            yield Hit(
                view.anchored((part, total)),
                {**slots_of("part", part), **slots_of("total", total), "gap": _gap(part, total)},
                level="note" if key(part.groups) == key(total.groups) else None,
            )
    if single:
        return
    for listed in _lists(parts):
        if not all(relate(key(a.groups), key(b.groups)) == "disjoint" for a, b in combinations(listed, 2)):
            continue  # "six of them priests, of whom five were Spaniards"
        floors = [floor_of(p) for p in listed]
        least = sum(f for f in floors if f is not None)
        if len(listed) > 1 and least > most:
            slots = {**slots_of("part", listed[0]), **slots_of("total", total)}
            slots |= {"parts": " + ".join(said(p) for p in listed), "sum": grouped(least), "gap": grouped(least - most)}
            yield Hit(view.anchored((total, *listed)), slots, variant="sum")


def _lists(parts: list[Figure]) -> Iterator[list[Figure]]:
    """Parts named in one sentence, each of another group: these do not overlap ("five children and three women")."""
    by_sentence: dict[int, list[Figure]] = defaultdict(list)
    for part in parts:
        by_sentence[part.quote_start].append(part)
    for listed in by_sentence.values():
        seen: set[tuple[str, ...]] = set()
        kept = []
        for part in sorted(listed, key=lambda f: f.start):
            groups = part.groups or ((part.victims or "").lower(),)
            if groups not in seen and not any(set(groups) & set(other) for other in seen):
                seen.add(groups)
                kept.append(part)
        yield kept


def _partition(view: View, total: Figure, parts: list[Figure], claims: tuple[str, ...]) -> Iterator[Hit]:
    if not claims or total.bound != "exact":
        return
    text = view.articles[total.article].checked
    for named in _lists(parts):
        # "(one a pregnant woman)": what stands side by side, with nothing between, is one part told twice
        listed = named[:1] + [b for a, b in pairwise(named) if text[a.end : b.start].strip()]
        if len(listed) < 2 or any(p.bound != "exact" for p in listed):
            continue
        if any(p not in named and p.quote_start == listed[0].quote_start for p in parts):
            continue  # a part that may overlap the others leaves open which of them make up the whole
        between = text[min(total.end, listed[0].start) : listed[0].start]
        # right before the first part: a colon, a bracket, "made up of"; not "(including"
        claimed = between.rstrip().lower().endswith(tuple(c.lower() for c in claims))
        got = sum(nominal(p) or 0 for p in listed)
        if claimed and got != total.value:
            slots = {**slots_of("part", listed[0]), **slots_of("total", total), "sum": grouped(got)}
            slots |= {"parts": " + ".join(said(p) for p in listed), "gap": grouped(abs(got - (total.value or 0)))}
            yield Hit(view.anchored((total, *listed)), slots)


def _rivals(view: View) -> frozenset[frozenset[str]]:
    """Pairs of counts that the comparison holds for two counts of one thing which cannot both be right now."""
    return frozenset(frozenset((told.a, told.b)) for told in view.comparisons if told.verdict in RIVALS)


def _basis(view: View, total: Figure, parts: list[Figure], rivals: Set[frozenset[str]]) -> Iterator[Hit]:
    for other in view.by_article[total.article]:
        if frozenset((total.id, other.id)) not in rivals:
            continue
        if other.id == total.id or other.metric != total.metric or other.in_title or other.part_of:
            continue
        if other.role != "toll" or total.role != "toll" or other.bound != "exact" or total.bound != "exact":
            continue
        if other.value == total.value or other.groups != total.groups or not _one_event(other, total):
            continue
        if any(f.part_of == other.id for f in view.by_article[total.article]):
            continue
        part = parts[0]
        slots = {**slots_of("part", part), **slots_of("total", total), **slots_of("other", other)}
        yield Hit(view.anchored((part, total, other)), {**slots, "gap": _gap(total, other)}, fold=(part.id,))
        return


def _one_event(a: Figure, b: Figure) -> bool:
    """One named place, one scope, and no two days."""
    days = {d for d in (a.event_date, b.event_date) if d}
    return bool(a.place) and a.place == b.place and a.scope == b.scope and len(days) < 2


def _gap(a: Figure, b: Figure) -> str:
    left, right = nominal(a), nominal(b)
    return "" if left is None or right is None else grouped(abs(left - right))
