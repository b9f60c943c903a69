"""Questions for the head of an answer alone: answered as the whole; the server sends its head."""

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send


class HeadAsGet:
    """An ASGI application that lets another one see HEAD as GET; the server leaves the body out."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] == ScopeType.HTTP and scope["method"] == "HEAD":
            whole: HTTPScope = {**scope, "method": "GET"}
            await self._app(whole, receive, send)
            return
        await self._app(scope, receive, send)
