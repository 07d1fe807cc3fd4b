"""What comes from the C modules is what the public modules have."""

from __future__ import annotations

import datetime
import hashlib
import pickle
from typing import NamedTuple as Standard

from numcheck import native
from numcheck.typed import NamedTuple


def test_they_are_those_of_the_public_modules() -> None:
    assert native.date is datetime.date
    assert native.timedelta is datetime.timedelta
    assert native.loads(pickle.dumps([1, "a"])) == [1, "a"]
    for data in (b"", b"twelve", bytes(range(256)) * 9):
        assert native.sha256(data).hexdigest() == hashlib.sha256(data).hexdigest()
        assert native.blake2b(data, digest_size=6).digest() == hashlib.blake2b(data, digest_size=6).digest()


class Ours(NamedTuple):
    """A pair."""

    left: int
    right: str = "b"

    @property
    def both(self) -> str:
        return f"{self.left}{self.right}"


class Theirs(Standard):
    left: int
    right: str = "b"


def test_named_tuples_are_as_those_of_typing() -> None:
    assert Ours(1) == Theirs(1) == (1, "b")
    assert Ours._fields == Theirs._fields
    assert Ours._field_defaults == Theirs._field_defaults
    assert (Ours(2, "c").both, Ours.__doc__, repr(Ours(1))) == ("2c", "A pair.", "Ours(left=1, right='b')")
    assert pickle.loads(pickle.dumps(Ours(3))) == Ours(3)
    assert not hasattr(Ours(1), "__dict__")
