"""Frozen values behave as frozen dataclasses with slots do."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, dataclass, fields, replace
from inspect import signature
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck import model
from numcheck.values import field, frozen


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
