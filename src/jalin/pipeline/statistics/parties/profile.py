"""One party: who it is, its partners, its record, its promises, its people."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from jalin.model import Judgement, PartialDate, Stage
from jalin.pipeline.catalogue.filter import Facet, Filter
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.promise_lines import PromiseLine
from jalin.pipeline.show.views import DealSummary, NameView
from jalin.pipeline.statistics.conversion import Conversion
from jalin.pipeline.statistics.counts import StageState, YearStage, count_states, count_years
from jalin.pipeline.statistics.parties.errors import PartyNotFoundError
from jalin.pipeline.statistics.parties.identity import DirectoryEntry, describe_entry
from jalin.pipeline.statistics.parties.made_promises import (
    PromiseCount,
    count_promises,
    find_voices,
    list_made,
)
from jalin.pipeline.statistics.parties.partners import Partner, list_partners
from jalin.pipeline.statistics.parties.people import PersonLine, keep_tied, list_people
from jalin.pipeline.statistics.statistics import keep_columns
from jalin.pipeline.statistics.times import SPANS, StageTime, measure_time
from jalin.store.rows import PartyNameRow, PartyRow
from jalin.store.saying_rows import PersonRow

# What a party's record tells: from a signed intent on.
_RECORD_SPANS = tuple(span for span in SPANS if span[0] in {Stage.INTENT, Stage.COMMITTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRecord:
    """What became of a party's intents, how long it took, and how its promises stand."""

    conversion: Conversion
    times: tuple[StageTime, ...]
    promises: tuple[PromiseCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyProfile:
    """All that the register tells of a party at a moment.

    `names` come by documents, `deals` with the latest step first, `partners` by shared deals,
    `promises` made by it by due date, `people` those named last first. `stages` count its deals by
    stage and state, `years` by the year of the first telling and stage.
    """

    party: PartyRow
    entry: DirectoryEntry | None
    names: tuple[NameView, ...]
    documents: int
    deals: tuple[DealSummary, ...]
    stages: tuple[StageState, ...]
    years: tuple[YearStage, ...]
    partners: tuple[Partner, ...]
    record: TrackRecord
    promises: tuple[PromiseLine, ...]
    people: tuple[PersonLine, ...]
    notes: tuple[Judgement, ...]


def show_party(visit: Visit, asked: str) -> PartyProfile:
    """Show the party of an id, or of the only id that starts so.

    A name that the party bears no more leads to the one of today. Raises PartyNotFoundError.
    """
    party = find_party(visit, asked)
    selection = visit.select(Filter(party=(party.id,)))
    deals = selection.page()
    names = _read_names(visit, party.id)
    told = {(row.document_id, row.name) for row in names}
    rows = visit.register.find_any(PersonRow, "document_id", {row.document_id for row in names})
    people = keep_tied(rows, told)
    published = visit.register.publications({row.document_id for row in people})
    promises = list_made(visit, [deal.id for deal in deals], find_voices(told, people))
    columns = keep_columns(visit)
    chosen = np.sort(selection.places).astype(np.int64)
    notes = visit.insight.rulings.party_notes(party.id)
    return PartyProfile(
        party=party,
        entry=describe_entry(visit.insight.lookup, party.known_as or party.id, _list_ids(visit)),
        names=_count_names(names),
        documents=len({row.document_id for row in names}),
        deals=deals,
        stages=tuple(count_states(selection)),
        years=tuple(count_years(columns, selection, chosen)),
        partners=list_partners(party.id, deals),
        record=TrackRecord(
            conversion=columns.cohort.count(chosen),
            times=tuple(
                measure_time(columns.course, columns.arrivals, chosen, it) for it in _RECORD_SPANS
            ),
            promises=count_promises(promises),
        ),
        promises=promises,
        people=list_people(people, published),
        notes=tuple(note for note in notes if visit.moment.knows(str(note.day))),
    )


def find_party(visit: Visit, asked: str) -> PartyRow:
    """Find the party of an id, or of the only id that starts so. Raises PartyNotFoundError."""
    listed = _list_ids(visit)
    insight = visit.insight
    wanted = insight.rulings.party_alias(insight.directory.current_of(asked))
    rows = visit.register.find(PartyRow, id=wanted)
    rows = rows or (visit.register.find_by_prefix(PartyRow, "id", asked) if asked else ())
    known = [row for row in rows if row.id in listed]
    if len(known) != 1:
        unknown_on = visit.moment.day if rows and not known else None
        raise PartyNotFoundError(asked, [row.id for row in known], unknown_on=unknown_on)
    return known[0]


def _list_ids(visit: Visit) -> frozenset[str]:
    """List the parties that have deals at the moment."""
    return visit.keep("party ids", lambda: frozenset(visit.catalogue.columns[Facet.PARTY].values))


def _read_names(visit: Visit, identity: str) -> tuple[PartyNameRow, ...]:
    """Read the names of a party in the documents that were known at the moment."""
    rows = visit.register.find(PartyNameRow, party_id=identity)
    if not visit.moment.is_past:
        return rows
    published = visit.register.publications({row.document_id for row in rows})
    return tuple(row for row in rows if visit.moment.knows(_tell(published[row.document_id])))


def _tell(published: PartialDate | None) -> str | None:
    return None if published is None else published.last.isoformat()


def _count_names(rows: Sequence[PartyNameRow]) -> tuple[NameView, ...]:
    """Count in how many documents each form is linked by each rule, the most first."""
    counts: Iterable[tuple[tuple[str, str], int]] = Counter(
        (row.name, row.rule) for row in rows
    ).items()
    found = (NameView(name=name, rule=rule, documents=count) for (name, rule), count in counts)
    return tuple(sorted(found, key=lambda it: (-it.documents, it.name, it.rule)))
