"""Who is at work."""

from __future__ import annotations

import os


def login() -> str:
    """The login name, which says who accepts something; nothing where the system tells none."""
    return next((v for k in ("LOGNAME", "USER", "USERNAME") if (v := os.environ.get(k))), "")
