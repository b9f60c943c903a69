"""What a round of watching tells: of each feed, and of all documents."""

from dataclasses import dataclass, field

from jalin.pipeline.report import Counts, RunReport
from jalin.source.feeds import WatchedFeed


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedReport:
    """How a feed fared in a round.

    `visited` is False for one that was not due, or rests after a failure. `entries` is what it
    lists, None where it failed or says that nothing changed. Of its pages so many are `new`, were
    `kept`, `skipped` and still wait. `fault` is why the last visit failed. Times are in UTC.
    """

    outlet: str
    url: str
    visited: bool
    entries: int | None
    new: int
    kept: int
    skipped: int
    waiting: int
    fault: str | None
    note: str | None
    next_visit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundReport:
    """What a round did. `heard` counts the feeds that were listened to."""

    started: str
    heard: int
    interrupted: bool
    feeds: tuple[FeedReport, ...]
    documents: RunReport


@dataclass(slots=True, kw_only=True)
class FeedTally:
    """What a round has done for a feed so far."""

    feed: WatchedFeed
    visited: bool = False
    entries: int | None = None
    new: int = 0
    kept: int = 0
    skipped: int = 0
    fault: str | None = None
    note: str | None = None
    next_visit: str | None = None

    def report(self, waiting: int) -> FeedReport:
        """Give what was counted."""
        return FeedReport(
            outlet=self.feed.outlet,
            url=self.feed.url,
            visited=self.visited,
            entries=self.entries,
            new=self.new,
            kept=self.kept,
            skipped=self.skipped,
            waiting=waiting,
            fault=self.fault,
            note=self.note,
            next_visit=self.next_visit,
        )


@dataclass(slots=True, kw_only=True)
class RoundTally:
    """What a round has done so far."""

    started: str
    feeds: dict[str, FeedTally]
    counts: Counts = field(default_factory=Counts)
    heard: int = 0
    interrupted: bool = False

    def report(self, waiting: dict[str, int]) -> RoundReport:
        """Give what was counted; `waiting` counts the pages that wait, by feed."""
        return RoundReport(
            started=self.started,
            heard=self.heard,
            interrupted=self.interrupted,
            feeds=tuple(it.report(waiting.get(url, 0)) for url, it in self.feeds.items()),
            documents=self.counts.report(),
        )
