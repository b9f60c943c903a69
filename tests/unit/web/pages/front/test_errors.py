"""Pages that say what went wrong."""

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


def test_an_address_without_a_page_suggests_a_search(client: "TestClient[Any]") -> None:
    """Who comes to nothing is offered a search for the words of the address."""
    answer = client.get("/nissan-purwakarta")
    assert answer.status_code == 404
    assert 'href="/search?q=nissan+purwakarta"' in answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_an_error_is_told_in_the_language_of_the_visitor(client: "TestClient[Any]") -> None:
    """An error page is a page like others: in both languages, in the theme, with its guards."""
    client.cookies.update({"language": "id", "theme": "dark"})
    answer = client.get("/tidak/ada")
    assert "Tidak ada apa pun di alamat ini" in answer.text
    assert 'data-theme="dark"' in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["cache-control"] == "no-store"


def test_every_fault_of_a_question_is_told(client: "TestClient[Any]") -> None:
    """A broken question is answered with all that is wrong with it, escaped."""
    answer = client.get("/deals?stage=half&country=Indo<nesia>")
    assert answer.status_code == 400
    assert "no such value: &#39;half&#39;" in answer.text
    assert "<code>country</code>" in answer.text
    assert "<nesia>" not in answer.text


def test_a_day_that_is_none_is_told(client: "TestClient[Any]") -> None:
    """A broken day is a fault of the question, and not taken for the present."""
    answer = client.get("/?as_of=never")
    assert answer.status_code == 400
    assert "<code>as_of</code>" in answer.text


def test_a_page_is_not_sent_forms(client: "TestClient[Any]") -> None:
    """What cannot be done at an address is refused with what can."""
    answer = client.post("/about", data={})
    assert answer.status_code in {403, 405}
    assert "<h1>" in answer.text


def test_what_broke_inside_is_not_told(
    client: "TestClient[Any]", tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A register that cannot be read is told as that; its place stays inside."""
    (tmp_path / "jalin.db").write_bytes(b"no register at all" * 100)
    answer = client.get("/about?x=1")
    assert answer.status_code == 503
    assert "This cannot be answered just now" in answer.text
    assert str(tmp_path) not in answer.text
    assert "jalin.db" not in answer.text
    assert caplog.records


@pytest.mark.parametrize("address", ["/api/v1/nothing", "/feeds/nothing.atom"])
def test_programs_are_told_in_their_way(client: "TestClient[Any]", address: str) -> None:
    """Below the addresses for programs an error is no page."""
    answer = client.get(address)
    assert answer.status_code == 404
    assert "html" not in answer.headers["content-type"]
