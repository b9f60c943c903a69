"""Requests whose end or whose host can be read in two ways.

A proxy and this server could each read them otherwise: what one takes for the body of a request,
the other takes for the next one, with the rights of whoever comes next (RFC 9112, section 11.2).
"""

import re

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from jalin.cli.serving.guarding.refusing import refuse

_HOST = re.compile(rb"(?:[0-9A-Za-z._-]+|\[[0-9A-Fa-f:.]+\])?(?::([0-9]{0,5}))?")
_LAST_PORT = 65_535
_BAD = 400


class PlainRequests:
    """An ASGI application that lets requests through to another one that all read alike.

    Who sends another is answered once, and the connection is closed.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        fault = _find_fault(scope) if scope["type"] == ScopeType.HTTP else None
        if fault is None:
            await self._app(scope, receive, send)
            return

        async def send_last(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"connection", b"close")]
            await send(message)

        await refuse(scope, send_last, _BAD, fault)  # type: ignore[arg-type]


def _find_fault(scope: HTTPScope) -> str | None:
    names = {name for name, _ in scope["headers"]}
    if b"transfer-encoding" in names:
        if b"content-length" in names:
            return "This request tells its length in two ways."
        if scope["http_version"] == "1.0":
            return "A request of HTTP/1.0 comes in one piece."
    hosts = [value for name, value in scope["headers"] if name == b"host"]
    if not all(_is_host(host) for host in hosts):
        return "This request names no host that there could be."
    return None


def _is_host(host: bytes) -> bool:
    found = _HOST.fullmatch(host.strip())
    return found is not None and int(found[1] or 0) <= _LAST_PORT
