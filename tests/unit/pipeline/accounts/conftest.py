"""Accounts for the tests of their decisions, on every engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from account_factory import add_user
from jalin.store.accounts.accounts import Accounts
from jalin.store.accounts.places import AccountsPlace, find_place
from jalin.store.accounts.rows import UserRole


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> AccountsPlace:
    """Name where accounts are to be made, on each engine."""
    if request.param == "sqlite":
        return find_place(tmp_path / "jalin.db")
    return find_place("x.db", str(request.getfixturevalue("postgres_url")))


@pytest.fixture
def accounts(place: AccountsPlace) -> Iterator[Accounts]:
    """Open accounts with a reviewer and an admin."""
    with Accounts.open(place) as opened:
        add_user(opened)
        add_user(opened, "Budi", UserRole.ADMIN)
        yield opened
