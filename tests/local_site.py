"""A web site on this machine for tests of fetching, and the test's own time and names.

The site says what a test puts into it, more slowly or falsely than any real one.
"""

import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# Writes an answer by hand, status line and all.
Script = Callable[["Visitor"], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the site says at a path."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What the site was asked. Names of headers are in small letters."""

    target: str
    headers: Mapping[str, str]
    content: bytes = b""


@dataclass(slots=True, kw_only=True)
class Site:
    """The site: `replies` by target, `visits` in order. A path without a reply is not found."""

    url: str
    port: int
    replies: dict[str, Reply | Script] = field(default_factory=dict)
    visits: list[Visit] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def targets(self) -> list[str]:
        """Tell what was asked for, robots.txt aside."""
        return [visit.target for visit in self.visits if visit.target != "/robots.txt"]


class Visitor(BaseHTTPRequestHandler):
    """One connection to the site."""

    @property
    def site(self) -> Site:
        """Give the site that is visited."""
        assert isinstance(self.server, _Server)
        return self.server.site

    def do_GET(self) -> None:
        """Answer by the reply of the path."""
        self._answer(b"")

    def do_POST(self) -> None:
        """Take what is sent, and answer by the reply of the path."""
        self._answer(self.rfile.read(int(self.headers["Content-Length"])))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the name it has there
        """Say nothing."""

    def drip(self, content: bytes, pause_s: float) -> None:
        """Write one byte after another, slowly, until the test is over."""
        for byte in content:
            self.wfile.write(bytes([byte]))
            if self.site.closing.wait(pause_s):
                return

    def _answer(self, content: bytes) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.site.visits.append(Visit(target=self.path, headers=headers, content=content))
        reply = self.site.replies.get(self.path, Reply(status=404))
        if isinstance(reply, Reply):
            self._say(reply)
        else:
            reply(self)

    def _say(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)


class _Server(ThreadingHTTPServer):
    site: Site

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that hang up are what the tests are about."""


@contextmanager
def open_site(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Open a site for the time of a with-block."""
    with _Server(("127.0.0.1", 0), Visitor) as server:
        port = server.server_address[1]
        site = Site(url=f"{'https' if tls else 'http'}://127.0.0.1:{port}", port=port)
        server.site = site
        if tls is not None:
            # Hands are shaken in the thread of the visit, so that a refusal holds nothing up.
            server.socket = tls.wrap_socket(
                server.socket, server_side=True, do_handshake_on_connect=False
            )
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield site
        finally:
            site.closing.set()
            server.shutdown()
            thread.join()


class Clock:
    """A clock that stands still until somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        """Tell the time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)
        self.now += seconds


class Names:
    """A resolver with answers for each host: the first at the first question, the last for ever."""

    def __init__(self, **answers: Sequence[Sequence[str]]) -> None:
        self._answers = {
            name.replace("_", "."): [tuple(answer) for answer in said]
            for name, said in answers.items()
        }
        self.asked: list[str] = []

    def __call__(self, host: str) -> tuple[str, ...]:
        """Give the next answer for a host. Raises OSError for one without answers."""
        self.asked.append(host)
        answers = self._answers.get(host)
        if answers is None:
            raise OSError("Name or service not known")
        return answers.pop(0) if len(answers) > 1 else answers[0]
