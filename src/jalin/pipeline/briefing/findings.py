"""What is known of a subject at a moment: all that the sections of a sheet are made of."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from jalin.pipeline.briefing.notes import Notes
from jalin.pipeline.briefing.subject import Subject
from jalin.pipeline.briefing.words import Words
from jalin.pipeline.events.event import Event, EventKind
from jalin.pipeline.events.listing import EventChoice, choose_events, list_events
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.promise_lines import PromiseLine
from jalin.pipeline.show.quarrels import QuarrelLine, list_quarrels
from jalin.pipeline.show.views import DealSummary, DealView
from jalin.pipeline.statistics.parties.made_promises import keep_lines
from jalin.track.promises.promise import PromiseState

_MOVES = frozenset({EventKind.NEW, EventKind.MOVED})
_NAMES_SHOWN = 2
_ID_LENGTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """A subject as a visit sees it, in the words of a language; notes are taken on the way.

    `since` is the day from which what moved is told.
    """

    visit: Visit
    subject: Subject
    words: Words
    since: dt.date
    notes: Notes = field(default_factory=Notes)
    _views: dict[str, DealView] = field(default_factory=dict, repr=False)

    @property
    def day(self) -> dt.date:
        """Give the day on which everything is judged."""
        return self.visit.moment.day

    @property
    def deal_ids(self) -> frozenset[str]:
        """Give the deals of the subject."""
        return frozenset(deal.id for deal in self.subject.deals)

    def view(self, deal_id: str) -> DealView:
        """Show a deal with its sentences, each once."""
        if deal_id not in self._views:
            self._views[deal_id] = self.visit.deal(deal_id)
        return self._views[deal_id]

    def list_promises(self, states: Iterable[PromiseState]) -> tuple[PromiseLine, ...]:
        """List the promises of the deals that stand so, by due date, those without one last."""
        own, wanted = self.deal_ids, frozenset(states)
        lines = keep_lines(self.visit)
        return tuple(it for it in lines if it.state in wanted and not own.isdisjoint(it.deal_ids))

    def list_quarrels(self) -> tuple[QuarrelLine, ...]:
        """List the contradictions of the deals, those known last first."""
        visit, own = self.visit, self.deal_ids
        lines = visit.keep("quarrel lines", lambda: list_quarrels(visit.register, visit.moment))
        found = [line for line in lines if line.deal_id in own]
        return tuple(sorted(found, key=lambda it: it.known or "", reverse=True))

    def list_moves(self) -> tuple[Event, ...]:
        """List what came up or moved since the day, the newest first."""
        choice = EventChoice(kinds=_MOVES, deal_ids=self.deal_ids, since=self.since)
        return tuple(choose_events(list_events(self.visit), choice))

    def find_deal(self, deal_ids: Iterable[str]) -> DealSummary | None:
        """Find the first of some deals that is one of the subject's."""
        wanted = frozenset(deal_ids)
        return next((deal for deal in self.subject.deals if deal.id in wanted), None)

    def name_deal(self, deal: DealSummary) -> str:
        """Name a deal in a few words: the partners, the first object, the start of its id."""
        party = self.subject.party
        others = [it.name for it in deal.parties if party is None or it.id != party.id]
        named = " – ".join(others[:_NAMES_SHOWN]) + (" …" if len(others) > _NAMES_SHOWN else "")
        about = f": {deal.objects[0]}" if deal.objects else ""
        return f"{named or self.words.say('no other party named')}{about} ({deal.id[:_ID_LENGTH]})"
