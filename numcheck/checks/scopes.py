"""Kind `scopes`: one event's count above the running count that holds it."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Figure
from .view import Hit, Param, Params, View, ceiling_of, day, first_day, floor_of, grouped, slot_names, slots_of

PARAMS = {"gap": Param("percent", 0.1)}
SLOTS = slot_names("event", "running") | {"gap"}
VARIANTS: tuple[str, ...] = ()


def find(view: View, params: Params) -> Iterator[Hit]:
    """In one article, of one metric, the same people and one named place: an event's least is more than `gap` above the
    most of a running count that does not end before it.
    """
    for figures in view.by_article.values():
        running = [f for f in figures if f.scope == "cumulative" and f.role == "toll" and ceiling_of(f) is not None]
        for event in figures:
            least = floor_of(event)
            if event.scope != "event" or event.role != "toll" or least is None:
                continue
            for whole in running:
                most = ceiling_of(whole) or 0
                if _holds(whole, event) and least > most * (1 + params["gap"]):
                    slots = {
                        **slots_of("event", event),
                        **slots_of("running", whole, place=True),
                        "gap": grouped(least - most),
                    }
                    yield Hit(view.anchored((event, whole)), slots, fold=(event.id,))


def _holds(whole: Figure, event: Figure) -> bool:
    if whole.metric != event.metric or whole.groups != event.groups or not whole.place or whole.place != event.place:
        return False
    last, begun = day(whole.as_of), first_day(event.event_date)
    return not (last and begun and last < begun)
