"""The static files as they are sent."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from page_client import fill_pages, open_pages


@pytest.fixture
def client(tmp_path: Path) -> Iterator["TestClient[Any]"]:
    """Show a register of three deals."""
    with open_pages(fill_pages(tmp_path / "jalin.db")) as client:
        yield client


def test_files_of_a_page_are_kept_for_ever(client: "TestClient[Any]") -> None:
    """A page names its files by their content, so that a browser asks once."""
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get("/").text)
    assert files
    for address in files:
        answer = client.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]


def test_an_old_name_is_asked_for_again(client: "TestClient[Any]") -> None:
    """A file that is asked for by another content's name is sent, but not kept for ever."""
    answer = client.get("/static/css/base.css?v=old")
    assert answer.headers["cache-control"] == "no-cache"
    tag = {"if-none-match": answer.headers["etag"]}
    assert client.get("/static/css/base.css", headers=tag).status_code == 304


@pytest.mark.parametrize(
    "path", ["css/nothing.css", "../layout.html", "..%2f..%2f__init__.py", "%00", "css/"]
)
def test_nothing_else_is_sent(client: "TestClient[Any]", path: str) -> None:
    """No path leads out of the folder of static files."""
    assert client.get(f"/static/{path}").status_code == 404
