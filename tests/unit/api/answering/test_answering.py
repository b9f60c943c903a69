"""How answers are sent: from what was kept, and not at all where nothing changed."""

from typing import Any

import pytest
from litestar.testing import TestClient

from api_application import JUDGE_TOKEN

Client = TestClient[Any]
DEALS, FEED, CALENDAR = "/api/v1/deals?limit=2", "/feeds/all.atom", "/feeds/promises.ics"
TOKEN = {"Authorization": f"Bearer {JUDGE_TOKEN}"}
NOTE = {"kind": "note", "target": "party:PT Pindad", "note": "Sudah diperiksa."}


@pytest.mark.parametrize("path", [DEALS, FEED, CALENDAR])
def test_nothing_is_sent_again(client: Client, path: str) -> None:
    """To whoever has the answer."""
    first = client.get(path)
    told = {"If-None-Match": first.headers["etag"]}
    again = client.get(path, headers=told)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert client.get(path, headers={"If-None-Match": '"other"'}).content == first.content


@pytest.mark.parametrize("path", [DEALS, FEED, CALENDAR])
def test_the_head_of_an_answer_is_that_of_the_answer(client: Client, path: str) -> None:
    """With its length and without its body."""
    whole, head = client.get(path), client.head(path)
    assert head.content == b""
    assert head.headers["content-length"] == str(len(whole.content))
    assert head.headers["etag"] == whole.headers["etag"]


def test_other_questions_have_other_tags(client: Client) -> None:
    """So has the same on another day."""
    paths = [DEALS, f"{DEALS}&as_of=2026-02-05", "/api/v1/deals?limit=3"]
    assert len({client.get(path).headers["etag"] for path in paths}) == 3


def test_a_judgement_changes_what_is_told(writing: Client) -> None:
    """At once, under another tag."""
    before = writing.get("/api/v1/judgements")
    kept = writing.post("/api/v1/judgements", json=NOTE, headers=TOKEN)
    assert kept.status_code == 201
    assert kept.json()["judgement"]["reviewer"] == "Ayu"
    after = writing.get("/api/v1/judgements", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert [it["id"] for it in after.json()["items"]] == [kept.json()["id"]]


def test_a_judgement_is_taken_back(writing: Client) -> None:
    """Once: it is withdrawn already then."""
    kept = writing.post("/api/v1/judgements", json=NOTE, headers=TOKEN).json()["id"]
    address = f"/api/v1/judgements/{kept}/withdraw"
    assert writing.post(address, json={"note": "Keliru."}, headers=TOKEN).status_code == 201
    assert writing.post(address, json={}, headers=TOKEN).status_code == 422
    stands = {it["id"]: it["stands"] for it in writing.get("/api/v1/judgements").json()["items"]}
    assert stands[kept] is False


def test_a_correction_moves_the_deal(writing: Client) -> None:
    """What follows from it is derived before the next answer."""
    (deal,) = writing.get("/api/v1/deals?stage=implementing").json()["items"]
    body = {"kind": "correct", "target": deal["id"], "field": "stage", "value": "operating"}
    assert writing.post("/api/v1/judgements", json=body, headers=TOKEN).status_code == 201
    assert writing.get(f"/api/v1/deals/{deal['id']}").json()["deal"]["stage"] == "operating"


@pytest.mark.parametrize(
    "accept", ["application/json", "*/*", "application/*", "text/html, */*;q=0.1"]
)
def test_whoever_takes_json_gets_it(client: Client, accept: str) -> None:
    """However that is said."""
    answer = client.get(DEALS, headers={"Accept": accept})
    assert answer.headers["content-type"] == "application/json"
