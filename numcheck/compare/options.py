"""What a run may set about comparing: windows of days and the gap that matters."""

from __future__ import annotations

from ..values import frozen


@frozen
class Options:
    """Defaults follow the labelled pairs the project was measured on.

    `event_window`: days two event dates may lie apart and still mean one event.
    `publication_window`: days two articles about one event may lie apart without further evidence.
    `gap`: the share of the larger number below which a difference is rounding or growth, never a divergence.
    `floor_gap`: the share from which a floor far below another source's figure is worth a note.
    """

    event_window: int = 1
    publication_window: int = 4
    gap: float = 0.10
    floor_gap: float = 0.30


DEFAULT = Options()
