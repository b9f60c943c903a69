"""A register that is shown to everybody."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from jalin.cli.serving.read_only import ReadOnly
from jalin.pipeline.accounts import SESSION_COOKIE
from page_client import fill_pages, open_pages


@pytest.fixture
def client(tmp_path: Path) -> Iterator["TestClient[Any]"]:
    """Show a register to everybody."""
    with open_pages(fill_pages(tmp_path / "jalin.db"), wrap=ReadOnly) as client:
        yield client


def test_everybody_reads_in_their_language(client: "TestClient[Any]") -> None:
    """Pages are there, and choices of language and theme are kept."""
    client.cookies.update({"language": "id", SESSION_COOKIE: "x"})
    assert "Cara membaca" in client.get("/about").text
    data = {"theme": "dark"}
    assert client.post("/preferences", data=data, follow_redirects=False).status_code == 303


@pytest.mark.parametrize("address", ["/sign-in", "/judgements", "/api/v1/judgements"])
def test_nobody_writes(client: "TestClient[Any]", address: str) -> None:
    """Nobody signs in, and nothing is judged."""
    assert client.post(address, data={"name": "Ana"}).status_code == 405


def test_a_token_counts_for_nothing(client: "TestClient[Any]") -> None:
    """Who shows a token is nobody here: not even a wrong one is looked at."""
    headers = {"authorization": "Bearer wrong"}
    assert client.get("/api/v1/deals", headers=headers).status_code == 200
