"""Publication dates: ISO dates and date-times, and those of mail and feeds, cut to the day."""

from __future__ import annotations

import re

from ..codes import later
from ..native import date

_ISO = later(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ][0-9:.,]*\s?(?:Z|UTC|GMT|[+-][0-9:]+)?)?"
    r"|([0-9]{4})([0-9]{2})([0-9]{2})(?:T?[0-9]{0,6}(?:[.,][0-9]+)?\s?(?:Z|[+-][0-9:]+)?)?",
    re.IGNORECASE,
)


def iso_date(text: str) -> str | None:
    """`YYYY-MM-DD` of an ISO date or date-time, also of one written 2024-2-3 or 20240203T1830Z; None for anything else.

    A day that the calendar does not have is None, too.
    """
    found = _ISO.fullmatch(text.strip())
    if not found:
        return None
    year, month, day = found.group(1, 2, 3) if found[1] else found.group(4, 5, 6)
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def mail_date(text: str) -> str | None:
    """The day of a date as mail and RSS write it (`Sun, 08 Oct 2023 10:00:00 +0200`), in its own time zone."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
