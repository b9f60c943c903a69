"""The server itself: one process, no notes on every request, until somebody stops it."""

import asyncio
import contextlib
import functools
import ipaddress
import socket
from collections.abc import Sequence
from typing import Any

import h11
import uvicorn
from litestar.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

# A connection that is kept open for this long without a request is closed.
_KEEP_ALIVE_S = 30
# So is one whose request did not come whole within once to twice this time.
_PATIENCE_S = 20.0
# Requests that come while so many are answered are told to come again.
_MOST_AT_ONCE = 200
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
        limit_concurrency=_MOST_AT_ONCE,
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

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin; one address that has too many connections already gets no other."""
        super().connection_made(transport)
        here = self.client[0] if self.client else ""
        if not _is_here(here) and self._count(here) > _MOST_FROM_ONE:
            transport.close()
            return
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        super().connection_lost(exc)
        if self._look is not None:
            self._look.cancel()

    def _count(self, address: str) -> int:
        clients = (it.client for it in self.connections if isinstance(it, H11Protocol))
        return sum(client is not None and client[0] == address for client in clients)

    def _wait(self) -> None:
        self._look = self.loop.call_later(self._patience_s, self._close_idle)

    def _close_idle(self) -> None:
        """Close it where the same request has been coming since the look before."""
        if self.conn.their_state not in _COMING:
            self._awaited = self
        elif self._awaited is self.cycle:
            self.transport.close()
            return
        else:
            self._awaited = self.cycle
        self._wait()


def _is_here(address: str) -> bool:
    """Tell whether an address is of this machine, from where a proxy asks for many."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return True
