"""What sites send to those who watch them: feeds, maps, lists, robots.txt; and the watch list."""

from collections.abc import Callable
from functools import partial

from feed_contents import FEED_URL, read_date
from jalin.model import SkipError
from jalin.source.feeds import FeedContent, FeedKind, parse_listing, parse_watch_list
from jalin.source.fetching.robots import parse_robots
from jalin.source.records import as_skipped
from trust.fuzz.seeds import listings as seeds
from trust.fuzz.target import Target
from trust.fuzz.targets.promises import check_skipped, check_text

_KINDS = (None, *FeedKind)
_PRODUCT = "Jalin"


def _read_feed(content: bytes) -> None:
    """Read a feed of the kind that the first byte chooses; its addresses are of the web."""
    kind = _KINDS[content[0] % len(_KINDS)] if content else None
    feed = FeedContent(url=FEED_URL, content=content[1:], kind=kind)
    try:
        listing = parse_listing(feed, read_date)
    except SkipError as err:
        check_skipped(as_skipped(err))
        raise
    for entry in listing.entries:
        assert entry.url.startswith(("http://", "https://")), entry.url
        assert entry.url.isprintable(), entry.url
        for said in (entry.url, entry.title, entry.stated):
            check_text(said, "entry")
    for skipped in listing.skipped:
        check_skipped(skipped)
    check_text(listing.fault, "fault")
    assert all(it.startswith(("http://", "https://")) for it in listing.maps)


def _read_robots(content: bytes) -> None:
    """Read the rules of a host, and ask them what a visit asks."""
    rules = parse_robots(content, _PRODUCT)
    for path in ("/", "/a/b?c=d", "/%E2%9C%93", "/" + "a" * 500):
        rules.can_fetch(f"https://kabar.example{path}", _PRODUCT)
    delay = rules.crawl_delay(_PRODUCT)
    assert delay is None or delay >= 0
    rules.request_rate(_PRODUCT)
    list(rules.sitemaps)


def _read_watch_list(content: bytes) -> None:
    """Read the list of a user: it is right, or every fault is told."""
    listed = parse_watch_list(content.decode("utf-8", "replace"), "feeds.toml")
    assert listed.feeds
    assert all(feed.outlet and feed.url and feed.every_s > 0 for feed in listed.feeds)


def _build(read: Callable[[bytes], None]) -> Callable[[bytes], None]:
    read_date("2026-02-04")
    return read


TARGETS = (
    Target(
        name="feed",
        build=partial(_build, _read_feed),
        seeds=seeds.make_feeds,
        words=seeds.FEED_WORDS,
    ),
    Target(
        name="robots",
        build=partial(_build, _read_robots),
        seeds=seeds.make_robots,
        words=seeds.ROBOTS_WORDS,
    ),
    Target(
        name="watch_list",
        build=partial(_build, _read_watch_list),
        seeds=seeds.make_watch_lists,
        words=seeds.WATCH_WORDS,
    ),
)
