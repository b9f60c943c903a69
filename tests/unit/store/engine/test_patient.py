"""A connection that waits for a server at work, and for no other."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from jalin.store.engine.address import PostgresAddress
from jalin.store.engine.database import RegisterError
from jalin.store.engine.patient import PatientConnection
from jalin.store.register import Register
from trust.postgres.proxy import Proxy

_SOON_S = 0.2
# On a machine that does much else.
_BOUND_S = 30.0


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lose patience soon."""
    monkeypatch.setattr("jalin.store.engine.patient.QUIET_S", _SOON_S)
    monkeypatch.setattr("jalin.store.engine.patient._GRACE_S", _SOON_S)


@pytest.fixture
def proxy(postgres_server: str) -> Iterator[Proxy]:
    """Give a way to the server of all tests."""
    port = PostgresAddress.parse(postgres_server).port
    with Proxy(port) as opened:
        yield opened


def through(proxy: Proxy, url: str) -> str:
    """Write the URL of a register as it is reached by a proxy."""
    port = PostgresAddress.parse(url).port
    return url.replace(f":{port}/", f":{proxy.port}/")


def test_a_statement_may_take_its_time(postgres_server: str) -> None:
    """A server that is at work is waited for, however quiet it is."""
    with PatientConnection(PostgresAddress.parse(postgres_server)) as connection:
        connection.begin()
        assert connection.run("SELECT 1 FROM pg_sleep(1)") == [[1]]


def test_what_has_ended_is_ended_once_more(postgres_url: str, proxy: Proxy) -> None:
    """Where a register is lost while it is opened, that is told, and no fault of closing it."""
    connection = PatientConnection(PostgresAddress.parse(through(proxy, postgres_url)))
    proxy.cut()
    for _ in range(2):
        connection.close()


@pytest.mark.parametrize("all_ways", [True, False])
def test_an_answer_that_never_comes_ends_the_connection(
    postgres_url: str, proxy: Proxy, monkeypatch: pytest.MonkeyPatch, *, all_ways: bool
) -> None:
    """Be it that the server has vanished, or that its answer was swallowed on the way."""
    monkeypatch.setattr("jalin.store.engine.address.CONNECT_TIMEOUT_S", _SOON_S * 10)
    with Register.open(through(proxy, postgres_url)) as register:
        proxy.stall(all_ways=all_ways)
        begun = time.monotonic()
        with pytest.raises(RegisterError, match=r"has lost its connection .*try again"):
            register.count()
        assert time.monotonic() - begun < _BOUND_S


@pytest.mark.parametrize("answer", [b"HTTP/1.1 400 Bad\r\n\r\n", b"N" + bytes(40), None])
def test_another_program_is_no_server(
    monkeypatch: pytest.MonkeyPatch, answer: bytes | None
) -> None:
    """What listens there and is no PostgreSQL is told soon, also where it says nothing."""
    monkeypatch.setattr("jalin.store.engine.address.CONNECT_TIMEOUT_S", _SOON_S)

    def serve() -> None:
        with contextlib.suppress(OSError):
            client, _ = listening.accept()
            taken.append(client)
            if answer is not None:
                client.recv(100)
                client.sendall(answer)
                client.shutdown(socket.SHUT_WR)

    taken: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=serve)
        thread.start()
        with pytest.raises(RegisterError, match="cannot connect"):
            Register.open(f"postgresql://jalin@127.0.0.1:{listening.getsockname()[1]}/news")
        thread.join()
    for each in taken:
        each.close()
