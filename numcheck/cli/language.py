"""lsp: the language server on standard input and output."""

from __future__ import annotations

from ..errors import UsageError
from .parse import Call


def run(call: Call) -> int:
    """Serve one editor until it ends."""
    if call.paths:
        raise UsageError("lsp takes no paths: the editor sends the documents; the archive is --against")
    if call.flag("verbose"):
        import logging

        logging.basicConfig(level=logging.INFO)
    from ..lsp import Options, serve

    serve(Options(call.text("config"), tuple(call.every("rules")), tuple(call.every("against")), call.text("ledger"),
                  call.text("by")))  # fmt: skip
    return 0
