"""A served register for attacks, the same for all of them, with people of each test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from trust.web.stack import Stack, open_stack


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Serve a register, once for all tests."""
    with open_stack(tmp_path_factory.mktemp("served") / "jalin.db") as opened:
        yield opened


@pytest.fixture
def stack(served: Stack, tmp_path: Path) -> Stack:
    """Give it with new accounts."""
    served.begin(tmp_path / "jalin.accounts.db")
    return served
