"""Promises with a date as a calendar: on the day, or the last day, on which they are due.

The titles are in English; a server's feed words the same entries in both languages, under the same
ids, so that a calendar program takes neither twice.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from jalin.export.calendar_file import CalendarEntry, CalendarFile, write_calendar
from jalin.export.dataset.dataset import Dataset
from jalin.export.dataset.rows import EvidenceAbout, ExportedEvidence, ExportedPromise
from jalin.export.standards.naming import cut, find_address, name_deal
from jalin.model import PartialDate

_LONGEST_TITLE = 120
_WORDS = {
    EvidenceAbout.PROMISE: "Told",
    EvidenceAbout.OUTCOME: "What became of it",
}


def write_due_calendar(dataset: Dataset) -> Iterator[bytes]:
    """Write the promises that have a date as one calendar, the first due first."""
    deals = {deal.id: name_deal(deal) for deal in dataset.deals}
    told: dict[str, list[ExportedEvidence]] = {}
    for row in dataset.evidence:
        if row.about in _WORDS and row.shown and row.document_id is not None:
            told.setdefault(row.name, []).append(row)
    dated = ((it.due, it) for it in dataset.promises if it.due is not None)
    entries = (
        _build_entry(promise, due, told.get(promise.id, ()), deals, dataset.about.day)
        for due, promise in sorted(dated, key=lambda it: (it[0].order, it[1].id))
    )
    yield write_calendar(
        CalendarFile(
            name="What is promised",
            description=f"Promises as known on {dataset.about.day}, by {dataset.about.program}",
            entries=tuple(entries),
        )
    )


def _build_entry(
    promise: ExportedPromise,
    due: PartialDate,
    told: Iterable[ExportedEvidence],
    deals: Mapping[str, str],
    day: dt.date,
) -> CalendarEntry:
    rows = tuple({it.id: it for it in told}.values())
    return CalendarEntry(
        id=f"promise-{promise.id}@jalin.invalid",
        title=cut(f"{promise.who}: {promise.quote}", _LONGEST_TITLE),
        description="\n".join(_describe(promise, due, rows, deals)),
        day=due.last,
        is_exact=due.day is not None,
        # A stamp must be there; the day of the export is the last on which it can have been made.
        made=day if promise.told is None else promise.told.last,
        category=promise.state,
        address=next((it for row in rows if (it := find_address(row.page))), None),
    )


def _describe(
    promise: ExportedPromise,
    due: PartialDate,
    rows: Iterable[ExportedEvidence],
    deals: Mapping[str, str],
) -> Iterator[str]:
    yield f"{promise.who} promised this for {due}. State: {promise.state.replace('_', ' ')}."
    if due.day is None:
        unit = "year" if due.month is None else "month"
        yield f"Only the {unit} was told; the entry stands on its last day."
    for row in rows:
        named = ", ".join(str(it) for it in (row.outlet or row.title, row.published) if it)
        yield f"{_WORDS[row.about]}: “{row.quote}” ({named or f'document {row.document_id}'})"
        yield from filter(None, (find_address(row.page) or find_address(row.url),))
    for deal_id in promise.deal_ids:
        if deal_id in deals:
            yield f"Deal {deal_id}: {deals[deal_id]}"
