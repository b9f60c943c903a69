"""The server itself: one process, no notes on every request, until somebody stops it."""

import asyncio
import contextlib
import functools
import socket
from collections.abc import Sequence
from typing import Any

import h11
import uvicorn
from litestar.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from jalin.cli.serving.guarding.crowd import is_here
from jalin.cli.serving.guarding.headers import list_lacking
from jalin.pipeline.accounts import find_neighbourhood

# A connection that is kept open for this long without a request is closed.
_KEEP_ALIVE_S = 30
# So is one whose request did not come whole within once to twice this time.
_PATIENCE_S = 20.0
# Who takes nothing of an answer for so many times that time is let go.
_MOST_STILL = 6
# So many connections may be held open at once.
_MOST_CONNECTIONS = 400
# One address of another machine has no more connections than these; others come in beside it.
_MOST_FROM_ONE = 100
# What is being answered when the server is stopped gets this long.
_GRACE_S = 5
_COMING = frozenset({h11.IDLE, h11.SEND_BODY})


def run_server(
    app: ASGIApp,
    listening: socket.socket,
    *,
    proxies: Sequence[str] = (),
    patience_s: float = _PATIENCE_S,
) -> None:
    """Answer requests at a socket until the process is told to stop.

    `proxies` are the addresses of those before it, who are believed from where somebody comes.
    """
    config = uvicorn.Config(
        app,
        http=functools.partial(_Connection, patience_s=patience_s),  # type: ignore[arg-type]
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=True,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies),
        workers=1,
        timeout_keep_alive=_KEEP_ALIVE_S,
        # Nothing here is asked for by such connections.
        ws="none",
        timeout_graceful_shutdown=_GRACE_S,
    )
    # Control-C is how a server ends; there is nothing to complain about.
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])


class _Connection(H11Protocol):
    """A connection that has to ask for something: who only holds it keeps others out."""

    def __init__(self, *args: Any, patience_s: float, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self._patience_s = patience_s
        self._look: asyncio.TimerHandle | None = None
        self._awaited: object = self
        self._unsent = 0
        self._n_still = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin; one address that has too many connections already gets no other."""
        super().connection_made(transport)
        here = self.client[0] if self.client else ""
        is_crowd = not is_here(here) and self._count(here) > _MOST_FROM_ONE
        if is_crowd or len(self.connections) > _MOST_CONNECTIONS:
            transport.close()
            return
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        super().connection_lost(exc)
        if self._look is not None:
            self._look.cancel()

    def send_400_response(self, msg: str) -> None:
        """Answer what is no request, with the headers that every answer bears."""
        told = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
        headers = [*told, *list_lacking(told, is_guarded=self.scheme == "https")]
        for event in (
            h11.Response(status_code=400, headers=headers, reason=b"Bad Request"),
            h11.Data(data=f"{msg}\n".encode()),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _count(self, address: str) -> int:
        own = find_neighbourhood(address)
        clients = (it.client for it in self.connections if isinstance(it, H11Protocol))
        return sum(
            client is not None and find_neighbourhood(client[0]) == own for client in clients
        )

    def _wait(self) -> None:
        self._look = self.loop.call_later(self._patience_s, self._close_idle)

    def _close_idle(self) -> None:
        """Close it where the same request has been coming since the look before.

        So it is where an answer has been going nowhere for long.
        """
        if self._is_stuck():
            self.transport.abort()
            return
        if self.conn.their_state not in _COMING:
            self._awaited = self
        elif self._awaited is self.cycle:
            self.transport.close()
            return
        else:
            self._awaited = self.cycle
        self._wait()

    def _is_stuck(self) -> bool:
        """Tell whether nothing was taken of what waits to be sent, at so many looks."""
        unsent = self.transport.get_write_buffer_size()
        self._n_still = self._n_still + 1 if unsent and unsent == self._unsent else 0
        self._unsent = unsent
        return self._n_still >= _MOST_STILL
