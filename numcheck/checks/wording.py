"""Kind `wording`: how a figure is said: by whom, how exactly, with which word, in which digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..codes import later
from ..model import Figure
from .view import Hit, Param, Params, View, grouped, nominal, same_interval, slot_names, slots_of

PARAMS = {
    "what": Param(
        "choice", "unattributed", ("unattributed", "ambiguous", "vague", "false_precision", "word_digit", "separator")
    ),
    "least": Param("number", 1),
    "digits": Param("number", 3),
    "mark": Param("words", {}),
}
SLOTS = slot_names("a", "b") | {"words", "count", "rest", "first", "second"}
VARIANTS: tuple[str, ...] = ()
ROUND = 5
"""What is told to tens or fives is round."""
PARENTHESIS = later(r"\s?\(\s*(\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+|\d+)\s*\)")


def find(view: View, params: Params) -> Iterator[Hit]:
    """`unattributed`: figures of at least `least` that nobody is named for. `ambiguous`: "casualties" where the article
    means its dead. `vague`: a vague word where the same text, or the draft's source, has the number. `false_precision`:
    "about" before a number of `digits` or more digits that ends in none of 0 and 5. `word_digit`: words and digits of
    one number differ. `separator`: a grouping that another language reads as a decimal mark.
    """
    finders = {
        "unattributed": _unattributed,
        "ambiguous": _ambiguous,
        "vague": _vague,
        "false_precision": _false_precision,
        "word_digit": _word_digit,
        "separator": _separator,
    }
    yield from finders[params["what"]](view, params)


def _unattributed(view: View, params: Params) -> Iterator[Hit]:
    for article in view.report.articles:
        figures = view.by_article.get(article.id, ())
        spoken = {(f.metric, nominal(f)) for f in figures if f.attribution}
        bare: list[Figure] = []
        for figure in figures:
            key = (figure.metric, nominal(figure))
            if figure.attribution or key in spoken or figure.part_of or figure.indefinite:
                continue
            if (
                figure.role != "toll"
                or figure.metric in ("count", "quantity", "share")
                or (nominal(figure) or 0) < params["least"]
            ):
                continue
            spoken.add(key)
            bare.append(figure)
        if bare:
            rest = "" if len(bare) == 1 else f" and {len(bare) - 1} more of its figures"
            yield Hit(tuple(bare), {**slots_of("a", bare[0]), "count": str(len(bare)), "rest": rest})


def _ambiguous(view: View, params: Params) -> Iterator[Hit]:
    for figures in view.by_article.values():
        dead = [f for f in figures if f.metric == "killed" and f.value is not None and f.value >= params["least"]]
        for figure in figures:
            if figure.metric != "casualties" or figure.value is None or figure.role != "toll":
                continue
            same = next((d for d in dead if same_interval(d, figure)), None)
            if same is not None:
                yield Hit(
                    (figure, same),
                    {**slots_of("a", figure), **slots_of("b", same, place=True)},
                    fold=(figure.article, figure.value),
                )


def _vague(view: View, params: Params) -> Iterator[Hit]:
    for comparison, a, b in view.pairs():
        if comparison.verdict not in ("refines", "consistent") or a.in_title or b.in_title:
            continue
        one, draft = a.article == b.article, a.article in view.drafts and b.article not in view.drafts
        if not (one or draft):
            continue
        loose, known = (a, b) if a.bound == "vague" else (b, a)
        if loose.bound != "vague" or known.value is None or (draft and loose is not a):
            continue
        yield Hit((loose, known), {**slots_of("a", loose), **slots_of("b", known, place=True)}, fold=(loose.id,))


def _false_precision(view: View, params: Params) -> Iterator[Hit]:
    for figure in view.report.figures:
        if figure.bound != "about" or figure.value is None or not float(figure.value).is_integer():
            continue
        if figure.value % ROUND and len(str(int(figure.value))) >= params["digits"]:
            yield Hit((figure,), slots_of("a", figure))


def _word_digit(view: View, params: Params) -> Iterator[Hit]:
    # "twelve (14) people": the figure's words end before the bracket, or hold it
    for figure in view.report.figures:
        if figure.value is None or figure.indefinite:
            continue
        text = view.articles[figure.article].checked
        if "(" not in text[figure.start : figure.end + 2]:
            continue
        inside = PARENTHESIS.search(text, figure.start, figure.end)
        match = inside or PARENTHESIS.match(text, figure.end)
        if match is None or any(c.isdigit() for c in text[figure.start : match.start()]):
            continue
        words = text[figure.start : match.start()].strip()
        if not words:
            continue
        second = int(re.sub(r"\D", "", match[1]))
        if second != figure.value:
            yield Hit(
                (figure,),
                {
                    **slots_of("a", figure),
                    "words": text[figure.start : match.end()],
                    "first": words,
                    "second": grouped(second),
                },
            )


def _separator(view: View, params: Params) -> Iterator[Hit]:
    spans = [(f.article, f.start, f.end, f.text, f) for f in view.report.figures if f.metric != "quantity"]
    unread = [(u.article, u.start, u.end, u.text, None) for u in view.report.unread]
    for article, start, end, text, figure in [*spans, *unread]:
        language = view.articles[article].language if article in view.articles else "en"
        for mark in params["mark"].get(language, ()):
            if mark not in text:
                continue
            found = re.search(rf"(?<![\d.,])\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+(?![\d.,]\d|\d)", text)
            if found is None:
                continue
            joined = found[0].replace(mark, "")
            slots = {"words": found[0], "first": found[0], "second": grouped(int(joined))}
            if figure is not None:
                yield Hit((figure,), {**slots_of("a", figure), **slots})
            else:
                yield Hit(slots=slots, span=(article, start, end, text))
            break
