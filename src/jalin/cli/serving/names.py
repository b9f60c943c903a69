"""The names under which a server on this machine is asked.

A page of another site can let its own name lead to this machine, and then read through the browser
here whatever is open to everybody here. Its requests bear that name.
"""

from collections.abc import Callable, Iterable

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

_LOCAL = frozenset({"127.0.0.1", "localhost", "[::1]"})
_MISDIRECTED = 421
_BODY = b"This server is not known by that name; `jalin serve --name NAME` makes it known.\n"


class KnownNames:
    """An ASGI application that lets requests to known names through to another one.

    `names` are those beside the names of this machine. `is_open` tells whether everybody may read:
    where nobody may without a session, a strange name is of no use.
    """

    def __init__(self, app: ASGIApp, names: Iterable[str], is_open: Callable[[], bool]) -> None:
        self._app = app
        self._names = _LOCAL | {name.lower() for name in names}
        self._is_open = is_open

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == ScopeType.HTTP and not self._is_known(scope) and self._is_open():
            headers = [(b"content-type", b"text/plain; charset=utf-8")]
            await send({"type": "http.response.start", "status": _MISDIRECTED, "headers": headers})
            await send({"type": "http.response.body", "body": _BODY, "more_body": False})
            return
        await self._app(scope, receive, send)

    def _is_known(self, scope: Scope) -> bool:
        told = [value for name, value in scope["headers"] if name == b"host"]
        if not told:
            # No browser leaves it out.
            return True
        name = told[0].decode("latin-1").lower()
        host, _, port = name.rpartition(":")
        return name in self._names or (port.isdecimal() and host in self._names)
