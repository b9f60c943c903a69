"""What the register has heard, counted by the database: outlets, months, copies, what was skipped.

A day cuts off what was published later; a document whose date is a month or a year counts from its
last day, and one without a date only where no day is asked.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from jalin.model import Skipped
from jalin.store.codec import build_record, list_columns
from jalin.store.engine.database import Database
from jalin.store.headings import list_bounds
from jalin.store.truth import ListeningRow
from jalin.store.watching import FeedState, PageState

_FEED_FIELDS = ", ".join(column.name for column in list_columns(FeedState))
_EVERY = "1 = 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletSpan:
    """The documents of an outlet: how many, how many without a date, the first day and the last.

    `outlet` is None for those that name none. Days are as precise as they are told.
    """

    outlet: str | None
    documents: int
    undated: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedCount:
    """How often something was skipped for one reason."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """Copies of one text: the name of the group, and how many documents have it."""

    source_id: str
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyTotals:
    """How many texts have copies, and in how many documents they stand altogether."""

    groups: int
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCount:
    """How many of the pages that a feed listed are in a state."""

    feed: str
    state: PageState
    count: int


class Coverage:
    """Counts over everything that a database keeps."""

    _database: Database

    def outlet_spans(self, until: dt.date | None = None) -> tuple[OutletSpan, ...]:
        """Give the span of each outlet, most documents first."""
        where, values = _write_until(until)
        query = f"""
            SELECT outlet, count(*), count(*) - count(published), min(published), max(published)
            FROM documents WHERE {where} GROUP BY outlet ORDER BY 2 DESC, 1
        """  # noqa: S608 (own words)
        return tuple(
            OutletSpan(outlet=it[0], documents=it[1], undated=it[2], first=it[3], last=it[4])
            for it in self._database.fetch(query, values)
        )

    def kept_by_month(self, until: dt.date | None = None) -> tuple[ListeningRow, ...]:
        """Count the kept documents of each outlet and month."""
        where, values = _write_until(until)
        query = f"""
            SELECT outlet, substr(published, 1, 7), count(*) FROM documents
            WHERE outlet IS NOT NULL AND length(published) >= 7 AND {where}
            GROUP BY 1, 2 ORDER BY 1, 2
        """  # noqa: S608 (own words)
        return _build_months(self._database.fetch(query, values))

    def heard_by_month(self, until: dt.date | None = None) -> tuple[ListeningRow, ...]:
        """Count by outlet and month the days on which somebody listened to it."""
        query = """
            SELECT outlet, substr(day, 1, 7), count(DISTINCT day) FROM heard
            WHERE day <= ? GROUP BY 1, 2 ORDER BY 1, 2
        """
        last = (until or dt.date.max).isoformat()
        return _build_months(self._database.fetch(query, (last,)))

    def skipped_counts(self) -> tuple[SkippedCount, ...]:
        """Count what was skipped by its reason, most first."""
        query = "SELECT reason, count(*) FROM skipped GROUP BY reason ORDER BY 2 DESC, 1"
        found = self._database.fetch(query)
        return tuple(SkippedCount(reason=it[0], count=int(it[1])) for it in found)

    def skipped_of(self, reason: str, limit: int) -> tuple[Skipped, ...]:
        """Give some of what was skipped for a reason, by its source."""
        query = f"""
            SELECT source, reason, detail FROM skipped WHERE reason = ?
            ORDER BY source, detail LIMIT {limit:d}
        """  # noqa: S608 (a number)
        found = self._database.fetch(query, (reason,))
        return tuple(Skipped(source=it[0], reason=it[1], detail=it[2]) for it in found)

    def copy_totals(self) -> CopyTotals:
        """Count the texts that several documents have."""
        query = """
            SELECT count(*), coalesce(sum(documents), 0) FROM (
                SELECT count(*) AS documents FROM copies GROUP BY source_id HAVING count(*) > 1
            ) AS grouped
        """
        groups, documents = self._database.fetch(query)[0]
        return CopyTotals(groups=int(groups), documents=int(documents))

    def copy_groups(self, limit: int) -> tuple[CopyGroup, ...]:
        """Give the groups of copies, the largest first."""
        query = f"""
            SELECT source_id, count(*) FROM copies GROUP BY source_id HAVING count(*) > 1
            ORDER BY 2 DESC, 1 LIMIT {limit:d}
        """  # noqa: S608 (a number)
        found = self._database.fetch(query)
        return tuple(CopyGroup(source_id=it[0], documents=int(it[1])) for it in found)

    def feed_states(self) -> tuple[FeedState, ...]:
        """Give how the visits of all feeds went, those that fail first."""
        query = f"SELECT {_FEED_FIELDS} FROM watched_feeds ORDER BY failures DESC, url"  # noqa: S608 (own names)
        return tuple(build_record(FeedState, row) for row in self._database.fetch(query))

    def page_counts(self) -> tuple[PageCount, ...]:
        """Count the pages that feeds listed by what became of them."""
        query = "SELECT feed, state, count(*) FROM watched_pages GROUP BY feed, state ORDER BY 1, 2"
        found = self._database.fetch(query)
        return tuple(
            PageCount(feed=it[0], state=PageState(it[1]), count=int(it[2])) for it in found
        )


def _write_until(until: dt.date | None) -> tuple[str, tuple[str, ...]]:
    """Write the condition that a document was published by a day, and its values."""
    if until is None:
        return _EVERY, ()
    bounds = list_bounds(until)
    over = (f"length(published) = {length:d} AND published <= ?" for length, _ in bounds)
    return f"({' OR '.join(over)})", tuple(last for _, last in bounds)


def _build_months(rows: Sequence[tuple[str, str, int]]) -> tuple[ListeningRow, ...]:
    return tuple(ListeningRow(outlet=it[0], date=it[1], count=int(it[2])) for it in rows)
