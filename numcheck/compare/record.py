"""The record of a comparison: its verdict, with every gate's answer."""

from __future__ import annotations

from ..model import Comparison
from . import gates
from .side_by_side import Pair
from .verdicts import Verdict, same_thing

DATE = 4
"""The turn of the event date among the gates."""


def comparison(p: Pair, verdict: Verdict | None, notes: tuple[str, ...] = ()) -> Comparison:
    """The record, with every gate's answer."""
    told = verdict or same_thing(p)
    a, b = p.a, p.b
    met = p.met or gates.meet(a.facts, b.facts, p.options.event_window)
    shown = (*met.shown[:DATE], gates.REPORTED, *met.shown[DATE + 1 :]) if met.late and p.link.later else met.shown
    lines = shown + (gates.AS_OF[p.order].shown, p.link.shown) + notes  # noqa: RUF005 (quicker, and made for each pair)
    return Comparison(a.figure.id, b.figure.id, told.verdict, told.why, (), lines, told.missing)
