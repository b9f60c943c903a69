"""The first page: how far deals got, what is new, what moved, what is late, what contradicts."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from litestar import Response, get

from jalin.model import DealState, PartialDate
from jalin.pipeline.catalogue.catalogue import Sort
from jalin.pipeline.catalogue.filter import Filter
from jalin.pipeline.events.event import Event, EventKind
from jalin.pipeline.events.listing import EventChoice, choose_events, list_events
from jalin.pipeline.events.quoting import EventView, view_events
from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.ledger import view_lines
from jalin.pipeline.show.promise_lines import PromiseLine, list_promise_lines
from jalin.pipeline.show.quarrels import QuarrelLine, list_quarrels, view_quarrels
from jalin.pipeline.show.views import ContradictionView, DealSummary, PromiseView
from jalin.track.promises.promise import PromiseState
from jalin.track.state import Silence
from jalin.web.frame.answering.responding import GivenResponder, PageRequest
from jalin.web.frame.frame import Frame
from jalin.web.frame.page import Page, Section
from jalin.web.pages.front.overview_figures import Coverage, Funnel, draw_coverage, draw_funnel

# What counts as new, or as moved lately.
RECENT = dt.timedelta(days=90)
_NEW_SHOWN = 6
_MOVED_SHOWN = 6
_LATE_SHOWN = 5
_QUARRELS_SHOWN = 4
_STALLED_SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDeal:
    """A deal and when it was first told."""

    deal: DealSummary
    date: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class LatePromise:
    """An overdue promise with the first of its deals, where it belongs to any."""

    view: PromiseView
    deal: DealSummary | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedDeal:
    """A deal that moved lately, and the sentence by which it did."""

    deal: DealSummary
    view: EventView


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarrelOfDeal:
    """A contradiction with the deal that it is about."""

    deal: DealSummary
    view: ContradictionView


@dataclass(frozen=True, slots=True, kw_only=True)
class StalledDeal:
    """A deal that is inferred stalled, and the silence from which that follows."""

    deal: DealSummary
    silence: Silence

    @property
    def heard(self) -> int:
        """Count what was read in the silent time of the outlets that had told of it."""
        return sum(count for _, count in self.silence.heard)


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewContent:
    """All that the first page shows.

    Each `n_` counts the whole of what the list beside it begins; of what is new and of what moved,
    it counts what did so since the day `since`, while the list begins with the newest of all days.
    """

    funnel: Funnel
    since: dt.date
    new: tuple[ToldDeal, ...]
    n_new: int
    moved: tuple[MovedDeal, ...]
    n_moved: int
    late: tuple[LatePromise, ...]
    n_late: int
    quarrels: tuple[QuarrelOfDeal, ...]
    n_quarrels: int
    stalled: tuple[StalledDeal, ...]
    n_stalled: int
    coverage: Coverage


def build_overview_page(visit: Visit, frame: Frame) -> Page:
    """Build the first page."""
    return Page(
        template="overview.html",
        title=frame.wording.say("Overview"),
        section=Section.OVERVIEW,
        content=view_overview(visit),
        styles=("overview",),
    )


def view_overview(visit: Visit) -> OverviewContent:
    """Find what the first page shows; it is found once for each state of the register."""
    return visit.keep("overview", lambda: _view_overview(visit))


@get("/", sync_to_thread=True)
def show_overview(request: PageRequest, responder: GivenResponder) -> Response[Any]:
    """Answer with the first page."""
    return responder.respond(request, build_overview_page)


HANDLERS = (show_overview,)


def _view_overview(visit: Visit) -> OverviewContent:
    # The calendar has a first day.
    since = max(dt.date.min + RECENT, visit.moment.day) - RECENT
    new, moved = _find_newest(visit, EventKind.NEW), _find_moved(visit)
    late, quarrels = _find_late(visit), _find_quarrels(visit)
    stalled = visit.select(Filter(state=(DealState.STALLED_INFERRED,)), Sort.NEWS)
    return OverviewContent(
        funnel=draw_funnel(visit.catalogue.summaries),
        since=since,
        new=_view_told(visit, new[:_NEW_SHOWN]),
        n_new=_count_since(new, since),
        moved=_view_moved(visit, moved[:_MOVED_SHOWN]),
        n_moved=_count_since(moved, since),
        late=_view_late(visit, late[:_LATE_SHOWN]),
        n_late=len(late),
        quarrels=_view_quarrels(visit, quarrels[:_QUARRELS_SHOWN]),
        n_quarrels=len(quarrels),
        stalled=_view_stalled(visit, stalled.page(0, _STALLED_SHOWN)),
        n_stalled=stalled.total,
        coverage=draw_coverage(visit.listening, visit.moment),
    )


def _find_newest(visit: Visit, kind: EventKind) -> tuple[Event, ...]:
    """Find the events of a kind, the newest first, of each deal the newest."""
    choice = EventChoice(kinds=frozenset({kind}))
    by_subject: dict[str, Event] = {}
    for event in choose_events(list_events(visit), choice):
        if visit.catalogue.place_of(event.subject) is not None:
            by_subject.setdefault(event.subject, event)
    return tuple(by_subject.values())


def _find_moved(visit: Visit) -> tuple[Event, ...]:
    """Find what moved: to another stage, not only to another word of the same."""
    found = _find_newest(visit, EventKind.MOVED)
    return tuple(it for it in found if any(change.field == "stage" for change in it.changes))


def _count_since(events: Iterable[Event], since: dt.date) -> int:
    return sum(event.day >= since for event in events)


def _find_late(visit: Visit) -> tuple[PromiseLine, ...]:
    """Find the overdue promises, those that fell due last first: they are still news."""
    lines = visit.keep("promise lines", lambda: list_promise_lines(visit.register, visit.moment))
    late = [line for line in lines if line.state is PromiseState.OVERDUE and line.due]
    return tuple(sorted(late, key=lambda line: line.due.last if line.due else dt.date.min)[::-1])


def _find_quarrels(visit: Visit) -> tuple[QuarrelLine, ...]:
    """Find the contradictions, those that came up last first."""
    lines = visit.keep("quarrel lines", lambda: list_quarrels(visit.register, visit.moment))
    known = [line for line in lines if visit.catalogue.place_of(line.deal_id) is not None]
    return tuple(sorted(known, key=lambda line: line.known or "", reverse=True))


def _find_deal(visit: Visit, deal_id: str) -> DealSummary:
    place = visit.catalogue.place_of(deal_id)
    assert place is not None  # only deals that the catalogue has are chosen
    return visit.catalogue.summaries[place]


def _view_told(visit: Visit, events: tuple[Event, ...]) -> tuple[ToldDeal, ...]:
    views = view_events(visit.register, events, visit.insight.lexicon)
    return tuple(
        ToldDeal(deal=_find_deal(visit, view.event.subject), date=view.date) for view in views
    )


def _view_late(visit: Visit, lines: tuple[PromiseLine, ...]) -> tuple[LatePromise, ...]:
    views = view_lines(visit.register, lines, visit.insight.lexicon)
    return tuple(LatePromise(view=it, deal=_find_first(visit, it.deal_ids)) for it in views)


def _find_first(visit: Visit, deal_ids: Iterable[str]) -> DealSummary | None:
    """Find the first of some deals that is known at the moment."""
    places = (visit.catalogue.place_of(deal_id) for deal_id in deal_ids)
    return next((visit.catalogue.summaries[it] for it in places if it is not None), None)


def _view_moved(visit: Visit, events: tuple[Event, ...]) -> tuple[MovedDeal, ...]:
    views = view_events(visit.register, events, visit.insight.lexicon)
    return tuple(MovedDeal(deal=_find_deal(visit, view.event.subject), view=view) for view in views)


def _view_quarrels(visit: Visit, lines: tuple[QuarrelLine, ...]) -> tuple[QuarrelOfDeal, ...]:
    views = view_quarrels(visit.register, lines, visit.insight.lexicon)
    return tuple(QuarrelOfDeal(deal=_find_deal(visit, it.deal_id), view=it) for it in views)


def _view_stalled(visit: Visit, deals: Iterable[DealSummary]) -> tuple[StalledDeal, ...]:
    silences = ((deal, visit.deal(deal.id).silence) for deal in deals)
    return tuple(StalledDeal(deal=deal, silence=it) for deal, it in silences if it is not None)
