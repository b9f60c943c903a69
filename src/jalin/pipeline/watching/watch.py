"""The watch: rounds until it is stopped, or one."""

import datetime as dt
import itertools
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jalin.model import Document, PartialDate, Reading
from jalin.pipeline.derive import ensure_derived
from jalin.pipeline.observer import Observer
from jalin.pipeline.run import Reader, decode_one
from jalin.pipeline.time_limit import DOCUMENT_SECONDS
from jalin.pipeline.watching.pages import PageTools
from jalin.pipeline.watching.reports import RoundReport
from jalin.pipeline.watching.rounds import Round, RoundTools
from jalin.pipeline.watching.times import WatchClock, find_farthest, parse_time, write_time
from jalin.pipeline.watching.turns import Pace
from jalin.pipeline.watching.visits import VisitTools
from jalin.read import READER, read_document
from jalin.source import Decoder, SourceOptions
from jalin.source.article import find_publication_date
from jalin.source.feeds import WatchList
from jalin.source.fetching import Fetcher, FetchPolicy
from jalin.store.register import Register
from jalin.text.knowledge import Knowledge, load_knowledge

# A clock may be set anew, and a laptop may sleep: the time is looked at so often.
_LONGEST_SLEEP_S = 60.0

Observe = Callable[[], AbstractContextManager[Observer]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchJob:
    """What is watched, and into which register.

    With `once` all feeds are visited once. `today` is the day from which relative dates count in a
    page without its own, that of the clock where it is None. `allow_loopback` is for tests. A page
    that takes longer than `document_seconds` to decode, or to read, is given up, and so is a feed.
    """

    watched: WatchList
    register: Path
    user_agent: str
    today: dt.date | None = None
    once: bool = False
    allow_loopback: bool = False
    document_seconds: float | None = DOCUMENT_SECONDS


def watch_feeds(job: WatchJob, clock: WatchClock, observe: Observe) -> Iterator[RoundReport]:
    """Go through rounds and give what each did, until the caller stops or is interrupted.

    An interrupt ends the round that is at work: what it has kept is derived and told, and no other
    follows. Raises AbortError where the register cannot be used.
    """
    knowledge = load_knowledge()
    pace = Pace(job.watched.host_gap_s, seconds=clock.seconds, sleep=clock.sleep)
    policy = FetchPolicy(
        user_agent=job.user_agent,
        host_gap_s=job.watched.host_gap_s,
        allow_loopback=job.allow_loopback,
    )
    with Fetcher(policy, clock=clock.seconds, sleep=pace.sleep) as fetcher:
        watch = _Watch(job=job, clock=clock, knowledge=knowledge, pace=pace, fetcher=fetcher)
        for number in itertools.count():
            with observe() as observer:
                report = watch.run_round(observer, resumes=number == 0)
            yield report
            if job.once or report.interrupted or not watch.wait(report):
                return


@dataclass(frozen=True, slots=True, kw_only=True)
class _Watch:
    """What stays from round to round."""

    job: WatchJob
    clock: WatchClock
    knowledge: Knowledge
    pace: Pace
    fetcher: Fetcher

    def run_round(self, observer: Observer, *, resumes: bool) -> RoundReport:
        """Do one round, derive what follows from it, and tell what it did."""
        with Register.open(self.job.register) as register:
            running = Round(self.job.watched.feeds, self._build_tools(register, observer))
            try:
                running.run(all_feeds=self.job.once, resumes=resumes)
            except KeyboardInterrupt:
                running.tally.interrupted = True
        # Opened anew: a statement that was cut off may have cost the connection.
        with Register.open(self.job.register) as register:
            observer.started("derive")
            with running.tally.counts.timed("derive"):
                ensure_derived(register)
            observer.finished("derive")
            return running.tally.report(register.count_waiting())

    def wait(self, report: RoundReport) -> bool:
        """Sleep until the next feed is due; False where the sleep is interrupted."""
        try:
            due = min(it.next_visit for it in report.feeds if it.next_visit is not None)
            while write_time(now := self.clock.now()) < due <= find_farthest(now):
                left_s = (parse_time(due) - now).total_seconds()
                self.clock.sleep(min(left_s, _LONGEST_SLEEP_S))
        except KeyboardInterrupt:
            return False
        return True

    def _build_tools(self, register: Register, observer: Observer) -> RoundTools:
        lexicon = self.knowledge.lexicon

        def read_date(text: str) -> PartialDate | None:
            return find_publication_date(text, lexicon)

        return RoundTools(
            register=register,
            visits=VisitTools(
                fetch=self.fetcher.fetch,
                find_state=register.feed_state,
                read_date=read_date,
                seconds=self.job.document_seconds,
            ),
            pages=PageTools(
                fetch=self.fetcher.fetch,
                decode=partial(
                    decode_one,
                    decoder=Decoder(SourceOptions(), lexicon),
                    seconds=self.job.document_seconds,
                ),
                reader=self._build_reader(),
            ),
            clock=self.clock,
            pace=self.pace,
            observer=observer,
        )

    def _build_reader(self) -> Reader:
        today = self.job.today or self.clock.now().date()

        def read(document: Document) -> Reading:
            return read_document(document, self.knowledge, today=today)

        return Reader(version=READER, read=read, seconds=self.job.document_seconds)
