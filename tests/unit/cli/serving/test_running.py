"""The server itself: who only holds a connection, and from where people come."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from litestar.types import ASGIApp, Receive, Scope, Send

from jalin.cli.serving.binding import open_socket
from jalin.cli.serving.running import run_server

PATIENCE_S = 0.2
HEAD = b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n"


async def _tell_client(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the address of who asks, when the request has come whole."""
    while (await receive()).get("more_body"):
        pass
    body = str(scope["client"][0]).encode()  # type: ignore[index]
    headers = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


@contextlib.contextmanager
def _run(
    monkeypatch: pytest.MonkeyPatch,
    *,
    app: ASGIApp = _tell_client,
    proxies: tuple[str, ...] = (),
    patience_s: float = PATIENCE_S,
) -> Iterator[int]:
    """Run a server in a thread, and give its port."""
    servers: list[uvicorn.Server] = []
    started = uvicorn.Server.startup

    async def start(server: uvicorn.Server, sockets: list[socket.socket] | None = None) -> None:
        servers.append(server)
        await started(server, sockets)

    monkeypatch.setattr(uvicorn.Server, "startup", start)
    with open_socket("127.0.0.1", 0) as listening:
        port = listening.getsockname()[1]
        told = {"patience_s": patience_s, "proxies": proxies}
        thread = threading.Thread(target=run_server, args=(app, listening), kwargs=told)
        thread.start()
        try:
            yield port
        finally:
            while not servers:
                time.sleep(0.01)
            servers[0].should_exit = True
            thread.join()


def _send(port: int, *parts: bytes, pause_s: float = 0.0) -> bytes:
    """Send parts with pauses, and give what comes until the server closes the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as asking:
        for part in parts:
            asking.sendall(part)
            time.sleep(pause_s)
        told = b""
        with contextlib.suppress(ConnectionError):
            while piece := asking.recv(4096):
                told += piece
    return told


@pytest.mark.parametrize("part", [b"", b"POST / HT", HEAD, HEAD + b"Content-Length: 9\r\n\r\nhalf"])
def test_who_asks_for_nothing_is_let_go(monkeypatch: pytest.MonkeyPatch, part: bytes) -> None:
    """A connection on which no whole request comes is closed, whatever of it came."""
    with _run(monkeypatch) as port:
        begun = time.monotonic()
        assert b"200 OK" not in _send(port, part)
        assert time.monotonic() - begun < 5


def test_who_asks_slowly_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes within the time is taken."""
    whole = HEAD + b"Connection: close\r\nContent-Length: 4\r\n\r\nhalf"
    with _run(monkeypatch, patience_s=5.0) as port:
        parts = (whole[:9], whole[9:40], whole[40:])
        assert b"200 OK" in _send(port, *parts, pause_s=0.05)


@pytest.mark.parametrize(
    ("proxies", "address"), [((), b"127.0.0.1"), (("127.0.0.1",), b"203.0.113.9")]
)
def test_only_a_proxy_is_believed(
    monkeypatch: pytest.MonkeyPatch, proxies: tuple[str, ...], address: bytes
) -> None:
    """Anybody can write from where they come; who is named as a proxy is believed."""
    told = HEAD + b"X-Forwarded-For: 203.0.113.9\r\nConnection: close\r\n\r\n"
    with _run(monkeypatch, proxies=proxies) as port:
        assert _send(port, told).endswith(address)


def test_what_is_no_request_is_answered_as_guarded_as_any(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody passes the guards by asking badly."""
    with _run(monkeypatch) as port:
        told = _send(port, b"GET\r\n\r\n")
    assert told.startswith(b"HTTP/1.1 400 ")
    assert b"x-content-type-options: nosniff" in told


def test_who_takes_nothing_of_an_answer_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits to be sent is held for no longer than somebody takes some of it."""
    ended = threading.Event()

    async def send_much(_scope: Scope, _receive: Receive, send: Send) -> None:
        try:
            await send({"type": "http.response.start", "status": 200, "headers": []})
            for _ in range(400):
                await send({"type": "http.response.body", "body": b"x" * 65536, "more_body": True})
        finally:
            ended.set()

    with (
        _run(monkeypatch, app=send_much, patience_s=0.05) as port,
        socket.create_connection(("127.0.0.1", port), timeout=10) as asking,
    ):
        asking.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert ended.wait(20)
