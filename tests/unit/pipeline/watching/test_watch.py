"""The watch: round after round, each feed in its own time, until it is interrupted."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from feed_contents import rss
from jalin.pipeline.watching.times import WatchClock
from jalin.pipeline.watching.watch import WatchJob, watch_feeds
from jalin.source.feeds import WatchedFeed, WatchList
from jalin.store.register import Register
from news_server import Answer, NewsServer, feed
from register_factory import Heard
from watch_world import Time, item, page


@contextmanager
def listen() -> Iterator[Heard]:
    """Give an observer that nobody asks."""
    yield Heard()


def build_job(news: NewsServer, folder: Path) -> WatchJob:
    """Watch a quick feed and a slow one."""
    feeds = (
        WatchedFeed(outlet="Cepat", url=news.url("/cepat"), every_s=600),
        WatchedFeed(outlet="Lambat", url=news.url("/lambat"), every_s=1_500),
    )
    return WatchJob(
        watched=WatchList(feeds=feeds, host_gap_s=0),
        register=folder / "jalin.db",
        user_agent="Jalin/test",
        allow_loopback=True,
    )


def test_rounds_follow_one_another_until_interrupted(news: NewsServer, tmp_path: Path) -> None:
    """Each round visits the feeds that are due, keeps and derives; a sleep can be interrupted."""
    time = Time()

    def sleep(seconds: float) -> None:
        if time.passed_s + seconds > 2_000:
            raise KeyboardInterrupt
        time.sleep(seconds)

    news.answers |= {
        "/cepat": feed(rss(item(news.url("/satu")))),
        "/lambat": Answer(status=500),
        "/satu": page("Satu"),
    }
    clock: WatchClock = replace(time.clock, sleep=sleep)
    visits = []
    for report in watch_feeds(build_job(news, tmp_path), clock, listen):
        assert not report.interrupted
        visits.append((time.passed_s, tuple(it.outlet for it in report.feeds if it.visited)))
        news.answers["/lambat"] = feed(rss())
    assert visits == [
        (0, ("Cepat", "Lambat")),
        (60, ("Lambat",)),
        (600, ("Cepat",)),
        (1_200, ("Cepat",)),
        (1_560, ("Lambat",)),
        (1_800, ("Cepat",)),
    ]
    assert max(time.slept) == 60
    with Register.open(tmp_path / "jalin.db") as register:
        assert register.count() == 1
        assert register.pending() == ()
