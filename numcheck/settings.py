"""The configuration: numcheck.toml, .numcheck.toml or [tool.numcheck]; the closest file wins."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from posixpath import join, normpath

from .address import is_address
from .config_file import below, closest_file, plain, shortened, source_of
from .errors import Problem, UsageError
from .model import LEVELS
from .typed import TYPE_CHECKING, Any
from .values import frozen, replace

if TYPE_CHECKING:
    from pathlib import Path

FAIL_ON = ("error", "warning", "note", "never")
SIDECAR = "numcheck-ignore.toml"


@frozen
class Settings:
    """Everything a run can be told. Paths are as they can be opened: those of a file are relative to its folder.

    `select`, `extend_select`, `ignore` and `levels` name rules by code ("NC201"), by name ("metric-divergence"), by the
    beginning of a code ("NC2": those on by default) or with "ALL" (every rule, the unmeasured ones too).
    `below` is where the run is, seen from the folder of the configuration: "drafts/today", or nothing in it.
    `today` is the day that expiry dates are held against, an ISO date; without it, the latest publication date of the
    run.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    levels: tuple[tuple[str, str], ...] = ()
    archive: tuple[str, ...] = ()
    fail_on: str = "warning"
    rules: tuple[str, ...] = ()
    require_support: bool = False
    baseline: str | None = None
    ignore_file: str | None = None
    ledger: str | None = None
    today: str | None = None
    path: str | None = None
    below: str = ""

    def selects(self, code: str, name: str, on: bool) -> bool:
        """Is this rule on? `on` is whether it is so by default."""
        if any(_matches(token, code, name, on=True) for token in self.ignore):
            return False
        if any(_matches(token, code, name, on=on) for token in self.extend_select):
            return True
        return any(_matches(token, code, name, on=on) for token in self.select) if self.select else on

    def level(self, code: str, name: str) -> str | None:
        """The level set for a rule; the longest name that fits wins."""
        fitting = [(len(token), level) for token, level in self.levels if _matches(token, code, name, on=True)]
        return max(fitting)[1] if fitting else None

    def ignored_in(self, article: str, code: str, name: str) -> bool:
        """Do the per-file ignores silence a rule in this article?"""
        if not self.per_file_ignores:
            return False
        from fnmatch import fnmatchcase

        path = article.replace("\\", "/")
        names = (path, normpath(join(self.below, path)), path.rsplit("/", 1)[-1])
        for pattern, tokens in self.per_file_ignores:
            hit = any(fnmatchcase(name, pattern) for name in names) or fnmatchcase(path, "*/" + pattern)
            if hit and any(_matches(token, code, name, on=True) for token in tokens):
                return True
        return False

    def over(self, **given: Any) -> Settings:
        """These settings with what the command line gives in their place; None leaves a value as it is."""
        return replace(self, **{k: v for k, v in given.items() if v is not None})


def _matches(token: str, code: str, name: str, *, on: bool) -> bool:
    upper = token.upper()
    if upper in ("ALL", code) or token.lower() == name:
        return True
    return on and bool(re.fullmatch(r"[A-Z]{2,4}\d{0,2}", upper)) and code.startswith(upper)


# key of the file -> (field, type)
KEYS = {
    "select": ("select", "words"),
    "extend-select": ("extend_select", "words"),
    "ignore": ("ignore", "words"),
    "per-file-ignores": ("per_file_ignores", "table of words"),
    "levels": ("levels", "table of levels"),
    "archive": ("archive", "paths"),
    "fail-on": ("fail_on", "fail"),
    "rules": ("rules", "paths"),
    "require-support": ("require_support", "flag"),
    "baseline": ("baseline", "path"),
    "ignore-file": ("ignore_file", "path"),
    "ledger": ("ledger", "ledger"),
}


def load(config: str | Path | None = None, *, start: str | Path = ".") -> Settings:
    """The settings of `config`, or of the closest configuration file at `start` or above; the defaults when there is
    none.

    A `numcheck-ignore.toml` beside the file (or at `start`) is taken along. Raises UsageError with every mistake.
    """
    file = closest_file(start) if config is None else os.fspath(config)
    home = os.fspath(start) if file is None else os.path.dirname(file)
    beside = os.path.join(home, SIDECAR)
    if file is None and not os.path.isfile(beside):
        return Settings()
    from pathlib import Path  # which costs a start more than looking for the files

    if config is not None and not Path(config).is_file():
        raise UsageError(Problem("this configuration file does not exist", str(config)))
    if file is None:
        settings = Settings()
    else:
        path = Path(file) if config is not None else shortened(Path(file))
        settings = replace(read(path), below=below(path.resolve().parent))
    if settings.ignore_file is None and os.path.isfile(beside):
        settings = replace(settings, ignore_file=plain(Path(beside)))
    return settings


def read(path: Path, _chain: tuple[Path, ...] = ()) -> Settings:
    """The settings of one file, with what it extends underneath."""
    import tomllib  # only where there is a configuration

    source = source_of(path)
    try:
        tree = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise UsageError(Problem(f"this is no TOML: {error}", str(path), int(line[1]) if line else None)) from None
    if path.name == "pyproject.toml":
        tree = tree.get("tool", {}).get("numcheck", {})
    problems: list[Problem] = []

    def wrong(message: str, key: str, word: str = "") -> None:
        problems.append(Problem(message, str(path), _line(source, key, word)))

    base = Settings()
    extend = tree.pop("extend", None)
    if extend is not None:
        below = path.parent / str(extend)
        if not isinstance(extend, str) or not below.is_file():
            wrong(f"extends '{extend}', which does not exist", "extend")
        elif below.resolve() in (path.resolve(), *_chain):
            wrong(f"extends '{extend}', which extends this file", "extend")
        else:
            base = read(below, (*_chain, path.resolve()))
    values: dict[str, Any] = {}
    for key, value in tree.items():
        if key not in KEYS:
            known_ones = (*KEYS, "extend")
            wrong(f"unknown key '{key}'{closest(key, known_ones) or '; known are ' + ', '.join(known_ones)}", key)
            continue
        field, kind = KEYS[key]
        try:
            values[field] = _value(kind, value, path.parent)
        except ValueError as error:
            message, *words = error.args
            wrong(f"'{key}' {message}", key, *words)
    if problems:
        raise UsageError(*problems)
    return replace(base, **values, path=plain(path))


def _value(kind: str, value: Any, home: Path) -> Any:
    if kind == "flag":
        if not isinstance(value, bool):
            raise ValueError("is true or false")
        return value
    if kind == "fail":
        if value not in FAIL_ON:
            raise ValueError(f"is one of {', '.join(FAIL_ON)}{closest(str(value), FAIL_ON)}")
        return value
    if kind == "path":
        if not isinstance(value, str):
            raise ValueError("is a path")
        return plain(home / value)
    if kind == "ledger":
        if not isinstance(value, str):
            raise ValueError("is a path, or the address of a ledger (postgresql://…)")
        return value if is_address(value) else plain(home / value)
    if kind in ("words", "paths"):
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise ValueError("is a list of strings")
        return tuple(plain(home / v) if kind == "paths" else v for v in value)
    if not isinstance(value, dict):
        raise ValueError("is a table")
    if kind == "table of levels":
        for code, level in value.items():
            if level not in LEVELS:
                raise ValueError(f"gives error, warning or note, not '{level}'{closest(str(level), LEVELS)}", code)
        return tuple(sorted((str(k), str(v)) for k, v in value.items()))
    for pattern, codes in value.items():
        if not isinstance(codes, list) or not all(isinstance(c, str) for c in codes):
            raise ValueError("gives a list of codes for each pattern", pattern)
    return tuple((str(k), tuple(v)) for k, v in value.items())


def known(settings: Settings, rules: Iterable[tuple[str, str]]) -> None:
    """Raises UsageError for every code or name that no rule has; `rules` are pairs of code and name."""
    pairs = tuple(rules)
    words = [w for pair in pairs for w in pair]
    problems: list[Problem] = []
    given = [
        *(("select", t) for t in settings.select),
        *(("extend-select", t) for t in settings.extend_select),
        *(("ignore", t) for t in settings.ignore),
        *(("levels", t) for t, _ in settings.levels),
        *(("per-file-ignores", t) for _, tokens in settings.per_file_ignores for t in tokens),
    ]
    for where, token in given:
        if not any(_matches(token, code, name, on=True) for code, name in pairs):
            path, line = told_in(settings, where, token)
            problems.append(Problem(f"{where}: no rule is called '{token}'{closest(token, words)}", path, line))
    if problems:
        raise UsageError(*problems)


def told_in(settings: Settings, key: str, word: str) -> tuple[str | None, int | None]:
    """The file and the line in which the configuration says a word under a key; None where something else says it."""
    if settings.path is None:
        return None, None
    source = source_of(settings.path)
    line = _line(source, key, word)
    return (settings.path, line) if line is not None and word in source.splitlines()[line - 1] else (None, None)


def closest(word: str, words: Iterable[str]) -> str:
    """`; did you mean 'select'?` when something known is near, else nothing."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, list(words), scorer=fuzz.ratio, score_cutoff=60)
    return f"; did you mean '{found[0]}'?" if found else ""


def _line(source: str, key: str, word: str = "") -> int | None:
    """The line of a key, or of a word in what stands below it."""
    match = re.search(rf"^\s*\[?(?:tool\.numcheck\.)?[\"']?{re.escape(key)}[\"']?\s*[\]=]", source, re.MULTILINE)
    if match is None:
        return None
    said = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])").search(source, match.end()) if word else None
    return source.count("\n", 0, (said or match).end()) + 1
