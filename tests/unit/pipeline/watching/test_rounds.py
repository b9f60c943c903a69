"""Rounds: what is visited, what is kept, and what is tried again."""

from dataclasses import replace
from pathlib import Path

import pytest

from feed_contents import rss
from jalin.pipeline.watching.pages import MOST_TRIES, name_page
from jalin.pipeline.watching.rounds import Round
from jalin.source.feeds import WatchedFeed
from jalin.store.truth import ListeningRow
from news_server import Answer, NewsServer, feed, open_news_server, robots
from register_factory import Heard
from watch_world import FILLER, World, item, open_world, page, paper

HOUR_S = 3_600.0
WEEK_S = 7 * 86_400.0


def watched(news: NewsServer, path: str = "/feed", *, max_pages: int = 200) -> WatchedFeed:
    """Watch a feed of the outlet."""
    return WatchedFeed(outlet="Warta", url=news.url(path), max_pages=max_pages)


def publish(news: NewsServer, **pages: Answer) -> None:
    """Let the outlet list some pages, and answer so when they are asked for."""
    news.answers["/feed"] = feed(rss(*(item(news.url(f"/{name}")) for name in pages)))
    news.answers |= {f"/{name}": answer for name, answer in pages.items()}


def skips(world: World) -> list[tuple[str, str]]:
    """List what was left out: the last part of its address, and why."""
    events = [event for event in world.heard.events if event[0] == "skipped"]
    return [(source.rpartition("/")[2], reason) for _, source, reason in events]


class Interrupting(Heard):
    """An observer that is interrupted when the first page is done."""

    def advanced(self, step: str, name: str) -> None:
        """Break the round off."""
        super().advanced(step, name)
        if step == "read":
            raise KeyboardInterrupt


def test_new_pages_are_kept_once(world: World, news: NewsServer) -> None:
    """A page is fetched when it is listed first; later rounds fetch what is new."""
    publish(news, satu=page("Satu"), dua=page("Dua"))
    told = world.visit(watched(news))
    assert (told.entries, told.new, told.kept, told.waiting) == (2, 2, 2, 0)
    publish(news, dua=page("Dua"), tiga=page("Tiga"))
    told = world.visit(watched(news))
    assert (told.entries, told.new, told.kept) == (2, 1, 1)
    assert world.texts() == ["Dua", "Satu", "Tiga"]
    assert news.count("/dua") == 1


def test_a_page_has_the_outlet_of_its_feed(world: World, news: NewsServer) -> None:
    """The name in the list wins over that of the page; what the feed says fills the gaps."""
    site = '<meta property="og:site_name" content="Kanal">'
    body = f"<html><head>{site}</head><body><p>{FILLER} {FILLER}</p></body></html>"
    publish(news, **{"pindad-teken.html": Answer(content=body)})
    world.visit(watched(news))
    ((document, _),) = world.register.current()
    assert (document.outlet, document.title) == ("Warta", "Berita")
    assert str(document.published) == "2026-02-10"
    assert str(document.evidence) == "feed: 10 Feb 2026 10:00:00 +0700"
    assert (document.name, document.url) == ("127.0.0.1/pindad-teken", document.source)


def test_a_paper_is_read_as_one(world: World, news: NewsServer) -> None:
    """A link to a PDF is fetched as such; one that is a page after all is refused."""
    publish(news, **{"rilis.pdf": paper("Pabrik"), "lain.PDF": page()})
    told = world.visit(watched(news))
    assert (told.kept, skips(world)) == (1, [("lain.PDF", "content_type")])
    assert world.texts() == ["Pabrik"]


def test_a_page_that_two_feeds_list_is_one(world: World, news: NewsServer) -> None:
    """Sections of an outlet list the same pages."""
    publish(news, satu=page())
    news.answers["/lain"] = news.answers["/feed"]
    told = world.go_round(watched(news), watched(news, "/lain"))
    assert [(it.entries, it.new, it.kept) for it in told.feeds] == [(1, 1, 1), (1, 0, 0)]
    assert told.documents.added == 1


def test_so_many_pages_of_a_feed_are_taken_in_a_round(world: World, news: NewsServer) -> None:
    """The rest wait for the next rounds, what was listed last goes first, and nothing is lost."""
    publish(news, **{name: page(name) for name in ("a", "b", "c")})
    assert world.visit(watched(news, max_pages=2)).waiting == 1
    assert world.texts() == ["a", "b"]
    world.time.sleep(HOUR_S)
    publish(news, d=page("d"), e=page("e"))
    world.visit(watched(news, max_pages=2))
    assert world.texts() == ["a", "b", "d", "e"]
    world.visit(watched(news, max_pages=2))
    assert world.texts() == ["a", "b", "c", "d", "e"]


def test_listening_is_recorded(world: World, news: NewsServer) -> None:
    """Days of pages and the day of the visit were listened to, whatever became of the pages."""
    news.answers["/feed"] = feed(rss(item("/hilang", "8 Feb 2026")), etag='"1"')
    world.visit(watched(news))
    heard = [
        ListeningRow(outlet="Warta", date=f"2026-02-{it}", count=n)
        for it, n in (("08", 1), ("10", 0))
    ]
    assert list(world.register.listening(by_day="2026-02")) == heard
    world.time.sleep(86_400)
    assert world.visit(watched(news)).entries is None
    today = ListeningRow(outlet="Warta", date="2026-02-11", count=0)
    assert list(world.register.listening(by_day="2026-02")) == [*heard, today]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(status=404), "http_404"),
        (Answer(status=503), "http_503"),
        (Answer(content="<html><p>Selamat datang</p></html>"), "not_a_feed"),
        (feed('<!DOCTYPE x [<!ENTITY a "b">]><rss><channel/></rss>'), "hostile_xml"),
        (feed(b""), "empty"),
    ],
)
def test_who_fails_has_not_listened(
    world: World, news: NewsServer, answer: Answer, reason: str
) -> None:
    """A feed that fails is told, records nothing and does not end the round."""
    news.answers |= {"/rusak": answer}
    publish(news, satu=page())
    told = world.go_round(watched(news, "/rusak"), watched(news))
    assert [(it.fault, it.kept) for it in told.feeds] == [(reason, 0), (None, 1)]
    assert (told.heard, told.documents.skipped) == (1, {reason: 1})
    assert skips(world) == [("rusak", reason)]
    query = "SELECT DISTINCT source FROM heard"
    assert world.register._database.fetch(query) == [(news.url("/feed"),)]  # noqa: SLF001


def test_a_feed_that_fails_rests_longer_each_time(world: World, news: NewsServer) -> None:
    """Until its wait is over it is not asked, also where all feeds are; success ends that."""
    for failures, wait_s in ((1, 60), (2, 120), (3, 240)):
        assert world.visit(watched(news)).fault == "http_404"
        rests = world.visit(watched(news))
        assert (rests.visited, rests.fault) == (False, "http_404")
        assert news.count("/feed") == failures
        world.time.sleep(wait_s)
    publish(news, satu=page())
    told = world.visit(watched(news))
    assert (told.visited, told.fault, told.kept) == (True, None, 1)
    assert world.visit(watched(news)).visited


def test_a_server_that_asks_to_wait_is_obeyed(world: World, news: NewsServer) -> None:
    """Retry-After outdoes the wait that would else be enough."""
    news.answers["/feed"] = Answer(status=503, headers={"Retry-After": "7200"})
    world.visit(watched(news))
    world.time.sleep(HOUR_S)
    assert not world.visit(watched(news)).visited
    world.time.sleep(HOUR_S)
    assert world.visit(watched(news)).visited


def test_each_feed_has_its_own_time(world: World, news: NewsServer) -> None:
    """Between rounds of all a feed is visited when it is due, and tells when that is."""
    publish(news, satu=page())
    told = world.visit(watched(news), all_feeds=False)
    assert told.next_visit == "2026-02-10T12:30:00.000000Z"
    world.time.sleep(1_799)
    assert not world.visit(watched(news), all_feeds=False).visited
    world.time.sleep(1)
    assert world.visit(watched(news), all_feeds=False).visited


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(status=404), "http_404"),
        (Answer(status=302, headers={"Location": "http://10.0.0.1/"}), "refused_address"),
        (Answer(status=302, headers={"Location": "http://169.254.169.254/"}), "refused_address"),
        (Answer(status=302, headers={"Location": "file:///etc/passwd"}), None),
        (Answer(content=b"PNG", content_type="image/png"), "content_type"),
        (Answer(content="<html><p>Foto</p></html>"), "no_body"),
    ],
)
def test_a_page_that_is_refused_is_given_up_at_once(
    world: World, news: NewsServer, answer: Answer, reason: str | None
) -> None:
    """What will not be otherwise tomorrow is not asked for again, and kept with its reason."""
    publish(news, satu=page(), dua=answer)
    told = world.visit(watched(news))
    assert (told.kept, told.skipped, told.waiting) == (1, 1, 0)
    ((_, told_reason),) = skips(world)
    assert reason is None or told_reason == reason
    query = "SELECT source, reason FROM skipped"
    assert world.register._database.fetch(query) == [(news.url("/dua"), told_reason)]  # noqa: SLF001
    world.time.sleep(WEEK_S)
    world.visit(watched(news))
    assert news.count("/dua") == 1


def test_robots_are_obeyed(world: World, news: NewsServer) -> None:
    """A path that robots are to leave alone is not asked for, be it a page or a feed."""
    news.answers["/robots.txt"] = robots("User-agent: *\nDisallow: /tertutup/\n")
    publish(news, **{"tertutup/satu": page(), "dua": page("Dua")})
    told = world.go_round(watched(news), watched(news, "/tertutup/feed"))
    assert (told.feeds[0].kept, told.feeds[1].fault) == (1, "robots")
    assert not any(it.path.startswith("/tertutup") for it in news.asked)
    assert told.documents.skipped == {"robots": 2}


def test_a_page_that_fails_is_tried_again(world: World, news: NewsServer) -> None:
    """A server in trouble costs no page: the next try comes later, and then it is kept."""
    publish(news, satu=Answer(status=500))
    told = world.visit(watched(news))
    assert (told.kept, told.skipped, told.waiting) == (0, 0, 1)
    publish(news, satu=page())
    world.time.sleep(599)
    assert world.visit(watched(news)).waiting == 1
    world.time.sleep(1)
    assert world.visit(watched(news)).kept == 1
    assert (news.count("/satu"), skips(world)) == (2, [])


def test_a_page_that_always_fails_is_given_up(world: World, news: NewsServer) -> None:
    """After so many tries it is kept as skipped, with the last reason."""
    publish(news, satu=Answer(status=500))
    for _ in range(MOST_TRIES + 2):
        world.visit(watched(news))
        world.time.sleep(86_400)
    assert news.count("/satu") == MOST_TRIES
    assert skips(world) == [("satu", "http_500")]


def test_a_host_in_trouble_is_left_alone(world: World, news: NewsServer) -> None:
    """After three failures in a row the pages of a host wait for the next round, untried."""
    publish(news, **{name: Answer(status=500) for name in "abcde"})
    assert world.visit(watched(news)).waiting == 5
    assert [news.count(f"/{name}") for name in "abcde"] == [1, 1, 1, 0, 0]


def test_a_host_that_asks_to_wait_is_left_alone(world: World, news: NewsServer) -> None:
    """After a Retry-After no other page of the host is asked for in this round."""
    busy = Answer(status=429, headers={"Retry-After": "60"})
    publish(news, a=busy, b=page("b"))
    assert world.visit(watched(news)).waiting == 2
    assert (news.count("/a"), news.count("/b")) == (1, 0)


def test_a_crawl_delay_holds_up_no_other_host(tmp_path: Path) -> None:
    """While one host is waited for the pages of others are taken."""
    with (
        open_news_server("127.0.0.2") as slow,
        open_news_server("127.0.0.3") as quick,
        open_world(tmp_path / "jalin.db", gap_s=1) as world,
    ):
        slow.answers["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 20\n")
        publish(slow, **{f"s{n}": page(f"S{n}") for n in range(3)})
        publish(quick, **{f"q{n}": page(f"Q{n}") for n in range(12)})
        told = world.go_round(watched(slow), watched(quick))
        assert [it.kept for it in told.feeds] == [3, 12]
        done = [event[2] for event in world.heard.events if event[:2] == ("advanced", "read")]
        assert done.index(slow.url("/s2")) > done.index(quick.url("/q11"))
        # Feed and three pages of the slow host are twenty seconds apart: it sets the time of all.
        assert 60 <= world.time.passed_s < 75


def test_a_round_that_is_broken_off_goes_on(world: World, news: NewsServer) -> None:
    """What was kept stays, and the next round fetches the rest and nothing twice."""
    publish(news, satu=page("Satu"), dua=page("Dua"), tiga=page("Tiga"))
    running = Round([watched(news)], replace(world.tools, observer=Interrupting()))
    with pytest.raises(KeyboardInterrupt):
        running.run(all_feeds=True)
    told = running.tally.report(world.register.count_waiting())
    assert (told.feeds[0].kept, told.feeds[0].waiting) == (1, 2)
    assert world.visit(watched(news)).kept == 2
    assert [news.count(f"/{name}") for name in ("satu", "dua", "tiga")] == [1, 1, 1]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.warta.example/ekonomi/pindad-teken.html?x=1", "warta.example/pindad-teken"),
        ("https://warta.example/read/2026/02/04/123/", "warta.example/123"),
        ("https://warta.example/", "warta.example"),
        (f"https://warta.example/{'x' * 500}", f"warta.example/{'x' * 106}"),
    ],
)
def test_a_page_is_named_by_its_address(url: str, name: str) -> None:
    """Host and last part of the path tell people which page it is."""
    assert name_page(url) == name
