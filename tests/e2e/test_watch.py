"""`jalin watch` against outlets on this machine."""

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from command import Outcome, Run
from feed_contents import atom, rss, sitemap, sitemap_index
from jalin.source.feeds import parse_watch_list
from jalin.store.register import Register
from news_server import Answer, NewsServer, feed, open_news_server, robots

OUTLET = "Warta Uji"
FILLER = "Para pihak menyampaikan hal itu di Jakarta dalam keterangan tertulis kepada wartawan."
DEAL = (
    "PT Pindad dan Ashok Leyland meneken nota kesepahaman tentang bus listrik di Bandung."
    " Nota kesepahaman itu diteken oleh direktur utama kedua perusahaan."
)


def page(text: str, *, published: str = "2026-02-10", outlet: str = "Kanal Ekonomi") -> Answer:
    """Write a page that says when it was published, and by whom."""
    meta = f'<meta property="article:published_time" content="{published}">'
    site = f'<meta property="og:site_name" content="{outlet}">'
    body = f"<h1>Pindad dan Ashok Leyland</h1><p>{text} {FILLER}</p><p>{FILLER}</p>"
    return Answer(content=f"<html><head>{meta}{site}</head><body>{body}</body></html>")


def item(url: str, published: str = "Tue, 10 Feb 2026 10:00:00 +0700") -> str:
    """Write an item of an RSS feed."""
    return f"<title>Berita</title><link>{url}</link><pubDate>{published}</pubDate>"


@pytest.fixture
def news(monkeypatch: pytest.MonkeyPatch) -> Iterator[NewsServer]:
    """Start an outlet that Jalin is allowed to ask."""
    monkeypatch.setenv("JALIN_ALLOW_LOOPBACK", "1")
    with open_news_server() as opened:
        yield opened


def write_list(folder: Path, *feeds: str, **more: str) -> Path:
    """Write a list of feeds of the outlet."""
    lines = ["[watch]", 'host_gap = "0s"']
    for url in feeds:
        lines += ["[[feed]]", f'outlet = "{OUTLET}"', f'url = "{url}"']
        lines += [f"{key} = {value}" for key, value in more.items()]
    path = folder / "feeds.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def watch(run: Run, path: Path) -> tuple[Outcome, dict[str, Any]]:
    """Watch once and give what is told to programs."""
    outcome = run("watch", path, "--once", "--json")
    return outcome, json.loads(outcome.out)


def test_every_form_of_feed_is_read_and_asked_for_changes(
    run: Run, news: NewsServer, tmp_path: Path
) -> None:
    """Pages of RSS, Atom, sitemaps and lists come in once; then only changes are asked for."""
    stated = "<news:publication_date>2026-02-10</news:publication_date>"
    told = f"<news:news>{stated}<news:title>Berita</news:title></news:news>"
    entry = f'<title>Berita</title><link href="{news.url("/dua")}"/>'
    news.answers |= {
        "/rss": feed(rss(item(news.url("/satu"))), etag='"r1"'),
        "/atom": feed(atom(f"{entry}<published>2026-02-11T01:00:00Z</published>"), etag='"a1"'),
        "/index.xml": feed(sitemap_index(f"<loc>{news.url('/news.xml')}</loc>")),
        "/news.xml": feed(sitemap(f"<loc>{news.url('/tiga')}</loc>{told}"), etag='"s1"'),
        "/urls": Answer(content=f"# x\n{news.url('/empat')}\n", content_type="text/plain"),
    }
    names = ("satu", "dua", "tiga", "empat")
    news.answers |= {f"/{name}": page(f"{DEAL} Bagian {name}.") for name in names}
    forms = ("/rss", "/atom", "/index.xml", "/urls")
    path = write_list(tmp_path, *map(news.url, forms))
    outcome, report = watch(run, path)
    assert outcome.code == 0, outcome.err
    assert [(it["entries"], it["new"], it["kept"]) for it in report["feeds"]] == [(1, 1, 1)] * 4
    assert report["documents"]["relevant"] == 4
    assert all(it["next_visit"] > report["started"] for it in report["feeds"])

    outcome, report = watch(run, path)
    assert outcome.code == 0
    assert [it["entries"] for it in report["feeds"]] == [None, None, None, 1]
    assert [news.count(f"/{name}") for name in names] == [1, 1, 1, 1]
    assert news.last("/rss")["if-none-match"] == '"r1"'
    assert news.last("/news.xml")["if-none-match"] == '"s1"'
    assert "if-none-match" not in news.last("/index.xml")
    assert news.last("/rss")["user-agent"].startswith("Jalin/")


def test_a_run_that_was_killed_goes_on(run: Run, news: NewsServer, tmp_path: Path) -> None:
    """A process that is killed between two pages loses nothing, and no page is fetched twice."""
    names = [f"p{number}" for number in range(4)]
    news.answers["/rss"] = feed(rss(*(item(news.url(f"/{name}")) for name in names)), etag='"1"')
    news.answers |= {f"/{name}": page(f"Berita {name}.") for name in names}
    path = write_list(tmp_path, news.url("/rss"))
    started = subprocess.Popen(  # noqa: S603 (our own command)
        [sys.executable, "-m", "jalin", "watch", path, "--once"],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    # The third page kills whoever asks for it: the two before it are kept.
    news.answers["/p2"] = replace(news.answers["/p2"], before=started.kill)
    assert started.wait() == -signal.SIGKILL
    news.answers["/p2"] = replace(news.answers["/p2"], before=None)
    outcome, report = watch(run, path)
    assert outcome.code == 0, outcome.err
    (told,) = report["feeds"]
    assert (told["entries"], told["new"], told["kept"], told["waiting"]) == (None, 0, 2, 0)
    assert [news.count(f"/{name}") for name in names] == [1, 1, 2, 1]
    with Register.open(tmp_path / "jalin.db") as register:
        assert register.count() == 4


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_with_a_report(
    news: NewsServer, tmp_path: Path, number: signal.Signals
) -> None:
    """Ctrl-C, or a service that is stopped, ends a round: it tells what was kept and derives it."""
    names = ("satu", "dua", "tiga")
    news.answers["/rss"] = feed(rss(*(item(news.url(f"/{name}")) for name in names)))
    news.answers |= {f"/{name}": page(DEAL + name) for name in names}
    path = write_list(tmp_path, news.url("/rss"))
    started = subprocess.Popen(  # noqa: S603 (our own command)
        [sys.executable, "-m", "jalin", "watch", path, "--json"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    stop = threading.Event()

    def interrupt() -> None:
        started.send_signal(number)
        stop.wait(10)

    news.answers["/dua"] = replace(news.answers["/dua"], before=interrupt)
    out, err = started.communicate(timeout=60)
    stop.set()
    report = json.loads(out)
    assert (started.returncode, report["interrupted"]) == (0, True), err
    assert (report["feeds"][0]["kept"], report["feeds"][0]["waiting"]) == (1, 2)
    with Register.open(tmp_path / "jalin.db") as register:
        assert register.pending() == ()


def test_a_watch_that_has_nothing_to_do_is_no_fault(
    run: Run, news: NewsServer, tmp_path: Path
) -> None:
    """Whoever ends a watch before a feed is due is told when it will be, and of no failure."""
    news.answers["/rss"] = feed(rss())
    path = write_list(tmp_path, news.url("/rss"))
    assert watch(run, path)[0].code == 0
    started = subprocess.Popen(  # noqa: S603 (our own command)
        [sys.executable, "-m", "jalin", "watch", path],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert started.stdout is not None
    told = next(line for line in started.stdout if OUTLET in line)
    next(line for line in started.stdout if "heard" in line)
    started.send_signal(signal.SIGINT)
    started.communicate(timeout=60)
    assert started.returncode == 0
    assert ":" in told


def test_a_stall_is_inferred_where_a_feed_was_listened_to(
    run: Run, news: NewsServer, tmp_path: Path
) -> None:
    """A silent deal is unknown until somebody listens to the outlet that told it.

    No document need be kept for that: the page that the feed lists is closed to robots.
    """
    old = page(DEAL, published="2019-01-10", outlet=OUTLET)
    (tmp_path / "old.html").write_text(str(old.content), encoding="utf-8")
    assert run("add", "old.html").code == 0
    (deal,) = json.loads(run("deals", "--json").out)
    assert deal["state"] == "unknown"
    news.answers["/robots.txt"] = robots("User-agent: *\nDisallow: /baru\n")
    news.answers["/rss"] = feed(rss(item(news.url("/baru"))))
    outcome, report = watch(run, write_list(tmp_path, news.url("/rss")))
    assert (outcome.code, report["documents"]["skipped"]) == (1, {"robots": 1})
    (deal,) = json.loads(run("deals", "--json").out)
    assert deal["state"] == "stalled_inferred"


def test_a_feed_in_trouble_is_told_and_rests(run: Run, news: NewsServer, tmp_path: Path) -> None:
    """Failures are told on both outputs and end no run; nothing heard at all is another code."""
    news.answers["/rss"] = feed(rss(item(news.url("/satu"))))
    news.answers |= {"/satu": page("Satu."), "/rusak": Answer(content="<html><p>Halo</p></html>")}
    path = write_list(tmp_path, news.url("/rss"), news.url("/rusak"))
    outcome = run("watch", path, "--once")
    assert outcome.code == 1
    assert "failed: not a feed" in outcome.out
    assert "1 of 2 feeds heard; 1 added" in outcome.out
    assert f"skipped {news.url('/rusak')}: not a feed" in outcome.err
    outcome = run("watch", write_list(tmp_path, news.url("/rusak")), "--once")
    assert outcome.code == 3
    assert "rests until its next visit" in " ".join(outcome.out.split())
    assert news.count("/rusak") == 1


def test_this_machine_is_not_asked_unless_told(
    run: Run, news: NewsServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the setting for tests a feed of this machine is refused."""
    monkeypatch.delenv("JALIN_ALLOW_LOOPBACK")
    outcome, report = watch(run, write_list(tmp_path, news.url("/rss")))
    assert (outcome.code, report["documents"]["skipped"]) == (3, {"refused_address": 1})
    assert news.asked == []


def test_the_starter_list_is_printed_and_understood(run: Run, tmp_path: Path) -> None:
    """What `--starter` prints is a list; a list with faults ends the run with all of them."""
    outcome = run("watch", "--starter")
    assert outcome.code == 0
    assert len(parse_watch_list(outcome.out, "feeds.toml").feeds) > 20
    path = write_list(tmp_path, "kabar.example", colour='"red"')
    outcome = run("watch", path, "--once")
    assert outcome.code == 3
    assert "feed[1].url: not an address" in outcome.err
    assert "feed[1].colour: no such key" in outcome.err
    assert run("watch").code == 2
