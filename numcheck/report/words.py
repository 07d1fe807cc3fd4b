"""How a report says things: numbers, dates, people and how much was read, in words."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Figure, Number, Report, Summary, Toll, plain
from .screen import flat

_MONTHS = "January February March April May June July August September October November December".split()

FITS = {"agree", "refines", "consistent", "sum", "subset", "share"}
MOVES = {"update", "update_possible", "transition", "revision"}
DIFFERS = {"divergence", "source_divergence"}


def stance(verdict: str) -> str:
    """What a verdict comes to: fits, moves, differs or open."""
    if verdict in FITS:
        return "fits"
    if verdict in DIFFERS:
        return "differs"
    return "moves" if verdict in MOVES else "open"


def counted(number: int, noun: str, many: str | None = None) -> str:
    """`1 figure`, `1,300 figures`."""
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"


def grouped(number: Number) -> str:
    """A number as a reader likes it: 10,800; 2.5."""
    return f"{int(number):,}" if float(number).is_integer() else f"{number:,}"


def number(figure: Figure) -> str:
    """The words of the number as the article has them; for words without one, what they were read as."""
    words = flat(figure.text)
    if figure.indefinite and figure.value is not None:
        return f"{plain(figure.value)} (“{words}”)"
    return words


def interval(low: Number | None, high: Number | None) -> str:
    """What the words admit: `1,301 or more`, `up to 50`, `24 to 99`, `12`."""
    if low is None:
        return "any number" if high is None else f"up to {grouped(high)}"
    if high is None:
        return f"{grouped(low)} or more"
    return grouped(low) if low == high else f"{grouped(low)} to {grouped(high)}"


def date(iso: str | None) -> str:
    """A date as a report shows it: ISO where it is whole, `7 October` without a year, `a to b` for a range."""
    if not iso:
        return ""
    if "/" in iso:
        first, _, last = iso.partition("/")
        if not first or first == "..":
            return f"until {date(last)}"
        return f"since {date(first)}" if not last or last == ".." else f"{date(first)} to {date(last)}"
    if iso.startswith("--") and len(iso) >= 4 and iso[2:4].isdigit() and 1 <= int(iso[2:4]) <= 12:
        month = _MONTHS[int(iso[2:4]) - 1]
        day = iso[5:7]
        return f"{int(day)} {month}" if day.isdigit() else month
    return flat(iso)


def when(figure: Figure) -> str:
    """When it happened, or the moment a running figure is given for; else nothing."""
    happened, moment = date(figure.event_date), date(figure.as_of)
    if happened and moment and happened != moment:
        return f"{happened}, as of {moment}"
    return happened or (f"as of {moment}" if moment else "")


def who(figure: Figure) -> str:
    """The people as worded, else the groups they belong to, else the unit of a count."""
    return flat(figure.victims or ", ".join(figure.groups) or figure.unit or "")


def metric(name: str) -> str:
    """`hostages_taken` as `hostages taken`."""
    return name.replace("_", " ")


def aside(figure: Figure) -> str:
    """What a reader must know besides: denied, alleged, a part, an increment."""
    notes = []
    if figure.assertion != "asserted":
        notes.append(figure.assertion)
    if figure.part_of or figure.role == "part":
        notes.append("part")
    elif figure.role not in ("toll", "part"):
        notes.append(figure.role)
    return ", ".join(notes)


def toll(subject: Toll, items: Sequence[Figure] = ()) -> str:
    """`killed · Palestinians · Gaza · 2023-10-07 · running count`; the people as the first figure words them."""
    people = ", ".join(subject.groups) or "people"
    if subject.groups:
        people = next((f.victims for f in items if f.victims and f.groups == subject.groups), people)
    parts = [metric(subject.metric), people, subject.place or "", date(subject.event_date)]
    parts.append({"cumulative": "running count", "rate": "rate"}.get(subject.scope, ""))
    return " · ".join(flat(part) for part in parts if part)


def _hidden(summary: Summary) -> str:
    """`2 notes hidden; --verbose shows them`: what is left out of a check, and how to see it."""
    if summary.notes == summary.hidden:
        return f"{counted(summary.notes, 'note')} hidden; --verbose shows {'it' if summary.notes == 1 else 'them'}"
    more = f"{summary.hidden:,} more hidden"
    if not summary.notes:
        return more
    notes = "one of them a note" if summary.notes == 1 else f"{summary.notes:,} of them notes"
    return f"{more}, {notes} that --verbose shows"


def none(report: Report, kind: str) -> str:
    """What is said where there is no finding; of a check also that there was nothing to look at."""
    return "No findings." if report.figures or kind != "check" else "No findings: no figure was found."


def how_much(summary: Summary, kind: str = "report") -> str:
    """How much was read and found, in a sentence or two; zero is said aloud."""
    if kind == "data":
        return f"Checked {counted(summary.articles, 'table')}: {counted(summary.findings, 'finding')}."
    said = f"Read {counted(summary.articles, 'article')}: {counted(summary.figures, 'figure')}"
    if kind != "extract":
        said += f", {counted(summary.tolls, 'toll')}, {counted(summary.comparisons, 'comparison')}"
        said += f", {counted(summary.findings, 'finding')}"
        if summary.hidden:
            said += f" ({_hidden(summary)})"
    if not summary.sought:
        return f"{said}."
    near = "number near a casualty word" if summary.unread == 1 else "numbers near a casualty word"
    return said + f"; {summary.unread:,} {near} could not be read."
