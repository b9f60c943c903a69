"""The rows of days that stay as they are when a deal is derived anew.

A deal that is told again and again would else be derived for every day of its life each time.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jalin.pipeline.deriving.deal_rows import DealMatter
from jalin.pipeline.deriving.mentions import Mentions
from jalin.resolve.deals.candidates import DealPlace
from jalin.store.row_store import RowStore
from jalin.store.rows import PRESENT, ClaimRow, DealDayRow


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDays:
    """The rows of the days of a deal that stay as they are: those before `since`."""

    since: dt.date
    rows: tuple[DealDayRow, ...]


def keep_days(
    rows: RowStore,
    matters: Mapping[str, DealMatter],
    new: Mapping[str, set[DealPlace]],
    mentions: Mentions,
) -> Mapping[str, KeptDays]:
    """Find the days of each deal that lie before all that is new of it, and before every decision.

    `new` are the mentions that came to each deal or left it, or of which something changed.
    """
    mentions.load(place.document_id for places in new.values() for place in places)
    told: dict[str, list[DealDayRow]] = defaultdict(list)
    for row in rows.find_any(DealDayRow, "deal_id", matters):
        if row.day != PRESENT:
            told[row.deal_id].append(row)
    # A decision that no longer counts may have counted on every day, however early.
    claims = rows.find_any(ClaimRow, "deal_id", matters)
    judged = {it.deal_id for it in claims if it.judgement_id is not None or it.rejected}
    kept = {}
    for each, matter in matters.items():
        since = _find_since(matter, told[each], new[each], mentions)
        since = dt.date.min if each in judged else since
        days = tuple(row for row in told[each] if row.day < since.isoformat())
        kept[each] = KeptDays(since=since, rows=days)
    return kept


def _find_since(
    matter: DealMatter,
    told: Iterable[DealDayRow],
    new: Iterable[DealPlace],
    mentions: Mentions,
) -> dt.date:
    """Find the first day of a deal that may come out otherwise."""
    documents = (mentions.documents.get(place.document_id) for place in new)
    fresh = {it.published.last for it in documents if it is not None and it.published}
    fresh |= {decision.made.last for decision in matter.decisions}
    published = (telling.document.published for telling in matter.tellings.values())
    days = {date.last.isoformat() for date in published if date is not None}
    # A day on which no document came is that of a decision, perhaps one that was taken back.
    fresh |= {dt.date.fromisoformat(row.day) for row in told if row.day not in days}
    return min(fresh, default=dt.date.max)
