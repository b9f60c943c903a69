"""Contradictions that came up, promises that fell due or were settled."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from jalin.model import PartialDate
from jalin.pipeline.events.event import Event, EventChange, EventKind, EventPlace
from jalin.pipeline.show.promise_lines import Outcome, PromiseLine, find_finest
from jalin.pipeline.show.quarrels import QuarrelLine
from jalin.store.rows import ContradictionRow
from jalin.store.saying_rows import PromiseRow
from jalin.track.promises.promise import PromiseState, find_last, judge_promise

_ONE_DAY = dt.timedelta(days=1)
# When each document was published, None where it does not say.
Publications = Mapping[str, PartialDate | None]


def find_quarrel_events(lines: Iterable[QuarrelLine]) -> Iterator[Event]:
    """Find when each contradiction came up: as soon as both sides were known."""
    for line in lines:
        if line.known is None:
            continue
        told = [row for side in line.sides for row in side.rows if row.known == line.known]
        first = min(told, key=lambda row: (row.document_id, row.span_start))
        values = sorted(line.values)
        yield Event(
            kind=EventKind.CONTRADICTED,
            day=dt.date.fromisoformat(line.known),
            subject=line.deal_id,
            deal_ids=(line.deal_id,),
            # Which side is shown may change; the values that quarrel tell one from another.
            changes=tuple(EventChange(field=line.field, before=None, after=it) for it in values),
            place=_place(first),
        )


def find_promise_events(lines: Iterable[PromiseLine], published: Publications) -> Iterator[Event]:
    """Find when promises fell due with nobody saying what became of them, and when somebody did."""
    for line in lines:
        late = _find_overdue_day(line, published)
        if late is not None:
            due, day = late
            yield Event(
                kind=EventKind.OVERDUE,
                day=day,
                subject=line.line,
                deal_ids=line.deal_ids,
                changes=(EventChange(field="due", before=None, after=str(due)),),
                place=_place(line.tellings[0]),
            )
        yield from _find_settlings(line)


def _find_overdue_day(
    line: PromiseLine, published: Publications
) -> tuple[PartialDate, dt.date] | None:
    """Find the first day on which a promise was late by what was told of it until then.

    One that is told only after its date was late when it was told.
    """
    told = [(_find_day(row, published), row) for row in line.tellings]
    days = sorted({day for day, _ in told})
    for day, following in zip(days, [*days[1:], dt.date.max], strict=True):
        due = find_finest(row.due for known, row in told if known <= day)
        if due is None or due.last == dt.date.max:
            continue
        late = max(due.last + _ONE_DAY, day)
        if late < following:
            is_late = judge_promise(due, late, line.outcomes) is PromiseState.OVERDUE
            return (due, late) if is_late else None
    return None


def _find_day(row: PromiseRow, published: Publications) -> dt.date:
    date = published[row.document_id]
    return dt.date.min if date is None else date.last


def _find_settlings(line: PromiseLine) -> Iterator[Event]:
    """Find each day on which something else became of a promise than was known before."""
    if not line.outcomes:
        return
    made = dt.date.min if line.told is None else dt.date.fromisoformat(line.told)
    state: PromiseState | None = None
    for day in sorted({max(it.known.last, made) for it in line.outcomes}):
        outcome = find_last(line.outcomes, day)
        if outcome is None or outcome.state is state:
            continue
        before = state or judge_promise(line.due, day)
        state = outcome.state
        yield Event(
            kind=EventKind.SETTLED,
            day=day,
            subject=line.line,
            deal_ids=line.deal_ids,
            changes=(EventChange(field="state", before=before, after=state),),
            place=_place_outcome(outcome),
        )


def _place_outcome(outcome: Outcome) -> EventPlace | None:
    row = outcome.row
    if row.told_in is None or row.span_start is None or row.span_end is None or row.quote is None:
        return None
    return EventPlace(
        document_id=row.told_in, start=row.span_start, end=row.span_end, words=row.quote
    )


def _place(row: ContradictionRow | PromiseRow) -> EventPlace:
    return EventPlace(
        document_id=row.document_id, start=row.span_start, end=row.span_end, words=row.quote
    )
