"""The briefing sheet of a party as a download."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from briefing_factory import list_told
from jalin.store.register import Register
from page_client import open_pages
from register_factory import fill

Client = TestClient[Any]
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Show a register of some deals."""
    path: Path = tmp_path_factory.mktemp("briefings") / "jalin.db"
    with Register.open(path) as register:
        fill(register, *list_told())
    with open_pages(path) as opened:
        yield opened


@pytest.mark.parametrize(
    ("form", "media_type", "start"),
    [("md", "text/markdown", b"# Briefing: PT Pindad"), ("docx", DOCX, b"PK\x03\x04")],
)
def test_a_sheet_is_sent(client: Client, form: str, media_type: str, start: bytes) -> None:
    """Under a name of its own, with the day."""
    answer = client.get(f"/parties/pindad/briefing.{form}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media_type)
    assert answer.headers["content-disposition"] == (
        f'attachment; filename="jalin-pindad-2026-06-30.{form}"'
    )
    assert answer.content.startswith(start)


def test_a_name_is_safe_in_a_header(client: Client) -> None:
    """Ids of parties that no directory knows hold signs of their own."""
    parties = client.get("/api/v1/parties").json()["items"]
    for party in parties:
        answer = client.get(f"/parties/{party['party']['id']}/briefing.md")
        told = answer.headers["content-disposition"]
        assert re.fullmatch(r'attachment; filename="[\w.~-]+"', told, re.ASCII)


def test_an_address_narrows_the_deals(client: Client) -> None:
    """As it does in the list of deals; with none left the sheet is empty."""
    whole = client.get("/parties/pindad/briefing.md").text
    binding = client.get("/parties/pindad/briefing.md?stage=committed").text
    assert "Ashok Leyland" in whole
    assert "Ashok Leyland" not in binding
    assert "Thales" in binding
    assert "**Deals:** 0" in client.get("/parties/pindad/briefing.md?stage=operating").text


def test_the_language_is_that_of_the_pages(client: Client) -> None:
    """As the browser wants them."""
    answer = client.get("/parties/pindad/briefing.md", headers={"accept-language": "id"})
    assert answer.text.startswith("# Lembar pembekalan: PT Pindad")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/parties/nobody/briefing.md", 404),
        ("/parties/pindad/briefing.pdf", 404),
        ("/parties/pindad/briefing.md?stage=x", 400),
        ("/parties/pindad/briefing.md?as_of=1990-01-01", 404),
    ],
)
def test_what_cannot_be_written_is_told(client: Client, address: str, status: int) -> None:
    """By a page, as elsewhere."""
    assert client.get(address).status_code == status


def test_the_page_of_a_party_leads_to_its_sheet(client: Client) -> None:
    """Of the day that is asked about."""
    page = client.get("/parties/pindad?as_of=2026-06-10").text
    for form in ("docx", "md"):
        assert f'href="/parties/pindad/briefing.{form}?as_of=2026-06-10" download' in page
