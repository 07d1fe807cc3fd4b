"""The ledger for a terminal: what stands, every toll over time, the log, entries in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..checks.view import said
from ..ledger import Entry, State, figure_of, moment, tolls
from ..ledger.current import toll_of
from ..model import Figure, Toll
from ..report import words
from ..report.screen import columns, flat, head, pad, paint, width, wrap
from ..report.timeline import bar, top_of


def standing(entry: Entry, now: State) -> dict[str, Any]:
    """What has become of an entry, for records: does it stand, what superseded or withdrew it."""
    over, back = now.superseded.get(entry.id), now.withdrawn.get(entry.id)
    return {
        "stands": entry in now.standing or entry in now.acceptances,
        "superseded_by": over.id if over else None,
        "withdrawn_by": back.id if back else None,
    }


def added(entries: Iterable[Entry], now: State, room: int) -> Iterator[str]:
    """A line for each new entry that a person asked for."""
    for entry in entries:
        if entry.kind != "article":
            yield from _hung(f"#{entry.seq}  ", _what(entry, now), room)


def log(now: State, room: int, color: bool) -> str:
    """Every entry in the order it was made: number, kind, when, who; then what, and why."""
    if not now.entries:
        return "The ledger is empty.\n"
    lines = []
    for entry in now.entries:
        number = f"#{entry.seq}"
        lines.append(f"{paint(number, 'bold', color)}  {entry.kind}  {flat(entry.at)}  {flat(entry.by)}")
        lines += _hung("    ", _what(entry, now), room)
        if entry.kind != "article":
            lines += _hung("    why: ", flat(entry.reason), room)
    return "".join(line + "\n" for line in lines)


def current(now: State, room: int, color: bool) -> str:
    """What stands, a row a figure; then the accepted differences."""
    from tabulate import tabulate

    groups = [[e for e in group if e in now.standing] for group in tolls(now.entries)]
    rows = [
        [_toll(group), words.number(f), moment(entry) or "no date", _by(f), f"#{entry.seq} {flat(entry.by)}"]
        for group in groups
        for entry in group
        for f in (figure_of(entry),)
    ]
    if not rows:
        return "No figure stands in this ledger.\n" + _differences(now, room, color)
    headers = ["toll", "count", "as of", "by whose word", "accepted"]
    widths = columns(rows, [text + "  " for text in headers], room, [16, 8, 10, 12, 8])
    body = [["\n".join(wrap(cell, widths[i], limit=4)) for i, cell in enumerate(row)] for row in rows]
    heads = [paint(head(text, widths[i]), "dim", color) for i, text in enumerate(headers)]
    grid = tabulate(body, headers=heads, tablefmt="simple", disable_numparse=True)
    return "\n".join(line.rstrip() for line in grid.split("\n")) + "\n" + _differences(now, room, color)


def history(now: State, room: int, color: bool) -> str:
    """Each toll with all that was ever accepted of it on one scale, the withdrawn left out; then the differences."""
    groups = tolls(e for e in now.entries if e in now.standing or e.id in now.superseded)
    if not groups:
        return "No figure stands in this ledger.\n" + _differences(now, room, color)
    rows = [[_row(entry, now) for entry in group] for group in groups]
    widths = [max(width(row[i]) for block in rows for row in block) for i in range(5)]
    cells = 24 if room >= 110 else 10 if room >= 72 else 0
    widths[2] = min(widths[2], 22)
    widths[3] = max(8, min(widths[3], room - 10 - sum(widths[:3]) - widths[4] - (cells + 2 if cells else 0)))
    blocks = [_block(group, block, widths, cells, room, color) for group, block in zip(groups, rows, strict=True)]
    return "\n".join(blocks) + _differences(now, room, color)


def _row(entry: Entry, now: State) -> list[str]:
    f = figure_of(entry)
    return [f"#{entry.seq}", moment(entry) or "undated", words.number(f), _by(f), _fate(entry, now)]


def _block(group: list[Entry], rows: list[list[str]], widths: list[int], cells: int, room: int, color: bool) -> str:
    items = [figure_of(entry) for entry in group]
    lines = [paint(part, "bold", color) for part in wrap(_toll(group), room)]
    top = top_of(items)
    for row, f in zip(rows, items, strict=True):
        told = [pad(head(cell, cells_), cells_) for cell, cells_ in zip(row[:4], widths[:4], strict=True)]
        if cells:
            told.insert(2, bar(f, top, cells))
        fate = paint(row[4], "fits" if row[4] == "stands" else "dim", color)
        lines.append("  " + "  ".join([*told, fate]).rstrip())
    return "".join(line + "\n" for line in lines)


def entries(picked: Sequence[Entry], now: State, room: int, color: bool) -> str:
    """Entries in full: what, by whose word, from which sentence, who accepted it when and why, what became of it."""
    return "\n".join(_full(entry, now, room, color) for entry in picked)


def _full(entry: Entry, now: State, room: int, color: bool) -> str:
    title = f"#{entry.seq}  {entry.kind} {entry.id}"
    lines = [paint(title, "bold", color)]
    b = entry.body
    rows: list[tuple[str, str]] = []
    if entry.kind == "figure":
        f, article = figure_of(entry), now.articles[b["article"]]
        rows += [
            ("figure", said(f)),
            ("toll", _toll([entry])),
            ("as of", moment(entry) or "no date"),
            ("said by", f.attribution or "the article does not say"),
            ("sentence", f"“{f.quote}”"),
            ("article", f"#{article.seq} {_article(article)}"),
        ]
        mates = [e.id for e in now.entries if e.kind == "figure" and e != entry and toll_of(e) == toll_of(entry)]
        rows.append(("same toll", _numbers(mates, now)))
        rows.append(("supersedes", _numbers(b["supersedes"], now)))
    elif entry.kind == "article":
        rows += [("article", _article(entry)), ("title", b["title"]), ("web", b["url"] or "")]
        rows += [("event", b["event"] or ""), ("fingerprint", b["sha256"])]
        mine = [e.id for e in now.entries if e.kind == "figure" and e.body["article"] == entry.id]
        rows.append(("figures", _numbers(mine, now)))
    else:
        rows.append((entry.kind, _what(entry, now)))
    if entry.kind in ("figure", "acceptance"):
        rows.append(("now", _fate(entry, now)))
    rows += [("entered", f"{entry.at} by {entry.by}"), ("why", entry.reason), ("hash", entry.hash)]
    for name, text in rows:
        if text:
            lines += _hung(f"    {name:<12}", flat(text), room)
    return "".join(line + "\n" for line in lines)


def _differences(now: State, room: int, color: bool) -> str:
    if not now.acceptances:
        return ""
    lines = ["", paint("Accepted differences", "bold", color)]
    for entry in now.acceptances:
        lines += _hung(f"  #{entry.seq}  ", f"{_what(entry, now)}", room)
        lines += _hung(" " * (len(str(entry.seq)) + 5), f"{flat(entry.by)}: {flat(entry.reason)}", room)
    return "".join(line + "\n" for line in lines)


def _what(entry: Entry, now: State) -> str:
    """What an entry says, in a line."""
    b = entry.body
    if entry.kind == "article":
        return _article(entry)
    if entry.kind == "withdrawal":
        return f"withdraws {_numbers(b['withdraws'], now)}"
    if entry.kind == "acceptance":
        name = f"{b['code']} {b['finding']}" if b["code"] else f"the finding {b['finding']}"
        until = f", until {b['until']}" if b["until"] else ""
        return flat(f"{name}{until}" + (f": {b['message']}" if b["message"] else ""))
    f = figure_of(entry)
    parts = [said(f), f.place or "", words.when(f) or _out(f), f.attribution or f.source or ""]
    line = " · ".join(flat(part) for part in parts if part)
    return line + (f"; supersedes {_numbers(b['supersedes'], now)}" if b["supersedes"] else "")


def _by(figure: Figure) -> str:
    return flat(figure.attribution or figure.source or "–")


def _out(figure: Figure) -> str:
    return f"published {words.date(figure.published)}" if figure.published else ""


def _article(entry: Entry) -> str:
    b = entry.body
    about = [b["source"] or "", f"published {b['published']}" if b["published"] else "no date"]
    return flat(f"{b['id']} ({', '.join(part for part in about if part)})")


def _toll(group: list[Entry]) -> str:
    items = [figure_of(entry) for entry in group]
    first = items[0]
    place = next((f.place for f in items if f.place), None)
    date = next((f.event_date for f in items if f.event_date), None)
    return words.toll(Toll("", first.metric, tuple(sorted(first.groups)), place, date, first.scope, ()), items)


def _fate(entry: Entry, now: State) -> str:
    if (back := now.withdrawn.get(entry.id)) is not None:
        return f"withdrawn by #{back.seq}"
    if (over := now.superseded.get(entry.id)) is not None:
        return f"superseded by #{over.seq}"
    return "stands" if entry in now.standing or entry in now.acceptances else "replaced"


def _numbers(ids: Iterable[str], now: State) -> str:
    by_id = {entry.id: entry.seq for entry in now.entries}
    return ", ".join(f"#{by_id[one]}" if one in by_id else one for one in ids)


def _hung(label: str, text: str, room: int) -> list[str]:
    """A label and its text in lines; those after the first stand under the text."""
    first, *rest = wrap(text, max(room - len(label), 20))
    return [label + first, *(" " * len(label) + part for part in rest)]
