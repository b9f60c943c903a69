"""Outlets on this machine: servers for tests that answer as they are told and count who asks.

Each server has an address of its own among those of this machine, so that several are several
hosts.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_ALLOW_ALL = "User-agent: *\nAllow: /\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answers. With an `etag` only those who do not know it get the content."""

    content: str | bytes = ""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    etag: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request that came: its path, and its headers by name in small letters."""

    path: str
    headers: Mapping[str, str]


class NewsServer:
    """A server at work. `answers` are by path and may change at any time."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        host, port = server.server_address[:2]
        self.root = f"http://{host!s}:{port}"
        self.answers: dict[str, Answer] = {"/robots.txt": robots(_ALLOW_ALL)}
        self.asked: list[Asked] = []

    def url(self, path: str) -> str:
        """Give the address of a path."""
        return self.root + path

    def count(self, path: str) -> int:
        """Count how often a path was asked for."""
        return sum(it.path == path for it in self.asked)

    def last(self, path: str) -> Mapping[str, str]:
        """Give the headers with which a path was asked for last."""
        return next(it.headers for it in reversed(self.asked) if it.path == path)


def robots(rules: str) -> Answer:
    """Build the answer to a question for robots.txt."""
    return Answer(content=rules, content_type="text/plain")


def feed(content: str | bytes, *, etag: str | None = None) -> Answer:
    """Build the answer of a feed."""
    return Answer(content=content, content_type="application/xml", etag=etag)


@contextmanager
def open_news_server(host: str = "127.0.0.1") -> Iterator[NewsServer]:
    """Start a server at an address of this machine, for the time of a with-block."""
    with ThreadingHTTPServer((host, 0), _Handler) as server:
        server.news = news = NewsServer(server)  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield news
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        news: NewsServer = self.server.news  # type: ignore[attr-defined]
        headers = {name.casefold(): value for name, value in self.headers.items()}
        news.asked.append(Asked(path=self.path, headers=headers))
        answer = news.answers.get(self.path, Answer(status=404))
        if answer.before is not None:
            answer.before()
        is_known = answer.etag is not None and headers.get("if-none-match") == answer.etag
        content = answer.content.encode() if isinstance(answer.content, str) else answer.content
        self.send_response(304 if is_known else answer.status)
        self.send_header("Content-Type", answer.content_type)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.etag is not None:
            self.send_header("ETag", answer.etag)
        self.send_header("Content-Length", "0" if is_known else str(len(content)))
        self.end_headers()
        if not is_known:
            self.wfile.write(content)

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 (as the class above has it)
        """Say nothing: what was asked is kept."""
