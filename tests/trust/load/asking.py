"""One client with one connection and its cookies: it asks, waits, comes again where told to."""

import http.client
import random
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from trust.load.counting import Tally

# Long: other work may have the machine. That it takes long is told by the times.
TIMEOUT_S = 300.0
_BUSY = 503
_TOO_MANY = 429
_MOST_WAITS = 30
_SHOWN = 300
_GONE_AWAY = (
    http.client.RemoteDisconnected,
    http.client.CannotSendRequest,
    ConnectionResetError,
    BrokenPipeError,
)
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked for. `kind` names the page in the report; `fine` are the statuses that are."""

    kind: str
    path: str
    method: str = "GET"
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    fine: tuple[int, ...] = (200,)

    @classmethod
    def of_form(cls, kind: str, path: str, data: Mapping[str, str], *fine: int) -> "Wish":
        """Make a wish that sends a form."""
        body = urlencode(data).encode()
        return cls(
            kind=kind,
            path=path,
            method="POST",
            body=body,
            headers={"Content-Type": _FORM},
            fine=fine,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came back. Names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """Read the body as text."""
        return self.body.decode("utf-8", "replace")


class Asker:
    """A client. Whatever is not as it should be goes to the tally; then the answer is None."""

    def __init__(self, port: int, tally: Tally, chance: random.Random) -> None:
        self.port = port
        self.tally = tally
        self.chance = chance
        self.cookies: dict[str, str] = {}
        self.headers: dict[str, str] = {}
        self._connection: http.client.HTTPConnection | None = None

    def ask(self, wish: Wish) -> Reply | None:
        """Ask, and ask again when a 503 says when; None for what was not answered finely."""
        for _ in range(_MOST_WAITS):
            begin = time.perf_counter()
            try:
                reply = self._exchange(wish)
            except (OSError, http.client.HTTPException) as err:
                self.close()
                spent = time.perf_counter() - begin
                self.tally.fault(
                    f"{wish.method} {wish.path}: {type(err).__name__}: {err} after {spent:.1f} s"
                )
                return None
            wait_s = _find_wait(reply)
            if wait_s is None:
                return self._judge(wish, reply, time.perf_counter() - begin)
            self.tally.tell(f"told to come again: {wish.kind}")
            time.sleep(wait_s * self.chance.uniform(1.0, 1.5))
        self.tally.fault(f"{wish.method} {wish.path}: sent away {_MOST_WAITS} times")
        return None

    def hang_up(self, path: str) -> None:
        """Ask for something, read the beginning of it, and go away."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=TIMEOUT_S) as line:
            line.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n\r\n".encode())
            line.recv(100)
        self.tally.tell("hung up")

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _judge(self, wish: Wish, reply: Reply, seconds: float) -> Reply | None:
        self.tally.answer(wish.kind, reply.status, seconds, len(reply.body))
        if reply.status in wish.fine:
            return reply
        told = " ".join(reply.text[:_SHOWN].split())
        self.tally.fault(f"{wish.method} {wish.path}: {reply.status}: {told}")
        return None

    def _exchange(self, wish: Wish) -> Reply:
        if self._connection is not None:
            try:
                return self._send(self._connection, wish)
            except _GONE_AWAY:
                # A connection that was idle is closed by the server when it likes.
                self.close()
        self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT_S)
        return self._send(self._connection, wish)

    def _send(self, connection: http.client.HTTPConnection, wish: Wish) -> Reply:
        headers = {**self.headers, **wish.headers}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={it}" for name, it in self.cookies.items())
        connection.request(wish.method, wish.path, wish.body, headers)
        answer = connection.getresponse()
        body = answer.read()
        for line in answer.headers.get_all("set-cookie", []):
            self.cookies |= {name: it.value for name, it in SimpleCookie(line).items()}
        told = {name.casefold(): value for name, value in answer.headers.items()}
        return Reply(status=answer.status, headers=told, body=body)


def _find_wait(reply: Reply) -> int | None:
    """Find for how long a server that is busy asks to wait."""
    told = reply.headers.get("retry-after", "")
    return int(told) if reply.status in (_BUSY, _TOO_MANY) and told.isdecimal() else None
