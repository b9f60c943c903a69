"""Applications for the tests of the API, over a small register."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient

from api_application import TODAY, FewPeople, create_application, fill_press
from jalin.pipeline.serving.library import Library


@pytest.fixture
def people() -> FewPeople:
    """Give a doorkeeper, at whose door everybody may read."""
    return FewPeople()


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep a small press, once for all tests; each has a copy of its own."""
    address = tmp_path_factory.mktemp("press") / "small.db"
    fill_press(address)
    return address


@pytest.fixture(scope="session")
def library(press: Path) -> Iterator[Library]:
    """Open the library that tests only read."""
    with Library(press, lambda: TODAY) as opened:
        yield opened


@pytest.fixture
def own_library(tmp_path: Path, press: Path) -> Iterator[Library]:
    """Open a library of a register that a test may change."""
    with Library(Path(shutil.copy(press, tmp_path)), lambda: TODAY) as opened:
        yield opened


@pytest.fixture
def client(library: Library, people: FewPeople) -> Iterator[TestClient]:  # type: ignore[type-arg]
    """Ask an application over it."""
    with TestClient(create_application(library, people), raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture
def writing(own_library: Library) -> Iterator[TestClient]:  # type: ignore[type-arg]
    """Ask an application whose register a test may change."""
    application = create_application(own_library)
    with TestClient(application, raise_server_exceptions=False) as opened:
        yield opened
