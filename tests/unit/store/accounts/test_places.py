"""Where the accounts of a register are."""

from pathlib import Path

import pytest

from jalin.store.accounts.places import find_place
from jalin.store.engine.address import PostgresAddress
from jalin.store.engine.database import RegisterError

URL = "postgresql://ana:geheim@db.example/press"


@pytest.mark.parametrize(
    ("register", "accounts"),
    [
        ("a/jalin.db", "a/jalin.accounts.db"),
        ("jalin.sqlite", "jalin.accounts.sqlite"),
        ("jalin", "jalin.accounts.db"),
        ("jalin.2026.db", "jalin.2026.accounts.db"),
    ],
)
def test_accounts_lie_beside_the_file(register: str, accounts: str) -> None:
    """The file of the accounts has the name of the register's in it."""
    assert find_place(Path(register)) == Path(accounts)


@pytest.mark.parametrize(
    ("query", "schema"), [("", "public_accounts"), ("?schema=warta", "warta_accounts")]
)
def test_accounts_have_a_schema_beside_that_of_the_register(query: str, schema: str) -> None:
    """It is in the same database, reached with the same password."""
    place = find_place(URL + query)
    assert isinstance(place, PostgresAddress)
    assert (place.schema, place.password, place.host) == (schema, "geheim", "db.example")


def test_a_schema_with_too_long_a_name_has_none_beside_it() -> None:
    """PostgreSQL would cut the name off, so another place must be named."""
    with pytest.raises(RegisterError, match="JALIN_ACCOUNTS"):
        find_place(f"{URL}?schema={'w' * 60}")


def test_another_place_can_be_named() -> None:
    """A file or a schema is taken as it is named, whatever the register is."""
    assert find_place(URL, "orang.db") == Path("orang.db")
    place = find_place("jalin.db", f"{URL}?schema=orang")
    assert isinstance(place, PostgresAddress)
    assert place.schema == "orang"
