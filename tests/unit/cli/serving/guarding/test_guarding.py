"""What stands before the application; `tests/trust/web` lets storms come over it."""

import asyncio

import pytest
from litestar.types import ASGIApp, Receive, Scope, Send

from jalin.cli.serving.guarding.costly import Costly, Sort, find_sort
from jalin.cli.serving.guarding.crowd import Crowd
from jalin.cli.serving.guarding.headers import SafeHeaders


async def _answer(_scope: Scope, _receive: Receive, send: Send) -> None:
    headers = [(b"Cache-Control", b"private")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


def _ask(app: ASGIApp, path: str = "/", scheme: str = "http") -> tuple[int, dict[str, str]]:
    """Ask once, and give the status and the headers."""
    told: list[tuple[int, dict[str, str]]] = []

    async def send(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            headers = {name.decode().lower(): value.decode() for name, value in message["headers"]}  # type: ignore[attr-defined]
            told.append((int(str(message["status"])), headers))

    async def receive() -> None:
        raise AssertionError("nothing is read")

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": b"",
        "headers": [],
        "client": ("203.0.113.9", 1),
        "scheme": scheme,
    }
    asyncio.run(app(scope, receive, send))  # type: ignore[arg-type]
    return told[0]


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_what_an_answer_lacks_is_added(scheme: str) -> None:
    """What it says itself stays; that TLS is to be kept is said over TLS alone."""
    _, headers = _ask(SafeHeaders(_answer), scheme=scheme)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "private"
    assert ("strict-transport-security" in headers) == (scheme == "https")


@pytest.mark.parametrize("path", ["/", "/api/v1/deals"])
def test_who_asks_for_too_much_is_told_when_to_come_again(path: str) -> None:
    """People by a line of words, programs in their form."""
    status, headers = _ask(Crowd(_answer, most=0), path)
    assert (status, headers["retry-after"]) == (503, "2")
    assert headers["content-type"].startswith("application/json" if "api" in path else "text/plain")
    assert _ask(Crowd(_answer, most_for_one=0), path)[0] == 429


def test_what_is_costly_is_answered_where_there_is_room() -> None:
    """In its turn, as everything else."""
    assert [_ask(Costly(_answer), it)[0] for it in ("/network", "/deals.csv", "/deals")] == [
        200
    ] * 3


@pytest.mark.parametrize(
    ("path", "sort"),
    [
        *(("/statistics", Sort.FIGURES), ("/deals/x/card.png", Sort.FIGURES)),
        *(("/api/v1/exports/ftm", Sort.FILE), ("/parties/x/briefing.docx", Sort.FILE)),
        *(("/static/js/theme.js", Sort.CHEAP), ("/feeds/all.atom", Sort.CHEAP)),
        ("/deals/x", Sort.CHEAP),
    ],
)
def test_an_address_tells_what_it_costs(path: str, sort: Sort) -> None:
    """Figures are worked out, files are also kept until they are sent."""
    assert find_sort(path) is sort
