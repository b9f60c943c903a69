"""Who may ask: tokens for everything, a cookie for reading alone."""

from typing import Any

import pytest
from litestar.testing import TestClient

from api_application import JUDGE_TOKEN, READ_TOKEN, SESSION, FewPeople, create_application
from jalin.pipeline.accounts import SESSION_COOKIE, Access
from jalin.pipeline.serving.library import Library

STATUS, JUDGEMENTS = "/api/v1/status", "/api/v1/judgements"
Client = TestClient[Any]


def bear(token: str) -> dict[str, str]:
    """Write the header of a token."""
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def closed(people: FewPeople) -> FewPeople:
    """Close reading."""
    people.reading = Access.CLOSED
    return people


def test_everybody_reads_where_reading_is_open(client: Client) -> None:
    """Without any token."""
    assert client.get(STATUS).status_code == 200


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        (bear("jln_nobody"), 401),
        ({"Authorization": f"Basic {READ_TOKEN}"}, 401),
        (bear(READ_TOKEN), 200),
        (bear(JUDGE_TOKEN), 200),
    ],
)
@pytest.mark.parametrize("path", [STATUS, "/feeds/all.atom"])
def test_a_token_reads_where_reading_is_closed(
    client: Client, headers: dict[str, str], status: int, path: str
) -> None:
    """Nobody else does."""
    answer = client.get(path, headers=headers)
    assert answer.status_code == status
    assert (status == 401) == ("www-authenticate" in answer.headers)


@pytest.mark.usefixtures("closed")
def test_a_session_reads(client: Client) -> None:
    """So that a person who signed in can try the interface."""
    client.cookies[SESSION_COOKIE] = SESSION
    assert client.get(STATUS).status_code == 200


def test_a_session_does_not_write(client: Client) -> None:
    """Whatever page of whichever host sends it."""
    client.cookies[SESSION_COOKIE] = SESSION
    assert client.post(JUDGEMENTS, json={"kind": "note"}).status_code == 401


def test_an_unknown_token_is_told_though_everybody_reads(client: Client) -> None:
    """A program learns of it at once."""
    answer = client.get(STATUS, headers=bear("jln_old"))
    assert answer.status_code == 401
    assert 'error="invalid_token"' in answer.headers["www-authenticate"]


def test_a_reader_does_not_write(client: Client) -> None:
    """The scope is named that is lacking."""
    answer = client.post(JUDGEMENTS, json={}, headers=bear(READ_TOKEN))
    assert answer.status_code == 403
    assert "judge" in answer.json()["error"]["message"]


def test_who_guesses_tokens_is_made_to_wait(client: Client) -> None:
    """Even with the right one at last; who has none is not held up."""
    for number in range(30):
        client.get(STATUS, headers=bear(f"jln_{number}"))
    answer = client.get(STATUS, headers=bear(JUDGE_TOKEN))
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    assert client.get(STATUS).status_code == 200


def test_who_waited_may_try_again(library: Library, people: FewPeople) -> None:
    """After a minute."""
    now = [0.0]
    application = create_application(library, people, clock=lambda: now[0])
    with TestClient(application) as client:
        for number in range(31):
            client.get(STATUS, headers=bear(f"jln_{number}"))
        assert client.get(STATUS, headers=bear(JUDGE_TOKEN)).status_code == 429
        now[0] = 61.0
        assert client.get(STATUS, headers=bear(JUDGE_TOKEN)).status_code == 200
