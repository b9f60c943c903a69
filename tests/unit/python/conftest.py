"""A small register that is open in Python."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import jalin
from jalin.store.register import Register
from python_factory import TODAY, fill_small


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the register, once for all tests, which do not write to it."""
    made = tmp_path_factory.mktemp("python") / "jalin.db"
    with Register.open(made) as opened:
        fill_small(opened)
    return made


@pytest.fixture(scope="session")
def reg(path: Path) -> Iterator[jalin.Register]:
    """Open the register as users do."""
    with jalin.open(path, today=TODAY) as opened:
        yield opened
