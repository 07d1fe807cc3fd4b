"""The language server: findings while you write, figures on hover, suppress and accept (needs pygls)."""

from __future__ import annotations

from .desk import Desk, Options

__all__ = ["Desk", "Options", "serve"]


def serve(options: Options) -> None:
    """Talk the Language Server Protocol over standard input and output until the client ends it.

    Raises UsageError when pygls is not installed.
    """
    from ..errors import UsageError

    try:
        import pygls.lsp.server  # noqa: F401 - is it there, and new enough?
    except ImportError:
        raise UsageError("the language server needs pygls 2: pip install 'numcheck[lsp]'") from None
    from .server import start

    start(options)
