"""The name of a unit: from the rules, else from quantulum3, asked once for each wording."""

from __future__ import annotations

import logging
import warnings
from functools import lru_cache
from typing import Any

from .measures_words import MeasureWords, Unit


def unit_name(unit: Unit, words: MeasureWords) -> str:
    """The normalised name of a unit ("kilometre per hour"); its own words where quantulum3 has no trusted one."""
    if unit.name is not None:
        return unit.name
    surface = " ".join(unit.words)
    return _named(surface, words.entities) or surface


@lru_cache(maxsize=512)
def _named(surface: str, entities: frozenset[str]) -> str | None:
    """What quantulum3 calls a unit. It only ever sees "2 megawatts": its reading of numbers plays no part here."""
    found = _parse(f"2 {surface}")
    if len(found) != 1 or found[0].value != 2 or found[0].unit.entity.name not in entities:
        return None
    name = str(found[0].unit.name)
    return None if name == "dimensionless" else name


def _parse(text: str) -> list[Any]:
    """quantulum3 with its classifier off, and without the root log handler that it installs at every parse."""
    root = logging.getLogger()
    before = list(root.handlers)
    # a handler for the time of the call keeps logging.basicConfig from adding its own
    silent = logging.NullHandler()
    root.addHandler(silent)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from quantulum3 import classifier, parser

            classifier.USE_CLF = False
            return list(parser.parse(text))
    except Exception:  # an unreadable unit keeps its own words; quantulum3 raises what it likes
        return []
    finally:
        for handler in [h for h in root.handlers if h not in before]:
            root.removeHandler(handler)
