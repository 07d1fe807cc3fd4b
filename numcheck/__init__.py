"""numcheck: figures in the news, read, compared and shown with their words."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as typing has it, without the milliseconds of importing typing

if TYPE_CHECKING:
    from typing import Any

    from .checks.rules import load as load_rules
    from .dataset import to_frame
    from .engine import report as check
    from .errors import NumcheckError
    from .extract import extract
    from .inputs import read
    from .model import Article, Figure, Finding

__version__ = "0.1.0"

__all__ = [
    "Article", "Figure", "Finding", "NumcheckError", "__version__", "check", "extract", "load_rules", "read",
    "to_frame",
]  # fmt: skip

_HOMES = {
    "Article": ("model", "Article"),
    "Figure": ("model", "Figure"),
    "Finding": ("model", "Finding"),
    "NumcheckError": ("errors", "NumcheckError"),
    "check": ("engine", "report"),
    "load_rules": ("checks.rules", "load"),
    "read": ("inputs", "read"),
    "to_frame": ("dataset", "to_frame"),
}


def __getattr__(name: str) -> Any:
    """The public names, each imported when it is first asked for: `import numcheck` itself loads nothing."""
    from importlib import import_module

    if name == "extract":
        return import_module(".extract", __name__)
    if name not in _HOMES:
        raise AttributeError(f"module 'numcheck' has no attribute {name!r}")
    home, inside = _HOMES[name]
    value = getattr(import_module(f".{home}", __name__), inside)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


class _Room(type(sys)):  # type: ignore[misc]
    """`numcheck.extract` is a folder and a function: a module that can be called."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        return self.extract(*args, **options)


class _Package(type(sys)):  # type: ignore[misc]
    """Lets whoever imports `numcheck.extract` first leave it callable."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "extract" and type(value) is type(sys):
            value.__class__ = _Room
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
