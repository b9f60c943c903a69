"""Events as entries of a feed: a title, plain text, links to the deal and the sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jalin.api.feeds.wording import FeedWords
from jalin.export.atom import AtomEntry, AtomLink
from jalin.export.standards.naming import TAG
from jalin.model import DealState, PartialDate, Stage
from jalin.pipeline.events.event import Event, EventChange, EventKind
from jalin.pipeline.events.quoting import EventView
from jalin.pipeline.exporting.addresses import Addresses
from jalin.pipeline.show.views import DealSummary, Quote
from jalin.track.promises.promise import PromiseState

_GAP = " – "


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryWriter:
    """Writes entries in a language. `deals` are those that the events are about, by id."""

    words: FeedWords
    addresses: Addresses
    deals: Mapping[str, DealSummary]

    def write(self, view: EventView) -> AtomEntry:
        """Write an event."""
        event = view.event
        told = [*self._tell(event), self._cite(view.quote)]
        return AtomEntry(
            id=f"{TAG}:event/{event.id}",
            title=f"{self.words.heads[event.kind]}: {self._name(event)}",
            day=event.day,
            summary=" ".join(told),
            category=event.kind,
            links=tuple(self._link(view)),
        )

    def _name(self, event: Event) -> str:
        for deal_id in event.deal_ids:
            deal = self.deals.get(deal_id)
            if deal is not None:
                return name_deal(deal)
        return self.words.no_deal

    def _tell(self, event: Event) -> Iterator[str]:
        if event.kind is EventKind.CONTRADICTED:
            values = ", ".join(it.after or self.words.unknown for it in event.changes)
            yield self.words.against.format(event.changes[0].field, values)
        for change in event.changes:
            yield from self._tell_change(event.kind, change)

    def _tell_change(self, kind: EventKind, change: EventChange) -> Iterator[str]:
        words = self.words
        if change.field == "stage" and kind is EventKind.MOVED:
            yield words.moved.format(*map(self._tell_stage, (change.before, change.after)))
        elif change.field == "stage" and kind is EventKind.NEW:
            yield words.stands.format(self._tell_stage(change.after))
        elif change.field == "announced" and change.after is not None:
            yield words.announced.format(words.states[DealState(change.after)])
        elif kind is EventKind.OVERDUE:
            yield words.due.format(tell_due(words, PartialDate.parse(change.after or "")))
        elif kind is EventKind.SETTLED:
            states = (PromiseState(it or "") for it in (change.before, change.after))
            yield words.became.format(*(words.outcomes[it] for it in states))

    def _tell_stage(self, stage: str | None) -> str:
        return self.words.unknown if stage is None else self.words.stages[Stage(stage)]

    def _cite(self, quote: Quote | None) -> str:
        return self.words.reviewer if quote is None else cite(self.words, quote)

    def _link(self, view: EventView) -> Iterator[AtomLink]:
        """Link to the deal first, as readers show it, then to the sentence."""
        if view.event.deal_ids:
            yield AtomLink(
                relation="alternate", address=self.addresses.deal(view.event.deal_ids[0])
            )
        else:
            yield AtomLink(relation="alternate", address=self.addresses.promises())
        if view.quote is not None:
            title = view.quote.source.title or view.quote.source.name
            yield AtomLink(relation="via", address=self.addresses.sentence(view.quote), title=title)


def name_deal(deal: DealSummary) -> str:
    """Name a deal by its parties and what it is about."""
    parties = _GAP.join(party.name for party in deal.parties) or deal.id
    return f"{parties}: {', '.join(deal.objects)}" if deal.objects else parties


def tell_due(words: FeedWords, due: PartialDate) -> str:
    """Tell a date with how exact it is."""
    exact, month, year = words.days
    if due.day is not None:
        return exact.format(due)
    return (year if due.month is None else month).format(due)


def cite(words: FeedWords, quote: Quote) -> str:
    """Tell a sentence with where it stands."""
    source = quote.source
    told = [source.outlet or source.name, *([str(source.published)] if source.published else [])]
    return words.quoted.format(quote.sentence, ", ".join(told))
