"""A server to be disturbed, and what works on it, both for all tests of this folder."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from trust.postgres.own_server import OwnServer, open_own_server
from trust.postgres.proxy import Proxy
from trust.postgres.workers import Workers, open_workers


@pytest.fixture(scope="session")
def own_server() -> Iterator[OwnServer]:
    """Give a server that tests may stop; each test leaves it running."""
    with open_own_server() as server:
        yield server


@pytest.fixture(scope="session")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers]:
    """Give what works."""
    folder: Path = tmp_path_factory.mktemp("workers")
    with open_workers(folder) as opened:
        yield opened


@pytest.fixture
def proxy(own_server: OwnServer) -> Iterator[Proxy]:
    """Give a way to the server that passes everything on, until it is told otherwise."""
    with Proxy(own_server.port) as opened:
        yield opened


@pytest.fixture(scope="session")
def seed() -> int:
    """Give the number from which all chance comes; a failure tells it."""
    return int(os.environ.get("JALIN_TRUST_SEED", "8"))
