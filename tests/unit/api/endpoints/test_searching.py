"""The search by meaning and what is alike, as the API gives them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from api_application import TODAY, FewPeople, create_application
from jalin.pipeline.meaning.making import make_vectors_at
from jalin.pipeline.serving.library import Library
from register_factory import Heard

Client = TestClient[Any]


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory, press: Path) -> Iterator[Client]:
    """Ask an application over the small press, with its vectors."""
    path = tmp_path_factory.mktemp("compared") / "small.db"
    path.write_bytes(press.read_bytes())
    make_vectors_at(path, Heard())
    with (
        Library(path, lambda: TODAY) as opened,
        TestClient(create_application(opened, FewPeople()), raise_server_exceptions=False) as asked,
    ):
        yield asked


def ask(client: Client, path: str) -> Any:  # noqa: ANN401 (JSON of any shape)
    """Give what an address answers."""
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize("by", ["meaning", "both"])
def test_documents_are_found_by_meaning(compared: Client, by: str) -> None:
    """All are given, part by part, and all were compared."""
    whole = ask(compared, f"search?q=factory&by={by}")
    assert whole["total"] == len(whole["items"]) > 2
    assert whole["not_compared"] == 0
    first = ask(compared, f"search?q=factory&by={by}&limit=2")
    rest = ask(compared, f"search?q=factory&by={by}&limit=2&cursor={first['next']}")
    assert [*first["items"], *rest["items"]] == whole["items"][:4]


def test_fields_narrow_what_is_near(compared: Client) -> None:
    """What is found tells a deal that meets them."""
    found = ask(compared, "search?q=factory%20party:pindad&by=meaning")["items"]
    assert found
    assert all(
        any("Pindad" in party["name"] for deal in hit["deals"] for party in deal["parties"])
        for hit in found
    )


def test_what_was_not_compared_is_told(client: Client) -> None:
    """A register without vectors is no empty register."""
    found = ask(client, "search?q=factory&by=meaning")
    assert (found["items"], found["total"]) == ([], 0)
    assert found["not_compared"] == ask(client, "documents")["total"]
    document = ask(client, "documents?limit=1")["items"][0]["id"]
    alike = ask(client, f"documents/{document}/similar")
    assert (alike["is_compared"], alike["documents"]) == (False, [])
    assert alike["n_lacking"] == found["not_compared"]


def test_what_is_alike_is_listed(compared: Client) -> None:
    """Documents of a document, deals of a deal, by how its id starts."""
    document = ask(compared, "documents?limit=1")["items"][0]["id"]
    alike = ask(compared, f"documents/{document}/similar?limit=2")
    assert len(alike["documents"]) == 2
    assert document not in {it["source"]["document_id"] for it in alike["documents"]}
    deal = ask(compared, "deals?limit=1")["items"][0]["id"]
    deals = ask(compared, f"deals/{deal[:8]}/similar?limit=2")
    assert deals["is_compared"]
    assert deal not in {it["id"] for it in deals["deals"]}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("search?q=kapal&by=luck", 400),
        ("search?q=party:pindad&by=meaning", 400),
        ("documents/0000000000000000/similar", 404),
        ("deals/zzzz/similar", 404),
        ("documents/0000000000000000/similar?limit=0", 400),
    ],
)
def test_what_cannot_be_asked_is_told(compared: Client, path: str, status: int) -> None:
    """As for every other address."""
    assert compared.get(f"/api/v1/{path}").status_code == status
