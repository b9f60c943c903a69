"""Nobody makes us ask what is inside: by no spelling, no redirect, no name that moves."""

from collections.abc import Callable, Iterator, Mapping
from html import escape
from pathlib import Path

import pytest

from jalin.pipeline.notifying.rounds import NotifyJob, NotifyReport, notify_once
from jalin.pipeline.notifying.subscribing import (
    SubscriptionError,
    check_url,
    view_subscriptions,
)
from jalin.pipeline.notifying.times import NotifyClock
from jalin.pipeline.serving.library import Library
from jalin.pipeline.watching.reports import RoundReport
from jalin.pipeline.watching.turns import Pace
from jalin.source.feeds import WatchedFeed
from jalin.source.fetching import Fetched, Fetcher, FetchError, FetchPolicy, Purpose, Sender
from jalin.source.fetching.guard import resolve_by_system
from jalin.store.accounts.webhooks import DeliveryRow, DeliveryState, SubscriptionRow
from jalin.store.register import Register
from local_site import Clock, Reply, open_site
from trust.hostile.destinations import draw_addresses, load_destinations, spell
from trust.hostile.network import PUBLIC, Network, build_names, watch_network
from trust.hostile.press import TODAY
from trust.hostile.serving import NOW, find_desk
from watch_world import Time, World

POLICY = FetchPolicy(user_agent="jalin/1.0")
PAGE = "http://news.example/page"
HEADERS = {"Content-Type": "application/json"}
STATUSES = (301, 302, 303, 307, 308)
DESTINATIONS = load_destinations()
URLS = [(url, reason) for reason, urls in DESTINATIONS.items() for url in urls]
# A redirect or a link may name where it leads by a part: the rest is that of the page.
COMPLETED = (
    "http:127.0.0.1/",
    "http:///127.0.0.1/",
    "http:/\\127.0.0.1/",
    "http\u202e://news.example/",
)
EFFORTS = [2, pytest.param(300, marks=pytest.mark.slow)]
_STAMP = "2026-06-30T12:00:00Z"


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Iterator[Network]:
    """Watch every socket; news.example is a site of ours."""
    with open_site() as site:
        site.replies["/page"] = Reply(body=b"berita")
        yield watch_network(monkeypatch, site)


@pytest.fixture
def clock() -> Clock:
    """Give a clock that stands still until somebody sleeps."""
    return Clock()


@pytest.fixture
def fetcher(network: Network, clock: Clock) -> Iterator[Fetcher]:
    """Open a client as `jalin watch` has it."""
    with Fetcher(POLICY, clock=clock, sleep=clock.sleep, resolve=resolve_by_system) as opened:
        assert network.reached == []
        yield opened


@pytest.fixture
def sender(network: Network, clock: Clock) -> Sender:
    """Build a sender as `jalin notify` has it."""
    assert network.reached == []
    return Sender(POLICY, clock=clock, resolve=resolve_by_system)


def _tell(ask: Callable[[], object]) -> str:
    """Tell the reason of a refusal, or what was had."""
    try:
        return f"had {ask()!r}"
    except FetchError as err:
        return err.reason


def test_what_is_public_is_had(network: Network, fetcher: Fetcher, sender: Sender) -> None:
    """The watched network is a network, and no proxy of the environment is asked."""
    fetched = fetcher.fetch(PAGE, purpose=Purpose.PAGE)
    assert isinstance(fetched, Fetched)
    assert fetched.content == b"berita"
    assert sender.send(PAGE, b"{}", HEADERS).is_accepted
    assert network.reached == [PUBLIC] * 3


@pytest.mark.parametrize("way", ["fetch", "send", "check"])
def test_no_address_leads_inside(
    network: Network, fetcher: Fetcher, sender: Sender, way: str
) -> None:
    """Each is refused before anybody is asked, for the reason that stands with it."""
    ways: Mapping[str, Callable[[str], object]] = {
        "fetch": lambda url: fetcher.fetch(url, purpose=Purpose.PAGE),
        "send": lambda url: sender.send(url, b"{}", HEADERS),
        "check": sender.check,
    }
    told = {url: _tell(lambda url=url: ways[way](url)) for url, _ in URLS}  # type: ignore[misc]
    assert told == dict(URLS)
    assert network.reached == []


@pytest.mark.parametrize("each", EFFORTS)
def test_no_spelling_of_a_number_leads_inside(network: Network, sender: Sender, each: int) -> None:
    """Every forbidden network, in every spelling of a host that some program understands."""
    told = {
        url: _tell(lambda url=url: sender.send(url, b"{}", HEADERS))  # type: ignore[misc]
        for address in draw_addresses(each)
        for host in spell(address)
        for url in [f"http://{host}/latest/meta-data/"]
    }
    assert {url: it for url, it in told.items() if it != "refused_address"} == {}
    assert network.reached == []


def test_no_redirect_leads_inside(network: Network, fetcher: Fetcher) -> None:
    """A page that was allowed cannot send us on to what is not."""
    told = {}
    for number, (url, _) in enumerate(_list_redirected()):
        head = {"Location": url.encode().decode("latin-1")}
        network.site.replies[f"/{number}"] = Reply(status=STATUSES[number % 5], headers=head)
        told[url] = _tell(
            lambda number=number: fetcher.fetch(  # type: ignore[misc]
                f"http://news.example/{number}", purpose=Purpose.FEED
            )
        )
    assert told == dict(_list_redirected())
    assert network.strangers == set()


def _list_redirected() -> Iterator[tuple[str, str]]:
    for url, reason in URLS:
        # A header holds no control characters, and its letters are those of a line.
        if url not in COMPLETED and "\0" not in url:
            yield url, reason


@pytest.mark.parametrize("status", STATUSES)
def test_a_message_follows_no_redirect(network: Network, sender: Sender, status: int) -> None:
    """What is signed for one address is given to no other, not even of the same host."""
    for number, target in enumerate(["http://127.0.0.1/", "http://169.254.169.254/", "/page"]):
        head = {"Location": target}
        network.site.replies[f"/{number}"] = Reply(status=status, headers=head)
        sent = sender.send(f"http://news.example/{number}", b"{}", HEADERS)
        assert (sent.status, sent.is_accepted) == (status, False)
    assert network.reached == [PUBLIC] * 3
    assert network.site.targets == ["/0", "/1", "/2"]


def test_chains_and_rings_end(network: Network, fetcher: Fetcher) -> None:
    """Hops that were allowed one by one end at the first that is not, or at the fifth."""
    for number in range(4):
        head = {"Location": f"http://NEWS.example.:80/hop{number + 1}"}
        network.site.replies[f"/hop{number}"] = Reply(status=302, headers=head)
    network.site.replies["/hop4"] = Reply(status=307, headers={"Location": "//127.0.0.1/"})
    network.site.replies["/ring"] = Reply(status=302, headers={"Location": "/x/../ring#again"})
    network.site.replies["/robots.txt"] = Reply(status=302, headers={"Location": "//10.0.0.1/"})
    ask = "http://news.example/hop0"
    assert _tell(lambda: fetcher.fetch(ask, purpose=Purpose.PAGE)) == "robots_unreachable"
    del network.site.replies["/robots.txt"]
    with Fetcher(POLICY, clock=Clock(), sleep=lambda _: None) as other:
        assert _tell(lambda: other.fetch(ask, purpose=Purpose.PAGE)) == "refused_address"
        ring = "http://news.example/ring"
        assert _tell(lambda: other.fetch(ring, purpose=Purpose.PAGE)) == "redirects"
    assert network.strangers == set()


@pytest.mark.parametrize("inside", ["127.0.0.1", "169.254.169.254", "::1", "fe80::1%eth0"])
@pytest.mark.parametrize("waits_s", [0, 61, 86_401])
def test_a_name_that_moves_inside_is_found_out(
    network: Network, fetcher: Fetcher, clock: Clock, inside: str, waits_s: int
) -> None:
    """Whatever a name meant before, a socket goes to an address that was checked for it."""
    network.names = build_names(moving_example=[[PUBLIC], [inside]])
    first = _tell(lambda: fetcher.fetch("http://moving.example/page", purpose=Purpose.PAGE))
    clock.now += waits_s
    second = _tell(lambda: fetcher.fetch("http://moving.example/page", purpose=Purpose.PAGE))
    assert first.startswith("had")
    # So soon the addresses are those that were checked, and the name is asked no more.
    assert second.startswith("had" if waits_s == 0 else "refused_address")
    assert network.strangers == set()


def test_a_name_of_two_meanings_is_refused(network: Network, sender: Sender) -> None:
    """One address inside refuses the name, wherever it stands among them, at every asking."""
    for place in range(3):
        answer = [PUBLIC, "2606:4700::1111"]
        answer.insert(place, "10.0.0.5")
        network.names = build_names(both_example=[answer])
        told = _tell(lambda: sender.send("http://both.example/", b"{}", HEADERS))
        assert told == "refused_address"
    network.names = build_names(moving_example=[[PUBLIC], ["127.0.0.1"]])
    assert sender.check("http://moving.example/page").host == "moving.example"
    told = _tell(lambda: sender.send("http://moving.example/page", b"{}", HEADERS))
    assert told == "refused_address"
    assert network.reached == []


def test_no_feed_makes_a_watch_go_inside(network: Network, tmp_path: Path) -> None:
    """A feed that lists every such address, and the feeds at them, are told one by one."""
    items = "".join(
        f"<item><link>{escape(url)}</link></item>" for url, _ in URLS if "\0" not in url
    )
    feed = f"<rss version='2.0'><channel>{items}</channel></rss>"
    head = {"Content-Type": "application/rss+xml"}
    network.site.replies["/feed"] = Reply(body=feed.encode(), headers=head)
    inside = DESTINATIONS["refused_address"]
    watched = [WatchedFeed(outlet="Warta", url="http://news.example/feed", max_pages=500)]
    watched += [WatchedFeed(outlet="Warta", url=url) for url in inside]
    report, reasons = _watch(tuple(watched), tmp_path / "jalin.db")
    assert network.strangers == set()
    assert {it.url: it.fault for it in report.feeds[1:]} == dict.fromkeys(inside, "refused_address")
    assert reasons >= {"bad_address", "refused_address", "refused_url", "refused_port"}
    assert reasons <= {*DESTINATIONS, "bad_address", "http_404"}


def _watch(feeds: tuple[WatchedFeed, ...], path: Path) -> tuple[RoundReport, set[str]]:
    time = Time()
    pace = Pace(0.0, seconds=time.clock.seconds, sleep=time.sleep)
    with (
        Fetcher(POLICY, clock=time.clock.seconds, sleep=pace.sleep) as fetcher,
        Register.open(path) as register,
    ):
        world = World(register, time, pace, fetcher)
        report = world.go_round(*feeds)
    return report, set(report.documents.skipped)


def test_no_subscription_makes_a_round_go_inside(
    network: Network, sender: Sender, tmp_path: Path
) -> None:
    """Neither one that is asked for, nor one that somebody wrote into the file."""
    urls = [url for url, reason in URLS if reason.startswith("refused_") and "\0" not in url]
    path = tmp_path / "jalin.db"
    with find_desk(path).open() as accounts:
        for number, url in enumerate(urls):
            with pytest.raises(SubscriptionError, match="refused_"):
                check_url(sender, url)
            accounts.add_subscription(_subscribe(number, url))
            accounts.add_deliveries([_deliver(number)])
    report = notify_once(_build_job(path, sender), looks=False)
    assert report == NotifyReport(queued=0, sent=0, put_off=0, failed=len(urls))
    with find_desk(path).open() as accounts:
        told = {it.url: str(it.fault).partition(":")[0] for it in view_subscriptions(accounts)}
    assert told == {url: reason for url, reason in URLS if url in urls}
    assert network.reached == []


def _build_job(path: Path, sender: Sender) -> NotifyJob:
    return NotifyJob(
        library=Library(path, lambda: TODAY),
        open_accounts=find_desk(path).open,
        has_accounts=lambda: True,
        sender=sender,
        clock=NotifyClock(now=lambda: NOW, draw=lambda: 0.5),
    )


def _subscribe(number: int, url: str) -> SubscriptionRow:
    return SubscriptionRow(
        id=f"{number:012x}",
        url=url,
        kinds="",
        wanted="",
        secret="whsec_" + "A" * 32,
        created=_STAMP,
        since="2026-06-01",
    )


def _deliver(number: int) -> DeliveryRow:
    return DeliveryRow(
        subscription=f"{number:012x}",
        event="e1",
        state=DeliveryState.WAITING,
        tries=0,
        due=_STAMP,
        changed=_STAMP,
        body="{}",
    )
