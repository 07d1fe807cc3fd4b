"""A toll's figures as marks on one scale, in time order: for the terminal in cells, for the page in pixels."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Figure, Number


@dataclass(frozen=True, slots=True)
class Mark:
    """What one figure's words admit, as shares 0 to 1 of the scale; open ends are said, not guessed."""

    left: float
    right: float
    point: float | None
    open_left: bool
    open_right: bool
    soft: bool


def top_of(figures: list[Figure]) -> float:
    """The upper end of the scale: the largest number said."""
    return max((float(n) for f in figures for n in (f.low, f.high, f.value) if n is not None), default=1.0) or 1.0


def mark(figure: Figure, top: float) -> Mark:
    """A figure on a scale from 0 to `top`."""

    def share(number: Number) -> float:
        return min(max(float(number) / top, 0.0), 1.0)

    low, high = figure.low, figure.high
    left = 0.0 if low is None else share(low)
    right = 1.0 if high is None else share(high)
    point = share(figure.value) if figure.value is not None else None
    soft = figure.bound in ("about", "vague")
    return Mark(left, right, point, low is None, high is None, soft)


def bar(figure: Figure, top: float, cells: int) -> str:
    """A figure in cells: `●` a number, `├──┤` a range, `├──▶` at least, `◀──┤` at most, `○` about, `┄` vague."""
    m = mark(figure, top)
    left, right = round(m.left * (cells - 1)), round(m.right * (cells - 1))
    row = [" "] * cells
    if left == right and not (m.open_left or m.open_right):
        row[left] = "○" if m.soft else "●"
        return "".join(row)
    for at in range(left, right + 1):
        row[at] = "┄" if m.soft else "─"
    row[left] = "◀" if m.open_left else "├"
    row[right] = "▶" if m.open_right else "┤"
    if m.open_right and left == right:
        row[left] = "▶"
    return "".join(row)


def moment(figure: Figure) -> str | None:
    """The moment a figure stands for on a timeline: as of, else the day it was published, else the day it happened."""
    return figure.as_of or figure.published or figure.event_date
