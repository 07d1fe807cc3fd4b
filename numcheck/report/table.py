"""The report for a terminal: every figure in a table, the tolls and how they fit, the findings, how much was read."""

from __future__ import annotations

from ..model import Comparison, Figure, Report, Toll
from . import words
from .full import Lookup, block, closing
from .screen import columns, flat, head, pad, paint, shorter, width, wrap
from .sources import Sources, sources
from .timeline import bar, moment, top_of

_WIDE, _NARROW = 110, 72
_SIGNS = {"fits": "=", "moves": ">", "differs": "≠", "open": "?"}
_SHOWN = 6


def write(report: Report, kind: str, room: int, color: bool) -> str:
    """The whole report in `room` cells; for `extract` the figures, for `check` the findings."""
    known = sources(report)
    parts = []
    if kind in ("report", "extract"):
        parts.append(figures(report.figures, known, room, color))
    if kind == "report":
        parts.append(tolls(report, known, room, color))
    if kind != "extract":
        parts.append(findings(report, known, room, color))
    parts.append(closing(report, kind, room, color))
    return "\n".join(part for part in parts if part)


def _title(text: str, color: bool) -> str:
    return paint(text, "bold", color) + "\n\n"


def figures(items: tuple[Figure, ...], known: Sources, room: int, color: bool) -> str:
    """The table of figures: seven columns where there is room, else four of two lines each."""
    if not items:
        return "No figures were found.\n"
    if room >= _WIDE:
        headers = ["metric", "number", "who", "where", "when", "by whose word", "article:line"]
        rows = [_row(figure, known) for figure in items]
        least = [9, 12, 10, 8, 10, 12, 16]
    else:
        headers = ["figure", "who, where", "when, by whom", "article:line"]
        rows = [_folded(figure, known) for figure in items]
        least = [12, 10, 13, 12]
    return _title(words.counted(len(items), "figure").capitalize(), color) + _grid(headers, rows, least, room, color)


def _row(figure: Figure, known: Sources) -> list[str]:
    aside = words.aside(figure)
    return [
        words.metric(figure.metric) + (f" ({aside})" if aside else ""),
        words.number(figure),
        words.who(figure),
        flat(figure.place or ""),
        words.when(figure).replace("as of ", "as\u00a0of\u00a0"),
        flat(figure.attribution or "–"),
        known.where(figure),
    ]


def _folded(figure: Figure, known: Sources) -> list[str]:
    name, number, people, place, when, by, where = _row(figure, known)
    return [f"{name}\n{number}", f"{people or '–'}\n{place}", f"{when}\n{by}" if when else by, where]


def _grid(headers: list[str], rows: list[list[str]], least: list[int], room: int, color: bool) -> str:
    from tabulate import tabulate

    longest = [[max(cell.split("\n"), key=width) for cell in row] for row in rows]
    widths = columns(longest, [text + "  " for text in headers], room, least)
    body = [
        [
            "\n".join(_cell(part, widths[i], i == len(row) - 1) for part in cell.split("\n") if part or i == 0)
            for i, cell in enumerate(row)
        ]
        for row in rows
    ]
    heads = [paint(head(text, widths[i] - 2), "dim", color) for i, text in enumerate(headers)]
    grid = tabulate(body, headers=heads, tablefmt="simple", disable_numparse=True)
    return "\n".join(line.replace("\u00a0", " ").rstrip() for line in grid.split("\n")) + "\n"


def _cell(text: str, cells: int, place: bool) -> str:
    return shorter(text, cells) if place else "\n".join(wrap(text, cells, limit=3))


def tolls(report: Report, known: Sources, room: int, color: bool) -> str:
    """One block a toll that several figures tell: its figures on one scale, then how they fit."""
    by_id = {figure.id: figure for figure in report.figures}
    home: dict[str, str] = {}
    for toll in report.tolls:
        for figure_id in toll.figures:
            home.setdefault(figure_id, toll.id)
    told: dict[str, list[Comparison]] = {}
    rest: list[Comparison] = []
    for comparison in report.comparisons:
        place = home.get(comparison.a) or home.get(comparison.b)
        if place:
            told.setdefault(place, []).append(comparison)
        else:
            rest.append(comparison)
    shown = [toll for toll in report.tolls if len(toll.figures) > 1 or toll.id in told]
    blocks = [_block(toll, told.get(toll.id, []), by_id, known, room, color) for toll in shown]
    if rest:
        places = {f.id: known.where(f) for c in rest for f in _parts(c, by_id)}
        blocks.append("Between figures of no toll\n" + _fits(rest, room, color, places))
    alone = len(report.tolls) - len(shown)
    if alone:
        less = "more " if shown else ""
        blocks.append(f"{words.counted(alone, less + 'toll', less + 'tolls')} told by one figure only.\n")
    if not blocks:
        return ""
    return _title("Tolls, and how their figures fit", color) + "\n".join(blocks)


def _block(toll: Toll, told: list[Comparison], by_id: dict[str, Figure], known: Sources, room: int, color: bool) -> str:
    items = [by_id[figure_id] for figure_id in toll.figures if figure_id in by_id]
    count = f"{words.counted(len(items), 'figure')}, {words.counted(len({f.article for f in items}), 'article')}"
    name = words.toll(toll, items)
    lines = []
    if width(name) + 2 + len(count) <= room:
        lines.append(paint(pad(name, room - len(count)), "bold", color) + count)
    else:
        lines += [*(paint(part, "bold", color) for part in wrap(name, room)), "  " + count]
    top = top_of(items)
    cells = 24 if room >= _WIDE else 10 if room >= _NARROW else 0
    rows = [
        (words.date(moment(f)) or "undated", words.number(f), flat(f.attribution or f.source or "–"), known.where(f), f)
        for f in items
    ]
    dates = min(max((width(row[0]) for row in rows), default=0), 24)
    numbers = min(max((width(row[1]) for row in rows), default=0), 22)
    wheres = min(max((width(row[3]) for row in rows), default=0), room // 4)
    now = any(f.id == toll.current for f in items) and len(items) > 1
    by = max(10, room - 2 - dates - cells - numbers - wheres - 8 - (6 if now else 0))
    for date, number, who, where, f in rows:
        flag = " ← now" if f.id == toll.current and len(items) > 1 else ""
        scale = f"{bar(f, top, cells)}  " if cells else ""
        lines.append(
            f"  {pad(head(date, dates), dates)}  {scale}{pad(head(number, numbers), numbers)}  "
            f"{pad(head(who, by), by)}  {shorter(where, wheres)}{paint(flag, 'fits', color)}".rstrip()
        )
    places = {f.id: known.where(f) for c in told for f in _parts(c, by_id) if f.id not in toll.figures}
    return "\n".join(lines) + "\n" + _fits(told, room, color, places)


def _parts(comparison: Comparison, by_id: dict[str, Figure]) -> list[Figure]:
    """The figures a comparison rests on."""
    ids = dict.fromkeys((comparison.a, comparison.b, *comparison.sum_of))
    return [by_id[one] for one in ids if one in by_id]


def _elsewhere(comparison: Comparison, places: dict[str, str]) -> str:
    """Where the figures of a comparison stand that the toll itself does not show: ` (002.md:12, :13)`."""
    found: dict[str, list[str]] = {}
    for one in dict.fromkeys((comparison.a, comparison.b, *comparison.sum_of)):
        if one in places:
            path, _, line = places[one].rpartition(":")
            lines = found.setdefault(path.rpartition("/")[2], [])
            if line not in lines:
                lines.append(line)
    return f" ({', '.join(path + ':' + ', :'.join(lines) for path, lines in found.items())})" if found else ""


def _fits(told: list[Comparison], room: int, color: bool, places: dict[str, str]) -> str:
    """The comparisons' reasons: those that differ first, then the sums, then a few of those that fit."""
    order = {"differs": 0, "open": 1, "moves": 2, "fits": 3}
    ranked = sorted(told, key=lambda c: (order[words.stance(c.verdict)], c.verdict != "sum"))
    once = {(c.verdict, flat(c.why) + _elsewhere(c, places)): c for c in reversed(ranked)}  # outlets that say the same
    ranked = [c for c in ranked if once[c.verdict, flat(c.why) + _elsewhere(c, places)] is c]
    loud = sum(words.stance(c.verdict) == "differs" for c in ranked)
    cut = ranked[: max(loud, _SHOWN)]
    lines = []
    for comparison in cut:
        stance = words.stance(comparison.verdict)
        label = f"{_SIGNS[stance]} {words.metric(comparison.verdict)}"
        first, *more = wrap(label + "\u00a0 " + flat(comparison.why) + _elsewhere(comparison, places), room - 2)
        lines.append("  " + paint(label, "open" if stance == "moves" else stance, color) + first[len(label) :])
        lines += ["    " + part for part in wrap(" ".join(more), room - 4) if part]
    if len(ranked) > len(cut):
        lines.append(f"  … and {words.counted(len(ranked) - len(cut), 'more comparison')} without a difference")
    return "".join(line + "\n" for line in lines)


def findings(report: Report, known: Sources, room: int, color: bool) -> str:
    """The findings that are not suppressed, each with its lines; none is said aloud."""
    open_ones = [finding for finding in report.findings if finding.suppressed is None]
    if not open_ones:
        return "No findings.\n"
    title = _title(words.counted(len(open_ones), "finding").capitalize(), color)
    context = Lookup(report, known)
    return title + "\n".join(block(finding, context, room, color) for finding in open_ones)
