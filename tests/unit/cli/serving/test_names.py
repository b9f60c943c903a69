"""The names under which a server on this machine may be asked."""

import asyncio

import pytest
from litestar.types import Receive, Scope, Send

from jalin.cli.serving.names import KnownNames


async def _answer(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


def _ask(host: bytes | None, *, has_numbers: bool = False) -> int:
    """Ask under a name, and give the status."""
    told: list[int] = []

    async def send(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            told.append(int(str(message["status"])))

    async def receive() -> None:
        raise AssertionError("nothing is read")

    headers = [] if host is None else [(b"host", host)]
    scope = {"type": "http", "method": "GET", "path": "/", "headers": headers}
    app = KnownNames(_answer, ["Register.Example"], has_numbers=has_numbers)
    asyncio.run(app(scope, receive, send))  # type: ignore[arg-type]
    return told[0]


@pytest.mark.parametrize(
    "host",
    [
        *(b"127.0.0.1", b"127.0.0.1:8470", b"localhost:8470", b"LOCALHOST", b"[::1]:8470"),
        *(b"[::1]", b"register.example", b"register.example:443", None),
    ],
)
def test_known_names_are_answered(host: bytes | None) -> None:
    """With a port or without one; those that were told, too."""
    assert _ask(host) == 200


@pytest.mark.parametrize(
    "host",
    [
        *(b"evil.example", b"evil.example:8470", b"127.0.0.1.evil.example", b"localhost.evil"),
        *(b"127.0.0.1:8470:x", b"", b"[::1].evil", b"\xff"),
    ],
)
def test_the_name_of_another_site_reads_nothing(host: bytes) -> None:
    """Whoever lets a name lead here does not read what is open to this machine."""
    assert _ask(host) == 421


@pytest.mark.parametrize(
    ("host", "status"),
    [
        *((b"192.0.2.7:8470", 200), (b"[2001:db8::7]:8470", 200), (b"192.0.2.7", 200)),
        *((b"evil.example", 421), (b"192.0.2.7.evil.example:80", 421), (b"register.example", 200)),
    ],
)
def test_a_number_leads_nowhere_else(host: bytes, status: int) -> None:
    """Beyond this machine the addresses of the server are known without being told."""
    assert _ask(host, has_numbers=True) == status
