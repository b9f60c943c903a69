"""What hosts ask of robots is done."""

from collections.abc import Callable

import pytest

from jalin.model import AbortError
from jalin.source.fetching import Fetched, Fetcher, FetchError, FetchPolicy, Purpose
from jalin.source.fetching.robots import parse_robots
from local_site import Clock, Names, Reply, Site

_RULES = b"""User-agent: Jalin
Disallow: /dalam/
Crawl-delay: 7

User-agent: *
Disallow: /
"""


def _robots(site: Site, body: bytes = b"", status: int = 200) -> None:
    site.replies["/robots.txt"] = Reply(status=status, body=body)


def _n_asked(site: Site) -> int:
    return sum(visit.target == "/robots.txt" for visit in site.visits)


@pytest.mark.parametrize("path", ["/luar", "/dalamnya", "/robots.txt"])
def test_allowed_paths(site: Site, fetch: Callable[..., Fetched], path: str) -> None:
    """What is not forbidden is fetched."""
    _robots(site, _RULES)
    site.replies.setdefault(path, Reply(body=b"berita"))
    assert fetch(site.url + path).status == 200


@pytest.mark.parametrize("path", ["/dalam/a", "/luar/../dalam/a", "/%64alam/a", "/dalam/?a"])
def test_forbidden_paths(site: Site, refuse: Callable[..., FetchError], path: str) -> None:
    """A forbidden path is not asked for, in whatever spelling."""
    _robots(site, _RULES)
    error = refuse(site.url + path)
    assert (error.reason, error.is_permanent, site.targets) == ("robots", True, [])


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_no_rules(site: Site, fetch: Callable[..., Fetched], status: int) -> None:
    """A host that has no robots.txt, or refuses it, forbids nothing."""
    _robots(site, b"User-agent: *\nDisallow: /", status)
    site.replies["/a"] = Reply(body=b"berita")
    assert fetch(site.url + "/a").content == b"berita"


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_failing_host(site: Site, refuse: Callable[..., FetchError], status: int) -> None:
    """A host that fails to say what it forbids is left alone for now."""
    site.replies["/robots.txt"] = Reply(status=status, headers={"Retry-After": "90"})
    error = refuse(site.url + "/a")
    assert (error.reason, error.retry_after_s) == ("robots_unreachable", 90)
    assert not error.is_permanent
    assert f"http_{status}" in error.detail
    assert site.targets == []


def test_failing_host_is_asked_again(
    site: Site, build_fetcher: Callable[..., Fetcher], clock: Clock
) -> None:
    """A failing host is not asked for its rules at every page, but once in ten minutes."""
    _robots(site, status=500)
    site.replies["/a"] = Reply()
    with build_fetcher() as fetcher:
        for _ in range(2):
            with pytest.raises(FetchError, match="robots_unreachable"):
                fetcher.fetch(site.url + "/a", purpose=Purpose.PAGE)
        assert _n_asked(site) == 1
        _robots(site)
        clock.sleep(600)
        fetcher.fetch(site.url + "/a", purpose=Purpose.PAGE)
    assert _n_asked(site) == 2


def test_rules_are_asked_for_once_a_day(
    site: Site, build_fetcher: Callable[..., Fetcher], clock: Clock
) -> None:
    """The rules of a host hold for a day."""
    site.replies["/a"] = Reply()
    with build_fetcher() as fetcher:
        counts = []
        for pause_s in (0, 80_000, 10_000):
            clock.sleep(pause_s)
            fetcher.fetch(site.url + "/a", purpose=Purpose.PAGE)
            counts.append(_n_asked(site))
    assert counts == [1, 1, 2]


def test_every_origin_has_rules_of_its_own(
    site: Site, build_fetcher: Callable[..., Fetcher]
) -> None:
    """Each host that a redirect leads to is asked for its rules, which are obeyed."""
    names = Names(first_example=[["127.0.0.1"]], second_example=[["127.0.0.1"]])
    _robots(site, b"User-agent: *\nDisallow: /b")
    target = f"http://second.example:{site.port}/b"
    site.replies["/a"] = Reply(status=302, headers={"Location": target})
    with build_fetcher(names=names) as fetcher, pytest.raises(FetchError, match="robots"):
        fetcher.fetch(f"http://first.example:{site.port}/a", purpose=Purpose.PAGE)
    hosts = [(visit.headers["host"].split(".")[0], visit.target) for visit in site.visits]
    assert hosts == [("first", "/robots.txt"), ("first", "/a"), ("second", "/robots.txt")]


def test_rules_behind_a_redirect(site: Site, refuse: Callable[..., FetchError]) -> None:
    """A robots.txt may lie elsewhere."""
    site.replies["/robots.txt"] = Reply(status=301, headers={"Location": "/aturan.txt"})
    site.replies["/aturan.txt"] = Reply(body=b"User-agent: *\nDisallow: /")
    assert refuse(site.url + "/a").reason == "robots"


def test_rules_behind_a_ring(site: Site, fetch: Callable[..., Fetched]) -> None:
    """A robots.txt whose redirects never end counts as none."""
    site.replies["/robots.txt"] = Reply(status=301, headers={"Location": "/robots.txt"})
    site.replies["/a"] = Reply(body=b"berita")
    assert fetch(site.url + "/a").content == b"berita"


def test_rules_behind_a_private_address(site: Site, refuse: Callable[..., FetchError]) -> None:
    """A robots.txt is fetched past the same guard as a page."""
    site.replies["/robots.txt"] = Reply(status=301, headers={"Location": "http://10.0.0.1/"})
    error = refuse(site.url + "/a")
    assert error.reason == "robots_unreachable"
    assert "refused_address" in error.detail


def test_crawl_delay(site: Site, build_fetcher: Callable[..., Fetcher], clock: Clock) -> None:
    """The host's own delay lies between two pages, the usual gap between robots.txt and page."""
    _robots(site, _RULES)
    site.replies["/a"] = Reply()
    with build_fetcher(host_gap_s=2.0) as fetcher:
        for _ in range(3):
            fetcher.fetch(site.url + "/a", purpose=Purpose.PAGE)
    assert clock.slept == [2.0, 7.0, 7.0]


def test_gap_without_delay(site: Site, build_fetcher: Callable[..., Fetcher], clock: Clock) -> None:
    """A host that asks for nothing is given a gap all the same, and no longer one than needed."""
    site.replies["/a"] = Reply()
    with build_fetcher() as fetcher:
        fetcher.fetch(site.url + "/a", purpose=Purpose.PAGE)
        clock.now += 0.25
        fetcher.fetch(site.url + "/a", purpose=Purpose.PAGE)
        clock.now += 5
        fetcher.fetch(site.url + "/a", purpose=Purpose.PAGE)
    assert clock.slept == [1.0, 0.75]


def test_hosts_do_not_wait_for_each_other(
    site: Site, build_fetcher: Callable[..., Fetcher], clock: Clock
) -> None:
    """The gap is one host's: another host is asked at once."""
    names = Names(first_example=[["127.0.0.1"]], second_example=[["127.0.0.1"]])
    site.replies["/a"] = Reply()
    with build_fetcher(names=names) as fetcher:
        for host in ("first", "second"):
            fetcher.fetch(f"http://{host}.example:{site.port}/a", purpose=Purpose.PAGE)
    assert clock.slept == [1.0, 1.0]


def test_a_page_that_moved(site: Site, build_fetcher: Callable[..., Fetcher], clock: Clock) -> None:
    """The hops of one page within a host are one page; the next page waits as the host asks."""
    _robots(site, _RULES)
    site.replies["/a"] = Reply(status=301, headers={"Location": "/b"})
    site.replies["/b"] = Reply()
    with build_fetcher() as fetcher:
        for _ in range(2):
            fetcher.fetch(site.url + "/a", purpose=Purpose.PAGE)
    assert clock.slept == [1.0, 1.0, 6.0, 1.0]


@pytest.mark.parametrize("rule", [b"Crawl-delay: 3600", b"Request-rate: 1/1h"])
def test_long_delay(
    site: Site, build_fetcher: Callable[..., Fetcher], clock: Clock, rule: bytes
) -> None:
    """A host that asks for an hour between pages gives one, and the next is left for later."""
    _robots(site, b"User-agent: *\n" + rule)
    site.replies["/a"] = Reply()
    with build_fetcher() as fetcher:
        fetcher.fetch(site.url + "/a", purpose=Purpose.PAGE)
        clock.now += 600
        with pytest.raises(FetchError) as refusal:
            fetcher.fetch(site.url + "/a", purpose=Purpose.PAGE)
        assert (refusal.value.reason, refusal.value.retry_after_s) == ("robots_delay", 3000)
        assert not refusal.value.is_permanent
        clock.now += 3000
        fetcher.fetch(site.url + "/a", purpose=Purpose.PAGE)
    assert clock.slept == [1.0]
    assert site.targets == ["/a", "/a"]


@pytest.mark.parametrize(
    ("name", "forbidden"),
    [
        (b"jalin", True),
        (b"JALIN", True),
        (b"jalin/1.0", True),
        (b"jalin*", True),
        (b"*", True),
        (b"jalinan", False),
        (b"jal", False),
        (b"other", False),
    ],
)
def test_who_is_meant(name: bytes, *, forbidden: bool) -> None:
    """Rules are for the robot whose name they give, or for all."""
    rules = parse_robots(b"User-agent: x\nuser-agent : " + name + b" # us\nDisallow: /", "jalin")
    assert rules.can_fetch("https://news.example/a", "jalin") is not forbidden


def test_groups_keep_apart() -> None:
    """The rules of other robots, which become one, stay theirs."""
    text = b"User-agent: jalin\nDisallow: /a\n\nUser-agent: x\nDisallow: /b\n"
    rules = parse_robots(b"\xef\xbb\xbf" + text, "jalin")
    allowed = [rules.can_fetch(f"https://news.example/{path}", "jalin") for path in "ab"]
    assert allowed == [False, True]


def test_long_rules() -> None:
    """Half a megabyte is read; the line that is cut by the limit is not."""
    head = b"User-agent: *\nDisallow: /a\n"
    rules = head + b"#" * (500 * 1024 - len(head) - 12) + b"\nDisallow: /berita/lama\n"
    parsed = parse_robots(rules, "jalin")
    assert not parsed.can_fetch("https://news.example/a", "jalin")
    assert parsed.can_fetch("https://news.example/b", "jalin")


def test_hostile_rules() -> None:
    """Thousands of names with thousands of rules are read in time that does not multiply."""
    names = b"".join(b"User-agent: bot%d\n" % number for number in range(14_000))
    rules = b"".join(b"Disallow: /%d\n" % number for number in range(14_000))
    parsed = parse_robots(names + b"User-agent: jalin\n" + rules, "jalin")
    assert not parsed.can_fetch("https://news.example/13999", "jalin")
    assert parsed.can_fetch("https://news.example/a", "jalin")


@pytest.mark.parametrize("user_agent", ["", "/1.0", "jalin\r\nCookie: a", "jalín", "j" * 201])
def test_unsendable_user_agent(user_agent: str) -> None:
    """A user agent that no header can carry ends the run before it begins."""
    with pytest.raises(AbortError, match="user agent"):
        FetchPolicy(user_agent=user_agent)
