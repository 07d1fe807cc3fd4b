"""Compiles a dates file: reads its sections, hands its forms to the compiler, and gathers what `find` needs."""

from __future__ import annotations

import re

from ..calendar import parts
from ..errors import RuleError
from ..rulebook import Items, Table
from .dates_forms import Compiler
from .dates_words import ROLES, TOKEN, Builder, DateWords, line_of, pieces


def compile_dates(table: Table, name: str) -> DateWords:
    """The words and forms of a `dates.yaml`, compiled; `name` is what errors call the file.

    Raises RuleError with every mistake, each with its line.
    """
    build = Builder(table, name)
    build.read_words()
    words = _compiled(build)
    if build.problems:
        raise RuleError(*build.problems)
    assert words is not None
    return words


def _compiled(build: Builder) -> DateWords | None:
    """The whole language, or None when the builder has noted problems."""
    entries = [e for e in build.section("forms", Items) if isinstance(e, Table)]
    names = build.section("names", Table)
    assert isinstance(names, Table)
    for name, iso in names.items():
        if parts(str(iso)) is None:
            build.fail(f"'{iso}' is no date", names.lines[name])
        entry = Table(names.lines[name])
        entry.update({"form": name, "read": "name"})
        entries.append(entry)
    never = build.section("forms", Items)
    for value in never:
        if not isinstance(value, Table):
            build.fail("a form is a mapping with 'form' and 'read'", line_of(value))
    for entry in entries:
        try:
            for kind, name in pieces(str(entry.get("form", ""))):
                for _, words in Compiler.split(kind, name):
                    for word in words.split("|") if kind == "word" else ():
                        if word[0].isalnum():
                            build.add(word, "=" + word.lower())
        except ValueError:
            continue  # said with its line when the form is compiled
    compiler = Compiler(build)
    compiler.characters()
    for entry in entries:
        compiler.form(entry)
    roles = _roles(build)
    ranges = _ranges(build)
    if build.problems:
        return None
    forms = compiler.combined()
    try:
        anchors = frozenset(w.encode("latin-1") for w in compiler.anchors)
    except UnicodeEncodeError:
        anchors = frozenset()  # another alphabet: the quick test is left out
    late = [k for k, label in build.kinds.items() if label in ("clock", "decade")]
    suffixes = "|".join(re.escape(s) for k in sorted(late) for s in (k, k.upper()))
    return DateWords(
        name=build.name, lexicon=compiler.lexicon, exact=compiler.exact, kinds=build.kinds, numbers=compiler.numbers,
        values={**{k: {} for k in ("month", "weekday", "n", "nth")}, **build.values},
        unit_of=build.unit_of, forms=forms,
        starts=compiler.starting(), roles=roles,
        since=frozenset(w for last in roles for w in (last, last.capitalize(), last.upper())
                        if ("since", (last,)) in roles[last]),
        tails=frozenset(str(w).lower() for w in build.section("possessive", Items)),
        skip=frozenset(str(w).lower() for w in build.section("skip", Items)), ranges=ranges,
        stamps=frozenset(str(w).lower() for w in build.section("stamps", Items)),
        names={k.lower(): str(v) for k, v in names.items()},
        month_names=_first(build, "months", range(1, 13)), weekday_names=_first(build, "weekdays", range(7)),
        anchors=anchors,
        digits=re.compile(r"\d(?:[:/]\d|\d{3}" + (rf"|(?:{suffixes})\b" if suffixes else "") + ")"),
    )  # fmt: skip


def _first(build: Builder, key: str, numbers: range) -> tuple[str, ...]:
    """The name to print for each month or weekday: the first word of its list."""
    section = build.section(key, Table)
    names = []
    for number in numbers:
        words = section.get(str(number)) if isinstance(section, Table) else None
        if not words:
            build.fail(f"'{key}' has no {number}", build.table.lines.get(key))
        names.append(str(words[0] if isinstance(words, list) else words))
    return tuple(names)


def _roles(build: Builder) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """The words before a date that give it a role, by their last word, the longest first."""
    section = build.section("roles", Table)
    assert isinstance(section, Table)
    cues: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for role, words in section.items():
        if role not in ROLES:
            build.fail(f"'{role}' is no role of a date; they are {', '.join(ROLES)}", section.lines[role])
        for cue in words if isinstance(words, list) else [words]:
            tokens = tuple(TOKEN.findall(str(cue).lower()))
            cues.setdefault(tokens[-1], []).append((role, tokens))
    return {last: tuple(sorted(found, key=lambda c: (-len(c[1]), c))) for last, found in cues.items()}


def _ranges(build: Builder) -> tuple[tuple[str | None, frozenset[str]], ...]:
    """(opening word or None, joining words) of the ways to say from one date to another."""
    found = []
    for value in build.section("ranges", Items):
        match = re.fullmatch(r"(?:(\S+) )?\{date\} (\S.*?) \{date\}", str(value))
        if match is None:
            build.fail("a range reads like 'from {date} to|until {date}'", line_of(value))
            continue
        found.append((match[1], frozenset(match[2].split("|"))))
    return tuple(found)
