"""The house: rooms import downwards only, whatever the moment of the import, and none in a circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[1] / "numcheck"
PROMISED = {("model", "dataset"), ("model", "report")}
"""`Report.to_frame()` and `.to_json()` are promised to users; both import when they are called."""
FLOORS = ("model", "text", "extract", "compare", "checks", "archive", "engine", "cli")
"""From the ground up: what each of these is made of stands before it."""


def _name(path: Path) -> str:
    parts = ("numcheck", *path.relative_to(HOUSE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {_name(path): path for path in HOUSE.rglob("*.py")}


def _imports(name: str) -> Iterator[str]:
    """The files of the house that a file imports, at its head, in a function or for type hints."""
    path = FILES[name]
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            whole = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:
                yield f"{whole}.{alias.name}" if f"{whole}.{alias.name}" in FILES else whole
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def _room(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


def _rooms() -> dict[str, set[str]]:
    """What each room imports; the door (`numcheck/__init__.py`) is no room, since it hands on what others make."""
    found: dict[str, set[str]] = {}
    for name in FILES:
        here = _room(name)
        for there in _imports(name):
            if there in FILES and _room(there) not in ("", here) and here and (here, _room(there)) not in PROMISED:
                found.setdefault(here, set()).add(_room(there))
    return found


def _order(graph: dict[str, set[str]]) -> list[str]:
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"in a circle: {' <- '.join(error.args[1])}")


def test_rooms_import_downwards_only():
    order = _order(_rooms())
    floors = [order.index(room) for room in FLOORS]
    assert floors == sorted(floors)


@pytest.mark.parametrize("room", sorted({_room(name) for name in FILES if name.count(".") > 1}))
def test_no_files_of_a_room_import_each_other_in_a_circle(room: str):
    files = [name for name in FILES if _room(name) == room]
    _order({name: {there for there in _imports(name) if there in files} for name in files})


def test_a_circle_would_be_seen():
    with pytest.raises(pytest.fail.Exception, match="in a circle"):
        _order({"a": {"b"}, "b": {"c"}, "c": {"a"}})
