"""Kind `dates`: the calendar, and figures whose moment is unknown."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Figure, When
from ..native import timedelta
from .view import Hit, Param, Params, View, day, first_day, slot_names, slots_of

PARAMS = {
    "what": Param("choice", "weekday", ("weekday", "impossible", "future", "undated", "year", "order")),
    "slack": Param("days", 1),
}
SLOTS = slot_names("a") | {"date", "problem", "published", "count", "rest", "iso", "weekday"}
VARIANTS: tuple[str, ...] = ()
WEEK = 7
"""Days within which a weekday may be the next one as well as the last."""


def find(view: View, params: Params) -> Iterator[Hit]:
    """`weekday`: the named weekday is another; `impossible`: no such day; `future`: a date of a figure after the
    article's own, by more than `slack`; `undated`: an article whose figures have no moment; `year`: a date whose year
    is open; `order`: a figure given as of a day before its event.
    """
    what = params["what"]
    if what in ("weekday", "impossible"):
        yield from _calendar(view, what)
    elif what == "future":
        yield from _future(view, params["slack"])
    elif what == "undated":
        yield from _undated(view)
    elif what == "year":
        yield from _year(view)
    else:
        yield from _order(view)


def _calendar(view: View, what: str) -> Iterator[Hit]:
    for article, when in view.dates:
        if not when.problem:
            continue
        on = day(when.iso) if when.iso and "/" not in when.iso else None
        kind = "weekday" if on is not None and when.weekday is not None else "impossible"
        if kind == what:
            from calendar import day_name

            name = day_name[on.weekday()] if on is not None else ""
            yield Hit(
                slots={"date": when.text, "problem": when.problem.rstrip("."), "iso": when.iso or "", "weekday": name},
                span=(article, when.start, when.end, when.text),
            )


def _future(view: View, slack: float) -> Iterator[Hit]:
    for figure in view.report.figures:
        published, event = day(figure.published), first_day(figure.event_date)
        if published and event and event - published > timedelta(days=slack):
            slots = {**slots_of("a", figure), "date": figure.event_date or "", "published": published.isoformat()}
            yield Hit((figure,), slots, fold=(figure.article, figure.event_date))


def _undated(view: View) -> Iterator[Hit]:
    for article in view.report.articles:
        figures = view.by_article.get(article.id, ())
        dated = any(f.event_date or f.as_of or f.published for f in figures)
        open_ = tuple(f for f in figures if f.role != "perpetrator")
        if open_ and not dated:
            yield Hit(open_, {**slots_of("a", open_[0]), "count": str(len(open_)), "rest": _rest(len(open_) - 1)})


def _year(view: View) -> Iterator[Hit]:
    by_article: dict[str, list[When]] = {}
    for article, when in view.dates:
        if (when.iso or "").startswith("--") and not when.problem:
            by_article.setdefault(article, []).append(when)
    for article, whens in by_article.items():
        # a year matters where a figure hangs on the date
        hung = {(f.event_date or "", f.as_of or "") for f in view.by_article.get(article, ())}
        needed = [w for w in whens if any(w.iso in pair for pair in hung)]
        if needed:
            first = needed[0]
            yield Hit(
                slots={"date": first.text, "iso": first.iso or "", "rest": _rest(len(needed) - 1)},
                span=(article, first.start, first.end, first.text),
            )


def _order(view: View) -> Iterator[Hit]:
    for figure in view.report.figures:
        as_of, event = day(figure.as_of), first_day(figure.event_date)
        if as_of and event and as_of < event and ((event - as_of).days > WEEK or _by_date(view, figure)):
            yield Hit((figure,), {**slots_of("a", figure), "date": figure.event_date or "", "iso": figure.as_of or ""})


def _by_date(view: View, figure: Figure) -> bool:
    """Whether the sentence names the day by its date: "on Friday" may be the Friday after."""
    start, stop = figure.quote_start, figure.quote_start + len(figure.quote)
    return any(
        article == figure.article and start <= when.start < stop and when.iso == figure.as_of
        and any(c.isdigit() for c in when.text)
        for article, when in view.dates
    )  # fmt: skip


def _rest(count: int) -> str:
    return "" if count <= 0 else f" and {count} more"
