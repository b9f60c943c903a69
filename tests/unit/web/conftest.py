"""Pages over a small register."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from site_factory import Shown, Site, show_register


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """Show a register of two deals, once for all tests."""
    with show_register(tmp_path_factory.mktemp("shown") / "jalin.db") as opened:
        yield opened


@pytest.fixture
def site(shown: Shown, tmp_path: Path) -> Iterator[Site]:
    """Give the register as it was at first to a browser that has not signed in."""
    with shown.open(tmp_path / "jalin.accounts.db") as opened:
        yield opened
