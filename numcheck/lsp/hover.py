"""What an editor shows at a figure: how it was read, the toll it belongs to, and how others tell it."""

from __future__ import annotations

import re

from lsprotocol import types

from ..model import Comparison, Figure, Toll
from ..report import words
from ..report.screen import flat
from ..report.sources import Sources
from .convert import Units, lines, spot, uri
from .desk import Checked

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!])")
_MOST = 12


def hover(checked: Checked, position: types.Position, units: Units) -> types.Hover | None:
    """The card of the figure at a position; None where there is none."""
    known = checked.sources()
    for figure in figures_at(checked, position, known, units):
        text = card(checked, figure, known)
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), spot(figure, known, units))
    return None


def figures_at(checked: Checked, position: types.Position, known: Sources, units: Units) -> list[Figure]:
    """The figures whose words hold a position, the shortest first."""
    buffer = lines(checked.text)
    if position.line >= len(buffer):
        return []
    at = (position.line, units.of(buffer[position.line][: units.offset(buffer[position.line], position.character)]))
    found = []
    for figure in checked.figures():
        if figure.line - 1 <= at[0]:
            place = spot(figure, known, units)
            if (place.start.line, place.start.character) <= at <= (place.end.line, place.end.character):
                found.append(figure)
    return sorted(found, key=lambda figure: (figure.end - figure.start, figure.start))


def card(checked: Checked, figure: Figure, known: Sources) -> str:
    """The figure as Markdown: what it says, its toll in time order, each other figure with the verdict on the two."""
    lookup = checked.lookup()
    head = f"**{_md(words.metric(figure.metric))} · {_md(words.number(figure))}**"
    if people := words.who(figure):
        head += f" {_md(people)}"
    parts = [head, "", *_read(figure, lookup.figures)]
    tolls = [toll for toll in checked.report.tolls if figure.id in toll.figures]
    compared = _verdicts(checked.report.comparisons, figure)
    told: set[str] = {figure.id}
    for toll in tolls:
        others = [lookup.figures[one] for one in toll.figures if one != figure.id and one in lookup.figures]
        told.update(other.id for other in others)
        parts += ["", f"**Toll** {_md(words.toll(toll, [figure, *others]))}", *_others(others, compared, known, toll)]
    rest = [lookup.figures[one] for one in compared if one not in told and one in lookup.figures]
    if rest:
        parts += ["", "**Compared with**", *_others(rest, compared, known, None)]
    if not tolls and not rest:
        parts += ["", "No other figure is comparable."]
    return "\n".join(parts)


def _read(figure: Figure, figures: dict[str, Figure]) -> list[str]:
    rows = [("reads as", words.interval(figure.low, figure.high) + (f" ({figure.bound.replace('_', ' ')})"
                                                                   if figure.bound != "exact" else "")),
            ("where", figure.place), ("when", words.when(figure)), ("says", figure.attribution),
            ("but", words.aside(figure))]  # fmt: skip
    if figure.part_of in figures:
        rows.append(("part of", words.number(figures[figure.part_of])))
    lines_ = [f"- {name}: {_md(value)}" for name, value in rows if value]
    return [*lines_, f"- rule: `{figure.rule}`"] if figure.rule else lines_


def _verdicts(comparisons: tuple[Comparison, ...], figure: Figure) -> dict[str, Comparison]:
    """The comparisons of a figure by the other one; of several that which differs comes first."""
    found: dict[str, Comparison] = {}
    for one in comparisons:
        ids = {one.a, one.b, *one.sum_of}
        if figure.id in ids:
            for other in sorted(ids - {figure.id}):
                if other not in found or words.stance(one.verdict) == "differs":
                    found[other] = one
    return found


def _others(
    figures: list[Figure], compared: dict[str, Comparison], known: Sources, toll: Toll | None
) -> list[str]:  # fmt: skip
    if not figures:
        return ["- this figure alone"]
    made = []
    for other in figures[:_MOST]:
        by = other.attribution or other.source
        said = [words.number(other), by, words.date(other.as_of or other.published)]
        line = "- " + ", ".join(_md(part) for part in said if part)
        if toll is not None and toll.current == other.id:
            line += " (current)"
        if verdict := compared.get(other.id):
            line += f": *{verdict.verdict.replace('_', ' ')}*, {_md(verdict.why)}"
        path = known.path(other.article)
        made.append(f"{line} ([{_md(path)}:{other.line}]({uri(path)}#L{other.line}))")
    if len(figures) > _MOST:
        made.append(f"- … and {words.counted(len(figures) - _MOST, 'more figure')}")
    return made


def _md(text: str) -> str:
    """Plain text inside Markdown."""
    return _MARKS.sub(r"\\\1", flat(text))
