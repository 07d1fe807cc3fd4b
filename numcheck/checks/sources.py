"""Kind `sources`: how many independent voices stand behind a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..model import Figure
from .view import Hit, Param, Params, View, nominal, slot_names, slots_of

PARAMS = {
    "what": Param("choice", "copied", ("copied", "circular", "single")),
    "alike": Param("percent", 0.8),
    "articles": Param("number", 3),
}
SLOTS = slot_names("a", "b") | {"count", "source"}
VARIANTS: tuple[str, ...] = ()
AGREEING = ("agree", "refines", "consistent")


def find(view: View, params: Params) -> Iterator[Hit]:
    """`copied`: two outlets say it in the same words (`alike` or more of them). `circular`: each outlet names the
    other. `single`: at least `articles` articles give a toll and all name one source.
    """
    if params["what"] == "single":
        yield from _single(view, int(params["articles"]))
        return
    for comparison, a, b in view.pairs():
        if comparison.verdict not in AGREEING or a.article == b.article:
            continue
        found = _copied(view, a, b, params["alike"]) if params["what"] == "copied" else _circular(a, b)
        if found:
            slots = {**slots_of("a", a), **slots_of("b", b, place=True), "count": "2", "source": a.attribution or ""}
            yield Hit((a, b), slots, fold=tuple(sorted((a.article, b.article))))


def _copied(view: View, a: Figure, b: Figure, alike: float) -> bool:
    if a.source and b.source and a.source == b.source:
        return False
    one, two = _words(a.quote), _words(b.quote)
    return len(one | two) >= 8 and len(one & two) >= alike * len(one | two)


def _words(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {f"{one} {two}" for one, two in pairwise(words)}


def _circular(a: Figure, b: Figure) -> bool:
    if not (a.attribution and b.attribution and a.source and b.source):
        return False
    return b.source.lower() in a.attribution.lower() and a.source.lower() in b.attribution.lower()


def _single(view: View, least: int) -> Iterator[Hit]:
    for toll in view.tolls:
        figures = [view.figures[i] for i in toll.figures if i in view.figures]
        voices = {(f.attribution or "").lower() for f in figures}
        if len({f.article for f in figures}) < least or len(voices) != 1 or "" in voices:
            continue
        newest = next((f for f in figures if f.id == toll.current), figures[-1])
        shown = view.anchored(sorted((f for f in figures if nominal(f) == nominal(newest)), key=view.place))
        slots = {
            **slots_of("a", shown[0]),
            "count": str(len({f.article for f in figures})),
            "source": shown[0].attribution or "",
        }
        yield Hit(shown, slots)
