"""Kind `sources`: how many independent voices stand behind a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..compare.copies import ONE_TEXT
from ..model import Comparison, Figure
from .view import Hit, Param, Params, View, nominal, slot_names, slots_of

PARAMS = {
    "what": Param("choice", "copied", ("copied", "circular", "single")),
    "alike": Param("percent", 0.8),
    "articles": Param("number", 3),
}
SLOTS = slot_names("a", "b") | {"count", "source"}
VARIANTS = ("many",)
AGREEING = ("agree", "refines", "consistent")


def find(view: View, params: Params) -> Iterator[Hit]:
    """`copied`: outlets carry one text, or say it in the same words (`alike` or more of them). `circular`: each outlet
    names the other. `single`: at least `articles` articles give a toll and all name one source.
    """
    if params["what"] == "single":
        yield from _single(view, int(params["articles"]))
        return
    agreeing = (one for one in view.pairs() if one[0].verdict in AGREEING and one[1].article != one[2].article)
    if params["what"] == "copied":
        yield from _copies(view, [(a, b) for told, a, b in agreeing if _copied(told, a, b, params["alike"])])
        return
    for _, a, b in agreeing:
        if _circular(a, b):
            slots = {**slots_of("a", a), **slots_of("b", b, place=True), "count": "2", "source": a.attribution or ""}
            yield Hit((a, b), slots, fold=tuple(sorted((a.article, b.article))))


def _copies(view: View, pairs: list[tuple[Figure, Figure]]) -> Iterator[Hit]:
    """One hit for each text, however many outlets carry it: at the first figure that most of them agree on."""
    first: dict[str, str] = {}

    def root(article: str) -> str:
        while first.get(article, article) != article:
            article = first[article]
        return article

    for a, b in pairs:
        one, other = sorted((root(a.article), root(b.article)), key=lambda article: view.order.get(article, 0))
        first[other] = one
    texts: dict[str, dict[str, set[str]]] = {}
    for a, b in pairs:
        tolls = texts.setdefault(root(a.article), {})
        tolls.setdefault(view.toll_of.get(a.id, a.id), set()).update((a.id, b.id))
    for tolls in texts.values():
        told = max(tolls.values(), key=lambda ids: len({view.figures[i].article for i in ids}))
        by_article: dict[str, Figure] = {}
        for figure in sorted((view.figures[i] for i in told), key=view.place):
            by_article.setdefault(figure.article, figure)
        shown = view.anchored(by_article.values())
        slots = {**slots_of("a", shown[0]), **slots_of("b", shown[1], place=True)}
        slots |= {"count": str(len(shown)), "source": shown[0].attribution or ""}
        yield Hit(shown, slots, variant="many" if len(shown) > 2 else "")


def _copied(told: Comparison, a: Figure, b: Figure, alike: float) -> bool:
    if a.source and b.source and a.source == b.source:
        return False
    if ONE_TEXT in told.gates:
        return True
    one, two = _words(a.quote), _words(b.quote)
    return len(one | two) >= 8 and len(one & two) >= alike * len(one | two)


def _words(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {f"{one} {two}" for one, two in pairwise(words)}


def _circular(a: Figure, b: Figure) -> bool:
    if not (a.attribution and b.attribution and a.source and b.source):
        return False
    return _names(a.attribution, b.source) and _names(b.attribution, a.source)


def _names(words: str, outlet: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(outlet)}(?!\w)", words, re.IGNORECASE) is not None


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
