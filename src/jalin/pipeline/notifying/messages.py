"""What is sent: an event with its words, as JSON.

The content of a message is kept until the receiver takes it, so that every try sends the same.
"""

from dataclasses import dataclass

import msgspec

from jalin.pipeline.events.event import Event
from jalin.pipeline.events.quoting import EventView, view_events
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.views import Quote

_LONGEST_QUOTE = 1_000
_MOST_DEALS = 100
_MOST_CHANGES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageQuote:
    """The words that tell an event: half-open characters of a document, and its source."""

    text: str
    sentence: str
    document_id: str
    start: int
    end: int
    outlet: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageChange:
    """A field with its values before and after."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageData:
    """An event. `day` is that from which it was known; nobody said it where there is no quote."""

    event_id: str
    kind: str
    day: str
    subject: str
    deal_ids: tuple[str, ...]
    changes: tuple[MessageChange, ...]
    quote: MessageQuote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message: its type, when it was written, and the event."""

    type: str
    timestamp: str
    data: MessageData


def write_messages(
    visit: Visit, events: tuple[Event, ...], written: str
) -> tuple[tuple[Event, bytes], ...]:
    """Write a message for each event, in their order."""
    views = view_events(visit.register, events, visit.insight.lexicon)
    return tuple((view.event, _encode(view, written)) for view in views)


def write_test_message(written: str) -> bytes:
    """Write a message that tells of nothing, to see whether a receiver takes it."""
    return msgspec.json.encode({"type": "test", "timestamp": written, "data": {}})


def _encode(view: EventView, written: str) -> bytes:
    event = view.event
    data = MessageData(
        event_id=event.id,
        kind=event.kind,
        day=event.day.isoformat(),
        subject=event.subject,
        deal_ids=event.deal_ids[:_MOST_DEALS],
        changes=tuple(
            MessageChange(field=it.field, before=it.before, after=it.after)
            for it in event.changes[:_MOST_CHANGES]
        ),
        quote=None if view.quote is None else _quote(view.quote),
    )
    return msgspec.json.encode(Message(type=f"event.{event.kind}", timestamp=written, data=data))


def _quote(quote: Quote) -> MessageQuote:
    source = quote.source
    return MessageQuote(
        text=quote.text[:_LONGEST_QUOTE],
        sentence=quote.sentence[:_LONGEST_QUOTE],
        document_id=source.document_id,
        start=quote.start,
        end=quote.end,
        outlet=source.outlet,
        published=None if source.published is None else str(source.published),
        url=source.url,
    )
