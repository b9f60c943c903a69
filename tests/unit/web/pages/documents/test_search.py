"""The page of the full-text search."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from jalin.pipeline import searching
from jalin.pipeline.searching.asking.fields import list_fields
from jalin.web.frame.preferences import Language
from jalin.web.frame.wording.catalogues import list_catalogues, merge_catalogues
from page_client import CONTRACT, fill_pages, open_pages

Client = TestClient[Any]
CATALOGUE = merge_catalogues(list_catalogues(Language.INDONESIAN), Language.INDONESIAN)


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
        ("?q=zzz", 200, "No document answers all of this."),
        ("?q=%22radar", 400, "at character 1: the quotation mark is never closed"),
        ("?q=partai:x", 400, "at character 1: there is no field &#39;partai&#39;; nearest: party"),
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


def test_conditions_narrow_the_documents(client: Client) -> None:
    """Those of the deals that meet them; without words the latest come first, and it says so."""
    text = client.get("/search?q=party:len+stage>=committed").text
    assert "1 document<" in text
    assert "The latest first." in text
    assert "The best first." in client.get("/search?q=radar+party:len").text


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "No party is called “lne industri”."),
        ("id", "Tidak ada pihak bernama “lne industri”."),
    ],
)
def test_what_was_read_otherwise_is_told(client: Client, language: str, told: str) -> None:
    """On the search and on the list of deals, in the language of the page."""
    client.cookies.set("language", language)
    for page in ("search", "deals", "statistics"):
        text = client.get(f'/{page}?q=party:"lne+industri"').text
        assert told in text
        assert "PT Len Industri" in text
        assert told not in client.get(f"/{page}?q=party:len").text
    client.cookies.clear()


def test_the_help_has_every_field(client: Client) -> None:
    """By its names, with what it asks for."""
    text = client.get("/search").text
    for field in list_fields():
        assert all(f"<code>{name}</code>" in text for name in field.names)


def test_faults_are_told_in_the_language_of_the_page(client: Client) -> None:
    """On the search and on the list of deals; what people write stays as it is."""
    client.cookies.set("language", "id")
    for page in ("search", "deals", "statistics"):
        text = client.get(f"/{page}?q=radar+stage:stalled").text
        assert "pada karakter ke-13: &#39;stalled&#39; bukan stage; tulis state:stalled" in text
    client.cookies.clear()


def test_every_fault_of_a_question_is_translated() -> None:
    """Whatever the modules that read questions say stands in the catalogue."""
    told = list(_find_said())
    assert len(told) > 30
    assert not [text for text in told if not CATALOGUE.get(text)]


def _find_said() -> Iterator[str]:
    folder = Path(searching.__file__).parent
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "said":
                yield ast.literal_eval(node.args[0])
