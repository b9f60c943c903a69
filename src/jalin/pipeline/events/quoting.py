"""Events with the words that tell them: looked up only for those that are shown."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jalin.model import PartialDate, StepKind
from jalin.pipeline.events.event import Event, EventKind, EventPlace
from jalin.pipeline.show.citing import Citations
from jalin.pipeline.show.views import Quote
from jalin.store.register import Register
from jalin.store.rows import ClaimRow, DealMentionRow, StepEvidenceRow, StepRow
from jalin.text.lexicon import Lexicon

_MOVES = frozenset({EventKind.NEW, EventKind.MOVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An event with its quote, None where nobody said it: a reviewer decided it."""

    event: Event
    quote: Quote | None

    @property
    def date(self) -> PartialDate:
        """Give its day no finer than the source tells it: of a year, the event has the last day."""
        told = self.quote.source.published if self.quote is not None else None
        if told is not None and told.last == self.event.day:
            return told
        return PartialDate.of(self.event.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """Words that tell a step of a deal, or a part of it where `step` is None."""

    place: EventPlace
    step: StepRow | None


# What is told of a deal from a day on.
_TellingsByDay = Mapping[tuple[str, str], list[_Telling]]


def view_events(
    register: Register, events: Iterable[Event], lexicon: Lexicon
) -> tuple[EventView, ...]:
    """View some events with their words, in the order given."""
    shown = tuple(events)
    deal_ids = {event.subject for event in shown if event.kind in _MOVES}
    tellings = _find_tellings(register, deal_ids)
    places = [event.place or _choose_place(event, tellings) for event in shown]
    told = (place.document_id for place in places if place is not None)
    citations = Citations.of(register, told, lexicon)
    return tuple(
        EventView(event=event, quote=None if place is None else _cite(place, citations))
        for event, place in zip(shown, places, strict=True)
    )


def _find_tellings(register: Register, deal_ids: Iterable[str]) -> _TellingsByDay:
    wanted = frozenset(deal_ids)
    known = {
        (row.deal_id, row.document_id): row.known
        for row in register.find_any(DealMentionRow, "deal_id", wanted)
    }
    steps = {
        (row.deal_id, row.position): row for row in register.find_any(StepRow, "deal_id", wanted)
    }
    found: dict[tuple[str, str], list[_Telling]] = defaultdict(list)
    for row in register.find_any(StepEvidenceRow, "deal_id", wanted):
        day = known.get((row.deal_id, row.document_id))
        place = EventPlace(
            document_id=row.document_id, start=row.span_start, end=row.span_end, words=row.quote
        )
        step = steps[row.deal_id, row.position]
        found[row.deal_id, day or ""].append(_Telling(place=place, step=step))
    for claim in register.find_any(ClaimRow, "deal_id", wanted):
        claimed = _place_claim(claim)
        if claimed is not None:
            day = known.get((claim.deal_id, claimed.document_id))
            found[claim.deal_id, day or ""].append(_Telling(place=claimed, step=None))
    return found


def _place_claim(row: ClaimRow) -> EventPlace | None:
    if (
        row.document_id is None
        or row.span_start is None
        or row.span_end is None
        or row.quote is None
    ):
        return None
    return EventPlace(
        document_id=row.document_id, start=row.span_start, end=row.span_end, words=row.quote
    )


def _choose_place(event: Event, tellings: _TellingsByDay) -> EventPlace | None:
    """Choose from what was told on the day the words that tell most of the event."""
    told = tellings.get((event.subject, event.day.isoformat()), [])
    reached = {it.after for it in event.changes if it.field in ("stage", "reached")}
    is_announced = any(it.field == "announced" and it.after for it in event.changes)

    def rank(telling: _Telling) -> tuple[bool, bool, bool, str, int]:
        step, place = telling.step, telling.place
        tells_stage = step is not None and step.stage in reached
        stands_still = step is not None and step.kind is StepKind.STANDSTILL and is_announced
        fits = tells_stage or stands_still
        return (step is None, not fits, not stands_still, place.document_id, place.start)

    return min(told, key=rank).place if told else None


def _cite(place: EventPlace, citations: Citations) -> Quote:
    return citations.cite(place.document_id, place.start, place.end, place.words)
