"""One visit of a feed: marks, maps, filters, and the days that were heard."""

import datetime as dt
from dataclasses import replace

import pytest

from feed_contents import rss, sitemap, sitemap_index
from jalin.model import PartialDate, SkipError
from jalin.pipeline.watching.visits import MOST_MAPS, Visit, visit_feed
from jalin.source.feeds import FeedEntry, WatchedFeed
from jalin.store.watching import FeedState
from news_server import NewsServer, feed
from watch_world import World, item

DAY = dt.date(2026, 2, 10)


def build_visit(*dates: str | None, whole: bool = True) -> Visit:
    """Build a visit that found pages of some days."""
    entries = tuple(
        FeedEntry(
            url=f"https://warta.example/{number}",
            published=None if date is None else PartialDate.parse(date),
        )
        for number, date in enumerate(dates)
    )
    watched = WatchedFeed(outlet="Warta", url="https://warta.example/feed")
    return Visit(
        feed=watched, entries=entries, marks=(), skipped=(), note=None, unchanged=False, whole=whole
    )


def visit(world: World, news: NewsServer, path: str = "/feed", **options: object) -> Visit:
    """Visit a feed of the outlet."""
    watched = WatchedFeed(outlet="Warta", url=news.url(path), **options)  # type: ignore[arg-type]
    return visit_feed(watched, world.tools.visits)


def names(found: Visit) -> list[str]:
    """Name the pages that a visit found."""
    return [entry.url.rpartition("/")[2] for entry in found.entries]


def test_each_day_of_a_page_was_heard_and_the_day_of_the_visit() -> None:
    """Pages are counted by day; a day of nothing counts nothing, and was heard all the same."""
    heard = build_visit("2026-02-08", "2026-02-09", "2026-02-08", None, "2026-02").hear(DAY, DAY)
    assert [(it.day.isoformat(), it.documents) for it in heard] == [
        ("2026-02-08", 2),
        ("2026-02-09", 1),
        ("2026-02-10", 0),
    ]
    assert {(it.outlet, it.source) for it in heard} == {("Warta", "https://warta.example/feed")}


def test_nobody_hears_the_future() -> None:
    """A page of tomorrow comes from where the day is ahead; one of next month from a bad clock."""
    heard = build_visit("2026-02-10", "2026-02-11", "2026-03-01").hear(DAY, DAY)
    assert [it.day.day for it in heard] == [10, 11]


def test_the_latest_pages_come_first(world: World, news: NewsServer) -> None:
    """Pages are sorted by day; those of one day, and those without one, stay as they are listed."""
    days = ("8 Feb 2026", "10 Feb 2026", "8 Feb 2026")
    dated = [item(f"/{name}", day) for name, day in zip("abc", days, strict=True)]
    news.answers["/feed"] = feed(rss("<link>/x</link>", *dated, "<link>/y</link>"))
    assert names(visit(world, news)) == ["b", "a", "c", "x", "y"]


def test_only_wanted_pages_are_taken(world: World, news: NewsServer) -> None:
    """What is filtered out is neither queued nor heard."""
    news.answers["/feed"] = feed(rss(*(item(f"/{it}/1") for it in ("bola", "ekonomi"))))
    found = visit(world, news, exclude=("/bola/",))
    assert [it.url for it in found.entries] == [news.url("/ekonomi/1")]


def test_marks_are_kept_of_what_was_read_whole(world: World, news: NewsServer) -> None:
    """The mark of a broken feed would hide what could not be read."""
    whole = rss(item("/a"), item("/b"))
    for content, etag in ((whole, '"1"'), (whole[:-60], None)):
        news.answers["/feed"] = feed(content, etag='"1"')
        found = visit(world, news)
        assert [mark.etag for mark in found.marks] == [etag]
        assert [it.reason for it in found.skipped] == ([] if etag else ["broken_feed"])


def test_a_feed_that_takes_too_long_is_given_up(world: World, news: NewsServer) -> None:
    """Elements deep in one another take the parser minutes: a page of them holds up no other."""
    deep = "<a>" * 100_000 + "</a>" * 100_000
    news.answers["/feed"] = feed(rss(f"<title>{deep}</title>"))
    tools = replace(world.tools.visits, seconds=0.3)
    watched = WatchedFeed(outlet="Warta", url=news.url("/feed"))
    with pytest.raises(SkipError) as caught:
        visit_feed(watched, tools)
    assert (caught.value.reason, caught.value.detail) == ("timed_out", "over 0.3 s")


def test_a_feed_that_did_not_change_is_told_so(world: World, news: NewsServer) -> None:
    """Its mark stays, and it lists nothing."""
    news.answers["/feed"] = feed(rss(item("/a")), etag='"1"')
    state = FeedState(url=news.url("/feed"), etag='"1"')
    world.register.set_feed_state(state)
    found = visit(world, news)
    assert (found.unchanged, found.entries, found.marks) == (True, (), (state,))


def test_an_index_is_read_with_its_maps(world: World, news: NewsServer) -> None:
    """Pages of all maps come together; the index itself is always read, its maps if changed."""
    news.answers |= {
        "/index": feed(sitemap_index("<loc>/a.xml</loc>", "<loc>/inner</loc>"), etag='"i"'),
        "/inner": feed(sitemap_index("<loc>/b.xml</loc>", "<loc>/index</loc>")),
        "/a.xml": feed(sitemap("<loc>/satu</loc>"), etag='"a"'),
        "/b.xml": feed(sitemap("<loc>/dua</loc>", "<loc>/satu</loc>")),
    }
    found = visit(world, news, "/index")
    assert names(found) == ["satu", "dua"]
    assert found.skipped == ()
    assert {mark.url.rpartition("/")[2]: mark.etag for mark in found.marks} == {
        "index": None,
        "inner": None,
        "a.xml": '"a"',
        "b.xml": None,
    }


def test_a_bad_map_costs_only_itself(world: World, news: NewsServer) -> None:
    """A map that is not there, or points on for ever, is told; the others are read."""
    deep = {f"/deep{n}": feed(sitemap_index(f"<loc>/deep{n + 1}</loc>")) for n in range(5)}
    maps = ("/gone.xml", "/a.xml", "/deep0")
    news.answers |= {
        **deep,
        "/index": feed(sitemap_index(*(f"<loc>{it}</loc>" for it in maps))),
        "/a.xml": feed(sitemap("<loc>/satu</loc>")),
    }
    found = visit(world, news, "/index")
    assert names(found) == ["satu"]
    assert [it.reason for it in found.skipped] == ["http_404", "too_deep"]
    assert news.count("/deep2") == 0


def test_an_index_without_any_map_is_a_failure(world: World, news: NewsServer) -> None:
    """Where no map could be read nobody listened."""
    news.answers["/index"] = feed(sitemap_index("<loc>/gone.xml</loc>"))
    with pytest.raises(SkipError, match="http_404"):
        visit(world, news, "/index")


def test_the_first_maps_of_a_large_index_are_read(world: World, news: NewsServer) -> None:
    """An index of many years is read from its latest end, and that is told."""
    maps = [f"<loc>/{n}.xml</loc><lastmod>2026-01-{n:02}</lastmod>" for n in range(1, 31)]
    news.answers["/index"] = feed(sitemap_index(*maps))
    news.answers |= {f"/{n}.xml": feed(sitemap(f"<loc>/p{n}</loc>")) for n in range(1, 31)}
    found = visit(world, news, "/index")
    assert len(found.entries) == MOST_MAPS
    assert (news.count("/30.xml"), news.count("/1.xml")) == (1, 0)
    assert found.note == "the 20 latest of 30 sitemaps are read"


def test_no_more_maps_are_read_than_can_be_held(
    world: World, news: NewsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twenty maps may list a million pages; those that are left are told."""
    monkeypatch.setattr("jalin.pipeline.watching.visits._MOST_ENTRIES", 3)
    news.answers["/index"] = feed(sitemap_index(*(f"<loc>/{n}.xml</loc>" for n in range(4))))
    maps = {f"/{n}.xml": feed(sitemap(f"<loc>/a{n}</loc>", f"<loc>/b{n}</loc>")) for n in range(4)}
    news.answers |= maps
    found = visit(world, news, "/index")
    assert (len(found.entries), found.note) == (4, "the 2 latest of 4 sitemaps are read")
    assert [news.count(path) for path in maps] == [1, 1, 0, 0]
