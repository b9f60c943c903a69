"""One round of watching: the feeds that are due are visited, then their pages are taken.

Each visit and each page is kept in a transaction of its own. A process that is killed loses what it
was fetching at that moment, and the next round goes on from there.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jalin.model import SkipError, Skipped
from jalin.pipeline.observer import Observer
from jalin.pipeline.watching.pages import PageTools, Taken, keep_page, take_page
from jalin.pipeline.watching.reports import FeedTally, RoundTally
from jalin.pipeline.watching.times import (
    WatchClock,
    add_seconds,
    find_farthest,
    find_feed_wait,
    find_page_wait,
    write_time,
)
from jalin.pipeline.watching.turns import Pace, Turns
from jalin.pipeline.watching.visits import Visit, VisitTools, is_ahead, is_asleep, visit_feed
from jalin.source.feeds import FeedEntry, WatchedFeed
from jalin.source.fetching import FetchError
from jalin.source.records import as_skipped
from jalin.store.register import Register
from jalin.store.watching import FeedState, PageEntry

# A host that fails so often in a row is left alone for the rest of the round.
_MOST_FAILURES = 3
# Pages of one visit become due one after another, so that the latest are fetched first.
_RANK_S = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundTools:
    """What a round works with."""

    register: Register
    visits: VisitTools
    pages: PageTools
    clock: WatchClock
    pace: Pace
    observer: Observer


class Round:
    """A round at work. `tally` is true at any moment, also when it is broken off."""

    def __init__(self, feeds: Iterable[WatchedFeed], tools: RoundTools) -> None:
        self._tools = tools
        self._register = tools.register
        tallies = {feed.url: FeedTally(feed=feed) for feed in feeds}
        self.tally = RoundTally(started=write_time(tools.clock.now()), feeds=tallies)

    def run(self, *, all_feeds: bool, resumes: bool = False) -> None:
        """Visit the feeds that are due, or all but those that rest, and take their pages.

        A round that `resumes` what a process before left undone takes the pages of all feeds.
        """
        due = [it for it in self.tally.feeds.values() if self._is_due(it, all_feeds=all_feeds)]
        observer, counts = self._tools.observer, self.tally.counts
        observer.started("listen")
        with counts.timed("listen"):
            self._listen_to_all(due)
        observer.finished("listen")
        observer.started("read")
        with counts.timed("read"):
            self._take_all(self.tally.feeds.values() if resumes else due)
        observer.finished("read")

    def _is_due(self, tally: FeedTally, *, all_feeds: bool) -> bool:
        """Tell whether a feed is to be visited now; else note when it will be."""
        state = self._register.feed_state(tally.feed.url)
        now = self._tools.clock.now()
        is_resting = state.due is not None and write_time(now) < state.due <= find_farthest(now)
        if not is_resting or (all_feeds and not state.failures):
            return True
        tally.next_visit, tally.fault = state.due, state.fault
        return False

    def _listen_to_all(self, due: Iterable[FeedTally]) -> None:
        for host, tally in Turns(((it.feed.url, it) for it in due), self._tools.pace):
            tally.visited = True
            with self._tools.pace.visiting(host):
                try:
                    found: Visit | SkipError = visit_feed(tally.feed, self._tools.visits)
                except SkipError as err:
                    found = err
            if isinstance(found, Visit):
                self._keep_visit(found, tally)
            else:
                self._keep_failure(found, tally)
            self._tools.observer.advanced("listen", tally.feed.url)

    def _keep_visit(self, visit: Visit, tally: FeedTally) -> None:
        """Keep what a feed lists, its marks and that it was listened to, all or nothing."""
        now, feed = self._tools.clock.now(), visit.feed
        day, visited = now.date(), write_time(now)
        due = write_time(add_seconds(now, feed.every_s))
        pages = [_build_page(it, feed, rank, now) for rank, it in enumerate(visit.entries)]
        latest = visit.find_latest(day, self._register.latest_heard(feed.outlet, feed.url, day))
        with self._register.transaction():
            for mark in visit.marks:
                state = FeedState(
                    url=mark.url,
                    etag=mark.etag,
                    modified=mark.modified,
                    visited=visited,
                    due=due if mark.url == feed.url else None,
                )
                self._register.set_feed_state(state)
            tally.new = self._register.add_pages(pages)
            for heard in visit.hear(day, latest):
                self._register.add_heard(heard)
        self.tally.heard += 1
        tally.entries = None if visit.unchanged else len(visit.entries)
        tally.note, tally.next_visit = visit.note, due
        if is_asleep(day, latest):
            tally.note = f"it has stopped: its latest page is of {latest}"
        for skipped in visit.skipped:
            self._leave_out(skipped)

    def _keep_failure(self, error: SkipError, tally: FeedTally) -> None:
        """Keep that a visit failed: nobody listened, and the next try comes later each time."""
        state = self._register.feed_state(tally.feed.url)
        asked_s = error.retry_after_s if isinstance(error, FetchError) else None
        wait_s = find_feed_wait(state.failures + 1, asked_s)
        tally.fault = error.reason
        tally.next_visit = write_time(add_seconds(self._tools.clock.now(), wait_s))
        failed = replace(
            state, failures=state.failures + 1, due=tally.next_visit, fault=error.reason
        )
        self._register.set_feed_state(failed)
        self._leave_out(as_skipped(error))

    def _take_all(self, due: Iterable[FeedTally]) -> None:
        """Take the pages that wait, host by host in turn."""
        turns = Turns(self._list_waiting(due), self._tools.pace)
        failures: Counter[str] = Counter()
        for host, (page, tally) in turns:
            with self._tools.pace.visiting(host):
                taken = take_page(page, tally.feed, self._tools.pages, self._register)
            if taken.error is None:
                failures[host] = 0
                self._keep_page(taken, tally)
            else:
                failures[host] += 1
                self._postpone(taken, taken.error)
                if taken.error.retry_after_s is not None or failures[host] >= _MOST_FAILURES:
                    turns.drop(host)
            self._tools.observer.advanced("read", page.url)

    def _list_waiting(
        self, due: Iterable[FeedTally]
    ) -> Iterator[tuple[str, tuple[PageEntry, FeedTally]]]:
        now = self._tools.clock.now()
        until, far = write_time(now), find_farthest(now)
        for tally in due:
            feed = tally.feed
            for page in self._register.waiting_pages(
                feed.url, now=until, far=far, limit=feed.max_pages
            ):
                yield page.url, (page, tally)

    def _keep_page(self, taken: Taken, tally: FeedTally) -> None:
        counts = self.tally.counts
        is_new = keep_page(taken, self._register)
        if taken.skipped is not None:
            tally.skipped += 1
            self._leave_out(taken.skipped)
            return
        tally.kept += 1
        counts.added += is_new
        counts.unchanged += not is_new
        counts.read += taken.reading is not None
        counts.relevant += taken.reading is not None and taken.reading.relevant

    def _postpone(self, taken: Taken, error: FetchError) -> None:
        """Leave a page for another try."""
        wait_s = find_page_wait(taken.page.tries, error.retry_after_s)
        due = write_time(add_seconds(self._tools.clock.now(), wait_s))
        self._register.set_page_state(replace(taken.page, due=due))

    def _leave_out(self, skipped: Skipped) -> None:
        self.tally.counts.left_out.append(skipped)
        self._tools.observer.skipped(skipped)


def _build_page(entry: FeedEntry, feed: WatchedFeed, rank: int, now: dt.datetime) -> PageEntry:
    is_wrong = entry.published is not None and is_ahead(entry.published, now.date())
    return PageEntry(
        url=entry.url,
        feed=feed.url,
        outlet=feed.outlet,
        title=entry.title,
        published=None if is_wrong else entry.stated,
        due=write_time(add_seconds(now, -rank * _RANK_S)),
    )
