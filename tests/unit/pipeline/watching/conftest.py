"""What the tests of watching share: an outlet, and a world to watch it from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from news_server import NewsServer, open_news_server
from watch_world import World, open_world


@pytest.fixture
def news() -> Iterator[NewsServer]:
    """Start an outlet."""
    with open_news_server() as opened:
        yield opened


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Open a world where hosts may be asked at once."""
    with open_world(tmp_path / "jalin.db") as opened:
        yield opened
