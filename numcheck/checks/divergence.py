"""Kind `divergence`: figures of one thing that cannot both hold, as the comparison judged them; sums and shares too."""

from __future__ import annotations

from collections.abc import Iterator

from ..compare.groups import key
from ..model import Comparison, Figure, plain
from .view import Hit, Param, Params, View, clause, grouped, nominal, said, same_interval, slot_names, slots_of, where

VERDICTS = ("divergence", "source_divergence", "weak", "revision", "transition", "update", "update_possible")
PARAMS = {
    "verdicts": Param("choices", ("divergence",), VERDICTS),
    "notes": Param("choices", (), VERDICTS),
    "within": Param("choice", "across", ("across", "article", "headline", "anywhere")),
    "of": Param("choice", "pairs", ("pairs", "sums", "shares")),
    "side_by_side": Param("choice", "warning", ("warning", "note", "off")),
    "close": Param("choice", "note", ("note", "warning")),
}
SLOTS = slot_names("a", "b") | {"why", "gap", "parts", "sum", "more"}
VARIANTS = ("weak", "side_by_side")
LEAST = 10
"""From here a number in figures is no chance."""
NEAR, ROUND = 0.1, 10
"""What share apart two counts lie close together; what a round number is a multiple of."""
MARKS = ".,;:()[]\"'“”‘’"
LOUD = ("source_divergence", "divergence")


def find(view: View, params: Params) -> Iterator[Hit]:
    """Comparisons with one of `verdicts` (or, at note level, `notes`) that stand where `within` says.

    `of`: pairs, sums or shares. `side_by_side` is the level when one article itself sets both numbers before the
    reader, each with its source. `close` is the level of two exact counts, neither of them round, that are weak for
    one reason only: they lie close together, as numbers do of which one was not brought up to date.
    """
    for comparison in view.comparisons:
        if comparison.a not in view.figures or comparison.b not in view.figures:
            continue
        quiet = comparison.verdict in params["notes"]
        close = quiet and params["close"] != "note" and _close(view, comparison)
        if not quiet and comparison.verdict not in params["verdicts"]:
            continue
        a, b = view.pair(comparison)
        if _of(comparison, a, b) != params["of"] or not _within(params["within"], comparison, view):
            continue
        if params["within"] == "headline" and _in_text(view, a, b):
            continue
        shown = comparison.verdict in LOUD and _shown_together(view, a, b)
        if shown and params["side_by_side"] == "off":
            continue
        one_sentence = a.article == b.article and a.quote_start == b.quote_start  # who says both means both
        gentle = quiet and not close or one_sentence or (shown and params["side_by_side"] == "note")
        variant = "weak" if quiet and not close else "side_by_side" if shown else ""
        if params["of"] == "sums":
            yield _sum(view, comparison, gentle, variant)
            continue
        if params["of"] == "shares":
            yield _share(view, comparison, gentle, variant)
            continue
        left, right = nominal(a), nominal(b)
        gap = "" if left is None or right is None else grouped(abs(left - right))
        yield Hit(
            (a, b),
            {
                **slots_of("a", a),
                **slots_of("b", b, place=True),
                "why": clause(comparison.why),
                "gap": gap,
                "parts": "",
                "sum": "",
            },
            variant=variant,
            level="note" if gentle else None,
            fold=_fold(view, a, b),
        )


def _sum(view: View, comparison: Comparison, gentle: bool, variant: str) -> Hit:
    # `a` is the stated total, whatever the order of the articles
    total = view.figures[comparison.a]
    parts = [view.figures[i] for i in comparison.sum_of if i in view.figures]
    low = sum(p.low or 0 for p in parts)
    told = " + ".join(f"{said(p)} ({where(p)})" for p in parts)
    figures = view.anchored((total, *parts))
    slots = {**slots_of("a", total), **slots_of("b", parts[0], place=True)} if parts else slots_of("a", total)
    slots |= {"why": clause(comparison.why), "gap": "", "parts": told, "sum": grouped(low)}
    return Hit(figures, slots, variant=variant, level="note" if gentle else None)


def _share(view: View, comparison: Comparison, gentle: bool, variant: str) -> Hit:
    # `a` is the share, `b` the part, the rest what the part is a share of
    figures = [view.figures[i] for i in (comparison.a, comparison.b, *comparison.sum_of) if i in view.figures]
    share, part = figures[:2]
    slots = {
        **slots_of("a", share),
        **slots_of("b", part, place=True),
        "why": clause(comparison.why),
        "gap": "",
        "parts": "",
        "sum": "",
    }
    return Hit(view.anchored(figures), slots, variant=variant, level="note" if gentle else None)


def _of(comparison: Comparison, a: Figure, b: Figure) -> str:
    if "share" in (a.metric, b.metric):
        return "shares"
    if comparison.sum_of:
        return "balances" if any(g.startswith("balance") for g in comparison.gates) else "sums"
    return "pairs"


def _within(wanted: str, comparison: Comparison, view: View) -> bool:
    figures = [view.figures[i] for i in (comparison.a, comparison.b, *comparison.sum_of) if i in view.figures]
    one = len({f.article for f in figures}) == 1
    if wanted == "anywhere":
        return True
    if wanted == "headline":
        return one and len({f.in_title for f in figures}) == 2
    return one == (wanted == "article")


def _close(view: View, comparison: Comparison) -> bool:
    """Whether nothing but their nearness makes a weak difference of two exact counts that are not round."""
    if comparison.verdict != "weak" or comparison.missing:
        return False
    one, other = view.pair(comparison)
    if one.bound != "exact" or other.bound != "exact" or not (one.value and other.value):
        return False
    near = abs(one.value - other.value) <= NEAR * max(one.value, other.value)
    rounded = one.value % ROUND == 0 or other.value % ROUND == 0
    sure = all(": unknown" not in gate and ": likely" not in gate for gate in comparison.gates)
    return near and not rounded and sure


def _in_text(view: View, a: Figure, b: Figure) -> bool:
    """The text gives the headline's number as well, beside the other one."""
    title, body = (a, b) if a.in_title else (b, a)
    return any(
        f.metric == title.metric and not f.in_title and f.id != body.id and f.assertion != "superseded"
        and f.value == title.value and key(f.groups) == key(title.groups)
        for f in view.by_article.get(title.article, ())
    )  # fmt: skip


def _shown_together(view: View, a: Figure, b: Figure) -> bool:
    """One article gives both numbers, each with a source of its own: it has told the reader that sources differ."""
    if a.article == b.article:
        return bool(a.attribution and b.attribution) and a.attribution != b.attribution
    for mine, other in ((a, b), (b, a)):
        if _in_words(other, mine.quote):
            return True
        for figure in view.by_article.get(mine.article, ()):
            if figure.id != mine.id and figure.metric == other.metric and same_interval(figure, other):
                if figure.attribution and mine.attribution and figure.attribution != mine.attribution:
                    return True
    return False


def _in_words(figure: Figure, quote: str) -> bool:
    """A sentence holds a figure's number beside its own: "44 killed, by Yerevan's count, and 130 according to Baku"."""
    if figure.value is None or figure.value < LEAST:
        return False
    return bool({grouped(figure.value), plain(figure.value)} & {word.strip(MARKS) for word in quote.split()})


def _fold(view: View, a: Figure, b: Figure) -> tuple[object, ...] | None:
    """Five outlets against three are one disagreement: two numbers of one toll are told once (for each draft)."""
    toll = view.toll_of.get(a.id)
    if toll is None or toll != view.toll_of.get(b.id):
        key: object = tuple(sorted((a.article, b.article)))
    else:
        key = toll
    numbers = tuple(sorted((nominal(a) or 0, nominal(b) or 0)))
    return a.metric, key, numbers, a.article if a.article in view.drafts else ""
