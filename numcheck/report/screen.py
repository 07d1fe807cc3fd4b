"""Text for a terminal: cells instead of characters, nothing that moves the cursor, colour when it is asked for."""

from __future__ import annotations

import re

from ..codes import later

_UNSAFE = later(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
# one cell each, whatever the terminal; the rest is left to wcwidth
_NARROW = later(
    "[ -~\xa1-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20bf\u2190-\u21ff\u2500-\u257f]*"
)
_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "bold": "1",
    "dim": "2",
    "fits": "32",
    "differs": "31",
    "open": "33",
}


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x100:
        return {9: "\\t", 10: "\\n", 13: "\\r"}.get(code, f"\\x{code:02x}")
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def safe(text: str) -> str:
    """The text on one line, with control, bidirectional and invisible characters written as escapes (`\\u202e`)."""
    return _UNSAFE.sub(_escape, text)


def flat(text: str) -> str:
    """The same after white space has been folded into single spaces: for titles and table cells."""
    return safe(" ".join(text.split()))


def width(text: str) -> int:
    """How many cells a terminal gives to the text (wide characters take two, combining marks none)."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    from wcwidth import wcswidth

    cells = wcswidth(text)
    return len(text) if cells < 0 else cells


def pad(text: str, cells: int) -> str:
    """The text filled with spaces to a number of cells."""
    return text + " " * max(0, cells - width(text))


def paint(text: str, style: str, on: bool) -> str:
    """The text in a style of the terminal, when colour is on."""
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if on and text else text


def _clusters(text: str) -> list[str]:
    """What a reader sees as characters: a letter with its marks, a family of emoji. None of them is ever cut."""
    if text.isascii():
        return list(text)
    from regex import findall

    whole: list[str] = findall(r"\X", text)
    return whole


def _fitting(clusters: list[str], cells: int) -> int:
    """How many of the clusters fit into so many cells."""
    used = 0
    for count, cluster in enumerate(clusters):
        used += width(cluster)
        if used > cells:
            return count
    return len(clusters)


def head(text: str, cells: int) -> str:
    """The beginning of a text in at most so many cells, ending in … when it was cut."""
    if len(text) <= 4 * cells and width(text) <= cells:
        return text
    kept = _clusters(text[: 8 * max(1, cells)])
    return "".join(kept[: _fitting(kept, cells - 1)]) + "…"


def tail(text: str, cells: int) -> str:
    """The end of a text in at most so many cells, beginning with … when it was cut."""
    if len(text) <= 4 * cells and width(text) <= cells:
        return text
    kept = _clusters(text[-8 * max(1, cells) :])[::-1]
    return "…" + "".join(kept[: _fitting(kept, cells - 1)][::-1])


def shorter(place: str, cells: int) -> str:
    """A `path:line` in so many cells: folders give way first, then the middle of the file's name."""
    if width(place) <= cells:
        return place
    name = place.rpartition("/")[2]
    if width(name) + 2 <= cells and name != place:
        return "…/" + name
    last = tail(name, max(2, cells * 3 // 5))
    return head(name, cells - width(last) + 1)[:-1] + last if cells > 4 else tail(name, cells)


def wrap(text: str, cells: int, limit: int = 0) -> list[str]:
    """The text in lines of at most so many cells, broken at spaces, or after / _ - where a word is longer.

    With `limit`, no more than that many lines; the last one then ends in ….
    """
    cells = max(cells, 2)
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if width(joined) <= cells:
            line = joined
            continue
        if line:
            lines.append(line)
        while width(word) > cells:
            piece = _piece(word, cells)
            lines.append(piece)
            word = word[len(piece) :]
        line = word
    if line or not lines:
        lines.append(line)
    if limit and len(lines) > limit:
        rest = lines[limit - 1]
        lines = [*lines[: limit - 1], head(rest + " " + lines[limit], cells)]
    return lines


def _piece(word: str, cells: int) -> str:
    clusters = _clusters(word[: 8 * cells])
    piece = "".join(clusters[: max(1, _fitting(clusters, cells))])
    soft = max(piece.rfind(mark) for mark in "/_-")
    return piece[: soft + 1] if soft > cells // 3 else piece


def columns(rows: list[list[str]], headers: list[str], room: int, least: list[int]) -> list[int]:
    """Widths of a table's columns that fit the room: natural ones if they can, else the widest give way first."""
    wanted = [max([width(header), *(min(width(row[i]), room) for row in rows)]) for i, header in enumerate(headers)]
    floor = [min(want, small) for want, small in zip(wanted, least, strict=True)]
    spare = room - 2 * (len(headers) - 1)
    while sum(wanted) > max(spare, len(wanted)):
        widest = max(range(len(wanted)), key=lambda i: (wanted[i] - floor[i], wanted[i]))
        wanted[widest] -= 1
    return wanted
