"""The listening record: who counts as listened to, and on which days."""

from dataclasses import replace

import pytest

from feed_contents import rss, sitemap, sitemap_index
from jalin.source.feeds import FeedKind, WatchedFeed
from news_server import Answer, NewsServer, feed
from watch_world import START, World, item, page

DAY_S = 86_400.0
NEWS = "<news:news><news:publication_date>{}</news:publication_date></news:news>"


def watched(news: NewsServer, path: str = "/feed", **options: object) -> WatchedFeed:
    """Watch a feed of the outlet."""
    return WatchedFeed(outlet="Warta", url=news.url(path), **options)  # type: ignore[arg-type]


def days(world: World) -> list[str]:
    """List what was heard: days of February 2026, other months."""
    return [row.date.removeprefix("2026-02-") for row in world.register.listening(by_day="2026-02")]


def test_a_feed_that_has_stopped_is_not_heard(world: World, news: NewsServer) -> None:
    """A feed that was left behind lists old pages for ever: who asks it hears nothing."""
    news.answers["/feed"] = feed(rss(item("/lama", "1 Nov 2025")))
    told = world.visit(watched(news))
    assert (told.fault, told.note) == (None, "it has stopped: its latest page is of 2025-11-01")
    assert days(world) == ["2025-11"]
    news.answers["/feed"] = feed(rss(item("/baru", "9 Feb 2026")))
    assert world.visit(watched(news)).note is None
    assert days(world) == ["2025-11", "09", "10"]


def test_a_date_to_come_dates_no_page(world: World, news: NewsServer) -> None:
    """A feed whose clock is wrong is no evidence of when a page was published."""
    news.answers |= {"/feed": feed(rss(item("/a", "10 Feb 2099"))), "/a": page("a")}
    assert world.visit(watched(news)).kept == 1
    ((document, _),) = world.register.current()
    assert (document.published, document.evidence) == (None, None)
    assert days(world) == ["10"]


def test_a_feed_that_never_changes_falls_asleep(world: World, news: NewsServer) -> None:
    """It says for months that nothing changed: at some time that is no news of silence."""
    news.answers["/feed"] = feed(rss(item("/satu", "10 Feb 2026")), etag='"1"')
    notes = []
    for _ in range(3):
        notes.append(world.visit(watched(news)).note)
        world.time.sleep(40 * DAY_S)
    assert notes == [None, None, "it has stopped: its latest page is of 2026-02-10"]
    heard = [(row.date, row.count) for row in world.register.listening()]
    assert heard == [("2026-02", 1), ("2026-03", 0)]


def test_a_feed_without_dates_is_heard(world: World, news: NewsServer) -> None:
    """Where no page has a date nobody can tell whether the feed has stopped."""
    news.answers["/feed"] = Answer(content=news.url("/satu"), content_type="text/plain")
    world.visit(watched(news))
    assert days(world) == ["10"]


def test_an_index_that_lacks_a_map_is_not_heard_on_the_day(world: World, news: NewsServer) -> None:
    """The map that is missing may be that of the news; the days that are listed were heard."""
    told = f"<loc>/satu</loc>{NEWS.format('2026-02-08')}"
    news.answers |= {
        "/feed": feed(sitemap_index("<loc>/news.xml</loc>", "<loc>/a.xml</loc>")),
        "/a.xml": feed(sitemap(told)),
    }
    assert world.visit(watched(news)).fault is None
    assert days(world) == ["08"]
    news.answers["/news.xml"] = feed(sitemap())
    world.visit(watched(news))
    assert days(world) == ["08", "10"]


@pytest.mark.parametrize("kind", [FeedKind.SITEMAP, FeedKind.URLS])
def test_a_page_of_maintenance_is_no_listening(
    world: World, news: NewsServer, kind: FeedKind
) -> None:
    """A site that answers with a page, and 200, has told nothing; none of its lines is a page."""
    news.answers["/feed"] = page("Sedang dalam perbaikan")
    told = world.visit(watched(news, kind=kind))
    assert (told.fault, told.waiting, days(world)) == ("not_a_feed", 0, [])


def test_two_feeds_may_point_to_one_map(world: World, news: NewsServer) -> None:
    """Each takes its own pages: that one has read the map hides nothing from the other."""
    news.answers |= {
        "/feed": feed(sitemap_index("<loc>/news.xml</loc>")),
        "/news.xml": feed(sitemap("<loc>/bola/1</loc>", "<loc>/ekonomi/1</loc>"), etag='"1"'),
        "/bola/1": page("Bola"),
        "/ekonomi/1": page("Ekonomi"),
    }
    first = watched(news, include=("/bola/",), every_s=600)
    second = watched(news, "/news.xml", include=("/ekonomi/",), every_s=7_200)
    told = world.go_round(first, second)
    assert [(it.new, it.kept) for it in told.feeds] == [(1, 1), (1, 1)]
    assert "if-none-match" not in news.last("/news.xml")
    world.time.sleep(3_600)
    world.go_round(first, second, all_feeds=False)
    assert news.last("/news.xml")["if-none-match"] == '"1"'
    # The visit of the index has not made the map due as a feed.
    assert not world.visit(second, all_feeds=False).visited


def test_a_clock_that_was_wrong_stops_nothing(world: World, news: NewsServer) -> None:
    """What was to be done in some distant year is done when the clock is right again."""
    news.answers |= {"/feed": feed(rss(item("/satu"))), "/satu": Answer(status=500)}
    world.time.sleep(100 * 365 * DAY_S)
    assert world.visit(watched(news), all_feeds=False).waiting == 1
    news.answers["/satu"] = page("Satu")
    world.tools = replace(world.tools, clock=replace(world.tools.clock, now=lambda: START))
    told = world.visit(watched(news), all_feeds=False)
    assert (told.visited, told.kept, told.waiting) == (True, 1, 0)


def test_pages_that_were_left_are_taken_before_their_feed_is_due(
    world: World, news: NewsServer
) -> None:
    """A process that begins takes up what the one before left undone; later rounds need not."""
    news.answers |= {"/feed": feed(rss(item("/a"), item("/b"))), "/a": page("a"), "/b": page("b")}
    assert world.visit(watched(news, max_pages=1)).waiting == 1
    assert world.visit(watched(news, max_pages=1), all_feeds=False).waiting == 1
    told = world.go_round(watched(news), all_feeds=False, resumes=True).feeds[0]
    assert (told.visited, told.kept, told.waiting) == (False, 1, 0)
