"""Frozen values behave as frozen dataclasses with slots do."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, dataclass, fields, replace
from functools import cached_property
from inspect import signature
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck import model, values
from numcheck.values import field, frozen, lone, record


@frozen
class Pair:
    """Two fields, one of which may be left out."""

    left: int
    right: str = "none"


@frozen
class Lone:
    """One field that is made anew for each value."""

    held: list[int] = field(default_factory=list)


@frozen
class Worded:
    """A class with a `repr` of its own."""

    word: str

    def __repr__(self) -> str:
        return f"<{self.word}>"


@dataclass(frozen=True, slots=True)
class Twin:
    """The same as Pair, by the standard library."""

    left: int
    right: str = "none"


def test_a_field_can_neither_be_set_nor_deleted() -> None:
    pair = Pair(1)
    with pytest.raises(FrozenInstanceError):
        pair.left = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del pair.right
    with pytest.raises(FrozenInstanceError):
        pair.other = 3  # type: ignore[attr-defined]
    assert pair == Pair(1)
    assert type(pair) is Pair
    assert not hasattr(pair, "__dict__")


@given(st.integers(), st.text(), st.integers(), st.text())
def test_equality_hash_and_wording_are_those_of_a_dataclass(a: int, b: str, c: int, d: str) -> None:
    assert (Pair(a, b) == Pair(c, d)) is (Twin(a, b) == Twin(c, d))
    assert hash(Pair(a, b)) == hash(Twin(a, b))
    assert repr(Pair(a, b)) == repr(Twin(a, b)).replace("Twin", "Pair")
    assert Pair(a, b) != Twin(a, b)


def test_what_is_not_given_is_the_default() -> None:
    assert Pair(left=1) == Pair(1, right="none")
    assert Lone().held == []
    assert Lone().held is not Lone().held
    assert repr(Worded("plain")) == "<plain>"
    told, same = (signature(kind).parameters for kind in (Pair, Twin))
    assert list(told) == list(same)
    assert told["right"].default == "none"
    for given_wrongly in ((), (1, "a", 2)):
        with pytest.raises(TypeError):
            Pair(*given_wrongly)


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one)), replace])
def test_copies_are_equal_and_frozen(again: Callable[[Any], Any]) -> None:
    for one in (Pair(1, "a"), Lone([1, 2]), model.Report()):
        other = again(one)
        assert other == one
        assert type(other) is type(one)
        with pytest.raises(FrozenInstanceError):
            other.left = 0


def test_the_tools_of_dataclasses_know_them() -> None:
    assert [one.name for one in fields(model.Span)] == ["start", "end"]
    assert asdict(Pair(1)) == {"left": 1, "right": "none"}
    assert replace(Pair(1), right="b") == Pair(1, "b")
    match Pair(1, "c"):
        case Pair(1, word):
            assert word == "c"
        case _:
            pytest.fail("a pair matches by place")


@record
class Open:
    """A record: it may change, and is equal to itself alone."""

    left: int
    right: list[int] = field(default_factory=list)


@lone
class Kept:
    """Frozen, equal to itself alone, and keeping what it works out."""

    word: str = "a"

    @cached_property
    def twice(self) -> list[str]:
        return [self.word, self.word]


def fresh() -> Any:
    """A class of which there is no value yet."""
    return frozen(type("Fresh", (), {"__annotations__": {"a": "int", "b": "int"}, "b": 2}))


def test_the_first_values_are_like_the_later_ones() -> None:
    kind = fresh()  # what fills the fields is compiled after a few
    for _ in range(2 * values._FEW):
        assert (kind(1).a, kind(a=1, b=3).b, kind(1) == kind(1, 2)) == (1, 3, True)
    for given_wrongly, named in (((), {}), ((1, 2, 3), {}), ((1,), {"a": 1}), ((1,), {"c": 1})):
        for one in (kind, fresh()):
            with pytest.raises(TypeError):
                one(*given_wrongly, **named)


def test_a_class_tells_of_itself_before_there_is_a_value() -> None:
    assert list(signature(fresh()).parameters) == ["a", "b"]
    for kind in (fresh(), Open, Kept):
        assert [one.name for one in fields(kind)] == list(kind.__match_args__)


def test_a_record_may_change_and_is_itself_alone() -> None:
    one, other = Open(1), Open(1)
    one.left = 5
    assert (one.left, one.right, one.right is other.right) == (5, [], False)
    assert one != other
    assert values.replace(one, right=[2]).left == 5
    again = pickle.loads(pickle.dumps(one))
    assert (again.left, again.right) == (5, [])
    assert not hasattr(one, "__dict__")


def test_what_is_kept_is_worked_out_once_and_left_out_of_pickles() -> None:
    one = Kept("b")
    assert one.twice is one.twice
    assert one != Kept("b")
    with pytest.raises(FrozenInstanceError):
        one.word = "c"  # type: ignore[misc]
    again = pickle.loads(pickle.dumps(one))
    assert (again.word, vars(again)) == ("b", {})
