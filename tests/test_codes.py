"""A pattern that is made from its kept code is the same pattern."""

from __future__ import annotations

import re

import pytest

from numcheck import codes
from numcheck.extract import grammar_for


def patterns() -> dict[str, re.Pattern[str]]:
    """Patterns of the shipped language and a few that use what those leave out."""
    grammar = grammar_for()
    shipped = [grammar.dates.starts, grammar.dates.digits, grammar.places.run, grammar.places.dateline]
    shipped += [re.compile(forms.source) for forms in {id(f): f for f in grammar.dates.forms.values()}.values()]
    odd = ["", r"(?i)straße|ΟΔΟΣ", r"(?P<a>x)(?P=a)?", r"(?<!a)\b[^\W\d_]+(?=[ -￿])", "(a|b)*?c{2,3}$", r"(?s:.)\Z"]
    return {one.pattern: one for one in [*shipped, *map(re.compile, odd)]}


@pytest.mark.parametrize("pattern", patterns().values(), ids=str)
def test_the_code_makes_the_same_pattern(pattern: re.Pattern[str]) -> None:
    code = codes.code_of(pattern)
    assert code is not None
    again = codes.pattern_of(code)
    assert again == pattern
    assert (again.groups, again.groupindex, again.flags) == (pattern.groups, pattern.groupindex, pattern.flags)
    for text in ("xx abcc", "Straße ΟΔΟΣ", "\u0101\u0109 4 \u0116"):
        assert [m.span() for m in again.finditer(text)] == [m.span() for m in pattern.finditer(text)]


def test_what_is_no_code_is_refused() -> None:
    source, flags, words, *rest = codes.code_of(re.compile("abc")) or pytest.fail("no code")
    with pytest.raises(RuntimeError):
        codes.pattern_of((source, flags, words[:-4], *rest))


def test_a_pattern_that_is_compiled_later_does_what_it_would_have_done() -> None:
    at_once = re.compile(r"(?P<a>\d+)\s*(b)?", re.IGNORECASE)
    for use in (
        lambda one: [m.span() for m in one.finditer("1 B 22")],
        lambda one: one.fullmatch("3b")["a"],
        lambda one: one.sub("-", "4 x 5B"),
        lambda one: (one.pattern, one.flags, one.groups, dict(one.groupindex)),
    ):
        assert use(codes.later(at_once.pattern, re.IGNORECASE)) == use(at_once)


def test_a_later_pattern_takes_what_was_compiled_before() -> None:
    first, second = codes.later("a+"), codes.later("b+")
    assert second.match("bb") is not None
    codes.settle((first, second), (re.compile("a+"), re.compile("b+")))
    assert first.fullmatch("aaa") is not None
    assert second.fullmatch("bbb") is not None
    with pytest.raises(AttributeError):
        codes.later("c").nothing  # type: ignore[attr-defined]  # noqa: B018
