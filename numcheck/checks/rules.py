"""Reads `checks/*.yaml` of the rule folders into Rules: strictly, all mistakes at once, each with its file and line."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from .. import cache
from ..codes import later
from ..errors import Problem, RuleError
from ..model import LEVELS
from ..rulebook import Table, Text, files_of, home, read_yaml
from ..settings import closest
from ..typed import TYPE_CHECKING, Any
from ..values import field, frozen
from .cases import Example, examples
from .fields import items, param_value, table, unknown, word
from .kinds import KINDS, Kind

if TYPE_CHECKING:
    from pathlib import Path

CODE = later(r"[A-Z]{2,4}\d{3}")
NAME = later(r"[a-z0-9]+(-[a-z0-9]+)*")
SLOT = later(r"\{([^{}]*)\}")
KEYS = (
    "code",
    "name",
    "kind",
    "level",
    "on",
    "doc",
    "why",
    "params",
    "message",
    "messages",
    "replaces",
    "precision",
    "examples",
)


@frozen
class Rule:
    """One rule of the catalogue: one YAML file."""

    code: str
    name: str
    kind: str
    level: str
    doc: str
    message: str
    on: bool = True
    why: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    messages: Mapping[str, str] = field(default_factory=dict)
    replaces: tuple[str, ...] = ()
    precision: str = "not measured yet"
    examples: tuple[Example, ...] = ()
    path: str = ""
    line: int = 1

    def __reduce__(self) -> tuple[Callable[..., Rule], tuple[Any, ...]]:
        values = (getattr(self, name) for name in self.__match_args__)
        return _again, tuple(dict(v) if isinstance(v, MappingProxyType) else v for v in values)

    def text(self, variant: str) -> str:
        """The message template of a variant, the plain one where none is given."""
        return self.messages.get(variant, self.message)


def _again(*values: Any) -> Rule:
    """A rule out of the cache: its mappings can be read only, as before."""
    held: list[Any] = [MappingProxyType(v) if isinstance(v, dict) else v for v in values]
    return Rule(*held)


@frozen
class Rules:
    """All rules by code, in order, and the folders they came from (a newsroom's after the shipped ones)."""

    rules: tuple[Rule, ...]
    places: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def get(self, code_or_name: str) -> Rule | None:
        """The rule with a code (in any case) or a name."""
        wanted = code_or_name.strip()
        return next((r for r in self.rules if r.code == wanted.upper() or r.name == wanted.lower()), None)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The places as paths."""
        from pathlib import Path

        return tuple(map(Path, self.places))

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(r.code for r in self.rules)


def load(folders: Iterable[str | Path] = ()) -> Rules:
    """The shipped rules and those of `folders` (a later file with a known code takes its place).

    Raises RuleError with every mistake of every file. A folder may hold `checks/` or be one itself; metric files of a
    language (`en/killed.yaml`) are left to the extraction. What was read before comes from the cache.
    """
    given = [os.fspath(folder) for folder in folders]
    if not all(map(os.path.isdir, given)):
        return _loaded(given)
    files = [path for folder in (home(), *given) for path in _check_files(folder)]
    code = ("checks", "rulebook.py", "settings.py", "model.py")
    return cache.kept("checks", [*given, *files], code, lambda: _loaded(given))


def _loaded(given: Sequence[str]) -> Rules:
    """The rules as their files say them now."""
    absent = "this file or folder of rules does not exist"
    problems: list[Problem] = [Problem(absent, folder) for folder in given if not os.path.exists(folder)]
    found: dict[str, Rule] = {}
    own = home()
    for folder in (own, *filter(os.path.isdir, given)):
        local: dict[str, Rule] = {}
        for path in _check_files(folder):
            shown = _shown(path, own)
            try:
                tree = read_yaml(path, shown)
            except RuleError as error:
                problems.extend(error.problems)
                continue
            rule = _rule(tree, shown, _stem(path), problems)
            if rule is None:
                continue
            twin = local.get(rule.code)
            if twin is not None:
                problems.append(Problem(f"{rule.code} is already told in {twin.path}", shown, rule.line))
            local[rule.code] = rule
        found.update(local)
    by_name: dict[str, Rule] = {}
    for rule in found.values():
        if rule.name in by_name:
            problems.append(
                Problem(f"the name {rule.name} belongs to {by_name[rule.name].code} already", rule.path, rule.line)
            )
        by_name[rule.name] = rule
        for code in rule.replaces:
            if code not in found:
                problems.append(Problem(f"replaces {code}, which no rule has", rule.path, rule.line))
    if problems:
        raise RuleError(*problems)
    return Rules(tuple(found[c] for c in sorted(found)), (own, *given))


def check_files(folder: Path) -> Iterator[Path]:
    """The check rules below a folder: in `checks/`, or named by a code."""
    from pathlib import Path

    yield from map(Path, _check_files(str(folder)))


def _check_files(folder: str) -> Iterator[str]:
    for path in files_of(folder):
        if os.path.basename(os.path.dirname(path)) == "checks" or CODE.fullmatch(_stem(path)):
            yield path


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path))[0]


def _shown(path: str, own: str) -> str:
    below = f"rules/{os.path.relpath(path, own)}" if path.startswith(own + os.sep) else path
    return below.replace(os.sep, "/")


def _rule(tree: Table, path: str, stem: str, problems: list[Problem]) -> Rule | None:
    before = len(problems)

    def wrong(message: str, line: int | None = None) -> None:
        problems.append(Problem(message, path, line or tree.line))

    unknown(tree, KEYS, path, problems)
    for key in ("code", "name", "kind", "level", "doc", "message", "examples"):
        if key not in tree:
            wrong(f"'{key}' is missing")
    code = word(tree, "code", wrong)
    if code and not CODE.fullmatch(code):
        wrong(f"'{code}' is no code: capitals and three digits are expected, as NC201", tree.lines["code"])
    elif code and CODE.fullmatch(stem) and code != stem:
        wrong(f"the file is named {stem} but tells of {code}", tree.lines["code"])
    name = word(tree, "name", wrong)
    if name and not NAME.fullmatch(name):
        wrong(f"'{name}' is no name: small letters and hyphens are expected", tree.lines["name"])
    level = word(tree, "level", wrong)
    if level and level not in LEVELS:
        wrong(f"level '{level}' is none of error, warning, note", tree.lines["level"])
    kind_name = word(tree, "kind", wrong)
    kind = KINDS.get(kind_name)
    if kind_name and kind is None:
        wrong(f"kind '{kind_name}' is none of {', '.join(sorted(KINDS))}", tree.lines["kind"])
    on = word(tree, "on", wrong) or "yes"
    if on not in ("yes", "no"):
        wrong(f"'on' is yes or no, not '{on}'", tree.lines.get("on"))
    message = word(tree, "message", wrong)
    messages = {k: v for k, v in table(tree, "messages", wrong).items() if isinstance(v, Text)}
    params: dict[str, Any] = {}
    if kind is not None:
        params = _params(table(tree, "params", wrong), kind, path, problems)
        _slots(message, kind, path, tree.lines.get("message"), problems)
        for variant, text in messages.items():
            _slots(text, kind, path, tree["messages"].lines[variant], problems)
            if variant not in kind.variants:
                known = ", ".join(kind.variants) or "none"
                wrong(f"kind {kind_name} has no message '{variant}' (it has: {known})", tree["messages"].lines[variant])
    replaces = tuple(str(c) for c in items(tree, "replaces", wrong))
    cases = examples(tree, code, path, problems)
    if len(problems) > before:
        return None
    return Rule(
        code,
        name,
        kind_name,
        level,
        word(tree, "doc", wrong),
        message,
        on == "yes",
        word(tree, "why", wrong),
        MappingProxyType(params),
        MappingProxyType({k: str(v) for k, v in messages.items()}),
        replaces,
        word(tree, "precision", wrong) or "not measured yet",
        cases,
        path,
        tree.lines["code"],
    )


def _slots(message: str, kind: Kind, path: str, line: int | None, problems: list[Problem]) -> None:
    for slot in SLOT.findall(message):
        if kind.slots and slot not in kind.slots:
            hint = closest(slot, kind.slots)
            problems.append(Problem(f"the message has an unknown slot {{{slot}}}{hint}", path, line))


def _params(table: Table, kind: Kind, path: str, problems: list[Problem]) -> dict[str, Any]:
    unknown(table, kind.params, path, problems)
    values = {name: param.default for name, param in kind.params.items()}
    for name, param in kind.params.items():
        if name in table:
            try:
                values[name] = param_value(param, table[name])
            except ValueError as error:
                problems.append(Problem(f"'{name}' {error}", path, table.lines[name]))
    return values
