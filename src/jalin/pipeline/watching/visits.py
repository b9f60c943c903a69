"""One visit of a feed: what it lists now, itself or by the sitemaps that it points to."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from jalin.model import Heard, PartialDate, SkipError, Skipped
from jalin.pipeline.time_limit import DOCUMENT_SECONDS, keep_to_time
from jalin.source.feeds import FeedContent, FeedEntry, FeedKind, WatchedFeed, parse_listing
from jalin.source.fetching import Fetched, Purpose, Unchanged
from jalin.source.files.decoding import find_safe_encoding
from jalin.source.records import as_skipped
from jalin.store.watching import FeedState

# An index may list the maps of twenty years. News is in the latest; the rest are counted, not read.
MOST_MAPS = 20
# Maps are no longer read when so many pages are held.
_MOST_ENTRIES = 200_000
_DEEPEST_MAP = 2
# What is published where the day begins before ours is of tomorrow.
_AHEAD = dt.timedelta(days=1)
# Many sites leave a feed behind that is still there and lists the same pages for ever.
_ASLEEP = dt.timedelta(days=60)


class Fetch(Protocol):
    """What fetches an address. Raises FetchError."""

    def __call__(
        self,
        url: str,
        *,
        purpose: Purpose,
        etag: str | None = None,
        last_modified: str | None = None,
    ) -> Fetched | Unchanged:
        """Fetch an address, with marks of an earlier fetch only if it changed."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitTools:
    """What a visit needs: how to fetch, what is known of a feed, how a date is read.

    A list that takes longer than `seconds` to read is given up.
    """

    fetch: Fetch
    find_state: Callable[[str], FeedState]
    read_date: Callable[[str], PartialDate | None]
    seconds: float | None = DOCUMENT_SECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What a visit found.

    `entries` are the wanted pages, the latest first. `marks` are those of the feed and its maps, to
    be given back at the next visit. `skipped` is what of the feed could not be read, `note` what a
    person should know. An `unchanged` feed lists what it did. Of an index that is not `whole` some
    map could not be read.
    """

    feed: WatchedFeed
    entries: tuple[FeedEntry, ...]
    marks: tuple[FeedState, ...]
    skipped: tuple[Skipped, ...]
    note: str | None
    unchanged: bool
    whole: bool

    def find_latest(self, day: dt.date, known: dt.date | None) -> dt.date | None:
        """Find the latest day of which pages are listed now or, as is `known`, were before."""
        return max(filter(None, (*self._count_days(day), known)), default=None)

    def hear(self, day: dt.date, latest: dt.date | None) -> tuple[Heard, ...]:
        """Tell what was listened to on a day: each day of which pages are listed, and itself.

        A day that has not come yet is the fault of a clock and no day of which one can hear. The
        day itself was not heard where a part of the feed is missing, or where its `latest` page is
        so old that it tells nothing any more.
        """
        counts = self._count_days(day)
        if self.whole and not is_asleep(day, latest):
            counts.setdefault(day, 0)
        return tuple(
            Heard(outlet=self.feed.outlet, day=each, source=self.feed.url, documents=number)
            for each, number in sorted(counts.items())
        )

    def _count_days(self, day: dt.date) -> Counter[dt.date]:
        dates = (it.published for it in self.entries if it.published is not None)
        return Counter(it.full for it in dates if it.full is not None and not is_ahead(it, day))


def is_ahead(published: PartialDate, day: dt.date) -> bool:
    """Tell whether a date is that of a clock that is wrong: nobody publishes in days to come."""
    return published.first > day + _AHEAD


def is_asleep(day: dt.date, latest: dt.date | None) -> bool:
    """Tell whether a feed has stopped; one whose pages have no dates cannot be judged."""
    return latest is not None and latest < day - _ASLEEP


def visit_feed(feed: WatchedFeed, tools: VisitTools) -> Visit:
    """Fetch a feed and read what it lists. Raises SkipError where nothing of it can be read."""
    visiting = _Visiting(feed, tools)
    visiting.read(_Part(url=feed.url, kind=feed.kind))
    left = visiting.read_maps()
    if visiting.failed and not visiting.n_maps and not visiting.entries:
        # An index without any of its maps tells nothing.
        raise visiting.failed[0]
    n_tried = visiting.n_maps + len(visiting.failed)
    note = f"the {n_tried} latest of {n_tried + left} sitemaps are read" if left else None
    return Visit(
        feed=feed,
        entries=_sort(it for it in visiting.entries.values() if feed.takes(it.url)),
        marks=tuple(visiting.marks),
        skipped=tuple(visiting.skipped),
        note=note,
        unchanged=not visiting.n_changed,
        whole=not visiting.failed,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A feed, or a map that it points to; `depth` counts the indexes on the way."""

    url: str
    kind: FeedKind | None
    depth: int = 0


class _Visiting:
    """A visit at work: a feed is read, then the maps that it points to."""

    def __init__(self, feed: WatchedFeed, tools: VisitTools) -> None:
        self._feed = feed
        self._tools = tools
        self._maps: dict[str, _Part] = {}
        self._read: set[str] = set()
        self.entries: dict[str, FeedEntry] = {}
        self.marks: list[FeedState] = []
        self.skipped: list[Skipped] = []
        self.failed: list[SkipError] = []
        self.n_changed = 0
        self.n_maps = 0

    def read(self, part: _Part) -> None:
        """Fetch a part and read what it lists. Raises SkipError."""
        self._read.add(part.url)
        known = self._tools.find_state(self._name(part))
        got = self._tools.fetch(
            part.url, purpose=Purpose.FEED, etag=known.etag, last_modified=known.modified
        )
        if isinstance(got, Unchanged):
            self.marks.append(known)
            return
        content = FeedContent(
            url=got.final_url,
            content=got.content,
            charset=find_safe_encoding(got.charset),
            kind=part.kind,
        )
        read = partial(parse_listing, content, self._tools.read_date)
        listing = keep_to_time(read, part.url, self._tools.seconds)
        if isinstance(listing, Skipped):
            raise SkipError(listing.source, listing.reason, listing.detail)
        self.n_changed += not listing.maps
        self.skipped += listing.skipped
        for entry in listing.entries:
            self.entries.setdefault(entry.url, entry)
        if listing.fault is not None:
            note = Skipped(source=part.url, reason="broken_feed", detail=listing.fault)
            self.skipped.append(note)
        self._queue(listing.maps, part.depth + 1)
        # What is read in part, or points to what may change by itself, is to be read again.
        is_whole = listing.fault is None and not listing.maps
        self.marks.append(
            FeedState(
                url=known.url,
                etag=got.etag if is_whole else None,
                modified=got.last_modified if is_whole else None,
            )
        )

    def read_maps(self) -> int:
        """Read the maps that were found; give how many are left. A bad map is told."""
        for _ in range(MOST_MAPS):
            if not self._maps or len(self.entries) >= _MOST_ENTRIES:
                break
            part = self._maps.pop(next(iter(self._maps)))
            try:
                self.read(part)
            except SkipError as err:
                self.failed.append(err)
                self.skipped.append(as_skipped(err))
            else:
                self.n_maps += 1
        return len(self._maps)

    def _name(self, part: _Part) -> str:
        """Name the state of a part: feeds that point to the same map take different pages of it."""
        return part.url if part.depth == 0 else f"{self._feed.url} {part.url}"

    def _queue(self, maps: Iterable[str], depth: int) -> None:
        for url in maps:
            if depth <= _DEEPEST_MAP and url not in self._read:
                self._maps.setdefault(url, _Part(url=url, kind=FeedKind.SITEMAP, depth=depth))
            elif depth > _DEEPEST_MAP:
                detail = f"it is behind more than {_DEEPEST_MAP} indexes"
                self.skipped.append(Skipped(source=url, reason="too_deep", detail=detail))


def _sort(entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
    """Put the latest first; those of one day, and those without a day, stay in their order."""
    dated: list[FeedEntry] = []
    undated: list[FeedEntry] = []
    for entry in entries:
        (undated if _find_day(entry) is None else dated).append(entry)
    dated.sort(key=lambda it: PartialDate.order_of(_find_day(it)), reverse=True)
    return (*dated, *undated)


def _find_day(entry: FeedEntry) -> PartialDate | None:
    return entry.published or entry.changed
