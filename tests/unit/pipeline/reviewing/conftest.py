"""Registers to review, on every engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jalin.store.register import Register
from review_factory import fill_review


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a register that is not there yet, on each engine."""
    if request.param == "sqlite":
        return str(tmp_path / "jalin.db")
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def register(address: str) -> Iterator[Register]:
    """Open a derived register of two deals in three documents."""
    with Register.open(address) as opened:
        fill_review(opened)
        yield opened
