"""What a test can find: typed differences, frozen, with a repr that can be pasted back as an acceptance."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any, ClassVar, TypeVar

from .model import Number

D = TypeVar("D", bound="Difference")
Said = Number | str
"""A number, or a count in the short notation (`> 1300`)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row a difference rests on: where it stands, when it is of, who said it, what it says."""

    line: int
    on: str | None = None
    source: str | None = None
    says: str = ""
    path: str | None = None


@dataclass(frozen=True, repr=False, kw_only=True)
class Difference:
    """Two or more statements that cannot both hold.

    A field left None matches anything when the difference is used as an acceptance. `level`, `sentence` and `rows`
    describe; they are no part of what is compared or pasted.
    """

    code: ClassVar[str] = ""
    name: ClassVar[str] = ""
    where: str | None = field(default=None)
    """The series, in a table that holds several: `region=North`."""
    level: str = field(default="error", compare=False)
    sentence: str = field(default="", compare=False)
    rows: tuple[Row, ...] = field(default=(), compare=False)
    told_as: str = field(default="", compare=False)
    """The rule's code and name, where it is another than the kind's: `NC202 toll-falls`."""

    def __repr__(self) -> str:
        """The difference as the Python that makes it: the first field by place, the rest by name, unknown ones
        left out.
        """
        parts: list[str] = []
        for item in self._compared():
            value = getattr(self, item)
            if value is not None:
                parts.append(_literal(value) if not parts else f"{item}={_literal(value)}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def __str__(self) -> str:
        return f"{self.title}: {self.sentence}" if self.sentence else repr(self)

    @property
    def title(self) -> str:
        """The code and name of the rule: `NC701 cumulative-falls`."""
        return self.told_as or f"{self.code} {self.name}"

    def _compared(self) -> list[str]:
        own = [item.name for item in fields(self) if item.compare and item.name != "where"]
        return [*own, "where"]

    def covers(self, found: Difference) -> bool:
        """Whether this one, used as an acceptance, is meant for the one found: same kind, and every field given
        is equal.
        """
        return type(self) is type(found) and all(
            wanted is None or wanted == getattr(found, item)
            for item in self._compared()
            for wanted in (getattr(self, item),)
        )

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of its rows, each once, in row order."""
        return tuple(dict.fromkeys(row.source for row in self.rows if row.source))

    @property
    def subject(self) -> str:
        """The measurement it is about."""
        return str(getattr(self, self._compared()[0]))

    @property
    def accept_line(self) -> str:
        """The line to paste into `accept=[…]` once the reason is known."""
        return f'accepted({self!r}, reason="…")'

    def record(self) -> dict[str, Any]:
        """One JSON-ready record: code, level, kind, its fields, the sentence, the rows and the line that accepts it."""
        return {
            "code": self.title.split()[0], "name": self.title.split()[-1], "level": self.level,
            "kind": type(self).__name__,
            "what": self.subject, "where": self.where, "on": getattr(self, "on", None),
            **{f: getattr(self, f) for f in self._compared() if f not in ("what", "where", "on")},
            "message": self.sentence,
            "rows": [asdict(row) for row in self.rows],
            "accept": None if isinstance(self, StaleAcceptance) else self.accept_line,
        }  # fmt: skip


def _literal(value: Any) -> str:
    """Python source of a value, with double quotes as people type them."""
    if isinstance(value, str):
        body = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
        return f'"{body}"'
    if isinstance(value, tuple):
        return f"({', '.join(_literal(v) for v in value)}{',' if len(value) == 1 else ''})"
    return repr(value)


@dataclass(frozen=True, repr=False)
class Divergence(Difference):
    """Two counts of the same people at the same moment whose ranges do not meet."""

    code: ClassVar[str] = "NC201"
    name: ClassVar[str] = "metric-divergence"
    what: str
    on: str | None = None
    a: Said | None = None
    b: Said | None = None


@dataclass(frozen=True, repr=False)
class Regression(Difference):
    """A count that can only grow is smaller later."""

    code: ClassVar[str] = "NC701"
    name: ClassVar[str] = "cumulative-falls"
    what: str
    on: str | None = None
    before: Said | None = None
    after: Said | None = None


@dataclass(frozen=True, repr=False)
class DeltaMismatch(Difference):
    """The number of a day is not what the cumulative count grew by."""

    code: ClassVar[str] = "NC702"
    name: ClassVar[str] = "daily-not-difference"
    what: str
    on: str | None = None
    daily: Said | None = None
    before: Said | None = None
    after: Said | None = None


@dataclass(frozen=True, repr=False)
class PartExceedsTotal(Difference):
    """A part is larger than the whole it belongs to."""

    code: ClassVar[str] = "NC703"
    name: ClassVar[str] = "part-above-total"
    what: str
    total: str | None = None
    on: str | None = None
    part_is: Said | None = None
    total_is: Said | None = None


@dataclass(frozen=True, repr=False)
class LowAboveHigh(Difference):
    """The lower estimate is above the higher one, or the best estimate outside both."""

    code: ClassVar[str] = "NC704"
    name: ClassVar[str] = "low-above-high"
    what: str
    on: str | None = None
    low: Said | None = None
    high: Said | None = None


@dataclass(frozen=True, repr=False)
class ConflictingRows(Difference):
    """One measurement is told twice, in two rows or two columns, with different numbers."""

    code: ClassVar[str] = "NC705"
    name: ClassVar[str] = "conflicting-rows"
    what: str
    on: str | None = None
    values: tuple[Said, ...] | None = None
    against: str | None = None


@dataclass(frozen=True, repr=False)
class Gap(Difference):
    """A regular series has no value for some dates."""

    code: ClassVar[str] = "NC706"
    name: ClassVar[str] = "gap-in-series"
    what: str
    on: str | None = None
    days: int | None = None


@dataclass(frozen=True, repr=False)
class SumMismatch(Difference):
    """A total is not what its parts come to."""

    code: ClassVar[str] = "NC707"
    name: ClassVar[str] = "total-not-sum"
    what: str
    on: str | None = None
    parts_are: Said | None = None
    total_is: Said | None = None


@dataclass(frozen=True, repr=False)
class BelowZero(Difference):
    """A count is negative."""

    code: ClassVar[str] = "NC708"
    name: ClassVar[str] = "below-zero"
    what: str
    on: str | None = None
    value: Said | None = None


@dataclass(frozen=True, repr=False)
class Unsourced(Difference):
    """A figure of which nobody is named as the source."""

    code: ClassVar[str] = "NC401"
    name: ClassVar[str] = "unattributed"
    what: str
    on: str | None = None
    value: Said | None = None


@dataclass(frozen=True, repr=False)
class Mismatch(Difference):
    """Any other finding of a report, by its rule's code: a weekday, a sum, a headline."""

    code: ClassVar[str] = "NC500"
    name: ClassVar[str] = "finding"
    rule: str
    article: str | None = None
    finding: str | None = None


@dataclass(frozen=True, repr=False)
class SchemaMismatch(Difference):
    """A column of a frame of figures is missing, has another type, or holds values outside its list."""

    code: ClassVar[str] = "NC700"
    name: ClassVar[str] = "schema"
    column: str
    expected: str | None = None
    found: str | None = None


@dataclass(frozen=True, repr=False)
class StaleAcceptance(Difference):
    """An acceptance that matches nothing, gives no reason or has expired."""

    code: ClassVar[str] = "NC905"
    name: ClassVar[str] = "stale-acceptance"
    acceptance: str
    why: str | None = None


KINDS: dict[str, type[Difference]] = {
    kind.__name__: kind
    for kind in (
        Divergence, Regression, DeltaMismatch, PartExceedsTotal, LowAboveHigh, ConflictingRows, Gap, SumMismatch,
        BelowZero, Unsourced, Mismatch, SchemaMismatch,
    )
}  # fmt: skip
"""The kinds that can be accepted, by name."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far two counts may lie apart before they differ: `rel` of the larger one (0.05 is 5 %), or `abs` people."""

    rel: float = 0.0
    abs: float = 0.0

    def __post_init__(self) -> None:
        if not (0 <= self.rel < 1) or self.abs < 0:
            raise ValueError(f"a tolerance has 0 <= rel < 1 and abs >= 0, this one rel={self.rel}, abs={self.abs}")

    def allows(self, gap: float, size: float) -> bool:
        """Whether a gap is within the larger of the two allowances, `size` being the larger of the two counts."""
        return gap <= max(self.abs, self.rel * abs(size))
