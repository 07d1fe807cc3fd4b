"""The address of a ledger: what is one, how it is shown, and that its password is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.address import discreet, is_address, shown, understood


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("postgresql://anna:s3cret@db.example:5433/desk", "postgresql://anna@db.example:5433/desk"),
        ("postgres://anna:s3%40cret@db.example/desk", "postgres://anna@db.example/desk"),
        ("postgresql+psycopg://anna@db.example/desk", "postgresql://anna@db.example/desk"),
        ("postgresql:///desk?host=/run/postgresql&password=s3cret", "postgresql:///desk"),
        ("postgresql://a:s3?cr#et@[::1]:5432,other:5432/desk", "postgresql://a@[::1]:5432,other:5432/desk"),
        ("postgresql://", "postgresql://"),
    ],
)
def test_an_address_is_shown_without_its_password(address, name):
    assert is_address(address)
    assert shown(address) == name
    assert understood(address) == "postgresql://" + address.partition("://")[2]


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://anna:s3/cret@db/desk", "postgresql://anna:s3@cret@db/desk", "postgresql://anna:s3%zzcret@db/desk",
        "mysql://anna:s3cret@db/desk", "sqlite:///desk.db", "postgresql://db:s3cret/desk",
    ],
)  # fmt: skip
def test_what_cannot_be_followed_is_not_tried(address):
    assert is_address(address)
    assert understood(address) is None
    assert "s3" not in shown(address)


@pytest.mark.parametrize("path", ["desk.db", "a/b//c.db", "/srv/desk.db", "C:/desk.db", "C://desk.db", Path("desk.db")])
def test_a_path_is_no_address(path):
    assert not is_address(path)
    assert shown(path) == Path(path).as_posix()


@given(st.text(st.sampled_from("ab1:/@?#%=& []"), max_size=12))
def test_no_part_of_a_password_is_shown(middle):
    secret = f"QX{middle}XQ"
    for address in (f"postgresql://anna:{secret}@db/desk", f"postgresql://db/desk?password={secret}"):
        name = shown(address)
        assert "QX" not in name
        assert "XQ" not in name


def test_an_address_in_a_message_keeps_its_password_to_itself():
    said = "postgresql://anna:s3cr/et@db/desk?sslpassword=s3cret&a=b does not exist; see http://example.org/a:b@c"
    assert discreet(said) == (
        "postgresql://anna@db/desk?sslpassword=…&a=b does not exist; see http://example.org/a:b@c"
    )
