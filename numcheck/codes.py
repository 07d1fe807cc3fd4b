"""Regular expressions that cost little at the start: compiled when first used, or from code that was compiled before.

Compiling the patterns of a language takes longer than all else that a short run does. Their code is good for the
version of Python that made it, so it belongs into the cache and nowhere else; where a Python tells no code, there is
none.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from importlib import import_module

Code = tuple[str, int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Pattern, flags, code in native words, number of groups, groups by name, names by group: what `_sre.compile` takes."""
_WORD = "I"


def code_of(pattern: re.Pattern[str]) -> Code | None:
    """The code of a pattern; None where this Python does not tell it."""
    try:
        compiler, parser = import_module("re._compiler"), import_module("re._parser")
        parsed = parser.parse(pattern.pattern, pattern.flags)
        words = array(_WORD, compiler._code(parsed, pattern.flags))
        names: list[str | None] = [None] * parsed.state.groups
        for name, group in parsed.state.groupdict.items():
            names[group] = name
        code = (
            pattern.pattern,
            pattern.flags,
            words.tobytes(),
            parsed.state.groups - 1,
            parsed.state.groupdict,
            tuple(names),
        )
        return code if pattern_of(code) == pattern else None
    except (ImportError, AttributeError, TypeError, ValueError, OverflowError, RuntimeError):
        return None


def pattern_of(code: Code) -> re.Pattern[str]:
    """The pattern again. Raises RuntimeError for a code that is none."""
    source, flags, words, groups, by_name, names = code
    made: re.Pattern[str] = import_module("_sre").compile(
        source, flags, array(_WORD, words).tolist(), groups, by_name, names
    )
    return made


def later(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled when it is first used: most runs need a few of the many that they load."""
    return _Later(source, flags)  # type: ignore[return-value]


def settle(held: Iterable[re.Pattern[str]], made: Iterable[re.Pattern[str]]) -> None:
    """Lets patterns that are compiled later be those that were made of the same sources."""
    for one, known in zip(held, made, strict=True):
        become = getattr(one, "become", None)  # a compiled one has it no more
        if become is not None:
            become(known)


class _Compiled:
    """Has all that a pattern has."""


class _Later:
    """Becomes it when it is first asked for something."""

    def __init__(self, source: str, flags: int) -> None:
        self._given = source, flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)  # no pattern has it, and copying asks for it before anything is there
        self.become(re.compile(*self._given))
        return getattr(self, name)

    def become(self, made: re.Pattern[str]) -> None:
        vars(self).update({known: getattr(made, known) for known in dir(made) if not known.startswith("_")})
        self.__class__ = _Compiled  # type: ignore[assignment]  # which is not asked twice
