"""The contradictions side by side."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from jalin.store.register import Register
from page_client import open_pages
from register_factory import SENTENCE, date, deal, doc, fill, reading

Client = TestClient[Any]
INSIDE = "One sentence says that the instrument is signed; another that it is still being written."


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Show a deal that was signed in two places, and a text that contradicts itself."""
    path: Path = tmp_path_factory.mktemp("quarrels") / "jalin.db"
    with Register.open(path) as register:
        fill(
            register,
            _tell("a", "2026-05-04", "Bandung"),
            _tell("b", "2026-05-05", "Solo", INSIDE),
        )
    with open_pages(path) as opened:
        yield opened


def _tell(name: str, day: str, place: str, conflict: str | None = None) -> Any:  # noqa: ANN401 (a document, a reading)
    document = doc(f"{SENTENCE} Acara itu di {place}.", name=name, published=day)
    told = deal(date=date("2026-05-03"), place=place, conflict=conflict)
    return document, reading(document, told)


def test_both_sides_are_shown_with_their_words(client: Client) -> None:
    """And the rule by which one of them stands for the deal."""
    text = client.get("/contradictions").text
    assert text.count('class="quarrel-side') >= 2
    assert re.findall(r'<h3 class="quarrel-value">(Bandung|Solo)</h3>', text)
    assert "meneken nota kesepahaman" in text


def test_the_latest_stands_first(client: Client) -> None:
    """A text that contradicts itself is one, too."""
    text = client.get("/contradictions").text
    assert "One sentence says that the instrument is signed" in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 2),
        ("rule=said_inside", 1),
        ("rule=places_of_one_step", 1),
        ("rule=totals_in_one_currency", 0),
        ("stage=committed", 0),
        ("as_of=2026-05-04", 0),
    ],
)
def test_the_address_chooses_the_contradictions(client: Client, query: str, found: int) -> None:
    """The rule, the choices of deals and the day."""
    page = client.get(f"/contradictions?{query}")
    assert page.status_code == 200
    assert page.text.count('<li class="quarrel">') == found


@pytest.mark.parametrize("query", ["rule=bogus", "stage=x", "page=-1"])
def test_a_broken_question_is_refused(client: Client, query: str) -> None:
    """It is told what is wrong with it."""
    assert client.get(f"/contradictions?{query}").status_code == 400
