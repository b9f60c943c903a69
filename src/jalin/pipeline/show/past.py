"""The derived rows of deals as they would be if only what was known at a moment were kept.

Only deals of which something became known later are derived anew: what the register holds of all
others was known already.
"""

import datetime as dt
import functools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from jalin.pipeline.deriving.deal_rows import DealMatter, derive_deal_rows
from jalin.pipeline.deriving.decisions import decide_promises
from jalin.pipeline.deriving.insight import Insight, load_insight
from jalin.pipeline.deriving.join_rows import read_join
from jalin.pipeline.deriving.mentions import Mentions
from jalin.pipeline.judging.keeping import load_judgements
from jalin.pipeline.show.moment import Moment
from jalin.resolve.deals.candidates import DealPlace
from jalin.resolve.deals.clusters import DealCluster, sort_by_age
from jalin.resolve.judged.rulings import Rulings
from jalin.store.memory import MemoryRows
from jalin.store.register import Register
from jalin.store.row_store import RowStore
from jalin.store.rows import (
    ClaimRow,
    ContradictionRow,
    DealJoinRow,
    DealMentionRow,
    DealPromiseRow,
    DealRoleRow,
    Row,
    SettlementRow,
    StepEvidenceRow,
    StepRow,
)

_Row = TypeVar(
    "_Row",
    bound=ClaimRow
    | ContradictionRow
    | DealJoinRow
    | DealMentionRow
    | DealPromiseRow
    | DealRoleRow
    | SettlementRow
    | StepEvidenceRow
    | StepRow,
)
_PlacesByDeal = Mapping[str, tuple[DealPlace, ...]]
# Read once, for whoever asks for several days.
_load_insight = functools.cache(load_insight)


class KnownRows:
    """The derived rows of deals as they were known at a moment, to be looked up.

    `renewed` holds those of the deals in `later`, of which something became known later. Rows come
    in the order of a store, those of `renewed` after the others.
    """

    def __init__(
        self, stored: RowStore, renewed: RowStore, later: Collection[str] = frozenset()
    ) -> None:
        self._stored = stored
        self._renewed = renewed
        self._later = later

    def find(self, kind: type[_Row], **columns: object) -> tuple[_Row, ...]:
        """Find the rows whose columns have the given values."""
        kept = self._keep(self._stored.find(kind, **columns))
        return (*kept, *self._renewed.find(kind, **columns))

    def find_any(self, kind: type[_Row], column: str, values: Iterable[object]) -> tuple[_Row, ...]:
        """Find the rows whose column has one of some values."""
        wanted = set(values)
        kept = self._keep(self._stored.find_any(kind, column, wanted))
        return (*kept, *self._renewed.find_any(kind, column, wanted))

    def all_rows(self, kind: type[_Row]) -> tuple[_Row, ...]:
        """Give all rows of a table."""
        kept = self._keep(self._stored.all_rows(kind))
        return (*kept, *self._renewed.all_rows(kind))

    def _keep(self, rows: Iterable[_Row]) -> Iterator[_Row]:
        return (row for row in rows if row.deal_id not in self._later)


def open_rows(
    register: Register,
    moment: Moment,
    insight: Insight,
    deal_ids: Collection[str] | None = None,
) -> KnownRows:
    """Open the rows of some deals, or of all, as they were known at a moment.

    `insight` holds the judgements of the register.
    """
    renewed = MemoryRows()
    if not moment.is_past:
        return KnownRows(register, renewed)
    later = _find_later(register, moment, insight, deal_ids)
    known = {deal_id: places for deal_id, places in later.items() if places}
    renewed.insert(_derive_anew(register, known, moment, insight))
    return KnownRows(register, renewed, later)


def open_all_rows(register: Register, moment: Moment) -> KnownRows:
    """Open the rows of all deals, where nothing is at hand by which they could be derived."""
    if not moment.is_past:
        return KnownRows(register, MemoryRows())
    return open_rows(register, moment, _load_insight().judged(load_judgements(register)))


def _find_later(
    register: Register, moment: Moment, insight: Insight, deal_ids: Collection[str] | None
) -> _PlacesByDeal:
    """Find the deals of which something became known later, each with its mentions until then.

    Whatever is decided of a document counts for all deals that it tells: to derive one in vain
    does no harm.
    """
    judged = {
        anchor.document_id
        for judgement in insight.rulings.standing
        if judgement.field is not None and judgement.day.last > moment.day
        for anchor in judgement.anchors
    }
    if deal_ids is None:
        rows = register.all_rows(DealMentionRow)
    else:
        rows = iter(register.find_any(DealMentionRow, "deal_id", deal_ids))
    found = {}
    for deal_id, group in groupby(rows, key=lambda row: row.deal_id):
        told = list(group)
        known = [row for row in told if moment.knows(row.known)]
        if len(known) < len(told) or any(row.document_id in judged for row in told):
            found[deal_id] = tuple(
                DealPlace(document_id=row.document_id, deal=row.position) for row in known
            )
    return found


def _derive_anew(
    register: Register, known: _PlacesByDeal, moment: Moment, insight: Insight
) -> Iterator[Row]:
    """Derive the rows of deals by the mentions that were known, and by what was decided by then.

    Which mentions are one deal is told by all that is known now.
    """
    mentions = Mentions(register, insight)
    mentions.load(place.document_id for places in known.values() for place in places)
    joins = defaultdict(list)
    for row in register.find_any(DealJoinRow, "deal_id", known):
        joins[row.deal_id].append(read_join(row))
    then = Rulings.of(it for it in insight.rulings.standing if it.day.last <= moment.day)
    for deal_id, wanted in known.items():
        places = tuple(it.place for it in sort_by_age(mentions.find(wanted)))
        # A newer reading from which nothing is derived yet may tell the deal no more.
        if not places:
            continue
        kept = [join for join in joins[deal_id] if {join.left, join.right} <= set(places)]
        cluster = DealCluster(id=deal_id, places=places, joins=tuple(kept))
        matter = DealMatter.of(cluster, mentions, insight)
        # Of several words on one promise the last by then holds, though a later one overruled it.
        outcomes = decide_promises(then, cluster.places, mentions.readings)
        decided = tuple(it for it in matter.decisions if it.made.last <= moment.day)
        known_then = replace(matter, decisions=decided, outcomes=outcomes)
        # How the deal stood day by day is asked of the register itself.
        yield from derive_deal_rows(known_then, insight, since=dt.date.max)
