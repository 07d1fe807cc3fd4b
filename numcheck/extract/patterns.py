"""Constructions as rule files write them ("{people} {be} *killed"), parsed into elements around their anchor."""

from __future__ import annotations

from ..typed import Any
from ..values import frozen

SCOPES = ("toll", "running")
SLOTS = ("people", "count", "be", "aux", "any", "word", "previous", "start")
BOUNDS = ("exact", "more_than", "at_least", "up_to", "fewer_than", "about")


@frozen
class Element:
    """A slot, or a choice of literal phrases; `firsts` and `lasts` are the words these begin and end with."""

    slot: str
    phrases: frozenset[tuple[str, ...]] = frozenset()
    optional: bool = False
    longest: int = 1
    firsts: frozenset[str] = frozenset()
    lasts: frozenset[str] = frozenset()


@frozen
class Construction:
    """One construction: `left` runs from the anchor leftwards, `right` rightwards; `needs` are its other words."""

    metric: str
    rule: str
    says: str
    left: tuple[Element, ...]
    anchor: Element
    right: tuple[Element, ...]
    literals: int
    scope: str | None = None
    bound: str | None = None
    weak: bool = False
    bare: bool = True
    part: bool = False
    besides: bool = False
    excepted: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    needs: tuple[frozenset[str], ...] = ()

    @property
    def anchor_words(self) -> frozenset[str]:
        return frozenset(phrase[0] for phrase in self.anchor.phrases)


def parse_construction(
    entry: Any, lists: dict[str, list[str]], metric: str, file: str, shared: dict[Any, Any] | None = None
) -> Construction:
    """A construction from its text, or from a mapping with `says` and what else is told of it.

    `{people}` and the other slots of SLOTS stand for what the grammar finds; `<list>` for a word list of the file;
    `a|b` for either; `(a)` for a word that may be missing; `_` joins words of one phrase; `*` marks the anchor, without
    which the construction cannot be there. Its keys: `scope`, `bound`; `weak` where a plan some words off undoes it;
    `bare: no` where it needs a noun; `part` where it counts some of those told before; `besides` where it counts people
    together with others ("along with two guards") whom another construction counts; `except` are the words that {word}
    never is and no one it counts is called, `only` those of which one names the people it counts. What is equal in
    several constructions is kept once, in `shared`. Raises ValueError with the reason.
    """
    scope = bound = None
    weak = part = besides = False
    bare = True
    excepted = only = frozenset[str]()
    text = entry
    if isinstance(entry, dict):
        unknown = set(entry) - {"says", "scope", "bound", "weak", "bare", "part", "besides", "except", "only"}
        if unknown:
            raise ValueError(f"'{min(unknown)}' is no key of a construction")
        text, scope, bound = entry.get("says", ""), entry.get("scope"), entry.get("bound")
        excepted, only = (frozenset(str(entry.get(key, "")).split()) for key in ("except", "only"))
        bare = entry.get("bare") != "no"
        weak = entry.get("weak") == "yes"
        part = entry.get("part") == "yes"
        besides = entry.get("besides") == "yes"
        if scope is not None and scope not in SCOPES:
            raise ValueError(f"scope: '{scope}' is none of {', '.join(SCOPES)}")
        for key in ("weak", "bare", "part", "besides"):
            if entry.get(key, "yes") not in ("yes", "no"):
                raise ValueError(f"{key}: '{entry[key]}' is neither yes nor no")
        if bound is not None and bound not in BOUNDS:
            raise ValueError(f"'{bound}' is no bound; one of {', '.join(BOUNDS)}")
    elements: list[tuple[Element, bool]] = [_element(part, lists) for part in str(text).split()]
    marked = [place for place, (_, mark) in enumerate(elements) if mark]
    words = [place for place, (element, _) in enumerate(elements) if element.phrases]
    if not words:
        raise ValueError(f"'{text}' has no word to be found by")
    if len(marked) > 1:
        raise ValueError(f"'{text}' has two anchors")
    if not any(element.slot in ("people", "count") for element, _ in elements):
        raise ValueError(f"'{text}' has no {{people}} or {{count}}")
    place = marked[0] if marked else words[0]
    line = getattr(text, "line", 0) or getattr(entry, "line", 0)
    same = {} if shared is None else shared
    plain = [same.setdefault(element, element) for element, _ in elements]
    return Construction(
        metric=metric,
        rule=f"{file}:{line}",
        says=str(text),
        left=tuple(reversed(plain[:place])),
        anchor=plain[place],
        right=tuple(plain[place + 1 :]),
        literals=sum(1 for element in plain if element.phrases and not element.optional),
        scope=scope,
        bound=bound,
        weak=weak,
        bare=bare,
        part=part,
        besides=besides,
        excepted=excepted,
        only=only,
        needs=tuple(
            same.setdefault(element.firsts, element.firsts)
            for index, element in enumerate(plain)
            if element.phrases and not element.optional and index != place
        )
        + ((same.setdefault(only, only),) if only else ()),
    )


def _element(part: str, lists: dict[str, list[str]]) -> tuple[Element, bool]:
    mark = part.startswith("*")
    part = part.removeprefix("*")
    optional = part.startswith("(") and part.endswith(")")
    if optional:
        part = part[1:-1]
    if part.startswith("{") and part.endswith("}"):
        slot = part[1:-1]
        if slot not in SLOTS:
            raise ValueError(f"'{{{slot}}}' is no slot; one of {', '.join(SLOTS)}")
        return Element(slot), mark
    phrases: set[tuple[str, ...]] = set()
    for choice in part.split("|"):
        if choice.startswith("<") and choice.endswith(">"):
            if choice[1:-1] not in lists:
                raise ValueError(f"no word list '{choice[1:-1]}' in this file")
            phrases.update(tuple(word.split("_")) for word in lists[choice[1:-1]])
        else:
            phrases.add(tuple(choice.split("_")))
    firsts, lasts = (frozenset(phrase[end] for phrase in phrases) for end in (0, -1))
    return Element("", frozenset(phrases), optional, max(map(len, phrases)), firsts, lasts), mark
