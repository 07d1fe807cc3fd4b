"""What a grammar knows of the surroundings of figures: dates, sources, places and causes."""

from __future__ import annotations

from ..rulebook import Table
from . import dates, places, sources
from .grammar import Grammar


def add_context(grammar: Grammar, tables: dict[str, tuple[str, Table]]) -> None:
    """Compiles dates, sources, places and causes into a grammar; `tables` are name and content of the files by stem."""
    grammar.dates = dates.compile_dates(tables["dates"][1], tables["dates"][0])
    roles = grammar.dates.roles
    grammar.befores = tuple(cue for last in roles for role, cue in roles[last] if role == "before")
    grammar.orders = frozenset(
        last for last in roles if any(r in ("after", "before") and c == (last,) for r, c in roles[last])
    )
    grammar.sources = sources.compile_sources(tables["sources"][1], tables["sources"][0])
    grammar.contrasts = frozenset(w for w, bits in grammar.sources.classes.items() if bits & sources.CONTRAST)
    grammar.sets["once"] = grammar.sets["single"] = frozenset()
    if "causes" in tables:
        for name in ("once", "single"):
            grammar.sets[name] = frozenset(str(tables["causes"][1].get(name, "")).split())
        grammar.sets["cause_verbs"] = frozenset(str(tables["causes"][1].get("verbs", "")).split())
        for cause, words in tables["causes"][1]["causes"].items():
            grammar.causes.update(dict.fromkeys((word.replace("_", " ") for word in words.split()), str(cause)))
        grammar.general_causes = frozenset(str(tables["causes"][1].get("general", "")).split())
    pairs = (cause.split(" ") for cause in grammar.causes)
    grammar.sets["cause_firsts"] = frozenset(first for first, *rest in pairs if rest)
    grammar.places = places.compile_places(tables["places"][1], tables["places"][0])
