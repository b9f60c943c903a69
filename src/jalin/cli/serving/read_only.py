"""A register that is shown to everybody: nobody signs in, nothing is written."""

from collections.abc import Iterable, Iterator

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

from jalin.pipeline.accounts import SESSION_COOKIE, name_cookie

_READING = frozenset({"GET", "HEAD", "OPTIONS"})
# What is written there stays with the visitor: cookies of their own.
_HARMLESS = frozenset({"/preferences"})
_SESSIONS = tuple(
    f"{name_cookie(SESSION_COOKIE, is_secret=is_secret)}=".encode() for is_secret in (False, True)
)
_BODY = b"This register is shown read-only.\n"


class ReadOnly:
    """An ASGI application that lets nothing but reading through to another one."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        if scope["method"] not in _READING and scope["path"] not in _HARMLESS:
            await _refuse(send)
            return
        nobody = {**scope, "headers": list(_forget_who(scope["headers"]))}
        await self._app(nobody, receive, send)  # type: ignore[arg-type]


def _forget_who(headers: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    """Leave out who one claims to be; choices of language and theme stay."""
    for name, value in headers:
        if name == b"cookie":
            parts = (part.strip() for part in value.split(b";"))
            yield name, b"; ".join(part for part in parts if not part.startswith(_SESSIONS))
        elif name != b"authorization":
            yield name, value


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"allow", b"GET, HEAD")]
    await send({"type": "http.response.start", "status": 405, "headers": headers})
    await send({"type": "http.response.body", "body": _BODY, "more_body": False})
