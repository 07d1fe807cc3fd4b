"""Leaves out the figures whose numbers are written in words alone."""

from __future__ import annotations

from ..model import Figure, Reading
from ..values import replace


def numerals(reading: Reading) -> Reading:
    """The reading without the figures whose numbers are written in words alone."""
    kept = {f.id: f for f in reading.figures if any(c.isdigit() for c in f.text)}
    return replace(reading, figures=tuple(_free(f, kept) for f in kept.values()))


def _free(figure: Figure, kept: dict[str, Figure]) -> Figure:
    return figure if figure.part_of is None or figure.part_of in kept else replace(figure, part_of=None)
