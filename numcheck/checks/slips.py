"""Kind `slips`: how a number goes astray: swapped, moved to another metric, a zero too many, digits turned round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..compare.gates import place_relation
from ..compare.moments import apart, days
from ..model import Figure, Number
from .view import Hit, Param, Params, View, grouped, moment, slot_names, slots_of

PARAMS = {
    "what": Param("choice", "scale", ("swap", "collision", "scale", "digits")),
    "least": Param("number", 10),
    "digits": Param("number", 2),
}
SLOTS = slot_names("a", "b", "c", "d") | {"factor", "number"}
VARIANTS: tuple[str, ...] = ()
APART = ("divergence", "source_divergence", "weak")


def find(view: View, params: Params) -> Iterator[Hit]:
    """`swap`: killed and injured change places between two articles. `collision`: one number, two metrics, in articles
    of one event. `scale`: apart by a factor of 10, 100 or 1,000 with the same leading digits (at least `digits` of
    them). `digits`: two digits turned round, or one lost. Numbers below `least` are left alone.
    """
    if params["what"] == "swap":
        yield from _swap(view, params["least"])
    elif params["what"] == "collision":
        yield from _collision(view, params["least"])
    else:
        yield from _written(view, params)


def _written(view: View, params: Params) -> Iterator[Hit]:
    for comparison, a, b in view.pairs():
        left, right = a.value, b.value
        if left is None or right is None or max(left, right) < params["least"]:
            continue
        grown = comparison.verdict == "update" and b.rule.startswith("ledger:") and _not_before(a, b)
        if comparison.verdict not in APART and not grown:
            continue
        if params["what"] == "digits" and a.attribution and b.attribution and not _one_voice(a, b):
            continue  # two sources differ by themselves
        gentle = params["what"] == "digits" and comparison.verdict == "weak"
        one, two = grouped(left).replace(",", ""), grouped(right).replace(",", "")
        if not (one.isdigit() and two.isdigit()):
            continue
        small, large = sorted((one, two), key=len)
        if params["what"] == "scale":
            zeros = len(large) - len(small)
            # one digit and a zero ("5" and "50") is too common to call a slip when the difference itself is doubtful
            alike = zeros in (1, 2, 3) and large == small + "0" * zeros
            doubtful = grown or (comparison.verdict == "weak" and not _one_voice(a, b)) or a.bound != b.bound
            if not alike or (doubtful and len(small.rstrip("0")) < params["digits"]):
                continue
            factor = grouped(10**zeros)
        elif _turned(small, large):
            factor = ""
        else:
            continue
        slots = {**slots_of("a", a), **slots_of("b", b, place=True), "factor": factor, "number": ""}
        toll = view.toll_of.get(a.id, a.article + b.article)
        fold = (toll, *sorted((left, right)), a.article if view.drafts else "")
        yield Hit((a, b), slots, level="note" if gentle else None, fold=fold)


def _one_voice(a: Figure, b: Figure) -> bool:
    """One source, by the same name, gives both."""
    return bool(a.attribution) and a.attribution == b.attribution


def _not_before(a: Figure, b: Figure) -> bool:
    """Is `a` of no earlier day than `b`? Then its growth from an accepted count to ten times as many may be a slip."""
    mine, held = moment(a), moment(b)
    return mine is not None and held is not None and mine >= held


def _turned(small: str, large: str) -> bool:
    """Two neighbouring digits change places, or one digit is missing."""
    if len(small) == len(large):
        apart = [i for i, (x, y) in enumerate(zip(small, large, strict=True)) if x != y]
        return (
            len(apart) == 2
            and apart[1] == apart[0] + 1
            and small[apart[0]] == large[apart[1]]
            and small[apart[1]] == large[apart[0]]
        )
    if len(large) - len(small) != 1 or len(small) < 2:
        return False
    return any(large[:i] + large[i + 1 :] == small for i in range(len(large)))


def _swap(view: View, least: float) -> Iterator[Hit]:
    linked: dict[tuple[str, str], None] = {}
    for comparison, a, b in view.pairs():
        if a.article != b.article and comparison.verdict != "abstain" and {a.metric, b.metric} <= set(HIT):
            linked[a.article, b.article] = None
    counts: dict[str, dict[str, dict[Number, Figure]]] = {}
    for mine, other in linked:
        for article in (mine, other):
            if article not in counts:
                counts[article] = _counts(view.by_article.get(article, ()))
        one, two = counts[mine], counts[other]
        for dead in one["killed"].keys() & two["injured"].keys():
            for hurt in one["injured"].keys() & two["killed"].keys():
                # an article that has both numbers for the dead tells how the one became the other
                told = dead in two["killed"] or hurt in one["killed"]
                figures = one["killed"][dead], one["injured"][hurt], two["killed"][hurt], two["injured"][dead]
                if dead != hurt and max(dead, hurt) >= least and not told and not _apart(*figures):
                    a, c, b, d = figures
                    slots = slots_of("a", a) | slots_of("b", b, place=True) | slots_of("c", c)
                    yield Hit((a, c, b, d), {**slots, **slots_of("d", d, place=True)}, fold=(mine, other))


HIT = ("killed", "injured", "casualties")
STANDS = ("asserted", "alleged", "revised", "disputed")


def _counts(figures: Iterable[Figure]) -> dict[str, dict[Number, Figure]]:
    """The tolls of the dead and of the injured by their numbers; of a repeat the one outside the headline."""
    found: dict[str, dict[Number, Figure]] = {"killed": {}, "injured": {}}
    for figure in figures:
        told = found.get(figure.metric)
        if told is None or figure.value is None or figure.part_of or figure.assertion not in STANDS:
            continue
        if figure.role in ("toll", "residual") and (figure.value not in told or told[figure.value].in_title):
            told[figure.value] = figure
    return found


def _apart(*figures: Figure) -> bool:
    """Any two of them are told of different days or places."""
    return any(
        (apart(days(a.event_date, a.published), days(b.event_date, b.published)) or 0) > WEEK
        or (a.place and b.place and place_relation(a.place, b.place) == "apart")
        for n, a in enumerate(figures) for b in figures[n + 1 :]
    )  # fmt: skip


WEEK = 7
"""Days by which the date of a report may be taken for that of its event."""


def _collision(view: View, least: float) -> Iterator[Hit]:
    linked = {frozenset((a.article, b.article)) for _, a, b in view.pairs() if a.article != b.article}
    by_number: dict[float, list[Figure]] = defaultdict(list)
    for figure in view.report.figures:
        if figure.value is not None and figure.value >= least and figure.metric not in ("quantity", "share"):
            by_number[float(figure.value)].append(figure)
    for value, figures in by_number.items():
        for index, a in enumerate(figures[:50]):
            for b in figures[index + 1 : 50]:
                if a.metric != b.metric and frozenset((a.article, b.article)) in linked:
                    first, second = view.anchored((a, b))
                    slots = {
                        **slots_of("a", first),
                        **slots_of("b", second, place=True),
                        "number": grouped(value),
                        "factor": "",
                    }
                    yield Hit((first, second), slots, fold=(a.metric, b.metric, a.article, b.article, value))
