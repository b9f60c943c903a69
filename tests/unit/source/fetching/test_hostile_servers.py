"""Whatever a server does, the fetch ends in time, in little memory, and with a reason."""

import gc
import gzip
import socket
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jalin.source.fetching import Fetched, Fetcher, FetchError, Purpose
from local_site import Clock, Reply, Script, Site, Visitor

_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def _say(*pieces: bytes) -> Script:
    def say(visitor: Visitor) -> None:
        for piece in pieces:
            visitor.wfile.write(piece)

    return say


def _drip(head: bytes, dripped: bytes) -> Script:
    def drip(visitor: Visitor) -> None:
        visitor.wfile.write(head)
        visitor.drip(dripped, pause_s=0.02)

    return drip


@pytest.mark.parametrize(
    ("head", "dripped"),
    [
        (_HEAD + b"\r\n", b"a" * 500),
        (_HEAD + b"Content-Length: 500\r\n\r\n", b"a" * 500),
        (_HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n" * 100),
        (_HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"0" * 500),
        (_HEAD, b"X-Slow: " + b"a" * 500),
        (b"", b"HTTP/1.1 200 " + b"O" * 500),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 20),
    ],
)
def test_slow_servers(
    site: Site, refuse: Callable[..., FetchError], head: bytes, dripped: bytes
) -> None:
    """A server that sends byte after byte for ever is left when the time of a request is over."""
    site.replies["/a"] = _drip(head, dripped)
    start = monotonic()
    error = refuse(site.url + "/a", real_time=True, total_s=0.3, host_gap_s=0)
    assert (error.reason, error.is_permanent) == ("timeout", False)
    assert monotonic() - start < 3


@pytest.mark.parametrize("head", [b"", _HEAD, _HEAD + b"Content-Length: 5\r\n\r\n12"])
def test_silent_servers(site: Site, refuse: Callable[..., FetchError], head: bytes) -> None:
    """A server that falls silent is left after the time of a single wait."""

    def fall_silent(visitor: Visitor) -> None:
        visitor.wfile.write(head)
        visitor.site.closing.wait(5)

    site.replies["/a"] = fall_silent
    start = monotonic()
    assert refuse(site.url + "/a", timeout_s=0.2).reason == "timeout"
    assert monotonic() - start < 3


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"", "connection"),
        (b"hello", "connection"),
        (b"\x00\xff" * 1000, "connection"),
        (b"HTTP/1.1 abc\r\n\r\n", "connection"),
        (b"HTTP/1.1 99 Low\r\n\r\n", "connection"),
        (b"SSH-2.0-OpenSSH\r\n", "connection"),
        (b"HTTP/1.1 200 " + b"O" * 70_000 + b"\r\n\r\n", "connection"),
        (_HEAD + b"X: " + b"a" * 70_000 + b"\r\n\r\n", "connection"),
        (_HEAD + b"X: a\r\n" * 200 + b"\r\n", "connection"),
        (_HEAD + b"Content-Length: 50\r\n\r\nberita", "connection"),
        (_HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nberita", "connection"),
        (_HEAD + b"Transfer-Encoding: chunked\r\n\r\n6\r\nberi", "connection"),
        (_HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nberita", "connection"),
        (_HEAD + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nberita", "connection"),
        (_HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"1" * 70_000, "connection"),
        (_HEAD + b"Transfer-Encoding: chunked\r\n\r\n6\r\nberita\r\n0\r\n\r\n", None),
        (_HEAD + b"Content-Encoding: br\r\n\r\nberita", "content_encoding"),
        (_HEAD + b"Content-Encoding: gzip\r\n\r\nberita", "content_encoding"),
        (_HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"a")[:-5], "content_encoding"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: \xff\xfe/\x00\r\n\r\nberita", None),
        (b"HTTP/1.1 200 OK\r\nno header at all\r\n\r\nberita", None),
        (_HEAD + b"Content-Length: berita\r\n\r\nberita", None),
        (_HEAD + b"Content-Length: -5\r\n\r\nberita", None),
        (_HEAD + b"Content-Length: 6\r\n\r\nberita and more", None),
        (b"HTTP/1.0 200 OK\n\nberita", None),
    ],
)
def test_broken_answers(
    site: Site, build_fetcher: Callable[..., Fetcher], answer: bytes, reason: str | None
) -> None:
    """An answer that breaks the rules is read where it can be, and told where it cannot."""
    site.replies["/a"] = _say(answer)
    try:
        with build_fetcher() as fetcher:
            fetched = fetcher.fetch(site.url + "/a", purpose=Purpose.PAGE)
    except FetchError as err:
        assert err.reason == reason  # noqa: PT017 an answer without error is a case, too
    else:
        assert isinstance(fetched, Fetched)
        assert (fetched.content, reason) == (b"berita", None)


@pytest.mark.parametrize(("purpose", "fits"), [(Purpose.PAGE, False), (Purpose.FEED, True)])
def test_a_sitemap_may_be_larger_than_a_page(
    site: Site, build_fetcher: Callable[..., Fetcher], purpose: Purpose, *, fits: bool
) -> None:
    """Fifty thousand addresses take more bytes than any page."""
    site.replies["/a"] = _say(_HEAD + b"\r\n", b"a" * 6_000_000)
    with build_fetcher() as fetcher:
        if fits:
            assert isinstance(fetcher.fetch(site.url + "/a", purpose=purpose), Fetched)
        else:
            with pytest.raises(FetchError, match="too_large"):
                fetcher.fetch(site.url + "/a", purpose=purpose)


@pytest.mark.parametrize("length", [b"", b"Content-Length: 1000000\r\n", b"Content-Length: 10\r\n"])
def test_too_large(site: Site, build_fetcher: Callable[..., Fetcher], length: bytes) -> None:
    """Of a body larger than the limit no more is read, whatever length the header gives."""
    site.replies["/a"] = _say(_HEAD + length + b"\r\n", b"a" * 1_000_000)
    try:
        with build_fetcher(max_bytes=1000) as fetcher:
            fetched = fetcher.fetch(site.url + "/a", purpose=Purpose.PAGE)
    except FetchError as err:
        assert (err.reason, err.is_permanent) == ("too_large", True)  # noqa: PT017 one of two
    else:
        assert isinstance(fetched, Fetched)
        assert (length[-4:-2], fetched.content) == (b"10", b"a" * 10)


@pytest.mark.parametrize(
    ("head", "endless"),
    [
        (_HEAD + b"\r\n", b"a"),
        (_HEAD + b"Transfer-Encoding: chunked\r\n\r\n-1\r\n", b"a"),
        (_HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
        (_HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: a\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
)
def test_endless_answers(
    site: Site, refuse: Callable[..., FetchError], head: bytes, endless: bytes
) -> None:
    """An answer without end is left at the limit of size, in whatever part it does not end."""

    def never_end(visitor: Visitor) -> None:
        visitor.wfile.write(head)
        while not visitor.site.closing.is_set():
            visitor.wfile.write(endless * 10_000)

    site.replies["/a"] = never_end
    assert refuse(site.url + "/a", max_bytes=50_000).reason == "too_large"


def test_bomb(site: Site, refuse: Callable[..., FetchError]) -> None:
    """A compressed body that would unpack to fifty megabytes is not unpacked."""
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    site.replies["/a"] = Reply(body=gzip.compress(bytes(50_000_000)), headers=headers)
    error = refuse(site.url + "/a")
    assert (error.reason, error.is_permanent) == ("bomb", True)


@pytest.mark.parametrize(
    "answer",
    [_HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nberita", _HEAD + b"\r\nberita", b"?"],
)
def test_nothing_stays_open(
    site: Site, build_fetcher: Callable[..., Fetcher], answer: bytes
) -> None:
    """Whatever the answer, its connection is closed: one left open is a warning, and so a fault."""
    site.replies["/a"] = _say(answer)
    with build_fetcher() as fetcher, suppress(FetchError):
        fetcher.fetch(site.url + "/a", purpose=Purpose.PAGE)
    gc.collect()


def test_no_server(refuse: Callable[..., FetchError]) -> None:
    """A port where nobody listens is told, and may be asked again."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        error = refuse(f"http://127.0.0.1:{port}/a")
    assert (error.reason, error.is_permanent) == ("robots_unreachable", False)
    assert "connection" in error.detail


def test_time_is_each_request_s_own(
    site: Site, build_fetcher: Callable[..., Fetcher], clock: Clock
) -> None:
    """The waiting between requests takes nothing from the time of the next one."""
    site.replies["/robots.txt"] = Reply(body=b"User-agent: *\nCrawl-delay: 50")
    site.replies["/a"] = Reply(body=b"berita")
    with build_fetcher(total_s=5) as fetcher:
        for _ in range(2):
            fetcher.fetch(site.url + "/a", purpose=Purpose.PAGE)
    assert clock.slept == [1.0, 50.0]


_PARTS = [
    b"HTTP/1.1 ", b"200", b"301", b" OK", b"\r\n", b"\n", b"\r\n\r\n", b"Content-Length: ",
    b"Location: ", b"/a", b"http://", b"Transfer-Encoding: chunked", b"Content-Encoding: gzip",
    b"Content-Type: text/html", b"Content-Type: ", b"5", b"\x00", b"\xff", b"\x1f\x8b", b" ", b":",
    b"ETag: ", b"Retry-After: ",
]  # fmt: skip


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(_PARTS) | st.binary(max_size=5), max_size=12).map(b"".join))
def test_any_answer(site: Site, build_fetcher: Callable[..., Fetcher], answer: bytes) -> None:
    """Any bytes for an answer are a page or a reason."""
    site.replies["/a"] = site.replies["/robots.txt"] = _say(answer)
    with build_fetcher(timeout_s=2) as fetcher:
        try:
            assert fetcher.fetch(site.url + "/a", purpose=Purpose.PAGE)
        except FetchError as err:
            assert err.reason  # noqa: PT017 either is right
