"""What can go wrong, in sentences a person can act on."""

from __future__ import annotations

from .values import frozen


@frozen
class Problem:
    """One mistake in what was given: where it stands and what to do about it."""

    message: str
    path: str | None = None
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        return f"{where}: {self.message}" if where else self.message


class NumcheckError(Exception):
    """Bad input, rules, configuration or usage. Holds every problem found, not only the first; the command exits 2."""

    def __init__(self, *problems: Problem | str) -> None:
        self.problems = tuple(Problem(p) if isinstance(p, str) else p for p in problems)
        super().__init__("\n".join(str(p) for p in self.problems))


class InputError(NumcheckError):
    """An article, table or folder that cannot be read."""


class RuleError(NumcheckError):
    """A rule file that cannot be used."""


class UsageError(NumcheckError):
    """An option or a configuration that cannot be used."""
