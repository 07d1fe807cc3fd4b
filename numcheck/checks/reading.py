"""Kind `reading`: what could not be read, and people counted in another unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Figure
from ..text import position
from .view import Hit, Param, Params, View, slot_names, slots_of

PARAMS = {
    "what": Param("choice", "unread", ("unread", "unit")),
    "units": Param("words", {}),
    "least": Param("number", 3),
}
SLOTS = slot_names("a") | {"words", "where"}
VARIANTS: tuple[str, ...] = ()


def find(view: View, params: Params) -> Iterator[Hit]:
    """`unread`: a number beside a casualty word that no construction reads. `unit`: the same number once of people and
    once of one of the `units` (families, homes), in one article or in two that are compared.
    """
    if params["what"] == "unread":
        for item in view.report.unread:
            yield Hit(slots={"words": item.text}, span=(item.article, item.start, item.end, item.text))
        return
    yield from _units(view, params)


def _units(view: View, params: Params) -> Iterator[Hit]:
    """Families are no people and so no figure: their number is looked for in the texts."""
    linked = {frozenset((a.article, b.article)) for _, a, b in view.pairs()}
    people: dict[float, list[Figure]] = {}
    for figure in view.report.figures:
        if figure.value is not None and figure.value >= params["least"]:
            people.setdefault(float(figure.value), []).append(figure)
    for article in view.report.articles:
        units = params["units"].get(article.language, ())
        if not people or not any(unit in article.checked for unit in units):
            continue
        pattern = rf"(?<![\w,.])(\d{{1,3}}(?:,\d{{3}})+|\d+)\s+(?:\w+\s+)?(?:{'|'.join(map(re.escape, units))})\b"
        for match in re.finditer(pattern, article.checked):
            for figure in people.get(float(match[1].replace(",", "")), ()):
                here = figure.article == article.id
                if here and match.start() <= figure.start < match.end():
                    continue
                if here or frozenset((figure.article, article.id)) in linked:
                    place = f"{article.id}:{position(article, match.start())[0]}"
                    yield Hit(
                        (figure,), {**slots_of("a", figure), "words": match[0], "where": place}, fold=(figure.id,)
                    )
