"""Cuts what stands between two blanks into tokens by a pattern, and keeps the latest pieces: most come again."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

Cut = tuple[tuple[str, int, bool], ...]
"""Tokens with their offset in the piece, and whether they are odd: with a hyphen, or with a digit in front."""
SHORT = 40
"""Pieces of so many characters are long: not worth keeping."""
_KEPT = 1 << 13


def cutter(token: re.Pattern[str]) -> tuple[Callable[[str], Cut], Callable[[str], Cut]]:
    """Cuts a piece without blanks into the tokens that a pattern finds: short pieces, keeping them, and long ones."""

    def cut(piece: str) -> Cut:
        found = ((match.group(), match.start()) for match in token.finditer(piece))
        return tuple((word, at, "-" in word or word[0].isdigit()) for word, at in found)

    return lru_cache(_KEPT)(cut), cut
