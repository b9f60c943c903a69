"""The names under which a server on this machine is asked.

A page of another site can let its own name lead to this machine, and then read through the browser
here whatever is open to everybody here, and where nothing is, try passwords from here until the
person who sits here is locked out. Its requests bear that name.
"""

import ipaddress
from collections.abc import Iterable

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

from jalin.cli.serving.guarding.refusing import refuse

_LOCAL = frozenset({"127.0.0.1", "localhost", "[::1]"})
_MISDIRECTED = 421
_WORDS = "This server is not known by that name; `jalin serve --name NAME` makes it known."


class KnownNames:
    """An ASGI application that lets requests to known names through to another one.

    `names` are those beside the names of this machine. `has_numbers`: it has addresses beside them,
    and any number is one of them; nobody can let a number lead elsewhere.
    """

    def __init__(self, app: ASGIApp, names: Iterable[str], *, has_numbers: bool = False) -> None:
        self._app = app
        self._names = _LOCAL | {name.lower() for name in names}
        self._has_numbers = has_numbers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == ScopeType.HTTP and not self._is_known(scope):
            await refuse(scope, send, _MISDIRECTED, _WORDS)
            return
        await self._app(scope, receive, send)

    def _is_known(self, scope: Scope) -> bool:
        told = [value for name, value in scope["headers"] if name == b"host"]
        if not told:
            # No browser leaves it out.
            return True
        name = told[0].decode("latin-1").lower()
        host, _, port = name.rpartition(":")
        return any(
            it in self._names or (self._has_numbers and _is_number(it))
            for it in (name, *([host] if port.isdecimal() else []))
        )


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True
