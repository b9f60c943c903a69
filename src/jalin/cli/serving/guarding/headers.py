"""The headers that every answer bears, whoever gives it: pages, files, refusals, errors."""

from collections.abc import Iterable, Iterator

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from jalin.web.frame.answering.guarding import SECURITY_HEADERS

Headers = list[tuple[bytes, bytes]]
# What says nothing of it is kept by nobody.
_USUAL = {**SECURITY_HEADERS, "Cache-Control": "no-store"}
# Who came over TLS once comes over TLS for a year. The names beside ours are not ours to bind.
_OVER_TLS = {"Strict-Transport-Security": "max-age=31536000"}


class SafeHeaders:
    """An ASGI application that adds to each answer of another one the headers that it lacks."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        is_guarded = scope["scheme"] == "https"

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = list(message["headers"])
                message["headers"] = [*told, *list_lacking(told, is_guarded=is_guarded)]
            await send(message)

        await self._app(scope, receive, send_guarded)


def list_lacking(
    told: Iterable[tuple[bytes, bytes]], *, is_guarded: bool
) -> Iterator[tuple[bytes, bytes]]:
    """List the headers that an answer lacks; `is_guarded`: it is sent over TLS."""
    names = {name.lower() for name, _ in told}
    for name, value in (_USUAL | _OVER_TLS if is_guarded else _USUAL).items():
        if name.lower().encode() not in names:
            yield name.lower().encode(), value.encode()
