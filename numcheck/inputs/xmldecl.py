"""What encoding XML is in: its first bytes are believed before its declaration, which is often left from elsewhere."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

_DECLARATION = re.compile(rb"<\?xml\s[^>]*?\?>")
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([A-Za-z][\w.-]*)""")
_WIDE = re.compile(r"utf-?16(le|be)?|ucs-?[24]|utf-?32(le|be)?|unicode", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16le"), (b"\0<", "utf-16be"),
)  # fmt: skip

Recode = Callable[[bytes, bool], bytes]
"""Turns bytes, and whether they are the last, into others."""


def settled(head: bytes) -> tuple[str | None, bytes, Recode | None]:
    """The encoding the parser must be told (None: it finds out), the first bytes for it, and what turns all bytes.

    Blanks before the declaration are passed over. A declared UTF-16 of what is plainly not is not believed; encodings
    of several bytes a character, which the parser does not know, are turned into UTF-8.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, head, None
    blanks = len(head) - len(head.lstrip())
    found = _DECLARATION.match(head, blanks)
    if not found:
        return None, head, None
    named = _ENCODING.search(found[0])
    encoding = named[1].decode() if named else "utf-8"
    if blanks:
        head = head[:blanks] + re.sub(rb"[^\r\n]", b" ", found[0]) + head[found.end() :]
    if _WIDE.fullmatch(encoding) or encoding.lower() == "utf8":
        return "utf-8", head, None
    try:
        single = len(bytes(range(256)).decode(encoding, "replace")) == 256
    except (LookupError, UnicodeError):
        return None, head, None  # the parser tells
    if single or encoding.lower() == "utf-8":
        return encoding if blanks else None, head, None
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    return "utf-8", head, lambda part, last: decoder.decode(part, last).encode("utf-8", "replace")
