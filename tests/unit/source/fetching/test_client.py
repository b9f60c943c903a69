"""One URL is fetched."""

import gzip
import zlib
from collections.abc import Callable

import pytest

from jalin.source.fetching import Fetched, Fetcher, FetchError, Purpose, Unchanged
from local_site import Reply, Site

_ETAG = '"v1"'
_DATE = "Wed, 04 Feb 2026 14:05:00 GMT"


def test_what_is_fetched(site: Site, fetch: Callable[..., Fetched]) -> None:
    """What a URL gave comes with all that the server says of it."""
    headers = {
        "Content-Type": "text/html; charset=ISO-8859-1",
        "ETag": _ETAG,
        "Last-Modified": _DATE,
    }
    site.replies["/a?b=c"] = Reply(body=b"berita", headers=headers)
    url = site.url + "/a?b=c#d"
    assert fetch(url) == Fetched(
        url=url,
        final_url=site.url + "/a?b=c",
        status=200,
        content=b"berita",
        content_type="text/html",
        charset="iso-8859-1",
        etag=_ETAG,
        last_modified=_DATE,
    )


def test_what_is_said_of_us(site: Site, fetch: Callable[..., Fetched]) -> None:
    """A server is told who asks and what we read, and nothing else."""
    site.replies["/a"] = Reply()
    fetch(site.url + "/a")
    assert site.visits[1].headers == {
        "host": f"127.0.0.1:{site.port}",
        "user-agent": "jalin/1.0",
        "accept": "application/xhtml+xml, text/html, text/plain, */*;q=0.1",
        "accept-encoding": "gzip, deflate",
        "connection": "close",
    }


def test_no_cookies(site: Site, build_fetcher: Callable[..., Fetcher]) -> None:
    """A cookie is not sent back: not after a redirect, not at the next page."""
    cookie = {"Set-Cookie": "id=5; Path=/", "Content-Type": "text/html"}
    site.replies["/a"] = Reply(status=302, headers={**cookie, "Location": "/b"})
    site.replies["/b"] = Reply(headers=cookie)
    with build_fetcher() as fetcher:
        for _ in range(2):
            fetcher.fetch(site.url + "/a", purpose=Purpose.PAGE)
    assert site.targets == ["/a", "/b", "/a", "/b"]
    sent = {name for visit in site.visits for name in visit.headers}
    assert not sent & {"cookie", "referer", "authorization"}


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_compressed_page(site: Site, fetch: Callable[..., Fetched], encoding: str) -> None:
    """A compressed body is unpacked."""
    pack = gzip.compress if encoding == "gzip" else zlib.compress
    headers = {"Content-Type": "text/html", "Content-Encoding": encoding}
    site.replies["/a"] = Reply(body=pack(b"berita"), headers=headers)
    assert fetch(site.url + "/a").content == b"berita"


@pytest.mark.parametrize("known", [{"etag": _ETAG}, {"last_modified": _DATE}])
def test_unchanged(
    site: Site, build_fetcher: Callable[..., Fetcher], known: dict[str, str]
) -> None:
    """A mark of an earlier fetch is given back, and the server may say that nothing changed."""
    site.replies["/a"] = Reply(status=304)
    with build_fetcher() as fetcher:
        answer = fetcher.fetch(site.url + "/a", purpose=Purpose.FEED, **known)
    assert answer == Unchanged(url=site.url + "/a")
    sent = {"etag": "if-none-match", "last_modified": "if-modified-since"}
    assert {name: site.visits[1].headers.get(header) for name, header in sent.items()} == {
        "etag": known.get("etag"),
        "last_modified": known.get("last_modified"),
    }


def test_changed(site: Site, build_fetcher: Callable[..., Fetcher]) -> None:
    """What changed since comes whole, with its new mark."""
    headers = {"Content-Type": "text/html", "ETag": '"v2"'}
    site.replies["/a"] = Reply(body=b"baru", headers=headers)
    with build_fetcher() as fetcher:
        answer = fetcher.fetch(site.url + "/a", purpose=Purpose.PAGE, etag=_ETAG)
    assert isinstance(answer, Fetched)
    assert (answer.content, answer.etag) == (b"baru", '"v2"')


@pytest.mark.parametrize("mark", ["é", "a" * 501])
def test_useless_mark(site: Site, fetch: Callable[..., Fetched], mark: str) -> None:
    """A mark that could not be given back is not kept."""
    site.replies["/a"] = Reply(headers={"ETag": mark, "Last-Modified": mark})
    fetched = fetch(site.url + "/a")
    assert (fetched.etag, fetched.last_modified) == (None, None)


def test_broken_mark(site: Site, build_fetcher: Callable[..., Fetcher]) -> None:
    """A mark that would break the header is not sent, and the page comes whole."""
    site.replies["/a"] = Reply(body=b"berita")
    with build_fetcher() as fetcher:
        answer = fetcher.fetch(site.url + "/a", purpose=Purpose.PAGE, etag="a\r\nCookie: b")
    assert isinstance(answer, Fetched)
    assert not {"if-none-match", "cookie"} & set(site.visits[1].headers)


@pytest.mark.parametrize(
    ("status", "is_permanent"),
    [
        (204, True),
        (206, True),
        (300, True),
        (304, True),
        (401, True),
        (403, True),
        (404, True),
        (408, False),
        (410, True),
        (429, False),
        (451, True),
        (500, False),
        (503, False),
    ],
)
def test_other_answers(
    site: Site, refuse: Callable[..., FetchError], status: int, *, is_permanent: bool
) -> None:
    """An answer that is no page is told by its status, and whether asking again may help."""
    site.replies["/a"] = Reply(status=status)
    error = refuse(site.url + "/a")
    assert (error.reason, error.is_permanent) == (f"http_{status}", is_permanent)
    assert error.retry_after_s is None


@pytest.mark.parametrize("status", [403, 429, 503])
def test_asked_to_wait(site: Site, refuse: Callable[..., FetchError], status: int) -> None:
    """For how long a server asks to be left alone is handed on."""
    site.replies["/a"] = Reply(status=status, headers={"Retry-After": "120"})
    assert refuse(site.url + "/a").retry_after_s == 120


_TYPES = {
    "text/html": "page feed",
    "application/xhtml+xml": "page feed",
    "text/plain": "page feed",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
    "application/gzip": "feed",
    "application/pdf": "pdf",
    "application/octet-stream": "",
    "application/json": "",
    "image/png": "",
    "video/mp4": "",
}


@pytest.mark.parametrize("purpose", list(Purpose))
@pytest.mark.parametrize("content_type", list(_TYPES))
def test_content_types(
    site: Site, build_fetcher: Callable[..., Fetcher], purpose: Purpose, content_type: str
) -> None:
    """Only what can be read for the purpose is taken."""
    site.replies["/a"] = Reply(headers={"Content-Type": content_type + "; charset=utf-8"})
    refusals = []
    with build_fetcher() as fetcher:
        try:
            fetcher.fetch(site.url + "/a", purpose=purpose)
        except FetchError as err:
            refusals.append(err.reason)
    assert refusals == ([] if purpose in _TYPES[content_type].split() else ["content_type"])


def test_no_content_type(site: Site, fetch: Callable[..., Fetched]) -> None:
    """Where no type is said, the reader of the bytes must see what they are."""
    site.replies["/a"] = Reply(body=b"berita", headers={})
    fetched = fetch(site.url + "/a")
    assert (fetched.content, fetched.content_type, fetched.charset) == (b"berita", None, None)


def test_nothing_is_remembered(site: Site, build_fetcher: Callable[..., Fetcher]) -> None:
    """A client that was left asks again for the rules of every host."""
    site.replies["/a"] = Reply()
    fetcher = build_fetcher()
    for _ in range(2):
        with fetcher:
            fetcher.fetch(site.url + "/a", purpose=Purpose.PAGE)
    assert [visit.target for visit in site.visits] == ["/robots.txt", "/a"] * 2
