"""Each finding in full: code, place, message, the lines with the words underlined, both sides, what would settle it."""

from __future__ import annotations

from ..checks.view import said as phrase
from ..model import Comparison, Figure, Finding, Report
from . import words
from .screen import flat, paint, safe, wrap
from .sources import Sources, sources

_SIDES = 6


class Lookup:
    """A report's figures by id and its comparisons by pair, for the findings that point to them."""

    def __init__(self, report: Report, known: Sources) -> None:
        self.sources = known
        self.figures = {figure.id: figure for figure in report.figures}
        self._compared: dict[str, list[Comparison]] = {}
        for comparison in report.comparisons:
            for one in {comparison.a, comparison.b}:
                self._compared.setdefault(one, []).append(comparison)

    def sides(self, finding: Finding) -> list[Figure]:
        """The figures a finding rests on, its anchor first."""
        return [self.figures[one] for one in finding.figures if one in self.figures]

    def missing(self, finding: Finding) -> list[str]:
        """What would settle the finding, as its comparisons say."""
        ids = set(finding.figures)
        if not ids:
            return []
        found: dict[str, None] = {}
        for comparison in self._compared.get(finding.figures[0], []):
            if {comparison.a, comparison.b, *comparison.sum_of} <= ids:
                found.update(dict.fromkeys(comparison.missing))
        return list(found)


def write(report: Report, kind: str, room: int, color: bool) -> str:
    """For `check` and `report` the findings, for `extract` the figures; then how much was read."""
    known = sources(report)
    lookup = Lookup(report, known)
    if kind == "extract":
        blocks = [_figure(figure, known, room, color) for figure in report.figures] or ["No figures were found.\n"]
    else:
        open_ones = [finding for finding in report.findings if finding.suppressed is None]
        blocks = [block(finding, lookup, room, color) for finding in open_ones] or [f"{words.none(report, kind)}\n"]
    return "\n".join([*blocks, closing(report, kind, room, color)])


def block(finding: Finding, lookup: Lookup, room: int, color: bool) -> str:
    """One finding: its head, its sides with their lines, and what would settle it."""
    known = lookup.sources
    sides = lookup.sides(finding)
    place = safe(f"{known.path(finding.article)}:{finding.line}:{finding.column}")
    lines = [
        (
            f"{paint(f'{finding.level} {finding.code}', finding.level, color)} "
            f"{paint(finding.name, 'bold', color)}  {place}"
        )
    ]
    lines += ["  " + part for part in wrap(flat(finding.message), room - 2)]
    if not sides:
        lines += _excerpt(
            known, finding.article, finding.start, finding.end, finding.line, "", room, finding.level, color
        )
    for number, figure in enumerate(sides[:_SIDES]):
        style = finding.level if number == 0 else "dim"
        start, end = figure.start, figure.end
        lines += _excerpt(known, figure.article, start, end, figure.line, _side(figure), room, style, color)
    if len(sides) > _SIDES:
        lines.append(f"  … and {words.counted(len(sides) - _SIDES, 'more figure')}")
    for number, missing in enumerate(lookup.missing(finding)):
        lines += ["", *_hanging("to settle it: ", flat(missing), room)][number > 0 :]
    return "\n".join(lines) + "\n"


def _side(figure: Figure) -> str:
    """Who says it and for when: the line above an excerpt."""
    said = [flat(phrase(figure))]
    if figure.attribution or figure.source:
        said.append(flat(figure.attribution or figure.source or ""))
    if moment := words.when(figure) or (f"published {words.date(figure.published)}" if figure.published else ""):
        said.append(moment)
    return ", ".join(said)


def _excerpt(
    known: Sources, article: str, start: int, end: int, line: int, about: str, room: int, style: str, color: bool
) -> list[str]:
    rows = known.marked(article, start, end, line, room - len(str(line + 2)) - 7)
    place = safe(f"{known.path(article)}:{line}")
    lines = ["", *(paint(part, "bold", color) for part in _hanging("", f"{place}  {about}".rstrip(), room))]
    for row in rows:
        gutter = str(row.line).rjust(len(str(line + 2)))
        bar = paint(f"  {gutter} │ ", "dim", color)
        blank = paint(f"  {' ' * len(gutter)} │ ", "dim", color)
        lines += [bar + row.text, blank + " " * row.before + paint("^" * row.length, style, color)]
    return lines


def _hanging(label: str, text: str, room: int) -> list[str]:
    first, *rest = wrap(label + text, room - 4)
    return ["  " + first, *("    " + part for part in wrap(" ".join(rest), room - 4) if part)]


def _figure(figure: Figure, known: Sources, room: int, color: bool) -> str:
    by = [flat(part) for part in (figure.attribution, words.when(figure), figure.place) if part]
    aside = words.aside(figure)
    title = flat(str(figure)) + (f" ({aside})" if aside else "")
    first, *rest = wrap("\u00a0 ".join([title, ", ".join(by)]) if by else title, room)
    lines = [paint(title, "bold", color) + first[len(title) :] if first.startswith(title) else first, *rest]
    lines += _excerpt(known, figure.article, figure.start, figure.end, figure.line, "", room, "note", color)[1:]
    return "\n".join(lines) + "\n"


def closing(report: Report, kind: str, room: int, color: bool) -> str:
    """How much was read, as the last lines."""
    return "".join(paint(part, "bold", color) + "\n" for part in wrap(words.how_much(report.summary, kind), room))
