"""Registers for the tests of what is shown."""

from collections.abc import Iterator

import pytest

from jalin.store.register import Register


@pytest.fixture
def register() -> Iterator[Register]:
    """Open a new register."""
    with Register.open(":memory:") as opened:
        yield opened
