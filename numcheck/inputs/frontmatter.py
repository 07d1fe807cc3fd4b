"""YAML front matter: what an article says of itself between two lines of `---`."""

from __future__ import annotations

from ..codes import later
from ..errors import Problem
from ..typed import Any
from ..values import field, record
from .published import iso_date

KEYS = ("title", "source", "published", "url", "author", "agency", "language", "event")
"""The keys that are read; others are left alone."""

_OPENING = later(r"---[ \t]*(?:\r\n?|\n)")
_CLOSING = later(r"(?<=[\r\n])---[ \t]*(?:\r\n?|\n|\Z)")
_KEY = later(rf"(?:{'|'.join(KEYS)})[ \t]*:")
_BREAK = later(r"\r\n?|\n")
_LONGEST = 100_000


@record
class Front:
    """`values` as read; the text begins at offset `end`, on `line` of the file; where the title stands."""

    values: dict[str, str] = field(default_factory=dict)
    end: int = 0
    line: int = 1
    title_line: int = 0
    title_column: int = 1
    problems: list[Problem] = field(default_factory=list)


def split(content: str, name: str) -> Front:
    """The front matter of a text; an empty one where there is none.

    Two `---` around something that is no list of keys are rules of a Markdown page, and left in the text.
    """
    front = Front()
    opening = _OPENING.match(content)
    if not opening:
        return front
    start = opening.end()
    closing = _CLOSING.search(content, start, start + _LONGEST)
    if not closing:
        if _KEY.match(content, start):
            front.problems.append(Problem("the front matter that begins here is not closed by a line of ---", name, 1))
        return front
    block = content[start : closing.start()]
    root = _compose(block, name, front)
    if front.problems or root is None:
        return front
    front.end = closing.end()
    front.line = 1 + len(_BREAK.findall(content, 0, front.end))
    _take(root, block, name, front)
    return front


def _compose(block: str, name: str, front: Front) -> Any:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        root = yaml.compose(block, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or "this is no YAML"
        index = mark.index if mark else getattr(error, "position", 0)
        line = _line(block, index if isinstance(index, int) else 0)
        front.problems.append(Problem(f"the front matter is no YAML: {what}", name, line))
        return None
    except RecursionError:
        front.problems.append(Problem("the front matter is nested too deeply", name, 2))
        return None
    if root is None:
        return yaml.MappingNode("", [])
    return root if isinstance(root, yaml.MappingNode) else None


def _take(root: Any, block: str, name: str, front: Front) -> None:
    import yaml

    seen: set[str] = set()
    for key_node, node in root.value:
        key = str(key_node.value)
        line = _line(block, key_node.start_mark.index)
        if key not in KEYS:
            continue
        if key in seen:
            front.problems.append(Problem(f"'{key}' is given twice in the front matter", name, line))
            continue
        seen.add(key)
        if isinstance(node, yaml.ScalarNode):
            value = node.value.strip()
        elif isinstance(node, yaml.SequenceNode) and all(isinstance(part, yaml.ScalarNode) for part in node.value):
            value = ", ".join(part.value.strip() for part in node.value)
        else:
            front.problems.append(Problem(f"'{key}' must be a plain text", name, line))
            continue
        if not value or (value in ("null", "~") and not node.style):
            continue
        if key == "published":
            day = iso_date(value)
            if day is None:
                said = f"published: '{value}' is no calendar date numcheck can read; write YYYY-MM-DD"
                front.problems.append(Problem(said, name, line))
                continue
            value = day
        if key == "title":
            value = " ".join(value.split())
            front.title_line, front.title_column = _where(block, node.start_mark.index, value)
        front.values[key] = value


def _where(block: str, index: int, title: str) -> tuple[int, int]:
    """Line and column of the title's first word in the file, past a quotation mark or a block sign."""
    at = block.find(title.split(" ", 1)[0], index)
    at = index if at < 0 else at
    last = max(block.rfind("\n", 0, at), block.rfind("\r", 0, at))
    return _line(block, at), at - last


def _line(block: str, index: int) -> int:
    """The line of the file for an offset into the block, which begins on line 2."""
    return 2 + len(_BREAK.findall(block, 0, index))
