"""The card of a deal as a download."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from litestar.testing import TestClient

from jalin.pipeline.cards import forms
from page_client import fill_pages, open_pages

Client = TestClient[Any]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Show a register of three deals, one of them in words that run."""
    with open_pages(fill_pages(tmp_path_factory.mktemp("cards") / "jalin.db")) as opened:
        yield opened


@pytest.fixture(scope="module")
def deal_ids(client: Client) -> tuple[str, ...]:
    """List the deals."""
    found: list[dict[str, Any]] = client.get("/api/v1/deals").json()["items"]
    return tuple(it["id"] for it in found)


@pytest.mark.parametrize(
    ("form", "media_type", "start"),
    [("svg", "image/svg+xml", b"<?xml"), ("png", "image/png", b"\x89PNG")],
)
def test_a_card_is_sent(
    client: Client, deal_ids: tuple[str, ...], form: str, media_type: str, start: bytes
) -> None:
    """Under a name of its own, with the day."""
    answer = client.get(f"/deals/{deal_ids[0][:8]}/card.{form}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media_type)
    assert answer.headers["content-disposition"] == (
        f'attachment; filename="jalin-{deal_ids[0]}-2026-06-30.{form}"'
    )
    assert answer.content.startswith(start)


def test_words_of_documents_stay_text(client: Client, deal_ids: tuple[str, ...]) -> None:
    """Whatever the names are, the picture can be read."""
    for deal_id in deal_ids:
        root = fromstring(client.get(f"/deals/{deal_id}/card.svg").content)  # noqa: S314 (ours)
        assert not [it for it in root.iter() if it.tag.endswith(("script", "}b", "}i"))]


def test_the_paper_can_be_chosen(client: Client, deal_ids: tuple[str, ...]) -> None:
    """By the address, or else as the pages are shown."""
    address = f"/deals/{deal_ids[0]}/card.svg"
    light, dark = client.get(address).content, client.get(f"{address}?theme=dark").content
    assert light != dark
    client.cookies.set("theme", "dark")
    assert client.get(address).content == dark
    assert client.get(f"{address}?theme=light").content == light
    client.cookies.delete("theme")


def test_the_language_is_that_of_the_pages(client: Client, deal_ids: tuple[str, ...]) -> None:
    """As the browser wants them."""
    answer = client.get(f"/deals/{deal_ids[0]}/card.svg", headers={"accept-language": "id"})
    assert b"Register Jalin" in answer.content


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/deals/nothing/card.svg", 404),
        ("/deals/{deal}/card.gif", 404),
        ("/deals/{deal}/card.svg?theme=pink", 400),
        ("/deals/{deal}/card.svg?as_of=never", 400),
        ("/deals/{deal}/card.svg?as_of=1990-01-01", 404),
    ],
)
def test_what_cannot_be_drawn_is_told(
    client: Client, deal_ids: tuple[str, ...], address: str, status: int
) -> None:
    """By a page, as elsewhere."""
    assert client.get(address.format(deal=deal_ids[0])).status_code == status


def test_the_page_of_a_deal_leads_to_its_card(client: Client, deal_ids: tuple[str, ...]) -> None:
    """Of the day that is asked about."""
    page = client.get(f"/deals/{deal_ids[0]}?as_of=2026-06-10").text
    for form in ("svg", "png"):
        assert f'href="/deals/{deal_ids[0]}/card.{form}?as_of=2026-06-10" download' in page


def test_what_is_not_installed_is_not_offered(
    client: Client, deal_ids: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No link leads to it, and its address has nothing."""
    monkeypatch.setattr(forms, "PAINTER", "no_such_painter_is_installed")
    forms.list_card_forms.cache_clear()
    page = client.get(f"/deals/{deal_ids[0]}?as_of=2026-06-11").text
    assert "card.svg" in page
    assert "card.png" not in page
    assert client.get(f"/deals/{deal_ids[0]}/card.png").status_code == 404
    forms.list_card_forms.cache_clear()
