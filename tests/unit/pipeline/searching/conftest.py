"""A PostgreSQL schema for all tests of a module."""

from collections.abc import Iterator

import pytest

from postgres import new_schema


@pytest.fixture(scope="module")
def module_postgres_url(postgres_server: str) -> Iterator[str]:
    """Give the URL of a schema that is not there yet, for one module of tests."""
    with new_schema(postgres_server) as url:
        yield url
