"""How pages are answered: kept, told by a tag, in the language and theme that are wanted."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from jalin.pipeline.accounts import SESSION_COOKIE
from jalin.store.register import Register
from page_client import fill_pages, open_pages
from register_factory import SENTENCE, deal, doc, parties, reading

LATER = doc(f"{SENTENCE} Baru.", name="d", published="2026-06-20")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Make a register of three deals."""
    return fill_pages(tmp_path / "jalin.db")


@pytest.fixture
def client(path: Path) -> Iterator["TestClient[Any]"]:
    """Show that register."""
    with open_pages(path) as client:
        yield client


def test_a_page_that_is_known_is_not_sent_again(client: "TestClient[Any]") -> None:
    """Who has the page by its tag is told that it is still the same."""
    first = client.get("/")
    again = client.get("/", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["vary"] == "Cookie, Accept-Language"


def test_a_change_of_the_register_changes_the_page(path: Path, client: "TestClient[Any]") -> None:
    """What another process adds is seen at the next request, whatever was kept."""
    first = client.get("/")
    with Register.open(path) as opened:
        opened.add(LATER, reading(LATER, deal(*parties("PT Baru", "Nissan"), objects=["truk"])))
    again = client.get("/", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 200
    assert "PT Baru" in again.text
    assert again.headers.get("etag") != first.headers["etag"]


@pytest.mark.parametrize(
    ("cookies", "headers", "address"),
    [
        ({"language": "id"}, {}, "/"),
        ({"theme": "dark"}, {}, "/"),
        ({}, {"accept-language": "id"}, "/"),
        ({}, {}, "/?as_of=2024-06-30"),
    ],
)
def test_another_view_has_another_tag(
    client: "TestClient[Any]", cookies: dict[str, str], headers: dict[str, str], address: str
) -> None:
    """A page in another language or theme, or of another day, is another page."""
    first = client.get("/").headers["etag"]
    client.cookies.update(cookies)
    assert client.get(address, headers=headers).headers["etag"] != first


def test_a_session_that_is_none_is_nobody(client: "TestClient[Any]") -> None:
    """A cookie that names no session opens nothing, and breaks nothing."""
    client.cookies[SESSION_COOKIE] = "made-up"
    assert "Sign in" in client.get("/").text


def test_pages_carry_their_guards(client: "TestClient[Any]") -> None:
    """Each page forbids what it does not need, and is kept by nobody but its browser."""
    headers = client.get("/").headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "private, no-cache"


def test_text_of_documents_stays_text(client: "TestClient[Any]") -> None:
    """Names that look like markup are shown as they stand, in every place."""
    page = client.get("/").text
    assert "&lt;b&gt;PT Tebal&lt;/b&gt;" in page
    assert "<b>PT Tebal" not in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("address", ["/", "/about", "/?as_of=2024-06-30"])
def test_no_page_has_inline_scripts_or_styles(client: "TestClient[Any]", address: str) -> None:
    """The policy would drop them; every script and style is a file."""
    page = client.get(address).text
    assert " style=" not in page
    assert "<style" not in page
    assert "javascript:" not in page
    assert " onclick=" not in page


def test_the_head_of_a_page_is_that_of_the_whole(client: "TestClient[Any]") -> None:
    """Who asks for the head alone gets the tag of the page."""
    assert client.head("/").headers["etag"] == client.get("/").headers["etag"]


def test_the_day_is_told_and_travels(client: "TestClient[Any]") -> None:
    """A page of a past day says so, keeps the day in its links, and leads back."""
    page = client.get("/?as_of=2024-06-30&q=x").text
    assert "<strong>30 Jun 2024</strong>" in page
    assert 'href="/promises?as_of=2024-06-30"' in page
    assert '<a href="/?q=x">Back to the present</a>' in page


def test_the_day_can_be_chosen_without_losing_the_rest(client: "TestClient[Any]") -> None:
    """The picker sends the other parameters along, but for the number of the page."""
    page = client.get("/?q=a%22b&page=3").text
    picker = page[page.index('class="as-of-picker"') :]
    picker = picker[: picker.index("</form>")]
    assert 'name="q" value="a&#34;b"' in picker
    assert 'name="page"' not in picker
