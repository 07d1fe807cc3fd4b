"""Bytes to text: byte order marks first, then UTF-8, then a detected encoding; binary files are refused."""

from __future__ import annotations

import codecs

from .whole import another

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (b"%PDF-", b"{\\rtf", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"BZh")
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
SAMPLE = 1 << 18


class NotText(ValueError):
    """These bytes are no text, or in no encoding that can be told; the message is a sentence."""


def encoding_of(sample: bytes, *, whole: bool) -> str:
    """The encoding that the first bytes of a file speak for. Raises NotText.

    Without `whole` the sample may end within a character.
    """
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    if b"\0" in sample or sample.startswith(_SIGNATURES):
        raise NotText(_binary(sample))
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, whole)
        return "utf-8"
    except UnicodeDecodeError:
        return _detected(sample)


def _binary(head: bytes) -> str:
    said = another(head, "text")
    return said if "; name it" in said else "this is a binary file, no text"


def decode(data: bytes) -> str:
    """The text of a whole file, its line breaks as they are, without a byte order mark. Raises NotText."""
    if b"\0" not in data and not data.startswith(_SIGNATURES):
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    encoding = encoding_of(data, whole=True)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(
            f"this looks like {encoding} text, but byte {error.start + 1:,} does not belong; save it as UTF-8"
        ) from None


def _detected(data: bytes) -> str:
    """The encoding of text that is not UTF-8, told from its first non-ASCII part.

    Short texts fit many encodings about equally well; among near equals Windows-1252 is the likely one.
    """
    import charset_normalizer

    start = max(0, next((at for at, byte in enumerate(data) if byte > 127), 0) - 2048)
    sample = data[start : start + SAMPLE]
    if len(sample.translate(None, _CONTROL)) < 0.99 * len(sample):
        raise NotText("this is a binary file, no text")
    found = [match for match in charset_normalizer.from_bytes(sample) if not match.encoding.startswith("utf_")]
    if not found:
        raise NotText("its encoding cannot be told; save it as UTF-8")
    best = found[0]
    for match in found:
        near = match.chaos <= best.chaos + 0.01 and match.coherence >= best.coherence - 0.1
        if near and "cp1252" in match.could_be_from_charset:
            return "cp1252"
    return best.encoding
