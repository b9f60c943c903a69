"""Every failure has one shape, and nothing that is asked crashes the server."""

from typing import Any

import pytest
from litestar.testing import TestClient

from api_application import JUDGE_TOKEN

Client = TestClient[Any]
TOKEN = {"Authorization": f"Bearer {JUDGE_TOKEN}"}
JUDGE = "POST /api/v1/judgements"
NOTE = {"kind": "note", "target": "party:PT Pindad", "note": "Sudah diperiksa."}
LONG = {**NOTE, "note": "x" * 70_000}
NOBODY = {**NOTE, "target": "party:Nobody"}
PRAISE = {**NOTE, "kind": "accept"}
WITHDRAW = "POST /api/v1/judgements/none/withdraw"


@pytest.mark.parametrize(
    ("asked", "more", "failure"),
    [
        ("GET /api/v1/deals?x=1", {}, (400, "bad_question")),
        ("GET /api/v1/deals?cursor=abc", {}, (400, "bad_question")),
        ("GET /api/v1/search?q=%22open", {}, (400, "bad_question")),
        ("GET /api/v1/deals/none", {}, (404, "not_found")),
        ("GET /api/v1/documents/none", {}, (404, "not_found")),
        ("GET /api/v1/nothing/at/all", {}, (404, "not_found")),
        ("GET /api/v1/", {}, (404, "not_found")),
        ("DELETE /api/v1/deals", {}, (405, "method_not_allowed")),
        ("GET /api/v1/deals", {"headers": {"Accept": "text/html"}}, (406, "not_acceptable")),
        ("GET /feeds/nothing.atom", {}, (404, "not_found")),
        ("GET /feeds/all.atom?x=1", {}, (400, "bad_question")),
        (JUDGE, {"json": NOTE}, (401, "token_needed")),
        (JUDGE, {"headers": TOKEN, "data": NOTE}, (415, "not_json")),
        ("POST /api/v1/judgements?x=1", {"headers": TOKEN, "json": NOTE}, (400, "bad_question")),
        (JUDGE, {"headers": TOKEN, "json": []}, (400, "bad_question")),
        (
            JUDGE,
            {"headers": TOKEN, "json": LONG},
            (413, "too_large"),
        ),
        (
            JUDGE,
            {"headers": TOKEN, "json": NOBODY},
            (404, "not_found"),
        ),
        (
            JUDGE,
            {"headers": TOKEN, "json": PRAISE},
            (422, "bad_judgement"),
        ),
        (
            "POST /api/v1/judgements/none/withdraw",
            {"headers": TOKEN, "json": {}},
            (404, "not_found"),
        ),
    ],
)
def test_failures_have_one_shape(
    client: Client, asked: str, more: dict[str, Any], failure: tuple[int, str]
) -> None:
    """A stable code, a message, and the faults."""
    method, path = asked.split(" ", 1)
    answer = client.request(method, path, **more)
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json().keys() == {"error"}
    assert answer.json()["error"].keys() == {"code", "message", "faults"}
    assert (answer.status_code, answer.json()["error"]["code"]) == failure


def test_a_method_that_is_not_known_comes_with_those_that_are(client: Client) -> None:
    """As the header says."""
    assert "GET" in client.delete("/api/v1/deals").headers["allow"]


def test_every_fault_of_a_body_is_told(client: Client) -> None:
    """At once, each with its field."""
    body = {"kind": "praise", "colour": "red", "value": 3, "note": "a\x00b"}
    answer = client.post("/api/v1/judgements", json=body, headers=TOKEN)
    assert answer.status_code == 400
    told = {fault["where"] for fault in answer.json()["error"]["faults"]}
    assert told == {"kind", "colour", "value", "note", "target"}


@pytest.mark.parametrize("content", [b"{", b"\xff", b"", b"[" * 5_000])
def test_a_body_that_is_no_json_is_refused(client: Client, content: bytes) -> None:
    """Whatever it is."""
    headers = {**TOKEN, "Content-Type": "application/json"}
    answer = client.post("/api/v1/judgements", content=content, headers=headers)
    assert answer.status_code == 400
