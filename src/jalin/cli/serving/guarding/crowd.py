"""How many requests are answered at once, in all and for one address."""

import ipaddress
from collections import Counter

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

from jalin.cli.serving.guarding.refusing import refuse
from jalin.pipeline.accounts import find_neighbourhood

# Threads and memory are for so many.
_MOST = 200
# A browser asks for six things at once; an office behind one address has several of them.
_MOST_FOR_ONE = 24
_UNAVAILABLE, _TOO_MANY = 503, 429


class Crowd:
    """An ASGI application that lets no more than so many requests through to another one.

    All of this machine may ask for as much as there is: they are the proxy's.
    """

    def __init__(
        self, app: ASGIApp, *, most: int = _MOST, most_for_one: int = _MOST_FOR_ONE
    ) -> None:
        self._app = app
        self._most = most
        self._most_for_one = most_for_one
        self._by_asker: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or tell when to come again."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        if self._by_asker.total() >= self._most:
            await refuse(scope, send, _UNAVAILABLE, "Too many ask at once; come again.", 2)
            return
        asker = find_asker(scope)
        if asker and self._by_asker[asker] >= self._most_for_one:
            await refuse(scope, send, _TOO_MANY, "You ask for too much at once; come again.", 2)
            return
        self._by_asker[asker] += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._by_asker[asker] -= 1
            if not self._by_asker[asker]:
                del self._by_asker[asker]


def find_asker(scope: Scope) -> str:
    """Find who asks, as it is counted; nothing for whoever is on this machine."""
    client = scope.get("client")
    host = "" if client is None else client[0]
    return "" if is_here(host) else find_neighbourhood(host)


def is_here(address: str) -> bool:
    """Tell whether an address is of this machine, from where a proxy asks for many."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return not address
