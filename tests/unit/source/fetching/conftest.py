"""A site, a clock and a client for the tests of fetching."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from jalin.source.fetching import Fetched, Fetcher, FetchError, FetchPolicy, Purpose, Unchanged
from local_site import Clock, Names, Site, open_site


@pytest.fixture
def site() -> Iterator[Site]:
    """Open a site for one test."""
    with open_site() as opened:
        yield opened


@pytest.fixture
def clock() -> Clock:
    """Give a clock that stands still until somebody sleeps."""
    return Clock()


@pytest.fixture
def build_fetcher(clock: Clock) -> Callable[..., Fetcher]:
    """Give a way to build a client that may visit this machine, with limits of the test's own."""

    def build(*, names: Names | None = None, real_time: bool = False, **limits: Any) -> Fetcher:  # noqa: ANN401
        limits = {"user_agent": "jalin/1.0", "allow_loopback": True, **limits}
        return Fetcher(
            FetchPolicy(**limits),
            clock=time.monotonic if real_time else clock,
            sleep=time.sleep if real_time else clock.sleep,
            resolve=names or Names(),
        )

    return build


@pytest.fixture
def fetch(build_fetcher: Callable[..., Fetcher]) -> Callable[..., Fetched]:
    """Give a way to fetch one page with a client of its own."""

    def fetch_one(url: str, purpose: Purpose = Purpose.PAGE, **options: Any) -> Fetched:  # noqa: ANN401
        with build_fetcher(**options) as fetcher:
            fetched = fetcher.fetch(url, purpose=purpose)
        assert not isinstance(fetched, Unchanged)
        return fetched

    return fetch_one


@pytest.fixture
def refuse(fetch: Callable[..., Fetched]) -> Callable[..., FetchError]:
    """Give a way to fetch what must not be had, and to look at the refusal."""

    def refuse_one(url: str, **options: Any) -> FetchError:  # noqa: ANN401
        with pytest.raises(FetchError) as refusal:
            fetch(url, **options)
        assert refusal.value.source == url
        return refusal.value

    return refuse_one
