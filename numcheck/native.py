"""What every start needs of `datetime`, `hashlib` and `pickle`, from the C modules that these take it from themselves.

The modules around them cost a start eight milliseconds: OpenSSL, and classes in Python that are thrown away at once.
Where a Python has no such C module, its public one is loaded.
"""

from __future__ import annotations

from .typed import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date as date
    from datetime import timedelta as timedelta
    from hashlib import blake2b as blake2b
    from hashlib import sha256 as sha256
    from pickle import loads as loads
else:
    from importlib import import_module

    def _first(name, *modules):
        for module in modules:
            try:
                return getattr(import_module(module), name)
            except (ImportError, AttributeError):
                continue
        raise ImportError(f"there is no {name} in {' or '.join(modules)}")

    date = _first("date", "_datetime", "datetime")
    timedelta = _first("timedelta", "_datetime", "datetime")
    blake2b = _first("blake2b", "_blake2", "hashlib")
    sha256 = _first("sha256", "_sha2", "_sha256", "hashlib")
    loads = _first("loads", "_pickle", "pickle")
