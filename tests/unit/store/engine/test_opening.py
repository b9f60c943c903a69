"""Addresses of either engine."""

from pathlib import Path

import pytest

from jalin.store.engine.opening import show_address


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (Path("/srv/jalin.db"), "/srv/jalin.db"),
        (
            Path("postgresql://jalin:geheim@host/news"),
            "postgresql://jalin@host:5432/news?schema=public",
        ),
    ],
)
def test_an_address_is_shown_without_its_password(address: Path, shown: str) -> None:
    """A path is shown as it is, a URL without what must stay secret."""
    assert show_address(address) == shown
