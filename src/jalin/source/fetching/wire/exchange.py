"""One request, one answer, one connection."""

import http.client
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property

import urllib3
from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError

from jalin.source.fetching.guard import Url
from jalin.source.fetching.policy import FetchError, FetchPolicy
from jalin.source.fetching.wire.headers import (
    is_sendable,
    parse_content_type,
    parse_retry_after,
    read_location,
)
from jalin.source.fetching.wire.sockets import (
    Budget,
    TooMuchError,
    build_tls_context,
    close_socket,
    encrypt,
    open_socket,
)
from jalin.source.fetching.wire.unpacking import ENCODINGS, unpack

_PIECE = 65_536
# Far more than the head of any answer: a hundred headers, most of them short.
_HEAD_BYTES = 1_000_000
# What goes wrong, the most special first; urllib3 gives it as the cause of an error of its own.
_REASONS = (
    (TooMuchError, "too_large"),
    (TimeoutError, "timeout"),
    (ssl.SSLError, "tls"),
)
_MAX_DETAIL = 300
# Of other answers the status says all.
_WITH_BODY = frozenset({200, 203})


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to ask of which addresses. `source` is the URL that errors name.

    With `content` it is sent there, by POST, and of the answer only the head is read.
    """

    url: Url
    addresses: tuple[str, ...]
    source: str
    max_bytes: int
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes | None = None

    @property
    def method(self) -> str:
        """Give the method of the request."""
        return "GET" if self.content is None else "POST"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer; `content` is unpacked, and empty unless the status is 200 or 203."""

    status: int
    content: bytes = b""
    content_type: str | None = None
    charset: str | None = None
    location: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    retry_after_s: float | None = None


class Wire:
    """Carries requests. Keeps nothing from one to the next but the rules of encryption."""

    def __init__(self, policy: FetchPolicy, *, clock: Callable[[], float]) -> None:
        self._policy = policy
        self._clock = clock

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return build_tls_context()

    def ask(self, request: Request) -> Response:
        """Ask a server, or send it something.

        Raises FetchError "connection", "tls", "timeout", "too_large", "bomb", "content_encoding".
        """
        policy = self._policy
        budget = Budget(
            ends_at=self._clock() + policy.total_s,
            timeout_s=policy.timeout_s,
            # The body may come in pieces that say their length, which doubles it at most.
            n_bytes=2 * request.max_bytes + _HEAD_BYTES,
            clock=self._clock,
        )
        with _told(request.source), self._connect(request, budget) as connection:
            connection.request(
                request.method,
                request.url.target,
                body=request.content,
                headers={
                    "Host": request.url.authority,
                    "User-Agent": policy.user_agent,
                    "Accept-Encoding": ", ".join(ENCODINGS),
                    "Connection": "close",
                    **request.headers,
                },
                preload_content=False,
                decode_content=False,
            )
            response = connection.getresponse()
            try:
                return self._read(response, request)
            finally:
                response.close()

    @contextmanager
    def _connect(self, request: Request, budget: Budget) -> Iterator[HTTPConnection]:
        url = request.url
        sock = open_socket(request.addresses, url.port, budget)
        try:
            if url.scheme == "https":
                sock = encrypt(sock, self._tls, url.host, budget)
            connection = HTTPConnection(url.host, url.port, timeout=budget.left_s())
            # The connection is given its socket, and may never look up the name for another.
            connection.auto_open = 0
            connection.sock = sock
            yield connection
        finally:
            close_socket(sock)

    def _read(self, response: urllib3.HTTPResponse, request: Request) -> Response:
        headers = response.headers
        content_type, charset = parse_content_type(headers.get("content-type"))
        location = headers.get("location")
        return Response(
            status=response.status,
            content=self._read_body(response, request) if _has_body(response, request) else b"",
            content_type=content_type,
            charset=charset,
            location=None if location is None else read_location(location),
            etag=_keep(headers.get("etag")),
            last_modified=_keep(headers.get("last-modified")),
            retry_after_s=parse_retry_after(headers),
        )

    def _read_body(self, response: urllib3.HTTPResponse, request: Request) -> bytes:
        """Read a body piece by piece: a length that the header gives is not relied on."""
        packed = bytearray()
        try:
            for piece in response.stream(_PIECE, decode_content=False):
                packed += piece
                if len(packed) > request.max_bytes:
                    raise FetchError(request.source, "too_large", f"over {request.max_bytes} bytes")
        except ValueError as err:
            # A piece that says a negative length is no error of its own in any parser of pieces.
            raise FetchError(request.source, "connection", str(err)) from err
        return unpack(
            bytes(packed),
            response.headers.get("content-encoding", ""),
            max_bytes=request.max_bytes,
            max_ratio=self._policy.max_ratio,
            source=request.source,
        )


def _has_body(response: urllib3.HTTPResponse, request: Request) -> bool:
    return request.content is None and response.status in _WITH_BODY


def _keep(mark: str | None) -> str | None:
    """Keep a mark of a page's version only if it can be given back."""
    return mark if mark is not None and is_sendable(mark) else None


@contextmanager
def _told(source: str) -> Iterator[None]:
    """Turn what goes wrong between two machines into FetchError."""
    try:
        yield
    except (OSError, HTTPError, http.client.HTTPException) as err:
        cause = err.__cause__ if isinstance(err, HTTPError) and err.__cause__ else err
        reason = next((word for kind, word in _REASONS if isinstance(cause, kind)), "connection")
        detail = f"{type(cause).__name__}: {cause}"[:_MAX_DETAIL]
        raise FetchError(source, reason, detail) from err
