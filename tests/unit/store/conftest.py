"""Registers for the tests of the store: each test runs on every engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jalin.store.register import Register

ENGINES = ("sqlite", "postgresql")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a register's file that is not there yet."""
    return tmp_path / "jalin.db"


@pytest.fixture(params=ENGINES)
def address(request: pytest.FixtureRequest) -> str:
    """Give the address of a register that is not there yet, on each engine."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("path"))
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def register(address: str) -> Iterator[Register]:
    """Open a new register."""
    with Register.open(address) as opened:
        yield opened
