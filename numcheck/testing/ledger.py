"""assert_matches_ledger: figures agree with those a desk has accepted."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..address import shown
from ..differences import Difference, Divergence, Regression, Row, Tolerance, Unsourced
from ..errors import Problem, UsageError
from ..model import Article, Figure, Report, notation, plain
from .acceptance import Accept
from .consistency import Examined, _check, _read, is_table, judge, window

BY = ("metric", "groups", "place", "event_date", "scope")
GROWING = ("killed", "casualties", "hostages_taken", "hostages_freed", "rescued")


@dataclass(frozen=True, slots=True)
class _Count:
    """One row of either side: its key, the interval it says, its moment."""

    key: tuple[str, ...]
    low: float
    high: float
    moment: datetime.date | None
    metric: str
    said: str
    row: Row


def assert_matches_ledger(
    data: Any,
    ledger: Any,
    *,
    by: str | Collection[str] | None = None,
    tolerance: Tolerance | None = None,
    as_of_window: str | datetime.timedelta | None = None,
    missing: str = "ignore",
    accept: Accept | Iterable[Accept] | None = None,
    fail_on: str = "warning",
    today: str | datetime.date | None = None,
) -> None:
    """Raises InconsistencyError when a figure of `data` does not fit what the ledger has for the same people.

    `ledger`: the file or address of a ledger (what stands in it), or a frame or file (CSV, JSON Lines, Parquet) of
    accepted figures, with the columns of `by`, a count as `value` or `low` and `high`, and its moment as `as_of`,
    `date` or `published`. `by`: what must be equal, by default those of metric, groups, place, event_date and scope
    that both sides have; a row where one is unknown matches nothing.

    A figure must meet the ledger's count of its moment (`as_of_window` apart at most). A later figure may be
    larger, but of a count that only grows not smaller than the newest earlier entry; an earlier one not larger than
    the first later entry. A figure of unknown moment must meet some entry. `missing="fail"` also fails figures the
    ledger has nothing for. Other arguments as in `assert_consistent`.
    """
    __tracebackhide__ = True
    if missing not in ("ignore", "fail"):
        raise UsageError(f"missing is '{missing}'; it takes ignore, fail")
    left, right = _frame(data), _frame(ledger)
    if by is None:
        names = tuple(n for n in BY if n in left.columns and n in right.columns)
    else:
        names = (by,) if isinstance(by, str) else tuple(by)
    problems = [
        Problem(f"{side} has no column '{n}'")
        for side, f in (("data", left), ("ledger", right))
        for n in names
        if n not in f
    ]
    if problems or not names:
        raise UsageError(*(problems or [Problem("data and ledger share none of " + ", ".join(BY) + "; say by=…")]))
    figures = list(_counts(left, names, "data", _path(data)))
    entries: dict[tuple[str, ...], list[_Count]] = {}
    for entry in _counts(right, names, "ledger", _path(ledger)):
        entries.setdefault(entry.key, []).append(entry)
    span = window(as_of_window) or datetime.timedelta(0)
    found = [
        d for figure in figures
        for d in _compare(figure, entries.get(figure.key, []), tolerance or Tolerance(), span, missing == "fail")
    ]  # fmt: skip
    last = max((c.moment.isoformat() for c in figures if c.moment), default=None)
    size = sum(len(e) for e in entries.values())
    judge(
        Examined(tuple(found), f"{len(figures):,} figures against {size:,} of the ledger", (), last),
        accept,
        fail_on,
        today,
    )


def _path(data: Any) -> str | None:
    return shown(data) if isinstance(data, (str, Path)) else None


def _frame(data: Any) -> Any:
    from ..dataset import read_table, to_frame, to_pandas
    from ..ledger import is_ledger, standing

    if isinstance(data, (str, Path)):
        if is_ledger(data):
            return to_frame(standing(data))
        if is_table(Path(data)):
            return read_table(data).frame
        data = _read(Path(data))
    if isinstance(data, Article):
        data = [data]
    if isinstance(data, (list, tuple)) and data and all(isinstance(item, Article) for item in data):
        data = _check(list(data))
    if isinstance(data, Report):
        return to_frame(data.figures)
    if isinstance(data, (list, tuple)) and all(isinstance(item, Figure) for item in data):
        return to_frame(data)
    return to_pandas(data)


def _counts(frame: Any, names: tuple[str, ...], side: str, path: str | None) -> Iterator[_Count]:
    has = set(map(str, frame.columns))
    if not has & {"value", "low", "high"}:
        raise UsageError(f"{side} has no column value, low or high")
    infinite = float("inf")
    for number, record in enumerate(frame.to_dict("records"), 1):
        cells = {str(k): _known(v) for k, v in record.items()}
        low, high, value = (cells.get(n) for n in ("low", "high", "value"))
        if low is None and high is None:
            if value is None:
                continue
            low = high = value
        if cells.get("assertion") in ("denied", "revised", "superseded") or cells.get("role") not in (None, "toll"):
            continue
        key = tuple(_text(cells.get(n), n) for n in names)
        if any(k == "" for k, n in zip(key, names, strict=True) if n != "groups"):
            continue
        said = notation(
            low, high, value if value is not None else low if low == high else None, str(cells.get("bound") or "exact")
        )
        moment = next((m for n in ("as_of", "date", "report_date", "published") if (m := _day(cells.get(n)))), None)
        metric = str(cells.get("metric") or key[0])
        article = cells.get("article")
        said_by = str(cells.get("attribution") or cells.get("source") or "")
        row = Row(
            int(cells["line"]) if article and cells.get("line") else number, moment.isoformat() if moment else None,
            " ".join(filter(None, ("ledger:" if side == "ledger" else "", said_by))) or None,
            str(cells.get("quote") or f"{metric} {said}"), str(article) if article else path,
        )  # fmt: skip
        yield _Count(key, float(low) if low is not None else -infinite, float(high) if high is not None else infinite,
                     moment, metric, said, row)  # fmt: skip


def _known(value: Any) -> Any:
    if value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and value != value):
        return None
    return value


def _text(value: Any, name: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return (
            "; ".join(sorted(p.strip() for p in value.split(";") if p.strip())) if name == "groups" else value.strip()
        )
    if hasattr(value, "__iter__"):
        return "; ".join(sorted(str(v) for v in value))
    return str(value)


def _day(value: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(value).split("/")[-1][:10]) if value is not None else None
    except ValueError:
        return None


def _compare(
    figure: _Count, entries: list[_Count], tolerance: Tolerance, span: datetime.timedelta, must: bool
) -> Iterator[Difference]:
    where = ", ".join(k for k in figure.key if k and k != figure.metric) or None
    if not entries:
        if must:
            yield Unsourced(
                figure.metric, figure.row.on, figure.said, where=where, level="warning", rows=(figure.row,),
                sentence=f"{figure.metric} {figure.said}{_in(where)}: the ledger has no figure of these people",
            )  # fmt: skip
        return
    dated = sorted((e for e in entries if e.moment), key=lambda e: e.moment or datetime.date.min)
    if figure.moment is None or not dated:
        if not any(_meet(figure, e, tolerance) for e in entries):
            yield _divergence(
                figure, min(entries, key=lambda e: _gap(figure, e)), where, "no entry of the ledger has it"
            )
        return
    same = [e for e in dated if e.moment and abs(e.moment - figure.moment) <= span]
    if same:
        if not any(_meet(figure, e, tolerance) for e in same):
            yield _divergence(figure, min(same, key=lambda e: _gap(figure, e)), where, "both of one moment")
        return
    if figure.metric not in GROWING:
        return
    earlier = [e for e in dated if e.moment and e.moment < figure.moment]
    if (
        earlier
        and figure.high < earlier[-1].low
        and not tolerance.allows(earlier[-1].low - figure.high, earlier[-1].low)
    ):
        entry = earlier[-1]
        yield Regression(
            figure.metric, figure.row.on, entry.said, figure.said, where=where, level="warning",
            told_as="NC203 stale-figure",
            rows=(entry.row, figure.row),
            sentence=f"{figure.metric}{_in(where)} is {figure.said} on {figure.row.on}, "
            f"below the {entry.said} the ledger has from {entry.row.on}: "
            f"{plain(entry.low - figure.high)} fewer, and this count only grows",
        )  # fmt: skip
    later = [e for e in dated if e.moment and e.moment > figure.moment]
    if later and figure.low > later[0].high and not tolerance.allows(figure.low - later[0].high, figure.low):
        yield _divergence(figure, later[0], where, "the later count is smaller, and this count only grows")


def _divergence(figure: _Count, entry: _Count, where: str | None, why: str) -> Divergence:
    ledger_on = f" ({entry.row.on})" if entry.row.on else ""
    on = f" ({figure.row.on})" if figure.row.on else ""
    return Divergence(
        figure.metric, figure.row.on, figure.said, entry.said, where=where, level="warning",
        rows=(figure.row, entry.row),
        sentence=f"{figure.metric}{_in(where)}: {figure.said}{on} differs from the ledger's {entry.said}{ledger_on} by "
        f"{plain(_gap(figure, entry))}; {why}",
    )  # fmt: skip


def _in(where: str | None) -> str:
    return f" ({where})" if where else ""


def _gap(a: _Count, b: _Count) -> float:
    return max(a.low - b.high, b.low - a.high)


def _meet(a: _Count, b: _Count, tolerance: Tolerance) -> bool:
    size = max((abs(v) for v in (a.low, a.high, b.low, b.high) if abs(v) != float("inf")), default=0.0)
    gap = _gap(a, b)
    return gap <= 0 or tolerance.allows(gap, size)
