"""HTML taken apart by hand: its words with their places in the source, and the text of a fragment.

It never fails and never goes back: unclosed comments, scripts and tags run to the end, as the HTML standard has it.
"""

from __future__ import annotations

import html
import re

from .align import Pieces

BLOCK, LINE = "\u2029", "\u2028"
"""What stands in the plain text for the end of a block, and for a line break within one."""

_TAG = re.compile(r"/?([A-Za-z][^\s/>]*)")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q s samp small span "
    "strike strong sub sup time tt u var wbr".split()
)
_RAW = {
    name: re.compile(f"</{name}(?![A-Za-z0-9])", re.IGNORECASE)
    for name in ("script", "style", "noscript", "template", "iframe", "textarea", "svg", "xmp")
}
_MARKED = re.compile(r"</p\s*>|<br\s*/?>", re.IGNORECASE)
_PARAGRAPH = re.compile(f"[{BLOCK}]|{LINE}\\s*{LINE}")


def pieces(source: str, below: Pieces | None = None, start: int = 0, end: int | None = None) -> Pieces:
    """The words of an HTML source, tags gone and entities decoded, each with its place in the source."""
    end = len(source) if end is None else end
    out: list[tuple[str, int]] = []
    at = start
    while at < end:
        tag = source.find("<", at, end)
        tag = end if tag < 0 else tag
        if tag > at:
            _words(source, at, tag, out)
        at = tag + 1
        if at >= end:
            if tag < end:
                out.append(("<", tag))
            break
        if source.startswith("!--", at):
            stop = source.find("-->", at + 3, end)
            at = end if stop < 0 else stop + 3
            continue
        named = _TAG.match(source, at, end)
        if not named and source[at] not in "!?":
            out.append(("<", tag))
            continue
        at = _tag_end(source, at, end)
        if not named:
            continue
        name = named[1].lower()
        if name not in _INLINE:
            out.append((LINE if name == "br" else BLOCK, tag))
        if name in _RAW and not named.group().startswith("/"):
            closing = _RAW[name].search(source, at, end)
            at = closing.start() if closing else end
    return Pieces(out, below)


def text_of(fragment: str) -> str:
    """The text of an HTML fragment: a blank line between blocks, a line break for `<br>`, other blanks as one space."""
    blocks = []
    for block in _PARAGRAPH.split(pieces(fragment).plain):
        lines = [" ".join(line.split()) for line in block.split(LINE)]
        if text := "\n".join(line for line in lines if line):
            blocks.append(text)
    return "\n\n".join(blocks)


def is_marked(text: str) -> bool:
    """Whether what is called plain text is HTML: it closes a paragraph or breaks a line."""
    return _MARKED.search(text) is not None


def _words(source: str, start: int, end: int, out: list[tuple[str, int]]) -> None:
    at = start
    if source.find("&", start, end) >= 0:
        for found in _ENTITY.finditer(source, start, end):
            text = html.unescape(found.group())
            if text == found.group():
                continue
            if found.start() > at:
                out.append((source[at : found.start()], at))
            out.append((text, found.start()))
            at = found.end()
    if at < end:
        out.append((source[at:end], at))


def _tag_end(source: str, at: int, end: int) -> int:
    """Past the `>` that ends a tag; one within quotation marks is passed over, unless they never close."""
    first = stop = source.find(">", at, end) + 1
    for _ in range(8):
        if not stop or stop - at > 2_000:
            break
        if source.count('"', at, stop) % 2 == source.count("'", at, stop) % 2 == 0:
            return stop
        stop = source.find(">", stop, end) + 1
    return first or end
