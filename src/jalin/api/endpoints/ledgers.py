"""Promises, contradictions, events."""

from dataclasses import dataclass

from jalin.api.answering.cursors import Key, Order, cut
from jalin.api.answering.endpoint import (
    AskedListing,
    Endpoint,
    describe_listing,
    list_asked,
)
from jalin.api.answering.parameters import FILTER, PAGED, Question, day, vocabulary
from jalin.pipeline.events.event import Event, EventKind
from jalin.pipeline.events.listing import EventChoice, choose_events, list_events, order_event
from jalin.pipeline.events.quoting import EventView, view_events
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.ledger import view_lines
from jalin.pipeline.show.promise_lines import PromiseLine, list_promise_lines
from jalin.pipeline.show.quarrels import QuarrelLine, list_quarrels, view_quarrels
from jalin.pipeline.show.views import ContradictionView, PromiseView, Quote
from jalin.track.promises.promise import PromiseState

STATE = vocabulary("outcome", "How the promise stands on the day.", PromiseState)
DUE_AFTER = day("due_after", "Due on this day or later, by the last day that its date can mean.")
DUE_BEFORE = day("due_before", "Due on this day or earlier.")
KIND = vocabulary("kind", "What sort of event.", EventKind)
SINCE = day("since", "Known from this day on, or later.")
UNTIL = day("until", "Known on this day, or earlier.")
_NEVER = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventChangeResponse:
    """A field with its values before and after, as text."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventResponse:
    """Something that happened, with its id and the words that tell it."""

    id: str
    kind: EventKind
    day: str
    subject: str
    deal_ids: tuple[str, ...]
    changes: tuple[EventChangeResponse, ...]
    quote: Quote | None


def find_lines(visit: Visit) -> tuple[PromiseLine, ...]:
    """Find the lines of the ledger, made once."""
    return visit.keep("promise lines", lambda: list_promise_lines(visit.register, visit.moment))


def find_quarrels(visit: Visit) -> tuple[QuarrelLine, ...]:
    """Find the contradictions, made once."""
    return visit.keep("quarrel lines", lambda: list_quarrels(visit.register, visit.moment))


def choose_deals(visit: Visit, question: Question) -> frozenset[str] | None:
    """Choose the deals that a filter wants, None where it wants all."""
    if question.wanted.is_empty:
        return None
    return frozenset(visit.select(question.wanted).deal_ids)


def list_promises(visit: Visit, question: Question) -> AskedListing[PromiseView]:
    """List promises by due date, those without one last."""
    lines = find_lines(visit)
    deals = choose_deals(visit, question)
    if deals is not None:
        lines = tuple(line for line in lines if not deals.isdisjoint(line.deal_ids))
    found = tuple(line for line in lines if _is_wanted(line, question))
    shown, following = cut(found, _DUE, question)
    views = view_lines(visit.register, shown, visit.insight.lexicon)
    return list_asked(visit, question, views, len(found), following)


def list_contradictions(visit: Visit, question: Question) -> AskedListing[ContradictionView]:
    """List contradictions by deal and field."""
    lines = find_quarrels(visit)
    deals = choose_deals(visit, question)
    found = tuple(line for line in lines if deals is None or line.deal_id in deals)
    shown, following = cut(found, _BY_DEAL, question)
    views = view_quarrels(visit.register, shown, visit.insight.lexicon)
    return list_asked(visit, question, views, len(found), following)


def list_happenings(visit: Visit, question: Question) -> AskedListing[EventResponse]:
    """List events, the newest first."""
    choice = EventChoice(
        kinds=frozenset(map(EventKind, question.values.get("kind", ()))),
        deal_ids=choose_deals(visit, question),
        since=question.day("since"),
        until=question.day("until"),
    )
    found = tuple(choose_events(list_events(visit), choice))
    shown, following = cut(found, _NEWEST, question)
    views = view_events(visit.register, shown, visit.insight.lexicon)
    items = tuple(map(_write_event, views))
    return list_asked(visit, question, items, len(found), following)


def _is_wanted(line: PromiseLine, question: Question) -> bool:
    states = question.values.get("outcome", ())
    after, before = question.day("due_after"), question.day("due_before")
    if states and line.state not in states:
        return False
    if line.due is None:
        return after is None and before is None
    return (after is None or line.due.last >= after) and (before is None or line.due.last <= before)


def _write_event(view: EventView) -> EventResponse:
    event = view.event
    return EventResponse(
        id=event.id,
        kind=event.kind,
        day=event.day.isoformat(),
        subject=event.subject,
        deal_ids=event.deal_ids,
        changes=tuple(
            EventChangeResponse(field=it.field, before=it.before, after=it.after)
            for it in event.changes
        ),
        quote=view.quote,
    )


def _key_quarrel(line: QuarrelLine) -> Key:
    return (line.deal_id, line.field, line.number)


_DUE: Order[PromiseLine] = Order(
    key=lambda line: (str(line.due or _NEVER), line.line), falling=(False, False)
)
_BY_DEAL: Order[QuarrelLine] = Order(key=_key_quarrel, falling=(False, False, False))
_NEWEST: Order[Event] = Order(key=order_event, falling=(True, True, True, True))


ENDPOINTS = (
    Endpoint(
        path="/promises",
        name="listPromises",
        tag="promises",
        summary="List promises",
        what="Promises by due date, with the sentences that tell them and what settled them.",
        answer=describe_listing("PromiseListing", PromiseView, asked=True),
        build=list_promises,
        parameters=(STATE, DUE_AFTER, DUE_BEFORE, *FILTER, *PAGED),
    ),
    Endpoint(
        path="/contradictions",
        name="listContradictions",
        tag="contradictions",
        summary="List contradictions",
        what="Where sources say what cannot both be true of a deal, side by side.",
        answer=describe_listing("ContradictionListing", ContradictionView, asked=True),
        build=list_contradictions,
        parameters=(*FILTER, *PAGED),
    ),
    Endpoint(
        path="/events",
        name="listEvents",
        tag="events",
        summary="List events",
        what="What became otherwise, the newest first: the same that the feeds tell.",
        answer=describe_listing("EventListing", EventResponse, asked=True),
        build=list_happenings,
        parameters=(KIND, SINCE, UNTIL, *FILTER, *PAGED),
    ),
)
