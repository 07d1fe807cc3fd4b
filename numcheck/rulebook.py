"""Finds and reads `rules/`: YAML read strictly, with the line of every value; it alone knows where they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .errors import Problem, RuleError
from .typed import Any


def shipped() -> Path:
    """The folder of the shipped rules: inside the installed package, or beside it in a checkout."""
    here = Path(__file__).resolve().parent
    for folder in (here / "rules", here.parent / "rules"):
        if folder.is_dir():
            return folder
    raise RuleError("the shipped rules are missing; reinstall numcheck")


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


def read_yaml(path: Path, shown: str | None = None) -> Table:
    """A YAML file as nested Table, Items and Text.

    Every scalar stays a string ("no" is no, "18:30" is 18:30). Raises RuleError with file and line for broken YAML,
    a key given twice, anchors, or a file that is no mapping.
    """
    name = shown or str(path)
    try:
        source = path.read_text(encoding="utf-8-sig")
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
    if folder.is_file():
        yield folder
        return
    yield from sorted(p for p in folder.rglob("*") if p.suffix in (".yaml", ".yml") and p.is_file())
