"""The fields of a rule file: words, lists and mappings where they are expected, and parameters by their type."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..errors import Problem
from ..rulebook import Items, Table
from ..settings import closest
from ..typed import Any
from .view import Param


def unknown(table: Table, known: Iterable[str], path: str, problems: list[Problem]) -> None:
    for key in table:
        if key not in known:
            problems.append(Problem(f"unknown key '{key}'{closest(key, known)}", path, table.lines[key]))


def word(tree: Table, key: str, wrong: Any) -> str:
    value = tree.get(key, "")
    if not isinstance(value, str):
        wrong(f"'{key}' must be text", tree.lines[key])
        return ""
    return " ".join(value.split())


def table(tree: Table, key: str, wrong: Any) -> Table:
    value = tree.get(key)
    if value is None or value == "":
        return Table(tree.line)
    if not isinstance(value, Table):
        wrong(f"'{key}' must be a mapping", tree.lines[key])
        return Table(tree.line)
    return value


def items(tree: Table, key: str, wrong: Any) -> list[Any]:
    value = tree.get(key)
    if value is None or value == "":
        return []
    if not isinstance(value, Items):
        wrong(f"'{key}' must be a list", tree.lines[key])
        return []
    return value


def param_value(param: Param, given: Any) -> Any:
    """A parameter as its type reads it; ValueError with "must be …" when it cannot."""
    if param.type == "words":
        if not isinstance(given, dict) or not all(isinstance(v, list) for v in given.values()):
            raise ValueError("must map a language to a list of words")
        return {str(k): tuple(str(w) for w in v) for k, v in given.items()}
    if param.type == "choices":
        words = given if isinstance(given, list) else [given]
        for word in words:
            if word not in param.of:
                raise ValueError(f"must be among {', '.join(param.of)}, not '{word}'")
        return tuple(str(w) for w in words)
    if not isinstance(given, str):
        raise ValueError(f"must be a {param.type}")
    if param.type == "choice":
        if given not in param.of:
            raise ValueError(f"must be one of {', '.join(param.of)}, not '{given}'")
        return str(given)
    if param.type == "flag":
        if given not in ("yes", "no"):
            raise ValueError("must be yes or no")
        return given == "yes"
    shape = {"number": r"(\d+(?:\.\d+)?)", "percent": r"(\d+(?:\.\d+)?)%", "days": r"(\d+(?:\.\d+)?)(d|h)"}[param.type]
    match = re.fullmatch(shape, given)
    if match is None:
        raise ValueError(
            {
                "number": "must be a number",
                "percent": "must be a percentage, as 5%",
                "days": "must be days or hours, as 2d or 36h",
            }[param.type]
        )
    number = float(match[1])
    if param.type == "percent":
        return number / 100
    if param.type == "days":
        return number if match[2] == "d" else number / 24
    return number
