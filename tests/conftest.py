"""Fixtures for all tests."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from postgres import new_schema, open_server

# How quick an example is depends on what else the machine does: no test is timed.
settings.register_profile("jalin", deadline=None)
settings.load_profile("jalin")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Give the URL of a PostgreSQL database for this run, or skip."""
    with open_server() as url:
        yield url


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """Give the URL of a PostgreSQL schema that is not there yet, for one test."""
    with new_schema(postgres_server) as url:
        yield url


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their length: gzip writes the time into them, and processes compare names."""
    return f"{argname}-{len(val)}-bytes" if isinstance(val, bytes) else None
