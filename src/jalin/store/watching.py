"""The working state of watching: when feeds are due, and which of their pages are still to come.

It is neither truth nor derived from it: without it feeds are visited anew, and what is kept already
stays as it is. Times are ISO 8601 in UTC, all of one length, so that they sort as text.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jalin.store.codec import build_record, encode_record, list_columns
from jalin.store.engine.database import ColumnKind, Database


class PageState(StrEnum):
    """What became of a page that a feed listed."""

    WAITING = "waiting"
    KEPT = "kept"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """How the visits of a feed went.

    `url` is that of the feed, or behind it and a blank that of a map to which it points.
    `etag` and `modified` are the marks of what was read last. `failures` counts the visits that
    failed since one did not, `fault` is the reason of the last. A feed is not visited before `due`.
    """

    url: str
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    due: str | None = None
    visited: str | None = None
    fault: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """A page that a feed listed, and what became of it.

    `title` and `published` are what the feed says. A waiting page is not fetched before `due`;
    `tries` counts the times that it could not be, `reason` says why the last of them failed.
    """

    url: str
    feed: str
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    state: PageState = PageState.WAITING
    tries: int = 0
    due: str | None = None
    reason: str | None = None


_FEED_FIELDS = tuple(column.name for column in list_columns(FeedState))
_PAGE_COLUMNS = {column.name: column.kind for column in list_columns(PageEntry)}
_PAGE_FIELDS = ", ".join(_PAGE_COLUMNS)


class Watching:
    """The states of the feeds and pages that are watched."""

    _database: Database

    def feed_state(self, url: str) -> FeedState:
        """Give how the visits of a feed went; of one that was never visited, nothing."""
        query = f"SELECT {', '.join(_FEED_FIELDS)} FROM watched_feeds WHERE url = ?"  # noqa: S608 (own names)
        found = self._database.fetch(query, (url,))
        return build_record(FeedState, found[0]) if found else FeedState(url=url)

    def set_feed_state(self, state: FeedState) -> None:
        """Keep how the last visit of a feed went."""
        marks = ", ".join("?" for _ in _FEED_FIELDS)
        changes = ", ".join(f"{name} = excluded.{name}" for name in _FEED_FIELDS[1:])
        query = f"""
            INSERT INTO watched_feeds ({", ".join(_FEED_FIELDS)}) VALUES ({marks})
            ON CONFLICT (url) DO UPDATE SET {changes}
        """  # noqa: S608 (own names)
        self._database.fetch(query, encode_record(state))

    def latest_heard(self, outlet: str, source: str, until: dt.date) -> dt.date | None:
        """Give the latest day, up to one, of which a feed of an outlet has listed pages."""
        query = """
            SELECT max(day) FROM heard
            WHERE outlet = ? AND source = ? AND documents > 0 AND day <= ?
        """
        latest = self._database.fetch(query, (outlet, source, until.isoformat()))[0][0]
        return None if latest is None else dt.date.fromisoformat(latest)

    def add_pages(self, pages: Sequence[PageEntry]) -> int:
        """Queue the pages that no feed has listed before, and count them."""
        where = self._database.is_any("url", ColumnKind.TEXT)
        query = f"SELECT url FROM watched_pages WHERE {where}"  # noqa: S608 (own names)
        by_url = {page.url: page for page in reversed(pages)}
        with self._database.transaction():
            for (known,) in self._database.fetch(query, (self._database.pack(sorted(by_url)),)):
                del by_url[known]
            self._database.insert("watched_pages", _PAGE_COLUMNS, _encode(by_url.values()))
        return len(by_url)

    def waiting_pages(self, feed: str, *, now: str, far: str, limit: int) -> tuple[PageEntry, ...]:
        """Give the pages of a feed that may be fetched now, those that became due last first.

        What is due beyond `far`, for which nothing waits, may be fetched, too.
        """
        query = f"""
            SELECT {_PAGE_FIELDS} FROM watched_pages
            WHERE feed = ? AND state = ? AND (due <= ? OR due > ?)
            ORDER BY due DESC, url LIMIT {limit:d}
        """  # noqa: S608 (own names)
        found = self._database.fetch(query, (feed, PageState.WAITING.value, now, far))
        return tuple(build_record(PageEntry, row) for row in found)

    def count_waiting(self) -> dict[str, int]:
        """Count the pages that wait, by feed."""
        query = "SELECT feed, count(*) FROM watched_pages WHERE state = ? GROUP BY feed"
        return dict(self._database.fetch(query, (PageState.WAITING.value,)))

    def set_page_state(self, page: PageEntry) -> None:
        """Keep what became of a page."""
        query = """
            UPDATE watched_pages SET state = ?, tries = ?, due = ?, reason = ? WHERE url = ?
        """
        told = (page.state.value, page.tries, page.due, page.reason, page.url)
        self._database.fetch(query, told)


def _encode(pages: Iterable[PageEntry]) -> Iterable[Sequence[str | int | float | None]]:
    return (encode_record(page) for page in pages)
