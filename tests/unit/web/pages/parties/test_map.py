"""The map."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from jalin.store.register import Register
from page_client import open_pages
from register_factory import deal, doc, fill, parties, reading

Client = TestClient[Any]
# Two deals with places, one of which is not known, and one without.
PLACED = (("PT Len", "Thales", "Bandung"), ("PT Dirga", "Saab", "<b>Anta</b>"), ("BYD", "LG", None))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Show a register of three deals."""
    path: Path = tmp_path_factory.mktemp("map") / "jalin.db"
    with Register.open(path) as register:
        fill(register, *(_tell(*it) for it in PLACED))
    with open_pages(path) as opened:
        yield opened


def _tell(one: str, other: str, place: str | None) -> Any:  # noqa: ANN401 (a document, a reading)
    text = f"{one} dan {other} meneken kontrak."
    document = doc(text, name=one, published="2026-05-04")
    return document, reading(document, deal(*parties(one, other), evidence=text, place=place))


def test_the_map_shows_countries_and_places(client: Client) -> None:
    """Areas with deals are links with names; the tables have the same numbers."""
    text = client.get("/map").text
    assert 'aria-label="Bandung, city or regency: 1 deal"' in text
    assert re.search(r'href="/map\?place=32.04%2B32.73#deals-here"', text)
    assert "2 of 3 deals name a place." in text
    assert "The place of 1 of them was found." in text


def test_names_that_are_not_known_are_listed_as_text(client: Client) -> None:
    """They come from outside and are escaped."""
    text = client.get("/map").text
    assert "&lt;b&gt;Anta&lt;/b&gt;" in text
    assert "<b>Anta" not in text


def test_a_place_has_its_deals_below(client: Client) -> None:
    """Chosen by its code, together with the other choices."""
    text = client.get("/map?place=32&stage=intent&stage=committed").text
    assert "West Java" in text
    assert "1 deal placed here" in text
    assert 'href="/map?stage=intent&amp;stage=committed"' in text


def test_a_count_leads_to_just_its_deals_or_nowhere(client: Client) -> None:
    """Countries of a filter are alternatives: no list has the deals of two countries together."""
    link = re.compile(r'href="/deals\?country=(\w\w)"')
    assert len(set(link.findall(client.get("/map").text))) > 1
    assert set(link.findall(client.get("/map?country=ID").text)) == {"ID"}


@pytest.mark.parametrize("query", ["place=99", "place=%3Cscript%3E"])
def test_a_place_that_is_none_has_no_deals(client: Client, query: str) -> None:
    """Nothing of it is taken for markup."""
    page = client.get(f"/map?{query}")
    assert page.status_code == 200
    assert "No deal that fits these choices is placed here." in page.text
    assert "<script>" not in page.text


def test_a_broken_question_is_refused(client: Client) -> None:
    """An unknown stage, or a code that is much too long."""
    assert client.get("/map?stage=bogus").status_code == 400
    assert client.get(f"/map?place={'9' * 400}").status_code == 400
