"""Kind `balance`: hostages taken = freed + rescued + dead + still held, with those held from before."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Figure
from .view import Hit, Param, Params, View, clause, grouped, nominal, slot_names, slots_of

PARAMS = {"slack": Param("number", 0)}
SLOTS = slot_names("taken") | {"parts", "sum", "gap", "why"}
VARIANTS: tuple[str, ...] = ()
GATE = "balance"
"""How the comparison room marks the balance of an article among the sums."""


def find(view: View, params: Params) -> Iterator[Hit]:
    """Articles that count those taken and at least three ways they fared, in exact numbers, whose sum is more than
    `slack` away from what was taken (and held from before).
    """
    for comparison in view.comparisons:
        if (
            comparison.verdict == "sum"
            or not any(g.startswith(GATE) for g in comparison.gates)
            or comparison.a not in view.figures
        ):
            continue
        taken = view.figures[comparison.a]
        fates = [view.figures[i] for i in comparison.sum_of if i in view.figures]
        total = sum(nominal(f) or 0 for f in fates)
        gap = abs(total - (nominal(taken) or 0))
        if gap <= params["slack"]:
            continue
        slots = {**slots_of("taken", taken), "sum": grouped(total), "gap": grouped(gap), "why": clause(comparison.why)}
        slots["parts"] = " + ".join(f"{f.text} {_fate(f)}" for f in fates)
        yield Hit(view.anchored((taken, *fates)), slots)


def _fate(figure: Figure) -> str:
    return {"hostages_freed": "freed", "hostages_held": "held", "killed": "dead"}.get(figure.metric, figure.metric)
