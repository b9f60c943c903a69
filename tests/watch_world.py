"""A watch in miniature: real feeds over the network of this machine, time that tests let pass."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from jalin.model import PartialDate
from jalin.pipeline.run import Reader
from jalin.pipeline.watching.pages import PageTools
from jalin.pipeline.watching.reports import FeedReport, RoundReport
from jalin.pipeline.watching.rounds import Round, RoundTools
from jalin.pipeline.watching.times import WatchClock
from jalin.pipeline.watching.turns import Pace
from jalin.pipeline.watching.visits import VisitTools
from jalin.source import Decoder, SourceOptions
from jalin.source.article import find_publication_date
from jalin.source.feeds import WatchedFeed
from jalin.source.fetching import Fetcher, FetchPolicy
from jalin.store.register import Register
from jalin.text.lexicon import Lexicon, load_lexicon
from news_server import Answer
from register_factory import Heard, reading

START = dt.datetime(2026, 2, 10, 12, tzinfo=dt.UTC)
FILLER = "Para pihak menyampaikan hal itu di Jakarta dalam keterangan tertulis kepada wartawan."


class Time:
    """A clock that goes only when somebody sleeps, or when a test lets time pass."""

    def __init__(self) -> None:
        self.passed_s = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        """Let time pass, and remember."""
        self.slept.append(seconds)
        self.passed_s += seconds

    @property
    def clock(self) -> WatchClock:
        """The clocks of a watch that runs on this time."""
        return WatchClock(
            now=lambda: START + dt.timedelta(seconds=self.passed_s),
            seconds=lambda: self.passed_s,
            sleep=self.sleep,
        )


class World:
    """A register, the time, and what is needed for rounds of some feeds."""

    def __init__(self, register: Register, time: Time, pace: Pace, fetcher: Fetcher) -> None:
        self.register = register
        self.time = time
        self.heard = Heard()
        self.tools = RoundTools(
            register=register,
            visits=VisitTools(
                fetch=fetcher.fetch, find_state=register.feed_state, read_date=read_date
            ),
            pages=PageTools(
                fetch=fetcher.fetch,
                decode=Decoder(SourceOptions(), lexicon()).decode,
                reader=Reader(version="test/1", read=reading),
            ),
            clock=time.clock,
            pace=pace,
            observer=self.heard,
        )

    def go_round(
        self, *feeds: WatchedFeed, all_feeds: bool = True, resumes: bool = False
    ) -> RoundReport:
        """Do a round of some feeds."""
        running = Round(feeds, self.tools)
        running.run(all_feeds=all_feeds, resumes=resumes)
        return running.tally.report(self.register.count_waiting())

    def visit(self, feed: WatchedFeed, *, all_feeds: bool = True) -> FeedReport:
        """Do a round of one feed and tell how it fared."""
        return self.go_round(feed, all_feeds=all_feeds).feeds[0]

    def texts(self) -> list[str]:
        """Give the first words of all documents that are kept, sorted."""
        return sorted(document.text.split(".")[0] for document, _ in self.register.current())


@contextmanager
def open_world(
    path: Path, *, gap_s: float = 0.0, resolve: Callable[[str], tuple[str, ...]] | None = None
) -> Iterator[World]:
    """Open a world with a register of its own, for the time of a with-block."""
    time = Time()
    pace = Pace(gap_s, seconds=time.clock.seconds, sleep=time.sleep)
    policy = FetchPolicy(user_agent="Jalin/test", host_gap_s=gap_s, allow_loopback=True)
    given = {} if resolve is None else {"resolve": resolve}
    with (
        Fetcher(policy, clock=time.clock.seconds, sleep=pace.sleep, **given) as fetcher,
        Register.open(path) as register,
    ):
        yield World(register, time, pace, fetcher)


def page(text: str = "Satu") -> Answer:
    """Build a page of a few sentences; the text is the first of them."""
    body = f"<h1>Judul berita hari ini</h1><p>{text}. {FILLER}</p><p>{FILLER}</p>"
    return Answer(content=f"<html><body>{body}</body></html>")


def paper(text: str = "Satu") -> Answer:
    """Build a PDF of one sheet; the text is the first line on it."""
    lines = "".join(f"({line}) Tj T* " for line in (f"{text}.", FILLER, FILLER))
    drawn = f"BT /F1 10 Tf 14 TL 50 700 Td {lines}ET"
    fonts = "/Resources <</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>"
    objects = (
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R {fonts}>>",
        f"<</Length {len(drawn)}>>\nstream\n{drawn}\nendstream",
    )
    body = "".join(f"{number} 0 obj\n{it}\nendobj\n" for number, it in enumerate(objects, start=1))
    content = f"%PDF-1.4\n{body}trailer <</Root 1 0 R /Size 5>>\n%%EOF\n"
    return Answer(content=content, content_type="application/pdf")


def item(url: str, day: str = "10 Feb 2026") -> str:
    """Write an item of an RSS feed."""
    return f"<title>Berita</title><link>{url}</link><pubDate>{day} 10:00:00 +0700</pubDate>"


def read_date(text: str) -> PartialDate | None:
    """Read a date as the rules do."""
    return find_publication_date(text, lexicon())


@cache
def lexicon() -> Lexicon:
    """Load the rule data once."""
    return load_lexicon()
