"""Finds and reads `rules/`: YAML read strictly, with the line of every value; it alone knows where they are."""

from __future__ import annotations

import os
from collections.abc import Iterator

from .errors import Problem, RuleError
from .typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def home() -> str:
    """The folder of the shipped rules: inside the installed package, or beside it in a checkout."""
    here = os.path.dirname(os.path.realpath(__file__))
    for folder in (os.path.join(here, "rules"), os.path.join(os.path.dirname(here), "rules")):
        if os.path.isdir(folder):
            return folder
    raise RuleError("the shipped rules are missing; reinstall numcheck")


def shipped() -> Path:
    """The same as a path."""
    from pathlib import Path  # which loads much that a start does without

    return Path(home())


class Text(str):
    """A scalar of a YAML file: always a string, and it knows its line."""

    __slots__ = ("line",)
    line: int

    def __new__(cls, value: str, line: int = 0) -> Text:
        text = super().__new__(cls, value)
        text.line = line
        return text


class Table(dict[str, Any]):
    """A mapping of a YAML file, with the line it begins on and the line of each key."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class Items(list[Any]):
    """A list of a YAML file, with the line it begins on."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


def read_yaml(path: str | Path, shown: str | None = None) -> Table:
    """A YAML file as nested Table, Items and Text.

    Every scalar stays a string ("no" is no, "18:30" is 18:30). Raises RuleError with file and line for broken YAML,
    a key given twice, anchors, or a file that is no mapping.
    """
    name = shown or str(path)
    try:
        with open(path, encoding="utf-8-sig") as stream:
            source = stream.read()
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(Problem(f"cannot be read: {error}", name)) from None
    return parse_yaml(source, name)


def parse_yaml(source: str, name: str) -> Table:
    """The same for YAML already in memory; `name` is what errors call it."""
    import yaml

    loader_class = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        loader = loader_class(source)
        try:
            root = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "this is no YAML"
        raise RuleError(Problem(str(what), name, mark.line + 1 if mark else None)) from None
    problems: list[Problem] = []
    if root is None or not isinstance(root, yaml.MappingNode):
        raise RuleError(Problem("a mapping of keys and values is expected", name, 1))
    tree = _build(root, name, problems, 0)
    if problems:
        raise RuleError(*problems)
    assert isinstance(tree, Table)
    return tree


def _build(node: Any, name: str, problems: list[Problem], depth: int) -> Any:
    import yaml

    line = node.start_mark.line + 1
    if depth > 20:
        problems.append(Problem("nested too deeply", name, line))
        return Text("", line)
    if isinstance(node, yaml.ScalarNode):
        return Text(node.value, line)
    if isinstance(node, yaml.SequenceNode):
        items = Items(line)
        items.extend(_build(child, name, problems, depth + 1) for child in node.value)
        return items
    table = Table(line)
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in table:
            problems.append(Problem(f"'{key}' is given twice", name, key_node.start_mark.line + 1))
        table[key] = _build(value_node, name, problems, depth + 1)
        table.lines[key] = key_node.start_mark.line + 1
    return table


def rule_files(folder: Path) -> Iterator[Path]:
    """The YAML files of a folder and below, in a fixed order; a file is its own folder."""
    from pathlib import Path

    yield from map(Path, files_of(str(folder)))


def files_of(folder: str) -> list[str]:
    """The same for names of files."""
    if os.path.isfile(folder):
        return [folder]
    found, folders = [], [folder]
    for here in folders:  # grows by those inside
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                    elif os.path.splitext(entry.name)[1] in (".yaml", ".yml") and entry.is_file():
                        found.append(entry.path)
        except OSError:  # missing, or not for us to read
            continue
    return sorted(found, key=lambda path: path.split(os.sep))
