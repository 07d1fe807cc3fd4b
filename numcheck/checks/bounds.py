"""Kind `bounds`: "more than 1,300" became "1,300", or the reverse, between a text and its source."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Figure
from .view import Hit, Param, Params, View, slot_names, slots_of

BOUNDS = ("at_least", "more_than", "up_to", "fewer_than", "about")
PARAMS = {"bounds": Param("choices", BOUNDS, BOUNDS), "headlines": Param("flag", False)}
SLOTS = slot_names("a", "b")
VARIANTS = ("added",)


def find(view: View, params: Params) -> Iterator[Hit]:
    """The same number of the same thing, exact on one side and with one of `bounds` on the other. With drafts: the
    draft against its sources. Without: two articles that name the same source. `headlines: yes` holds headlines to it
    too.
    """
    kept = {
        (f.article, f.metric, f.value, f.bound) for f in view.report.figures if f.value is not None and not f.in_title
    }
    for _, a, b in view.pairs():
        if a.metric != b.metric or a.value is None or a.value != b.value or a.article == b.article:
            continue
        if (a.in_title or b.in_title) and not params["headlines"]:
            continue
        if view.drafts:
            if a.article not in view.drafts or b.article in view.drafts:
                continue
        elif not _one_source(a, b):
            continue
        lost = a.bound == "exact" and b.bound in params["bounds"]
        added = b.bound == "exact" and a.bound in params["bounds"]
        # the other side may say it both ways; then it is no loss
        if not (lost or added) or (b.article, b.metric, b.value, a.bound) in kept:
            continue
        slots = {**slots_of("a", a), **slots_of("b", b, place=True)}
        yield Hit((a, b), slots, variant="added" if added else "", fold=(a.article, a.metric, a.value, b.bound))


def _one_source(a: Figure, b: Figure) -> bool:
    return bool(a.attribution and b.attribution and a.attribution.lower() == b.attribution.lower())
