"""Publication dates: ISO dates and date-times, cut to the day."""

from __future__ import annotations

import datetime
import re

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ][0-9:.,]*\s?(?:Z|UTC|GMT|[+-][0-9:]+)?)?", re.IGNORECASE)


def iso_date(text: str) -> str | None:
    """`YYYY-MM-DD` of an ISO date or date-time, also of one written 2024-2-3; None for anything else.

    A day that the calendar does not have is None, too.
    """
    found = _ISO.fullmatch(text.strip())
    if not found:
        return None
    try:
        return datetime.date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return None
