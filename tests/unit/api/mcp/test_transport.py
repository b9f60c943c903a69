"""Where assistants may be answered over HTTP, and where not without tokens."""

import datetime as dt
from pathlib import Path

import pytest

from jalin.api.mcp.server import build_server
from jalin.api.mcp.transport import HttpAddress, build_http_app, parse_http_address
from jalin.model import AbortError
from jalin.pipeline.serving.library import Library

TODAY = dt.date(2026, 6, 30)


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        ("127.0.0.1:8765", "127.0.0.1", 8765),
        ("[::1]:80", "::1", 80),
        ("localhost:0", "localhost", 0),
        ("0.0.0.0:65535", "0.0.0.0", 65535),  # noqa: S104
    ],
)
def test_addresses(text: str, host: str, port: int) -> None:
    """A host and a port, an IPv6 address in brackets."""
    assert parse_http_address(text) == HttpAddress(host=host, port=port)


@pytest.mark.parametrize(
    "text", ["8765", ":8765", "localhost", "localhost:", "a:70000", "a:-1", "a:x"]
)
def test_what_is_no_address(text: str) -> None:
    """The fault shows what an address looks like."""
    with pytest.raises(AbortError, match=r"127\.0\.0\.1:8765"):
        parse_http_address(text)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_this_machine_is_served_without_tokens(tmp_path: Path, host: str) -> None:
    """Nobody else reaches a loopback address."""
    with Library(tmp_path / "jalin.db", lambda: TODAY) as library:
        app = build_http_app(build_server(library), HttpAddress(host=host, port=1), None)
    assert callable(app)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "jalin.example"])  # noqa: S104
def test_others_are_served_only_with_tokens(tmp_path: Path, host: str) -> None:
    """An address that others reach is refused, unless every request shows a token."""
    address = HttpAddress(host=host, port=1)
    with Library(tmp_path / "jalin.db", lambda: TODAY) as library:
        server = build_server(library)
        with pytest.raises(AbortError, match="--tokens"):
            build_http_app(server, address, None)
        app = build_http_app(server, address, lambda token: token == "right")  # noqa: S105
    assert callable(app)
