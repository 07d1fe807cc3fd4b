"""The digests that identifiers are made of, from the modules that `hashlib` itself takes them from.

`hashlib` first loads OpenSSL, three to four milliseconds of a start, for digests that are not needed here.
"""

from __future__ import annotations

from importlib import import_module

from .typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hashlib import blake2b as blake2b
    from hashlib import sha256 as sha256
else:

    def _first(name: str, *modules: str) -> Any:
        for module in modules:
            try:
                return getattr(import_module(module), name)
            except (ImportError, AttributeError):  # a Python built without it, or older or newer than its name
                continue
        raise ImportError(f"there is no {name}")

    blake2b = _first("blake2b", "_blake2", "hashlib")
    sha256 = _first("sha256", "_sha2", "_sha256", "hashlib")
