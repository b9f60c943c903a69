"""The search by meaning on the pages, and what is like a document or a deal."""

from collections.abc import Iterator
from typing import Any

import pytest
from litestar.testing import TestClient

from jalin.pipeline.meaning.making import make_vectors_at
from page_client import CONTRACT, MEMORANDUM, fill_pages, open_pages
from register_factory import Heard

Client = TestClient[Any]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Show a register of three documents and their vectors."""
    path = fill_pages(tmp_path_factory.mktemp("alike") / "jalin.db")
    make_vectors_at(path, Heard())
    with open_pages(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Show a register of three documents without a vector."""
    with open_pages(fill_pages(tmp_path_factory.mktemp("plain") / "jalin.db")) as opened:
        yield opened


def test_a_search_by_meaning_is_chosen_on_the_page(client: Client) -> None:
    """The way that was chosen stays chosen, and other words are enough."""
    text = client.get("/search?q=aircraft+detection+purchase&by=meaning").text
    assert 'value="meaning" checked' in text
    assert text.count('<li class="hit">') == 3
    assert "The nearest first" in text
    assert f"/documents/{CONTRACT.id}?start=" in text
    assert "not compared" not in text
    assert 'value="words" checked' in client.get("/search?q=radar").text


def test_pages_of_a_search_keep_the_way(client: Client) -> None:
    """What is not one of the ways is refused."""
    assert client.get("/search?q=radar&by=luck").status_code == 400
    assert client.get("/search?q=party:pindad&by=meaning").status_code == 400
    assert client.get("/search?q=radar&by=both").status_code == 200


def test_what_was_not_compared_is_told(plain: Client) -> None:
    """A notice says how many, and a page of a document shows no empty list."""
    text = plain.get("/search?q=radar&by=both").text
    assert "3 documents were not compared" in text
    assert "<mark>" in text
    assert "More like this" not in plain.get(f"/documents/{CONTRACT.id}").text


def test_a_document_leads_to_those_like_it(client: Client) -> None:
    """Each once, and not itself."""
    text = client.get(f"/documents/{MEMORANDUM.id}").text
    below = text.split("More like this", 1)[1]
    assert f'href="/documents/{CONTRACT.id}"' in below
    assert MEMORANDUM.id not in below.split("</section>", 1)[0]
    assert "<script>alert" not in below


def test_a_deal_leads_to_those_like_it(client: Client) -> None:
    """And the words of articles in them are escaped."""
    deals = client.get("/api/v1/deals").json()["items"]
    pages = {deal["id"]: client.get(f"/deals/{deal['id']}").text for deal in deals}
    for deal_id, page in pages.items():
        below = page.split("Similar deals", 1)[1].split("</section>", 1)[0]
        others = set(pages) - {deal_id}
        assert all(f'href="/deals/{other}"' in below for other in others)
        assert "<b>PT Tebal" not in below
