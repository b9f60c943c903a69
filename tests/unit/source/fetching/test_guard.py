"""A host is visited at addresses that were checked, and at no others."""

from collections.abc import Callable, Sequence

import pytest

from jalin.source.fetching import Fetched, Fetcher, FetchError, FetchPolicy, Purpose
from jalin.source.fetching.guard import Guard, parse_url, resolve_by_system
from local_site import Clock, Names, Reply, Site

_PUBLIC = "8.8.8.8"


def _guard(names: Names, clock: Clock | None = None, *, allow_loopback: bool = False) -> Guard:
    policy = FetchPolicy(user_agent="jalin/1.0", allow_loopback=allow_loopback)
    return Guard(policy, resolve=names, clock=clock or Clock())


def _refuse(guard: Guard, url: str) -> FetchError:
    with pytest.raises(FetchError) as refusal:
        guard.find_addresses(parse_url(url, source=url), source=url)
    return refusal.value


@pytest.mark.parametrize(
    "answer",
    [
        ["127.0.0.1"],
        ["10.0.0.1"],
        ["169.254.169.254"],
        ["100.100.100.200"],
        ["fd00:ec2::254"],
        ["fe80::1%eth0"],
        ["::ffff:8.8.8.8"],
        ["64:ff9b::808:808"],
        [_PUBLIC, "10.0.0.1"],
        ["10.0.0.1", _PUBLIC],
        [_PUBLIC, "::1"],
        ["not an address"],
    ],
)
@pytest.mark.parametrize("host", ["news.example", "printer.local", "db.internal"])
def test_refused_answers(host: str, answer: Sequence[str]) -> None:
    """One address that is not public refuses the host, whatever it is called."""
    names = Names(**{host.replace(".", "_"): [answer]})
    assert _refuse(_guard(names), f"http://{host}/").reason == "refused_address"


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::1]/", "http://10.0.0.1/", "http://[fe80::1%25eth0]/"]
)
def test_refused_addresses(url: str) -> None:
    """An address in place of a name is checked all the same, and nothing is asked for it."""
    names = Names()
    assert _refuse(_guard(names), url).reason == "refused_address"
    assert names.asked == []


def test_public_answers() -> None:
    """Of a public host every address is given, each once, in the order of the answer."""
    answer = [_PUBLIC, "2606:4700::1111", _PUBLIC]
    guard = _guard(Names(news_example=[answer]))
    url = parse_url("https://news.example/", source="x")
    assert guard.find_addresses(url, source="x") == (_PUBLIC, "2606:4700::1111")


def test_refusals_are_not_remembered() -> None:
    """A host that leads elsewhere later is checked anew."""
    guard = _guard(Names(news_example=[["10.0.0.1"], [_PUBLIC]]))
    assert _refuse(guard, "http://news.example/").reason == "refused_address"
    url = parse_url("http://news.example/", source="x")
    assert guard.find_addresses(url, source="x") == (_PUBLIC,)


def test_a_name_that_changes_its_meaning() -> None:
    """A name that turns from public to private is not asked again for a minute, then refused."""
    names, clock = Names(news_example=[[_PUBLIC], ["127.0.0.1"]]), Clock()
    guard = _guard(names, clock)
    url = parse_url("http://news.example/", source="x")
    assert guard.find_addresses(url, source="x") == (_PUBLIC,)
    clock.now += 60
    assert guard.find_addresses(url, source="x") == (_PUBLIC,)
    assert names.asked == ["news.example"]
    clock.now += 1
    assert _refuse(guard, "http://news.example/").reason == "refused_address"


def test_the_name_is_asked_once(site: Site, build_fetcher: Callable[..., Fetcher]) -> None:
    """The checked address serves robots.txt and page, and the server still hears the name."""
    names = Names(news_example=[["127.0.0.1"], ["10.0.0.1"]])
    site.replies["/a"] = Reply(body=b"berita")
    with build_fetcher(names=names) as fetcher:
        fetcher.fetch(f"http://news.example:{site.port}/a", purpose=Purpose.PAGE)
    assert names.asked == ["news.example"]
    assert [visit.headers["host"] for visit in site.visits] == [f"news.example:{site.port}"] * 2


def test_the_next_address(site: Site, fetch: Callable[..., Fetched]) -> None:
    """Where the first address does not answer, the next one is asked."""
    site.replies["/a"] = Reply(body=b"berita")
    names = Names(news_example=[["127.0.0.2", "::1", "127.0.0.1"]])
    fetched = fetch(f"http://news.example:{site.port}/a", names=names)
    assert fetched.content == b"berita"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://news.example:80/", None),
        ("https://news.example:443/", None),
        ("http://news.example:8080/", None),
        ("https://news.example:8443/", None),
        ("http://news.example:22/", "refused_port"),
        ("http://news.example:6379/", "refused_port"),
        ("http://local.example:6379/", None),
        ("http://both.example:6379/", "refused_port"),
    ],
)
def test_ports(url: str, reason: str | None) -> None:
    """Only the ports of web pages are asked; on this machine tests take any."""
    names = Names(
        news_example=[[_PUBLIC]], local_example=[["127.0.0.1"]], both_example=[["::1", _PUBLIC]]
    )
    guard = _guard(names, allow_loopback=True)
    if reason is not None:
        assert _refuse(guard, url).reason == reason
    else:
        assert guard.find_addresses(parse_url(url, source=url), source=url)


@pytest.mark.parametrize("answers", [{}, {"news_example": [[]]}])
def test_unknown_host(answers: dict[str, list[list[str]]]) -> None:
    """A host without an address is told, and may have one later."""
    error = _refuse(_guard(Names(**answers)), "http://news.example/")
    assert (error.reason, error.is_permanent) == ("dns", False)


def test_this_machine_is_refused(site: Site) -> None:
    """Without the setting of tests, nothing on this machine is visited."""
    policy = FetchPolicy(user_agent="jalin/1.0")
    clock = Clock()
    fetcher = Fetcher(policy, clock=clock, sleep=clock.sleep)
    with fetcher, pytest.raises(FetchError, match="refused_address"):
        fetcher.fetch(site.url, purpose=Purpose.PAGE)
    assert site.visits == []


def test_proxies_are_not_used(
    site: Site, fetch: Callable[..., Fetched], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy of the environment is passed by: it would look up the name anew."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.replies["/a"] = Reply(body=b"berita")
    assert fetch(site.url + "/a").content == b"berita"


def test_the_resolver_of_the_system() -> None:
    """The system's own names are found, with every address that they have."""
    found = set(resolve_by_system("localhost"))
    assert found
    assert found <= {"127.0.0.1", "::1"}
