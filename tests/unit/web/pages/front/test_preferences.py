"""The choice of language and theme, sent as a form without any script."""

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


def test_a_chosen_language_stays(client: "TestClient[Any]") -> None:
    """The choice leads back to the page, and holds on all pages after."""
    data = {"language": "id", "next": "/about"}
    sent = client.post("/preferences", data=data, follow_redirects=False)
    assert (sent.status_code, sent.headers["location"]) == (303, "/about")
    page = client.get("/about").text
    assert '<html lang="id"' in page
    assert "Cara membaca register ini" in page


def test_a_chosen_theme_stays(client: "TestClient[Any]") -> None:
    """The theme stands at the root of every page after."""
    client.post("/preferences", data={"theme": "dark"})
    assert 'data-theme="dark"' in client.get("/").text


@pytest.mark.parametrize("data", [{"language": "fr"}, {"theme": "<x>"}, {"other": "1"}])
def test_what_is_no_choice_is_not_kept(client: "TestClient[Any]", data: dict[str, str]) -> None:
    """Nothing but our languages and themes comes into a cookie."""
    sent = client.post("/preferences", data=data, follow_redirects=False)
    assert "set-cookie" not in sent.headers


def test_no_other_host_is_gone_to(client: "TestClient[Any]") -> None:
    """A form that was made elsewhere cannot lead elsewhere."""
    data = {"theme": "dark", "next": "//evil.example/"}
    sent = client.post("/preferences", data=data, follow_redirects=False)
    assert sent.headers["location"] == "/"
