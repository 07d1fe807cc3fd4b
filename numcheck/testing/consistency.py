"""assert_consistent: the figures of a table, a list, a report or articles can all hold, but for what is accepted."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..differences import (
    BelowZero,
    ConflictingRows,
    DeltaMismatch,
    Difference,
    Divergence,
    Gap,
    LowAboveHigh,
    Mismatch,
    PartExceedsTotal,
    Regression,
    SumMismatch,
    Tolerance,
    Unsourced,
)  # fmt: skip
from ..errors import UsageError
from ..model import LEVELS, Article, Figure, Report
from .acceptance import Accept, _date, apply, gather
from .failure import InconsistencyError
from .reports import report_differences

KIND_OF: dict[str, type[Difference]] = {
    "divergence": Divergence, "falls": Regression, "deltas": DeltaMismatch, "parts": PartExceedsTotal, "estimates":
    LowAboveHigh,
    "conflicts": ConflictingRows, "gaps": Gap, "sums": SumMismatch, "below": BelowZero, "unsourced": Unsourced,
}  # fmt: skip
"""The checks by name, and the kind of difference each one looks for."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What was looked at: the differences, what the data is called, how a table was read, its last date."""

    found: tuple[Difference, ...]
    data: str
    shape: tuple[str, ...] = ()
    last: str | None = None


def assert_consistent(
    data: Any,
    *,
    by: str | Collection[str] | None = None,
    tolerance: Tolerance | None = None,
    as_of_window: str | datetime.timedelta | None = None,
    checks: Collection[str] | None = None,
    accept: Accept | Iterable[Accept] | None = None,
    spec: Any = None,
    fail_on: str = "warning",
    today: str | datetime.date | None = None,
) -> None:
    """Raises InconsistencyError, with all differences, when figures of `data` cannot all hold.

    `data`: a frame (pandas, Polars, Arrow) or file of counts, wide or long; figures as a list or a frame; a Report;
    articles as a list, a file or a folder. `by`: the columns (or fields of a figure) that must be equal for two
    counts to be of the same people; of a table, those that tell its series apart. `tolerance`: what may lie between
    two counts. `as_of_window`: how far apart two moments may be and count as one ("24h", "2d", a timedelta).
    `checks`: names (falls, deltas, parts, estimates, conflicts, gaps, divergence, unsourced) or codes; all but
    unsourced without it. `accept`: acceptances, or TOML files of them. `spec`: a table's spec (a mapping or a
    file). `fail_on`: the level from which on a difference fails. `today`: the day on which acceptances expire or
    not; without it the data's last date.

    Raises InputError when the data cannot be read, UsageError for an argument.
    """
    __tracebackhide__ = True
    if fail_on not in LEVELS:
        raise UsageError(f"fail_on is '{fail_on}'; it takes {', '.join(LEVELS)}")
    names = (by,) if isinstance(by, str) else tuple(by) if by is not None else None
    wanted = (checks,) if isinstance(checks, str) else checks
    seen = examine(data, by=names, tolerance=tolerance, as_of_window=window(as_of_window), checks=wanted, spec=spec)
    judge(seen, accept, fail_on, today, wanted)


def judge(
    seen: Examined, accept: Accept | Iterable[Accept] | None, fail_on: str, today: str | datetime.date | None,
    checks: Collection[str] | None = None,
) -> None:  # fmt: skip
    """Raises InconsistencyError for what is at or above `fail_on` and not accepted, and for stale acceptances."""
    __tracebackhide__ = True  # pytest shows the line of the test, and the message
    left, known, stale = apply(seen.found, gather(accept), _date(today, "today") or seen.last, _ran(checks))
    failing = [d for d in left if LEVELS.index(d.level) <= LEVELS.index(fail_on)]
    if failing or stale:
        raise InconsistencyError([*failing, *stale], data=seen.data, shape=seen.shape, accepted=len(known))


def _ran(checks: Collection[str] | None) -> set[type[Difference]]:
    if checks is None:
        return {*KIND_OF.values(), Mismatch} - {Unsourced}
    codes = {kind.code: kind for kind in KIND_OF.values()}
    known = {**codes, **KIND_OF, "NC202": Regression, "NC102": PartExceedsTotal}
    return {known.get(check, Mismatch) for check in checks}


def examine(
    data: Any, *, by: tuple[str, ...] | None = None, tolerance: Tolerance | None = None,
    as_of_window: datetime.timedelta | None = None,
    checks: Collection[str] | None = None, spec: Any = None,
) -> Examined:  # fmt: skip
    """All differences of any kind of data, at every level."""
    if isinstance(data, Report):
        return _of_report(data, by, tolerance, as_of_window, checks, "the report")
    if isinstance(data, Article):
        data = [data]
    if isinstance(data, (str, Path)):
        path = Path(data)
        if not is_table(path):
            return _of_report(_read(path), by, tolerance, as_of_window, checks, path.as_posix())
    elif isinstance(data, (list, tuple)):
        if all(isinstance(item, Article) for item in data) and data:
            return _of_report(_check(list(data)), by, tolerance, as_of_window, checks, f"{len(data):,} articles")
        if all(isinstance(item, Figure) for item in data):
            if not data:
                return Examined((), "no figure")
            from ..dataset import to_frame

            data = to_frame(data)
        elif all(isinstance(item, Mapping) for item in data):
            import pandas as pd

            data = pd.DataFrame(list(data))
        else:
            kinds = ", ".join(sorted({type(item).__name__ for item in data}))
            raise UsageError(f"a list of figures, of articles or of rows (mappings) is expected, not of {kinds}")
    from ..dataset import check_table, is_frame

    if not isinstance(data, (str, Path)) and not is_frame(data):
        raise UsageError(f"a frame, figures, a report, articles or a path is expected, not {type(data).__name__}")
    report = check_table(data, spec, by=by, tolerance=tolerance, as_of_window=as_of_window, checks=checks)
    name = f"{report.path}, {report.rows:,} rows" if report.path != "frame" else f"a frame of {report.rows:,} rows"
    if report.first:
        name += f", {report.first} to {report.last}"
    return Examined(report.differences, name, report.shape, report.last)


def is_table(path: Path) -> bool:
    """Whether a path is a table of counts and no file of articles: a table's suffix, and neither text nor title among
    its columns
    (or the columns of the figure record)."""
    from ..dataset import header_of
    from ..dataset.readers import FORMATS
    from ..dataset.table import is_figures_table

    if path.suffix.lower() not in FORMATS or not path.is_file():
        return False
    columns = set(header_of(path))
    return is_figures_table(columns) or not columns & {"text", "title"}


def _read(path: Path) -> Report:
    from ..inputs import read

    return _check(list(read(path)))


def _check(articles: list[Article]) -> Report:
    from ..engine import report

    return report(articles)


def _of_report(
    report: Report, by: tuple[str, ...] | None, tolerance: Tolerance | None, as_of_window: datetime.timedelta | None,
    checks: Collection[str] | None, name: str,
) -> Examined:  # fmt: skip
    found = report_differences(report, by=by, tolerance=tolerance, as_of_window=as_of_window)
    if checks is not None:
        kinds = tuple(KIND_OF[c] for c in checks if c in KIND_OF)
        found = [d for d in found if d.title.split()[0] in checks or (kinds and isinstance(d, kinds))]
    dates = [a.published[:10] for a in report.articles if a.published]
    read = (
        f"{len(report.articles):,} article{'s' if len(report.articles) != 1 else ''}, {len(report.figures):,} figures"
    )
    return Examined(tuple(found), f"{name} ({read})", (), max(dates, default=None))


def window(value: str | datetime.timedelta | None) -> datetime.timedelta | None:
    """A span of time: a timedelta, or "24h", "36 hours", "2d", "1 day". Raises UsageError for anything else."""
    if value is None or isinstance(value, datetime.timedelta):
        return value
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(h|hours?|d|days?|w|weeks?)\s*", value)
    if not found:
        raise UsageError(f"as_of_window is '{value}'; write 24h, 2d or a timedelta")
    return datetime.timedelta(hours=float(found[1]) * {"h": 1, "d": 24, "w": 168}[found[2][0]])
