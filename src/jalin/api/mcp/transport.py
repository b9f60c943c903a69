"""How assistants reach the tools: standard input and output, or HTTP. Needs the extra `mcp`.

Over HTTP only this machine is served, unless every request must carry a token. Names in `Host` and
`Origin` are checked, so that no page of another site can ask through a browser on this machine.
"""

import ipaddress
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import anyio
import uvicorn
from mcp.server import Server
from mcp.server.stdio import stdio_server
from mcp.server.transport_security import TransportSecuritySettings
from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from jalin.model import AbortError

PATH = "/mcp"
_PORTS = range(65_536)
_LOCAL_NAMES = ("127.0.0.1", "localhost", "[::1]")
_BEARER = "bearer "
# Tells whether who shows a token may read.
Admit = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpAddress:
    """Where to listen. `names` are further names under which clients reach it."""

    host: str
    port: int
    names: tuple[str, ...] = ()

    @property
    def is_local(self) -> bool:
        """Tell whether only this machine reaches it."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def parse_http_address(text: str, names: tuple[str, ...] = ()) -> HttpAddress:
    """Read `HOST:PORT`, an IPv6 address in brackets. Raises AbortError."""
    host, _, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not host or not (port.isascii() and port.isdecimal()) or int(port) not in _PORTS:
        raise AbortError(f"{text!r} is not an address such as 127.0.0.1:8765")
    return HttpAddress(host=host, port=int(port), names=names)


def serve_stdio(server: Server[Any]) -> None:
    """Serve one assistant over standard input and output, until it goes."""

    async def run() -> None:
        async with stdio_server() as (received, sent):
            await server.run(received, sent, server.create_initialization_options())

    anyio.run(run)


def serve_http(server: Server[Any], address: HttpAddress, admit: Admit | None = None) -> None:
    """Serve assistants over HTTP until interrupted. Raises AbortError for an open public address.

    With `admit` every request must carry a token that it admits.
    """
    app = build_http_app(server, address, admit)
    config = uvicorn.Config(
        app, host=address.host, port=address.port, log_level="warning", access_log=False
    )
    where = f"[{address.host}]" if ":" in address.host else address.host
    sys.stderr.write(f"jalin: tools for assistants at http://{where}:{address.port}{PATH}\n")
    uvicorn.Server(config).run()


def build_http_app(server: Server[Any], address: HttpAddress, admit: Admit | None) -> ASGIApp:
    """Build the application. Raises AbortError for an address that others reach without tokens."""
    if admit is None and not address.is_local:
        fault = f"{address.host} is reached by other machines; ask for tokens with --tokens"
        raise AbortError(fault)
    app = server.streamable_http_app(
        streamable_http_path=PATH,
        json_response=True,
        stateless_http=True,
        transport_security=_allow(address),
    )
    return app if admit is None else _ask_for_tokens(app, admit)


def _allow(address: HttpAddress) -> TransportSecuritySettings:
    own = f"[{address.host}]" if ":" in address.host else address.host
    names = dict.fromkeys((*_LOCAL_NAMES, own, *address.names))
    hosts = [form for name in names for form in (name, f"{name}:*")]
    origins = [f"{scheme}://{host}" for scheme in ("http", "https") for host in hosts]
    return TransportSecuritySettings(
        enable_dns_rebinding_protection=True, allowed_hosts=hosts, allowed_origins=origins
    )


def _ask_for_tokens(app: ASGIApp, admit: Admit) -> ASGIApp:
    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not await _is_admitted(scope, admit):
            challenge = {"WWW-Authenticate": 'Bearer realm="jalin"'}
            fault = {"error": "a token of scope read is needed: Authorization: Bearer TOKEN"}
            refusal: Callable[[Scope, Receive, Send], Awaitable[None]] = JSONResponse(
                fault, status_code=401, headers=challenge
            )
            await refusal(scope, receive, send)
            return
        await app(scope, receive, send)

    return guarded


async def _is_admitted(scope: Scope, admit: Admit) -> bool:
    told = Headers(scope=scope).get("authorization", "")
    if not told.casefold().startswith(_BEARER):
        return False
    return await anyio.to_thread.run_sync(admit, told[len(_BEARER) :].strip())
