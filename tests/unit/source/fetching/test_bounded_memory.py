"""A run that meets any number of hosts remembers some of them."""

from jalin.source.fetching import FetchPolicy
from jalin.source.fetching.guard import Guard, Url, parse_url
from jalin.source.fetching.robots import Robots
from jalin.source.fetching.turns import Turns
from jalin.source.fetching.wire import Response
from local_site import Clock

_POLICY = FetchPolicy(user_agent="jalin/1.0")


def _urls(n_hosts: int) -> list[Url]:
    return [parse_url(f"http://h{number}.example/", source="x") for number in range(n_hosts)]


def test_addresses() -> None:
    """Of the addresses of a thousand hosts the oldest give way to those of the next."""
    asked: list[str] = []

    def resolve(host: str) -> tuple[str, ...]:
        asked.append(host)
        return ("8.8.8.8",)

    guard = Guard(_POLICY, resolve=resolve, clock=Clock())
    urls = _urls(1001)
    for url in (*urls, urls[-1], urls[0]):
        guard.find_addresses(url, source="x")
    assert asked[1001:] == ["h0.example"]


def test_rules() -> None:
    """Of the rules of a thousand hosts the oldest give way to those of the next."""
    asked: list[str] = []

    def ask(url: Url) -> Response:
        asked.append(url.host)
        return Response(status=404)

    robots = Robots(_POLICY, clock=Clock(), ask=ask)
    urls = _urls(1001)
    for url in (*urls, urls[-1], urls[0]):
        robots.check(url, source="x")
    assert asked[1001:] == ["h0.example"]


def test_turns() -> None:
    """Of ten thousand hosts the one that was not visited for longest is forgotten."""
    clock = Clock()
    turns = Turns(_POLICY, clock=clock, sleep=clock.sleep)
    for number in (*range(1, 10_001), 1, 10_001):
        turns.wait_for_more(f"h{number}.example")
    # The second visit to the first host waited, and made the second host the oldest.
    assert clock.slept == [1.0]
    for number in (2, 1, 10_001):
        clock.now = 1001.5
        turns.wait_for_more(f"h{number}.example")
    assert clock.slept == [1.0, 0.5, 0.5]
