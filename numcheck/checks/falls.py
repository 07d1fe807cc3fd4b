"""Kind `falls`: a toll over time: it fell, it is stale, it jumped."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Figure
from .view import GROWING, Hit, Param, Params, View, clause, day, grouped, moment, nominal, slot_names, slots_of

PARAMS = {
    "what": Param("choice", "falls", ("falls", "stale", "jump")),
    "gap": Param("percent", 0.1),
    "days": Param("days", 3),
    "factor": Param("number", 10),
}
SLOTS = slot_names("earlier", "later") | {"why", "gap", "days", "factor"}
VARIANTS = ("revision",)
DISJOINT = ("divergence", "revision")


def find(view: View, params: Params) -> Iterator[Hit]:
    """`falls`: a later figure of a count that only grows is lower, and their intervals are apart; an announced revision
    is a note. `stale`: a later text still gives a lower number that the newer one has overtaken by more than `gap`; or
    a draft gives the count of an earlier day where the ledger has a newer one. `jump`: within `days`, a toll grew by
    `factor` or more.
    """
    for comparison, a, b in view.pairs():
        if a.metric != b.metric or a.metric not in GROWING:
            continue
        before, after = moment(a), moment(b)
        if before is None or after is None or before == after:
            continue
        earlier, later = (a, b) if before < after else (b, a)
        was, now = nominal(earlier), nominal(later)
        if was is None or now is None:
            continue
        if params["what"] == "stale" and _left_behind(view, comparison.verdict, earlier, later):
            # told of an earlier moment, but in a text that came out later: the reader gets the older count
            earlier, later, was, now = later, earlier, now, was
        elif not _wanted(params, comparison.verdict, earlier, later, abs((after - before).days)):
            continue
        slots = {
            **slots_of("earlier", earlier, place=True),
            **slots_of("later", later, place=True),
            "why": clause(comparison.why),
            "gap": grouped(abs(was - now)),
            "days": str(abs((after - before).days)),
            "factor": f"{now / was:.0f}" if was else "",
        }
        announced = comparison.verdict == "revision"
        yield Hit(
            view.anchored((later, earlier)),
            slots,
            variant="revision" if announced else "",
            level="note" if announced else None,
            fold=(
                a.metric,
                view.toll_of.get(a.id, a.article + b.article),
                was,
                now,
                later.article if view.drafts else "",
            ),
        )


def _left_behind(view: View, verdict: str, earlier: Figure, later: Figure) -> bool:
    """A draft that gives a count of an earlier day when the ledger had accepted a newer one, and does not give that."""
    out = day(earlier.published)
    when = moment(later)
    return (
        verdict == "update"
        and earlier.article in view.drafts
        and later.rule.startswith("ledger:")
        and out is not None
        and when is not None
        and out >= when
        and not any(f.metric == later.metric and _reaches(f, later) for f in view.by_article[earlier.article])
    )


def _reaches(figure: Figure, newest: Figure) -> bool:
    here, there = nominal(figure), nominal(newest)
    return figure.id != newest.id and here is not None and there is not None and here >= there


def _wanted(params: Params, verdict: str, earlier: Figure, later: Figure, days: int) -> bool:
    was, now = nominal(earlier) or 0, nominal(later) or 0
    if params["what"] == "falls":
        return verdict in DISJOINT and now < was
    if params["what"] == "stale":
        return (
            not later.rule.startswith("ledger:")
            and earlier.article != later.article
            and verdict in ("weak", "consistent", "refines", "agree")
            and now < was * (1 - params["gap"])
            and "vague" not in (earlier.bound, later.bound)
            and earlier.low is not None  # "as many as 60" overtakes nothing
        )
    return (
        verdict in ("update", "update_possible", "consistent")
        and was > 0
        and now >= was * params["factor"]
        and days <= params["days"]
    )
