"""A toll as an inline SVG: time from left to right, numbers from below, every figure as what its words admit."""

from __future__ import annotations

import datetime
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from html import escape

from ..model import Comparison, Figure
from . import words
from .markup import sentence
from .screen import flat
from .timeline import mark, moment, top_of

_WIDTH, _HEIGHT = 720, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 24, 26, 188
_UNDATED = 96
_ENDS = _WIDTH - 90
"""From here on a number is written to the left of its mark."""
_LETTER = 9
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def drawing(
    name: str, items: list[Figure], current: str | None, told: Iterable[Comparison], anchor: Callable[[Figure], str]
) -> str:
    """The drawing of a toll. Each mark is a link to its figure's row (`anchor`) and carries its sentence."""
    top = _nice_top(top_of(items))
    places = _across(items)
    parts = [f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="group" aria-label="{escape(name)}, over time">']
    parts += _scale(top, items, places)
    at = {figure.id: (places[figure.id], _down(mark(figure, top).point, figure, top)) for figure in items}
    labelled = _labelled(items, at, current)
    for comparison in told:
        if words.stance(comparison.verdict) == "differs" and comparison.a in at and comparison.b in at:
            (x1, y1), (x2, y2) = at[comparison.a], at[comparison.b]
            parts.append(f'<path class="parts" d="M{x1:g} {y1:g}L{x2:g} {y2:g}"/>')
            parts.append(f'<text class="sign" x="{(x1 + x2) / 2:g}" y="{(y1 + y2) / 2:g}" aria-hidden="true">≠</text>')
    for figure in items:
        parts.append(_mark(figure, top, *at[figure.id], figure.id == current, figure.id in labelled, anchor(figure)))
    return "".join([*parts, "</svg>"])


def _label(figure: Figure) -> str:
    return words.grouped(figure.value) if figure.value is not None else words.number(figure)


def _labelled(items: list[Figure], at: dict[str, tuple[float, float]], current: str | None) -> set[str]:
    """The figures whose number is written beside the mark: the current one, and of a few those that find room."""
    ranked = sorted(items, key=lambda figure: figure.id != current)
    taken: list[tuple[float, float, float]] = []
    told = set()
    for figure in ranked if len(items) <= 10 else ranked[:1] if current in at else []:
        x, y = at[figure.id]
        room = _LETTER * len(_label(figure))
        left = x + 9 if x < _ENDS else x - 9 - room
        if all(left + room < one or other < left or abs(y - height) >= 14 for one, other, height in taken):
            taken.append((left, left + room, y))
            told.add(figure.id)
    return told


def _day(figure: Figure) -> int | None:
    """The day of a figure's moment as an ordinal; the end of a range, the middle of a month or year."""
    found = _DAY.fullmatch((moment(figure) or "").rsplit("/", 1)[-1][:10])
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        return datetime.date(year or 1, month or 7, day or 15).toordinal()
    except ValueError:
        return None


def _across(items: list[Figure]) -> dict[str, float]:
    """Where each figure stands from left to right; those of one day side by side, undated ones at the right."""
    days = {figure.id: _day(figure) for figure in items}
    known = [day for day in days.values() if day is not None]
    right = _WIDTH - _RIGHT - (_UNDATED if len(known) < len(items) else 0)
    first, last = (min(known), max(known)) if known else (0, 0)
    groups: dict[int | None, list[str]] = defaultdict(list)
    for ident, day in days.items():
        groups[day].append(ident)
    places: dict[str, float] = {}
    for day, members in groups.items():
        if day is None:
            centre, room = _WIDTH - _RIGHT - _UNDATED / 2, float(_UNDATED)
        elif first == last:
            centre, room = (_LEFT + right) / 2, float(right - _LEFT)
        else:
            centre, room = _LEFT + 20 + (right - _LEFT - 40) * (day - first) / (last - first), 120.0
        step = min(34.0, room / max(len(members), 1))
        for place, ident in enumerate(members):
            x = centre + (place - (len(members) - 1) / 2) * step
            places[ident] = round(min(max(x, _LEFT + 8), _WIDTH - _RIGHT), 1)
    return places


def _nice_top(top: float) -> float:
    """A round number at or above the largest one said."""
    size = 10 ** math.floor(math.log10(top))
    return next(float(step * size) for step in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if step * size >= top)


def _down(share: float | None, figure: Figure, top: float) -> float:
    if share is None:
        m = mark(figure, top)
        share = m.left if m.open_right else m.right if m.open_left else (m.left + m.right) / 2
    return round(_BOTTOM - share * (_BOTTOM - _TOP), 1)


def _scale(top: float, items: list[Figure], places: dict[str, float]) -> list[str]:
    parts = []
    for share in (0, 0.5, 1):
        y = _BOTTOM - share * (_BOTTOM - _TOP)
        parts.append(f'<line class="rule" x1="{_LEFT}" y1="{y:g}" x2="{_WIDTH - 8}" y2="{y:g}"/>')
        number = words.grouped(round(top * share, 1))
        parts.append(f'<text x="{_LEFT - 8}" y="{y + 4:g}" text-anchor="end">{number}</text>')
    days: dict[int, list[float]] = defaultdict(list)
    for figure in items:
        if (day := _day(figure)) is not None:
            days[day].append(places[figure.id])
    last = -100.0
    for day in sorted(days):
        x = sum(days[day]) / len(days[day])
        if x - last >= 84 or day == max(days):
            if x - last < 84:
                # the last day is always told; the label before it gives way
                parts.pop()
            parts.append(
                f'<text x="{x:g}" y="{_BOTTOM + 20}" text-anchor="middle">{datetime.date.fromordinal(day)}</text>'
            )
            last = x
    undated = [places[figure.id] for figure in items if _day(figure) is None]
    if undated:
        x = sum(undated) / len(undated)
        parts.append(f'<text x="{x:g}" y="{_BOTTOM + 20}" text-anchor="middle">undated</text>')
    return parts


def _mark(figure: Figure, top: float, x: float, y: float, now: bool, labelled: bool, link: str) -> str:
    m = mark(figure, top)
    high = _BOTTOM - m.right * (_BOTTOM - _TOP) if not m.open_right else _TOP - 4
    low = _BOTTOM - m.left * (_BOTTOM - _TOP)
    shapes = []
    if m.open_left or m.open_right or m.left != m.right:
        shapes.append(f'<line x1="{x:g}" y1="{low:g}" x2="{x:g}" y2="{high:g}"/>')
        shapes.append(_end(x, high, -1, m.open_right))
        shapes.append(_end(x, low, 1, m.open_left))
    if m.point is not None:
        shapes.append(f'<circle cx="{x:g}" cy="{y:g}" r="5"/>')
    box_top, box_bottom = min(high, y) - 8, max(low, y) + 8
    shapes.append(f'<rect class="hit" x="{x - 12:g}" y="{box_top:g}" width="24" height="{box_bottom - box_top:g}"/>')
    if labelled:
        where = f'x="{x + 9:g}" y="{y - 7:g}"' if x < _ENDS else f'x="{x - 9:g}" y="{y - 7:g}" text-anchor="end"'
        shapes.append(f'<text class="number" {where}>{escape(_label(figure))}</text>')
    soft = {"about": " about", "vague": " vague"}.get(figure.bound, "")
    by = flat(figure.attribution or figure.source or "no source given")
    said = f"{words.number(figure)}, {by}, {words.date(moment(figure)) or 'undated'}: {flat(''.join(sentence(figure)))}"
    return (
        f'<a href="#{link}" aria-label="{escape(said)}" class="mark{soft}{" now" if now else ""}">{"".join(shapes)}</a>'
    )


def _end(x: float, y: float, way: int, is_open: bool) -> str:
    """An arrow where the interval is open, else a cap; `way` is -1 upwards."""
    if is_open:
        return f'<path d="M{x - 5:g} {y - way * 7:g}L{x + 5:g} {y - way * 7:g}L{x:g} {y:g}Z"/>'
    return f'<line x1="{x - 5:g}" y1="{y:g}" x2="{x + 5:g}" y2="{y:g}"/>'
