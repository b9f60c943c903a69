"""The page of the full-text search."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from litestar.testing import TestClient

from page_client import CONTRACT, fill_pages, open_pages

Client = TestClient[Any]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Show a register of three documents."""
    with open_pages(fill_pages(tmp_path_factory.mktemp("search") / "jalin.db")) as opened:
        yield opened


def test_a_hit_leads_to_its_words_and_shows_its_deals(client: Client) -> None:
    """The words are marked, their place is one click away, the deals stand beside."""
    text = client.get("/search?q=radar").text
    start = CONTRACT.text.index("radar")
    assert f"/documents/{CONTRACT.id}?start={start}&amp;end={start + 5}#quote" in text
    assert "<mark>radar</mark>" in text
    assert re.findall(r'<a class="row-link"[^>]*>([^<]*)</a>', text) == [
        "PT Len Industri – Thales Group"
    ]
    assert 'href="/deals?q=radar"' in text


def test_the_day_travels_with_the_search(client: Client) -> None:
    """What came later is not found, and links lead to the same day."""
    assert "1 document<" in client.get("/search?q=pindad&as_of=2024-03-01").text
    assert "3 documents<" in client.get("/search?q=pindad").text
    assert "as_of=2024-03-01" in client.get("/search?q=radar&as_of=2024-03-01").text


def test_what_articles_say_is_escaped(client: Client) -> None:
    """No text of a register becomes part of a page, marked or not."""
    text = client.get("/search?q=script").text
    assert "<script>" not in text.split("<main", 1)[1].split("</main>")[0]
    assert "&lt;<mark>script</mark>&gt;" in text


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("", 200, "How to ask"),
        ("?q=", 200, "How to ask"),
        ("?q=zzz", 200, "No document says all of this."),
        ("?q=%22radar", 400, "the quotation mark at character 1 is never closed"),
        ("?q=-radar", 400, "all words are excluded"),
        (f"?q={'x' * 301}", 400, "longer than 300 characters"),
        ("?q=radar&page=2", 200, "There is no such page."),
    ],
)
def test_every_question_is_answered(client: Client, query: str, status: int, told: str) -> None:
    """Who asks nothing, or wrongly, is told how to ask."""
    answer = client.get(f"/search{query}")
    assert answer.status_code == status
    assert told in answer.text
