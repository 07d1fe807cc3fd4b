"""Turns the forms of a dates file ("{month} {day}, {year}") into patterns over token classes."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from ..rulebook import Table
from .dates_pattern import Form, Forms
from .dates_words import (
    ANY,
    DASHES,
    DIGIT_SLOTS,
    OTHER,
    READS,
    SAMPLES,
    TOKEN,
    UNIT_DAYS,
    WORD,
    begins,
    number_classes,
    pieces,
)

if TYPE_CHECKING:
    from .dates_words import Builder

_VOCABULARY = {"month": ("month_name", "month_short"), "weekday": ("weekday_name", "weekday_short"),
               "month_name": ("month_name",), "weekday_name": ("weekday_name",), "weekday_short": ("weekday_short",),
               "unit": ("unit",), "part": ("part",), "nth": ("nth_name",)}  # fmt: skip
_TIMELY = ("month_name", "month_short", "weekday_name", "weekday_short", "unit", "part")
_ABBREVIATED = ("month", "weekday")
_INNER = {"month": ".", "weekday": ".", "number": "-"}
"""Punctuation that may follow inside a slot ("Oct.", "twenty-one")."""
_PUNCTUATION = ",.;:!?()[]/'\"" + "-"
_FORM_KEYS = ("form", "read", "by", "from", "unit", "which", "year", "role")
_FIRST_CHAR = 0x100


class Compiler:
    """One language's forms on their way to patterns."""

    def __init__(self, build: Builder) -> None:
        self.build = build
        self.sets: dict[frozenset[str], str] = {}
        self.found: list[tuple[tuple[int, int, int], str, dict[str, frozenset[str]], Form, list[tuple[str, int]]]] = []
        self.anchors: set[str] = set()
        self.words: dict[str, list[str]] = {}
        for word, kinds in build.classes.items():
            for kind in kinds:
                self.words.setdefault(kind, []).append(word)

    def characters(self) -> None:
        """Gives every distinct set of classes its character."""
        numbering = count(_FIRST_CHAR)
        for kind in ("", *self.build.kinds):
            for sample in SAMPLES:
                classes = number_classes(sample + kind, self.build.kinds)
                if classes and classes not in self.sets:
                    self.sets[classes] = chr(next(numbering))
        self.sets.setdefault(frozenset(("iso",)), chr(next(numbering)))
        self.numbers = dict(self.sets)
        self.lexicon: dict[str, str] = {mark: mark for mark in _PUNCTUATION}
        self.lexicon |= dict.fromkeys(DASHES, "-") | {"’": "'", "‘": "'", "“": '"', "”": '"'}
        exact: dict[str, str] = {}
        for word, kinds in sorted(self.build.classes.items()):
            classes = frozenset(kinds)
            if word[0].isdecimal():
                classes |= number_classes(word, self.build.kinds)
            self.lexicon[word] = self.sets.setdefault(classes, chr(next(numbering)))
            if word in self.build.capital:
                rest = frozenset(k for k in classes if not k.startswith(("month", "weekday")))
                exact[word] = self.sets.setdefault(rest, chr(next(numbering))) if rest else WORD
        for value in range(100):
            for written in {str(value), f"{value:02}"}:
                self.lexicon.setdefault(written, self.numbers[number_classes(written, {})])
        self.having: dict[str, list[str]] = {}
        for classes, char in self.sets.items():
            for kind in classes:
                self.having.setdefault(kind, []).append(char)
        self.exact = self.lexicon | exact
        for word, char in self.lexicon.items():
            for spelled in (word.capitalize(), word.upper()):
                self.exact.setdefault(spelled, char)

    def chars(self, *kinds: str) -> frozenset[str]:
        return frozenset(c for kind in kinds for c in self.having.get(kind, ()))

    @staticmethod
    def one_of(chars: frozenset[str]) -> str:
        return "[" + "".join(re.escape(c) for c in sorted(chars)) + "]"

    def fragment(self, kind: str, name: str, line: int) -> tuple[str, frozenset[str], str | None]:
        """(pattern, characters it can begin with, slot it fills) of one element of a form."""
        if kind == "word":
            chars = self.literal(name)
            return self.one_of(chars), chars, None
        base = name.rstrip("2")
        if base == "any":
            marks = "".join(re.escape(c) for c in _PUNCTUATION + OTHER)
            return f"[^{marks}]{{1,6}}?", ANY, None
        if base == "stop":
            return f"(?:[{re.escape(_PUNCTUATION + OTHER)}]|\\Z)", frozenset(), None
        if base.startswith("not_") and base[4:] in self.build.lists:
            return f"(?!{self.one_of(self.chars('@' + base[4:]))})", frozenset(), None
        if base == "number":
            chars = self.chars("n", "n_name")
            return f"{self.one_of(chars)}(?:-{self.one_of(chars)})?", chars, name
        if base in _VOCABULARY:
            chars = self.chars(*_VOCABULARY[base])
            short = self.chars(base + "_short") if base in _ABBREVIATED else frozenset()
            tail = f"|{self.one_of(short)}\\.?" if short else ""
            full = chars - short
            return (f"(?:{self.one_of(full)}{tail})" if full else f"(?:{tail[1:]})"), chars, name
        if base in DIGIT_SLOTS:
            chars = self.chars(DIGIT_SLOTS[base])
            return self.one_of(chars), chars, name
        if base in self.build.lists:
            chars = self.chars("@" + base)
            return self.one_of(chars), chars, None
        self.build.fail(f"'{{{name}}}' is no slot and no list", line)
        return "", frozenset(), None

    def literal(self, words: str) -> frozenset[str]:
        found = (frozenset(w) if w in _PUNCTUATION else self.chars("=" + w.lower()) for w in words.split("|"))
        return frozenset().union(*found)

    def form(self, table: Table) -> None:
        """Compiles one entry of `forms`, or notes what is amiss with it."""
        line, text = table.line, str(table.get("form", ""))
        read = str(table.get("read", ""))
        for key in table:
            if key not in _FORM_KEYS:
                self.build.fail(f"'{key}' is no key of a form", table.lines[key])
        if read not in READS:
            self.build.fail(f"'{read}' is no way to read a form; they are {', '.join(READS)}", line)
        unit = str(table.get("unit", "day"))
        if unit not in UNIT_DAYS:
            self.build.fail(f"'{unit}' is no unit of time", table.lines.get("unit"))
        try:
            by, year = int(table.get("by", 0)), int(table["year"]) if "year" in table else None
            elements = list(pieces(text))
        except ValueError as error:
            self.build.fail(str(error), line)
            return
        if not elements:
            self.build.fail("a form without words", line)
            return
        made = Form(text, line, read, by, str(table.get("from", "published")), unit, str(table.get("which", "latest")),
                    year, str(table["role"]) if "role" in table else None)  # fmt: skip
        self.pattern(made, elements)

    def pattern(self, form: Form, elements: list[tuple[str, str]]) -> None:
        """Left context becomes a lookbehind, right context a lookahead, and what is between them is the phrase."""
        marks = [name for kind, name in elements if kind == "mark" and name in "<>"]
        if marks not in ([], ["<", ">"], ["<"], [">"]):
            self.build.fail("'<' and '>' stand around the phrase, once", form.line)
            return
        flat = [e for kind, name in elements for e in self.split(kind, name)]
        opened = next((i for i, e in enumerate(flat) if e == ("mark", "<")), -1)
        closed = next((i for i, e in enumerate(flat) if e == ("mark", ">")), len(flat))
        left, inner, right = flat[: max(opened, 0)], flat[opened + 1 : closed], flat[closed + 1 :]
        behind = "".join(self.fragment(*e, form.line)[0] for e in left)
        if any(kind == "mark" for kind, _ in left + right):
            self.build.fail("the words around '<' and '>' cannot be optional", form.line)
            return
        body, shortest, depth = "", 0, 0
        slots: list[tuple[str, int]] = []
        nodes: list[frozenset[str] | str | None] = []
        for kind, name in inner:
            if kind == "mark":
                body += "(?:" if name == "[" else ")?"
                depth += 1 if name == "[" else -1
                nodes.append(name)
                continue
            fragment, chars, slot = self.fragment(kind, name, form.line)
            if slot is not None:
                slots.append((slot, len(slots) + 1))
                fragment = f"({fragment})"
            body += fragment
            shortest += depth == 0
            nodes.append(chars)
            if slot is not None and slot.rstrip("2") in _INNER:
                nodes += ["[", frozenset(_INNER[slot.rstrip("2")]), "]"]
        if depth:
            self.build.fail("'[' and ']' do not pair", form.line)
            return
        context, longest = len(left) + len(right), len(inner)
        starts = begins(nodes)
        ahead = "".join(self.fragment(*e, form.line)[0] for e in right)
        whole = (f"(?<={behind})" if behind else "") + f"({body})" + (f"(?={ahead})" if ahead else "")
        # "in <May> 12 people": two words behind weigh like one more of the phrase, which "May 12" would else outdo
        shortest += max(0, len(right) - 1)
        self.found.append(((shortest, context, longest), whole, starts, form, slots))
        self.anchor(form, flat)

    @staticmethod
    def split(kind: str, name: str) -> list[tuple[str, str]]:
        """A word of a form that is several tokens ("p.m.") is several elements."""
        if kind != "word" or "|" in name:
            return [(kind, name)]
        return [("word", token) for token in TOKEN.findall(name)]

    def anchor(self, form: Form, elements: list[tuple[str, str]]) -> None:
        """What a sentence must hold for the form to be worth trying: its rarest kind of required element."""
        depth, best, rank = 0, frozenset[str](), -1
        timely = self.spelled(*_TIMELY)
        for kind, name in elements:
            depth += {"[": 1, "]": -1}.get(name, 0) if kind == "mark" else 0
            if depth or kind == "mark":
                continue
            base = name.rstrip("2")
            if kind == "slot" and base in _VOCABULARY and base != "nth":
                here, words = 1000, self.spelled(*_VOCABULARY[base])
            elif kind == "slot" and base in DIGIT_SLOTS and base not in ("day", "yy"):
                here, words = 900, frozenset()
            elif kind == "slot" and (base == "nth" or base in self.build.lists):
                here, words = 1, self.spelled(*_VOCABULARY.get(base, ("@" + base,)))
            elif kind == "word" and name not in _PUNCTUATION:
                words = frozenset(name.lower().split("|"))
                here = 1000 if words <= timely else 2 + min(map(len, words))
            else:
                continue
            if here >= rank:
                rank, best = here, words
        if rank < 0:
            self.build.fail("the form has no word or year to be found by", form.line)
        self.anchors |= best

    def spelled(self, *kinds: str) -> frozenset[str]:
        return frozenset(w for kind in kinds for w in self.words.get(kind, ()))

    def combined(self) -> dict[str, Forms]:
        """For each first character the forms that can begin with it, the longest first; equal sets are shared."""
        self.found.sort(key=lambda f: (tuple(-n for n in f[0]), f[3].line))
        shared: dict[tuple[int, ...], Forms] = {}
        result = {}
        for char in sorted(frozenset().union(*(f[2] for f in self.found))):
            here = tuple(i for i, f in enumerate(self.found) if char in f[2])
            if here not in shared:
                shared[here] = Forms([(f[1], f[3], f[4]) for f in map(self.found.__getitem__, here)])
            result[char] = shared[here]
        return result

    def starting(self) -> re.Pattern[str]:
        """Finds where a form can begin, judged by two characters: "14 people" is passed over, "14 days" is not."""
        after: dict[str, frozenset[str]] = {}
        for _, _, starts, _, _ in self.found:
            for char, seconds in starts.items():
                after[char] = after.get(char, frozenset()) | seconds
        grouped: dict[frozenset[str], list[str]] = {}
        for char, seconds in sorted(after.items()):
            grouped.setdefault(ANY if seconds & ANY else seconds, []).append(char)
        branches = [
            f"(?<={self.one_of(frozenset(chars))})" + ("" if seconds & ANY else f"(?={self.one_of(seconds)})")
            for seconds, chars in sorted(grouped.items(), key=lambda g: g[1])
        ]
        # the set of all comes first: the engine skips to it quickly
        return re.compile(f"{self.one_of(frozenset(after))}(?:{'|'.join(branches)})")
