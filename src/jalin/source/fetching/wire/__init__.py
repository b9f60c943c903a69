"""One request to one server: sockets, headers, bodies. What may be asked is decided outside."""

from jalin.source.fetching.wire.exchange import Request, Response, Wire
from jalin.source.fetching.wire.headers import is_sendable

__all__ = ["Request", "Response", "Wire", "is_sendable"]
