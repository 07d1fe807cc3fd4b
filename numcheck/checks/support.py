"""Kind `support`: does anything in the sources bear a figure of the draft?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..model import Comparison, Figure
from .view import Hit, Param, Params, View, nominal, said, same_interval, slot_names, slots_of, where

BEARING = ("agree", "refines", "consistent", "sum", "share")
PARAMS = {"verdicts": Param("choices", BEARING, (*BEARING, "subset", "update", "update_possible"))}
SLOTS = slot_names("a") | {"hint"}
VARIANTS: tuple[str, ...] = ()


def find(view: View, params: Params) -> Iterator[Hit]:
    """Figures of a draft that no comparison with a source supports by one of `verdicts`; `hint` tells what the sources
    have instead: the same number of another metric, group or date, or the figure they do give.
    """
    if not view.drafts:
        return
    borne = {figure.id for figure, _ in supports(view, params["verdicts"])}
    against = defaultdict(list)
    for comparison, a, b in view.pairs():
        if a.article in view.drafts and b.article not in view.drafts:
            against[a.id].append((comparison, b))
    numbers: dict[float, list[Figure]] = defaultdict(list)
    for figure in view.report.figures:
        if figure.article not in view.drafts and nominal(figure) is not None:
            numbers[float(nominal(figure) or 0)].append(figure)
    for figure in view.report.figures:
        if figure.article not in view.drafts or figure.id in borne:
            continue
        hint = _hint(figure, against[figure.id], numbers.get(float(nominal(figure) or 0), []))
        yield Hit(
            (figure,),
            {**slots_of("a", figure), "hint": hint},
            fold=(figure.article, figure.metric, figure.low, figure.high, figure.groups),
        )


def supports(view: View, verdicts: tuple[str, ...] = BEARING) -> Iterator[tuple[Figure, Comparison]]:
    """Each figure of a draft with every comparison whose other side, in the sources, bears it."""
    for comparison in view.comparisons:
        sides = [view.figures[i] for i in (comparison.a, comparison.b, *comparison.sum_of) if i in view.figures]
        mine = [f for f in sides if f.article in view.drafts]
        if comparison.verdict not in verdicts or len({f.article in view.drafts for f in sides}) < 2:
            continue
        for figure in mine:
            yield figure, comparison


def _hint(figure: Figure, against: list[tuple[Comparison, Figure]], same: list[Figure]) -> str:
    for other in same:
        if other.metric != figure.metric:
            return f"; {where(other)} has this number for {said(other)}"
        if other.groups != figure.groups and other.groups:
            return f"; {where(other)} has it of others: {said(other)}"
        if other.event_date != figure.event_date and same_interval(other, figure) and other.event_date:
            return f"; {where(other)} has it for {other.event_date}"
    for _, other in against:
        return f"; {where(other)} has {said(other)}"
    return ""
