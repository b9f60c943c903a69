"""Requests that can be read in two ways are refused, and their connection is closed."""

from typing import Any

import anyio
import pytest

from jalin.cli.serving.guarding.framing import PlainRequests


def ask(headers: list[tuple[bytes, bytes]], version: str = "1.1") -> list[dict[str, Any]]:
    """Ask an application that says yes to everything."""
    told: list[dict[str, Any]] = []

    async def agree(_: Any, __: Any, send: Any) -> None:  # noqa: ANN401 (ASGI)
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message: Any) -> None:  # noqa: ANN401 (ASGI)
        told.append(message)

    scope: Any = {"type": "http", "path": "/", "headers": headers, "http_version": version}
    app: Any = PlainRequests(agree)
    anyio.run(app, scope, None, send)
    return told


@pytest.mark.parametrize(
    "host",
    ["", "a.example", "a_b:80", "127.0.0.1:65535", "[::1]", "[::1]:80", "xn--a.example:", "x."],
)
def test_a_host_that_there_could_be(host: str) -> None:
    """It is passed on."""
    assert ask([(b"host", host.encode())])[0]["status"] == 200


@pytest.mark.parametrize(
    "host", ["x:99999999", "x:65536", "x:80:90", "a@b", "[::1", "a b", "a/b", "a,b", "x:a", "é"]
)
def test_a_host_that_there_cannot_be(host: str) -> None:
    """It would break what builds links of it, or stand in them."""
    assert ask([(b"host", host.encode())])[0]["status"] == 400


@pytest.mark.parametrize(
    ("names", "version", "status"),
    [
        ([b"transfer-encoding"], "1.1", 200),
        ([b"content-length"], "1.0", 200),
        ([b"transfer-encoding", b"content-length"], "1.1", 400),
        ([b"transfer-encoding"], "1.0", 400),
    ],
)
def test_a_length_is_told_once(names: list[bytes], version: str, status: int) -> None:
    """Who tells it twice is not asked for more."""
    start, *_ = ask([(name, b"1") for name in names], version)
    assert start["status"] == status
    assert ((b"connection", b"close") in start["headers"]) == (status == 400)
