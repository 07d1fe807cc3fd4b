"""Starts a command so that it hears an interrupt, also where the tests run in the background of a shell."""

from __future__ import annotations

import sys

# what a shell starts in the background is deaf to an interrupt, and so are its children
_DEFAULT = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
HEARING = [sys.executable, "-c", _DEFAULT]
"""Goes before the command."""
