"""Kind `support`: does anything in the sources bear a figure of the draft?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ..compare.bounds import lower, reach, upper
from ..compare.groups import AGE, FORCE, SEX, key
from ..model import Comparison, Figure
from .view import GROWING, Hit, Param, Params, View, moment, nominal, slot_names, slots_of

BEARING = ("agree", "refines", "consistent", "update", "sum", "share")
PARAMS = {"verdicts": Param("choices", BEARING, (*BEARING, "subset", "update_possible"))}
SLOTS = slot_names("a", "b") | {"hint"}
VARIANTS = ("bound", "older", "open")
NAMED = (AGE | SEX | FORCE) - {"civilian"}
"""Classes that nobody adds to a source's "people" without having read them."""
Against = Mapping[str, list[tuple[Comparison, Figure]]]


def find(view: View, params: Params) -> Iterator[Hit]:
    """Figures of a draft that the sources do not bear: what a source says of the same people lies inside what the draft
    says, by one of `verdicts`. `hint` tells what the sources have instead: the same number of another metric, group,
    place or date, two numbers that add up to it, or the figure they do give.

    `bound`: a source tells of the same people, but leaves the number open. `older`: a count that the sources' own
    later one has overtaken. `open`, a note: a source has it, but not surely of the same event.
    """
    if not view.drafts:
        return
    bearing: dict[str, list[tuple[Comparison, Figure]]] = defaultdict(list)
    for figure, comparison in supports(view, params["verdicts"]):
        for other in _others(view, comparison):
            bearing[figure.id].append((comparison, other))
    against: dict[str, list[tuple[Comparison, Figure]]] = defaultdict(list)
    for comparison, a, b in view.pairs():
        if a.article in view.drafts and b.article not in view.drafts:
            against[a.id].append((comparison, b))
    repeated = {_statement(view.figures[known]) for known in bearing}
    newer = _overtaking(view)
    given = {other.id for held in bearing.values() for _, other in held}
    linked = _linked(view)
    sources = [f for f in view.report.figures if f.article not in view.drafts and nominal(f) is not None]
    for figure in view.report.figures:
        if figure.article not in view.drafts:
            continue
        fold = (figure.article, figure.metric, figure.low, figure.high, figure.groups)
        if figure.id in bearing:
            later = _overtaken(figure, bearing[figure.id], newer, given)
            if later is not None:
                slots = {**slots_of("a", figure), **slots_of("b", later[1], place=True), "hint": ""}
                level = None if _strong(later[0]) else "note"
                yield Hit((figure, later[1]), slots, variant="older", level=level, fold=(*fold, "older"))
        elif _statement(figure) in repeated or _bound_alone(figure, against[figure.id]):
            continue
        elif figure.assertion != "superseded" or not any(_given_up(figure, s, linked) for s in sources):
            yield _unborne(figure, against[figure.id], sources, fold)


def _unborne(
    figure: Figure, against: list[tuple[Comparison, Figure]], sources: list[Figure], fold: tuple[object, ...]
) -> Hit:  # fmt: skip
    loose = next((b for _, b in against if _leaves_open(figure, b)), None)
    from .instead import hint  # seldom are sources held against a draft so strictly

    told = hint(figure, against, sources)
    if loose is not None and not (told.elsewhere or told.open):
        slots = {**slots_of("a", figure), **slots_of("b", loose, place=True), "hint": ""}
        return Hit((figure, loose), slots, variant="bound", fold=fold)
    slots = {**slots_of("a", figure), **slots_of("b", figure), "hint": told.words}
    if told.open:
        return Hit((figure,), slots, variant="open", level="note", fold=fold)
    return Hit((figure,), slots, fold=fold)


def supports(view: View, verdicts: tuple[str, ...] = BEARING) -> Iterator[tuple[Figure, Comparison]]:
    """Each figure of a draft with every comparison whose other side, in the sources, bears it."""
    larger = _larger(view)
    for comparison in view.comparisons:
        if comparison.verdict not in verdicts or comparison.a not in view.figures or comparison.b not in view.figures:
            continue
        if comparison.sum_of:
            whole = view.figures[comparison.a]
            if whole.article in view.drafts and all(f.article not in view.drafts for f in _others(view, comparison)):
                if comparison.verdict == "share" or whole.value is not None:
                    yield whole, comparison
            continue
        a, b = view.pair(comparison)
        if a.article in view.drafts and b.article not in view.drafts and bears(b, a) and _same_people(a, b, larger):
            yield a, comparison


def bears(source: Figure, draft: Figure) -> bool:
    """Whether a draft's count follows from a source's: 57 bears "more than 50", "at least 50" does not bear 57."""
    if draft.bound == "vague":
        at = nominal(source)
        return at is not None and lower(draft) <= at <= upper(draft)
    if source.value is not None and source.value == draft.value and source.bound != "exact":
        floors, ceilings = ("at_least", "more_than"), ("up_to", "fewer_than")
        return any(source.bound in way and draft.bound in way for way in (floors, ceilings, ("about",)))
    low, high = reach(draft)
    least, most = (lower(source), upper(source)) if draft.bound == "about" else reach(source)
    return low <= least and most <= high


def _same_people(draft: Figure, source: Figure, larger: set[str]) -> bool:
    """The draft does not narrow the source's group, nor give the count of a part for the whole."""
    mine, theirs = key(draft.groups), key(source.groups)
    if (mine - theirs) & NAMED:
        return False
    wider = bool(theirs - mine) or (bool(draft.place and source.place) and draft.place != source.place)
    return not (wider and (source.part_of or draft.id in larger))


def _larger(view: View) -> set[str]:
    """Figures of drafts that a source's count of the same people is surely larger than."""
    found: set[str] = set()
    for comparison, a, b in view.pairs():
        if a.article in view.drafts and b.article not in view.drafts and b.metric == a.metric and not b.part_of:
            if comparison.verdict != "abstain" and lower(b) > upper(a) and key(b.groups) <= key(a.groups):
                found.add(a.id)
    return found


def _others(view: View, comparison: Comparison) -> list[Figure]:
    """The sides of a comparison that are no draft's; the parts of a sum, where it is one."""
    ids: Iterable[str] = (comparison.b, *comparison.sum_of) if comparison.sum_of else (comparison.a, comparison.b)
    return [view.figures[i] for i in ids if i in view.figures and view.figures[i].article not in view.drafts]


def _statement(figure: Figure) -> tuple[object, ...]:
    """What one article says once, however often: in its headline, in its text, in another sentence."""
    return figure.article, figure.metric, figure.low, figure.high, figure.value, key(figure.groups), figure.part_of


def _linked(view: View) -> set[tuple[str, str]]:
    """Each draft with the sources that tell of something it tells of, or of what such a source tells of."""
    beside: dict[str, set[str]] = defaultdict(set)
    for _, a, b in view.pairs():
        beside[a.article].add(b.article)
        beside[b.article].add(a.article)
    return {(draft, far) for draft in view.drafts for near in beside.get(draft, ()) for far in (near, *beside[near])}


def _given_up(figure: Figure, source: Figure, linked: set[tuple[str, str]]) -> bool:
    """A count that the draft itself calls an earlier one stands in a source that tells the same story."""
    if source.metric != figure.metric or key(source.groups) != key(figure.groups) or not bears(source, figure):
        return False
    return (figure.article, source.article) in linked


def _bound_alone(figure: Figure, against: list[tuple[Comparison, Figure]]) -> bool:
    """A source has the same number, and only its bound is lost or added: NC209 tells that."""
    return any(
        b.metric == figure.metric and b.value is not None and b.value == figure.value
        and key(b.groups) == key(figure.groups) and "exact" in (figure.bound, b.bound) and comparison.verdict in BEARING
        for comparison, b in against
    )  # fmt: skip


def _leaves_open(figure: Figure, source: Figure) -> bool:
    """A source's words admit the draft's number and do not state it."""
    if source.metric != figure.metric or key(source.groups) != key(figure.groups):
        return False
    (low, high), (least, most) = reach(figure), reach(source)
    return low <= most and least <= high and not bears(source, figure)


def _overtaking(view: View) -> dict[str, list[tuple[Comparison, Figure]]]:
    """For figures of the sources, the later counts of the same thing in other sources that go beyond them."""
    found: dict[str, list[tuple[Comparison, Figure]]] = defaultdict(list)
    for comparison, a, b in view.pairs():
        if comparison.verdict != "update" or a.article in view.drafts or b.article in view.drafts:
            continue
        when, then = moment(a), moment(b)
        if when is not None and then is not None and when != then:
            old, new = (a, b) if when < then else (b, a)
            found[old.id].append((comparison, new))
    return found


def _overtaken(
    figure: Figure, bearing: list[tuple[Comparison, Figure]], newer: Against, given: set[str]
) -> tuple[Comparison, Figure] | None:  # fmt: skip
    """The count that overtook all that bear a figure, if the draft came out after it and does not give it as well."""
    if figure.assertion == "superseded" or figure.metric not in (*GROWING, "injured", "missing"):
        return None
    out = moment(figure)
    for comparison, later in newer.get(bearing[0][1].id, ()):
        when = moment(later)
        if when is None or (out is not None and out < when) or later.id in given or bears(later, figure):
            continue
        if all(any(n.id == later.id for _, n in newer.get(b.id, ())) for _, b in bearing):
            return comparison, later
    return None


def _strong(comparison: Comparison) -> bool:
    return any(line.startswith("event: strong") for line in comparison.gates)
