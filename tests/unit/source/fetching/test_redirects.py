"""Redirects are followed, each like a first visit."""

from collections.abc import Callable

import pytest

from jalin.source.fetching import Fetched, FetchError
from jalin.source.fetching.guard import Url, parse_url
from jalin.source.fetching.redirects import follow_redirects
from jalin.source.fetching.wire import Response
from local_site import Reply, Site


def _lead(site: Site, start: str, target: str, status: int = 302) -> None:
    site.replies[start] = Reply(status=status, headers={"Location": target})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_followed(site: Site, fetch: Callable[..., Fetched], status: int) -> None:
    """Every kind of redirect is followed, and where it led is told."""
    _lead(site, "/a", "b?c=é", status)
    site.replies["/b?c=%C3%A9"] = Reply(body=b"berita")
    fetched = fetch(site.url + "/a")
    assert (fetched.url, fetched.content) == (site.url + "/a", b"berita")
    assert fetched.final_url == site.url + "/b?c=%C3%A9"


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("file:///etc/passwd", "refused_scheme"),
        ("ftp://127.0.0.1/a", "refused_scheme"),
        ("data:text/html,hello", "refused_scheme"),
        ("http://10.0.0.1/", "refused_address"),
        ("http://169.254.169.254/latest/meta-data/", "refused_address"),
        ("http://[fd00:ec2::254]/", "refused_address"),
        ("http://[::ffff:127.0.0.1]/", "refused_address"),
        ("http://[::ffff:a9fe:a9fe]/", "refused_address"),
        ("http://0x7f.1/", "refused_address"),
        ("http://2130706433/", "refused_address"),
        ("//192.168.0.1/", "refused_address"),
        ("http://user:word@127.0.0.1/", "refused_url"),
        ("http://nowhere.example/", "dns"),
        ("http://8.8.8.8:25/", "refused_port"),
        ("/a", "redirects"),
    ],
)
def test_refused_hops(
    site: Site, refuse: Callable[..., FetchError], target: str, reason: str
) -> None:
    """A redirect leads nowhere that could not be asked for outright."""
    _lead(site, "/a", target)
    assert refuse(site.url + "/a").reason == reason
    assert site.targets == ["/a"]


def test_ring(site: Site, refuse: Callable[..., FetchError]) -> None:
    """A ring of redirects is told where it closes."""
    _lead(site, "/a", "/b")
    _lead(site, "/b", "/a")
    error = refuse(site.url + "/a")
    assert (error.reason, error.is_permanent) == ("redirects", True)
    assert site.targets == ["/a", "/b"]


@pytest.mark.parametrize(("n_hops", "reason"), [(5, None), (6, "redirects")])
def test_at_most_five(
    site: Site, fetch: Callable[..., Fetched], n_hops: int, reason: str | None
) -> None:
    """Five redirects are followed, a sixth is not."""
    for number in range(n_hops):
        _lead(site, f"/{number}", f"/{number + 1}")
    site.replies[f"/{n_hops}"] = Reply(body=b"berita")
    if reason is None:
        assert fetch(site.url + "/0").content == b"berita"
    else:
        with pytest.raises(FetchError, match=reason):
            fetch(site.url + "/0")
    assert len(site.targets) == 6


def test_leads_nowhere(site: Site, refuse: Callable[..., FetchError]) -> None:
    """A redirect that does not say where is told."""
    site.replies["/a"] = Reply(status=301, headers={})
    assert refuse(site.url + "/a").reason == "redirects"


@pytest.mark.parametrize(
    ("start", "target", "reason"),
    [
        ("https://news.example/", "http://news.example/", "downgrade"),
        ("https://news.example/", "http://other.example/", "downgrade"),
        ("http://news.example/", "https://news.example/", None),
        ("https://news.example/", "https://other.example/", None),
    ],
)
def test_no_downgrade(start: str, target: str, reason: str | None) -> None:
    """A page asked for over an encrypted line is not taken from an open one."""

    def visit(url: Url) -> Response:
        is_start = url.text == start
        return Response(status=301, location=target) if is_start else Response(status=200)

    try:
        follow_redirects(parse_url(start, source="x"), visit, limit=5, source="x")
    except FetchError as err:
        assert err.reason == reason  # noqa: PT017 an answer without error is a case, too
    else:
        assert reason is None
